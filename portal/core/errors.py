"""Every error is a calm page in Dutch that says what to do. The 404 is the same for absent and for not allowed."""

import traceback
from pathlib import Path

from flask import g, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, TimeoutError
from werkzeug.exceptions import HTTPException

from portal.core.forms import visible

KNOWN = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)
OUT_OF_REACH = (OperationalError, TimeoutError)
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


def shown(code: int):
    g.on_error_page = True
    return error_page(code)


def out_of_reach(error) -> bool:
    """The database did not answer. The page then asks nothing of it, not even who looks."""
    cause = getattr(error, "original_exception", None) or error
    if isinstance(cause, OUT_OF_REACH):
        g.actor = None
        return True
    return False


def code_of(error: HTTPException) -> int:
    if error.code in KNOWN:
        return error.code
    return 400 if 400 <= (error.code or 500) < 500 else 500


def log(app, error: BaseException) -> None:
    app.logger.error("%s on %s at %s", type(error).__name__, request.endpoint, where(error))


def init_app(app) -> None:
    # Flask's own way out, for errors after the view: the same line, without the message.
    app.log_exception = lambda info: log(app, info[1])

    @app.errorhandler(HTTPException)
    def known(error):
        if error.code is not None and 300 <= error.code < 400:
            return error
        return shown(503 if out_of_reach(error) else code_of(error))

    @app.errorhandler(CSRFError)
    def no_token(_error):
        return shown(400)

    @app.errorhandler(Exception)
    def unexpected(error):
        if app.testing:
            raise error
        log(app, error)
        return shown(503 if out_of_reach(error) else 500)
