from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import LongText, PortalForm, Seen, ShortText, Ticks, options
from portal.hulpvraag.models import Vraag
from portal.hulpvraag.vragen import LEEFGEBIEDEN, in_codes


class SuggestForm(PortalForm):
    """`version` stands for the answer on the screen and for one's own suggestion beside it."""

    version = Seen()
    tekst = LongText("Uw woorden bij deze vraag", [DataRequired("Schrijf eerst uw tekst.")])
    why = ShortText("Waarom? Dit hoeft niet.")

    def answer(self) -> str:
        return self.tekst.data or ""

    def refuse(self, sentence: str) -> None:
        self.tekst.errors = [sentence]


class SuggestGebiedenForm(PortalForm):
    version = Seen()
    gebieden = Ticks(
        "Waar gaat het volgens u over?",
        [InputRequired("Kies minstens één leefgebied.")],
        choices=options(LEEFGEBIEDEN.items()),
        invalid_choice_message="Kies uit deze lijst.",
    )
    why = ShortText("Waarom? Dit hoeft niet.")

    def answer(self) -> str:
        return in_codes(self.gebieden.data or ())

    def refuse(self, sentence: str) -> None:
        self.gebieden.errors = [sentence]


def form_for(vraag: Vraag, text: str, why: str, version: str) -> SuggestForm | SuggestGebiedenForm:
    if vraag is Vraag.LEEFGEBIEDEN:
        return SuggestGebiedenForm(gebieden=text.split(), why=why, version=version)
    return SuggestForm(tekst=text, why=why, version=version)


class AnsweredForm(PortalForm):
    """`version` stands for the suggestion, the client's concept and what they shared."""

    version = Seen()


class InviteForm(PortalForm):
    """Only buttons."""
