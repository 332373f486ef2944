"""The seven vragen as the client reads them, after the themes of the Leidraad werk en herstel for clients."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.hulpvraag.models import Leefgebied, Vraag


@dataclass(frozen=True)
class Wording:
    title: str
    question: str
    help: str
    reads: str  # "Hij kan lezen ..."


WORDS = {
    Vraag.GEHOLPEN: Wording(
        "Hoe zou u geholpen zijn?",
        "Hoe zou u geholpen zijn?",
        "Schrijf het in uw eigen woorden. Eén zin is genoeg om te beginnen.",
        "hoe u geholpen zou zijn",
    ),
    Vraag.WENSEN: Wording(
        "Wat wilt u graag doen?",
        "Wat betekent werk voor u, en wat wilt u graag doen?",
        "Denk aan werk dat u kent of juist iets nieuws. Uren en geld komen later. U mag deze vraag overslaan.",
        "wat u graag wilt doen",
    ),
    Vraag.GOED_IN: Wording(
        "Waar bent u goed in?",
        "Waar bent u goed in?",
        "Denk aan werk, thuis, of vroeger. Kleine dingen tellen ook. U mag deze vraag overslaan.",
        "waar u goed in bent",
    ),
    Vraag.BEST: Wording(
        "Wanneer gaat het goed?",
        "Wanneer gaat het goed met u?",
        "Denk aan een tijd op de dag, een plek, rust of juist drukte. U mag deze vraag overslaan.",
        "wanneer het goed gaat",
    ),
    Vraag.HELPT: Wording(
        "Wie of wat helpt u?",
        "Wie of wat helpt u?",
        "Denk aan mensen, een dier, sport, of een collega met wie het klikt. U mag deze vraag overslaan.",
        "wie of wat u helpt",
    ),
    Vraag.ZORGEN: Wording(
        "Wat geeft u zorgen?",
        "Wat geeft u zorgen als u aan werk denkt?",
        "Bijvoorbeeld geld, uw uitkering, wat u een werkgever vertelt, of bang zijn dat het weer misgaat."
        " U mag deze vraag overslaan.",
        "wat u zorgen geeft",
    ),
    Vraag.LEEFGEBIEDEN: Wording(
        "Waar in uw leven?",
        "Waar in uw leven gaat uw hulpvraag over?",
        "Kies wat past. U mag er meer kiezen, of geen.",
        "waar in uw leven het over gaat",
    ),
}

LEEFGEBIEDEN = {
    Leefgebied.WONEN: "Wonen",
    Leefgebied.GELD: "Geld",
    Leefgebied.WERK_EN_LEREN: "Werk en leren",
    Leefgebied.GEZONDHEID: "Gezondheid",
    Leefgebied.MENSEN: "Mensen om mij heen",
    Leefgebied.DAGRITME: "Dagritme",
    Leefgebied.REGELS: "Regels en papieren",
    Leefgebied.ZIN: "Zin in het leven",
}


def in_words(vraag: Vraag, text: str) -> str:
    """An answer as it is shown: the codes of leefgebieden become their names."""
    if vraag is not Vraag.LEEFGEBIEDEN:
        return text
    return ", ".join(LEEFGEBIEDEN[Leefgebied(code)] for code in text.split() if code in set(Leefgebied))


def in_codes(chosen: Iterable[str]) -> str:
    """Leefgebieden as they are kept: what is known, each once, in one order."""
    wanted = set(chosen)
    return " ".join(code for code in Leefgebied if code in wanted)


def both(vraag: Vraag, one: str, other: str) -> str:
    """Two answers together: texts under each other; of leefgebieden what is in either."""
    if vraag is Vraag.LEEFGEBIEDEN:
        return in_codes([*one.split(), *other.split()])
    return f"{one}\n\n{other}"


def after(vraag: Vraag) -> Vraag | None:
    order = list(Vraag)
    place = order.index(vraag) + 1
    return order[place] if place < len(order) else None
