"""To stop taking part where nothing stands open any more. No casus is opened for it: nobody learns whose it is."""

from flask import abort, g, redirect, url_for

from portal.casus import actions
from portal.casus.models import OVERDRACHT
from portal.casus.queries.closed import closed_at
from portal.casus.views import bp
from portal.core import once
from portal.core.forms import EmptyForm
from portal.core.page import render_page
from portal.inzage.words import LEFT
from portal.notice.models import Kind
from portal.policy.doors import tell_door
from portal.policy.enforcement import done
from portal.policy.guard import requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P
from portal.policy.table import ever
from portal.team.queries.office import bound_to_secrecy
from portal.team.tells import tell_came_or_went


@bp.route("/mijn/casussen/stoppen/<token:place>", methods=["GET", "POST"])
@requires(P.CASUS_LIST)
def stop_closed(place):
    """TEAM_STOP is asked by the query: what it does not give does not exist."""
    row = closed_at(place) or abort(404)
    form = EmptyForm()
    works = g.actor.role in ever(P.TEAM_LEAVE)
    if not form.is_submitted() or not form.validate():
        return render_page(
            "casus/closed.html",
            status=422 if form.is_submitted() else 200,
            form=form,
            since=row.since,
            works=works,
            back_url=url_for("casus.mine" if works else "start.home"),
        )
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    tell_door(g.actor, P.TEAM_STOP, row.casus_id)
    told = actions.stop_unseen(row.casus_id, g.actor.id, g.actor.partij_id, works)
    tell_came_or_went(row.casus_id, Kind.LEFT, bound_to_secrecy(g.actor.id), told.token if told else None)
    note_touched(row.casus_id, row.seq, f"+{OVERDRACHT if works else LEFT}")
    return done(form, url_for("casus.mine", nu="zonder"))
