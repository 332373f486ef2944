"""A sleutelpersoon, a bestuurder and a beheerder see their own organisation, and never what a client wrote."""

import json

import pytest

from tests.policy.expected import expected

INSIDE = {
    "hanneke": ("Gemeente Nijmegen", ["Marloes Tempelman", "Sunita Ramdhani"], ["Bram Oosterling", "Fenna Achterberg"]),
    "peter-paul": ("UWV, kantoor Nijmegen", ["Bram Oosterling", "Wietske Hoekemeijer"], ["Hamza Oualidi"]),
    "esra": ("GGZ Waalrand (fictief)", ["Fenna Achterberg", "Rafael Gomes da Veiga"], ["Jelte Wiardema"]),
    "marijke": ("Gemeente Den Haag", ["Fatima Zeroualli", "Bas Hofdijker"], ["Marloes Tempelman"]),
    "jian": ("Gemeente Nijmegen", ["Marloes Tempelman"], ["Bram Oosterling"]),
}  # fmt: skip
ASKED = "eerst-slapen"
ACTS = {"hanneke": "hanneke-sleutelpersoon", "marijke": "marijke-bestuur", "jian": "jian-beheer"}
OF_THE_DESK = {"aanvraag", "datalek_revision", "navraag"}  # what a client asked of it, what it wrote itself
CLIENTS = ["Yara", "Tomasz", "Kofi", "Naima", "Ruben"]


def own(person):
    return person.open(f"{person.organisatie()}/")


@pytest.mark.parametrize("who", INSIDE)
def test_one_sees_the_people_of_ones_own_organisation_and_of_no_other(demo, who):
    name, inside, outside = INSIDE[who]
    page = own(demo.person(who))
    assert page.status == 200
    assert f'<h1 class="utrecht-heading-1">{name}' in page.html
    for each in inside:
        assert each in page.words
    for each in outside + CLIENTS:
        assert each not in page.words


def test_who_stopped_is_told_as_such(demo):
    """Gert-Jan's account was ended; Mirjam does the same work."""
    rows = own(demo.person("hanneke")).html.split("<tr ")
    status = {name: next(row for row in rows if name in row) for name in ("Gert-Jan Stolk", "Mirjam Ohello")}
    assert "gestopt" in status["Gert-Jan Stolk"]
    assert "doet mee" in status["Mirjam Ohello"]


@pytest.mark.parametrize("who", ["hanneke", "marijke", "jian", "yara", "bram", "fenna", "joris"])
def test_another_organisation_does_not_exist(demo, who):
    person = demo.person(who)
    theirs = demo.person("esra").organisatie() + "/"
    assert person.open(theirs).status == 404
    assert (
        person.open(theirs).response.data == person.open("/organisatie/AAAAAAAAAAAAAAAAAAAAAA/").response.data
    )


@pytest.mark.parametrize("who", ["bram", "yara", "joris"])
def test_who_works_with_clients_has_no_such_page_of_their_own_organisation_either(demo, who):
    uwv = demo.person("peter-paul").organisatie() + "/"
    assert demo.person(who).open(uwv).status == 404


@pytest.mark.parametrize("who", ["hanneke", "marijke", "jian"])
def test_no_word_of_a_client_is_on_any_page_they_find(demo, who):
    """There is no super-user: for care content these roles have never. Mevrouw A. let her name stand for Hanneke."""
    person = demo.person(who)
    file = demo.settings.data_dir / "canaries.json"
    canaries = json.loads(file.read_text())
    let_stand = {each["word"] for each in canaries if each["cell"] == "NAAM" and each["casus"] == ASKED}
    colleagues = ("placement", "expertise")  # one who is invited; what those who work here tell of themselves
    words = [each["word"] for each in canaries if each["table"] not in colleagues and each["author"] != who]
    words = [word for word in words if word not in (let_stand if who == "hanneke" else ())]
    at_desk = {each["word"] for each in canaries if each["table"] in OF_THE_DESK} & expected(file)[ACTS[who]]
    words = [word for word in words if word not in at_desk]
    todo, seen = ["/begin", "/"], set()
    while todo:
        path = todo.pop().split("#")[0]
        if path in seen or "snel-weg" in path or "uitloggen" in path or path.startswith("/static"):
            continue
        seen.add(path)
        page = person.open(path)
        todo += [page.location] if page.status == 302 else page.links
        assert not any(word in page.html for word in words), path
    assert len(seen) > 5
    assert not any("/casus/" in path for path in seen)


def test_what_an_onderdeel_may_read_stands_once_for_each_ground(demo):
    words = own(demo.person("hanneke")).words
    assert "Publieke taak: wie er meedoen, plan, werk, inkomen en overleg" in words
    assert "Toestemming: gezondheid en werk" in words
    assert "Schuldhulp schuldhulp" not in words, "a name that says the task is not said again"


@pytest.mark.parametrize("who", ["hanneke", "marijke", "jian"])
def test_the_page_that_says_who_may_what_is_one_of_their_links(demo, who):
    page = demo.person(who).open("/wie-mag-wat")
    assert 'href="/wie-mag-wat" aria-current="page"' in page.html
