"""The words for who was asked to think along about the words of the hulpvraag."""

from sqlalchemy import exists

from portal.casus.models import Casus
from portal.core.db import fixed
from portal.hulpvraag.models import Vraag
from portal.policy.conditions import Word, standing
from portal.suggestions.models import SuggestInvite

SHARED_ANSWER = Word(
    "shared_answer",
    "bij een antwoord dat de cliënt voor u opende",
    lambda a: exists().where(
        a.sharing.c.casus_id == Casus.id,
        a.sharing.c.partij_id == a.partij_id,
        a.sharing.c.cell.in_([fixed(str(vraag)) for vraag in Vraag]),
        standing(a, str(Vraag.GEHOLPEN)),  # all vragen rest on one ground
    ),
)

INVITED = Word(
    "invited",
    "zolang de cliënt daarom vraagt",
    lambda a: exists().where(
        SuggestInvite.casus_id == Casus.id,
        SuggestInvite.lidmaatschap_id == a.id,
        SuggestInvite.ended_at.is_(None),
    ),
)
