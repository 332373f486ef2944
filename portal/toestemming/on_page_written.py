"""What a page says on which something is written down, confirmed or denied (`on_page`). What the client is called is
not in the log."""

from portal.core.formats import datum, opsomming
from portal.core.forms import options
from portal.toestemming import told
from portal.toestemming.on_page import PARTIJ

WAT, TOT, HOE, HULP, EERSTE, TWEEDE, DICHT = (
    "{wat}",
    "{tot}",
    "{hoe}",
    "{hulp}",
    "{eerste}",
    "{tweede}",
    "{dicht}",
)


def recording(empty_form, partijen: list[str]) -> None:
    """Without what was chosen: the row tells that."""
    empty_form.partij.choices = options([("", "{partijen}")])
    told.note(
        "toestemming/record.html",
        {"partijen": opsomming(partijen)},
        name="{naam}",
        form=empty_form,
        rows=[],
        said=None,
        changed=False,
        casus_url="",
    )


def filled_of(what: dict) -> dict[str, str]:
    return {
        "partij": what["partij"],
        "wat": what["label"],
        "tot": datum(what["until"]),
        "hoe": what["how"],
        "hulp": what["helper"],
        "dicht": datum(what["lapses"]),
        "eerste": what["first"],
        "tweede": what["second"] or "",
    }


def _places(what: dict) -> dict:
    second = TWEEDE if what["second"] else None
    places = {"partij": PARTIJ, "label": WAT, "until": TOT, "how": HOE, "helper": HULP, "lapses": DICHT}
    return {**what, **places, "first": EERSTE, "second": second}


def witnessing(form, what: dict) -> None:
    """By who confirms it as a second, or who takes back what they wrote."""
    told.note(
        "toestemming/witness.html", filled_of(what), name="{naam}", what=_places(what), form=form, back_url=""
    )


def saying(form, what: dict) -> None:
    """By the client."""
    told.note(
        "toestemming/written.html",
        filled_of(what),
        what=_places(what),
        form=form,
        changed=False,
        shows_first=None,
        cancel_url="",
    )
