"""The pages on which a provider is set up: the same for an organisatie and for the clients."""

from dataclasses import dataclass

from flask import g, redirect, request, url_for

from portal.account.throttle import keyed_hash
from portal.core import once
from portal.core.db import db
from portal.core.forms import visible
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.core.versions import Moved
from portal.openid import actions
from portal.openid.forms import DecideForm, ProviderForm
from portal.openid.models import Provider, ProviderState
from portal.openid.queries import known, log, names, onderdelen, soort, standing
from portal.openid.testing import wrong_with
from portal.openid.words import BY_CLAIMS, EVENTS
from portal.policy.enforcement import commit

DRAFT, CONFIRMED = ProviderState.DRAFT, ProviderState.CONFIRMED
SAME = "U vulde dit zelf in. Iemand anders moet het bevestigen."
TAKEN = "Een van de maildomeinen is al van een andere organisatie. Kijk de domeinen na."
CHANGED = "Dit is intussen veranderd. Kijk wat er nu staat."


@dataclass(frozen=True)
class Place:
    """`urls`: of the page itself, and of what can be done there."""

    organisatie_id: int | None
    name: str
    urls: dict[str, str]
    may_manage: bool
    may_confirm: bool

    @property
    def clients(self) -> bool:
        return self.organisatie_id is None


def shown(row: Provider | None, by: dict[int, str]) -> dict | None:
    if row is None:
        return None
    return {
        "issuer": row.issuer,
        "client_id": row.client_id,
        "domains": row.domains.split(),
        "levels": row.levels.split(),
        "methods": row.methods.split(),
        "claim": row.claim,
        "leads_to": [
            {"name": each.name, "value": each.value}
            for each in onderdelen(row.organisatie_id, row.id)
            if each.value
        ],
        "filled_by": by.get(row.filled_by_id, ""),
        "filled_at": row.filled_at,
        "confirmed_by": by.get(row.confirmed_by_id, ""),
        "confirmed_at": row.confirmed_at,
        "version": row.version,
        "logout_url": url_for("openid.from_outside", provider=row, _external=True),
    }


def page(place: Place, status: int = 200, tested: dict | None = None, wrong: str | None = None):
    found = standing(place.organisatie_id)
    draft, works = found.get(DRAFT), found.get(CONFIRMED)
    by = names(*(each for row in found.values() for each in (row.filled_by_id, row.confirmed_by_id)))
    return render_page(
        "openid/setup.html",
        status=status,
        name=place.name,
        clients=place.clients,
        urls=place.urls,
        draft=shown(draft, by),
        works=shown(works, by),
        may_manage=place.may_manage,
        may_confirm=place.may_confirm
        and draft is not None
        and not actions.same_person(draft.filled_by_id, g.actor.id),
        filled_self=draft is not None and actions.same_person(draft.filled_by_id, g.actor.id),
        form=DecideForm(formdata=None),
        tested=tested,
        wrong=wrong,
        addresses=addresses(),
        log=[
            {"words": EVENTS[each.event], "by": each.by, "at": each.at} for each in log(place.organisatie_id)
        ],
    )


def addresses() -> dict:
    """What the one who runs the provider has to be told."""
    return {
        "back": url_for("openid.back", _external=True),
        "home": url_for("start.landing", _external=True),
    }


def onderdeel_token(onderdeel_id: int) -> str:
    return text_of(keyed_hash("openid onderdeel", str(onderdeel_id))[:16])


def fill_in(place: Place):
    found = standing(place.organisatie_id)
    draft = found.get(DRAFT)
    row = draft or found.get(CONFIRMED)
    able = onderdelen(place.organisatie_id, row.id if row else None)
    form = ProviderForm(data=filled(row), keeps_secret=row is not None, clients=place.clients)
    if not form.is_submitted():
        form.version.data = draft.version if draft else 0
        return form_page(place, form, able, 200)
    if not form.validate():
        return form_page(place, form, able, 422)
    if not form.secret.data and not actions.may_keep_secret(row, form.values()):
        form.secret.errors = ["Vul het geheim in. Bij een ander adres of client-id hoort een nieuw geheim."]
        return form_page(place, form, able, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    leads_to = {each.id: value for each in able if (value := typed_value(each.id))} if form.claim.data else {}
    try:
        actions.fill_in(
            place.organisatie_id, g.actor.id, form.values(), form.secret.data, leads_to, form.version.data
        )
    except Moved as moved:
        form.version.data = moved.row.version
        return form_page(place, form, able, 409, now=moved.row)
    url = once.keep(g.actor.id, form.request_id.data, place.urls["show"])
    commit()
    return redirect(url)


def filled(row: Provider | None) -> dict:
    """What the fields begin with; never the secret."""
    names = ("issuer", "client_id", "domains", "levels", "methods", "claim")
    return {name: getattr(row, name) for name in names} if row else {}


def typed_value(onderdeel_id: int) -> str:
    return " ".join(visible(request.form.get(f"onderdeel-{onderdeel_token(onderdeel_id)}")).split())[:100]


def form_page(place: Place, form: ProviderForm, able, status: int, now: Provider | None = None):
    by_claims = not place.clients and soort(place.organisatie_id) in BY_CLAIMS
    return render_page(
        "openid/form.html",
        status=status,
        form=form,
        name=place.name,
        clients=place.clients,
        urls=place.urls,
        addresses=addresses(),
        now={"issuer": now.issuer, "client_id": now.client_id, "domains": now.domains} if now else None,
        onderdelen=[
            {
                "name": each.name,
                "field": f"onderdeel-{onderdeel_token(each.id)}",
                "value": typed_value(each.id) if form.is_submitted() else each.value or "",
            }
            for each in able
        ]
        if by_claims
        else [],
    )


def test(place: Place):
    form = DecideForm()
    which = DRAFT if request.form.get("doe") == "concept" else CONFIRMED
    row = standing(place.organisatie_id).get(which)
    if not form.validate() or row is None:
        return redirect(place.urls["show"])
    found = known(row)
    db.session.rollback()  # nothing is held while the provider is asked
    wrong = wrong_with(found)
    return page(place, tested={"wrong": wrong, "draft": which is DRAFT})


def confirm(place: Place):
    """What does not work is not confirmed: nobody would come in any more."""
    form = DecideForm()
    draft = standing(place.organisatie_id).get(DRAFT)
    if not form.validate() or draft is None or draft.version != form.version.data:
        return page(place, 409, wrong=CHANGED)
    if actions.same_person(draft.filled_by_id, g.actor.id):
        return page(place, 422, wrong=SAME)
    draft_id, asked = draft.id, known(draft)
    db.session.rollback()
    if wrong := wrong_with(asked):
        return page(place, 422, tested={"wrong": wrong, "draft": True})
    try:
        actions.confirm(draft_id, form.version.data, g.actor.id)
    except (actions.SamePerson, actions.TakenDomain, Moved) as why:
        db.session.rollback()
        told = {actions.SamePerson: SAME, actions.TakenDomain: TAKEN}.get(type(why), CHANGED)
        return page(place, 409 if isinstance(why, Moved) else 422, wrong=told)
    commit()
    return redirect(place.urls["show"])


def end(place: Place):
    form = DecideForm()
    which = DRAFT if request.form.get("doe") == "concept" else CONFIRMED
    row = standing(place.organisatie_id).get(which)
    if not form.validate() or row is None:
        return page(place, 409, wrong=CHANGED)
    try:
        actions.end(row.id, form.version.data, g.actor.id)
    except Moved:
        return page(place, 409, wrong=CHANGED)
    commit()
    return redirect(place.urls["show"])
