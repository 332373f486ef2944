"""What a page says on which something is written down, confirmed or denied (`on_page`). No name of who did it: the row
has those."""

from portal.core.formats import datum
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


def recording(empty_form) -> None:
    """Without what was chosen: the row tells that."""
    told.note(
        "toestemming/record.html",
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
