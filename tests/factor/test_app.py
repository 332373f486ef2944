"""An app with codes: set up at one's own pace; each half minute counts once, whoever sends it and how often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.account import throttle
from portal.core import clock
from portal.factor.models import CodeApp
from tests.factor.people import OWN, App, set_up, show, with_password

NOON = datetime(2031, 5, 6, 12, 0, 10, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def app(portal):
    """Yara's; set up five minutes ago."""
    with clock.at(NOON):
        return set_up(portal.person("yara"))[0]


def asked(portal):
    with clock.at(LATER):
        return portal.person("yara")


def wrong(app: App) -> str:
    return "000000" if app.code() != "000000" else "111111"


def test_who_set_one_up_is_asked_for_it_and_goes_on(portal, app):
    with clock.at(LATER):
        yara = with_password(portal, "yara", "/inloggen?next=/mijn/sessies")
        assert yara.open("/begin").location == "/inloggen/stap-2?next=/begin"
        answer = show(yara, app.code(), "/inloggen/stap-2?next=/mijn/sessies")
        assert answer.location == "/mijn/sessies"
        assert yara.open("/begin").status == 200


def test_fifty_at_once_after_a_failed_try_and_with_spaces_one_gets_in(portal, app, monkeypatch):
    monkeypatch.setattr(throttle, "PER_ACCOUNT", 100)  # all of them get to the code
    with clock.at(LATER):
        people = [portal.person("yara") for _ in range(50)]
        assert show(people[0], wrong(app)).status == 422
        forms = [person.open("/inloggen/stap-2").hidden() for person in people]
        code = app.code()

    def one(place: int) -> int:
        with clock.at(LATER):
            typed = f" {code[:3]} {code[3:]} "
            return people[place].send("/inloggen/stap-2", {**forms[place], "code": typed}).status

    with ThreadPoolExecutor(50) as pool:
        assert sorted(pool.map(one, range(50))) == [302] + [422] * 49
    with clock.at(LATER):
        assert [person.open("/begin").status for person in people].count(200) == 1


def test_a_code_that_was_used_counts_no_more_nor_does_an_earlier_one(portal, app):
    first, second = asked(portal), asked(portal)
    with clock.at(LATER):
        assert show(first, app.code()).status == 302
        for at in (LATER, LATER - timedelta(seconds=30)):
            page = show(second, app.code(at))
            assert page.status == 422
            assert "klopt niet, of is al gebruikt" in page.words
    with clock.at(LATER + timedelta(seconds=30)):
        assert show(second, app.code()).status == 302


def test_the_code_that_set_it_up_does_not_sign_in(portal):
    with clock.at(NOON):
        app = set_up(portal.person("yara"))[0]
        assert show(portal.person("yara"), app.code()).status == 422


def test_it_may_be_typed_as_it_is_read_and_a_clock_may_be_half_a_minute_off(portal, app):
    tried = {-60: 422, -30: 302, 30: 302, 60: 422}
    ways = ("{0}", " {1} {2} ", "{1}-{2}", "{1}\N{NO-BREAK SPACE}{2}")
    for number, ((away, status), way) in enumerate(zip(tried.items(), ways, strict=True)):
        with clock.at(LATER + timedelta(minutes=5 * number)):
            code = app.code(clock.now() + timedelta(seconds=away))
            answer = show(portal.person("yara"), way.format(code, code[:3], code[3:]))
            assert answer.status == status, away


def test_the_sixth_wrong_code_waits_also_with_the_right_one(portal, app):
    yara = asked(portal)
    with clock.at(LATER):
        assert [show(yara, wrong(app)).status for _ in range(6)] == [422] * 5 + [429]
        page = show(asked(portal), app.code())
        assert page.status == 429, "also from another browser"
        assert "Wacht 15 minuten" in page.words
    after = LATER + timedelta(minutes=16)
    with clock.at(after):
        assert show(portal.person("yara"), app.code()).status == 302


def test_what_is_no_code_is_said_and_costs_no_try(portal, app):
    yara = asked(portal)
    with clock.at(LATER):
        for typed in ("", "12345", "abcdef", "1" * 400, "١٢٣٤٥٦", "\0"):
            page = show(yara, typed)
            assert page.status == 422, typed
            assert "6 cijfers" in page.words
        assert show(yara, app.code()).status == 302


def test_a_wrong_code_while_setting_up_shows_the_same_qr_and_keeps_the_name(portal):
    kofi = portal.person("kofi")
    page = kofi.open(f"{OWN}/app")
    app, sent = App(page), {**page.hidden(), "naam": "Telefoon van thuis", "code": "12 34"}
    page = kofi.send(f"{OWN}/app", sent)
    assert page.status == 422
    assert App(page).secret == app.secret
    assert "Telefoon van thuis" in page.html
    page = kofi.send(f"{OWN}/app", {**page.hidden(), "naam": "", "code": app.code()})
    assert (page.status, "Geef een naam" in page.words) == (422, True)


def test_a_secret_that_was_not_offered_to_this_person_is_refused(portal):
    yara = portal.person("yara")
    sent = {**yara.open(f"{OWN}/app").hidden(), "naam": "App"}
    for offer in ("", "x", portal.person("kofi").open(f"{OWN}/app").hidden()["offer"]):
        page = yara.send(f"{OWN}/app", {**sent, "offer": offer, "code": "123456"})
        assert page.status == 422
        assert "Deze QR-code is te oud" in page.words


def test_sent_twice_gives_one_app(portal):
    yara = portal.person("yara")
    page = yara.open(f"{OWN}/app")
    sent = {**page.hidden(), "code": App(page).code(), "naam": "Mijn telefoon"}
    assert yara.send(f"{OWN}/app", sent).status == 200
    assert yara.send(f"{OWN}/app", sent).location == f"{OWN}?nu=erbij"
    with portal.inside() as session:
        assert session.scalar(select(func.count(CodeApp.id))) == 1
