"""The cookie of a session: this host alone, no script, not along with what another site sends."""

from flask import Response, current_app

from portal.account.actor import LONGEST, cookie_name


def keep(response: Response, secret: str) -> Response:
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
