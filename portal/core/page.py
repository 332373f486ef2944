"""Renders a page, or the part of it that htmx asked for. Nothing else looks at the htmx headers."""

from contextvars import ContextVar

from flask import make_response, render_template
from markupsafe import Markup

from portal.core.forms import visible
from portal.core.htmx import htmx

_drawn: ContextVar[dict] = ContextVar("drawn")


def render_page(template: str, *, partial: str | None = None, status: int = 200, **context):
    """`partial` is the template of the part that this page can renew on its own."""
    part = bool(partial) and htmx.partial
    _drawn.set({})
    html = render_template(partial if part else template, partial=part, **context)
    response = make_response(visible(html), status)  # a form is drawn as it was sent, in hidden fields too
    response.vary.add("HX-Request-Type")
    return response


def once(thing, macro) -> Markup:
    """Draws a macro once a page for the same thing: under forty texts stand a few different bylines."""
    drawn = _drawn.get()
    key = (macro.name, id(thing))
    if key not in drawn:
        drawn[key] = (macro(thing), thing)  # kept, so that its id is not given to another
    return drawn[key][0]


def init_app(app) -> None:
    app.jinja_env.filters.update(once=once)
