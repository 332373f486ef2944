"""The whole timeline: by onderwerp, by who wrote, by period, by words; 40 at a time."""

from flask import abort, redirect, request, url_for

from portal.casus.models import Onderwerp
from portal.core.forms import options
from portal.core.page import render_page
from portal.core.paging import Place
from portal.core.tokens import text_of, token_of
from portal.policy.guard import OpenCasus, requires
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.tijdlijn import queries
from portal.tijdlijn.choice import Choice
from portal.tijdlijn.forms import AddressForm, ChoiceForm
from portal.tijdlijn.page import entries
from portal.tijdlijn.views import bp
from portal.tijdlijn.writers import Writer, writers
from portal.toestemming.cells import label
from portal.toestemming.written import marked

IN_ADDRESS = ("onderwerp", "wie", "van", "tot")


@bp.route("/tijdlijn", methods=["GET", "POST"])
@requires(P.CASUS_READ)
def show(casus):
    by = writers(casus)
    form = searched(casus, by) if request.method == "POST" else addressed(casus, by)
    if form.errors:
        return page(casus, form, [], 422)
    words = (form.zoek.data or "").strip()
    if request.method == "POST" and not words:
        return redirect(url_for("tijdlijn.show", casus=casus, **in_address(form)))
    place, choice = place_of(casus, form.voor.data), chosen(form, by)
    if words:
        found, count = queries.search(casus, words, choice, place)
        return page(casus, form, found, told=told(count, further=place is not None))
    return page(casus, form, queries.timeline(casus, place, choice=choice))


def searched(casus: OpenCasus, by: list[Writer]) -> ChoiceForm:
    form = with_choices(ChoiceForm(), casus, by)
    form.validate()
    return form


def addressed(casus: OpenCasus, by: list[Writer]) -> ChoiceForm:
    """Words to look for are never taken from an address; 404 for one that this page did not make."""
    address = with_choices(AddressForm(request.args), casus, by)
    if not address.validate():
        abort(404)
    return with_choices(ChoiceForm(formdata=None, **address.data), casus, by)


def with_choices(form, casus: OpenCasus, by: list[Writer]):
    readable = [o for o in Onderwerp if str(o) in casus.cells()]
    form.onderwerp.choices = options([("", "Alles"), *((o, label(o)) for o in readable)])
    form.wie.choices = options([("", "Iedereen"), *((writer.value, writer.label) for writer in by)])
    return form


def chosen(form: ChoiceForm, by: list[Writer]) -> Choice:
    return Choice(
        Onderwerp(form.onderwerp.data) if form.onderwerp.data else None,
        next((writer.partij_id for writer in by if writer.value == form.wie.data), None),
        form.van.data,
        form.tot.data,
    )


def in_address(form: ChoiceForm) -> dict:
    return {name: form[name].data for name in IN_ADDRESS if form[name].data}


def place_of(casus: OpenCasus, before: str | None) -> Place | None:
    """The entry that `voor` names; 404 when there is none such in this casus."""
    if not before:
        return None
    try:
        return queries.position(casus, token_of(before)) or abort(404)
    except ValueError:
        abort(404)


def told(count: int, *, further: bool) -> str:
    """ "3 gevonden": how many there are, and of more than a page that these are the newest."""
    if not count:
        return ""
    rest = f" U ziet de nieuwste {queries.PAGE}." if count > queries.PAGE else ""
    return f"{'Nog ' if further else ''}{count} gevonden.{rest}"


def page(casus: OpenCasus, form: ChoiceForm, found: list[queries.Item], status: int = 200, told: str = ""):
    rows, rest = found[: queries.PAGE], found[queries.PAGE :]
    last = text_of(rows[-1].token) if rest else None
    searched = bool((form.zoek.data or "").strip())
    more = (
        url_for("tijdlijn.show", casus=casus, voor=last, **in_address(form))
        if last and not searched
        else None
    )
    form.voor.data = last if searched else ""
    return render_page(
        "tijdlijn/show.html",
        partial="tijdlijn/_entries.html",
        status=status,
        name=casus.naam,
        form=form,
        told=told,
        narrowed=searched or bool(in_address(form)),
        chosen=bool(in_address(form)) or status == 422,
        timeline=entries(casus, readers(casus), rows),
        more_url=more,
        more_found=last if searched else None,
        whole_url=url_for("tijdlijn.show", casus=casus),
        is_mine=P.HULPVRAAG_WRITE in casus.may,
        unconfirmed=marked(casus),
        casus_url=url_for("casus.show", casus=casus),
    )
