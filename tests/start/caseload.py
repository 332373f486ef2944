"""Somebody with as many casussen as a test wants, each with a hulpvraag, an actie of theirs and a bijdrage."""

from datetime import timedelta

from sqlalchemy import select

from portal.account.models import Account, Lidmaatschap
from portal.casus import actions
from portal.casus.models import Onderwerp
from portal.core import clock
from portal.core.formats import today
from portal.hulpvraag.actions import make_version, save_concept
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Arbeidsmarktregio
from portal.plan.actions import answer_actie, propose_actie
from portal.tijdlijn.actions import contribute
from portal.toestemming.actions import open_cell


def of(session, slug: str) -> Lidmaatschap:
    return session.scalar(select(Lidmaatschap).join(Account).where(Account.demo_slug == slug))


def caseload(portal, slug: str, number: int, also: str = "") -> None:
    """`also`: somebody who joins too, and writes in each tomorrow."""
    with portal.inside() as session:
        whose, worker = of(session, "ricardo"), of(session, slug)
        regio = session.scalar(select(Arbeidsmarktregio.id).limit(1))
        for nth in range(number):
            with clock.at(clock.now() - timedelta(days=60 - nth // 10)):
                casus = actions.start_casus(whose, f"Casus {nth:02}", regio)
                actions.join_team(casus.id, worker)
                save_concept(casus.id, Vraag.GEHOLPEN, f"Vraag {nth:02}", 0)
                make_version(casus.id)
                for cell in ("geholpen", "plan", "werk"):
                    open_cell(casus.id, worker.partij_id, cell)
                actie = propose_actie(
                    casus.id, worker.id, worker.partij_id, f"Actie {nth:02}",
                    owner=(worker.id, worker.partij_id), due=today() + timedelta(days=nth), vraag=None,
                )  # fmt: skip
                answer_actie(actie.id, actie.version, True)
                contribute(casus.id, whose.id, CLIENT, Onderwerp.WERK, f"Bijdrage {nth:02}")
                if also:
                    another_writes(casus.id, of(session, also))
        session.commit()


def another_writes(casus_id: int, who: Lidmaatschap) -> None:
    actions.join_team(casus_id, who)
    open_cell(casus_id, who.partij_id, "werk")
    tomorrow = clock.now() + timedelta(days=61)
    with clock.at(tomorrow):
        tekst = "Van een ander."
        contribute(casus_id, who.id, who.partij_id, Onderwerp.WERK, tekst)
