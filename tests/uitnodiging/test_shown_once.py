"""A code is shown once; a double press must not leave somebody without it and without knowing what to do."""

import re

from tests.uitnodiging.people import INVITE, NAAM, Invited, handed, invited, kept


def test_whose_second_press_took_the_code_away_makes_a_new_one_with_one_button(portal):
    sunita, client = portal.person("sunita"), Invited(portal.app)
    path, form = INVITE, {**sunita.open(INVITE).hidden(), "naam": NAAM, "how": "zelf"}
    links = []
    for _ in range(2):  # also when the new one is asked for twice
        links.append(handed(sunita.send(path, form)))
        path = sunita.send(path, form).location
        page = sunita.open(path)
        assert "de code staat hier niet meer" in page.words
        assert re.findall(r'name="doe" value="(\w+)"', page.html) == ["nieuw"]
        form = {**page.hidden(), "doe": "nieuw"}
    new = handed(sunita.send(path, form))
    assert {client.enter(*each).status for each in links} == {422}
    assert client.enter(*new).location == "/welkom/account"
    assert 'value="intrekken"' in sunita.open(kept(sunita)[0]).html


def test_who_gave_the_code_before_it_was_made_anew_gives_the_new_one(portal):
    sunita, client = portal.person("sunita"), Invited(portal.app)
    client.enter(*invited(sunita))
    assert client.open("/welkom/account").status == 200
    again = handed(sunita.fill_in(kept(sunita)[0], doe="nieuw"))
    assert "Hier kunt u nu niet verder" in client.open("/welkom/account").words
    assert client.enter(*again).location == "/welkom/account"
    assert "Hier kunt u nu niet verder" not in client.open("/welkom/account").words
