"""Where somebody comes after signing in; a client has the whole page here."""

from flask import g, redirect, request, url_for

from portal.account.actor import Actor
from portal.account.words import shape
from portal.afsluiting.queries import erased
from portal.casus.queries.listed import own_casussen
from portal.casus.queries.parties import parties
from portal.core.formats import greeting
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers, written_since
from portal.identity.page import shows_first
from portal.inzage.queries.looks import first_looks, who
from portal.naaste.page import beginning
from portal.plan.asked import asked
from portal.plan.models import Actiestand
from portal.plan.queries.acties import ActieRow, acties
from portal.plan.queries.doelen import gezamenlijke_doelen
from portal.policy.guard import OpenCasus, on_self, open_casus, public, requires
from portal.policy.listing import Listed, open_listed
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.policy.table import EVERYTHING, ever
from portal.start.views import bp
from portal.start.views.office import office_home
from portal.tijdlijn.queries import timeline
from portal.toestemming.cells import label


@bp.get("/")
@public
def landing():
    if isinstance(g.actor, Actor):
        return redirect(url_for("start.home"))
    return render_page("start/landing.html", sign_in_url=url_for("account.sign_in"))


@bp.get("/begin")
@requires(P.SELF_READ)
def home():
    if g.actor.role in EVERYTHING:
        return client_home()
    if g.actor.role in ever(P.NAASTE_LEAVE):
        return render_page("start/naaste.html", greeting=greeting(), **beginning())
    if P.CASUS_LIST in on_self(g.actor.role):
        return redirect(url_for("vandaag.today"))
    return office_home()


def client_home():
    own = own_casussen()
    if not own:
        return render_page(
            "start/client.html", greeting=greeting(), casus=None, others=[], erased=erased_urls()
        )
    casus = g.casus = open_casus(g.actor, chosen(own).token)
    if casus.ends_at is not None:
        return redirect(url_for("afsluiting.show", casus=casus))
    others = [row for row in own if row.id != casus.id]
    open_listed({row.id: Listed(row.token, row.seq) for row in others})
    versie, found = answers(casus)
    everybody = readers(casus)
    first = next((answer for answer in found if answer.vraag is Vraag.GEHOLPEN), found[0] if found else None)
    drafted = written_since(casus)
    plan = acties(casus)
    return render_page(
        "start/client.html",
        greeting=greeting(),
        name=casus.naam,
        casus={"url": url_for("casus.show", casus=casus), "token": casus.token},
        others=[
            {"url": url_for("start.home", casus=text_of(row.token)), "label": row.naam, "regio": row.regio}
            for row in others
        ],
        asks=asked(casus, gezamenlijke_doelen(casus), plan),
        hulpvraag=first.text if first else None,
        readers=sees(everybody, casus, str(first.vraag)) if first else None,
        drafting=bool(drafted and (versie is None or drafted > versie.made_at)),
        events=events(casus, plan),
        timeline_url=url_for("tijdlijn.show", casus=casus),
        write_url=url_for("hulpvraag.write", casus=casus, vraag=Vraag.GEHOLPEN),
        share_url=url_for("hulpvraag.share", casus=casus),
        grid_url=url_for("toestemming.grid", casus=casus),
        looked_url=url_for("inzage.show", casus=casus),
        read_url=url_for("hulpvraag.show", casus=casus),
        pdf_url=url_for("hulpvraag.download", casus=casus) if found else None,
        team_url=url_for("casus.team", casus=casus),
        round_url=url_for("casus.round", casus=casus),
        shows_first=shows_first(casus),
        end_url=url_for("afsluiting.end", casus=casus),
        erased=erased_urls(),
    )


def erased_urls() -> list[dict]:
    return [{"url": url_for("afsluiting.show", casus=row.token), "at": row.erased_at} for row in erased()]


def chosen(own: list):
    """A client with two casussen starts in the newest that will not be erased, or in the one they chose."""
    try:
        wanted = token_of(request.args.get("casus", ""))
    except ValueError:
        wanted = None
    runs = next((row for row in own if row.ends_at is None), own[0])
    return next((row for row in own if row.token == wanted), runs)


def events(casus: OpenCasus, plan: list[ActieRow]) -> list[dict]:
    """What happened lately: who wrote, who looked, who joined, which actie is done."""
    found = [
        {
            "shape": item.author.shape,
            "who": item.author.who,
            "what": f"Schreef over {label(item.onderwerp).lower()}",
            "url": url_for("casus.show", casus=casus, _anchor="tijdlijn"),
            "when": item.written_at,
        }
        for item in timeline(casus, limit=3)
        if item.writer
    ]
    found += [
        {
            "shape": shape(look.role),
            "who": who(look),
            "what": "Las in uw casus",
            "url": url_for("inzage.show", casus=casus),
            "when": look.at,
        }
        for look in first_looks(casus)
    ]
    found += [
        {
            "shape": one.shape,
            "who": one.name,
            "what": "Doet mee sinds u ja zei",
            "url": url_for("casus.team", casus=casus),
            "when": one.since,
        }
        for one in parties(casus)
    ]
    found += [
        {
            "shape": row.owner_shape,
            "who": row.owner,
            "what": "Deed een actie",
            "url": url_for("plan.show", casus=casus, actie=row.token),
            "when": row.ended_at,
        }
        for row in plan
        if row.stand is Actiestand.DONE and row.ended_at and not row.mine
    ]
    return sorted(found, key=lambda event: event["when"], reverse=True)[:4]
