"""Where a sleutelpersoon, bestuurder, beheerder or functionaris begins: what waits for them, what they never see."""

from flask import g, url_for

from portal.core.clock import now
from portal.core.formats import dag_van, greeting, opsomming, today
from portal.core.page import render_page
from portal.datalek.clock import clock
from portal.datalek.models import Told
from portal.datalek.queries import first_untold
from portal.datalek.words import said
from portal.desk.queries.changes import to_confirm
from portal.desk.queries.invitations import number_unused
from portal.desk.queries.people import sleutelpersonen
from portal.desk.queries.work import SOON, leaving
from portal.desk.words import changes, work
from portal.inzage.queries.navragen import waiting as questions_waiting
from portal.inzage.words import by_when as question_by
from portal.noodkaart.queries.told import recent
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.recht.queries.office import waiting as rights_waiting
from portal.review.actions import rhythm
from portal.review.queries.progress import current, how_far
from portal.review.queries.unled import unled
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
        leaving=leaving_soon() if g.actor.role in ever(P.WORK_HAND_OVER) else [],
        unled=without_anybody() if g.actor.role in ever(P.REGIO_MANAGE) else [],
        review=review(organisatie) if g.actor.role in ever(P.ACCESS_REVIEW) else None,
        cards=cards(organisatie) if g.actor.role in ever(P.NOODKAART_TOLD) else {"recent": 0, "url": None},
        rights=rights(organisatie) if g.actor.role in ever(P.RECHT_ANSWER) else None,
        leaks=leaks(organisatie) if g.actor.role in ever(P.DATALEK_READ) else None,
        desk=desk(organisatie) if g.actor.role in ever(P.PEOPLE_READ) else None,
    )


def without_anybody() -> list[dict]:
    """Organisaties of the region where people come in and nobody answers for that."""
    return [
        {
            "name": row.name,
            "people": row.people,
            "pauses": dag_van(rhythm().pauses_on(row.due), today()) if row.due else None,
            "url": url_for("regio.first", slug=row.slug, lid=row.token),
        }
        for row in unled()
    ]


def leaving_soon() -> list[dict]:
    """Who goes away within a week and still has work."""
    day = today()
    return [
        {
            "name": row.work_name,
            "day": dag_van(row.day, day),
            "work": work(row.casussen, row.acties),
            "url": url_for("desk.work", organisatie=g.actor.organisatie_token, mens=row.token),
        }
        for row in leaving(g.actor.organisatie_id)
        if row.day <= day + SOON and (row.casussen or row.acties)
    ]


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
            "words": f"{row.about} {changes(row.kind, row.role)}",
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


def cards(organisatie: bytes) -> dict:
    """Noodkaarten that people of the organisatie opened: how many lately."""
    return {"recent": recent(), "url": url_for("noodkaart_office.listed", organisatie=organisatie)}


def rights(organisatie: bytes) -> dict:
    """What clients asked about their rights: how many wait, how many are late."""
    found = rights_waiting(today())
    return {
        "number": found.number,
        "late": found.late,
        "first": by_when(found.first, today()) if found.first else None,
        "url": url_for("recht_office.listed", organisatie=organisatie),
    }


def leaks(organisatie: bytes) -> dict:
    """Datalekken that are not told yet, and the clock of the first."""
    number, found_at = first_untold()
    runs = clock(found_at, Told.NOT_YET, None, now()) if found_at else None
    return {
        "number": number,
        "when": said(runs, Told.NOT_YET) if runs else None,
        "url": url_for("datalek.listed", organisatie=organisatie),
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
