"""Whoever's second factor changes is mailed, once per change: what changed, and what to do if it was not them."""

import pytest
from sqlalchemy import select

from portal.core.outbox import Outgoing
from portal.factor.letters import FACTORS, SUBJECT
from portal.factor.models import What
from portal.notice.actions import choose_mailing
from portal.notice.models import Mailing
from portal.worker import MAKERS
from tests.factor.people import OWN, entry, recovery, set_up, show

CARE = ("casus", "hulpvraag", "cliënt", "zorg", "behandel", "Yara")


@pytest.fixture
def yara(portal):
    person = portal.person("yara")
    person.app, page = set_up(person)
    person.codes = recovery(page)
    return person


def letters(portal) -> list[str]:
    with portal.inside() as session:
        kinds = session.scalars(select(Outgoing.kind).order_by(Outgoing.id))
        return [kind for kind in kinds if kind in FACTORS]


def test_each_change_is_one_letter_whatever_was_chosen_about_mail(portal, yara):
    with portal.inside() as session:
        account = session.scalar(select(Outgoing.account_id).where(Outgoing.kind == "factor.app_added"))
        choose_mailing(account, Mailing.NEVER)
        session.commit()
    assert letters(portal) == ["factor.app_added"], "the first codes come with it"
    sent = yara.open(OWN).hidden()
    for _ in range(2):
        yara.send(OWN, sent)
    yara.fill_in(entry(yara), naam="Een andere naam")
    yara.fill_in(entry(yara), doe="weg")
    expected = ["factor.app_added", "factor.recovery_made", "factor.app_removed"]
    assert letters(portal) == expected


def test_a_recovery_code_that_is_used_is_told(portal, yara):
    assert show(portal.person("yara"), yara.codes[0]).status == 302
    assert letters(portal)[-1] == "factor.recovery_used"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_a_letter_says_what_to_do_and_nothing_of_care(portal, yara):
    with portal.inside() as session:
        row = session.scalar(select(Outgoing).where(Outgoing.kind == "factor.app_added"))
        for what in What:
            if what is What.RENAMED:
                continue
            row.kind = f"factor.{what}"
            letter = MAKERS[row.kind](row)
            assert (letter.subject, "@" in letter.to) == (SUBJECT, True)
            assert "/wachtwoord/vergeten" in letter.text
            assert "/mijn/beveiliging" in letter.text
            assert not [word for word in CARE if word in letter.text], what
