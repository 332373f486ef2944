"""Somebody signs in at their own organisatie: who comes in, as what, and with what in their session."""

import pytest
from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.openid.elsewhere import is_in
from tests.servers.openid import LOW, Window

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def test_who_is_linked_comes_in_and_a_second_factor_that_was_shown_counts(uwv):
    bram = uwv.portal.browse()
    page = uwv.sign_in(bram, "bram")
    assert page.location == "/begin"
    assert is_in(bram)
    (session,) = uwv.sessions()
    assert session.second_at is not None
    assert session.sid_hash is not None


@on_sqlite
def test_without_a_second_factor_there_the_portal_asks_its_own(uwv):
    bram = uwv.portal.browse()
    uwv.sign_in(bram, "bram", LOW)
    (session,) = uwv.sessions()
    assert session.second_at is None


@on_sqlite
def test_one_goes_on_to_the_page_one_was_going_to(uwv):
    bram = uwv.portal.browse()
    url = uwv.begin(bram, f"/inloggen/bij/{uwv.token}?next=/mijn/sessies")
    assert bram.open(Window().sign_in(url, "bram")).location == "/mijn/sessies"
    url = uwv.begin(bram, f"/inloggen/bij/{uwv.token}?next=https://elders.example/")
    assert bram.open(Window().sign_in(url, "bram")).location == "/begin"


@on_sqlite
def test_the_mail_address_leads_to_the_provider_and_tells_nothing_of_accounts(uwv):
    person = uwv.portal.browse()
    for mail in ("bram@UWV.example", "niemand@uwv.example"):
        page = person.fill_in("/inloggen/organisatie", mail=mail)
        assert f"/inloggen/bij/{uwv.token}" in page.html
    for mail in (MAILS["marloes"], "niemand@nergens.example"):
        page = person.fill_in("/inloggen/organisatie", mail=mail)
        assert "met uw wachtwoord" in page.words
        assert "/inloggen/bij/" not in page.html


def test_who_is_unknown_there_links_once_with_the_password_of_the_account(uwv):
    wietske = uwv.portal.browse()
    page = uwv.sign_in(wietske, "nieuw")
    assert page.location == "/inloggen/koppelen"
    assert not is_in(wietske)
    wrong = wietske.fill_in("/inloggen/koppelen", mail=MAILS["wietske"], password="niet dit")
    assert (wrong.status, is_in(wietske)) == (422, False)
    right = wietske.fill_in("/inloggen/koppelen", mail=MAILS["wietske"], password=RIGHT)
    assert (right.status, is_in(wietske)) == (302, True)
    again = uwv.portal.browse()
    assert uwv.sign_in(again, "nieuw").location == "/begin"


@on_sqlite
def test_only_an_account_that_works_there_is_linked_and_each_of_them_once(uwv):
    """Somebody of another organisatie, and somebody who is linked to another person there already."""
    for slug in ("marloes", "yara", "bram"):
        person = uwv.portal.browse()
        uwv.sign_in(person, "nieuw")
        page = person.fill_in("/inloggen/koppelen", mail=MAILS[slug], password=RIGHT)
        assert (page.status, is_in(person)) == (422, False), slug


@on_sqlite
@pytest.mark.parametrize("what", ["unknown", "deactivated", "access ended"])
def test_unknown_and_ended_give_one_page_that_tells_nothing(uwv, what):
    with uwv.portal.inside() as session:
        account = session.scalar(select(Account).where(Account.demo_slug == "bram"))
        if what == "deactivated":
            account.active = False
        if what == "access ended":
            session.scalar(select(Lidmaatschap).where(Lidmaatschap.account_id == account.id)).active = False
        session.commit()
    person = uwv.portal.browse()
    page = uwv.sign_in(person, "onbekend" if what == "unknown" else "bram")
    assert page.location == "/inloggen/koppelen"
    shown = person.open(page.location)
    assert "Vraag uw sleutelpersoon" in shown.words
    assert "Bram" not in shown.words
    assert not is_in(person)


@on_sqlite
def test_a_provider_answers_for_its_own_organisatie_alone(uwv):
    """Else whoever runs it could read the casus of one of their people who is a client too."""
    with uwv.portal.inside() as session:
        bram = session.scalar(select(Account).where(Account.demo_slug == "bram"))
        client = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name.is_(None)))
        client.account_id = bram.id
        session.commit()
    person = uwv.portal.browse()
    uwv.sign_in(person, "bram")
    page = person.open("/werk-als")
    assert page.html.count('name="lidmaatschap"') == 1
    with_password = uwv.portal.browse()
    attempt(with_password, MAILS["bram"], RIGHT)
    assert is_in(with_password)
    assert with_password.open("/werk-als").html.count('name="lidmaatschap"') == 1
    assert "cliënt" in with_password.open("/werk-als").words


def test_a_password_does_not_lead_past_the_provider_but_for_who_may_set_it_up(uwv):
    wietske = uwv.portal.browse()
    attempt(wietske, MAILS["wietske"], RIGHT)
    assert not is_in(wietske)
    peter_paul = uwv.portal.browse()
    attempt(peter_paul, MAILS["peter-paul"], RIGHT)
    assert is_in(peter_paul)


@on_sqlite
def test_the_account_of_one_who_came_in_elsewhere_has_no_password(uwv):
    uwv.with_claims()
    person = uwv.portal.browse()
    assert uwv.sign_in(person, "nieuw").location == "/begin"
    for tried in ("", "!", "nobody has this password"):
        page = attempt(uwv.portal.browse(), "nieuw@uwv.example", tried or "x")
        assert page.status == 422


def test_claims_bring_somebody_in_for_one_onderdeel_and_out_again(uwv):
    uwv.with_claims()
    assert uwv.sign_in(uwv.portal.browse(), "onbekend").location == "/inloggen/koppelen"
    assert uwv.sign_in(uwv.portal.browse(), "nieuw").location == "/begin"
    with uwv.portal.inside() as session:
        made = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Nieuw van Elders"))
        assert (made.organisatie_id, made.onderdeel_id) == (uwv.organisatie_id, uwv.onderdeel_id)
        assert str(made.role) == "uwv"
    uwv.provider.claims = lambda claims: claims | {"groups": ["een ander onderdeel"]}
    assert uwv.sign_in(uwv.portal.browse(), "nieuw").location == "/inloggen/koppelen"
