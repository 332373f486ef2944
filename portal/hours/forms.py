from datetime import timedelta

from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, ValidationError

from portal.core.formats import today
from portal.core.forms import Day, PortalForm, Version, options
from portal.hours.models import Kind
from portal.hours.words import KINDS, MOST_QUARTERS, length

FURTHEST = timedelta(days=366)


class HoursForm(PortalForm):
    day = Day("Welke dag?", [InputRequired("Kies een dag.")])
    quarters = SelectField(
        "Hoe lang?",
        choices=options((number, length(number)) for number in range(1, MOST_QUARTERS + 1)),
        validate_choice=False,
    )
    kind = RadioField(
        "Wat deed u?",
        [InputRequired("Kies wat u deed.")],
        choices=options((str(kind), words) for kind, words in KINDS.items()),
        invalid_choice_message="Kies wat u deed.",
    )

    def validate_day(self, field):
        if field.data is None:
            return  # no date at all: that is said already
        if field.data > today():
            raise ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        if field.data < today() - FURTHEST:
            raise ValidationError("Deze dag is langer dan een jaar geleden. Kies een latere dag.")

    def validate_quarters(self, field):
        if field.data not in {str(number) for number in range(1, MOST_QUARTERS + 1)}:
            raise ValidationError("Kies hoe lang het was.")

    def entered(self) -> dict:
        return {
            "day": self.day.data,
            "quarters": int(self.quarters.data),
            "kind": Kind(self.kind.data),
        }


class ChangeForm(HoursForm):
    version = Version()


class PutBackForm(PortalForm):
    version = Version()
