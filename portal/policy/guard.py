"""The door: decides whether a request goes on, opens exactly what the table grants, and sees to the inzage row."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, wraps

from flask import abort, g, redirect
from werkzeug.exceptions import NotFound, Unauthorized

from portal.account.actor import Actor
from portal.account.halfway import Step
from portal.account.models import Role
from portal.casus.models import Casus
from portal.core import once
from portal.core.db import read
from portal.datalek.models import DATALEK
from portal.hulpvraag.models import Vraag, concept_cell
from portal.kluis import keyring
from portal.kluis.sealed import Sealed
from portal.kluis.store import store
from portal.policy import statements
from portal.policy.card import open_noodkaart
from portal.policy.conditions import ME
from portal.policy.doors import tell_door
from portal.policy.fresh import ask_again
from portal.policy.own import NAAM, hang_own, own_key, own_writer
from portal.policy.permissions import Permission, Subject
from portal.policy.refused import Asked, noting
from portal.policy.table import ENTERS, NAMES, READS, SEALS, SUBJECT, WRITES, cell, permissions_on
from portal.policy.way_in import who_came_in
from portal.suggestions.models import suggestion_cell

P = Permission
# What the key of an organisatie opens, and on whose pages.
ORGANISATIE_LABEL = {P.VERZOEK_ANSWER: NAAM, P.DATALEK_READ: DATALEK, P.DATALEK_WRITE: DATALEK}


@dataclass(frozen=True)
class OpenCasus:
    """A casus that the guard opened, as a view gets it: plain values, and what its keyring holds."""

    id: int
    token: bytes
    client_id: int
    versie_id: int | None
    created_at: object
    naam: Sealed
    regio: str
    regio_slug: str
    regio_accent: str | None
    consent_seq: int
    ends_at: datetime | None  # when it will be erased
    writers: frozenset[int]
    may: frozenset[Permission] = field(repr=False)

    def cells(self) -> list[str]:
        """The cells this actor may read: the filter of every query inside the casus."""
        return [cell for cell, permission in READS.items() if permission in self.may]

    def suggested(self) -> list[Vraag]:
        """The vragen beside which this actor may read suggestions: all of them for whose words they
        are, for whoever was asked those that stand open to them."""
        if P.CONCEPT_READ in self.may:
            return list(Vraag)
        asked = P.HULPVRAAG_SUGGEST in self.may
        return [vraag for vraag in Vraag if asked and READS[str(vraag)] in self.may]


@dataclass(frozen=True)
class OpenOrganisatie:
    id: int
    token: bytes
    name: str


def open_casus(actor: Actor, token: bytes, asked=statements.on_casus) -> OpenCasus:
    """404 for what does not exist and for what this actor may not know exists: the same answer."""
    questions = asked(actor.role)
    row = read(questions.statement, {**actor.params(), "token": token}).one_or_none()
    may = questions.answer(row) if row is not None else set()
    if may.isdisjoint(ENTERS):
        g.asked = Asked(row.id, row.consent_seq) if row is not None else Asked()
        abort(404)
    writers = {keyring.CLIENT, *(int(part) for part in (row.writers or "").split(",") if part)}
    casus = OpenCasus(
        id=row.id,
        token=row.token,
        client_id=row.client_id,
        versie_id=row.versie_id,
        created_at=row.created_at,
        naam=Casus.naam.of(row),
        regio=row.regio,
        regio_slug=row.regio_slug,
        regio_accent=row.regio_accent,
        consent_seq=row.consent_seq,
        ends_at=row.ends_at,
        writers=frozenset(writers),
        may=frozenset(may),
    )
    turn_key(actor, casus)
    return casus


def again(casus: OpenCasus) -> OpenCasus:
    """After a wait in which nothing was held, such as an upload: who acts is read anew, and the door decides anew."""
    actor = who_came_in()
    if not isinstance(actor, Actor) or actor.id != g.actor.id:
        raise Unauthorized
    g.actor = actor
    keyring.empty()
    opened = open_casus(actor, casus.token)
    if g.permission not in opened.may:
        abort(404)
    g.may, g.casus = on_self(actor.role) | opened.may, opened
    return opened


def turn_key(actor: Actor, casus: OpenCasus) -> None:
    reads = not NAMES.isdisjoint(casus.may)
    wanted = {("casus", casus.token), *own_key(actor)} if reads else own_key(actor)
    if P.TOESTEMMING_READ in casus.may:
        wanted.add(("log", casus.token))
    keys = store().keys(wanted)
    if ("log", casus.token) in keys:
        keyring.hang("log", casus.id, keys["log", casus.token], {"LOG"})
    hang_own(actor, keys)
    g.looked_at = {casus.id: casus.consent_seq}
    if not reads:
        keyring.hang("casus", casus.id, bytes(32), set())  # that it was looked at is kept as of any other
        return
    if ("casus", casus.token) not in keys:
        abort(404)  # the data came back from a backup of before it was erased
    cells = {NAAM, *casus.cells(), *(cell for cell, permission in WRITES.items() if permission in casus.may)}
    if P.CONCEPT_READ in casus.may:
        cells |= {concept_cell(vraag) for vraag in Vraag}
    cells |= {suggestion_cell(vraag) for vraag in casus.suggested()}
    own = own_writer(actor)
    seals = {
        (cell, writer) for cell, permission in SEALS.items() if permission in casus.may for writer in own
    }
    keyring.hang("casus", casus.id, keys["casus", casus.token], cells, set(casus.writers) | own, seals)


def open_organisatie(actor: Actor, token: bytes, permission: Permission) -> OpenOrganisatie:
    questions = statements.on_organisatie(actor.role)
    row = read(questions.statement, {**actor.params(), "token": token}).one_or_none()
    if row is None or permission not in questions.answer(row):
        abort(404)
    if permission in ORGANISATIE_LABEL:
        hang_names(row.id, row.token, ORGANISATIE_LABEL[permission])
    return OpenOrganisatie(id=row.id, token=row.token, name=row.name)


def hang_names(organisatie_id: int, token: bytes, label: str = NAAM) -> None:
    """Names of clients with a verzoek to it, or what is told of its datalekken; of nothing written yet no key."""
    for key in store().keys({("organisatie", token)}).values():
        keyring.hang("organisatie", organisatie_id, key, {label})


@lru_cache
def on_self(role: Role) -> frozenset[Permission]:
    """What the role can hold: the Lidmaatschap was read with the session, so ME is true by then.

    A word with more parts than ME is asked by the view's own guard (`still_holds`).
    """
    return frozenset(p for p in permissions_on(Subject.SELF) if cell(p, role).name != "never")


def still_holds(actor: Actor, permission: Permission) -> bool:
    word = cell(permission, actor.role)
    return word is ME or read(statements.on_self(actor.role, permission), actor.params()).scalar() is not None


def enter(permission: Permission, kwargs: dict) -> dict:
    """Decides for this request, and gives what the view gets: the subject opened in place of its token."""
    actor: Actor = g.actor
    ask_again(actor, permission)
    g.permission = permission
    g.may = on_self(actor.role)
    match SUBJECT[permission]:
        case Subject.CASUS:
            g.casus = open_casus(actor, kwargs["casus"])
            g.may |= g.casus.may
            kwargs = {**kwargs, "casus": g.casus}
        case Subject.NOODKAART:
            kwargs = {**kwargs, "noodkaart": open_noodkaart(actor, kwargs["noodkaart"])}
            g.may |= {permission}
        case Subject.ORGANISATIE:
            kwargs = {**kwargs, "organisatie": open_organisatie(actor, kwargs["organisatie"], permission)}
            g.may |= {permission}
        case Subject.SELF if permission in g.may and not still_holds(actor, permission):
            abort(404)
        case Subject.SELF if own_key(actor):
            hang_own(actor, store().keys(own_key(actor)))
    if permission not in g.may:
        abort(404)
    tell_door(actor, permission, g.casus.id if SUBJECT[permission] is Subject.CASUS else None)
    return kwargs


def requires(permission: Permission):
    """Guards a view under /<subject>/<token>/. Who may not gets the 404 of what does not exist; but whose own form
    closed the door behind them, and came a second time, is led to where the first one led."""

    def decorate(view):
        @wraps(view)
        def guarded(**kwargs):
            try:
                with noting():
                    opened = enter(permission, kwargs)
                return view(**opened)
            except NotFound:
                if led_to := once.answered(g.actor.id):
                    return redirect(led_to)
                raise

        guarded.permission = permission
        return guarded

    return decorate


def polled(view):
    """A view that a page asks by itself, also when nobody is there: it keeps no session awake."""
    view.polled = True
    return view


def public(view):
    """A view that shows nothing about anybody."""
    view.permission = None
    return view


def undecided(view):
    """A view for somebody who signed in and has yet to say as what they work; it shows nothing about others."""
    view.permission = None
    view.for_undecided = True
    return view


def halfway(*steps: Step):
    """A view for somebody who signed in with a password alone and has this step to do; it shows nothing else."""

    def decorate(view):
        view.permission = None
        view.for_halfway = steps
        return view

    return decorate
