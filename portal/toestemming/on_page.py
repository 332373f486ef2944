"""What the pages say on which a client opens and closes, with {naam} for what is about a person (`told.note`)."""

from portal.core.formats import opsomming
from portal.toestemming import told

PARTIJ, WAT, MENSEN, VRAAG, ANTWOORD = "{partij}", "{wat}", "{mensen}", "{vraag}", "{antwoord}"


def some(word: str, how_many: int) -> list[str]:
    """As a list of that many reads: "kan" of one, "kunnen" of more."""
    return [word, *[""] * (how_many - 1)] if how_many else []


def choosing_one(wanted, form, *, opening: bool, names: list[str], first_time: bool) -> None:
    """One cell of the grid. What the client calls a naaste stands nowhere in the log."""
    partij = wanted.partij
    filled = {"partij": partij.name, "mensen": opsomming(names)} if not partij.is_naaste else {}
    told.note(
        "toestemming/cell.html",
        {**filled, "wat": wanted.label},
        opening=opening,
        changed=False,
        party={"shape": "", "name": PARTIJ, "naaste": partij.is_naaste},
        label=WAT,
        names=some(MENSEN, min(len(names), 2)),
        texts=[],
        stays=[],
        ground=None,  # in the row itself
        first_time=first_time,
        form=form,
        doe="",
        cancel_url="",
    )


def pausing(form, how_many: int) -> None:
    names = some(PARTIJ, min(how_many, 2))
    told.note("toestemming/pause.html", party=None, names=names, form=form, cancel_url="")


def sharing(form, *, first_time: bool) -> None:
    """Per answer and per partij there was a tick; which ones, the rows say."""
    choice = {
        "value": "",
        "shape": "",
        "name": PARTIJ,
        "checked": False,
        "disabled_reason": None,
        "wanted": None,
    }
    told.note(
        "hulpvraag/share.html",
        answers=[{"vraag": "", "question": VRAAG, "text": ANTWOORD, "field_name": "", "choices": [choice]}],
        outcome=[{"shape": "", "label": MENSEN, "can_read": VRAAG}],
        form=form,
        changed=False,
        first_time=first_time,
        no_parties=False,
        preview_url="",
        write_url="",
        grid_url="",
    )
