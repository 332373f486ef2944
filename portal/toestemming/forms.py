from datetime import timedelta

from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import PortalForm, ShortText, Version, options
from portal.core.shown import SeenForm
from portal.toestemming.terms import TERMS, UNLESS_CHOSEN, lasts


class TermForm(SeenForm):
    """For how long, where something opens. It opens nothing by itself: that is the button."""

    until = RadioField(
        "Hoe lang mag dit open staan?",
        choices=options((term, words) for term, (words, _) in TERMS.items()),
        default=UNLESS_CHOSEN,
    )

    @property
    def lasts(self) -> timedelta:
        return lasts(self.until.data)


class AskForm(PortalForm):
    """The onderwerpen are given by the view. Nothing is chosen beforehand."""

    onderwerp = RadioField(
        "Om welk onderwerp vraagt u?", [InputRequired("Kies een onderwerp.")], validate_choice=True
    )
    until = RadioField(
        "Voor hoe lang?",
        [InputRequired("Kies voor hoe lang.")],
        choices=options((term, words) for term, (words, _) in TERMS.items()),
    )
    why = ShortText("Waarom vraagt u dit?", [DataRequired("Schrijf waarom u dit vraagt.")])


class AnswerForm(PortalForm):
    version = Version()
