"""Who begins alone may write, but opens nothing to an organisatie before it is known who they are."""

import re

import pytest
from sqlalchemy import select

from portal.account.models import Account
from portal.casus.models import Casus, Deelname
from portal.core.clock import now
from portal.core.tokens import text_of, token_of
from portal.identity.models import IdentityCheck
from portal.kluis import keyring
from portal.kluis.store import store
from portal.openid.models import Identity, Provider, ProviderState
from portal.organisatie.models import Partij
from portal.toestemming import actions, doorbreking
from portal.toestemming.models import Sharing
from tests.identity.desk import DESK, code_of, typed
from tests.noodkaart.test_card import ticks as may_open
from tests.support.portals import Portal

FIRST = "Laat eerst zien wie u bent"
WORDS = "ik wil weer de kas in"


def ticks(page) -> list[str]:
    return re.findall(r'name="cel" value="([^"]+)"', page.html)


def sharings(portal) -> int:
    with portal.inside() as session:
        return len(session.scalars(select(Sharing.id)).all())


def grid_cell(ricardo) -> str:
    return next(
        link for link in ricardo.open(f"{ricardo.casus()}/toestemming").links if link.endswith("/plan")
    )


def test_from_writing_alone_to_uwv_that_reads(portal):
    ricardo, hamza = portal.person("ricardo"), portal.person("hamza")
    casus, before = ricardo.casus(), sharings(portal)
    share = f"{casus}/delen"
    page = ricardo.open(share)
    assert FIRST in page.words
    assert WORDS in page.words
    refused = ricardo.send(share, {**page.hidden(), "go": "delen", "cel": ticks(page)})
    assert refused.status == 422
    assert "U had dit net aangevinkt" in refused.words
    cell = grid_cell(ricardo)
    assert FIRST in ricardo.open(cell).words
    assert ricardo.send(cell, {**ricardo.open(cell).hidden(), "doe": "open"}).status == 422
    assert sharings(portal) == before
    assert ricardo.open(f"{casus}/schrijven/geholpen").status == 200

    code = code_of(ricardo)
    assert typed(hamza, code.lower().replace(" ", "-")).status == 302
    face = hamza.open(typed(hamza, code).location)
    assert "Ricardo Sastrowidjo" in face.words
    form = {**face.hidden(), "document": "card", "fits": "y"}
    for _ in range(2):
        assert hamza.send(typed_at(face), form).location == f"{DESK}?nu=genoteerd"
    assert hamza.open(f"{casus}/").status == 404
    assert "Ricardo" not in hamza.open("/mijn/casussen").words
    assert ricardo.open("/nieuw").words.count("keek wie u bent") == 1
    seen = ricardo.open(f"{casus}/wie-keek").words
    assert "Schreef op dat deze persoon aan een balie keek wie u bent" in seen
    assert "Zag uw naam" in seen
    assert "u opende dit voor UWV" not in seen
    own = ricardo.open(f"{casus}/identiteit").words
    assert own.count("Gekeken op") == 1
    assert "Wij weten wie u bent" in own

    page = ricardo.open(share)
    assert FIRST not in page.words
    assert ricardo.send(share, {**page.hidden(), "go": "delen", "cel": ticks(page)}).status == 302
    assert WORDS in hamza.open(f"{casus}/hulpvraag").words


def typed_at(page) -> str:
    return page.response.request.path


def test_digid_shows_it_too_and_a_provider_of_an_organisatie_does_not(portal):
    ricardo = portal.person("ricardo")
    with portal.inside() as session:
        account = session.scalar(select(Account.id).where(Account.demo_slug == "ricardo"))
        organisatie = session.scalar(select(IdentityCheck.checked_by_id).limit(1))
        rows = []
        for at_work in (True, False):
            row = Provider(
                token=bytes([at_work]) * 16, issuer=f"https://{at_work}.example", client_id="portal",
                state=ProviderState.ENDED, filled_at=now(), organisatie_id=1 if at_work else None,
            )  # fmt: skip
            session.add(row)
            session.flush()
            rows.append(row.id)
        assert organisatie
        session.commit()
    for number, provider in enumerate(rows):
        with portal.inside() as session:
            session.add(
                Identity(
                    account_id=account,
                    provider_id=provider,
                    subject_hash=bytes([number]) * 32,
                    linked_at=now(),
                )
            )
            session.commit()
        assert (FIRST in ricardo.open(grid_cell(ricardo)).words) is (number == 0)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_a_region_that_does_it_otherwise_sets_it_off(portal):
    own = Portal(portal.settings.__class__(**{**vars(portal.settings), "identity_needed": False}))
    ricardo = own.person("ricardo")
    assert FIRST not in ricardo.open(f"{ricardo.casus()}/delen").words
    assert (
        ricardo.send(grid_cell(ricardo), {**ricardo.open(grid_cell(ricardo)).hidden(), "doe": "open"}).status
        == 302
    )
    own.close()
    ricardo = portal.person("ricardo")
    cell = grid_cell(ricardo)
    assert ricardo.send(cell, {**ricardo.open(cell).hidden(), "doe": "sluit"}).status == 302, (
        "closing never waits"
    )


def test_the_name_goes_to_no_organisatie_before(demo):
    ricardo = demo.person("ricardo")
    path = f"{ricardo.casus()}/voorstel"
    page = ricardo.open(path)
    assert 'name="with_name"' not in page.html
    wie = re.search(r'name="onderdeel" value="([^"]+)"', page.html).group(1)
    sent = {**page.hidden(), "onderdeel": wie, "tekst": "Omdat ik wil.", "with_name": "y"}
    answer = ricardo.send(path, sent)
    assert answer.status == 422
    assert "Omdat ik wil." in answer.words


def test_the_demo_knows_all_others(demo):
    for slug in ("yara", "tomasz", "sem", "naima"):
        who = demo.person(slug)
        assert FIRST not in who.open(f"{who.casus()}/toestemming").words, slug


def test_the_demo_opens_nothing_to_an_organisatie_of_whom_it_does_not_know(demo):
    """Neither an onderwerp nor a noodkaart."""
    ricardo = demo.person("ricardo")
    assert not any(
        ticked for _, ticked in may_open(ricardo.open(f"{ricardo.casus()}/noodkaart/wie")).values()
    )
    for slug in ("trudy", "hamza"):
        assert "geen kaart die u mag openen" in demo.person(slug).open("/noodkaarten").words


def test_nor_is_a_partij_opened_again_or_a_beroepsgeheim_lifted(portal):
    """What stood open once, when it could, does not open again by the one button of a partij."""
    ricardo = portal.person("ricardo")
    grid = f"{ricardo.casus()}/toestemming"
    uwv, gemeente = sorted(
        {link.split("/")[4] for link in ricardo.open(grid).links if link.endswith("/plan")}
    )
    with portal.inside() as session:
        rows = session.execute(select(Deelname.token, Partij).join(Partij, Partij.id == Deelname.partij_id))
        tokens = {text_of(token): row for token, row in rows}
        casus = session.scalar(select(Casus).where(Casus.token == token_of(ricardo.casus().split("/")[2])))
        keyring.hang("log", casus.id, store().keys({("log", casus.token)})["log", casus.token], {"LOG"})
        actions.open_cell(casus.id, tokens[gemeente].id, "plan")
        actions.close_partij(casus.id, tokens[gemeente].id)
        tokens[uwv].beroepsgeheim = True
        session.commit()
        before = len(session.scalars(select(Sharing.id)).all())
        broken = len(session.scalars(select(doorbreking.Doorbreking.id)).all())
    for path in (f"{grid}/{gemeente}", f"{grid}/{gemeente}/beroepsgeheim?over={uwv}"):
        page = ricardo.open(path)
        assert FIRST in page.words, path
        assert 'value="open"' not in page.html, path
        refused = ricardo.send(path, {**page.hidden(), "doe": "open", "until": "12"})
        assert refused.status == 422, path
        assert FIRST in refused.words, path
    assert sharings(portal) == before
    with portal.inside() as session:
        assert len(session.scalars(select(doorbreking.Doorbreking.id)).all()) == broken
