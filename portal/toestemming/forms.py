from datetime import timedelta

from wtforms import RadioField

from portal.core.forms import options
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
