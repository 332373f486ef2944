"""Somebody with a secret address, and the calendar that fetches it."""

import re

from icalendar import Calendar

from tests.support.people import Person, attribute


def press(who: Person, what: str):
    """The buttons "Maak ..." and "Stop ..." of the page."""
    return who.fill_in("/mijn/agenda", doe=what)


def address_on(page) -> str:
    """The path of the secret address on a page, or nothing."""
    found = re.search(r'<input\b[^>]*id="adres"[^>]*>', page.html)
    return re.sub(r"^https?://[^/]+", "", attribute(found.group(), "value")) if found else ""


def made(who: Person) -> str:
    address = address_on(press(who, "maak"))
    assert re.fullmatch(r"/agenda/[\w-]{43}\.ics", address)
    return address


def events(answer) -> list:
    return Calendar.from_ical(answer.response.data).walk("VEVENT")
