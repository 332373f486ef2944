from datetime import UTC, datetime

from wtforms import DateTimeLocalField, IntegerField, RadioField
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional, ValidationError

from portal.core.clock import now
from portal.core.formats import ZONE, today
from portal.core.forms import Day, LongText, PortalForm, Version, options
from portal.datalek.actions import Known
from portal.datalek.models import Lek, Told
from portal.datalek.words import AUTHORITY, CLIENTS, KINDS

CHOOSE = "Kies een van de drie."


OLDEST = 2000  # a year before it is a typing error


class Clocktime(DateTimeLocalField):
    """A moment on the clock of the Netherlands, as a browser's own field sends it."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Dit is geen tijdstip. Kies een dag en een tijd.") from None
        if self.data and self.data.year < OLDEST:
            self.data = None
            raise ValueError("Dit is te lang geleden. Kijk het jaar na.")

    @property
    def moment(self) -> datetime | None:
        return self.data.replace(tzinfo=ZONE).astimezone(UTC) if self.data else None


def not_to_come(_form, field) -> None:
    if field.data and field.moment > now():
        raise ValidationError("Dit moet nog komen. Kies een moment dat geweest is.")


def no_day_to_come(_form, field) -> None:
    if field.data and field.data > today():
        raise ValidationError("Deze dag moet nog komen. Kies een dag die geweest is.")


def not_before_found(form, field) -> None:
    found = form.found_at
    if form.authority.data == Told.TOLD and field.data and found.data and field.moment < found.moment:
        raise ValidationError("Dit is eerder dan het ontdekt is. Kijk beide momenten na.")


class LekForm(PortalForm):
    version = Version()
    kind = RadioField(
        "Wat gebeurde er?",
        [InputRequired("Kies wat er gebeurde.")],
        choices=options(KINDS.items()),
        invalid_choice_message="Kies wat er gebeurde.",
    )
    found_at = Clocktime("Wanneer is het ontdekt?", [InputRequired("Kies wanneer."), not_to_come])
    what = LongText("Wat is er bekend?", [DataRequired("Schrijf in een paar zinnen wat er bekend is.")])
    people = IntegerField(
        "Over hoeveel mensen gaat het, ongeveer?",
        [Optional(), NumberRange(0, 10_000_000, message="Vul een aantal in, of laat het leeg.")],
    )
    authority = RadioField(
        "Gemeld bij de Autoriteit Persoonsgegevens?",
        [InputRequired(CHOOSE)],
        choices=options(AUTHORITY.items()),
        invalid_choice_message=CHOOSE,
    )
    authority_at = Clocktime("Wanneer gemeld?", [Optional(), not_to_come, not_before_found])
    clients = RadioField(
        "Weten de cliënten het?",
        [InputRequired(CHOOSE)],
        choices=options(CLIENTS.items()),
        invalid_choice_message=CHOOSE,
    )
    clients_on = Day("Wanneer verteld?", [Optional(), no_day_to_come])
    why_not = LongText("Waarom is melden of vertellen niet nodig?")
    measures = LongText("Welke maatregelen nam u?")

    def validate(self, extra_validators=None) -> bool:
        """What one choice asks of another field: an empty field is not asked by itself."""
        valid = super().validate(extra_validators)
        not_needed = Told.NOT_NEEDED in (self.authority.data, self.clients.data)
        for needed, field, words in (
            (self.authority.data == Told.TOLD, self.authority_at, "Kies wanneer het gemeld is."),
            (self.clients.data == Told.TOLD, self.clients_on, "Kies op welke dag de cliënten het hoorden."),
            (not_needed, self.why_not, "Schrijf waarom het niet nodig is."),
        ):
            if needed and not field.data and not field.errors:
                field.errors, valid = [words], False
        return valid

    def known(self) -> Known:
        told = Told(self.authority.data), Told(self.clients.data)
        return Known(
            kind=Lek(self.kind.data),
            found_at=self.found_at.moment,
            authority=told[0],
            authority_at=self.authority_at.moment if told[0] is Told.TOLD else None,
            clients=told[1],
            clients_on=self.clients_on.data if told[1] is Told.TOLD else None,
            people=self.people.data,
            what=self.what.data,
            measures=self.measures.data,
            why_not=self.why_not.data,
        )
