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
from portal.tijdlijn import actions
from portal.tijdlijn.forms import CorrectForm
from portal.tijdlijn.page import entries
from portal.tijdlijn.queries import Item
from portal.tijdlijn.views import bp
from portal.tijdlijn.views.done import done, links
from portal.tijdlijn.views.entry import found
from portal.tijdlijn.views.warned import doubts


@bp.route("/bijdrage/<token:bijdrage>/verbeter", methods=["GET", "POST"])
@requires(P.BIJDRAGE_CORRECT)
def correct(casus, bijdrage):
    item = found(casus, bijdrage)
    if not item.may_correct:
        abort(404)
    form = CorrectForm(version=item.version, tekst=str(item.tekst))
    if not form.is_submitted():
        return page(casus, item, form)
    if not form.validate():
        return page(casus, item, form, 422)
    if asked := doubts(casus, form):
        return page(casus, item, form, 422, asked)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        row = actions.correct(item.id, form.version.data, form.tekst.data)
    except Moved as moved:
        return both_texts(casus, item, form, moved.row)
    if row.version != item.version:  # with the same words again nothing was corrected
        tell(casus.id, Kind.CORRECTED, str(row.onderwerp), writer=row.partij_id, about=row.token)
    return done(casus, form, bijdrage)


def page(casus: OpenCasus, item: Item, form: CorrectForm, status: int = 200, asked=None):
    (shown,) = entries(casus, readers(casus), [item])
    return render_page(
        "tijdlijn/correct.html",
        status=status,
        form=form,
        doubts=asked,
        readers=shown.by.readers,
        professional=P.CONCEPT_READ not in casus.may,
        **links(casus),
    )


def both_texts(casus: OpenCasus, item: Item, form: CorrectForm, now_row):
    """What was typed stands beside what the same author saved elsewhere."""
    mine, other = parts(form.tekst.data, str(now_row.tekst))
    form.version.data, form.request_id.data = now_row.version, form.request_id.default()
    return render_page(
        "tijdlijn/conflict.html",
        status=409,
        form=form,
        mine=mine,
        other=other,
        when=now_row.corrected_at,
        **links(casus),
    )
