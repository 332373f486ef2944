"""Server-side sessions: only a hash is kept, and what ends on the server has ended in every browser."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from portal.account.actor import hashed
from portal.account.limits import HOME
from portal.account.models import Account, Lidmaatschap, SignInSession
from portal.core import clock
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.support.portals import Portal

AWAY = "/inloggen?next=/begin"


def count(portal) -> int:
    with portal.inside() as session:
        return session.scalar(select(func.count(SignInSession.id)))


def test_every_sign_in_has_a_new_cookie_and_the_database_only_its_hash(demo):
    yara = demo.person("yara")
    first = yara.cookie
    yara.sign_in("yara")
    assert first != yara.cookie
    with demo.inside() as session:
        kept = session.scalars(select(SignInSession.secret_hash)).all()
    assert hashed(yara.cookie) in kept
    assert yara.cookie.encode() not in b"".join(kept)


def test_a_cookie_that_was_set_before_signing_in_is_not_taken_over(demo):
    person = demo.browse()
    person.client.set_cookie("portal", "chosen-by-somebody-else")
    attempt(person, MAILS["bram"], RIGHT)
    assert person.cookie != "chosen-by-somebody-else"


def test_signing_in_over_a_session_ends_it(demo):
    yara = demo.person("yara")
    old = yara.cookie
    yara.sign_in("kofi")
    other = demo.browse()
    other.client.set_cookie("portal", old)
    assert other.open("/begin").location == AWAY


def test_after_signing_out_the_old_token_opens_nothing(demo):
    yara = demo.person("yara")
    old = yara.cookie
    answer = yara.fill_in("/uitloggen")
    assert answer.location == "/"
    assert yara.cookie is None
    yara.client.set_cookie("portal", old)
    assert yara.open("/begin").location == AWAY


def test_a_form_from_before_signing_in_is_worth_nothing_after_it(demo):
    person = demo.browse()
    old = person.open("/inloggen").hidden()["csrf_token"]
    person.sign_in("yara")
    assert person.send("/uitloggen", {"csrf_token": old, "request_id": "0" * 32}).status == 400


def test_signing_out_everywhere_ends_every_other_browser_at_once(demo):
    phone, laptop, other = demo.person("yara"), demo.person("yara"), demo.person("kofi")
    answer = phone.fill_in("/mijn/sessies", all="1")
    assert answer.location == "/inloggen"
    assert laptop.open("/begin").location == AWAY
    assert phone.open("/begin").location == AWAY
    assert other.open("/begin").status == 200


def test_one_browser_can_be_ended_from_another(demo):
    phone, laptop = demo.person("ricardo"), demo.person("ricardo")
    page = phone.open("/mijn/sessies")
    assert page.words.count("Log hier uit") == 2
    assert page.words.count("dit apparaat") == 1
    other = next(
        item.split('name="session" value="')[1].split('"')[0]
        for item in page.html.split("<li ")
        if "Log hier uit" in item and "dit apparaat" not in item
    )
    phone.send("/mijn/sessies", {**page.hidden(), "session": other})
    assert laptop.open("/begin").location == AWAY
    assert phone.open("/mijn/sessies").words.count("Log hier uit") == 1


def test_the_session_of_somebody_else_cannot_be_ended(demo):
    yara, kofi = demo.person("yara"), demo.person("kofi")
    theirs = kofi.open("/mijn/sessies").html.split('name="session" value="')[1].split('"')[0]
    yara.send("/mijn/sessies", {**yara.open("/mijn/sessies").hidden(), "session": theirs})
    assert kofi.open("/begin").status == 200


def change(portal, model, slug: str, **values) -> None:
    account = select(Account.id).where(Account.demo_slug == slug).scalar_subquery()
    column = Account.id if model is Account else Lidmaatschap.account_id
    with portal.inside() as session:
        session.execute(update(model).where(column == account).values(**values))
        session.commit()


def test_a_deactivated_account_is_out_at_the_next_request(portal):
    bram = portal.person("bram")
    assert bram.open("/mijn/casussen").status == 200
    change(portal, Account, "bram", active=False)
    assert bram.open("/mijn/casussen").location == "/inloggen?next=/mijn/casussen"
    change(portal, Account, "bram", active=True)
    assert bram.open("/mijn/casussen").status == 200, "the check is of now, not of then"


def test_an_ended_lidmaatschap_opens_nothing_at_the_next_request(portal):
    bram = portal.person("bram")
    casus = portal.person("yara").casus()
    change(portal, Lidmaatschap, "bram", active=False)
    for path in ("/mijn/casussen", f"{casus}/", "/begin", "/mijn/sessies", "/wie-mag-wat"):
        answer = bram.open(path)
        assert answer.status == 302, path
        assert answer.location.startswith("/werk-als"), path
    assert "Yara" not in bram.open("/werk-als").words


def test_writing_keeps_a_session_awake_until_the_longest(demo):
    begin = datetime.now(UTC)
    with clock.at(begin):
        tomasz = demo.person("tomasz")
        path = f"{tomasz.casus()}/schrijven/geholpen"
    passed = timedelta()
    while passed + timedelta(hours=1) < HOME.longest:
        passed += timedelta(hours=1)
        with clock.at(begin + passed):
            form = {**tomasz.open(path).hidden(), "tekst": f"Uur {passed}"}
            assert tomasz.send(f"{path}/bewaar", form).status == 200
    with clock.at(begin + HOME.longest + timedelta(minutes=1)):
        assert tomasz.open("/begin").status == 302


@pytest.mark.parametrize(("https", "name"), [(True, "__Host-portal"), (False, "portal")])
def test_the_cookie_is_for_this_host_alone_and_no_script_reads_it(demo, https, name):
    twin = Portal(replace(demo.settings, https=https))
    base = "https://localhost" if https else "http://localhost"
    try:
        client = twin.app.test_client()
        token = (
            client.get("/inloggen", base_url=base)
            .get_data(as_text=True)
            .split('name="csrf_token" value="')[1]
            .split('"')[0]
        )
        answer = client.post(
            "/inloggen/demo",
            data={"csrf_token": token, "person": "yara"},
            base_url=base,
            headers={"Referer": f"{base}/inloggen"},
        )
    finally:
        twin.close()
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith(f"{name}="))
    parts = set(cookie.split("; ")[1:])
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= parts
    assert ("Secure" in parts) is https
    assert not any(part.startswith("Domain") for part in parts)


def test_quickly_away_ends_the_session_and_asks_the_browser_to_forget(demo):
    yara = demo.person("yara")
    before, old = count(demo), yara.cookie
    answer = yara.open("/snel-weg")
    assert (answer.status, answer.location) == (302, demo.settings.neutral_url)
    assert answer.response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert yara.cookie is None
    assert count(demo) == before - 1
    yara.client.set_cookie("portal", old)
    assert yara.open("/begin").location == AWAY


def test_quickly_away_also_works_for_who_is_not_signed_in(demo):
    assert demo.browse().open("/snel-weg").location == demo.settings.neutral_url
