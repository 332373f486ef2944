"""What a page says on which a client chooses about one partij or answers it, or on which somebody asks (`on_page`)."""

from portal.casus.queries.parties import PartijRow
from portal.core.formats import dag, datum, opsomming
from portal.toestemming import told
from portal.toestemming.on_page import MENSEN, PARTIJ, numbered, some
from portal.toestemming.partij import Standing

WIE, WAAROM, DAG = "{wie}", "{waarom}", "{dag}"


def _of(partij: PartijRow, people: list[str]) -> dict[str, str]:
    """What the client calls a naaste stands nowhere in the log, so it is not filled in."""
    return {} if partij.is_naaste else {"partij": partij.name, "mensen": opsomming(people)}


def choosing_all(
    form, partij: PartijRow, standing: list[Standing], again: list[str], people: list[str]
) -> None:
    """All that stands open to one partij, or what stood open to it last."""
    filled = {"weer": opsomming(again), **_of(partij, people)}
    for place, row in enumerate(standing, 1):
        filled |= {f"open{place}": row.label, f"tot{place}": datum(row.until)}
    open_now, until = numbered("open", standing), numbered("tot", standing)
    told.note(
        "toestemming/partij.html",
        filled,
        changed=False,
        party={"shape": "", "name": PARTIJ, "naaste": partij.is_naaste},
        standing=[{"label": what, "until": end} for what, end in zip(open_now, until, strict=True)],
        again=["{weer}"] if again else [],
        names=some(MENSEN, len(people)),
        form=form,
        share_url="",
        cancel_url="",
    )


def choosing_to_share(form, receiver: PartijRow, what: dict) -> None:
    """What somebody with a beroepsgeheim writes, toward one receiver. `what`: as the page was drawn."""
    sender, until, texts = what["sender"]["name"], what["until"], what["texts"]
    filled = {
        "behandelaar": sender,
        "tot": datum(until) if until else "",
        "wat": opsomming(what["open_cells"]),
        "bijdragen": opsomming(f"{each['title']} ({dag(each['when'])})" for each in texts),
    }
    told.note(
        "toestemming/secrecy.html",
        filled | _of(receiver, what["names"]),
        changed=False,
        opening=what["opening"],
        until="{tot}" if until else None,
        sender={"shape": "", "name": "{behandelaar}"},
        party={"shape": "", "name": PARTIJ, "naaste": receiver.is_naaste},
        names=some(MENSEN, len(what["names"])),
        open_cells=["{wat}"] if what["open_cells"] else [],
        texts=[{"title": "{bijdragen}", "when": ""}] if texts else [],
        basis=what["basis"],
        form=form,
        cancel_url="",
    )


def asking(empty_form, onderwerpen: list[str], asked: list[dict]) -> None:
    """By a professional. What the client is called, who reads it and why are not in the log; why stands in the
    kijkvraag."""
    filled = {
        "onderwerpen": opsomming(onderwerpen),
        "eerder": opsomming(f"{each['label']} ({dag(each['when'])})" for each in asked),
    }
    told.note(
        "toestemming/ask.html",
        filled,
        name="{naam}",
        form=empty_form,
        asked=[{"label": "{eerder}", "when": ""}] if asked else [],
        done=False,
        readers={"summary": "{lezers}", "people": []},
        casus_url="",
    )


def answering(form, what: dict) -> None:
    """`what`: as the page was drawn. Why somebody asks stands in the kijkvraag."""
    filled = {
        "partij": what["party"]["name"],
        "wie": what["who"] or "",
        "wat": what["label"],
        "termijn": what["term"],
        "dag": dag(what["when"]),
    }
    told.note(
        "toestemming/answer.html",
        filled,
        changed=False,
        party={"shape": "", "name": PARTIJ},
        who=WIE if what["who"] else None,
        label="{wat}",
        term="{termijn}",
        why=WAAROM,
        when=DAG,
        open=what["open"],
        said=what["said"],
        form=form,
        cell_url="",
        cancel_url="",
    )
