"""What the pages say on which a client opens and closes, with {naam} for what is about a person (`told.note`)."""

from datetime import datetime
from typing import NamedTuple

from portal.core.formats import dag, datum, opsomming
from portal.toestemming import told

PARTIJ, MENSEN, VRAAG, ANTWOORD = "{partij}", "{mensen}", "{vraag}", "{antwoord}"


def some(word: str, how_many: int) -> list[str]:
    """As a list of that many reads: "kan" of one, "kunnen" of more."""
    return [word, *[""] * (min(how_many, 2) - 1)] if how_many else []


def numbered(word: str, rows: list) -> list[str]:
    """A place for each of these rows, where each stands on a line of its own."""
    return [f"{{{word}{place}}}" for place in range(1, len(rows) + 1)]


class Shown(NamedTuple):
    """What stood on the page of one cell."""

    partij: str
    is_naaste: bool
    label: str
    until: datetime | None
    names: list[str]
    texts: list[dict]
    stays: list[str]
    ground: str | None
    secret: list[dict]
    renewable: bool
    first_time: bool
    unconfirmed: str | None = None  # to where the client says whether it is so


def choosing_one(form, shown: Shown, *, opening: bool) -> None:
    """One cell of the grid. What the client calls a naaste stands nowhere in the log, so it is not filled in."""
    filled = {
        "wat": shown.label,
        "bijdragen": opsomming(f"{each['title']} ({dag(each['when'])})" for each in shown.texts),
        "blijft": opsomming(shown.stays),
        "reden": shown.ground or "",
        "tot": datum(shown.until) if shown.until else "",
        **{f"behandelaar{place}": each["name"] for place, each in enumerate(shown.secret, 1)},
    }
    if not shown.is_naaste:
        filled |= {"partij": shown.partij, "mensen": opsomming(shown.names)}
    told.note(
        "toestemming/cell.html",
        filled,
        opening=opening,
        changed=False,
        party={"shape": "", "name": PARTIJ, "naaste": shown.is_naaste},
        label="{wat}",
        names=some(MENSEN, len(shown.names)),
        texts=[{"title": "{bijdragen}", "when": ""}] if shown.texts else [],
        stays=["{blijft}"] if shown.stays else [],
        ground="{reden}" if shown.ground else None,
        until="{tot}" if shown.until else None,
        secret=[{"name": name} for name in numbered("behandelaar", shown.secret)],
        renewable=shown.renewable,
        first_time=shown.first_time,
        unconfirmed="" if shown.unconfirmed is None else "{adres}",
        form=form,
        cancel_url="",
    )


def pausing(form, closes: list[list[str]]) -> None:
    """`closes`: per partij what closes. Which ones, the rows say."""
    one = {"shape": "", "name": PARTIJ, "closes": ["{wat}"] if any(closes) else []}
    told.note(
        "toestemming/pause.html", parties=[one], names=some(PARTIJ, len(closes)), form=form, cancel_url=""
    )


def ending(form, until: str, taking_part: int, terms) -> None:
    """The whole casus will be erased. Who took part, the rows of what closed say."""
    names = some(PARTIJ, taking_part)
    told.note(
        "afsluiting/end.html",
        {"tot": until},
        form=form,
        names=names,
        until="{tot}",
        terms=terms,
        export_url="",
        cancel_url="",
    )


def coming_back(form, until: str) -> None:
    told.note("afsluiting/keep.html", {"tot": until}, form=form, until="{tot}", cancel_url="")


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


def asking_along(form, name: str, *, invited: bool) -> None:
    person = {"name": "{persoon}", "shape": "", "invited": invited}
    told.note("suggestions/ask.html", {"persoon": name}, form=form, person=person)


def saying_yes(form, row, open_now: list[str]) -> None:
    """To a voorstel. Who it is and why are typed by people: they stand in the voorstel, not here."""
    about = {
        "called": PARTIJ,
        "name": PARTIJ,
        "why": "{waarom}",
        "who": "{wie}",
        "who_shape": "",
        "one_more": row.one_more,
        "taking_part": row.taking_part,
        "person": "{persoon}" if row.person else None,
    }
    open_there = ["{open}"] if open_now else []
    told.note(
        "team/decide.html",
        {"partij": str(row.name), "open": opsomming(open_now)},
        form=form,
        row=about,
        yes="",
        open_now=open_there,
        chose=None,
        waits=True,
        own_words=row.partij_id == 0,
    )
