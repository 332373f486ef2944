"""What every page shows around its content: who you are, as what you work, where you can go."""

from dataclasses import dataclass

from flask import current_app, g, request, url_for

from portal.account.actor import Actor

from portal.account.queries import acting, shape
from portal.hulpvraag.models import Vraag
from portal.kluis import keyring
from portal.kluis.store import store
from portal.policy.conditions import EVERYTHING
from portal.policy.guard import OpenCasus, hang_own, on_self, own_key
from portal.policy.permissions import Permission as P


@dataclass(frozen=True)
class Viewer:
    name: object
    layout: str
    acting: str | None
    shape: str
    can_switch: bool


@dataclass(frozen=True)
class Region:
    name: str
    slug: str


def viewer() -> Viewer | None:
    actor = g.get("actor")
    if not isinstance(actor, Actor):
        return None
    if own_key(actor) and ("account", actor.account_id) not in keyring.locks():
        hang_own(actor, store().keys(own_key(actor)))
    own = actor.role in EVERYTHING
    return Viewer(
        name=actor.own_name if own else actor.work_name,
        layout="client" if own else "work",
        acting=None if own else acting(actor.role, actor.functie, actor.organisatie),
        shape=shape(actor.role),
        can_switch=actor.choices > 1,
    )


def region(casus: OpenCasus | None) -> Region | None:
    """A casus has the look of its own region; elsewhere it is that of the organisation one works for."""
    actor = g.get("actor")
    if casus is not None:
        return Region(casus.regio, casus.regio_slug)
    if isinstance(actor, Actor) and actor.regio:
        return Region(actor.regio, actor.regio_slug)
    return None


def nav(casus: OpenCasus | None) -> list[dict]:
    actor = g.get("actor")
    if not isinstance(actor, Actor):
        return []
    if actor.role in EVERYTHING:
        links = [("start.home", "Begin", {}, ("start.home", "casus."))]
        if casus is not None:
            links += [
                ("hulpvraag.write", "Mijn hulpvraag", {"casus": casus, "vraag": Vraag.GEHOLPEN}, ("hulpvraag.write", "hulpvraag.show", "hulpvraag.version")),
                ("hulpvraag.share", "Delen", {"casus": casus}, ("hulpvraag.share", "toestemming.")),
                ("inzage.show", "Wie keek", {"casus": casus}, ("inzage.",)),
            ]  # fmt: skip
    elif P.CASUS_LIST in on_self(actor.role):
        links = [("casus.mine", "Casussen", {}, ("casus.", "hulpvraag."))]
    else:
        links = [
            ("organisatie.show", "Organisatie", {"organisatie": actor.organisatie_token}, ("organisatie.",))
        ]
    return [
        {"label": label, "url": url_for(endpoint, **values), "current": _here(marks)}
        for endpoint, label, values, marks in links
    ]


def _here(marks: tuple[str, ...]) -> bool:
    return any((request.endpoint or "").startswith(mark) for mark in marks)


def init_app(app) -> None:
    @app.context_processor
    def frame():
        on_error = g.get("on_error_page", False)
        casus = None if on_error else g.get("casus")
        return {
            "viewer": viewer(),
            "region": region(casus),
            "nav": [{**link, "current": False} for link in nav(None)] if on_error else nav(casus),
            "may": {permission.name for permission in g.get("may", ())},
            "demo": current_app.config["DEMO"],
        }
