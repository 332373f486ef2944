"""What people tell of themselves: by themselves, for who works here, until they hide it again."""

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.directory.models import Expertise

OWN, PEOPLE = "/mijn/expertise", "/wie-weet-wat?regio="
LIVED = "Een tijd in de schulden."
SENT = {"topics": ["debts", "recovery"], "about": "Ik denk graag mee.", "lived": LIVED}


def test_it_is_shown_when_somebody_wants_it_and_gone_when_they_do_not(portal):
    tirza, bram = portal.person("tirza"), portal.person("bram")
    assert tirza.fill_in(OWN, **SENT, shown="ja").location == f"{OWN}?nu=bewaard"
    page = bram.open(PEOPLE)
    assert "Tirza Meulenbeltink" in page.words
    assert "Weet van: schulden, herstel." in page.words
    assert LIVED in page.words
    assert tirza.fill_in(OWN, **SENT, shown="nee").status == 302
    assert "Tirza" not in bram.open(PEOPLE).words
    assert LIVED in tirza.open(OWN).html, "their own page keeps it"


def test_the_words_lie_sealed_and_taken_away_they_are_gone(portal):
    tirza = portal.person("tirza")
    tirza.fill_in(OWN, **SENT, shown="ja")
    tirza.fill_in(OWN, topics=["debts"], about="Ik denk graag mee.", lived="", shown="ja")
    with portal.inside() as session:
        about, lived = session.execute(
            select(Expertise.about_sealed, Expertise.lived_sealed)
            .join(Lidmaatschap, Lidmaatschap.id == Expertise.lidmaatschap_id)
            .where(Lidmaatschap.work_name == "Tirza Meulenbeltink")
        ).one()
    assert lived is None
    assert b"graag" not in about


def test_another_tab_is_shown_both(portal):
    tirza = portal.person("tirza")
    other = tirza.open(OWN).hidden()
    tirza.fill_in(OWN, **SENT, shown="ja")
    late = tirza.send(OWN, {**other, "about": "Iets anders.", "shown": "nee"})
    assert late.status == 409
    assert "Ik denk graag mee." in late.words
    assert "Iets anders." in late.html
    assert tirza.send(OWN, {**late.hidden(), "about": "Iets anders.", "shown": "nee"}).status == 302


def test_sent_twice_is_once(portal):
    tirza = portal.person("tirza")
    sent = {**tirza.open(OWN).hidden(), **SENT, "shown": "ja"}
    assert [tirza.send(OWN, sent).status for _ in range(2)] == [302, 302]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_who_knows_of_debts_is_found_and_what_is_hidden_is_not(demo):
    bram = demo.person("bram")
    page = bram.open("/wie-weet-wat?regio=&onderwerp=debts")
    assert "Mirjam Ohello" in page.words
    assert "Xandra Leeuwijn" in page.words
    assert "Joris" not in page.words
    assert "Sunita" not in bram.open(PEOPLE).words
    assert "Xandra" not in bram.open("/wie-weet-wat?onderwerp=debts").words, "another region"
    assert "nog niemand gevonden" in bram.open("/wie-weet-wat?zoek=qqq").words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_beside_the_field_stands_who_reads_it(demo):
    page = demo.person("joris").open(OWN)
    assert "Eigen ervaring gaat vaak over gezondheid." in page.words
    assert "Cliënten en naasten lezen het niet." in page.words


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_one_says_whether_others_may_see_it(demo):
    page = demo.person("bram").fill_in(OWN, about="Iets")
    assert page.status == 422
    assert "Kies of anderen dit mogen zien." in page.words
    assert "Iets" in page.html
