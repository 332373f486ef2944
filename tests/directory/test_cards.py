"""Wie is de sleutelpersoon bij ...?"""

import re

import pytest
from sqlalchemy import event, select, update

from portal.account.models import Lidmaatschap, Role
from portal.core.db import db
from portal.organisatie.models import Organisatie

PATH = "/wie-is-wie"


def names(page) -> list[str]:
    return [found.strip() for found in re.findall(r'<h2 class="utrecht-heading-3">(.*?)</h2>', page.html)]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize("who", ["marloes", "bram", "esra", "joris", "hanneke", "marijke", "jian"])
def test_everybody_who_works_here_finds_who_to_call(demo, who):
    page = demo.person(who).open(f"{PATH}?regio=rijk-van-nijmegen&zoek=gemeente nijm")
    assert names(page) == ["Gemeente Nijmegen"]
    assert "Hanneke Vos , sleutelpersoon" in page.words
    assert 'href="tel:0240000011"' in page.html
    assert "Bereikbaar: maandag tot en met donderdag" in page.words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize("who", ["yara", "linde"])
@pytest.mark.parametrize("path", [PATH, "/wie-weet-wat", "/mijn/expertise"])
def test_a_client_and_a_naaste_have_no_such_pages(demo, who, path):
    person = demo.person(who)
    assert person.open(path).status == 404
    assert "wie-is-wie" not in person.open("/begin").html


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_one_begins_in_ones_own_region_and_can_look_in_all(demo):
    bram = demo.person("bram")
    assert "Gemeente Den Haag" not in names(bram.open(PATH))
    every = bram.open(bram.open(PATH).link("?regio="))
    assert {"Gemeente Den Haag", "Gemeente Nijmegen"} <= set(names(every))
    assert names(bram.open(f"{PATH}?regio=nergens&zoek=DEN HAAG")) == [
        "Gemeente Den Haag",
        "UWV, kantoor Den Haag",
    ]
    assert "geen organisatie gevonden" in bram.open(f"{PATH}?regio=&zoek=%25").words
    assert "Hier is nog geen sleutelpersoon." in bram.open(f"{PATH}?zoek=beuningen").words


def test_a_sleutelpersoon_writes_their_own_card_and_a_second_tab_is_shown_both(portal):
    hanneke = portal.person("hanneke")
    path = f"{hanneke.organisatie()}/contact"
    other = hanneke.open(path).hidden()
    answer = hanneke.fill_in(path, phone="024 111 22 33", mail="", reachable="altijd", what_for="Alles.")
    assert answer.location == f"{path}?nu=bewaard"
    assert "024 111 22 33" in portal.person("bram").open(PATH).words
    late = hanneke.send(path, {**other, "phone": "024 999 99 99", "what_for": "Iets anders."})
    assert late.status == 409
    assert "Telefoon: 024 111 22 33" in late.words
    assert "Iets anders." in late.html
    assert hanneke.send(path, {**late.hidden(), "phone": "024 999 99 99"}).status == 302
    assert "024 999 99 99" in portal.person("bram").open(PATH).words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone": "bel maar"}, "Dit is geen telefoonnummer."),
        ({"mail": "hier"}, "Dit is geen e-mailadres."),
        ({"what_for": "w" * 501}, "Houd het kort"),
        ({"reachable": "w" * 101}, "Dit is te lang."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(demo, typed, said):
    hanneke = demo.person("hanneke")
    page = hanneke.fill_in(f"{hanneke.organisatie()}/contact", **typed)
    assert page.status == 422
    assert said in page.words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_only_the_sleutelpersoon_of_that_organisatie_has_the_form(demo):
    path = f"{demo.person('hanneke').organisatie()}/contact"
    for who in ("esra", "abel", "jian", "marloes", "yara"):
        assert demo.person(who).open(path).status == 404, who


def test_who_is_a_sleutelpersoon_no_more_stands_here_no_more(portal):
    with portal.inside() as session:
        session.execute(
            update(Lidmaatschap).where(Lidmaatschap.work_name == "Hanneke Vos").values(active=False)
        )
        session.commit()
    page = portal.person("bram").open(f"{PATH}?zoek=gemeente nijmegen")
    assert "Hanneke" not in page.words


def test_ten_sleutelpersonen_cost_as_many_queries_as_one(portal):
    bram = portal.person("bram")
    bram.open(PATH)
    asked: list[str] = []
    with portal.app.app_context():
        engine = db.engine

    def note(*args):
        asked.append(args[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        bram.open(PATH)
        before = len(asked)
        more(portal)
        asked.clear()
        page = bram.open(PATH)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert page.words.count("Extra Persoon") == 10
    assert len(asked) == before


def more(portal) -> None:
    with portal.inside() as session:
        hanneke = session.scalars(select(Lidmaatschap).where(Lidmaatschap.work_name == "Hanneke Vos")).one()
        organisaties = session.scalars(
            select(Organisatie.id).where(Organisatie.name.like("Gemeente%")).order_by(Organisatie.id)
        ).all()
        for number in range(10):
            session.add(
                Lidmaatschap(
                    account_id=hanneke.account_id,
                    role=Role.SLEUTELPERSOON,
                    organisatie_id=organisaties[number % 5],
                    work_name="Extra Persoon",
                )
            )
        session.commit()
