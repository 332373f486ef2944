"""The client reads and writes their own card."""

from flask import g, redirect, request, url_for

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.noodkaart import actions
from portal.noodkaart.forms import CardForm
from portal.noodkaart.models import TEXTS
from portal.noodkaart.queries.own import Card, card, choices, openings
from portal.noodkaart.views import bp
from portal.noodkaart.words import QUESTIONS, SAID
from portal.policy.enforcement import commit, done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P


@bp.get("")
@requires(P.NOODKAART_READ)
def show(casus):
    found = card(casus)
    return render_page(
        "noodkaart/show.html",
        filled=found.filled,
        changed_at=found.changed_at,
        naam=found.naam or None,
        answers=answers(found),
        chosen=[each for each in choices(casus) if each.chosen],
        openings=openings(casus),
        said=SAID.get(request.args.get("nu", "")),
        write_url=url_for("noodkaart.write", casus=casus),
        choose_url=url_for("noodkaart.choose", casus=casus),
    )


def answers(found) -> list[dict]:
    """Of what has words."""
    return [
        {"question": QUESTIONS[name], "text": getattr(found, name)} for name in TEXTS if getattr(found, name)
    ]


@bp.route("/schrijven", methods=["GET", "POST"])
@requires(P.NOODKAART_WRITE)
def write(casus):
    kept = card(casus)
    form = CardForm(version=kept.version, **{name: str(getattr(kept, name)) for name in TEXTS})
    if not form.is_submitted():
        return page(casus, form, 200)
    if not form.validate():
        return page(casus, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        row = actions.write(casus.id, form.version.data, form.texts())
    except Moved:
        return both(casus, form, card(casus))
    return done(form, url_for("noodkaart.show", casus=casus, nu="bewaard" if row.filled else "leeg"))


@bp.post("/schrijven/bewaar")
@requires(P.NOODKAART_WRITE)
def autosave(casus):
    """While typing: what stands there is what opens in need, so the words of a moment ago and not of last week."""
    form = CardForm()
    if not form.validate():
        return render_page("noodkaart/_saved.html", status=422, saved_at=None, version="")
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return render_page("noodkaart/_saved.html", saved_at=card(casus).changed_at, version=int(first))
    try:
        row = actions.write(casus.id, form.version.data, form.texts())
    except Moved:
        return render_page("noodkaart/_saved.html", status=409, saved_at=None, version="")
    version, saved_at = row.version, row.changed_at
    once.keep(g.actor.id, form.request_id.data, str(version))
    commit()
    return render_page("noodkaart/_saved.html", saved_at=saved_at, version=version)


def both(casus: OpenCasus, form: CardForm, kept: Card):
    """Two tabs of the client: what was typed stays in the fields, beside what was kept; the next press decides."""
    form.version.data, form.request_id.data = kept.version, form.request_id.default()
    other = {name: str(getattr(kept, name)) for name in TEXTS}
    return page(casus, form, 409, {name: text for name, text in other.items() if text != form[name].data})


def page(casus: OpenCasus, form: CardForm, status: int, other: dict | None = None):
    return render_page(
        "noodkaart/write.html",
        status=status,
        form=form,
        fields=[form[name] for name in TEXTS],
        other=other,
        saved_at=card(casus).changed_at,
        version=form.version.data,
        autosave_url=url_for("noodkaart.autosave", casus=casus),
        back_url=url_for("noodkaart.show", casus=casus),
    )
