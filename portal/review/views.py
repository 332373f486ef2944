"""One page to go through everybody on, by keyboard alone: each answer is kept at once, one goes on where one was."""

from flask import Blueprint, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import dag_van, today
from portal.core.forms import PortalForm
from portal.core.page import render_page
from portal.core.tokens import text_of, token_of
from portal.desk.queries.work import work_of
from portal.desk.words import placed, seen
from portal.policy.enforcement import commit
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.permissions import Permission as P
from portal.review import actions
from portal.review.models import Answer, Review
from portal.review.queries import progress as queries
from portal.review.words import ANSWERS, by_when, how_many

bp = Blueprint("review", __name__, url_prefix="/organisatie/<token:organisatie>/nalopen")
ROW = "klopt-"
STRANGE = "Deze keuze is er niet. Kies Klopt, Einde of Later."
OVER = "Dit nalopen is al voorbij. Wat u koos, is niet bewaard."


class ReviewForm(PortalForm):
    """Per person a choice of its own, named by the row: not on every page stand the same people."""

    def answers(self) -> dict[bytes, Answer] | None:
        """None: something was sent that no page offers."""
        try:
            sent = {name: value for name, value in request.form.items() if name.startswith(ROW)}
            return {token_of(name.removeprefix(ROW)): Answer(value) for name, value in sent.items()}
        except ValueError:
            return None


@bp.route("", methods=["GET", "POST"], endpoint="people")
@requires(P.ACCESS_REVIEW)
def go_through(organisatie):
    review, form = queries.current(organisatie.id), ReviewForm()
    if not form.is_submitted():
        return page(organisatie, review, form, 200)
    if not saved(review, form):
        return page(organisatie, review, form, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    keep(review, form)
    go = url_for("review.people", organisatie=organisatie, toon=looking_back() or None)
    once.keep(g.actor.id, form.request_id.data, go)
    commit()
    return redirect(go)


@bp.post("/bewaar", endpoint="save")
@requires(P.ACCESS_REVIEW)
def at_once(organisatie):
    """As soon as somebody chooses: the same answers as with the button, which stays for who has no script."""
    review, form = queries.current(organisatie.id), ReviewForm()
    if not saved(review, form):
        return render_page("review/_saved.html", status=422, saved_at=None)
    moment = keep(review, form)
    commit()
    return render_page("review/_saved.html", saved_at=moment)


def saved(review: Review | None, form: ReviewForm) -> bool:
    """May it be? What is wrong is said on top."""
    if not form.validate():
        return False
    if review is None:
        form.form_errors.append(OVER)
    elif form.answers() is None:
        form.form_errors.append(STRANGE)
    return not form.form_errors


def keep(review: Review, form: ReviewForm):
    said = form.answers()
    ids = queries.ids_of(review.id, list(said))
    return actions.save(
        review.id, {ids[token]: answer for token, answer in said.items() if token in ids}, g.actor.id
    )


def looking_back() -> str:
    return "gedaan" if request.args.get("toon") == "gedaan" else ""


def page(organisatie: OpenOrganisatie, review: Review | None, form: ReviewForm, status: int):
    desk_url = url_for("desk.people", organisatie=organisatie)
    if review is None:
        return render_page("review/none.html", status=status, form=form, people_url=desk_url)
    far, back = queries.how_far(review.id), looking_back()
    rows = queries.answered(review.id) if back else queries.upcoming(review.id)
    ends = [] if back or rows else queries.to_end(review.id)
    work = work_of(organisatie, *(each.lidmaatschap_id for each in [*rows, *ends]))
    return render_page(
        "review/people.html",
        status=status,
        form=form,
        back=bool(back),
        done=far.done,
        total=far.total,
        when=by_when(review.due, today()),
        pauses_on=dag_van(actions.rhythm().pauses_on(review.due), today()),
        rows=[line(organisatie, each, work[each.lidmaatschap_id]) for each in rows],
        ends=[line(organisatie, each, work[each.lidmaatschap_id]) for each in ends],
        mine=queries.mine(organisatie),
        choices=[(str(answer), words) for answer, words in ANSWERS.items()],
        save_url=url_for("review.save", organisatie=organisatie),
        here_url=url_for("review.people", organisatie=organisatie),
        back_url=url_for("review.people", organisatie=organisatie, toon="gedaan") if far.done else None,
        people_url=desk_url,
    )


def line(organisatie: OpenOrganisatie, row: queries.Row, work: list) -> dict:
    day = today()
    return {
        "name": row.name,
        "what": row.functie or placed(row.role, row.onderdeel),
        "field": f"{ROW}{text_of(row.token)}",
        "numbers": how_many([each.number for each in work]),
        "seen": seen(row.seen_on, day),
        "unused": actions.rhythm().unused(row.seen_on, day),
        "answer": str(row.answer) if row.answer else "",
        "by": row.by,
        "at": row.at,
        "url": url_for("desk.person", organisatie=organisatie, mens=row.mens),
        "end_url": url_for("desk.work", organisatie=organisatie, mens=row.mens),
    }
