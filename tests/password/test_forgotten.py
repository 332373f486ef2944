"""A forgotten password: a link by mail, once, within an hour; nobody learns whether an address has an account."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import event, update

from portal.account.models import Account
from portal.core import clock
from portal.core.db import db
from portal.core.mail import Post
from portal.worker import Worker
from tests.account.signing_in import MAILS, RIGHT, attempt
from tests.servers.smtp import MailServer

NEW = "paard lamp wolk fiets"
PATH = "/wachtwoord/vergeten"
NOBODY = "niemand@elders.example"


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


def asked(portal, server, mail: str) -> str:
    """The path of the link that came."""
    assert portal.browse().fill_in(PATH, mail=mail).location == "/wachtwoord/verstuurd"
    portal.worker.once()
    (message,) = server.to(MAILS["marloes"])
    server.taken.clear()
    return re.search(r"https://portal\.example(/\S+)", message.get_content()).group(1)


def test_with_the_link_a_new_one_is_chosen_once_and_nobody_is_signed_in_by_it(office, server):
    before = office.person("marloes")
    link = asked(office, server, f"  {MAILS['marloes']} ")
    person = office.browse()
    assert person.open(link).status == 200
    answer = person.fill_in(link, new=NEW)
    assert answer.location == "/inloggen?wachtwoord=nieuw"
    assert person.open("/mijn/casussen").status == 302, "the link is no sign-in"
    assert before.open("/mijn/casussen").status == 302, "every session has ended"
    assert "werkt niet meer" in person.open(link).words
    assert attempt(office.browse(), MAILS["marloes"], RIGHT).status == 422
    assert attempt(office.browse(), MAILS["marloes"], NEW).status == 302
    office.worker.once()
    assert [each["Subject"] for each in server.taken] == ["Uw wachtwoord is veranderd"]


def test_after_an_hour_or_another_change_or_for_who_was_deactivated_it_is_worth_nothing(office, server):
    link = asked(office, server, MAILS["marloes"])
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert "Kies een nieuw" in office.browse().open(link).words
    for tampered in (link[:-2], f"{link}x", "/wachtwoord/nieuw/x", link.replace(".", "..", 1)):
        assert "werkt niet meer" in office.browse().open(tampered).words
    with office.inside() as session:
        marloes = Account.demo_slug == "marloes"
        session.execute(update(Account).where(marloes).values(active=False))
        session.commit()
    assert "werkt niet meer" in office.browse().open(link).words
    with office.inside() as session:
        session.execute(update(Account).where(marloes).values(active=True))
        session.commit()
    assert office.person("marloes").fill_in("/mijn/wachtwoord", old=RIGHT, new=NEW).status == 302
    assert "werkt niet meer" in office.browse().open(link).words


def test_an_address_without_an_account_gets_the_same_answer_by_the_same_road_and_no_mail(office, server):
    answers, roads = [], []
    for mail in (MAILS["marloes"], NOBODY, MAILS["gert-jan"]):
        person = office.browse()
        form = person.open(PATH).hidden()
        with statements(office) as road:
            answers.append(person.send(PATH, {**form, "mail": mail}))
        roads.append(road)
    assert {(answer.status, answer.location) for answer in answers} == {(302, "/wachtwoord/verstuurd")}
    assert roads[0] == roads[1] == roads[2]
    assert roads[0]
    assert not any("FROM account" in statement for statement in roads[0]), "nobody looks while somebody waits"
    office.worker.once()
    assert [len(server.to(mail)) for mail in (MAILS["marloes"], NOBODY, MAILS["gert-jan"])] == [1, 0, 0]


def test_asking_again_and_again_waits(office):
    answers = [office.browse().fill_in(PATH, mail=NOBODY).status for _ in range(4)]
    assert answers == [302] * 3 + [429]


class statements(list):
    """What the database is asked inside."""

    def __init__(self, portal):
        super().__init__()
        with portal.app.app_context():
            self.engine = db.engine

    def _note(self, _connection, _cursor, statement, *_):
        self.append(statement)

    def __enter__(self):
        event.listen(self.engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_):
        event.remove(self.engine, "before_cursor_execute", self._note)
