"""The client reads other words beside their own: takes them over into what they are writing, or leaves it as it is."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.hulpvraag.differences import answers_apart
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import concepts
from portal.hulpvraag.vragen import WORDS, both, in_codes, in_words
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.sees import person_with_client
from portal.suggestions import actions, tells
from portal.suggestions.forms import AnsweredForm
from portal.suggestions.models import SuggestionStand
from portal.suggestions.queries.suggestions import answers, newest, suggestion
from portal.suggestions.views import bp
from portal.suggestions.words import TO_CLIENT
from portal.toestemming import chain

TAKE, LEAVE, AGAIN = "neem", "laat", "opnieuw"


@bp.route("/woorden/<token:suggestion>", methods=["GET", "POST"])
@requires(P.SUGGESTION_DECIDE)
def decide(casus, suggestion):
    if request.method == "POST":
        chain.lock(casus.id)  # from here to the commit nothing that the client wrote can change
    state = State(casus, suggestion)
    form = AnsweredForm(version=state.version)
    if not form.is_submitted():
        return page(state, form, 200)
    what = request.form.get("doe")
    if not form.validate() or not form.chose(what, TAKE, LEAVE, AGAIN):
        return page(state, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    chose = request.form.get("keep") in {"other", "both"}
    stale = form.version.data != state.version or not state.can(what)
    if stale or (what == TAKE and state.wrote_on and not chose):
        form.version.data, form.request_id.data = state.version, new_request_id()
        return page(state, form, 409)
    return done(form, change(state, what))


def change(state: "State", what: str) -> str:
    """Where it leads: taken over, the client reads it in their own concept and can still change every word."""
    casus, row = state.casus, state.row
    if what == TAKE:
        actions.take(casus.id, row.id, row.version, state.chosen(), state.concept_version)
        tells.answered(casus.id, str(row.vraag), row.author_id)
        return url_for("hulpvraag.write", casus=casus, vraag=row.vraag)
    (actions.leave if what == LEAVE else actions.look_again)(casus.id, row.id, row.version)
    if what == AGAIN:
        return url_for("suggestions.decide", casus=casus, suggestion=row.token)
    tells.answered(casus.id, str(row.vraag), row.author_id)
    return url_for("hulpvraag.show", casus=casus, _anchor="meedenken")


class State:
    """What the page speaks of: the suggestion, the client's own words as they are now, and what they shared."""

    def __init__(self, casus: OpenCasus, token: bytes):
        self.casus = casus
        self.row = suggestion(casus, token) or abort(404)
        written = concepts(casus).get(self.row.vraag)
        self.own = written.text if written else ""
        self.own_words = in_words(self.row.vraag, self.own)
        self.concept_version = written.version if written else 0
        self.version = f"{self.row.version}-{self.concept_version}-{newest(casus) or 0}"
        about = answers(casus, self.row.about_id).get(self.row.vraag)
        # The client wrote on after this was suggested: their newer words stand nowhere else.
        self.wrote_on = self.own_words.strip() not in ("", about.text.strip() if about else "")

    def can(self, what: str) -> bool:
        left = self.row.stand is SuggestionStand.LEFT
        return left if what == AGAIN else self.row.stand is SuggestionStand.OPEN

    def chosen(self) -> str:
        vraag, theirs = self.row.vraag, str(self.row.tekst)
        if self.wrote_on and request.form.get("keep") == "both":
            return both(vraag, self.own, theirs)
        return in_codes(theirs.split()) if vraag is Vraag.LEEFGEBIEDEN else theirs


def page(state: State, form: AnsweredForm, status: int):
    casus, row = state.casus, state.row
    mine, other = answers_apart(row.vraag, state.own_words, row.text)
    return render_page(
        "suggestions/decide.html",
        status=status,
        form=form,
        who=row.who,
        shape=row.shape,
        question=WORDS[row.vraag].question,
        ticked=row.vraag is Vraag.LEEFGEBIEDEN,
        when=row.suggested_at,
        why=row.why or None,
        mine=mine,
        other=other,
        wrote_on=state.wrote_on,
        changed=status == 409,
        waits=row.stand is SuggestionStand.OPEN,
        left=row.stand is SuggestionStand.LEFT,
        said=TO_CLIENT[row.stand],
        readers=person_with_client(row.shape, row.who),
        casus_url=url_for("casus.show", casus=casus),
        hulpvraag_url=url_for("hulpvraag.show", casus=casus),
        write_url=url_for("hulpvraag.write", casus=casus, vraag=row.vraag),
    )
