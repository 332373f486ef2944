from datetime import timedelta

from wtforms import BooleanField, RadioField
from wtforms.validators import DataRequired, InputRequired

from portal.core.forms import PortalForm, ShortText, Version, options
from portal.core.shown import SeenForm
from portal.toestemming.cells import GRID, label
from portal.toestemming.terms import TERMS, UNLESS_CHOSEN, lasts
from portal.toestemming.words import HELPED, HOW
from portal.toestemming.written_down import How


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


class RecordForm(PortalForm):
    """The partijen are given by the view. Nothing is chosen beforehand."""

    partij = RadioField("Wie mag het lezen?", [InputRequired("Kies wie het mag lezen.")])
    onderwerp = RadioField(
        "Welk onderwerp?",
        [InputRequired("Kies een onderwerp.")],
        choices=options((cell, label(cell)) for cell in GRID),
    )
    until = RadioField(
        "Voor hoe lang?",
        [InputRequired("Kies voor hoe lang.")],
        choices=options((term, words) for term, (words, _) in TERMS.items()),
    )
    how = RadioField(
        "Hoe zei de cliënt het?",
        [InputRequired("Kies hoe de cliënt het zei.")],
        choices=options((each, HOW[each]) for each in How),
    )
    helper = RadioField(
        "Wie hielp de cliënt daarbij?",
        [InputRequired("Kies wie er hielp, of ‘Niemand’.")],
        choices=options(HELPED.items()),
    )


class WitnessForm(PortalForm):
    version = Version()
    heard = BooleanField(
        "Ik was erbij, of ik vroeg het de cliënt zelf",
        [
            InputRequired(
                "Zet een vinkje als u het zelf van de cliënt weet. Weet u het niet? Bevestig dan niet."
            )
        ],
    )


class AnswerForm(PortalForm):
    version = Version()
