"""The code for the desk: once, of one client, for half an hour; and who types it learns a name and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap
from portal.core import clock
from portal.identity.models import DeskCode, IdentityCheck
from portal.identity.spoken import SIGNS
from portal.identity.views.desk import PER_PERSON
from tests.identity.desk import DESK, code_of, looked, typed, wrong

NO = "klopt niet, of geldt niet meer"


def checks(portal) -> int:
    with portal.inside() as session:
        return len(session.scalars(select(IdentityCheck.id)).all())


def test_five_wrong_codes_lock_it_and_a_new_one_opens(portal):
    ricardo, hamza = portal.person("ricardo"), portal.person("hamza")
    code = code_of(ricardo)
    answers = [typed(hamza, wrong(code)) for _ in range(5)]
    answers.append(typed(hamza, code))
    assert {(answer.status, NO in answer.words) for answer in answers} == {(422, True)}
    assert answers[-1].words.replace(code, wrong(code)) == answers[0].words
    assert f'value="{code}"' in answers[-1].html, "what was typed is still there"
    assert "op slot" in ricardo.open(f"{ricardo.casus()}/identiteit").words
    assert typed(hamza, code_of(ricardo)).status == 302


def test_only_the_newest_code_counts_and_whoever_typed_it_first(portal):
    ricardo, hamza, trudy = (portal.person(slug) for slug in ("ricardo", "hamza", "trudy"))
    first = code_of(ricardo)
    page = typed(hamza, first).location
    assert typed(trudy, first).status == 422
    assert trudy.open(page).status == 404
    form = {**hamza.open(page).hidden(), "document": "card", "fits": "y"}
    second = code_of(ricardo)
    before = checks(portal)
    lost = hamza.send(page, form)
    assert lost.status == 409
    assert "Er is niets opgeschreven" in lost.words
    assert typed(hamza, first).status == 422
    assert looked(trudy, second).status == 302
    assert typed(hamza, second).status == 422, "used"
    assert checks(portal) == before + 1


def test_half_an_hour_and_no_longer(portal, monkeypatch):
    ricardo, hamza = portal.person("ricardo"), portal.person("hamza")
    code = code_of(ricardo)
    page = typed(hamza, code).location
    with portal.inside() as session:
        session.execute(update(DeskCode).values(ends_at=clock.now() - timedelta(seconds=1)))
        session.commit()
    assert typed(hamza, code).status == 422
    assert hamza.open(page).status == 404


def test_what_does_not_fit_writes_nothing_down(portal):
    ricardo, hamza = portal.person("ricardo"), portal.person("hamza")
    page, before = typed(hamza, code_of(ricardo)).location, checks(portal)
    for fields, told in (
        ({"fits": "y"}, "Kies wat de cliënt liet zien"),
        ({"document": "ander", "fits": "y"}, "Kies wat de cliënt liet zien"),
        ({"document": "licence"}, "Zet een vinkje als gezicht en naam kloppen"),
    ):
        answer = hamza.fill_in(page, **fields)
        assert (answer.status, told in answer.words) == (422, True), fields
        assert "Ricardo Sastrowidjo" in answer.words
    assert 'value="licence" checked' in answer.html
    assert checks(portal) == before


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_codes_cannot_be_guessed(portal):
    hamza, trudy = portal.person("hamza"), portal.person("trudy")
    tries = [typed(hamza, f"CDFH {SIGNS[number]}KMN").status for number in range(PER_PERSON - 1)]
    assert set(tries) == {422}
    assert typed(hamza, "CDFH").status == 422, "not a code: it costs nothing"
    assert typed(hamza, "CDFH JJJJ").status == 422
    code = code_of(portal.person("ricardo"))
    assert typed(hamza, code).status == 429
    assert typed(trudy, code).status == 302, "of one person"


def test_nobody_is_their_own_desk(portal):
    """Hamza is a client, too: somebody else looks who he is."""
    ricardo, hamza = portal.person("ricardo"), portal.person("hamza")
    code = code_of(ricardo)
    with portal.inside() as session:
        own = session.scalar(select(Account.id).where(Account.demo_slug == "hamza"))
        client = session.scalar(
            select(Lidmaatschap.id)
            .join(Account, Account.id == Lidmaatschap.account_id)
            .where(Account.demo_slug == "ricardo")
        )
        session.execute(update(Lidmaatschap).where(Lidmaatschap.id == client).values(account_id=own))
        session.commit()
    assert typed(hamza, code).status == 422


@pytest.mark.parametrize("who", ["yara", "joris", "linde", "hanneke", "jian"])
def test_who_does_not_sit_at_a_desk(demo, who):
    assert demo.person(who).open(DESK).status == 404


def test_pressing_twice_makes_one_code(portal):
    ricardo = portal.person("ricardo")
    path = f"{ricardo.casus()}/identiteit/code"
    form = ricardo.open(path).hidden()
    assert ricardo.send(path, form).status == 200
    again = ricardo.send(path, form)
    assert again.status == 302
    assert "staat hier niet meer" in ricardo.open(again.location).words


def test_nothing_of_the_code_can_be_read_back(portal):
    code = code_of(portal.person("ricardo")).replace(" ", "")
    with portal.inside() as session:
        row = session.execute(select(*DeskCode.__table__.columns)).one()
    kept = repr(tuple(row)).encode() + b"".join(each for each in row if isinstance(each, bytes))
    assert code.encode() not in kept
    assert code[:4].encode() not in kept
