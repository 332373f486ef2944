"""Plays the stories of config/demo/casussen in the order they happened, through the same actions as the pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from portal.bestand import actions as bestand_actions
from portal.bestand.actions import Place
from portal.casus import actions as casus_actions
from portal.casus.models import OVERDRACHT, Casus, Onderwerp
from portal.core import clock
from portal.core.db import db
from portal.demo import asked, in_need, rights, written
from portal.demo.letters import Letter
from portal.demo.marks import Marks
from portal.demo.organisations import World
from portal.demo.people import FOLDER, read
from portal.demo.plan import PlanStory
from portal.demo.words import ask_along, suggest
from portal.hulpvraag import actions as hulpvraag_actions
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.naaste.actions import admit_naaste
from portal.team import actions as team_actions
from portal.tijdlijn import actions as timeline_actions
from portal.toestemming import actions as toestemming
from portal.toestemming import doorbreking
from portal.toestemming.models import BEKEND, BETROKKENEN

VRAAG = {"werk": Vraag.WENSEN} | {str(vraag): vraag for vraag in Vraag}
ONDERWERP = {"werk_onderwerp": Onderwerp.WERK} | {str(o): o for o in Onderwerp if o is not Onderwerp.WERK}


# What happens to what is told, at which hour unless the story names one, and in which order within a moment.
TIMELINE = (
    ("partij", "since", "08:10", 1, "admit"),
    ("teamlid", "since", "08:20", 2, "join"),
    ("delen", "opened", "08:30", 3, "share"),
    ("doorbreking", "opened", "08:40", 4, "break_secrecy"),
    ("versie", "days_ago", "12:00", 5, "version"),
    ("bijdrage", "days_ago", "12:00", 6, "contribute"),
    ("gezamenlijk_doel", "days_ago", "12:00", 6, "propose_doel"),
    ("doel", "days_ago", "12:00", 6, "add_doel"),
    ("actie", "days_ago", "12:00", 7, "propose_actie"),
    ("voorstel", "days_ago", "12:00", 7, "propose_onderdeel"),
    ("casusregisseur", "since", "12:30", 7, "choose_regisseur"),
    ("meedenken", "since", "08:50", 5, "ask_along"),
    ("woorden", "days_ago", "12:00", 7, "suggest"),
    ("noodkaart", "days_ago", "19:00", 7, "write_card"),
    ("noodkaart_open", "days_ago", "13:00", 7, "open_card"),
    ("aanvraag", "days_ago", "14:00", 7, "ask_right"),
    ("kijkvraag", "days_ago", "15:00", 7, "ask_to_open"),
    ("opgeschreven", "days_ago", "15:30", 7, "write_down"),
    ("teamlid", "left", "16:00", 8, "leave"),
    ("partij", "left", "17:00", 9, "end"),
    ("delen", "closed", "18:00", 7, "withdraw"),
    ("doorbreking", "closed", "18:00", 7, "keep_secrecy"),
)


@dataclass(frozen=True)
class Happening:
    """`order` settles what comes first within one moment: people join before anything is opened to them."""

    at: datetime
    order: int
    do: Callable[[], None]


def load(world: World, marks: Marks) -> None:
    for file in sorted((FOLDER / "casussen").glob("*.toml")):
        Story(world, marks, read(f"casussen/{file.name}")).play()


class Story:
    def __init__(self, world: World, marks: Marks, told: dict):
        self.world, self.marks, self.told = world, marks, told
        self.versions: dict[Vraag, int] = {}
        self.casus: Casus | None = None
        self.plan: PlanStory | None = None

    def play(self) -> None:
        for happening in sorted(self.happenings(), key=lambda h: (h.at, h.order)):
            with clock.at(happening.at):
                happening.do()
                db.session.flush()

    def happenings(self):
        yield Happening(self.world.moment(self.told["started"], "08:00"), 0, self.start)
        for name, when, time, order, verb in TIMELINE:
            for each in self.told.get(name, []):
                if when in each:
                    do = partial(self.do, verb, each)
                    yield Happening(self.world.moment(each[when], each.get("time", time)), order, do)
        if "concept" in self.told:
            yield Happening(self.world.moment(0, "08:00"), 10, partial(self.write, self.told["concept"]))

    def do(self, verb: str, each: dict) -> None:
        getattr(self if hasattr(self, verb) else self.plan, verb)(each)

    def mark_plan(self, text: str, author: str, table: str) -> str:
        partij_id = self.world.lidmaatschap[author].partij_id
        partij = next((slug for slug, p in self.world.partij.items() if p.id == partij_id), "")
        return self.marks.mark(text, **self.where("plan", author, partij, table))

    def partij(self, slug: str):
        return self.world.partij[slug]

    def vraag(self, name: str) -> Vraag:
        return VRAAG[name]

    def where(self, cell: str, author: str, partij: str = "", table: str = "") -> dict:
        return {"casus": self.told["slug"], "cell": cell, "author": author, "partij": partij, "table": table}

    def start(self) -> None:
        client = self.world.lidmaatschap[self.told["client"]]
        naam = self.marks.mark(self.told["naam"], **self.where("NAAM", self.told["client"], table="casus"))
        self.casus = casus_actions.start_casus(client, naam, self.world.regio[self.told["regio"]].id)
        self.plan = PlanStory(self.world, self.casus.id, self.mark_plan, VRAAG)

    def admit(self, each: dict) -> None:
        """`naam`: of a naaste, what the client calls them."""
        if "naam" in each:
            where = self.where(BETROKKENEN, self.told["client"], each["persoon"], "deelname")
            naam = self.marks.mark(each["naam"], **where)
            admit_naaste(self.casus.id, self.world.lidmaatschap[each["persoon"]], naam)
            return
        casus_actions.admit(self.casus.id, self.partij(each.get("onderdeel") or each["persoon"]).id)

    def end(self, each: dict) -> None:
        casus_actions.end_deelname(self.casus.id, self.partij(each.get("onderdeel") or each["persoon"]).id)

    def join(self, each: dict) -> None:
        casus_actions.join_team(self.casus.id, self.world.lidmaatschap[each["wie"]])

    def leave(self, each: dict) -> None:
        """With a `bericht` they stopped themselves; without one they were taken off the team."""
        person = self.world.lidmaatschap[each["wie"]]
        if "bericht" not in each:
            casus_actions.leave_team(self.casus.id, person.id)
            return
        partij = next(slug for slug, p in self.world.partij.items() if p.id == person.partij_id)
        line = self.marks.mark(each["bericht"], **self.where(OVERDRACHT, each["wie"], partij, "overdracht"))
        casus_actions.stop(self.casus.id, person.id, person.partij_id, line, {})

    def choose_regisseur(self, each: dict) -> None:
        earlier = casus_actions.regisseur_version(self.casus.id)
        casus_actions.choose_regisseur(self.casus.id, earlier, self.world.lidmaatschap[each["wie"]].id)

    def cells(self, each: dict):
        partij = self.partij(each["partij"]).id
        for name in each["cellen"]:
            cell = BETROKKENEN if name == BETROKKENEN else str(VRAAG.get(name) or ONDERWERP[name])
            yield partij, cell, 0
        for name in each.get("bekend", []):
            yield partij, BEKEND, self.partij(name).id

    def share(self, each: dict) -> None:
        for partij, cell, about in self.cells(each):
            toestemming.open_cell(self.casus.id, partij, cell, about)

    def withdraw(self, each: dict) -> None:
        for partij, cell, about in self.cells(each):
            toestemming.close_cell(self.casus.id, partij, cell, about)

    def break_secrecy(self, each: dict) -> None:
        sender, receiver = self.partij(each["van"]).id, self.partij(each["naar"]).id
        doorbreking.open_between(self.casus.id, sender, receiver, toestemming.LONGEST)

    def keep_secrecy(self, each: dict) -> None:
        sender, receiver = self.partij(each["van"]).id, self.partij(each["naar"]).id
        doorbreking.close(self.casus.id, *doorbreking.between(sender, receiver))

    def propose_onderdeel(self, each: dict) -> None:
        """`akkoord`: how many days ago the client said yes, with their name if `naam_erbij`."""
        author, onderdeel = self.world.lidmaatschap[each["wie"]], self.world.onderdeel[each["onderdeel"]]
        partij = next((slug for slug, p in self.world.partij.items() if p.id == author.partij_id), "")
        why = self.marks.mark(each["waarom"], **self.where(BETROKKENEN, each["wie"], partij, "voorstel"))
        row = team_actions.propose(self.casus.id, author.id, author.partij_id, onderdeel.id, why)
        if "akkoord" in each:
            with clock.at(self.world.moment(each["akkoord"], "19:30")):
                naam = str(self.casus.naam) if each.get("naam_erbij") else None
                team_actions.agree(self.casus.id, row.id, row.version, naam)

    def ask_along(self, each: dict) -> None:
        ask_along(self, each)

    def suggest(self, each: dict) -> None:
        suggest(self, each)

    def write_card(self, each: dict) -> None:
        in_need.write_card(self, each)

    def open_card(self, each: dict) -> None:
        in_need.open_card(self, each)

    def ask_right(self, each: dict) -> None:
        rights.ask_right(self, each)

    ask_to_open, write_down = asked.ask_to_open, written.write_down

    def write(self, answers: dict) -> None:
        for name, vraag in VRAAG.items():
            if name not in answers:
                continue
            said = answers[name]
            text = " ".join(said) if isinstance(said, list) else said
            text = self.marks.mark(
                text, **self.where(f"concept.{vraag}", self.told["client"], table="concept")
            )
            self.versions[vraag] = hulpvraag_actions.save_concept(
                self.casus.id, vraag, text, self.versions.get(vraag, 0)
            ).version

    def version(self, each: dict) -> None:
        self.write(each)
        hulpvraag_actions.make_version(self.casus.id)
        for canary in [
            c for c in self.marks.canaries if c.casus == self.told["slug"] and c.table == "concept"
        ]:
            vraag = canary.cell.removeprefix("concept.")
            self.marks.note(canary.word, **self.where(vraag, canary.author, table="antwoord"))

    def contribute(self, each: dict) -> None:
        author = self.world.lidmaatschap[each["wie"]]
        onderwerp = ONDERWERP.get(each["onderwerp"]) or Onderwerp(each["onderwerp"])
        partij = next((slug for slug, p in self.world.partij.items() if p.id == author.partij_id), "")

        def marked(text: str, table: str, who: str = each["wie"], partij: str = partij) -> str:
            return self.marks.mark(text, **self.where(str(onderwerp), who, partij, table))

        first = marked(each["tekst"], "bijdrage_revision" if "verbetering" in each else "bijdrage")
        row = timeline_actions.contribute(
            self.casus.id, author.id, author.partij_id or CLIENT, onderwerp, first
        )
        if "verbetering" in each:
            with clock.at(self.world.moment(each["verbeterd"])):
                timeline_actions.correct(row.id, row.version, marked(each["verbetering"], "bijdrage"))
        if "bestand" in each:
            place = Place(str(onderwerp), bijdrage_id=row.id)
            letter = Letter(marked(each["bestand"], "bestand"), marked(each["inhoud"], "bestand").encode())
            bestand_actions.add(self.casus.id, author.id, author.partij_id, place, letter)
        if "zienswijze" in each:
            with clock.at(self.world.moment(each["gezien"], "20:15")):
                own = marked(each["zienswijze"], "zienswijze", self.told["client"], "")
                timeline_actions.give_zienswijze(row.id, 0, own)
