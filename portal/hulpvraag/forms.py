from flask import request
from wtforms import HiddenField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.forms import LongText, PortalForm, Version
from portal.hulpvraag.models import Leefgebied, Vraag
from portal.hulpvraag.vragen import LEEFGEBIEDEN


class WriteForm(PortalForm):
    version = Version()
    tekst = LongText()

    def answer(self) -> str:
        return self.tekst.data


class GebiedenForm(PortalForm):
    version = Version()
    gebieden = SelectMultipleField(
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


class Seen(HiddenField):
    """What the page spoke of; drawn anew after somebody saw that it moved on. A form without it saw nothing."""

    def process_formdata(self, valuelist):
        self.data = valuelist[0] if valuelist else ""

    def _value(self):
        return str(self.data or "")


class ShareForm(PortalForm):
    """`version` stands for all concepts and all that is open: what is shared must be what was on the screen."""

    version = Seen()
