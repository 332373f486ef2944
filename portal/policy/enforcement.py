"""Ties the guard to the app: who acts, what may not go without a guard, and the inzage row of every answer."""

from flask import current_app, g, redirect, request
from werkzeug.exceptions import Conflict, Unauthorized

from portal.account.actor import Actor, Undecided
from portal.account.halfway import Halfway
from portal.account.held import hold
from portal.core import once, readable, sqlite, told, upload
from portal.core.db import db
from portal.core.forms import PortalForm
from portal.core.tokens import text_of
from portal.kluis import keyring
from portal.policy import awake, inzage_row
from portal.policy.refused import keep_refusal
from portal.policy.way_in import who_came_in

SHOWS_CONTENT = {409, 422}  # besides every answer below 400


class UnguardedView(Exception):
    """A view has neither @requires nor @public. The app does not start with one."""


def commit() -> None:
    """Commits a change together with the row that says who made it: one stands or falls with the other.

    Who acts is held until then. A change that was begun as what somebody is not any more is not kept.
    """
    if isinstance(g.get("actor"), Actor) and g.get("permission"):
        if not hold(g.actor):
            not_any_more()
        db.session.flush()  # what changed is known by then
        inzage_row.add_row(committed=True)
    db.session.commit()
    g.recorded = True


def not_any_more() -> None:
    db.session.rollback()
    keyring.empty()
    decide_who(who_came_in())
    g.permission = None
    raise Conflict if isinstance(g.actor, Actor) else Unauthorized


def decide_who(signed_in: Actor | Undecided | Halfway | None) -> None:
    """Who has a step to do first is nobody, to every view and every query but those of that step."""
    g.halfway = signed_in if isinstance(signed_in, Halfway) else None
    g.actor = None if g.halfway else signed_in
    told.tell(db.session(), g.actor.told() if isinstance(g.actor, Actor) else told.SIGNING_IN)


def who(writes: bool) -> Actor | Undecided | Halfway | None:
    """Of a request that writes nobody changes what its actor is until it is done. If somebody just did, it is read
    anew. On SQLite such a request is the only writer before its first read."""
    actor = who_came_in()
    for _ in range(3):
        if not (writes and isinstance(actor, Actor)) or hold(actor):
            break
        actor = who_came_in()
    return actor


def keep_awake() -> None:
    """By a page that shows nothing about anybody."""
    if not g.get("recorded"):
        db.session.rollback()
        with sqlite.writing():
            awake.keep()
            db.session.commit()


def done(form: PortalForm, url: str):
    """On to where the change shows; the same form sent again leads there too."""
    go = once.keep(g.actor.id, form.request_id.data, url)
    commit()
    return redirect(go)


def current_actor(_request) -> Actor | None:
    """For Flask-Login: its current_user is the actor of the request."""
    actor = g.get("actor")
    return actor if isinstance(actor, Actor) else None


def check_every_view(app) -> None:
    for endpoint, view in app.view_functions.items():
        if endpoint != "static" and not hasattr(view, "permission"):
            raise UnguardedView(f"{endpoint} has no @requires and no @public: add one above its def")


def only_for_who_is_signed_in(view) -> None:
    guarded = view is not None and view.permission is not None
    steps = getattr(view, "for_halfway", ())
    if g.halfway and g.halfway.step in steps:
        return
    nobody = g.actor is None and (guarded or bool(steps) or hasattr(view, "for_undecided"))
    if nobody or (guarded and not isinstance(g.actor, Actor)):
        raise Unauthorized


def init_app(app) -> None:
    inzage_row.watch_changes()

    @app.before_request
    def who_acts():
        keyring.empty()
        view = current_app.view_functions.get(request.endpoint)
        if request.endpoint == "static":
            return
        decide_who(who(writes=sqlite.is_writer() and db.engine.dialect.name != "sqlite"))
        g.form_owner = text_of(g.actor.token) if isinstance(g.actor, Actor) else ""
        if not upload.expects_file():  # such a form is read by its view, after the guard
            readable.check_form()
        only_for_who_is_signed_in(view)

    @app.after_request
    def record(response):
        shown = response.status_code < 400 or response.status_code in SHOWS_CONTENT
        if shown and g.get("permission") and not g.get("recorded") and inzage_row.leaves_something():
            g.recorded = True  # one try: when it fails the error page follows, which shows nothing
            db.session.rollback()
            keyring.unwritten()
            with sqlite.writing():
                inzage_row.add_row()
                db.session.commit()
        elif shown and awake.is_due():
            keep_awake()
        keep_refusal(response)
        return response

    @app.teardown_request
    def forget(_error):
        keyring.empty()
        told.forget(db.session())
