from wtforms import SelectMultipleField
from wtforms.validators import DataRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.forms import Line, LongText, PortalForm, Version


class CardForm(PortalForm):
    """Every field may be empty: so the card is emptied again."""

    version = Version()
    call = LongText("Wie kunnen wij bellen?")
    helps = LongText("Wat helpt mij?")
    avoid = LongText("Wat moet u niet doen?")
    wishes = LongText("Wat wil ik als het niet goed gaat?")

    def texts(self) -> dict[str, str]:
        return {name: self[name].data.strip() for name in ("call", "helps", "avoid", "wishes")}


class ChooseForm(PortalForm):
    """`naam`: nobody who has nothing else open learns the name in the casus by being chosen."""

    version = Version()
    naam = Line("Onder welke naam staat uw kaart in hun lijst?")
    people = SelectMultipleField(
        "Wie mag de kaart in nood openen?",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def validate_naam(self, field):
        if self.people.data and not field.data:
            raise ValidationError("Schrijf een naam. Aan die naam herkennen zij uw kaart.")


class OpenForm(PortalForm):
    why = LongText("Waarom opent u deze kaart nu?", [DataRequired("Schrijf waarom. De cliënt leest dit.")])
