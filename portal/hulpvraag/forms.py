from flask import request

from portal.core.forms import LongText, PortalForm, Seen, Ticks, Version
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import LEEFGEBIEDEN, in_codes


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
    """`version` stands for all concepts and all that is open: what is shared must be what was on the screen."""

    version = Seen()
