"""Who was asked reads the answers that are open to them, and writes one in other words."""

from flask import abort, g, redirect, request, url_for

from portal.core import once
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.hulpvraag.differences import answers_apart
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import Answer
from portal.hulpvraag.vragen import WORDS, in_words
from portal.policy.enforcement import done
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.sees import with_client
from portal.suggestions import actions, tells
from portal.suggestions.forms import SuggestForm, SuggestGebiedenForm, form_for
from portal.suggestions.models import Suggestion, SuggestionStand
from portal.suggestions.queries.suggestions import SuggestionRow, answers, newest, suggestions, waiting
from portal.suggestions.views import bp
from portal.suggestions.words import TO_WRITER
from portal.toestemming import chain

BACK = "terug"
SAME_WORDS = "Dit zijn dezelfde woorden. Verander eerst iets."
SAME_GEBIEDEN = "Deze leefgebieden staan er al. Verander eerst iets."


@bp.get("/meedenken")
@requires(P.HULPVRAAG_SUGGEST)
def listed(casus):
    own = suggestions(casus)
    waits = {row.vraag for row in own if row.stand is SuggestionStand.OPEN}
    return render_page(
        "suggestions/listed.html",
        name=casus.naam,
        answers=[
            {
                "question": answer.question,
                "text": answer.text,
                "waits": vraag in waits,
                "ticked": vraag is Vraag.LEEFGEBIEDEN,
                "url": url_for("suggestions.suggest", casus=casus, vraag=vraag),
            }
            for vraag, answer in answers(casus, casus.versie_id).items()
        ],
        written=[
            {
                "question": row.question,
                "text": row.text,
                "why": row.why or None,
                "when": row.suggested_at,
                "said": TO_WRITER[row.stand],
            }
            for row in own
        ],
        casus_url=url_for("casus.show", casus=casus),
    )


@bp.route("/meedenken/<vraag:vraag>", methods=["GET", "POST"])
@requires(P.HULPVRAAG_SUGGEST)
def suggest(casus, vraag):
    if request.method == "POST":
        chain.lock(casus.id)  # from here to the commit the client shares nothing new
    state = State(casus, vraag)
    form = form_for(vraag, state.text, str(state.own.why) if state.own else "", state.version)
    if not form.is_submitted():
        return page(state, form, 200)
    if not form.validate() or (request.form.get("doe") != BACK and state.says_the_same(form)):
        return page(state, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if form.version.data != state.version:
        form.version.data, form.request_id.data = state.version, new_request_id()
        return page(state, form, 409)
    change(state, form)
    return done(form, url_for("suggestions.listed", casus=casus))


def change(state: "State", form: SuggestForm | SuggestGebiedenForm) -> None:
    casus, own = state.casus, state.own
    if request.form.get("doe") == BACK and own:
        actions.withdraw(casus.id, own.id, own.version)
    else:
        me = (g.actor.id, g.actor.partij_id)
        row = actions.suggest(casus.id, me, state.vraag, state.versie_id, form.answer(), form.why.data)
        tells.suggested(row)


class State:
    """What the page speaks of: the answer as it is shared now, and one's own suggestion that is open."""

    def __init__(self, casus: OpenCasus, vraag: Vraag):
        self.casus, self.vraag = casus, vraag
        self.versie_id = newest(casus)
        self.answer: Answer = answers(casus, self.versie_id).get(vraag) or abort(404)
        own = suggestions(casus, *waiting(), Suggestion.vraag == vraag)
        self.own: SuggestionRow | None = next(iter(own), None)
        since = int(self.answer.since.timestamp() * 1e6)
        self.version = f"{since}-{self.own.version if self.own else 0}"

    @property
    def text(self) -> str:
        """As the form holds it: of leefgebieden their codes."""
        return str(self.own.tekst if self.own else self.answer.sealed)

    def says_the_same(self, form: SuggestForm | SuggestGebiedenForm) -> bool:
        """Then there is nothing to choose; the sentence stands beside the field."""
        same = in_words(self.vraag, form.answer()).strip() == self.answer.text.strip()
        if same:
            form.refuse(SAME_GEBIEDEN if self.vraag is Vraag.LEEFGEBIEDEN else SAME_WORDS)
        return same


def page(state: State, form: SuggestForm | SuggestGebiedenForm, status: int):
    casus, vraag = state.casus, state.vraag
    now, mine = None, None
    if status == 409:
        now, mine = answers_apart(vraag, state.answer.text, in_words(vraag, form.answer()))
    return render_page(
        "suggestions/suggest.html",
        status=status,
        name=casus.naam,
        question=WORDS[vraag].question,
        answer=state.answer.text,
        form=form,
        both={"now": now, "mine": mine} if status == 409 else None,
        waits=state.own is not None,
        readers=with_client(casus),
        back_url=url_for("suggestions.listed", casus=casus),
        casus_url=url_for("casus.show", casus=casus),
    )
