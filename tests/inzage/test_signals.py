"""That a colleague is a client is for the functionaris alone, who reads a number and no name."""

import re

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap, Role
from portal.core.db import db
from portal.policy.namesakes import surnames

PLACES = ("/wie-keek", "/mensen", "/navragen", "/logboek", "/wie-keek/steekproef", "/")


@pytest.fixture
def bram(portal):
    return portal.person("bram")


def look(bram, client: str = "Sem Rietveld") -> None:
    bram.open(f"{bram.casus_of(client)}/")


def change(portal, slug: str, **values) -> None:
    with portal.inside():
        account = select(Account.id).where(Account.demo_slug == slug).scalar_subquery()
        for row in db.session.scalars(select(Lidmaatschap).where(Lidmaatschap.account_id == account)):
            for name, value in values.items():
                setattr(row, name, value)
        db.session.commit()


def signals(portal):
    person = portal.person("diederik")
    return person.open(f"{person.organisatie()}/signalen")


def main(page) -> str:
    return page.html.split("<main", 1)[1].split("</main>")[0]


def test_without_a_signal_nothing_stands_there(portal, bram):
    look(bram)
    ottilie = portal.person("ottilie")
    assert "Er is geen signaal." in ottilie.open(f"{ottilie.organisatie()}/signalen").words
    assert "Bram" not in main(signals(portal))


def test_a_bestuurder_who_bears_the_name_of_a_client_tried_to_look(portal):
    """In the demo: Roelof Brouwer, and Kofi Asante-Brouwer."""
    page = signals(portal)
    assert "Roelof Brouwer, bestuurder" in page.words
    assert "Kofi" not in main(page)


def test_who_bears_the_name_of_the_client(portal, bram):
    look(bram)
    change(portal, "bram", work_name="Bram van Rietveld")
    page = signals(portal)
    assert page.words.count("De cliënt heeft dezelfde achternaam.") == 2
    assert "Bram van Rietveld" in page.words
    assert re.search(r"Casus \w{3}-\d{4}", page.words)
    for hidden in ("Sem", "KANARIE", "hulpvraag"):
        assert hidden not in main(page), hidden


def test_a_client_who_works_at_the_same_organisatie(portal, bram):
    look(bram)
    with portal.inside():
        sem = db.session.scalar(select(Account.id).where(Account.demo_slug == "sem"))
        own = db.session.scalars(
            select(Lidmaatschap).where(Lidmaatschap.work_name == "Bram Oosterling")
        ).one()
        db.session.add(
            Lidmaatschap(
                account_id=sem,
                role=Role.BESTUURDER,
                organisatie_id=own.organisatie_id,
                work_name="S. Rietveld",
            )
        )
        db.session.commit()
    page = signals(portal)
    assert "De cliënt werkt ook bij deze organisatie." in page.words
    office = portal.person("peter-paul")
    for path in PLACES:
        shown = office.open(office.organisatie() + path)
        assert "werkt ook bij" not in shown.words
        assert "achternaam" not in shown.words


def test_who_tried_and_saw_nothing_is_a_signal_too(portal, bram):
    bram.open(f"{portal.person('ruben').casus()}/")
    change(portal, "bram", work_name="Bram Martijna")
    assert "Bram Martijna" in signals(portal).words


def test_the_client_reads_that_the_functionaris_looked_and_asks_nobody_about_it(portal, bram):
    """A question would tell the desk that there was a signal."""
    look(bram)
    change(portal, "bram", work_name="Bram Rietveld")
    signals(portal)
    sem = portal.person("sem")
    casus = next(link for link in sem.open("/begin").links if link.endswith("/wie-keek"))
    page = sem.open(f"{casus}?wie=anders")
    (line,) = [part for part in page.html.split('<li class="p-row">') if "Diederik Palsma" in part]
    assert "Ging na of iemand hier mocht kijken." in line
    assert "/vraag" not in line


def test_nobody_else_finds_the_page(portal):
    office = portal.person("diederik").organisatie()
    for who in ("peter-paul", "ottilie", "bram", "abel", "jian", "yara"):
        assert portal.person(who).open(f"{office}/signalen").status == 404, who


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Yara de Lange", {"lange"}),
        ("Kofi Asante-Brouwer", {"asante", "brouwer"}),
        ("Naima", set()),
        ("Mevrouw A.", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_the_name_that_is_compared(name, found):
    assert surnames(name) == found
