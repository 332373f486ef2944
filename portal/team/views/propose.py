"""Somebody who may see who takes part proposes who else could; what the client proposes is agreed at once."""

from flask import g, redirect, request, url_for

from portal.casus.actions import one_at_a_time
from portal.core import once
from portal.core.forms import options
from portal.core.page import render_page
from portal.identity.page import shows_first
from portal.kluis.keyring import CLIENT
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.team import actions
from portal.team.forms import OwnProposeForm, ProposeForm
from portal.team.page import proposals, too_early
from portal.team.queries.onderdelen import Choice, choices
from portal.team.queries.voorstellen import mine_waiting, voorstellen
from portal.team.tells import tell_asked
from portal.team.views import bp
from portal.team.whom import words_of
from portal.toestemming.models import BETROKKENEN
from portal.toestemming.written import marked


@bp.get("/voorstellen", endpoint="proposals")
@requires(P.TEAM_PROPOSE)
def listed(casus):
    """What was proposed, for who takes part; the client finds the same at "Wie doen er mee?"."""
    return render_page(
        "team/proposals.html",
        name=casus.naam,
        is_mine=P.TEAM_CHANGE in casus.may,
        proposals=proposals(casus, readers(casus)),
        unconfirmed=marked(casus, BETROKKENEN),
        propose_url=url_for("team.propose", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/voorstel", methods=["GET", "POST"])
@requires(P.TEAM_PROPOSE)
def propose(casus):
    own = P.TEAM_CHANGE in casus.may
    form = OwnProposeForm() if own else ProposeForm()
    if first := before(form):
        return redirect(first)
    if form.is_submitted():
        one_at_a_time(casus.id)  # of two windows the second finds this onderdeel no choice any more
    able = choices(casus)
    form.onderdeel.choices = options((each.value, labelled(each)) for each in able)
    if not form.is_submitted():
        form.onderdeel.data = request.args.get("wie")  # chosen already, on the page to look for one
        return page(casus, form, able, own)
    chosen = form.about(able, taking_part(casus)) if form.validate() else None
    if chosen is None:
        return page(casus, form, able, own)
    if own and (why := too_early(casus, form.with_name.data, chosen.partij_id is not None)):
        form.form_errors.append(why)
        return page(casus, form, able, own)
    row = actions.propose(
        casus.id, g.actor.id, g.actor.partij_id, chosen.id, form.tekst.data, form.by_name.data
    )
    tell(casus.id, Kind.VOORSTEL, row.cell, writer=row.partij_id, about=row.token)
    if own:
        naam = str(casus.naam) if form.with_name.data else None
        one_more = chosen.partij_id is not None
        tell_asked(actions.agree(casus.id, row.id, row.version, naam, one_more))
    return done(form, url_for("casus.team" if own else "team.proposals", casus=casus))


def labelled(each: Choice) -> str:
    return each.name if each.partij_id is None else f"{each.name} (doet al mee)"


def taking_part(casus: OpenCasus) -> dict[int, set]:
    found: dict[int, set] = {}
    for reader in readers(casus):
        if reader.known and isinstance(
            reader.name, str
        ):  # a naaste is one person, and goes by another name here
            found.setdefault(reader.partij_id, set()).add(words_of(reader.name))
    return found


def before(form: ProposeForm) -> str | None:
    """Where the same form led to. Asked before the choices are read: this onderdeel is none of them any more."""
    if not form.is_submitted() or not form.request_id.validate(form):
        return None
    return once.first_answer(g.actor.id, form.request_id.data)


def page(casus: OpenCasus, form: ProposeForm, able: list[Choice], own: bool):
    return render_page(
        "team/propose.html",
        status=422 if form.is_submitted() else 200,
        form=form,
        name=casus.naam,
        able=able,
        one_more=any(each.partij_id is not None for each in able),
        shows_first=shows_first(casus) if own else None,
        grid_url=url_for("toestemming.grid", casus=casus) if own else None,
        waiting=[row.called for row in voorstellen(casus, *mine_waiting())],
        is_mine=own,
        readers=sees(readers(casus), casus, BETROKKENEN, g.actor.partij_id or CLIENT),
        back_url=url_for("casus.team" if own else "team.proposals", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
        find_url=url_for("team.find", casus=casus) if own else None,
    )
