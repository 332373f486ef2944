"""The feed itself, in iCalendar (RFC 5545)."""

from datetime import timedelta

from flask import url_for
from icalendar import Calendar, Event

from portal.agenda.queries import Due
from portal.core.tokens import text_of

SUMMARY = "Een actie van u"  # on a shared screen too: no name, no portal, nothing of what it is about
REFRESH = timedelta(hours=4)


def feed(rows: list[Due]) -> bytes:
    """Whole days: a due date is a day of the Dutch calendar, wherever the calendar is read. Many calendars leave out a
    VTODO, so each is a VEVENT that keeps nobody's time occupied."""
    calendar = Calendar()
    calendar.add("prodid", "-//Acties//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Acties")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for row in rows:
        calendar.add_component(_event(row))
    return calendar.to_ical()


def _event(row: Due) -> Event:
    event = Event()
    event.add("uid", text_of(row.uid))
    event.add("dtstamp", row.changed_at)
    event.add("dtstart", row.day)
    event.add("dtend", row.day + timedelta(days=1))
    event.add("summary", SUMMARY)
    event.add("url", url_for("agenda.follow", uid=row.uid, _external=True))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
