"""The beheerder invites the first sleutelpersoon of an organisatie. Who comes after is invited and confirmed there."""

import re

from tests.regio.test_regios import BASE, add, with_twente
from tests.uitnodiging.people import PASSWORD, Invited, handed

NAAM = "Doutzen Hiemstra"


def path_of(beheerder) -> str:
    page = beheerder.open(f"{BASE}twente/").html
    return re.search(r'href="(/beheer/regio/twente/sleutelpersoon/[\w-]{22})"', page).group(1)


def invited(beheerder, naam: str = NAAM) -> tuple[str, str]:
    path = path_of(beheerder)
    return handed(beheerder.send(path, {**beheerder.open(path).hidden(), "naam": naam, "mail": ""}))


def arrives(portal, link: str, code: str, mail: str):
    somebody = Invited(portal.app)
    assert somebody.enter(link, code).location == "/welkom/account"
    somebody.log_in(somebody.make_account(mail).location, mail, PASSWORD)
    page = somebody.open("/welkom/collega")
    return somebody, somebody.send("/welkom/collega", {**page.hidden(), "doe": "ja"})


def test_the_first_comes_in_and_lets_others_in(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    somebody, went = arrives(portal, *invited(beheerder), "eerste@elders.example")
    assert went.location == "/begin"
    assert "sleutelpersoon bij Gemeente Almelo" in somebody.open("/begin").words
    assert somebody.open(f"{somebody.organisatie()}/uitnodigen").status == 200
    assert "Nog geen sleutelpersoon" not in beheerder.open(f"{BASE}twente/").words


def test_of_two_who_were_invited_the_second_waits_to_be_confirmed(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    one, other = invited(beheerder), invited(beheerder, "Bilal Amrani")
    arrives(portal, *one, "eerste@elders.example")
    _, went = arrives(portal, *other, "tweede@elders.example")
    assert went.status == 200
    assert "Gemeente Almelo" in went.words


def test_where_there_is_one_the_beheerder_invites_nobody(portal):
    beheerder = portal.person("jian")
    organisatie = portal.person("hanneke").organisatie().split("/")[2]
    path = f"{BASE}rijk-van-nijmegen/sleutelpersoon/{organisatie}"
    assert "heeft al een sleutelpersoon" in beheerder.open(path).words
    page = beheerder.send(path, {**beheerder.open(path).hidden(), "naam": NAAM, "mail": ""})
    assert page.status == 422
    assert 'id="code"' not in page.html


def test_a_name_is_asked_for(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    page = beheerder.send(path_of(beheerder), {**beheerder.open(path_of(beheerder)).hidden(), "naam": " "})
    assert page.status == 422
    assert "Vul de naam van de sleutelpersoon in." in page.words
