"""What is new in a casus, in words, each with the place where it stands on the page of the casus."""

from datetime import datetime

from flask import url_for

from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.start.queries.fresh import fresh_in
from portal.start.queries.source import Kind
from portal.start.telling import ONE_OR_MORE, TO_CLIENT, in_words

BLOCK = {
    Kind.GEZAMENLIJK_DOEL: "gezamenlijk-doel",
    Kind.DOEL: "doelen",
    Kind.ACTIE: "acties",
    Kind.ACTIE_BESTAND: "acties",
    Kind.BIJDRAGE: "tijdlijn",
    Kind.ZIENSWIJZE: "tijdlijn",
    Kind.BESTAND: "tijdlijn",
    Kind.JOINED: "wie-doen-mee",
    Kind.LEFT: "wie-doen-mee",
}


def news_in(casus: OpenCasus, since: datetime | None, compare_url: str | None = None) -> list[dict]:
    """`compare_url`: to both texts of the hulpvraag beside each other."""
    if since is None:
        return []
    found, speaks = [], ONE_OR_MORE | (TO_CLIENT if P.CONCEPT_READ in casus.may else {})
    for kind, words in in_words(fresh_in(casus, since), speaks).items():
        url = compare_url if kind is Kind.HULPVRAAG and compare_url else _url(casus, kind)
        found.append({"label": words, "url": url})
    return found


def _url(casus: OpenCasus, kind: Kind) -> str:
    if kind in BLOCK:
        return url_for("casus.show", casus=casus, _anchor=BLOCK[kind])
    if kind is Kind.VOORSTEL:
        page = "casus.team" if P.TEAM_CHANGE in casus.may else "team.proposals"
        return url_for(page, casus=casus)
    if kind is Kind.SUGGESTION and P.HULPVRAAG_SUGGEST in casus.may:
        return url_for("suggestions.listed", casus=casus)
    return url_for("hulpvraag.show", casus=casus)
