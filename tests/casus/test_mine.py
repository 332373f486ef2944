"""Mijn casussen lists what I may open, paged by key, with the first words only where they are open to me."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.casus import actions
from portal.core import clock
from portal.hulpvraag.actions import make_version, save_concept
from portal.hulpvraag.models import Vraag
from portal.organisatie.models import Arbeidsmarktregio
from portal.toestemming.actions import open_cell

NAME = re.compile(r'<p class="p-case__name"><a[^>]*>([^<]*)</a>')


def names(page) -> list[str]:
    return NAME.findall(page.html)


def of(session, slug: str) -> Lidmaatschap:
    return session.scalar(select(Lidmaatschap).join(Account).where(Account.demo_slug == slug))


@pytest.fixture
def many(portal):
    """Gwendolyn, who was in no casus, in sixty; ten at a time they began at the same moment."""
    now = datetime.now(UTC)
    with portal.inside() as session:
        client, worker = of(session, "ricardo"), of(session, "gwendolyn")
        regio = session.scalar(select(Arbeidsmarktregio.id).limit(1))
        for number in range(60):
            with clock.at(now - timedelta(days=60 - number // 10)):
                casus = actions.start_casus(client, f"Casus {number:02}", regio)
                actions.join_team(casus.id, worker)
                save_concept(casus.id, Vraag.GEHOLPEN, f"Vraag {number:02}", 0)
                make_version(casus.id)
                open_cell(casus.id, worker.partij_id, "geholpen" if number % 2 else "plan")
        session.commit()
    return portal.person("gwendolyn")


def all_pages(person) -> list[list[str]]:
    page, found = person.open("/mijn/casussen"), []
    while True:
        found.append(names(page))
        more = [link for link in page.links if "?na=" in link]
        if not more:
            return found
        page = person.open(more[0])


def test_twenty_five_at_a_time_each_once_newest_first(many):
    found = all_pages(many)
    assert [len(page) for page in found] == [25, 25, 10]
    assert [name for page in found for name in page] == [f"Casus {n:02}" for n in reversed(range(60))]


def test_the_first_words_stand_there_only_where_they_are_open(many):
    page = many.open("/mijn/casussen")
    for item in page.html.split("<li ")[1:26]:
        number = int(NAME.search(item).group(1).removeprefix("Casus "))
        assert (f"Vraag {number:02}" in item) is bool(number % 2)


def test_who_is_in_no_casus_is_told_how_one_comes_in(demo):
    page = demo.person("gwendolyn").open("/mijn/casussen")
    assert names(page) == []
    assert "U doet nog niet mee in een casus." in page.words


def test_a_casus_of_which_nothing_is_open_is_not_in_the_list(demo):
    """Bram is in the team of Tomasz, who opened nothing yet."""
    assert not any("Tomasz" in name for name in names(demo.person("bram").open("/mijn/casussen")))


@pytest.mark.parametrize("who", ["yara", "hanneke", "marijke", "jian"])
def test_who_has_no_such_list_finds_no_such_page(demo, who):
    assert demo.person(who).open("/mijn/casussen").status == 404


def test_long_first_words_are_cut_at_a_word(portal):
    tomasz, bram = portal.person("tomasz"), portal.person("bram")
    casus = tomasz.casus()
    tomasz.fill_in(f"{casus}/schrijven/geholpen", tekst="Ik wil\n\nweer gaan " + "rijden " * 30)
    boxes = re.findall(r'name="cel" value="([^"]*)"', tomasz.open(f"{casus}/delen").html)
    tomasz.fill_in(f"{casus}/delen", cel=boxes)
    item = next(i for i in bram.open("/mijn/casussen").html.split("<li ") if "Tomasz" in i)
    quote = re.search(r"<q[^>]*>([^<]*)</q>", item).group(1)
    assert quote == "Ik wil weer gaan rijden rijden rijden rijden rijden rijden…"
