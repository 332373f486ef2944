"""Ties the guard to the app: who acts, what may not go without a guard, and the inzage row of every answer."""

from flask import current_app, g, request
from werkzeug.exceptions import Unauthorized

from portal.account.actor import Actor, Halfway, load_actor
from portal.core import readable, sqlite, upload
from portal.core.db import db
from portal.core.tokens import text_of
from portal.kluis import keyring
from portal.policy import inzage_row

SHOWS_CONTENT = {409, 422}  # besides every answer below 400


class UnguardedView(Exception):
    """A view has neither @requires nor @public. The app does not start with one."""


def commit() -> None:
    """Commits a change together with the row that says who made it: one stands or falls with the other."""
    if isinstance(g.get("actor"), Actor) and g.get("permission"):
        inzage_row.add_row()
    db.session.commit()
    g.recorded = True


def current_actor(_request) -> Actor | None:
    """For Flask-Login: its current_user is the actor of the request."""
    actor = g.get("actor")
    return actor if isinstance(actor, Actor) else None


def check_every_view(app) -> None:
    for endpoint, view in app.view_functions.items():
        if endpoint != "static" and not hasattr(view, "permission"):
            raise UnguardedView(f"{endpoint} has no @requires and no @public: add one above its def")


def init_app(app) -> None:
    @app.before_request
    def who_acts():
        keyring.empty()
        view = current_app.view_functions.get(request.endpoint)
        if request.endpoint == "static":
            return
        signed_in = load_actor()
        g.halfway = signed_in if isinstance(signed_in, Halfway) else None
        g.actor = None if g.halfway else signed_in
        g.form_owner = text_of(g.actor.token) if isinstance(g.actor, Actor) else ""
        if not upload.expects_file():  # such a form is read by its view, after the guard
            readable.check_form()
        guarded = view is not None and view.permission is not None
        steps = getattr(view, "for_halfway", ())
        nobody = g.actor is None and (guarded or bool(steps) or hasattr(view, "for_undecided"))
        if g.halfway and g.halfway.step in steps:
            return
        if nobody or (guarded and not isinstance(g.actor, Actor)):
            raise Unauthorized

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
        return response

    @app.teardown_request
    def forget(_error):
        keyring.empty()
