"""From a name and a code to the first word of a hulpvraag; or to nothing at all."""

import pytest
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Casus, Deelname, Teamlid
from portal.core.db import db
from portal.uitnodiging.models import Uitnodiging
from tests.policy.owner import as_owner
from tests.team.people import at_once
from tests.uitnodiging.people import INVITE, MAIL, NAAM, PASSWORD, Invited, handed, invited, kept, wrong


def counts(portal) -> dict[str, int]:
    with portal.inside():
        return {
            model.__tablename__: db.session.scalar(select(func.count(model.id)))
            for model in (Account, Lidmaatschap, Casus, Deelname, Teamlid, Uitnodiging)
        }


def more(portal, before: dict[str, int]) -> dict[str, int]:
    now = counts(portal)
    return {name: now[name] - before[name] for name in now if now[name] != before[name]}


@pytest.fixture
def sunita(portal):
    return portal.person("sunita")


@pytest.fixture
def client(portal):
    return Invited(portal.app)


def standing(sunita) -> str:
    return sunita.open("/mijn/uitnodigingen").words


def test_a_client_comes_in_writes_and_only_they_know_it(portal, sunita, client):
    before = counts(portal)
    link, code = invited(sunita)
    assert "Wacht op de cliënt" in standing(sunita)
    assert more(portal, before) == {"uitnodiging": 1}, "before the client says yes there is no casus"
    page = client.arrive(link, code)
    for sentence in ("Niemand leest mee", "U mag altijd stoppen", "Sunita Ramdhani", "Rijk van Nijmegen"):
        assert sentence in page.words
    assert "checked" not in page.html
    first = client.send("/welkom", {**page.hidden(), "doe": "begin"})
    assert first.location.endswith("/schrijven/geholpen")
    assert client.fill_in(first.location, tekst="Ik wil weer onder de mensen.").status == 302
    assert "Willemijn" in client.open("/begin").words
    assert more(portal, before) == {"account": 1, "lidmaatschap": 1, "casus": 1, "uitnodiging": 1}
    assert "Gebruikt" in standing(sunita)
    assert NAAM not in sunita.open("/mijn/uitnodigingen").words, "the name was for finding each other"
    assert "Willemijn" not in sunita.open("/mijn/casussen").words


def test_the_inviter_takes_part_if_the_client_says_so_and_reads_nothing_yet(portal, sunita, client):
    before = counts(portal)
    begun = client.begin(*invited(sunita), with_inviter="y")
    casus = begun.location.rsplit("/schrijven", 1)[0]
    assert more(portal, before)["teamlid"] == more(portal, before)["deelname"] == 1
    assert "Sunita Ramdhani" in client.open(f"{casus}/wie-doet-mee").words
    assert sunita.open(f"{casus}/").status == 404
    assert NAAM not in sunita.open("/mijn/casussen").words
    assert sunita.open("/mijn/uitnodigingen").words.count("Gebruikt") == 1


@pytest.mark.parametrize("change", ["active = FALSE", "partij_id = NULL"])
def test_who_does_not_work_there_any_more_is_not_let_in(portal, sunita, client, change):
    link, code = invited(sunita)
    before = counts(portal)
    as_owner(portal, f"UPDATE lidmaatschap SET {change} WHERE work_name = 'Sunita Ramdhani'")
    page = client.arrive(link, code)
    assert "Sunita Ramdhani" in page.words
    assert "mag meedoen" not in page.words
    begun = client.send("/welkom", {**page.hidden(), "doe": "begin", "with_inviter": "y"})
    assert "/schrijven/" in begun.location
    assert "teamlid" not in more(portal, before)


def test_who_does_not_want_this_leaves_nothing_behind(portal, sunita, client):
    before = counts(portal)
    page = client.arrive(*invited(sunita))
    answer = client.send("/welkom", {**page.hidden(), "doe": "stop"})
    assert answer.location == "/welkom/gestopt"
    assert "is weg" in client.open(answer.location).words
    assert more(portal, before) == {"uitnodiging": 1}
    assert "Niet doorgegaan" in standing(sunita)
    assert NAAM not in standing(sunita)
    assert client.log_in("/inloggen").status == 422
    assert "Hier kunt u nu niet verder" in client.open("/welkom/account").words


def test_somebody_with_an_account_begins_with_that_one(portal, sunita):
    """Kofi writes in Haaglanden or here: whoever is invited signs in, and what they have stays."""
    before = counts(portal)
    somebody = Invited(portal.app)
    link, code = invited(sunita)
    somebody.enter(link, code)
    sign_in = somebody.open("/welkom/account").link("/inloggen?next=")
    assert (
        somebody.log_in(sign_in, "bram.oosterling@voorbeeld.example", "laat-mij-het-zien").location
        == "/welkom"
    )
    page = somebody.open("/welkom")
    assert "los van uw werk" in page.words
    begun = somebody.send("/welkom", {**page.hidden(), "doe": "begin"})
    assert "/schrijven/" in begun.location
    assert somebody.open(begun.location).status == 200
    assert more(portal, before) == {"lidmaatschap": 1, "casus": 1, "uitnodiging": 1}


def test_a_client_who_has_a_casus_here_gets_no_second_and_lets_nobody_in_by_it(portal):
    """What stands open to the partij of who invited they would read at once: that has a question of its own."""
    inviter = portal.person("wietske")
    before = counts(portal)
    yara = Invited(portal.app)
    yara.sign_in("yara")
    assert yara.enter(*invited(inviter)).location == "/welkom"
    page = yara.open("/welkom")
    assert "U hebt al een casus in de regio Rijk van Nijmegen" in page.words
    assert "doet door deze uitnodiging niet mee" in page.words
    assert "with_inviter" not in page.html
    assert "Eerst niemand" not in page.words
    ticked = yara.send("/welkom", {**page.hidden(), "doe": "begin", "with_inviter": "y"})
    assert ticked.status == 409
    assert "doet door deze uitnodiging niet mee" in ticked.words
    assert more(portal, before) == {"uitnodiging": 1}
    assert yara.send("/welkom", {**ticked.hidden(), "doe": "begin"}).status == 302
    assert more(portal, before) == {"uitnodiging": 1}


def test_the_inviter_cannot_take_their_own_link(portal, sunita):
    link, code = invited(sunita)
    assert sunita.fill_in(link, code=code).location == "/welkom"
    page = sunita.open("/welkom")
    assert "Dit is uw eigen uitnodiging" in page.words
    assert sunita.send("/welkom", {"doe": "begin", **sunita.open("/mijn/sessies").hidden()}).status == 200
    assert "Wacht op de cliënt" in standing(sunita)


def test_a_link_for_a_naaste_begins_no_casus(portal, client):
    """The door is the same; each page takes its own kind of invitation alone."""
    oksana = portal.person("oksana")
    link, code = handed(oksana.fill_in(f"{oksana.casus()}/naaste", naam="mijn zus"))
    client.enter(link, code)
    client.log_in(client.make_account().location)
    before = counts(portal)
    page = client.open("/welkom")
    assert "Hier kunt u nu niet verder" in page.words
    assert client.send("/welkom", {**client.open("/beginnen/verder").hidden(), "doe": "begin"}).status == 200
    assert more(portal, before) == {}


def test_opening_the_link_a_hundred_times_changes_nothing(portal, sunita, client):
    """Scanners of mail follow every link."""
    link, code = invited(sunita)
    for _ in range(20):
        assert portal.browse().open(link).status == 200
        assert portal.browse().open("/welkom").status == 302
    assert client.enter(link, code).location == "/welkom/account"


def test_every_link_that_opens_nothing_gives_one_answer(portal, sunita, client):
    used, withdrawn, locked, standing_one = [invited(sunita) for _ in range(4)]
    client.begin(*used)
    assert sunita.fill_in(kept(sunita)[2], doe="intrekken").status == 302
    stranger = Invited(portal.app)
    for _ in range(5):
        stranger.enter(locked[0], wrong(locked[1]))
    answers = [stranger.enter(*each) for each in (used, withdrawn, locked)]
    answers.append(stranger.enter(standing_one[0], wrong(standing_one[1])))
    answers.append(stranger.enter(f"/uitnodiging/{'A' * 43}", "123456"))
    assert {answer.status for answer in answers} == {422}
    assert {answer.words for answer in answers} == {answers[0].words}
    assert "Op slot" in standing(sunita)
    assert "Ingetrokken" in standing(sunita)


def test_a_new_link_and_code_open_what_was_locked(portal, sunita, client):
    link, code = invited(sunita)
    for _ in range(5):
        client.enter(link, wrong(code))
    assert client.enter(link, code).status == 422
    again = handed(sunita.fill_in(kept(sunita)[0], doe="nieuw"))
    assert again != (link, code)
    assert client.enter(*again).location == "/welkom/account"


def test_an_invitation_that_is_withdrawn_half_way_ends_there(portal, sunita, client):
    page = client.arrive(*invited(sunita))
    sunita.fill_in(kept(sunita)[0], doe="intrekken")
    before = counts(portal)
    answer = client.send("/welkom", {**page.hidden(), "doe": "begin"})
    assert "Hier kunt u nu niet verder" in answer.words
    assert more(portal, before) == {}


def test_pressing_twice_at_once_makes_one_account_and_one_casus(portal, sunita, client):
    before = counts(portal)
    client.enter(*invited(sunita))
    page = client.open("/welkom/account")
    form = {**page.hidden(), "naam": "Willemijn", "mail": MAIL, "password": PASSWORD}
    answers = at_once(portal, [client] * 4, "/welkom/account", [form] * 4)
    assert {answer.status for answer in answers} == {302}
    assert more(portal, before) == {"account": 1, "uitnodiging": 1}
    client.log_in(answers[0].location)
    page = client.open("/welkom")
    form = {**page.hidden(), "doe": "begin", "with_inviter": "y"}
    answers = at_once(portal, [client] * 4, "/welkom", [form] * 4)
    assert {answer.status for answer in answers} == {302}
    assert more(portal, before) == {
        "account": 1, "lidmaatschap": 1, "casus": 1, "uitnodiging": 1, "deelname": 1, "teamlid": 1,
    }  # fmt: skip


def test_inviting_twice_with_one_form_is_one_invitation(portal, sunita):
    before = counts(portal)
    page = sunita.open(INVITE)
    form = {**page.hidden(), "naam": NAAM, "how": "zelf"}
    first, again = sunita.send(INVITE, form), sunita.send(INVITE, form)
    assert first.status == 200
    assert again.status == 302
    assert "U ziet dit één keer" in first.words
    assert more(portal, before) == {"uitnodiging": 1}


def test_a_slip_in_the_address_is_put_right(portal, sunita, client):
    before = counts(portal)
    client.enter(*invited(sunita))
    client.make_account("wilemijn@elders.example")
    client.log_in(client.make_account().location)
    assert client.open("/welkom").status == 200
    assert more(portal, before) == {"account": 1, "uitnodiging": 1}


def test_an_address_that_has_an_account_gets_the_same_answer(portal, sunita, client):
    client.enter(*invited(sunita))
    known = client.make_account("bram.oosterling@voorbeeld.example")
    fresh = client.make_account()
    assert (known.status, known.location) == (fresh.status, fresh.location)
    assert "Had u al een account" in client.open(fresh.location).words
    assert client.log_in("/inloggen", "bram.oosterling@voorbeeld.example").status == 422, "its password stays"
