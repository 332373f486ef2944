"""The plans of the demo stories: who proposed what, what the client said to it, and how it stands."""

from datetime import timedelta

from portal.core import clock
from portal.core.formats import ZONE
from portal.demo.organisations import World
from portal.hulpvraag.models import Vraag
from portal.kluis.keyring import CLIENT
from portal.plan import actions
from portal.plan.models import Actiestand, Doelstand


class PlanStory:
    """Follows along with a Story; `mark` marks a text with its canary."""

    def __init__(self, world: World, casus_id: int, mark, vragen: dict[str, Vraag]):
        self.world, self.casus_id, self.mark, self.vragen = world, casus_id, mark, vragen

    def _author(self, each: dict):
        return self.world.lidmaatschap[each["wie"]]

    def propose_doel(self, each: dict) -> None:
        author = self._author(each)
        text = self.mark(each["tekst"], each["wie"], "gezamenlijk_doel")
        row = actions.propose_doel(self.casus_id, author.id, author.partij_id, text)
        if "confirmed" in each and row.stand is Doelstand.PROPOSED:
            with clock.at(self.world.moment(each["confirmed"])):
                actions.confirm_doel(row.id, row.version)

    def add_doel(self, each: dict) -> None:
        author = self._author(each)
        text = self.mark(each["tekst"], each["wie"], "doel")
        actions.add_doel(self.casus_id, author.id, author.partij_id, text, each.get("gebieden", []))

    def propose_actie(self, each: dict) -> None:
        author, owner = self._author(each), self.world.lidmaatschap[each["eigenaar"]]
        today = self.world.moment(0).astimezone(ZONE).date()
        due = today + timedelta(days=each["klaar"]) if "klaar" in each else None
        row = actions.propose_actie(
            self.casus_id,
            author.id,
            author.partij_id,
            self.mark(each["tekst"], each["wie"], "actie"),
            owner=(owner.id, owner.partij_id or CLIENT),
            due=due,
            vraag=self.vragen.get(each.get("vraag")),
        )
        if "akkoord" in each:
            row = actions.answer_actie(row.id, row.version, each["akkoord"] == "ja")
        if "stand" in each:
            reason = self.mark(each["reden"], each["wie"], "actie") if "reden" in each else ""
            actions.change_actie(
                row.id,
                row.version,
                stand=Actiestand(each["stand"]),
                due=due,
                owner=(row.owner_id, row.owner_partij_id),
                reason=reason,
                partij_id=author.partij_id,
            )
