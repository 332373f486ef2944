"""Delen: per answer and per partij, with the names of who will read what, before a version is made."""

from flask import g, redirect, request, url_for

from portal.account.models import Role
from portal.casus.queries.parties import PartijRow, parties
from portal.core import once
from portal.core.formats import opsomming
from portal.core.forms import new_request_id
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.hulpvraag import actions, queries
from portal.hulpvraag.forms import ShareForm
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.views import bp
from portal.hulpvraag.vragen import WORDS, in_words
from portal.identity.page import shows_first
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.enforcement import commit
from portal.policy.guard import OpenCasus, requires
from portal.policy.opening import may_open_to
from portal.policy.permissions import Permission as P
from portal.policy.sees import person
from portal.policy.supposed import Supposed, bounds, readers_if
from portal.toestemming import chain, on_page, sharing
from portal.toestemming import queries as toestemming
from portal.toestemming.cells import VRAGEN, WARNED
from portal.toestemming.grondslagen import ground

COUNTS = ("", "Uw antwoord", "Beide antwoorden", "Alle drie uw antwoorden", "Alle vier uw antwoorden",
          "Alle vijf uw antwoorden", "Alle zes uw antwoorden", "Alle zeven uw antwoorden")  # fmt: skip

SHOW_FIRST = "Laat eerst zien wie u bent. Wat u voor een organisatie aanvinkte, is nog niet geopend."
TOO_EARLY = "Kan nu nog niet: laat eerst zien wie u bent."

Choice = tuple[str, int]  # vraag, partij


@bp.route("/delen", methods=["GET", "POST"])
@requires(P.HULPVRAAG_WRITE)
def share(casus):
    if request.method == "POST" and "preview" not in request.form:
        return share_now(casus)
    state = State(casus)
    ticked = chosen(state) if request.method == "POST" else state.standing
    return page(state, ShareForm(version=state.version), ticked)


def share_now(casus: OpenCasus):
    chain.lock(casus.id)  # from here to the commit nothing that the client wrote or opened can change
    state = State(casus)
    form = ShareForm(version=state.version)
    ticked = chosen(state)
    if not form.validate():
        return page(state, form, ticked, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    if waits := too_early(state):
        form.form_errors.append(SHOW_FIRST)
        return page(state, form, ticked, 422, wanted=ticked | waits)
    if form.version.data != state.version:
        form.version.data, form.request_id.data = state.version, new_request_id()
        return page(state, form, state.standing, 409, wanted=ticked)
    on_page.sharing(form, first_time=not toestemming.ever_shared(casus, WARNED))
    sharing.set_vragen(casus.id, ticked, {str(vraag) for vraag in state.answers})
    versie = actions.make_version(
        casus.id
    )  # after the ticks: it is made while open to whom it is shared with
    if versie:
        tell(casus.id, Kind.HULPVRAAG, *queries.changed(versie), about=versie.token)
    go = once.keep(g.actor.id, form.request_id.data, url_for("casus.show", casus=casus))
    commit()
    return redirect(go)


@bp.post("/delen/voorbeeld")
@requires(P.HULPVRAAG_WRITE)
def preview(casus):
    state = State(casus)
    return render_page("hulpvraag/_outcome.html", outcome=outcome(state, chosen(state)))


class State:
    """What the page speaks of: the answers as they are written now, who takes part, what stands open.

    An answer that was taken out but still stands open is there too: sharing closes it.
    """

    def __init__(self, casus: OpenCasus):
        self.casus = casus
        concepts = queries.concepts(casus)
        self.version = f"{sum(concept.version for concept in concepts.values())}-{toestemming.seq(casus)}"
        self.standing = open_now(casus)
        self.parties = parties(casus)
        written = {vraag: concept.text for vraag, concept in concepts.items() if concept.text.strip()}
        standing = {cell for cell, _ in self.standing}
        self.answers = {v: written.get(v, "") for v in Vraag if v in written or str(v) in standing}

    def may_choose(self):
        """(vraag, partij) of every tick on the page; an answer that was taken out has none."""
        for vraag in (vraag for vraag, text in self.answers.items() if text):
            for partij in self.parties:
                if self.why_not(vraag, partij) is None:
                    yield vraag, partij

    def why_not(self, vraag: Vraag, partij: PartijRow) -> str | None:
        """Why this cannot be ticked, if so."""
        return why_not(self.casus, vraag, partij) or (TOO_EARLY if self.too_early(vraag, partij) else None)

    def too_early(self, vraag: Vraag, partij: PartijRow) -> bool:
        """What stands open can be ticked still, to leave it so."""
        stands = (str(vraag), partij.partij_id) in self.standing
        return not stands and not may_open_to(self.casus, partij.taak)


def open_now(casus: OpenCasus) -> set[Choice]:
    return {(cell, partij) for cell, partij in toestemming.standing(casus) if cell in VRAGEN}


def value_of(vraag: Vraag, partij: PartijRow) -> str:
    return f"{vraag}.{text_of(partij.token)}"


def chosen(state: State) -> set[Choice]:
    """The ticks that exist: an unknown value is no tick."""
    sent = set(request.form.getlist("cel"))
    return {(str(v), p.partij_id) for v, p in state.may_choose() if value_of(v, p) in sent}


def too_early(state: State) -> set[Choice]:
    """Ticks of a page that was drawn when they could still be sent, or that it did not offer."""
    sent = set(request.form.getlist("cel"))
    return {
        (str(v), p.partij_id)
        for v in state.answers
        for p in state.parties
        if value_of(v, p) in sent and why_not(state.casus, v, p) is None and state.too_early(v, p)
    }


def page(state: State, form, ticked: set[Choice], status: int = 200, wanted: set[Choice] | None = None):
    """`wanted`: what was ticked before it turned out that something moved; it is shown beside what stands."""
    answers = [
        {
            "vraag": str(vraag),
            "question": WORDS[vraag].question,
            "text": in_words(vraag, text),
            "field_name": "cel",
            "choices": [
                {
                    "value": value_of(vraag, partij),
                    "shape": partij.shape,
                    "name": partij.name,
                    "checked": (str(vraag), partij.partij_id) in ticked,
                    "disabled_reason": state.why_not(vraag, partij),
                    "wanted": said_of((str(vraag), partij.partij_id), ticked, wanted),
                }
                for partij in (state.parties if text else ())
            ],
        }
        for vraag, text in state.answers.items()
    ]
    return render_page(
        "hulpvraag/share.html",
        partial="hulpvraag/_outcome.html",
        status=status,
        answers=answers,
        form=form,
        changed=status == 409,
        outcome=outcome(state, ticked),
        shows_first=shows_first(state.casus) if state.parties else None,
        first_time=not toestemming.ever_shared(state.casus, WARNED),
        no_parties=not state.parties,
        preview_url=url_for("hulpvraag.preview", casus=state.casus),
        write_url=url_for("hulpvraag.write", casus=state.casus, vraag=Vraag.GEHOLPEN),
        grid_url=url_for("toestemming.grid", casus=state.casus),
    )


def said_of(choice: Choice, ticked: set[Choice], wanted: set[Choice] | None) -> str | None:
    if wanted is None or (choice in wanted) == (choice in ticked):
        return None
    return "U had dit net aangevinkt." if choice in wanted else "U had dit vinkje net weggehaald."


def why_not(casus: OpenCasus, vraag: Vraag, partij: PartijRow) -> str | None:
    if str(vraag) not in bounds(Role(partij.kind), partij.taak, casus.id):
        return "kan nooit"
    return None if ground(partij.taak, str(vraag)) else "Kan nu niet: deze organisatie gaf nog geen reden."


def outcome(state: State, ticked: set[Choice]) -> list[dict]:
    """By name, what each could read if exactly these ticks stood: asked of the policy, not of the form."""
    written = [vraag for vraag, text in state.answers.items() if text]
    everybody = readers_if(state.casus, [Supposed(partij, vraag) for vraag, partij in ticked])
    rows = []
    for reader in everybody:
        if reader.lidmaatschap_id == g.actor.id:
            continue
        who = person(reader, state.casus)
        own = [vraag for vraag in written if reader.reads(str(vraag))]
        rows.append({"shape": who.shape, "label": who.label, "can_read": in_short(own, len(written))})
    present = {reader.partij_id for reader in everybody}
    for partij in (partij for partij in state.parties if partij.partij_id not in present):
        own = [vraag for vraag in written if (str(vraag), partij.partij_id) in ticked]
        label = f"Wie later meedoet van {partij.name}"
        rows.append({"shape": partij.shape, "label": label, "can_read": in_short(own, len(written))})
    return rows


def in_short(vragen: list[Vraag], all_of_them: int) -> str:
    if not vragen:
        return "Niets"
    if len(vragen) == all_of_them:
        return COUNTS[len(vragen)]
    words = opsomming(WORDS[vraag].reads for vraag in vragen)
    return words[0].upper() + words[1:]
