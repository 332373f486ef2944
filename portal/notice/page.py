"""The page of what is new: each notice as a sentence, with where to read it."""

from flask import url_for

from portal.notice.models import Kind
from portal.notice.queries import Row
from portal.notice.words import ACTIES, ALONG, OF_CLIENT, TEAM, TEXTS, says
from portal.policy.permissions import Permission as P


def grouped(rows: list[Row]) -> list[dict]:
    """Per casus; the one with the newest notice first. Who has one of their own and no other needs no name above it."""
    found: dict[int, dict] = {}
    only_own = len({row.casus_id for row in rows}) == 1 and P.HULPVRAAG_WRITE in rows[0].may
    for row in rows:
        group = found.setdefault(
            row.casus_id,
            {
                "name": "Mijn casus" if only_own else row.naam,
                "url": url_for("casus.show", casus=row.casus_token),
                "rows": [],
            },
        )
        group["rows"].append(
            {"says": says(row.kind, row.cell), "url": url(row), "when": row.at, "unread": row.unread}
        )
    return list(found.values())


def words_url(row: Row) -> str:
    """To the hulpvraag, or to who thinks along about its words."""
    if row.kind is Kind.SUGGESTED:
        return url_for("suggestions.decide", casus=row.casus_token, suggestion=row.about)
    along = row.kind in ALONG and P.HULPVRAAG_SUGGEST in row.may
    return url_for("suggestions.listed" if along else "hulpvraag.show", casus=row.casus_token)


def url_of_client(row: Row) -> str:
    if row.kind is Kind.NOODKAART_OPENED:
        return url_for("noodkaart.show", casus=row.casus_token)
    if row.kind is Kind.IDENTITY:
        return url_for("identity.show", casus=row.casus_token)
    if row.kind is Kind.NAVRAAG_ANSWERED:
        return url_for("inzage.navraag", casus=row.casus_token, navraag=row.about)
    if row.kind is Kind.ENDS_SOON:
        return url_for("toestemming.grid", casus=row.casus_token)
    if row.kind in {Kind.STOOD_STILL, Kind.ERASED_SOON}:
        return url_for("afsluiting.show", casus=row.casus_token)
    if row.kind is Kind.ASKED_TO_OPEN:
        return url_for("toestemming.answer", casus=row.casus_token, kijkvraag=row.about)
    if row.kind in {Kind.WRITTEN_DOWN, Kind.OPENED_FOR_YOU}:
        return url_for("toestemming.written", casus=row.casus_token, written=row.about)
    return url_for("recht.show", casus=row.casus_token, aanvraag=row.about)


def to_decide_url(row: Row) -> str:
    if row.kind is Kind.WITNESS_ASKED:
        return url_for("toestemming.record", casus=row.casus_token)
    if P.TEAM_CHANGE in row.may:
        return url_for("team.decide", casus=row.casus_token, voorstel=row.about)
    return url_for("team.proposals", casus=row.casus_token)


def url(row: Row) -> str:
    """To the page of the thing itself if this person has one, else to where it stands in the casus."""
    casus = row.casus_token
    if row.kind in ACTIES:
        return url_for("plan.show", casus=casus, actie=row.about)
    if row.kind in OF_CLIENT:
        return url_of_client(row)
    if row.kind in TEXTS:
        return url_for("tijdlijn.entry", casus=casus, bijdrage=row.about)
    if row.kind is Kind.HULPVRAAG or row.kind in ALONG:
        return words_url(row)
    if row.kind is Kind.DOEL_PROPOSED and P.DOEL_CONFIRM in row.may:
        return url_for("plan.confirm", casus=casus, doel=row.about)
    if row.kind in {Kind.VOORSTEL, Kind.WITNESS_ASKED}:
        return to_decide_url(row)
    if row.kind in TEAM and P.TEAM_CHANGE in row.may:
        return url_for("casus.team", casus=casus)
    return url_for("casus.show", casus=casus)
