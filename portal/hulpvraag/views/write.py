"""One vraag, one screen: written with or without script, saved while typing, never lost to another tab."""

from flask import g, redirect, request, url_for
from werkzeug.routing import BaseConverter, ValidationError

from portal.core import once
from portal.core.clock import now
from portal.core.forms import LONGEST_TEXT, TOO_LONG
from portal.core.page import render_page
from portal.hulpvraag import actions, queries
from portal.hulpvraag.differences import answers_apart
from portal.hulpvraag.forms import form_for
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.views import bp
from portal.hulpvraag.vragen import WORDS, after, both, in_words
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.sees import ONLY_CLIENT

BACK = "terug"
FROM_BEFORE = "Uw eigen woorden van eerder"


class VraagConverter(BaseConverter):
    regex = "[a-z_]+"

    def to_python(self, value):
        try:
            return Vraag(value)
        except ValueError:
            raise ValidationError from None

    def to_url(self, value):
        return str(value)


def here(casus: OpenCasus, vraag: Vraag) -> str:
    return url_for("hulpvraag.write", casus=casus, vraag=vraag)


@bp.route("/schrijven/<vraag:vraag>", methods=["GET", "POST"])
@requires(P.HULPVRAAG_WRITE)
def write(casus, vraag):
    written = queries.concepts(casus)
    kept = written.get(vraag)
    form = form_for(vraag, kept.text if kept else "", kept.version if kept else 0)
    if request.method != "POST":
        return page(casus, vraag, form, written)
    go = onward(casus, vraag)
    if request.form.get("go") == "overslaan" and not form.answer().strip() and kept is None:
        return redirect(go)
    if not form.validate():
        return page(casus, vraag, form, written, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if request.form.get("go") == BACK and kept and kept.before:
        return own_words_back(casus, vraag, form, kept)
    tekst = chosen(vraag, form.answer(), kept.text if kept else "")
    if len(tekst) > LONGEST_TEXT:
        form.tekst.data, form.tekst.errors = tekst, [TOO_LONG]
        return page(casus, vraag, form, written, 422)
    try:
        actions.save_concept(casus.id, vraag, tekst, form.version.data)
    except actions.Conflict as conflict:
        return both_texts(casus, vraag, form.answer(), conflict)
    once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)


def own_words_back(casus: OpenCasus, vraag: Vraag, form, kept: queries.Written):
    """From before other words were taken over. What was written since is saved, and then both stand there."""
    typed, version = form.answer(), form.version.data
    try:
        if typed == kept.text and (kept.taken_over or version != kept.version):
            actions.put_back(casus.id, vraag, version)
            go = once.keep(g.actor.id, form.request_id.data, here(casus, vraag))
            commit()
            return redirect(go)
        row = actions.save_concept(casus.id, vraag, typed, version)
    except actions.Conflict as conflict:
        if typed != kept.text:
            return both_texts(casus, vraag, typed, conflict)
        return both_texts(casus, vraag, kept.before, conflict, FROM_BEFORE)
    page = both_texts(casus, vraag, kept.before, actions.Conflict(row), FROM_BEFORE)
    commit()
    return page


def onward(casus: OpenCasus, vraag: Vraag) -> str:
    following = after(vraag)
    return here(casus, following) if following else url_for("hulpvraag.share", casus=casus)


def chosen(vraag: Vraag, mine: str, other: str) -> str:
    """After a conflict: this text, the other, or both under each other."""
    match request.form.get("keep"):
        case "other":
            return other
        case "both":
            return both(vraag, other, mine)
        case _:
            return mine


@bp.post("/schrijven/<vraag:vraag>/bewaar")
@requires(P.HULPVRAAG_WRITE)
def autosave(casus, vraag):
    form = form_for(vraag)
    if not form.validate():
        return render_page("hulpvraag/_saved.html", status=422, form=form, saved_at=None, version=None)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        written = queries.concepts(
            casus
        )  # the moment it was kept, as the page says, not that of sending it twice
        return render_page(
            "hulpvraag/_saved.html", form=form, saved_at=written[vraag].saved_at, version=int(first)
        )
    try:
        row = actions.save_concept(casus.id, vraag, form.answer(), form.version.data)
    except actions.Conflict:
        return render_page("hulpvraag/_saved.html", status=409, form=form, saved_at=None, version=None)
    version, saved_at = row.version, row.saved_at
    once.keep(g.actor.id, form.request_id.data, str(version))
    commit()
    return render_page("hulpvraag/_saved.html", form=form, saved_at=saved_at, version=version)


def page(casus: OpenCasus, vraag: Vraag, form, written, status: int = 200):
    words = WORDS[vraag]
    return render_page(
        "hulpvraag/write.html",
        status=status,
        vraag={"code": str(vraag), "title": words.title, "question": words.question, "help": words.help},
        form=form,
        vragen=[
            {
                "title": WORDS[each].title,
                "url": here(casus, each),
                "current": each is vraag,
                "written": bool(each in written and written[each].text.strip()),
            }
            for each in Vraag
        ],
        saved_at=written[vraag].saved_at if vraag in written else None,
        own_words=in_words(vraag, written[vraag].own) if vraag in written else "",
        readers=ONLY_CLIENT,
        autosave_url=url_for("hulpvraag.autosave", casus=casus, vraag=vraag),
        stop_url=url_for("start.home"),
        limit=20_000,
    )


def both_texts(casus: OpenCasus, vraag: Vraag, mine: str, conflict: actions.Conflict, title: str = ""):
    other = str(conflict.concept.tekst) if conflict.concept else ""
    when = conflict.concept.saved_at if conflict.concept else None
    version = conflict.concept.version if conflict.concept else 0
    mine_parts, other_parts = answers_apart(vraag, in_words(vraag, mine), in_words(vraag, other))
    form = form_for(vraag)
    form.version.data = version
    form.request_id.data = form.request_id.default()
    return render_page(
        "hulpvraag/conflict.html",
        status=409,
        vraag={"code": str(vraag), "title": WORDS[vraag].title, "question": WORDS[vraag].question},
        mine={"text": mine, "when": now(), "parts": mine_parts, "title": title},
        other={"text": other, "when": when, "parts": other_parts, "version": version},
        form=form,
        action=here(casus, vraag),
        cancel_url=here(casus, vraag),
    )
