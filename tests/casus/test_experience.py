"""Vanuit ervaring: a place of its own on the casus page, for who may know who is in it, and betaald or vrijwillig."""

import re

import pytest

from tests.bestand.sending import put, written

NAME = "Joris van Loenen (betaald)"


def block(page) -> str:
    """The words of the block; "" when it is not there."""
    if 'id="ervaring"' not in page.html:
        return ""
    html = page.html.split('id="ervaring"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("who", ["yara", "bram", "marloes", "fenna"])
def test_what_was_written_from_experience_stands_apart(demo, who):
    words = block(demo.person(who).open(f"{demo.person('yara').casus()}/"))
    assert NAME in words
    assert "De eerste dag is vooral wennen." in words
    assert "Schrijf vanuit ervaring" not in words


def test_the_ervaringsdeskundige_writes_there_in_words_that_fit(demo):
    joris = demo.person("joris")
    casus = demo.person("yara").casus()
    assert "Schrijf vanuit ervaring" in block(joris.open(f"{casus}/"))
    page = joris.open(f"{casus}/bijdrage")
    assert "Vertel wat u zelf meemaakte" in page.words
    assert "Leg vast in uw eigen systeem" not in page.words
    assert "Leg vast in uw eigen systeem" in demo.person("bram").open(f"{casus}/bijdrage").words


def test_who_may_not_know_who_takes_part_finds_no_such_block(portal):
    """Nor does the way it is written tell them: to them it is somebody who takes part."""
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    cell = next(
        link for link in yara.open(f"{casus}/toestemming").links
        if link.endswith("/betrokkenen") and "UWV" in yara.open(link).words
    )  # fmt: skip
    yara.fill_in(cell, doe="sluit")
    page = bram.open(f"{casus}/")
    assert "ervaring" not in page.html.split("<main")[1].lower()
    assert "Joris" not in page.words


def test_in_a_casus_without_one_there_is_no_block(demo):
    oksana = demo.person("oksana")
    page = oksana.open(f"{oksana.casus()}/")
    assert page.status == 200
    assert 'id="ervaring"' not in page.html


@pytest.mark.parametrize("path", ["/", "/wie-doet-mee", "/tijdlijn", "/hulpvraag"])
def test_betaald_stands_beside_the_name(demo, path):
    yara = demo.person("yara")
    assert NAME in yara.open(yara.casus() + path).words


def test_and_on_the_page_of_the_organisatie(demo):
    romy = demo.person("romy")
    words = romy.open(f"{romy.organisatie()}/").words
    assert NAME in words
    assert "Tirza Meulenbeltink (vrijwillig)" in words


def test_what_always_stays_with_a_bijdrage_stays_with_it_here_too(portal):
    """That it was corrected, its bestand, and how the client sees it."""
    yara, joris = portal.person("yara"), portal.person("joris")
    casus = yara.casus()
    put(joris, written(joris, casus, "plan", "Ik begon met twee uur."), b"Een schema", "schema.txt")
    before = joris.open(f"{casus}/tijdlijn")
    correct, add = (
        next(link for link in before.links if link.endswith(end)) for end in ("/verbeter", "/bestand")
    )
    assert add.removesuffix("/bestand") == correct.removesuffix("/verbeter")
    joris.fill_in(correct, tekst="Ik begon met drie uur.")
    yara.fill_in(correct.replace("/verbeter", "/zienswijze"), tekst="Voor mij is twee uur genoeg.")
    words = block(yara.open(f"{casus}/"))
    for said in (
        "Ik begon met drie uur.",
        "verbeterd",
        "schema.txt",
        "Hoe u dit ziet",
        "Voor mij is twee uur genoeg.",
    ):
        assert said in words, said
