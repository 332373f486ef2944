"""Measured on 200 sentences that were written apart from the lists; the figures are printed."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from portal.tijdlijn.signals import is_bsn, signals

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text())["zin"]


def kinds(text: str, own: str = "") -> set[str]:
    return {signal.kind for signal in signals(text, own)}


def test_most_of_what_does_not_belong_is_noticed_and_little_else(capsys):
    meant = Counter(each["soort"] for each in SENTENCES)
    noticed = Counter(each["soort"] for each in SENTENCES if each["soort"] in kinds(each["tekst"]))
    alarms = sum(1 for each in SENTENCES if not each["soort"] and kinds(each["tekst"]))
    recall = noticed.total() / (len(SENTENCES) - meant[""])
    with capsys.disabled():
        of_kinds = ", ".join(f"{kind} {noticed[kind]}/{meant[kind]}" for kind in meant if kind)
        print(f"\nsignals: recall {recall:.0%} ({of_kinds}); false alarms {alarms}/{meant['']}")
    assert (len(SENTENCES), meant[""]) == (200, 100)
    assert recall >= 0.8
    assert alarms <= 10


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BSN 000000012", "bsn"),
        ("nummer 0000.00.012", "bsn"),
        ("0000 00 012", "bsn"),
        ("bel 06 00000000", "ander"),
        ("dossier 000000013", ""),
        ("20 mg per dag", "medicatie"),
        ("Zij heeft ASS.", "diagnose"),
        ("de as van de fiets", ""),
        ("Mevrouw Jansen van de winkel", "ander"),
        ("zijn man", "ander"),
        ("de man", ""),
    ],
)
def test_by_example(text, kind):
    assert kinds(text) == ({kind} if kind else set())


def test_the_client_is_nobody_else():
    assert kinds("Mevrouw Jansen begint maandag.", "Sofie Jansen") == set()


def test_the_eleven_test():
    assert is_bsn("000000012")
    assert not is_bsn("000000000")
    assert not is_bsn("000000013")
