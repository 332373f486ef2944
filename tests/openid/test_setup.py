"""Where people sign in is set up by two: one fills in, another confirms what was tried and works."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core.clock import now
from portal.core.db import db
from portal.openid import metadata
from portal.openid.models import Provider, ProviderLog
from tests.openid.elsewhere import Elsewhere, is_in
from tests.servers.openid import SECRET, SUBSTANTIAL
from tests.support.people import FORM

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
WHO = "peter-paul"


@pytest.fixture
def values(provider):
    provider.honest()
    return {
        "issuer": provider.issuer,
        "client_id": "portal",
        "secret": SECRET,
        "domains": "uwv.example, mail.uwv.example",
        "levels": SUBSTANTIAL,
        "methods": "mfa",
        "claim": "",
    }


def pressed(person, path: str, what: str, which: str = "concept"):
    """A button on the page, with the version that the page shows."""
    page = person.open(path)
    found = [
        at
        for at, form in enumerate(FORM.findall(page.html.split("<main", 1)[-1]))
        if f'value="{which}"' in form
    ]
    return person.send(f"{path}/{what}", {**page.hidden(found[0] if found else 0), "doe": which})


def of(person) -> str:
    return f"{person.organisatie()}/inloggen"


def test_one_fills_in_another_confirms_and_people_come_in(portal, provider, values):
    first, jian = portal.person(WHO), portal.person("jian")
    path = of(first)
    assert first.fill_in(f"{path}/wijzig", **values).location == path
    shown = first.open(path)
    assert "U vulde dit zelf in" in shown.words
    assert SECRET not in shown.html
    assert SECRET not in first.open(f"{path}/wijzig").html
    assert "Alles wat de portal kan proberen, werkt" in pressed(first, path, "test").words
    assert pressed(first, path, "bevestig").status == 422, "not by who filled it in"
    assert (
        portal.browse().fill_in("/inloggen/organisatie", mail="a@uwv.example").html.count("/inloggen/bij/")
        == 0
    )
    assert path in jian.open("/beheer/inloggen").html
    assert pressed(jian, path, "bevestig").status == 302
    found = portal.browse().fill_in("/inloggen/organisatie", mail="a@mail.uwv.example")
    assert "Ga naar de inlogpagina van UWV" in found.words
    with portal.inside() as session:
        row = session.scalar(select(Provider))
        events = [str(event) for event in session.scalars(select(ProviderLog.event).order_by(ProviderLog.id))]
        assert events == ["filled_in", "confirmed"]
        there = Elsewhere(portal, provider)
        there.organisatie_id, there.id = row.organisatie_id, row.id
        there.token = found.link("/inloggen/bij/").rsplit("/", 1)[-1].split("?")[0]
    there.linked("bram")
    bram = portal.browse()
    there.sign_in(bram, "bram")
    assert is_in(bram)


@on_sqlite
def test_a_change_waits_beside_what_works_and_the_secret_does_not_follow_another_address(
    portal, provider, values
):
    there = Elsewhere(portal, provider).of_organisatie(WHO)
    first = portal.person(WHO)
    path = of(first)
    kept = values | {"secret": ""}
    elsewhere = first.fill_in(f"{path}/wijzig", **kept | {"issuer": "https://elders.example"})
    assert (elsewhere.status, "hoort een nieuw geheim" in elsewhere.words) == (422, True)
    assert first.fill_in(f"{path}/wijzig", **kept).status == 302
    assert first.open(path).words.count("Geheim Ingevuld") == 2
    assert portal.browse().open(f"/inloggen/bij/{there.token}").status == 302
    assert pressed(portal.person("jian"), path, "bevestig").status == 302
    assert portal.browse().open(f"/inloggen/bij/{there.token}").status == 404


def test_two_fill_in_at_once_and_the_second_sees_both(portal, values):
    first, other = portal.person(WHO), portal.person(WHO)
    path = f"{of(first)}/wijzig"
    before = other.open(path)
    first.fill_in(path, **values)
    answer = other.send(path, {**before.hidden(), **values, "client_id": "anders"})
    assert answer.status == 409
    assert 'value="anders"' in answer.html
    assert "Er staat nu" in answer.words


@on_sqlite
def test_a_domain_of_another_organisatie_is_not_taken(portal, provider, values):
    Elsewhere(portal, provider).of_organisatie("bram")
    hanneke, jian = portal.person("hanneke"), portal.person("jian")
    hanneke.fill_in(f"{of(hanneke)}/wijzig", **values)
    answer = pressed(jian, of(hanneke), "bevestig")
    assert (answer.status, "van een andere organisatie" in answer.words) == (422, True)


@on_sqlite
def test_what_is_typed_wrong_is_said_beside_the_field(portal, values):
    first = portal.person(WHO)
    path = f"{of(first)}/wijzig"
    for field, text, told in (
        ("issuer", "login.uwv.example", "begint met https://"),
        ("client_id", "", "Vul het client-id in"),
        ("domains", "", "Vul een domein in"),
        ("domains", "geen_domein", "Dit is geen domein"),
        ("levels", "é", "Vul alleen waarden in"),
        ("secret", "", "Vul het geheim in"),
    ):
        page = first.fill_in(path, **values | {field: text})
        assert (page.status, told in page.words) == (422, True), field


WRONG = {
    "away": (lambda idp: setattr(idp, "away", True), "niet bereiken"),
    "another issuer": (
        lambda idp: said(idp, issuer="https://elders.example"),
        "noemt zichzelf https://elders.example",
    ),
    "no token endpoint": (lambda idp: said(idp, token_endpoint=None), "mist: token_endpoint"),
    "no PKCE": (lambda idp: said(idp, code_challenge_methods_supported=["plain"]), "PKCE met S256"),
    "no signature": (lambda idp: said(idp, id_token_signing_alg_values_supported=["HS256", "none"]), "RS256"),
    "readable by others": (lambda idp: said(idp, token_endpoint="http://elders.example/token"), "https://"),
    "no keys": (
        lambda idp: said(idp, jwks_uri=f"{idp.issuer}/.well-known/openid-configuration"),
        "geen sleutels",
    ),
    "keys that are gone": (lambda idp: said(idp, jwks_uri=f"{idp.issuer}/nergens"), "foutmelding"),
}


def said(idp, **changes) -> None:
    idp.said = lambda told: {name: value for name, value in (told | changes).items() if value is not None}


@pytest.fixture(scope="module")
def filled_in(demo, provider):
    first = demo.person(WHO)
    provider.honest()
    Elsewhere(demo, provider).of_organisatie(WHO)
    return first


@on_sqlite
@pytest.mark.parametrize("what", WRONG)
def test_the_test_button_says_what_is_wrong(filled_in, provider, what):
    provider.honest()
    break_it, told = WRONG[what]
    break_it(provider)
    page = pressed(filled_in, of(filled_in), "test", "werkt")
    assert (page.status, told in page.words) == (200, True), page.words


@on_sqlite
def test_the_test_button_says_that_clock_or_secret_is_wrong(filled_in, provider, monkeypatch, portal):
    provider.honest()
    monkeypatch.setattr(metadata, "now", lambda: now() + timedelta(minutes=5))
    assert "klok van de inlogdienst" in pressed(filled_in, of(filled_in), "test", "werkt").words
    monkeypatch.undo()
    assert "Alles wat de portal kan proberen" in pressed(filled_in, of(filled_in), "test", "werkt").words
    other = portal.person("hanneke")
    other.fill_in(
        f"{of(other)}/wijzig",
        issuer=provider.issuer, client_id="portal", secret="een ander geheim", domains="nijmegen.example",
    )  # fmt: skip
    assert "kent dit client-id met dit geheim niet" in pressed(other, of(other), "test").words


@on_sqlite
def test_outside_the_demo_only_https_to_the_internet_is_asked(empty):
    empty.app.config["DEMO"] = False
    with empty.inside():
        for issuer, told in (
            ("http://127.0.0.1:1", "not_https"),
            ("https://127.0.0.1:1", "inside"),
            ("https://10.0.0.1", "inside"),
            ("https://[::1]", "inside"),
            ("https://169.254.169.254", "inside"),
            ("https://a@127.0.0.1", "not_https"),
        ):
            with pytest.raises(metadata.Fault) as fault:
                metadata.of(issuer)
            assert fault.value.what == told, issuer
        db.session.rollback()


@on_sqlite
def test_nobody_else_sees_or_changes_it(demo):
    path = of(demo.person(WHO))
    for who in ("sunita", "yara", "hanneke", "marijke", "esra"):
        person = demo.person(who)
        for part in ("", "/wijzig"):
            assert person.open(path + part).status == 404, who
    jian = demo.person("jian")
    assert jian.open(path).status == 200
    assert jian.open(f"{path}/wijzig").status == 404
    assert demo.person("hanneke").open("/beheer/inloggen").status == 404
