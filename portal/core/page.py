"""Renders a page, or the part of it that htmx asked for. Nothing else looks at the htmx headers."""

from flask import make_response, render_template

from portal.core.htmx import htmx


def render_page(template: str, *, partial: str | None = None, status: int = 200, **context):
    """`partial` is the template of the part that this page can renew on its own."""
    part = bool(partial) and htmx.partial
    response = make_response(render_template(partial if part else template, partial=part, **context), status)
    response.vary.add("HX-Request-Type")
    return response
