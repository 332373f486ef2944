"""The beheerder invites the first sleutelpersoon of an organisatie, and a deputy. Who comes after is invited there."""

import re

from tests.regio.test_regios import BASE, add, with_twente
from tests.uitnodiging.people import PASSWORD, Invited

NAAM, DEPUTY = "Doutzen Hiemstra", "Bilal Amrani"


def path_of(beheerder) -> str:
    page = beheerder.open(f"{BASE}twente/").html
    return re.search(r'href="(/beheer/regio/twente/sleutelpersoon/[\w-]{22})"', page).group(1)


def named(beheerder, path: str, naam: str = NAAM, deputy: str = DEPUTY, **fields):
    empty = {"mail": "", "deputy_mail": ""}
    return beheerder.send(
        path, {**beheerder.open(path).hidden(), **empty, "naam": naam, "deputy": deputy, **fields}
    )


def invited(beheerder) -> list[tuple[str, str]]:
    """Link and code of the sleutelpersoon, and of the deputy."""
    html = named(beheerder, path_of(beheerder)).html
    links = re.findall(r'value="http://[^/]+(/uitnodiging/[^"]+)"', html)
    return list(zip(links, re.findall(r'id="code-\d">(\d{3} \d{3})<', html), strict=True))


def arrives(portal, link: str, code: str, mail: str):
    somebody = Invited(portal.app)
    assert somebody.enter(link, code).location == "/welkom/account"
    somebody.log_in(somebody.make_account(mail).location, mail, PASSWORD)
    page = somebody.open("/welkom/collega")
    return somebody, somebody.send("/welkom/collega", {**page.hidden(), "doe": "ja"})


def test_the_first_comes_in_and_lets_others_in(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    somebody, went = arrives(portal, *invited(beheerder)[0], "eerste@elders.example")
    assert went.location == "/begin"
    assert "sleutelpersoon bij Gemeente Almelo" in somebody.open("/begin").words
    assert somebody.open(f"{somebody.organisatie()}/uitnodigen").status == 200
    assert "Nog geen sleutelpersoon" not in beheerder.open(f"{BASE}twente/").words


def test_the_deputy_waits_until_the_first_confirms(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    one, other = invited(beheerder)
    first, _ = arrives(portal, *one, "eerste@elders.example")
    desk = first.open(f"{first.organisatie()}/mensen")
    assert "Er is geen plaatsvervanger" in desk.words
    assert "Nog geen plaatsvervanger" in beheerder.open(f"{BASE}twente/").words
    _, went = arrives(portal, *other, "tweede@elders.example")
    assert went.status == 200
    assert "Gemeente Almelo" in went.words
    desk = first.open(f"{first.organisatie()}/mensen")
    assert first.fill_in(desk.link("/sleutelpersoon/"), doe="bevestig").status == 302
    assert "Er is geen plaatsvervanger" not in first.open(f"{first.organisatie()}/mensen").words
    assert "Nog geen plaatsvervanger" not in beheerder.open(f"{BASE}twente/").words


def test_where_there_is_one_the_beheerder_invites_nobody(portal):
    beheerder = portal.person("jian")
    organisatie = portal.person("hanneke").organisatie().split("/")[2]
    path = f"{BASE}rijk-van-nijmegen/sleutelpersoon/{organisatie}"
    assert "heeft al een sleutelpersoon" in beheerder.open(path).words
    page = named(beheerder, path)
    assert page.status == 422
    assert 'id="code-1"' not in page.html


def test_two_people_are_asked_for(portal):
    beheerder = with_twente(portal.person("jian"))
    add(beheerder)
    path = path_of(beheerder)
    for fields, told in (
        ({"naam": " "}, "Vul de naam van de sleutelpersoon in."),
        ({"deputy": " "}, "Vul de naam van de plaatsvervanger in."),
        ({"deputy": NAAM.upper()}, "Een plaatsvervanger is iemand anders."),
        ({"mail": "a@b.example", "deputy_mail": "A@b.example"}, "Een plaatsvervanger heeft een eigen adres."),
    ):
        page = named(beheerder, path, **fields)
        assert (page.status, told in page.words) == (422, True), fields
    assert "zijn uitgenodigd" not in beheerder.open(f"{BASE}twente/").words
