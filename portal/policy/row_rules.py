"""Which rows of each table with care content PostgreSQL gives whom, in the words of the table.

A rule asks `mag` for the casussen in which a permission is held, and the row words of `conditions` and `rows` about the
row itself. What is not said here is refused: a table without `change` is one that only grows.
"""

from dataclasses import dataclass

from sqlalchemy import and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from portal.bestand.models import Bestand, Deel
from portal.casus.models import BETROKKENEN, Bijdrage, Casus, Onderwerp, Overdracht
from portal.core.db import Base
from portal.hulpvraag.models import Antwoord, Concept, Help, Versie, Vraag
from portal.identity.models import DeskCode, IdentityCheck
from portal.inzage.models import Inzage, Navraag, Visit
from portal.noodkaart.models import Noodkaart, Opening
from portal.plan.models import Actie, Doel, GezamenlijkDoel
from portal.policy.conditions import DATABASE, author, open_when_made
from portal.policy.permissions import Permission as P
from portal.policy.row_words import (
    DOOR,
    WHOLE,
    Clause,
    at_desk,
    at_organisatie,
    may,
    me,
    of_writer,
    through,
    under,
)
from portal.policy.rows import ABOUT_ANOTHER, ADDER, MINE, OWN_DOEL, OWN_WORDS
from portal.policy.table import READS, WRITES
from portal.recht.models import Aanvraag
from portal.suggestions.models import Suggestion
from portal.team.models import Voorstel
from portal.tijdlijn.models import Revision, Zienswijze
from portal.toestemming.kijkvraag import Kijkvraag

COMMANDS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class Rules:
    """`changed`: what a row must be after a change, if not what it had to be before. `work`: which rows the worker
    finds, who asks as nobody: that something waits, or that a key has its row still. `marks`: what it notes there."""

    read: Clause
    add: Clause | None = None
    change: Clause | None = None
    changed: Clause | None = None
    remove: Clause | None = None
    work: Clause | None = None
    marks: tuple[str, ...] = ()

    def of(self, command: str) -> tuple[Clause | None, Clause | None]:
        """(which rows, how they must be afterwards)"""
        match command:
            case "SELECT":
                return self.read, None
            case "INSERT":
                return None, self.add
            case "UPDATE":
                return self.change, self.change if self.changed is None else self.changed
            case _:
                return self.remove, None


_bijdrage, _bestand, _actie = aliased(Bijdrage), aliased(Bestand), aliased(Actie)
COUNTED = (P.PEOPLE_READ, P.PEOPLE_CHANGE, P.WORK_HAND_OVER, P.ACCESS_REVIEW)
DOORS = frozenset({*COUNTED, P.TEAM_LEAVE, P.TEAM_STOP, P.NAASTE_LEAVE, P.IDENTITY_DESK})
LEAVES = (P.TEAM_LEAVE, P.TEAM_STOP, P.NAASTE_LEAVE)


def _on_bijdrage(model, *conditions) -> Clause:
    """Read where its bijdrage is: that has a rule of its own, which holds here too."""
    return exists().where(_bijdrage.id == model.bijdrage_id, *conditions).correlate_except(_bijdrage)


def _in_bestand(*conditions) -> Clause:
    return exists().where(_bestand.id == Deel.bestand_id, *conditions).correlate_except(_bestand)


_shared_then = (
    select(Versie.id)
    .join(Casus, Casus.id == Versie.casus_id)
    .where(Versie.id == Antwoord.versie_id, open_when_made(DATABASE, False))
    .correlate(Antwoord)
    .exists()
)
_on_actie = exists().where(_actie.id == Bestand.actie_id).correlate_except(_actie)
_written = and_(under(Bijdrage, Bijdrage.onderwerp, Onderwerp, READS), of_writer(Bijdrage))
_corrected = and_(author(DATABASE), may(Bijdrage, P.BIJDRAGE_CORRECT))
_planned = {
    model: and_(may(model, P.PLAN_READ), of_writer(model)) for model in (GezamenlijkDoel, Doel, Actie)
}
_suggested = and_(
    may(Suggestion, P.HULPVRAAG_SUGGEST),
    OWN_WORDS.clause(DATABASE),
    under(Suggestion, Suggestion.vraag, Vraag, READS),
)
_gone = or_(
    and_(me(Overdracht.author_id), through(Overdracht, *LEAVES)), at_desk(Overdracht, P.WORK_HAND_OVER)
)
_handed = or_(through(Actie, *LEAVES), at_desk(Actie, P.WORK_HAND_OVER))
# Whoever typed the code of a client at the desk notes that they saw them, in a casus of which they know nothing.
_seen = exists().where(
    DeskCode.casus_id == IdentityCheck.casus_id,
    DeskCode.client_id == IdentityCheck.client_id,
    DeskCode.claimed_by_id == DATABASE.id,
)
_at_door = and_(
    DOOR.in_([P.IDENTITY_DESK.name]), me(IdentityCheck.checked_by_id), _seen.correlate_except(DeskCode)
)
_asked = and_(me(Kijkvraag.author_id), may(Kijkvraag, P.TOESTEMMING_ASK))
_look = exists().where(Inzage.id == Navraag.inzage_id, ABOUT_ANOTHER.clause(DATABASE))
_to_answer = and_(at_organisatie(Navraag, P.NAVRAAG_ANSWER), _look.correlate_except(Inzage))

RULES: dict[type[Base], Rules] = {
    Versie: Rules(read=may(Versie, P.CASUS_READ), add=may(Versie, P.HULPVRAAG_WRITE)),
    Antwoord: Rules(
        read=and_(under(Antwoord, Antwoord.vraag, Vraag, READS), or_(may(Antwoord, WHOLE), _shared_then)),
        add=may(Antwoord, P.HULPVRAAG_WRITE),
    ),
    Help: Rules(read=under(Help, Help.vraag, Vraag, READS), add=may(Help, P.HULPVRAAG_WRITE)),
    Concept: Rules(may(Concept, P.CONCEPT_READ), *[may(Concept, P.HULPVRAAG_WRITE)] * 4),
    Suggestion: Rules(
        read=or_(may(Suggestion, P.SUGGESTION_DECIDE), _suggested),
        add=_suggested,
        change=or_(may(Suggestion, P.SUGGESTION_DECIDE), _suggested),
    ),
    Bijdrage: Rules(
        read=_written,
        work=true(),  # when something was written last: a casus in which somebody writes does not end by itself
        add=and_(author(DATABASE), under(Bijdrage, Bijdrage.onderwerp, Onderwerp, WRITES)),
        change=or_(
            _corrected, may(Bijdrage, P.ZIENSWIJZE_WRITE)
        ),  # who gives a zienswijze holds its bijdrage
        changed=_corrected,
    ),
    Revision: Rules(
        read=and_(under(Revision, Revision.onderwerp, Onderwerp, READS), of_writer(Revision)),
        add=and_(may(Revision, P.BIJDRAGE_CORRECT), _on_bijdrage(Revision, me(_bijdrage.author_id))),
    ),
    Zienswijze: Rules(
        read=and_(under(Zienswijze, Zienswijze.onderwerp, Onderwerp, READS), _on_bijdrage(Zienswijze)),
        add=may(Zienswijze, P.ZIENSWIJZE_WRITE),
        change=may(Zienswijze, P.ZIENSWIJZE_WRITE),
        remove=may(Zienswijze, P.ZIENSWIJZE_WRITE),
    ),
    GezamenlijkDoel: Rules(
        read=_planned[GezamenlijkDoel],
        add=and_(me(GezamenlijkDoel.author_id), may(GezamenlijkDoel, P.PLAN_WRITE)),
        change=may(GezamenlijkDoel, P.DOEL_CONFIRM),
    ),
    Doel: Rules(
        read=_planned[Doel],
        add=and_(me(Doel.author_id), may(Doel, P.PLAN_WRITE)),
        change=and_(may(Doel, P.PLAN_WRITE), or_(may(Doel, WHOLE), OWN_DOEL.clause(DATABASE))),
    ),
    Actie: Rules(
        read=or_(_planned[Actie], _handed, at_desk(Actie, *COUNTED)),
        work=Actie.owner_id.is_not(None),  # who is late is told
        add=and_(me(Actie.author_id), may(Actie, P.PLAN_WRITE)),
        change=or_(and_(may(Actie, P.ACTIE_UPDATE), or_(may(Actie, WHOLE), MINE.clause(DATABASE))), _handed),
        changed=or_(may(Actie, P.ACTIE_UPDATE), _handed),
    ),
    Bestand: Rules(
        read=and_(
            under(Bestand, Bestand.cell, Onderwerp, READS),
            of_writer(Bestand),
            or_(Bestand.actie_id.is_(None), _on_actie),  # to a bijdrage its author alone adds
        ),
        add=and_(
            ADDER.clause(DATABASE),
            or_(
                and_(may(Bestand, P.BIJDRAGE_CORRECT), _on_bijdrage(Bestand, me(_bijdrage.author_id))),
                and_(may(Bestand, P.ACTIE_UPDATE), _on_actie),
            ),
        ),
        change=and_(ADDER.clause(DATABASE), may(Bestand, P.BESTAND_REMOVE)),
    ),
    Deel: Rules(
        read=_in_bestand(),
        add=_in_bestand(me(_bestand.author_id)),
        remove=and_(may(Deel, P.BESTAND_REMOVE), _in_bestand(me(_bestand.author_id))),
    ),
    Overdracht: Rules(
        read=or_(may(Overdracht, P.OVERDRACHT_READ), _gone),
        add=_gone,
        change=may(Overdracht, P.OVERDRACHT_READ),
    ),
    Voorstel: Rules(
        read=and_(may(Voorstel, READS[BETROKKENEN]), of_writer(Voorstel)),
        add=and_(me(Voorstel.author_id), may(Voorstel, P.TEAM_PROPOSE)),
        change=or_(may(Voorstel, P.TEAM_CHANGE), and_(me(Voorstel.author_id), may(Voorstel, P.TEAM_PROPOSE))),
    ),
    IdentityCheck: Rules(
        read=or_(may(IdentityCheck, P.IDENTITY_READ), _at_door),
        add=or_(and_(me(IdentityCheck.checked_by_id), may(IdentityCheck, P.IDENTITY_CHECK)), _at_door),
    ),
    Kijkvraag: Rules(
        read=or_(
            may(Kijkvraag, P.KIJKVRAAG_READ, P.NAMENS_OPEN),
            and_(Kijkvraag.partij_id == DATABASE.partij_id, may(Kijkvraag, P.TOESTEMMING_ASK)),
        ),
        add=and_(_asked, Kijkvraag.partij_id == DATABASE.partij_id),
        change=may(Kijkvraag, P.KIJKVRAAG_READ, P.NAMENS_OPEN),
    ),
    Navraag: Rules(
        read=or_(may(Navraag, P.INZAGE_READ), _to_answer),
        work=true(),
        add=may(Navraag, P.INZAGE_ASK),
        change=or_(_to_answer, and_(may(Navraag, P.INZAGE_ASK), Navraag.answered_at.is_(None))),
    ),
    Aanvraag: Rules(
        read=or_(may(Aanvraag, P.RECHT_ASK), at_organisatie(Aanvraag, P.RECHT_ANSWER)),
        work=true(),
        marks=("reminded_at",),
        add=may(Aanvraag, P.RECHT_ASK),
        change=or_(may(Aanvraag, P.RECHT_ASK), at_organisatie(Aanvraag, P.RECHT_ANSWER)),
    ),
    Noodkaart: Rules(
        read=may(Noodkaart, P.NOODKAART_READ, P.NOODKAART_OPEN),
        add=may(Noodkaart, P.NOODKAART_WRITE, P.NOODKAART_CHOOSE),
        change=may(Noodkaart, P.NOODKAART_WRITE, P.NOODKAART_CHOOSE),
    ),
    Opening: Rules(
        read=or_(
            may(Opening, P.NOODKAART_READ),
            me(Opening.lidmaatschap_id),
            at_organisatie(Opening, P.NOODKAART_TOLD),
        ),
        work=true(),
        add=and_(me(Opening.lidmaatschap_id), may(Opening, P.NOODKAART_OPEN)),
    ),
    Visit: Rules(*[me(Visit.lidmaatschap_id)] * 3),
}
