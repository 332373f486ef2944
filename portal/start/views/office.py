"""Where a sleutelpersoon, bestuurder, beheerder or functionaris begins: what waits for them, what they never see."""

from flask import g, url_for

from portal.core.formats import greeting, opsomming, today
from portal.core.page import render_page
from portal.desk.queries.changes import to_confirm
from portal.desk.queries.invitations import number_unused
from portal.desk.queries.people import sleutelpersonen
from portal.desk.words import CHANGES
from portal.inzage.queries.navragen import waiting as questions_waiting
from portal.inzage.words import by_when as question_by
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.review.queries import current, how_far
from portal.review.words import by_when as review_by
from portal.team.queries.office import waiting
from portal.team.words import by_when


def office_home():
    answers = g.actor.role in ever(P.VERZOEK_ANSWER)
    organisatie = g.actor.organisatie_token
    found = waiting(today()) if answers else None
    return render_page(
        "start/office.html",
        greeting=greeting(),
        name=(g.actor.work_name or "").split(" ")[0],
        organisatie=g.actor.organisatie,
        waiting=found,
        first=by_when(found.first, today()) if found and found.first else None,
        requests_url=url_for("verzoeken.listed", organisatie=organisatie) if answers else None,
        provider_url=url_for("provider.show", organisatie=organisatie)
        if g.actor.role in ever(P.PROVIDER_MANAGE)
        else None,
        beheer_url=url_for("provider_beheer.listed") if g.actor.role in ever(P.DIGID_MANAGE) else None,
        questions=questions(organisatie) if g.actor.role in ever(P.NAVRAAG_ANSWER) else None,
        looks_url=url_for("looks.listed", organisatie=organisatie)
        if g.actor.role in ever(P.LOOKS_READ)
        else None,
        signals_url=url_for("signals.listed", organisatie=organisatie)
        if g.actor.role in ever(P.SIGNALS_READ)
        else None,
        organisatie_url=url_for("organisatie.show", organisatie=organisatie),
        confirms=confirms() if g.actor.role in ever(P.SLEUTELPERSOON_CONFIRM) else [],
        review=review(organisatie) if g.actor.role in ever(P.ACCESS_REVIEW) else None,
        desk=desk(organisatie) if g.actor.role in ever(P.PEOPLE_READ) else None,
    )


def questions(organisatie: bytes) -> dict:
    """What clients ask about looks of people of this organisatie."""
    found = questions_waiting(g.actor.organisatie_id, today())
    return {
        "number": found.number,
        "late": found.late,
        "first": question_by(found.first, today()) if found.first else None,
        "url": url_for("navragen.listed", organisatie=organisatie),
    }


def confirms() -> list[dict]:
    """Changes of sleutelpersoon that another proposed and that wait for this person."""
    return [
        {
            "words": f"{row.about} {CHANGES[row.kind]}",
            "organisatie": row.organisatie,
            "ends": row.ends_at,
            "url": url_for("desk.change", organisatie=row.organisatie_token, change=row.token),
        }
        for row in to_confirm()
    ]


def review(organisatie: bytes) -> dict | None:
    """How far the access review is; None when there is nothing to go through."""
    ongoing = current(g.actor.organisatie_id)
    far = how_far(ongoing.id) if ongoing else None
    if far is None or far.done == far.total:
        return None
    return {
        "done": far.done,
        "total": far.total,
        "when": review_by(ongoing.due, today()),
        "url": url_for("review.people", organisatie=organisatie),
    }


def desk(organisatie: bytes) -> dict:
    """Numbers and names of colleagues; the name of who is only invited stands on the page of the desk."""
    others = [row.work_name for row in sleutelpersonen(g.actor.organisatie_id) if row.id != g.actor.id]
    return {
        "url": url_for("desk.people", organisatie=organisatie),
        "log_url": url_for("desk.log", organisatie=organisatie),
        "invited": number_unused(g.actor.organisatie_id),
        "deputies": opsomming(others),
    }
