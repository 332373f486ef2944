from flask import request
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.forms import LongText, PortalForm, Seen, Typed, Version
from portal.hulpvraag.models import Leefgebied, Vraag
from portal.hulpvraag.vragen import LEEFGEBIEDEN


class WriteForm(PortalForm):
    version = Version()
    tekst = LongText()

    def answer(self) -> str:
        return self.tekst.data


class Ticks(Typed, SelectMultipleField):
    """What is ticked is an answer as much as words are."""


class GebiedenForm(PortalForm):
    version = Version()
    gebieden = Ticks(
        choices={str(code): name for code, name in LEEFGEBIEDEN.items()},
        validate_choice=False,  # `answer` takes what it knows
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def answer(self) -> str:
        """`tekst`: codes that were kept while somebody signed in again."""
        chosen = self.gebieden.data or request.form.get("tekst", "").split()
        return " ".join(code for code in Leefgebied if code in chosen)


def form_for(vraag: Vraag, text: str = "", version: int = 0) -> WriteForm | GebiedenForm:
    if vraag is Vraag.LEEFGEBIEDEN:
        return GebiedenForm(gebieden=text.split(), version=version)
    return WriteForm(tekst=text, version=version)


class ShareForm(PortalForm):
    """`version` stands for all concepts and all that is open: what is shared must be what was on the screen."""

    version = Seen()
