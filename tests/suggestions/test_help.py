"""The versie says with whose help it was written: by name to who may know that person, else that there was help."""

import re

import pytest

WITH = "met hulp van Joris van Loenen (betaald)"


@pytest.mark.parametrize("who", ["yara", "joris", "bram", "marloes", "fenna"])
def test_who_may_know_the_helper_reads_the_name(demo, who):
    casus = demo.person("yara").casus()
    assert WITH in demo.person(who).open(f"{casus}/hulpvraag").words


def test_who_may_not_know_who_takes_part_reads_that_there_was_help(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    cell = next(
        link for link in yara.open(f"{casus}/toestemming").links
        if link.endswith("/betrokkenen") and "UWV" in yara.open(link).words
    )  # fmt: skip
    yara.fill_in(cell, doe="sluit")
    words = bram.open(f"{casus}/hulpvraag").words
    assert "Joris" not in words.split("Wie ziet dit")[0]
    assert ", met hulp" in words
    assert WITH not in words


def test_who_does_not_read_that_answer_reads_nothing_of_help(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    page = yara.open(f"{casus}/delen")
    ticked = re.findall(r'name="cel" value="([^"]+)" checked', page.html)
    kept = [value for value in ticked if not value.startswith("geholpen.")]
    yara.send(f"{casus}/delen", {**page.hidden(), "cel": kept})
    newest = bram.open(f"{casus}/hulpvraag").html.split("<nav aria-labelledby")[0]
    assert "met hulp" not in newest.split("<main")[1]


def test_it_stays_with_the_words_and_goes_when_the_client_writes_others(pair):
    pair.yara.fill_in(f"{pair.casus}/schrijven/zorgen", tekst="Iets anders.")
    pair.share()
    assert f", {WITH}" in pair.mine().words, "the answer that was helped stands unchanged"
    pair.yara.fill_in(f"{pair.casus}/schrijven/geholpen", tekst="Helemaal van mijzelf.")
    pair.share()
    assert WITH not in pair.mine().html.split("<nav aria-labelledby")[0].split("<main")[1]
    assert WITH in pair.mine().words, "the earlier text keeps it"


def test_taken_over_and_shared_it_is_said(pair):
    pair.yara.fill_in(f"{pair.casus}/schrijven/geholpen", tekst="Helemaal van mijzelf.")
    pair.share()
    pair.suggest()
    pair.decide("neem")
    pair.share()
    assert f", {WITH}" in pair.mine().words


def test_left_as_it_was_nothing_is_said(pair):
    pair.yara.fill_in(f"{pair.casus}/schrijven/geholpen", tekst="Helemaal van mijzelf.")
    pair.decide("laat")
    pair.yara.fill_in(f"{pair.casus}/schrijven/best", tekst="Ook van mijzelf.")
    pair.share()
    assert f", {WITH}" not in pair.mine().html.split("<nav aria-labelledby")[0]
