"""The sleutelpersoon reads which onderdelen are asked, and names a person, or says that nobody can."""

from dataclasses import dataclass

from flask import Blueprint, abort, g, redirect, request, url_for

from portal.core import once
from portal.core.formats import today
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.tokens import text_of
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.policy.conditions import TAAK_IN_WORDS
from portal.policy.enforcement import done
from portal.policy.guard import OpenOrganisatie, requires
from portal.policy.inzage_row import note_touched
from portal.policy.permissions import Permission as P
from portal.team import actions
from portal.team.forms import NameForm
from portal.team.models import Verzoekstand
from portal.team.queries import office
from portal.team.tells import tell_joined
from portal.team.words import by_when, days_late
from portal.toestemming.models import BETROKKENEN

verzoeken = Blueprint("verzoeken", __name__, url_prefix="/organisatie/<token:organisatie>/verzoeken")

NAME, NOBODY, BESIDE = "noem", "niemand", "erbij"
SAID = {
    NAME: "U noemde iemand. Die persoon doet nu mee. De cliënt kiest wat die persoon leest.",
    NOBODY: "De cliënt krijgt bericht dat er nu niemand kan.",
    BESIDE: "U noemde iemand. Die persoon doet nu mee, en leest mee met wat de cliënt voor dit onderdeel opende.",
}


@dataclass(frozen=True)
class Candidate:
    id: int
    value: str
    label: str


@verzoeken.get("", endpoint="listed")
@requires(P.VERZOEK_ANSWER)
def listed(organisatie):
    return render_page(
        "verzoeken/listed.html",
        organisatie=organisatie.name,
        rows=[shown(organisatie, each) for each in office.open_verzoeken(organisatie)],
        said=SAID.get(request.args.get("nu", "")),
    )


def shown(organisatie: OpenOrganisatie, row: office.Asked) -> dict:
    """Never anything of the casus but the name that the client let stand."""
    return {
        "onderdeel": row.onderdeel,
        "taak": TAAK_IN_WORDS[row.taak],
        "regio": row.regio,
        "since": row.asked_at,
        "due": by_when(row.due, today()),
        "late": days_late(row.due, today()) > 0,
        "naam": row.naam or None,
        "person": row.person or None,
        "one_more": row.one_more,
        "url": url_for("verzoeken.answer", organisatie=organisatie, verzoek=row.token),
    }


@verzoeken.route("/<token:verzoek>", methods=["GET", "POST"])
@requires(P.VERZOEK_ANSWER)
def answer(organisatie, verzoek):
    row = found(organisatie, verzoek)
    people = candidates(row)
    form = named_form(row, people)
    if not form.is_submitted():
        return page(organisatie, row, form, people, 200)
    what = request.form.get("doe")
    valid = form.validate() and form.chose(what, NAME, NOBODY)
    person = form.chosen(people) if valid and what == NAME else None
    if not valid or (what == NAME and person is None):
        return page(organisatie, row, form, people, 422)
    if first := once.first_answer(g.actor.id, form.request_id.data):
        return redirect(first)
    try:
        if person:
            actions.name_person(row.id, form.version.data, person.id, g.actor.id)
        else:
            actions.name_nobody(row.id, form.version.data, g.actor.id)
    except actions.Moved:
        row = found(organisatie, verzoek)
        fresh = named_form(row, people, formdata=None, person=form.person.data)
        return page(organisatie, row, fresh, people, 409, person.label if person else "Niemand kan nu")
    if person:
        tell_joined(row.casus_id, person.id, verzoek)
    else:
        tell(row.casus_id, Kind.NOBODY, BETROKKENEN, about=verzoek)
    note_touched(row.casus_id, row.seq, "+verzoek")
    now = BESIDE if person and row.one_more else what
    return done(form, url_for("verzoeken.listed", organisatie=organisatie, nu=now))


def found(organisatie: OpenOrganisatie, token: bytes) -> office.Asked:
    return office.one(organisatie, token) or abort(404)


def candidates(row: office.Asked) -> list[Candidate]:
    return [
        Candidate(
            each.id,
            text_of(each.token),
            f"{each.work_name}, {each.functie}" if each.functie else str(each.work_name),
        )
        for each in office.candidates(row)
    ]


def named_form(row: office.Asked, people: list[Candidate], **kwargs) -> NameForm:
    form = NameForm(version=row.version, **kwargs)
    form.person.choices = options((each.value, each.label) for each in people)
    return form


def page(organisatie, row, form, people, status: int, chose: str | None = None):
    return render_page(
        "verzoeken/answer.html",
        status=status,
        form=form,
        row=shown(organisatie, row),
        people=people,
        chose=chose,
        waits=row.stand is Verzoekstand.OPEN,
        withdrawn=row.stand is Verzoekstand.WITHDRAWN,
        named=row.named,
        list_url=url_for("verzoeken.listed", organisatie=organisatie),
    )
