"""The demo people as buttons. Outside demo mode this route is never registered."""

from flask import redirect, request, url_for
from sqlalchemy import select

from portal.account import queries
from portal.account.models import Account, Lidmaatschap
from portal.account.views import signed_in
from portal.account.words import ROLE_WORDS, acting
from portal.core.db import db
from portal.core.forms import visible
from portal.demo.people import about
from portal.organisatie.models import Organisatie
from portal.policy.guard import public


@public
def demo_sign_in():
    account_id = queries.demo_account(visible(request.form.get("person")))
    if account_id is None:
        return redirect(url_for("account.sign_in"))
    return signed_in(account_id)


def people() -> list[dict]:
    """By role, with a sentence on who they are; somebody with two Lidmaatschappen stands under the first."""
    told, groups, seen = about(), {}, set()
    rows = db.session.execute(
        select(Account.demo_slug, Lidmaatschap.role, Lidmaatschap.functie, Organisatie.name)
        .join(Lidmaatschap, Lidmaatschap.account_id == Account.id)
        .outerjoin(Organisatie, Organisatie.id == Lidmaatschap.organisatie_id)
        .where(Account.demo_slug.in_(told), Account.demo.is_(True), Account.active.is_(True))
        .order_by(Lidmaatschap.id)
    )
    for row in rows:
        if row.demo_slug not in seen:
            seen.add(row.demo_slug)
            name, sentence = told[row.demo_slug]
            person = {
                "slug": row.demo_slug,
                "name": name,
                "about": sentence,
                "working_as": acting(row.role, row.functie, row.name),
            }
            groups.setdefault(ROLE_WORDS[row.role], []).append(person)
    return [{"heading": heading, "people": found} for heading, found in groups.items()]


def init_app(app) -> None:
    app.extensions["demo_people"] = people
    app.add_url_rule("/inloggen/demo", "account.demo_sign_in", demo_sign_in, methods=["POST"])
