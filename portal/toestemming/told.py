"""The words on which somebody chose: of the page itself, so that nobody has to remember to write them down twice.

What differs from person to person is drawn as {naam}, and filled in within the sealed row alone. Kept once per version:
other words, another version.
"""

import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from flask import current_app, g
from jinja2 import ChainableUndefined, Environment
from sqlalchemy import func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from portal.core.clock import now
from portal.core.db import db
from portal.toestemming.leaves import ShownText

LINES = {
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "div",
    "section",
    "tr",
    "fieldset",
    "legend",
    "button",
    "label",
    "br",
    "th",
    "td",
}
OF_TIME = ("dag", "tijd", "moment", "datum")
UNSEEN = {"svg", "script", "style", "template", "noscript"}


class Told(NamedTuple):
    page: str
    text: str
    filled: dict[str, str]


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        self.parts.append("\n" if tag in LINES else "")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN
        self.parts.append("\n" if tag in LINES else "")

    def handle_data(self, data):
        self.parts.append("" if self.unseen else re.sub(r"\s+", " ", data))


def words(html: str) -> str:
    """What a reader of a page reads, a line for each part of it."""
    found = _Words()
    found.feed(html)
    lines = (re.sub(r" +", " ", line).strip() for line in "".join(found.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def note(template: str, filled: dict[str, str] | None = None, **context) -> None:
    """What this request chooses, it chooses on this page. `context`: as the page was drawn, but with {naam} for what
    is about a person; `filled`: what stood in those places."""
    current_app.update_template_context(context)
    html = _pages().get_template(template).render(context)
    inside = html[html.index("<main") : html.index("</main")]
    g.shown_text = Told(template.removesuffix(".html"), words(inside), filled or {})


def _pages() -> Environment:
    """As pages are drawn, but where a day stands {dag} can stand, and an address may be left out."""
    if "told" not in current_app.extensions:
        pages = current_app.jinja_env.overlay(undefined=ChainableUndefined)
        pages.filters = {**pages.filters, **{name: _or_a_word(pages.filters[name]) for name in OF_TIME}}
        current_app.extensions["told"] = pages
    return current_app.extensions["told"]


def _or_a_word(written: Callable) -> Callable:
    return lambda value: str(value) if isinstance(value, str | ChainableUndefined) else written(value)


def kept() -> dict | None:
    """Which words were shown: name, version and hash, and what was filled in. None when nobody chose on a page."""
    told: Told | None = g.get("shown_text")
    if told is None:
        return None
    digest = hashlib.sha256(told.text.encode()).digest()
    here = {key: value for key, value in told.filled.items() if f"{{{key}}}" in told.text}
    return {"name": told.page, "version": _version(told, digest), "hash": digest.hex(), "filled_in": here}


def _version(told: Told, digest: bytes) -> int:
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    columns = ("page", "version", "hash", "at", "text")
    while True:  # again when another text of this page took the number just now
        if found := db.session.scalar(select(ShownText.version).where(ShownText.hash == digest)):
            return found
        newest = select(func.coalesce(func.max(ShownText.version), 0) + 1).where(ShownText.page == told.page)
        row = select(
            literal(told.page), newest.scalar_subquery(), literal(digest), literal(now(), ShownText.at.type),
            literal(told.text),
        )  # fmt: skip
        insert = dialect.insert(ShownText.__table__).from_select(columns, row)
        db.session.execute(insert.on_conflict_do_nothing())


def filled_in(text: str, notice: dict) -> str:
    """As the person read it."""
    for key, value in notice.get("filled_in", {}).items():
        text = text.replace(f"{{{key}}}", value)
    return text
