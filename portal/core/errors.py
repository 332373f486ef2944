"""Every error is a calm page in Dutch that says what to do. The 404 is the same for absent and for not allowed."""

import traceback
from pathlib import Path

from flask import g, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, TimeoutError
from werkzeug.exceptions import HTTPException

from portal.core.forms import visible

KNOWN = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)
TEXT_FIELDS = ("tekst", "gebieden", "kept_text")


def typed_text() -> str | None:
    """What somebody had written in a form that we could not take: shown, so that it is not lost."""
    if request.method != "POST":
        return None
    try:
        found = (" ".join(request.form.getlist(n)) for n in TEXT_FIELDS if request.form.get(n))
        return next(map(visible, found), None)
    except HTTPException:
        return None


def error_page(code: int):
    template = {403: 404, 405: 404}.get(code, code)
    return render_template(f"errors/{template}.html", typed=typed_text()), template


def where(error: BaseException) -> str:
    """Files and lines only: the message of an exception may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))


def init_app(app) -> None:
    @app.errorhandler(HTTPException)
    def known(error):
        code = error.code if error.code in KNOWN else (400 if 400 <= (error.code or 500) < 500 else 500)
        if error.code is not None and 300 <= error.code < 400:
            return error
        g.on_error_page = True
        return error_page(code)

    @app.errorhandler(CSRFError)
    def no_token(_error):
        g.on_error_page = True
        return error_page(400)

    @app.errorhandler(Exception)
    def unexpected(error):
        if app.testing:
            raise error
        g.actor = None  # the page of an error asks nothing of a database that may be the cause
        app.logger.error("%s on %s at %s", type(error).__name__, request.endpoint, where(error))
        g.on_error_page = True
        return error_page(503 if isinstance(error, (OperationalError, TimeoutError)) else 500)
