"""Headers on every answer: nothing is loaded from elsewhere, nothing personal is kept by a browser or a proxy."""

from flask import request

CONTENT_SECURITY_POLICY = "; ".join(
    f"{name} {value}"
    for name, value in {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }.items()
)


# For what another program keeps fetching: it may keep it for its owner, and asks each time whether it changed.
ASK_AGAIN = "private, no-cache"
FOREVER = "public, max-age=31536000, immutable"  # what can never be other than it is at this address


def init_app(app) -> None:
    @app.after_request
    def add(response):
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)  # a file has a stricter one
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"  # the CSRF check on https reads it; others get none
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if app.config["SESSION_COOKIE_SECURE"]:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint == "static":
            headers["Cache-Control"] = FOREVER
        elif headers.get("Cache-Control") not in (ASK_AGAIN, FOREVER):
            headers["Cache-Control"] = "no-store"
        return response
