"""Asked again before what counts most: what leaves the portal, and what a sleutelpersoon does for an organisatie."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.core import clock
from portal.policy.permissions import FRESH_FOR
from tests.factor.people import outside_the_demo, set_up, show, with_password

NOON = datetime(2031, 5, 6, 12, 0, 10, tzinfo=UTC)
JUST, PAST = NOON + FRESH_FOR, NOON + FRESH_FOR + timedelta(minutes=1)


@pytest.fixture
def strict(portal):
    twin = outside_the_demo(portal)
    yield twin
    twin.close()


def still_there(person, until: datetime, every=timedelta(minutes=10)) -> None:
    """Opens a page now and then, so that the session does not end."""
    at = NOON
    while at + every < until:
        at += every
        with clock.at(at):
            assert person.open("/mijn/sessies").status == 200


def test_who_takes_their_casus_along_confirms_when_it_is_long_ago(portal):
    with clock.at(NOON):
        yara = portal.person("yara")
        path = f"{yara.casus()}/meenemen"
        app, _ = set_up(yara)
    with clock.at(JUST):
        assert yara.open(path).status == 200
    with clock.at(PAST):
        for page in (path, f"{path}.pdf", f"{path}.json"):
            assert yara.open(page).location == f"/mijn/bevestig?next={page}"
        confirm = f"/mijn/bevestig?next={path}"
        assert show(yara, "1234", confirm).status == 422
        assert show(yara, app.code(), confirm).location == path
        assert yara.open(path).status == 200
        assert "Wie keek" in yara.open("/begin").words


def test_a_file_is_fetched_from_a_page_of_its_own(portal):
    with clock.at(NOON):
        yara = portal.person("yara")
        path = f"{yara.casus()}/meenemen.json"
        app, _ = set_up(yara)
    with clock.at(PAST):
        page = show(yara, app.code(), f"/mijn/bevestig?next={path}")
        assert page.status == 200
        assert path in page.links
        assert yara.open(path).status == 200


def test_in_the_demo_who_has_none_is_not_asked(portal):
    with clock.at(NOON):
        yara = portal.person("yara")
        path = f"{yara.casus()}/meenemen"
    with clock.at(PAST):
        assert yara.open(path).status == 200


def test_a_look_that_was_not_given_is_not_in_the_log(portal):
    with clock.at(NOON):
        bram, yara = portal.person("bram"), portal.person("yara")
        path = f"{yara.casus()}/meenemen"
        set_up(bram)
        before = yara.open(f"{yara.casus()}/wie-keek").words.count("Bram")
    still_there(bram, PAST)
    with clock.at(PAST):
        assert bram.open(path).status == 302
        assert bram.open(f"/casus/{'A' * 22}/meenemen").status == 302, "nor told whether it exists"
        assert bram.open("/organisatie/" + "A" * 22 + "/verzoeken").status == 404, "never of a gemeente"
        yara = portal.person("yara")
        assert yara.open(f"{yara.casus()}/wie-keek").words.count("Bram") == before


def test_what_a_sleutelpersoon_was_filling_in_is_sent_again_as_it_was(strict):
    with clock.at(NOON):
        hanneke = with_password(strict, "hanneke")
        app, _ = set_up(hanneke, "/inloggen/beveilig/app")
        office = hanneke.organisatie()
        path = hanneke.open(f"{office}/verzoeken").link("/verzoeken/")
        page = hanneke.open(path)
        person = page.html.split('name="person" value="')[1].split('"')[0]
        sent = {**page.hidden(), "doe": "noem", "person": person}
    still_there(hanneke, PAST)
    with clock.at(PAST):
        page = hanneke.send(path, sent)
        assert page.status == 401
        assert "Bevestig dat u het bent" in page.words
        confirm = f"/mijn/bevestig?next={path}"
        page = hanneke.send(confirm, {**page.hidden(), "code": "1"})
        assert page.status == 422, "and it is still carried along"
        page = hanneke.send(confirm, {**page.hidden(), "code": app.code()})
        assert f'action="{path}"' in page.html
        again = page.hidden()
        assert (again["person"], again["doe"]) == (person, "noem")
        assert hanneke.send(path, again).status == 302
        assert 'name="person"' not in hanneke.open(path).html, "it was answered"


def test_where_it_leads_is_never_another_site(portal):
    with clock.at(NOON):
        yara = portal.person("yara")
        set_up(yara)
    for number, elsewhere in enumerate(("//evil.example", "https://evil.example", "/\\evil.example")):
        with clock.at(PAST + timedelta(minutes=number)):
            page = yara.client.get("/mijn/bevestig", query_string={"next": elsewhere})
            assert "evil" not in page.get_data(as_text=True)
