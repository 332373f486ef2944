from flask import abort, g, redirect

from portal.core import once
from portal.core.page import render_page
from portal.core.versions import Moved
from portal.hulpvraag.differences import parts
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.tijdlijn import actions
from portal.tijdlijn.forms import ZienswijzeForm
from portal.tijdlijn.page import entries
from portal.tijdlijn.queries import Item
from portal.tijdlijn.views import bp
from portal.tijdlijn.views.done import done, links
from portal.tijdlijn.views.entry import found


@bp.route("/bijdrage/<token:bijdrage>/zienswijze", methods=["GET", "POST"])
@requires(P.ZIENSWIJZE_WRITE)
def give_zienswijze(casus, bijdrage):
    item = found(casus, bijdrage)
    if not item.may_view:
        abort(404)
    kept = item.zienswijze
    form = ZienswijzeForm(version=kept.version if kept else 0, tekst=str(kept.tekst) if kept else "")
    if not form.is_submitted():
        return page(casus, item, form)
    if not form.validate():
        return page(casus, item, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        actions.give_zienswijze(item.id, form.version.data, form.tekst.data)
    except Moved as moved:
        return both_texts(casus, form, moved.row)
    tell(casus.id, Kind.ZIENSWIJZE, str(item.onderwerp), writer=item.writer, about=bijdrage)
    return done(casus, form, bijdrage)


def page(casus: OpenCasus, item: Item, form: ZienswijzeForm, status: int = 200):
    everybody = readers(casus)
    (shown,) = entries(casus, everybody, [item])
    return render_page(
        "tijdlijn/zienswijze.html",
        status=status,
        form=form,
        entry=shown,
        readers=sees(everybody, casus, str(item.onderwerp)),
        **links(casus),
    )


def both_texts(casus: OpenCasus, form: ZienswijzeForm, row):
    """Two tabs of the client: both texts, and the next press decides."""
    mine, other = parts(form.tekst.data, str(row.tekst) if row else "")
    form.version.data, form.request_id.data = row.version if row else 0, form.request_id.default()
    return render_page(
        "tijdlijn/conflict.html",
        status=409,
        form=form,
        mine=mine,
        other=other,
        when=row.written_at if row else None,
        **links(casus),
    )
