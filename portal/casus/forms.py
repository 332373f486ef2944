from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import LongText, PortalForm


class BijdrageForm(PortalForm):
    """The choices of onderwerp are those that the table lets this actor write about."""

    onderwerp = RadioField(
        "Waar gaat het over?",
        [InputRequired("Kies waar het over gaat.")],
        invalid_choice_message="Hierover kunt u nu niet schrijven. Kies iets anders.",
    )
    tekst = LongText("Wat wilt u vertellen?", [DataRequired("Schrijf eerst uw tekst.")])
