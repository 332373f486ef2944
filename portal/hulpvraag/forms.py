from flask import request
from wtforms import RadioField

from portal.core.forms import LongText, PortalForm, Seen, Ticks, Version, options
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import LEEFGEBIEDEN, in_codes
from portal.toestemming.terms import TERMS, UNLESS_CHOSEN, until_when


class WriteForm(PortalForm):
    version = Version()
    tekst = LongText()

    def answer(self) -> str:
        return self.tekst.data


class GebiedenForm(PortalForm):
    version = Version()
    gebieden = Ticks(
        choices={str(code): name for code, name in LEEFGEBIEDEN.items()},
        validate_choice=False,  # `answer` takes what it knows
    )

    def answer(self) -> str:
        """`tekst`: codes that were kept while somebody signed in again."""
        return in_codes(self.gebieden.data or request.form.get("tekst", "").split())


def form_for(vraag: Vraag, text: str = "", version: int = 0) -> WriteForm | GebiedenForm:
    if vraag is Vraag.LEEFGEBIEDEN:
        return GebiedenForm(gebieden=text.split(), version=version)
    return WriteForm(tekst=text, version=version)


class ShareForm(PortalForm):
    """`version` stands for all concepts and all that is open: what is shared must be what was on the screen. `until`:
    of what is ticked now; what stood open keeps its own day."""

    version = Seen()
    until = RadioField("Hoe lang mag wat u nu aanvinkt open staan?", default=UNLESS_CHOSEN)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.tell(until_when())

    def tell(self, days: dict[str, str]) -> None:
        """`days`: until which day, of each term."""
        self.until.choices = options(
            (term, f"{words}, tot {days[term]}") for term, (words, _) in TERMS.items()
        )
