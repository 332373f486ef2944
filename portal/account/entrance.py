"""What follows on signing in, whichever way: the cookie, and on to where somebody was going or to what they wrote."""

from urllib.parse import urlsplit

from flask import current_app, make_response, redirect, request, url_for

from portal.account.actor import LONGEST, cookie_name
from portal.core.forms import EmptyForm, visible
from portal.core.page import render_page
from portal.core.tokens import token_of


def own_path(path: str | None) -> str | None:
    """A path within this portal, or None: never a way to another site."""
    parts = urlsplit(path or "")
    inside = path and path.startswith("/") and not path.startswith("//") and not parts.netloc
    plain = path and path.isprintable() and "\\" not in path and len(path) < 300
    return path if inside and plain else None


def own_token(text: str | None) -> bytes | None:
    try:
        return token_of(text or "")
    except ValueError:
        return None


def with_cookie(response, secret: str):
    """The token of a session that was begun just now."""
    response = make_response(response)
    response.set_cookie(
        cookie_name(),
        secret,
        max_age=int(LONGEST.total_seconds()),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def going_to() -> str:
    return own_path(request.args.get("next")) or url_for("start.home")


def onward():
    """To the text that somebody was writing, else to the page they were going to."""
    if found := kept():
        return render_page("account/kept.html", action=found["next"], text=found["text"], form=EmptyForm())
    return redirect(going_to())


def kept() -> dict | None:
    """A text that somebody was writing when their session or Lidmaatschap ended, carried along until they are back."""
    path = own_path(request.form.get("kept_next"))
    if path is None:
        return None
    sent = request.form
    return {"next": path, "text": visible(sent.get("kept_text")), "as": visible(sent.get("kept_as"))}
