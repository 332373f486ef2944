"""What organisaties agreed on about data (AVG 26): for everybody to read, since it is about nobody."""

from babel.dates import format_date
from flask import abort, url_for

from portal.core.formats import LOCALE
from portal.core.page import render_page
from portal.policy.guard import public
from portal.recht.arrangement import arrangements
from portal.recht.views import agreed


@agreed.get("")
@public
def listed():
    rows = [
        {"name": each.name, "url": url_for("afspraken.show", slug=slug)}
        for slug, each in arrangements().items()
    ]
    return render_page("recht/agreed_listed.html", rows=sorted(rows, key=lambda row: row["name"]))


@agreed.get("/<slug>")
@public
def show(slug):
    found = arrangements().get(slug) or abort(404)
    since = format_date(found.since, "d MMMM y", locale=LOCALE)
    return render_page("recht/agreed.html", agreed=found, since=since, list_url=url_for("afspraken.listed"))
