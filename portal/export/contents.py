"""All of a casus that this person may see, as plain values: the same for paper and for data.

The shape is documented in config/casus.schema.json. A block that this person may not see is not there at all.
"""

from typing import Any

from portal.bestand.page import attached
from portal.bestand.queries import in_casus
from portal.casus.people import people
from portal.casus.queries.stopped import overdrachten, regisseurs
from portal.core.clock import now
from portal.export.files import Along, along
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.queries import answers, concepts, history, open_vragen
from portal.hulpvraag.vragen import WORDS
from portal.hulpvraag.vragen import in_words as areas
from portal.inzage import words as looked
from portal.inzage.queries.looks import looks, whoever
from portal.naaste.queries import waiting
from portal.naaste.words import STAND as INVITED
from portal.plan.models import Doelstand
from portal.plan.queries.acties import acties
from portal.plan.queries.doelen import doelen, gezamenlijke_doelen
from portal.plan.words import SAYS, STAND
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P
from portal.policy.readers import readers
from portal.policy.table import READS
from portal.suggestions.models import SuggestionStand
from portal.suggestions.queries.helped import helped, with_help
from portal.suggestions.queries.suggestions import SuggestionRow, suggestions
from portal.team.queries.verzoeken import verzoeken
from portal.team.queries.voorstellen import VoorstelRow, voorstellen
from portal.team.words import said, told
from portal.tijdlijn.queries import earlier, timeline
from portal.tijdlijn.sides import SIDE
from portal.toestemming.cells import label
from portal.toestemming.contents import taken_along

FORMAT = 1
WORDS_STAND = {
    SuggestionStand.OPEN: "wacht",
    SuggestionStand.TAKEN: "overgenomen",
    SuggestionStand.LEFT: "zo gelaten",
    SuggestionStand.WITHDRAWN: "teruggehaald",
}
DOEL = {
    Doelstand.PROPOSED: "voorstel",
    Doelstand.STANDING: "staat",
    Doelstand.DECLINED: "niet gekozen",
    Doelstand.REPLACED: "eerder",
}


def contents(casus: OpenCasus) -> dict[str, Any]:
    found: dict[str, Any] = {
        "formaat": FORMAT,
        "gemaakt_op": now(),
        "casus": {"naam": str(casus.naam), "regio": casus.regio, "begonnen_op": casus.created_at},
    }
    files = along(in_casus(casus))
    found |= words(casus)
    if P.PLAN_READ in casus.may:
        found |= plan(casus, files)
    found |= team(casus)
    if any(cell in SIDE for cell in casus.cells()):
        found["tijdlijn"] = bijdragen(casus, files)
    if P.TOESTEMMING_READ in casus.may:
        found |= taken_along(casus)
    if P.INZAGE_READ in casus.may:
        found["inzage"] = [look(casus, row) for row in looks(casus, most=None)]
    return found


def words(casus: OpenCasus) -> dict[str, list]:
    found = {"hulpvraag": hulpvraag(casus)} if open_vragen(casus) else {}
    if casus.suggested():
        found["andere_woorden"] = [other_words(row) for row in suggestions(casus)]
    if P.HULPVRAAG_WRITE in casus.may:
        found["nog_niet_gedeeld"] = concept(casus)
    return found


def concept(casus: OpenCasus) -> list[dict]:
    """What the client wrote and did not share like this; theirs alone."""
    shared = {answer.vraag: answer.text for answer in answers(casus)[1]}
    return [
        {"vraag": WORDS[vraag].question, "tekst": text, "op": one.saved_at}
        for vraag, one in concepts(casus).items()
        if (text := areas(vraag, one.text)).strip() and text != shared.get(vraag)
    ]


def hulpvraag(casus: OpenCasus) -> list[dict]:
    help_of = helped(casus)
    return [
        {
            "gedeeld_op": versie.made_at,
            "hulp": with_help(help_of, versie),
            "antwoorden": [{"vraag": answer.question, "tekst": answer.text} for answer in given],
        }
        for versie, given in history(casus)
    ]


def other_words(row: SuggestionRow) -> dict:
    return {
        "vraag": row.question,
        "tekst": row.text,
        "waarom": str(row.why) if row.why else None,
        "wie": row.who,
        "op": row.suggested_at,
        "stand": WORDS_STAND[row.stand],
    }


def plan(casus: OpenCasus, files: list[Along]) -> dict[str, list]:
    steps = doelen(casus)
    texts = {row.id: str(row.tekst) for row in steps}
    return {
        "gezamenlijk_doel": [
            {
                "tekst": str(row.tekst),
                "stand": DOEL[row.stand],
                "voorgesteld_door": row.who,
                "op": row.proposed_at,
            }
            for row in gezamenlijke_doelen(casus)
        ],
        "doelen": [
            {
                "tekst": str(row.tekst),
                "leefgebieden": areas(Vraag.LEEFGEBIEDEN, str(row.gebieden)),
                "geschreven_door": row.who,
                "op": row.made_at,
                "gestopt_op": row.ended_at,
            }
            for row in steps
        ],
        "acties": [
            {
                "tekst": str(row.tekst),
                "wie": row.owner,
                "vraag": WORDS[row.vraag].question
                if row.vraag and READS[str(row.vraag)] in casus.may
                else None,
                "voorgesteld_door": row.writer,
                "op": row.made_at,
                "geeindigd_op": row.ended_at,
                "stand": STAND[row.stand].lower(),
                "klaar_op": row.due,
                "bij_doel": texts.get(row.doel_id),
                "antwoord_van_client": SAYS[row.client_says] or "akkoord",
                "waarom_gestopt": str(row.reason) if row.reason else None,
                "bestanden": bestanden(casus, [each for each in files if each.row.actie_id == row.id]),
            }
            for row in acties(casus)
        ],
    }


def team(casus: OpenCasus) -> dict[str, list]:
    found = {}
    if (taking_part := people(casus, readers(casus))) is not None:
        found["wie_doet_mee"] = [
            {"naam": str(each["name"]), "rol": each["detail"], "casusregisseur": each["regisseur"]}
            for each in taking_part
        ]
    mine = (
        P.OVERDRACHT_READ in casus.may
    )  # also of a casus that will be erased, in which nobody is asked any more
    if mine:
        found["casusregisseurs"] = [
            {"wie": row.work_name, "vanaf": row.since, "tot": row.ended_at} for row in regisseurs(casus)
        ]
        found["verzoeken"] = [
            {"aan": row.name, "op": row.asked_at, "stand": told(row.name, row.named, row.stand)}
            for row in verzoeken(casus)
        ]
        found["uitgenodigd"] = [
            {"wie": str(row.naam), "op": row.made_at, "stand": INVITED[row.stand]} for row in waiting(casus)
        ]
        found["gestopt"] = [
            {"wie": row.name, "van": row.partij, "op": row.at, "tekst": row.said}
            for row in overdrachten(casus)
        ]
    if mine or P.TEAM_PROPOSE in casus.may:
        found["voorstellen"] = [proposal(casus, row) for row in voorstellen(casus)]
    return found


def proposal(casus: OpenCasus, row: VoorstelRow) -> dict:
    """Who could come to take part, by the name under which this person may know it."""
    return {
        "wie": row.name,
        "persoon": str(row.person) if row.person else None,
        "waarom": str(row.why),
        "voorgesteld_door": row.who,
        "op": row.proposed_at,
        "stand": said(row.stand, P.OVERDRACHT_READ in casus.may, row.known, row.joined),
    }


def bestanden(casus: OpenCasus, files: list[Along]) -> list[dict]:
    """Which there are; each is saved from its own place, or all of them as one ZIP."""
    return [
        {
            "naam": each.naam,
            "soort": each.about,
            "wie": each.who,
            "op": each.added_at,
            "weggehaald_op": each.removed_at,
            "adres": each.url,
            "pad": one.path,
        }
        for one, each in zip(files, attached(casus, [one.row for one in files]), strict=True)
    ]


def bijdragen(casus: OpenCasus, files: list[Along]) -> list[dict]:
    items = timeline(casus, limit=None)
    before = earlier(casus, items)
    return [
        {
            "op": item.written_at,
            "over": label(item.onderwerp),
            "wie": item.author.who,
            "tekst": str(item.tekst),
            "eerder": [{"op": each.written_at, "tekst": str(each.tekst)} for each in before.get(item.id, [])],
            "zienswijze": {
                "op": item.zienswijze.written_at,
                "tekst": str(item.zienswijze.tekst),
                "over_eerdere_tekst": item.zienswijze.earlier,
            }
            if item.zienswijze
            else None,
            "bestanden": bestanden(casus, [each for each in files if each.row.bijdrage_id == item.id]),
        }
        for item in items
    ]


def look(casus: OpenCasus, row) -> dict:
    wie = "u" if row.lidmaatschap_id == casus.client_id else whoever(row)
    return {"op": row.at, "wie": wie, "wat": looked.what(row.page, row.cells, row.event)}
