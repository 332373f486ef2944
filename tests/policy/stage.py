"""A small world to tell situations in: one casus, and somebody of every kind who could take part."""

import secrets
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import g
from sqlalchemy import select
from werkzeug.exceptions import NotFound

from portal.account.actor import Actor, cookie_name, hashed, load_actor
from portal.account.models import Account, Lidmaatschap, Role, SignInSession
from portal.afsluiting import actions as afsluiting
from portal.afsluiting.terms import terms
from portal.casus import actions as casus_actions
from portal.casus.models import Casus, Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.hulpvraag.models import Vraag, concept_cell
from portal.kluis import keyring
from portal.kluis.store import store
from portal.noodkaart import actions as noodkaart
from portal.noodkaart.models import CELLS, Keeper
from portal.organisatie.models import Arbeidsmarktregio, Organisatie, Partij, Soort, Taak
from portal.policy.conditions import REQUEST
from portal.policy.guard import OpenCasus, open_casus
from portal.policy.permissions import Permission
from portal.policy.table import cell as word
from portal.suggestions import actions as suggestions
from portal.suggestions.models import suggestion_cell
from portal.toestemming import actions as toestemming
from portal.toestemming.kijkvraag import KIJKVRAAG
from portal.toestemming.models import BETROKKENEN, Doorbreking
from tests.conftest import portals

PARTIES = {
    "uwv": (Role.UWV, Taak.SUWI),
    "wmo": (Role.GEMEENTE, Taak.WMO),
    "participatiewet": (Role.GEMEENTE, Taak.PARTICIPATIEWET),
    "schuldhulp": (Role.GEMEENTE, Taak.SCHULDHULP),
    "ggz": (Role.GGZ, Taak.WGBO),
    "other ggz": (Role.GGZ, Taak.WGBO),
    "naaste": (Role.NAASTE, Taak.NAASTE),
    "ervaringsdeskundige": (Role.ERVARINGSDESKUNDIGE, Taak.ERVARING),
}
AT_NO_WORK = {Role.CLIENT, Role.VERTEGENWOORDIGER}
NO_PARTY = (Role.SLEUTELPERSOON, Role.BESTUURDER, Role.BEHEERDER, Role.FUNCTIONARIS)
EVERY_LABEL = {
    "NAAM",
    BETROKKENEN,
    KIJKVRAAG,
    *CELLS,
    *map(str, Vraag),
    *map(concept_cell, Vraag),
    *map(suggestion_cell, Vraag),
    *map(str, Onderwerp),
}


def actor_of(app, person: Lidmaatschap):
    """As a request finds them: through a session, with account and Lidmaatschap as they are now."""
    secret = secrets.token_urlsafe(32)
    db.session.add(
        SignInSession(
            secret_hash=hashed(secret),
            account_id=person.account_id,
            lidmaatschap_id=person.id,
            started_at=clock.now(),
            seen_at=clock.now(),
        )
    )
    db.session.flush()
    with app.test_request_context(headers={"Cookie": f"{cookie_name()}={secret}"}):
        return load_actor()


def enter(app, person: Lidmaatschap, casus: Casus) -> OpenCasus | None:
    """Through the guard, with an empty keyring; None for who finds nothing there."""
    keyring.empty()
    g.actor = actor_of(app, person)
    if not isinstance(g.actor, Actor):
        return None
    try:
        return open_casus(g.actor, casus.token)
    except NotFound:
        return None


class Stage:
    """`who` and `partij` by name: "uwv" and "uwv colleague" are two people of one partij; "ips" works for "ggz"."""

    def __init__(self, app):
        self.app = app
        regio = self.added(Arbeidsmarktregio(slug="here", name="Here"))
        self.organisatie = self.added(Organisatie(regio_id=regio.id, name="House", soort=Soort.GEMEENTE))
        self.partij, self.who = {}, {}
        for name, (role, taak) in PARTIES.items():
            self.partij[name] = self.added(
                Partij(kind=str(role), name=name, taak=taak, beroepsgeheim=role is Role.GGZ)
            )
            self.person(name, role, self.partij[name])
        self.person("uwv colleague", Role.UWV, self.partij["uwv"])
        self.person("ips", Role.GGZ, self.partij["ggz"], ips=True)
        for role in NO_PARTY:
            self.person(str(role), role)
        self.casus = self.casus_of("client", regio.id)
        self.other_casus = self.casus_of("other client", regio.id)

    def added(self, row):
        db.session.add(row)
        db.session.flush()
        return row

    def person(
        self, name: str, role: Role, partij: Partij | None = None, account: int | None = None, ips=False
    ):
        if account is None:
            made = Account(mail_hash=secrets.token_bytes(32), password_hash="", created_at=clock.now())
            account = self.added(made).id
        self.who[name] = self.added(
            Lidmaatschap(
                account_id=account,
                role=role,
                organisatie_id=None if role in AT_NO_WORK else self.organisatie.id,
                partij_id=partij.id if partij else None,
                work_name=None if role is Role.CLIENT else name,
                ips=ips,
            )
        )
        return self.who[name]

    def casus_of(self, name: str, regio_id: int) -> Casus:
        keyring.empty()
        return casus_actions.start_casus(self.person(name, Role.CLIENT), f"The {name}", regio_id)

    @contextmanager
    def then(self, days_ago: float, casus: Casus | None = None):
        """What happens inside happened then, with every key of the casus at hand."""
        casus = casus or self.casus
        keys = store().keys({("casus", casus.token), ("log", casus.token)})
        keyring.empty()
        keyring.hang("casus", casus.id, keys["casus", casus.token], EVERY_LABEL)
        keyring.hang("log", casus.id, keys["log", casus.token], {"LOG"})
        with clock.at(clock.now() - timedelta(days=days_ago)):
            yield
        db.session.flush()

    def joins(self, who: str, days_ago: float = 30) -> "Stage":
        with self.then(days_ago):
            casus_actions.join_team(self.casus.id, self.who[who])
        return self

    def leaves(self, who: str, days_ago: float = 1) -> "Stage":
        with self.then(days_ago):
            casus_actions.leave_team(self.casus.id, self.who[who].id)
        return self

    def stops(self, partij: str, days_ago: float = 1) -> "Stage":
        with self.then(days_ago):
            casus_actions.end_deelname(self.casus.id, self.partij[partij].id)
        return self

    def opens(self, partij: str, cells: str, days_ago: float = 20) -> "Stage":
        with self.then(days_ago):
            for cell in cells.split():
                toestemming.open_cell(self.casus.id, self.partij[partij].id, cell)
        return self

    def closes(self, partij: str, cells: str, days_ago: float = 1) -> "Stage":
        with self.then(days_ago):
            for cell in cells.split():
                toestemming.close_cell(self.casus.id, self.partij[partij].id, cell)
        return self

    def asks(self, who: str, days_ago: float = 10) -> "Stage":
        with self.then(days_ago):
            suggestions.invite(self.casus.id, self.who[who].id)
        return self

    def asks_no_longer(self, who: str, days_ago: float = 1) -> "Stage":
        with self.then(days_ago):
            suggestions.end_invite(self.casus.id, self.who[who].id)
        return self

    def chooses(self, *who: str) -> "Stage":
        """The client writes a noodkaart, and chooses who may open it."""
        with self.then(0):
            row = noodkaart.write(self.casus.id, 0, {"helps": "Rust."})
            people = {self.who[each].id for each in who}
            noodkaart.choose(self.casus.id, row.version, "The client", people, people)
        return self

    def may_open(self, who: str) -> bool:
        actor = actor_of(self.app, self.who[who])
        asked = select(Keeper.id).where(word(Permission.NOODKAART_OPEN, actor.role).clause(REQUEST))
        return db.session.scalar(asked, actor.params()) is not None

    def pauses(self) -> "Stage":
        with self.then(1):
            toestemming.close_everything(self.casus.id)
        return self

    def ends(self, days_ago: float = 1) -> "Stage":
        with self.then(days_ago):
            afsluiting.end(self.casus.id, terms().quiet)
        return self

    def erases(self, days_ago: float = 0) -> "Stage":
        moment = clock.now() - timedelta(days=days_ago)
        self.casus.erased_at, self.casus.kept_until = moment, moment + terms().logs
        db.session.flush()
        return self

    def breaks(self, sender: str, receiver: str, days_ago: float = 20) -> Doorbreking:
        moment = clock.now() - timedelta(days=days_ago)
        return self.added(
            Doorbreking(
                casus_id=self.casus.id,
                sender_id=self.partij[sender].id,
                receiver_id=self.partij[receiver].id,
                basis="toestemming van de cliënt",
                opened_at=moment,
                valid_until=moment + toestemming.LONGEST,
            )
        )

    def enters(self, who: str, casus: Casus | None = None) -> OpenCasus | None:
        return enter(self.app, self.who[who], casus or self.casus)

    def may(self, who: str, casus: Casus | None = None) -> set[str]:
        found = self.enters(who, casus)
        return {permission.name for permission in found.may} if found else set()


@pytest.fixture(scope="module")
def bare(request, database, shared_root, tmp_path_factory):
    """A portal without people, for tests that undo what they do."""
    with portals(request, database, shared_root, tmp_path_factory.mktemp("bare")) as make:
        yield make(filled=False)


@pytest.fixture
def stage(bare):
    """Undone after the test."""
    with bare.inside():
        yield Stage(bare.app)
