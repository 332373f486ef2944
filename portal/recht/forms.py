from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import Line, LongText, PortalForm, Version, options
from portal.recht.words import WORDS


class AskForm(PortalForm):
    """The organisaties to choose from are those of the casus and the one that the regio named."""

    recht = RadioField(
        "Wat wilt u vragen?",
        [InputRequired("Kies wat u wilt vragen.")],
        choices=options((recht, words.title) for recht, words in WORDS.items()),
        invalid_choice_message="Kies wat u wilt vragen.",
    )
    organisatie = SelectField(
        "Aan wie vraagt u het?",
        [InputRequired("Kies aan wie u het vraagt.")],
        invalid_choice_message="Kies een organisatie uit de lijst.",
    )
    asks = LongText("Wat vraagt u?", [DataRequired("Schrijf wat u vraagt. Eén zin is genoeg.")])
    with_naam = BooleanField("Zet mijn naam erbij")
    contact = Line("Hoe kunnen zij u bereiken?")


class WithdrawForm(PortalForm):
    version = Version()


class DeskForm(PortalForm):
    """Three buttons; which words are needed is for the view, by the button."""

    version = Version()
    why_later = LongText("Waarom duurt het langer?")
    antwoord = LongText("Uw antwoord aan de cliënt")

    def needs(self, pressed: str) -> bool:
        field, words = {
            "later": (self.why_later, "Schrijf waarom het langer duurt. De cliënt leest dit."),
            "antwoord": (self.antwoord, "Schrijf eerst uw antwoord."),
        }.get(pressed, (None, ""))
        if field is None or field.data.strip():
            return True
        field.errors = [words]
        return False
