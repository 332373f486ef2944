"""The mails round an invitation and a new account, through the outbox and over SMTP."""

import re

import pytest
from sqlalchemy import select

from portal.account.models import Account
from portal.core.db import db
from portal.core.mail import Post
from portal.core.outbox import Outgoing
from portal.worker import Worker
from tests.servers.smtp import MailServer
from tests.team.people import at_once
from tests.uitnodiging.people import INVITE, MAIL, NAAM, PASSWORD, Invited, kept

ADRES = "w.onderwater@thuis.example"
KNOWN = "bram.oosterling@voorbeeld.example"
CARE = re.compile(r"client|cliënt|zorg|hulp|werk|ggz|uwv|gemeente|casus|sunita|willemijn|nijmegen", re.I)


@pytest.fixture
def server():
    found = MailServer().start()
    yield found
    found.stop()


@pytest.fixture
def office(portal, server):
    """What is late in the demo is told before a test begins."""
    portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
    portal.worker = Worker(portal.app)
    portal.worker.once()
    server.taken.clear()
    return portal


def link_in(message) -> str:
    """The path of the link in a mail."""
    return re.search(r"https://portal\.example(/\S+)", message.get_content()).group(1)


def invite_by_mail(sunita):
    return sunita.fill_in(INVITE, naam=NAAM, how="mail", mail=ADRES)


def code_on(page) -> str:
    return re.search(r'id="code">(\d{3} \d{3})<', page.html).group(1)


def test_the_link_is_mailed_and_the_code_is_not(office, server):
    sunita, client = office.person("sunita"), Invited(office.app)
    page = invite_by_mail(sunita)
    assert "/uitnodiging/" not in page.html.split("<main", 1)[1], "what is mailed is not shown as well"
    assert office.worker.once() == 1
    (message,) = server.to(ADRES)
    told = message["Subject"] + message.get_content().replace(link_in(message), "")
    assert code_on(page) not in told
    assert code_on(page).replace(" ", "") not in told
    assert not CARE.search(told)
    assert client.enter(link_in(message), code_on(page)).location == "/welkom/account"


def test_an_invitation_that_was_withdrawn_is_not_mailed_any_more(office, server):
    sunita = office.person("sunita")
    invite_by_mail(sunita)
    sunita.fill_in(kept(sunita)[0], doe="intrekken")
    assert office.worker.once() == 0
    assert server.taken == []


def test_a_new_link_is_mailed_again_and_the_old_one_opens_nothing(office, server):
    sunita, client = office.person("sunita"), Invited(office.app)
    invite_by_mail(sunita)
    office.worker.once()
    page = sunita.fill_in(kept(sunita)[0], doe="nieuw")
    office.worker.once()
    first, second = server.to(ADRES)
    assert client.enter(link_in(first), code_on(page)).status == 422
    assert client.enter(link_in(second), code_on(page)).location == "/welkom/account"


def test_what_waits_to_be_mailed_is_sealed(office):
    sunita = office.person("sunita")
    invite_by_mail(sunita)
    with office.inside():
        (envelope,) = db.session.scalars(select(Outgoing.envelope).where(Outgoing.envelope.is_not(None)))
    for words in (ADRES, NAAM, "uitnodiging"):
        assert words.encode() not in envelope


def test_who_begins_alone_proves_their_address_first(office, server):
    client = Invited(office.app)
    assert client.make_account(path="/beginnen").location == "/beginnen/mail"
    assert client.log_in("/inloggen").status == 422, "not before the link was followed"
    office.worker.once()
    (message,) = server.to(MAIL)
    assert not CARE.search(message["Subject"] + message.get_content().replace(link_in(message), ""))
    for _ in range(3):
        assert "Daarna is uw account klaar" in client.open(link_in(message)).words
    assert client.log_in("/inloggen").status == 422, "opening the link alone proves nothing"
    assert client.log_in(link_in(message), password="een ander wachtwoord").status == 422
    assert client.log_in(link_in(message)).location == "/beginnen/verder"
    assert client.open("/beginnen/verder").status == 200


def test_an_address_with_an_account_gets_another_mail_and_the_same_page(office, server):
    client = Invited(office.app)
    known, fresh = client.make_account(KNOWN, "/beginnen"), client.make_account(MAIL, "/beginnen")
    assert (known.status, known.location) == (fresh.status, fresh.location)
    office.worker.once()
    assert [each["Subject"] for each in server.to(KNOWN)] == ["U hebt al een account"]
    assert [each["Subject"] for each in server.to(MAIL)] == ["Bevestig uw e-mailadres"]
    assert client.log_in("/inloggen", KNOWN).status == 422


def test_who_was_invited_with_an_address_that_is_known_is_told_by_mail(office, server):
    sunita, client = office.person("sunita"), Invited(office.app)
    page = invite_by_mail(sunita)
    office.worker.once()
    client.enter(link_in(server.taken[0]), code_on(page))
    assert client.make_account(KNOWN).location.startswith("/inloggen")
    office.worker.once()
    assert [each["Subject"] for each in server.to(KNOWN)] == ["U hebt al een account"]


def test_the_link_of_one_address_opens_no_other_account(office, server):
    client = Invited(office.app)
    client.make_account(path="/beginnen")
    client.make_account("ander@elders.example", "/beginnen")
    office.worker.once()
    assert client.log_in(link_in(server.to(MAIL)[0]), "ander@elders.example").status == 422


def test_made_again_the_later_password_counts_and_only_the_later_link(office, server):
    """Somebody who fills in the address of another cannot wait there with a password of their own."""
    first, owner = Invited(office.app), Invited(office.app)
    first.make_account(path="/beginnen", password="dit is van een ander")
    owner.make_account(path="/beginnen")
    office.worker.once()
    early, late = server.to(MAIL)
    assert owner.log_in(link_in(late), password="dit is van een ander").status == 422
    assert owner.log_in(link_in(early)).status == 422
    assert owner.log_in(link_in(late)).location == "/beginnen/verder"


def test_pressing_twice_at_once_is_one_account(office, server):
    client = Invited(office.app)
    page = client.open("/beginnen")
    form = {**page.hidden(), "naam": "Willemijn", "mail": MAIL, "password": PASSWORD}
    answers = at_once(office, [client] * 4, "/beginnen", [form] * 4)
    assert {(answer.status, answer.location) for answer in answers} == {(302, "/beginnen/mail")}
    with office.inside():
        assert len(db.session.scalars(select(Account.id).where(Account.demo.is_(False))).all()) == 1
