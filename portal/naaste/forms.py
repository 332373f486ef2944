from wtforms import StringField
from wtforms.validators import DataRequired, Length

from portal.core.forms import PortalForm, no_nul, one_line

LONGEST = 60


class InviteForm(PortalForm):
    naam = StringField(
        "Hoe noemt u deze persoon?",
        [
            no_nul,
            DataRequired("Vul in hoe u deze persoon noemt."),
            Length(max=LONGEST, message="Houd de naam korter dan 60 tekens."),
        ],
        filters=[one_line],
    )


class ButtonForm(PortalForm):
    """Two buttons that each do something else."""


class WelcomeForm(ButtonForm):
    """Opened by somebody who may have no Lidmaatschap yet."""

    bound = False
