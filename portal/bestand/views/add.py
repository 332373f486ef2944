"""A bestand is put with a bijdrage or an actie. The text was saved before: what is refused here loses no word."""

from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

from flask import abort, g, redirect, request, url_for

from portal.bestand import actions, words
from portal.bestand.actions import Place
from portal.bestand.forms import BestandForm
from portal.bestand.receive import Incoming, receive
from portal.bestand.views import bp
from portal.core import once, sqlite
from portal.core.db import db
from portal.core.page import render_page
from portal.core.upload import answered_early, expects_file, takes_file
from portal.hulpvraag.queries import first_words
from portal.kluis.keyring import CLIENT
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.plan.queries.acties import actie as find_actie
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, again, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.sees import sees
from portal.tijdlijn.queries import entry


class Text(NamedTuple):
    """What it hangs on, as the page names it, and where one goes back to. `kind`: how others are told."""

    place: Place
    words: str
    back: str
    kind: Kind
    writer: int
    token: bytes


@bp.route("/bijdrage/<token:bijdrage>/bestand", methods=["GET", "POST"])
@takes_file
@requires(P.BIJDRAGE_CORRECT)
def to_bijdrage(casus, bijdrage):
    def text(opened: OpenCasus) -> Text:
        """Only who wrote it puts something with it."""
        item = entry(opened, bijdrage) or abort(404)
        if not item.may_correct:
            abort(404)
        back = url_for("tijdlijn.entry", casus=opened, bijdrage=bijdrage)
        place, shown = Place(str(item.onderwerp), bijdrage_id=item.id), first_words(str(item.tekst))
        return Text(place, shown, back, Kind.BESTAND, item.writer, bijdrage)

    return answer(casus, text)


@bp.route("/actie/<token:actie>/bestand", methods=["GET", "POST"])
@takes_file
@requires(P.PLAN_WRITE)
def to_actie(casus, actie):
    def text(opened: OpenCasus) -> Text:
        row = find_actie(opened, actie) or abort(404)
        back = url_for("plan.show", casus=opened, actie=actie)
        place, shown = Place("plan", actie_id=row.id), first_words(str(row.tekst))
        return Text(place, shown, back, Kind.ACTIE_BESTAND, row.partij_id, actie)

    return answer(casus, text)


def answer(casus: OpenCasus, text_in: Callable[[OpenCasus], Text]):
    text = text_in(casus)
    if request.method == "GET":
        return page(casus, text, BestandForm())
    if not expects_file():  # sent without its file
        return page(casus, text, BestandForm(), "missing")
    with closing(Incoming()) as incoming:
        db.session.rollback()  # an upload can take minutes: meanwhile nothing is held
        refused = receive(incoming)
        sqlite.begin_as_writer(True)
        casus = again(casus)
        return kept(casus, text_in(casus), incoming, refused)


def kept(casus: OpenCasus, text: Text, incoming: Incoming, refused: str | None):
    form = BestandForm() if request.form else BestandForm(formdata=None)  # too large: nothing was read
    if refused or not form.validate():
        return answered_early(page(casus, text, form, refused))
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    row = actions.add(casus.id, g.actor.id, g.actor.partij_id, text.place, incoming)
    tell(casus.id, text.kind, row.cell, writer=row.partij_id, beside=text.writer, about=text.token)
    go = once.keep(g.actor.id, form.request_id.data, text.back)
    commit()
    return redirect(go)


def page(casus: OpenCasus, text: Text, form: BestandForm, refused: str | None = None):
    if refused:
        form.bestand.errors = [words.REFUSED[refused]]
    return render_page(
        "bestand/add.html",
        status=422 if request.method == "POST" else 200,
        form=form,
        title=words.TITLE.get(refused),
        text=text.words,
        takes=words.TAKES,
        readers=sees(readers(casus), casus, text.place.cell, g.actor.partij_id or CLIENT),
        is_mine=P.CONCEPT_READ in casus.may,
        name=casus.naam,
        casus_url=url_for("casus.show", casus=casus),
        back_url=text.back,
    )
