"""An earlier text of the hulpvraag beside the one that stands now, with what differs marked."""

from flask import abort, url_for

from portal.core.page import render_page
from portal.hulpvraag import queries
from portal.hulpvraag.differences import answers_apart
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.views import bp
from portal.hulpvraag.views.read import versie_id
from portal.hulpvraag.vragen import WORDS
from portal.policy.guard import requires
from portal.policy.permissions import Permission as P


@bp.get("/hulpvraag/<token:versie>/naast")
@requires(P.CASUS_READ)
def beside(casus, versie):
    earlier, before = queries.answers(casus, versie_id(casus, versie))
    newest, after = queries.answers(casus)
    if earlier is None or newest is None:
        abort(404)
    return render_page(
        "hulpvraag/beside.html",
        name=casus.naam,
        rows=side_by_side(before, after),
        earlier=earlier.made_at,
        newest=newest.made_at,
        is_mine=P.HULPVRAAG_WRITE in casus.may,
        casus_url=url_for("casus.show", casus=casus),
        hulpvraag_url=url_for("hulpvraag.show", casus=casus),
    )


def side_by_side(before: list[queries.Answer], after: list[queries.Answer]) -> list[dict]:
    """Per vraag that this viewer may read in one of the two. An answer that is not in the other stands alone."""
    old, new = ({answer.vraag: answer.text for answer in each} for each in (before, after))
    rows = []
    for vraag in Vraag:
        if vraag in old or vraag in new:
            was, is_now = answers_apart(vraag, old.get(vraag, ""), new.get(vraag, ""))
            rows.append(
                {
                    "question": WORDS[vraag].question,
                    "before": was,
                    "after": is_now,
                    "same": old.get(vraag) == new.get(vraag),
                }
            )
    return rows
