"""Outside demo mode nobody acts on a password alone. Who has no second factor yet is led to making one."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from portal.account import passwords
from portal.account.models import Account
from portal.core import clock
from portal.factor.models import CodeApp
from portal.policy.routes import listed
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.factor.people import OWN, App, entry, outside_the_demo, recovery, set_up, show, with_password

APP = "/inloggen/beveilig/app"
NOON = datetime(2031, 5, 6, 12, 0, 10, tzinfo=UTC)


@pytest.fixture
def strict(portal):
    twin = outside_the_demo(portal)
    yield twin
    twin.close()


def everything(portal) -> list[str]:
    """Every address that asks for somebody, with a token that names nothing where one is asked."""
    rows = [row for row in listed(portal.app) if row["permission"] or row["undecided"]]
    return [
        row["rule"].replace("<vraag:vraag>", "geholpen").replace("<cell>", "plan")
        for row in rows if "GET" in row["methods"] and row["rule"] != "/uitloggen"
    ]  # fmt: skip


def filled(rule: str) -> str:
    return re.sub(r"<token:\w+>", "A" * 22, rule).replace("<slug>", "haaglanden").replace("<int:number>", "1")


def test_a_password_alone_opens_nothing_but_the_step_that_follows(strict):
    yara = with_password(strict, "yara")
    for rule in everything(strict):
        answer = yara.open(filled(rule))
        assert answer.status == 302, rule
        assert answer.location.startswith("/inloggen/beveilig?next="), rule
    assert yara.open("/").status == 200, "to a public page they are nobody"
    assert yara.open("/inloggen/stap-2").location.startswith("/inloggen/beveilig"), (
        "there is nothing to show yet"
    )


def test_a_first_app_is_made_at_ones_own_pace_and_then_one_goes_on(strict):
    yara = with_password(strict, "yara")
    page = yara.open(yara.open("/mijn/sessies").location)
    assert "Het duurt ongeveer 5 minuten" in page.words
    path = page.link("/app")
    _, page = set_up(yara, path)
    assert len(set(recovery(page))) == 10
    assert "/mijn/sessies" in page.links
    assert yara.open("/mijn/sessies").status == 200
    assert yara.open(APP).location == f"{OWN}?nu=erbij"
    assert yara.open("/inloggen/beveilig").location == "/begin"
    assert "Uw extra beveiliging staat aan" in yara.open(f"{OWN}?nu=erbij").words

    again = with_password(strict, "yara")
    for path in (APP, "/inloggen/beveilig", "/inloggen/beveilig/passkey"):
        assert again.open(path).location.startswith("/inloggen/stap-2"), "a password alone makes no other"


def test_who_knows_the_password_alone_makes_no_second_one_at_the_same_moment(strict):
    owner, other = with_password(strict, "yara"), with_password(strict, "yara")
    page = other.open(APP)
    set_up(owner, APP)
    answer = other.send(APP, {**page.hidden(), "code": App(page).code(), "naam": "Van een ander"})
    assert answer.location.startswith("/inloggen/stap-2")
    with strict.inside() as session:
        assert session.scalar(select(func.count(CodeApp.id))) == 1


def test_the_last_one_stays_and_a_recovery_code_replaces_none(strict):
    yara = with_password(strict, "yara")
    _, page = set_up(yara, APP)
    codes = recovery(page)
    path = entry(yara)
    page = yara.open(path)
    assert "Haal weg" not in page.words
    page = yara.send(path, {**page.hidden(), "naam": "Mijn telefoon", "doe": "weg"})
    assert (page.status, "Voeg eerst een andere toe" in page.words) == (422, True)

    again = with_password(strict, "yara")
    assert show(again, codes[0]).location == f"{OWN}?nu=herstelcode&next=/begin"
    page = again.open(f"{OWN}?nu=herstelcode&next=/begin")
    assert "/begin" in page.links
    assert "U heeft nog 9 herstelcodes" in page.words


def test_what_was_being_written_comes_along_to_the_second_step(strict):
    with clock.at(NOON):
        tomasz = with_password(strict, "tomasz")
        app, _ = set_up(tomasz, APP)
        path = f"{tomasz.casus()}/schrijven/geholpen"
        form = tomasz.open(path).hidden()
    tomasz.client.delete_cookie("portal")
    text = {"kept_text": "Ik was nog niet klaar."}
    with clock.at(NOON + timedelta(minutes=3)):
        page = tomasz.send(path, {**form, "tekst": text["kept_text"]})
        assert page.status == 401
        page = tomasz.send("/inloggen", {**page.hidden(), **text, "mail": MAILS["tomasz"], "password": RIGHT})
        assert "Laat zien dat u het bent" in page.words
        assert text["kept_text"] in page.html
        page = tomasz.send("/inloggen/stap-2", {**page.hidden(), **text, "code": "1"})
        assert (page.status, text["kept_text"] in page.html) == (422, True)
        page = tomasz.send("/inloggen/stap-2", {**page.hidden(), **text, "code": app.code()})
        assert "Uw tekst is er nog" in page.words
        assert f'action="{path}"' in page.html
        assert text["kept_text"] in page.html


def test_whoever_else_signs_in_at_that_screen_gets_none_of_it(strict):
    tomasz = with_password(strict, "tomasz")
    set_up(tomasz, APP)
    path = f"{tomasz.casus()}/schrijven/geholpen"
    form = tomasz.open(path).hidden()
    tomasz.client.delete_cookie("portal")
    page = tomasz.send(path, {**form, "tekst": "Ik was nog niet klaar."})
    sent = {**page.hidden(), "kept_text": "Ik was nog niet klaar.", "mail": MAILS["kofi"], "password": RIGHT}
    answer = tomasz.send("/inloggen", sent)
    assert (answer.status, answer.location.split("?")[0]) == (302, "/inloggen/beveilig")


def test_a_reset_password_does_not_take_it_away(strict):
    with clock.at(NOON):
        app, _ = set_up(with_password(strict, "yara"), APP)
    with strict.inside() as session:
        account = select(Account.id).where(Account.demo_slug == "yara").scalar_subquery()
        changed = {"password_hash": passwords.hash_password("een heel ander wachtwoord")}
        session.execute(update(Account).where(Account.id == account).values(**changed))
        session.commit()
    with clock.at(NOON + timedelta(minutes=3)):
        yara = strict.browse()
        attempt(yara, MAILS["yara"], "een heel ander wachtwoord")
        assert yara.open("/begin").location == "/inloggen/stap-2?next=/begin"
        assert show(yara, app.code()).location == "/begin"
