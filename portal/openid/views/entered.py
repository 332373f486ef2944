"""What follows on signing in elsewhere: the cookie, and a second factor where the provider showed none."""

from flask import g, redirect, url_for

from portal.account.entrance import with_cookie
from portal.factor.step import second_step


def entered(secret: str, onward: str | None):
    go = onward or url_for("start.home")
    return with_cookie(second_step(go, None) if g.halfway else redirect(go), secret)
