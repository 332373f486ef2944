"""What every page shows around its content: who you are, as what you work, where you can go."""

from dataclasses import dataclass

from flask import current_app, g, request, url_for

from portal.account.actor import Actor
from portal.account.limits import WARNING
from portal.account.words import acting, shape
from portal.afsluiting.quiet import quiet
from portal.core.clock import now
from portal.core.formats import today
from portal.hulpvraag.models import Vraag
from portal.kluis import keyring
from portal.kluis.store import store
from portal.notice.queries import unread
from portal.policy import awake
from portal.policy.guard import OpenCasus, hang_own, on_self, own_key
from portal.policy.permissions import Permission as P
from portal.policy.table import EVERYTHING, ever
from portal.team.queries.office import waiting


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
    accent: str | None


def viewer() -> Viewer | None:
    actor = g.get("actor")
    if not isinstance(actor, Actor):
        return None
    if own_key(actor) and ("account", actor.account_id) not in keyring.locks():
        hang_own(actor, store().keys(own_key(actor)))
    at_work = bool(actor.work_name)
    return Viewer(
        name=actor.work_name if at_work else actor.own_name,
        layout="work" if at_work else "client",
        acting=acting(actor.role, actor.functie, actor.organisatie) if at_work else None,
        shape=shape(actor.role),
        can_switch=actor.choices > 1,
    )


def who_is_who() -> str | None:
    """By role alone: an error page is the same whatever the guard found."""
    actor = g.get("actor")
    looks_up = isinstance(actor, Actor) and P.DIRECTORY_READ in on_self(actor.role)
    return url_for("directory.cards") if looks_up else None


def lasts() -> dict | None:
    """How long this session lasts, so that the page can warn in time."""
    actor = g.get("actor")
    if not isinstance(actor, Actor) or actor.session_id is None:
        return None
    return {**awake.left(actor), "warning": int(WARNING.total_seconds())}


def region(casus: OpenCasus | None) -> Region | None:
    """A casus has the look of its own region; elsewhere it is that of the organisation one works for."""
    actor = g.get("actor")
    if casus is not None:
        return Region(casus.regio, casus.regio_slug, casus.regio_accent)
    if isinstance(actor, Actor) and actor.regio:
        return Region(actor.regio, actor.regio_slug, actor.regio_accent)
    return None


# endpoint, label, what the address needs, and the pages on which the link is marked as the current one
CLIENT_LINKS = (
    ("start.home", "Begin", (), ("start.home", "casus.", "plan.", "team.", "tijdlijn.", "bestand.", "export.",
                                 "identity.", "afsluiting.", "naaste.", "noodkaart.", "recht.")),
    ("hulpvraag.write", "Mijn hulpvraag", ("casus", "vraag"),
     ("hulpvraag.write", "hulpvraag.show", "hulpvraag.version", "hulpvraag.beside", "suggestions.")),
    ("hulpvraag.share", "Delen", ("casus",), ("hulpvraag.share", "toestemming.", "vertegenwoordiger.")),
    ("inzage.show", "Wie keek", ("casus",), ("inzage.",)),
)  # fmt: skip
LEADS = {
    "hulpvraag.write": P.HULPVRAAG_WRITE,
    "hulpvraag.share": P.TOESTEMMING_CHANGE,
    "inzage.show": P.INZAGE_READ,
}
TEAM_LINKS = (
    ("vandaag.today", "Vandaag", (), ("vandaag.",)),
    ("casus.mine", "Casussen", (), ("casus.", "hulpvraag.", "suggestions.", "plan.", "team.", "tijdlijn.", "bestand.",
                                    "export.", "toestemming.", "identity.", "uitnodiging.", "balie.",
                                    "vertegenwoordiger.")),
)  # fmt: skip
NAASTE_LINKS = (
    ("start.home", "Begin", (), ("start.home", "casus.", "hulpvraag.", "plan.", "tijdlijn.", "naaste.")),
)
REPRESENTS_LINKS = (("start.home", "Begin", (), ("start.home", "vertegenwoordiger.")),)
CARDS_LINK = ("in_nood.listed", "Noodkaarten", (), ("in_nood.",))
HOURS_LINK = ("hours.noted", "Mijn uren", (), ("hours.",))
NEW_LINK = ("notice.new", "Nieuw", (), ("notice.new",))
OFFICE_LINKS = (
    ("start.home", "Begin", (), ("start.home",)),
    ("organisatie.show", "Organisatie", ("organisatie",), ("organisatie.", "hours_office.")),
    ("start.who_may_what", "Wie mag wat", (), ("start.who_may_what",)),
)
REGIO_LINK = ("regio.listed", "Regio's", (), ("regio.",))
MAIL_LINK = ("notice.given_up", "Mail", (), ("notice.given_up",))
PEOPLE_LINK = ("desk.people", "Mensen", ("organisatie",), ("desk.",))
REVIEW_LINK = ("review.people", "Nalopen", ("organisatie",), ("review.",))
LOOKS_LINK = ("looks.listed", "Wie keek", ("organisatie",), ("looks.", "navragen."))
SIGNALS_LINK = ("signals.listed", "Signalen", ("organisatie",), ("signals.",))
REQUESTS_LINK = ("verzoeken.listed", "Verzoeken", ("organisatie",), ("verzoeken.",))


def team_links(actor: Actor) -> tuple:
    hours = [HOURS_LINK] if P.HOURS_WRITE in on_self(actor.role) else []
    return (*TEAM_LINKS, CARDS_LINK, *hours)


def office_links(actor: Actor) -> tuple:
    first, *others = OFFICE_LINKS
    asked = [REQUESTS_LINK] if actor.role in ever(P.VERZOEK_ANSWER) else []
    people = [PEOPLE_LINK] if actor.role in ever(P.PEOPLE_READ) else []
    review = [REVIEW_LINK] if actor.role in ever(P.ACCESS_REVIEW) else []
    mail = [MAIL_LINK] if P.MAIL_MANAGE in on_self(actor.role) else []
    regios = [REGIO_LINK] if P.REGIO_MANAGE in on_self(actor.role) else []
    looks = [LOOKS_LINK] if actor.role in ever(P.LOOKS_READ) else []
    signals = [SIGNALS_LINK] if actor.role in ever(P.SIGNALS_READ) else []
    return (first, *asked, *people, *review, *looks, *signals, *regios, *mail, *others)


def requests() -> int:
    return waiting(today()).number


def leads(endpoint: str, casus: OpenCasus | None) -> bool:
    """A casus that will be erased opens to nobody; of one that was erased is left who looked."""
    if endpoint == "start.home" or casus is None:
        return endpoint == "start.home"
    return LEADS[endpoint] in casus.may


def nav(casus: OpenCasus | None) -> list[dict]:
    """A client's links lead into a casus, so without one only the first is there.

    `count` is asked where the header is drawn, and not for a part of a page.
    """
    actor = g.get("actor")
    if not isinstance(actor, Actor):
        return []
    known = {"casus": casus, "vraag": Vraag.GEHOLPEN, "organisatie": actor.organisatie_token}
    if actor.role in EVERYTHING:
        links = [link for link in CLIENT_LINKS if leads(link[0], casus)]
    elif actor.role in ever(P.NAASTE_LEAVE):
        links = (*NAASTE_LINKS, CARDS_LINK)
    elif actor.role in ever(P.NAMENS_CHANGE):
        links = REPRESENTS_LINKS
    else:
        links = team_links(actor) if P.CASUS_LIST in on_self(actor.role) else office_links(actor)
    in_a_casus = actor.role in ever(P.CASUS_READ)
    counts = {NEW_LINK[0]: (unread, "ongelezen"), REQUESTS_LINK[0]: (requests, "wachten op u")}
    return [
        {
            "label": label,
            "count": counts.get(endpoint),
            "url": url_for(endpoint, **{name: known[name] for name in needs}),
            "current": any((request.endpoint or "").startswith(mark) for mark in marks),
        }
        for endpoint, label, needs, marks in (*links, *([NEW_LINK] if in_a_casus else []))
    ]


def above() -> dict:
    """What stands above a casus: for who reads along that is where they begin, for who works the list."""
    actor = g.get("actor")
    listed = isinstance(actor, Actor) and actor.role in ever(P.ACTIE_UPDATE) - EVERYTHING
    endpoint, label = ("casus.mine", "Casussen") if listed else ("start.home", "Begin")
    return {"url": url_for(endpoint), "label": label}


def around_nothing() -> dict:
    """While the client looks along only the main part of the page counts: what stands around it is the other's own."""
    return {
        **dict.fromkeys(("viewer", "who_is_who_url", "lasts", "region", "quiet")),
        "nav": [],
        "may": {permission.name for permission in g.may},
        "printed_at": now(),
        "above": above(),
        "demo": current_app.config["DEMO"],
    }


def init_app(app) -> None:
    @app.context_processor
    def frame():
        if g.get("standing_in"):
            return around_nothing()
        on_error = g.get("on_error_page", False)
        casus = None if on_error else g.get("casus")
        return {
            "viewer": viewer(),
            "who_is_who_url": who_is_who(),
            "lasts": None if on_error else lasts(),
            "region": region(casus),
            "quiet": quiet(casus),
            "nav": [{**link, "current": False, "count": None} for link in nav(None)]
            if on_error
            else nav(casus),
            "may": {permission.name for permission in g.get("may", ())},
            "printed_at": now(),
            "above": above(),
            "demo": current_app.config["DEMO"],
        }
