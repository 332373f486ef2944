"""A client signs in with DigiD: sure enough or not at all, and nothing is kept of who they are there."""

import pytest
from sqlalchemy import select

from portal.account.models import Account
from portal.openid.flow import looks_like_bsn
from portal.openid.models import Identity
from tests.account.signing_in import MAILS, RIGHT
from tests.openid.elsewhere import is_in
from tests.servers.openid import LOW

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def test_a_client_comes_in_at_niveau_substantieel_and_as_a_client(digid):
    digid.linked("yara")
    yara = digid.portal.browse()
    assert "Log in met DigiD (demo)" in yara.open("/inloggen").words
    assert digid.sign_in(yara, "yara").location == "/begin"
    assert yara.open(f"{yara.casus()}/").status == 200


@on_sqlite
def test_less_than_substantieel_is_refused_with_words(digid):
    digid.linked("yara")
    yara = digid.portal.browse()
    page = digid.sign_in(yara, "yara", LOW)
    assert (page.status, "niveau Substantieel" in page.words) == (403, True)
    assert not is_in(yara)
    digid.provider.claims = lambda claims: {name: value for name, value in claims.items() if name != "acr"}
    assert digid.sign_in(yara, "yara").status == 403


def test_who_has_an_account_links_it_once(digid):
    yara = digid.portal.browse()
    assert digid.sign_in(yara, "yara").location == "/inloggen/koppelen"
    assert "sleutelpersoon" not in yara.open("/inloggen/koppelen").words
    answer = yara.fill_in("/inloggen/koppelen", mail=MAILS["yara"], password="niet dit")
    assert answer.status == 422
    page = yara.open("/inloggen/koppelen")
    form = {**page.hidden(0), "mail": MAILS["yara"], "password": RIGHT}
    assert yara.send("/inloggen/koppelen", form).status == 302
    assert is_in(yara)
    again = digid.portal.browse()
    assert digid.sign_in(again, "yara").location == "/begin"


def test_who_is_new_begins_without_a_password_and_only_a_keyed_hash_is_kept(digid):
    person = digid.portal.browse()
    digid.sign_in(person, "nieuw")
    page = person.open("/inloggen/koppelen")
    assert person.send("/inloggen/nieuw", {**page.hidden(1), "naam": ""}).status == 422
    form = person.open("/inloggen/koppelen").hidden(1)
    assert person.send("/inloggen/nieuw", {**form, "naam": "Nieuwe Naam"}).status == 302
    assert person.open("/beginnen/verder").status == 200
    with digid.portal.inside() as session:
        identity = session.scalars(select(Identity)).one()
        account = session.get(Account, identity.account_id)
        assert len(identity.subject_hash) == 32
        assert account.mail_sealed is None
    again = digid.portal.browse()
    assert digid.sign_in(again, "nieuw").location == "/begin"


@on_sqlite
def test_digid_opens_no_work_for_an_organisatie(digid):
    person = digid.portal.browse()
    digid.sign_in(person, "bram")
    page = person.open("/inloggen/koppelen")
    form = {**page.hidden(0), "mail": MAILS["bram"], "password": RIGHT}
    assert person.send("/inloggen/koppelen", form).status == 422
    assert not is_in(person)


@on_sqlite
def test_a_subject_that_looks_like_a_bsn_is_refused(digid):
    person = digid.portal.browse()
    page = digid.sign_in(person, "123456782")
    assert (page.status, is_in(person)) == (400, False)


@pytest.mark.parametrize(
    ("subject", "is_one"),
    [
        ("123456782", True),
        ("s00000000:123456782", True),
        ("123 456 782", True),
        ("123456789", False),
        ("10000008", True),
        ("7f3c-123456782-a", False),
        ("een-pseudoniem", False),
    ],
)
def test_what_looks_like_a_bsn(subject, is_one):
    assert looks_like_bsn(subject) is is_one
