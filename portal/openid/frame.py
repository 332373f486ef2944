"""What the page of signing in shows besides a mail address and a password. Asked when that page is drawn."""

from flask import current_app, request, url_for

from portal.core.onward import own_path
from portal.openid.queries import any_of_organisaties, for_clients
from portal.openid.words import name_of


def ways(onward: str | None = None) -> dict:
    """The address of each other way in, or None where there is none."""
    onward = onward or own_path(request.args.get("next"))
    return {
        "organisatie_url": url_for("openid.find", next=onward) if any_of_organisaties() else None,
        "digid_url": url_for("openid.digid", next=onward) if for_clients() else None,
        "password_url": url_for("account.sign_in", next=onward),
        "digid": name_of(None, current_app.config["DEMO"]),
    }


def init_app(app) -> None:
    app.jinja_env.globals.update(ways_in=ways)
