from wtforms import StringField
from wtforms.validators import DataRequired, Length

from portal.core.forms import PortalForm, no_nul

LONGEST = 60


def tidy(text: str | None) -> str:
    """One line, without spaces around it."""
    return " ".join((text or "").split())


class InviteForm(PortalForm):
    naam = StringField(
        "Hoe noemt u deze persoon?",
        [
            no_nul,
            DataRequired("Vul in hoe u deze persoon noemt."),
            Length(max=LONGEST, message="Houd de naam korter dan 60 tekens."),
        ],
        filters=[tidy],
    )


class ButtonForm(PortalForm):
    """Two buttons that each do something else."""

    def chose(self, pressed: str | None, *buttons: str) -> bool:
        """False leaves a sentence on top."""
        if pressed not in buttons:
            self.form_errors.append("Kies een van de knoppen.")
        return pressed in buttons


class WelcomeForm(ButtonForm):
    """Opened by somebody who may have no Lidmaatschap yet."""

    bound = False
