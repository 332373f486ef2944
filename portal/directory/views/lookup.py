"""Looking up, without script: a region and a few words in the address. They are names of work, never of a client."""

from flask import g, request, url_for

from portal.core.forms import visible
from portal.core.page import render_page
from portal.directory import queries
from portal.directory.models import Topic
from portal.directory.queries import MOST
from portal.directory.views import bp
from portal.directory.words import TOPICS, told
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


def asked() -> dict:
    """One's own region at first; a region that is not there is every region."""
    regios = queries.regios()
    regio = request.args.get("regio", g.actor.regio_slug or "")
    known = {row.slug for row in regios}
    words = " ".join(visible(request.args.get("zoek")).split())[:100]
    return {"regios": regios, "regio": regio if regio in known else "", "words": words}


@bp.get("/wie-is-wie")
@requires(P.DIRECTORY_READ)
def cards():
    looked = asked()
    found = queries.organisaties(looked["regio"], looked["words"])
    people = queries.cards([row.id for row in found[:MOST]])
    return render_page(
        "directory/cards.html",
        **looked,
        organisaties=[
            {"name": row.name, "regio": row.regio, "people": people.get(row.id, [])} for row in found[:MOST]
        ],
        more=len(found) > MOST,
        own_url=url_for("contact.own", organisatie=g.actor.organisatie_token) if writes_a_card() else None,
    )


def writes_a_card() -> bool:
    return g.actor.organisatie_token is not None and g.actor.role in queries.WRITE_CARDS


@bp.get("/wie-weet-wat")
@requires(P.DIRECTORY_READ)
def people():
    looked = asked()
    topic = request.args.get("onderwerp", "")
    topic = topic if topic in set(map(str, Topic)) else ""
    found = queries.people(looked["regio"], topic, looked["words"])
    return render_page(
        "directory/people.html",
        **looked,
        topic=topic,
        topics=TOPICS,
        people=[
            {
                "name": row.named,
                "functie": row.functie,
                "organisatie": row.organisatie,
                "topics": told(row.topics),
                "about": row.about,
                "lived": row.lived,
            }
            for row in found[:MOST]
        ],
        more=len(found) > MOST,
        own_url=url_for("directory.own") if P.EXPERTISE_WRITE in g.may else None,
    )
