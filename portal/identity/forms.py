from datetime import timedelta

from wtforms import RadioField
from wtforms.validators import InputRequired, ValidationError

from portal.core.formats import today
from portal.core.forms import Day, PortalForm, options
from portal.identity.words import DOCUMENTS

FURTHEST = timedelta(days=90)


class AnewForm(PortalForm):
    document = RadioField(
        "Wat liet de cliënt zien?",
        [InputRequired("Kies wat de cliënt liet zien.")],
        choices=options((str(each), words.capitalize()) for each, words in DOCUMENTS.items()),
        invalid_choice_message="Kies wat de cliënt liet zien.",
    )


class CheckForm(AnewForm):
    day = Day("Op welke dag?", [InputRequired("Kies een dag.")])

    def validate_day(self, field) -> None:
        if field.data is None:
            return  # no date at all: that is said already
        if field.data > today():
            raise ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        if field.data < today() - FURTHEST:
            raise ValidationError("Dit is te lang geleden. Kijk opnieuw wie de cliënt is.")
