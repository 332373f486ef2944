from wtforms import RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import PortalForm, ShortText, Version
from portal.core.shown import SeenForm

GONE = "Deze persoon of organisatie kan dit nu niet doen. Kies iemand anders."
NOT_IN_TEAM = "Deze persoon doet nu niet mee. Kies iemand anders."


class StopForm(SeenForm):
    """Per open actie a field of its own, and after those the line, as on the page: `handing_over` adds them."""


def handing_over(fields: dict[str, tuple[str, list]]) -> type[StopForm]:
    """`fields`: name -> (the actie in words, who can do it)."""
    chosen = [InputRequired("Kies wie deze actie van u overneemt.")]
    made = {
        name: SelectField(label, chosen, choices=choices, default="", invalid_choice_message=GONE)
        for name, (label, choices) in fields.items()
    }
    line = ShortText("Uw bericht", [DataRequired("Schrijf eerst een kort bericht.")])
    return type("HandOverForm", (StopForm,), {**made, "line": line})


class ReadForm(PortalForm):
    version = Version()


class RegisseurForm(PortalForm):
    """The choices are given by the view. Asked for one of the two buttons alone."""

    version = Version()
    person = RadioField(
        "Wie wordt uw casusregisseur?", invalid_choice_message=NOT_IN_TEAM, validate_choice=False
    )

    def chosen(self, people: list):
        """The person that was chosen; None leaves a sentence beside the field."""
        found = next((each for each in people if each.value == self.person.data), None)
        if found is None:
            self.person.errors = [NOT_IN_TEAM if self.person.data else "Kies een persoon."]
        return found
