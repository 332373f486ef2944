"""Choosing a new password while signed in."""

import pytest
from sqlalchemy import select

from portal.core.outbox import Outgoing
from portal.password.actions import CHANGED
from tests.account.signing_in import MAILS, RIGHT, attempt

NEW = "paard lamp wolk fiets"
PATH = "/mijn/wachtwoord"


def letters(portal) -> list[str]:
    with portal.inside() as session:
        return [kind for kind in session.scalars(select(Outgoing.kind)) if kind == CHANGED]


def test_the_new_one_counts_the_other_browsers_are_out_and_the_owner_is_told(portal):
    here, elsewhere = portal.person("marloes"), portal.person("marloes")
    assert here.fill_in(PATH, old=RIGHT, new=NEW).location == f"{PATH}?nu=bewaard"
    assert "is bewaard" in here.open(f"{PATH}?nu=bewaard").words
    assert elsewhere.open("/mijn/casussen").status == 302
    assert attempt(portal.browse(), MAILS["marloes"], RIGHT).status == 422
    assert attempt(portal.browse(), MAILS["marloes"], NEW).status == 302
    assert letters(portal) == [CHANGED]


def test_pressed_twice_is_once(portal):
    marloes = portal.person("marloes")
    sent = {**marloes.open(PATH).hidden(), "old": RIGHT, "new": NEW}
    assert [marloes.send(PATH, sent).status for _ in range(2)] == [302, 302]
    assert letters(portal) == [CHANGED]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "verkeerd"}, "Dit is niet uw wachtwoord van nu."),
        ({"old": ""}, "Vul uw wachtwoord van nu in."),
        ({"new": "kort"}, "Kies een langer wachtwoord: 15 tekens of meer."),
        ({"new": "y" * 257}, "256 tekens is het meeste."),
        ({"new": "marloes op de fiets"}, "zonder uw eigen naam"),
        ({"new": "wonen in nijmegen 12"}, "de naam van uw organisatie"),
        ({"new": "passwordpassword"}, "makkelijk te raden"),
        ({"new": RIGHT}, "Kies een ander wachtwoord dan u had."),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_what_is_wrong_is_said_and_nothing_typed_is_drawn(demo, typed, said):
    page = demo.person("marloes").fill_in(PATH, **{"old": RIGHT, "new": NEW, **typed})
    assert page.status == 422
    assert said in page.words
    assert RIGHT not in page.html
    assert NEW not in page.html


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_the_old_one_can_be_guessed_at_five_times(demo):
    kofi = demo.person("kofi")
    answers = [kofi.fill_in(PATH, old="verkeerd", new=NEW).status for _ in range(6)]
    assert answers == [422] * 5 + [429]
