"""Linde reads along with Mei-Lin, Truus with Oksana: what was opened to them, under the name the client gave them."""

import re
from datetime import timedelta

import pytest

from portal.core import clock
from tests.casus.statements import cost
from tests.plan.team import choice

LINDE, TRUUS = "mijn dochter Linde", "buurvrouw Truus"


@pytest.fixture(scope="module")
def linde(demo):
    return demo.person("linde")


@pytest.fixture(scope="module")
def meilin(demo):
    return demo.person("meilin")


@pytest.fixture(scope="module")
def casus(meilin) -> str:
    return meilin.casus()


def main(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.html.split("<main")[1]).split())


def test_a_naaste_begins_with_what_was_opened_and_how_to_stop(linde, casus):
    page = linde.open("/begin")
    assert "U leest mee met" in page.words
    for word in ("Hulpvraag", "Plan", "Werk"):
        assert word in main(page).split("Dit opende")[1]
    for word in ("Inkomen", "Behandeling", "Dagelijks leven", "Wie er meedoen"):
        assert word not in main(page)
    assert f"{casus}/stop-met-meelezen" in page.links


def test_a_naaste_has_the_pages_of_a_reader_alone(linde, casus):
    words = linde.open(f"{casus}/").words
    for asked in ("Wie kan er nog bij?", "Dit wacht op u", "Stel er een voor", "Bewaar wat u mag lezen"):
        assert asked not in words
    for path in ("bijdrage", "doel", "doelen", "actie", "voorstel", "voorstellen", "wie-doet-mee", "toestemming",
                 "toestemming/logboek", "wie-keek", "meenemen", "meenemen.pdf", "meenemen.json", "meenemen.zip",
                 "hulpvraag.pdf", "delen"):  # fmt: skip
        assert linde.open(f"{casus}/{path}").status == 404, path
    for link in linde.open(f"{casus}/").links:
        if link.startswith(casus):
            assert linde.open(link).status == 200, link


def test_the_client_reads_the_name_they_gave(demo, meilin, casus):
    demo.person("linde").open(f"{casus}/")
    for path in ("wie-doet-mee", "toestemming", "delen", "", "toestemming/logboek", "wie-keek", "toestemming/waarom",
                 "toestemming/pauze"):  # fmt: skip
        assert LINDE in meilin.open(f"{casus}/{path}").words, path
    assert LINDE in meilin.open(f"{casus}/meenemen.json").html


def test_who_may_know_who_takes_part_reads_that_name_and_that_it_is_a_naaste(demo, casus):
    for who in ("ayse", "youssef"):
        words = demo.person(who).open(f"{casus}/").words
        assert f"{LINDE} naaste" in words
    assert LINDE in demo.person("ayse").open(f"{casus}/meenemen.json").html


@pytest.mark.parametrize("who", ["tirza", "linde"])
def test_who_may_not_know_it_finds_the_name_nowhere(demo, casus, who):
    person = demo.person(who)
    inside = [link for link in person.open(f"{casus}/").links if link.startswith(casus)]
    for link in [f"{casus}/", "/begin", *inside]:
        assert "mijn dochter" not in person.open(link).html, link


def test_a_naaste_is_told_that_they_read_it_themselves(demo):
    words = demo.person("truus").open(f"{demo.person('oksana').casus()}/").words
    assert TRUUS not in words
    assert re.search(r"Wie doen mee .*\bU naaste", words)
    assert "Pim van Aalten" in words, "who takes part was opened to her"


def test_the_name_at_the_top_is_their_own(linde):
    assert "Linde Verhoeven" in linde.open("/begin").words


def test_a_naaste_is_not_asked_to_do_an_actie(demo, meilin, casus):
    """They could never say how it stands."""
    choices = re.findall(r'name="owner"[^>]*><span>([^<]*)', meilin.open(f"{casus}/actie").html)
    assert any("Youssef Benhaddoun" in each for each in choices)
    assert not any("mijn dochter" in each for each in choices)


def test_what_can_never_be_open_says_so_in_the_grid(meilin, casus):
    grid = meilin.open(f"{casus}/toestemming").html
    row = next(part for part in grid.split("<tr") if ">Inkomen" in part)
    assert "kan nooit" in row.split(LINDE)[1]


def test_another_casus_is_not_theirs(demo, linde):
    for client in ("oksana", "yara"):
        assert linde.open(f"{demo.person(client).casus()}/").status == 404


def test_who_was_invited_by_nobody_yet_is_told_what_comes(portal):
    meilin, linde = portal.person("meilin"), portal.person("linde")
    meilin.fill_in(f"{meilin.casus()}/toestemming/pauze")
    assert "Er staat nu niets voor u open." in linde.open("/begin").words


def test_the_first_page_tells_what_came_since(portal):
    linde, youssef = portal.person("linde"), portal.person("youssef")
    casus = linde.casus()
    assert "U keek hier nog niet." in linde.open("/begin").words
    linde.open(f"{casus}/")
    assert "Er is niets nieuws sinds" in linde.open("/begin").words
    youssef.fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst="Er is een open dag bij de gemeente.")
    page = linde.open("/begin")
    assert "Schreef over werk" in page.words
    assert "Youssef" not in page.words, "who takes part was not opened to her"
    assert "open dag" not in page.words


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_the_first_page_costs_the_same_with_more_that_is_new(portal):
    linde, meilin = portal.person("linde"), portal.person("meilin")
    casus = linde.casus()
    linde.open(f"{casus}/")
    meilin.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Een.")
    before = cost(portal, linde, "/begin")
    for number in range(10):
        meilin.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst=f"Bijdrage {number}.")
    assert cost(portal, linde, "/begin") == before


def test_an_actie_is_news_to_a_naaste_as_it_is_on_the_page_of_the_casus(portal):
    casus = portal.person("meilin").casus()
    portal.person("linde").open(f"{casus}/")
    with clock.at(clock.now() + timedelta(days=1)):
        meilin = portal.person("meilin")
        page = meilin.open(f"{casus}/actie")
        meilin.fill_in(f"{casus}/actie", tekst="Bellen met de bakker", owner=choice(page, "Ik zelf"))
    with clock.at(clock.now() + timedelta(days=2)):
        linde = portal.person("linde")
        for path in ("/begin", f"{casus}/"):
            page = linde.open(path)
            assert f'href="{casus}/#acties">1 actie</a>' in page.html, path
