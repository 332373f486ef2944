from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from portal.core.forms import Day, DutchForm, LongText, PortalForm, Version, no_nul

FIRST = "Schrijf eerst uw tekst."


class WarnedForm(PortalForm):
    """`seen`: the words that a professional was warned about, and kept on purpose."""

    seen = HiddenField()


class BijdrageForm(WarnedForm):
    """The choices of onderwerp are those that the table lets this actor write about."""

    onderwerp = RadioField(
        "Waar gaat het over?",
        [InputRequired("Kies waar het over gaat.")],
        invalid_choice_message="Hierover kunt u nu niet schrijven. Kies iets anders.",
    )
    tekst = LongText("Wat wilt u vertellen?", [DataRequired(FIRST)])


class CorrectForm(WarnedForm):
    version = Version()
    tekst = LongText("Wat moet er staan?", [DataRequired(FIRST)])


class ZienswijzeForm(PortalForm):
    version = Version()
    tekst = LongText("Hoe ziet u dit?", [DataRequired(FIRST)])


class ChoiceFields(DutchForm):
    onderwerp = SelectField("Waarover", [Optional()])
    wie = SelectField("Wie schreef het", [Optional()])
    van = Day("Vanaf", [Optional()])
    tot = Day("Tot en met", [Optional()])
    voor = HiddenField()

    def validate_tot(self, field):
        if field.data and self.van.data and field.data < self.van.data:
            raise ValidationError("Deze dag ligt voor de eerste dag. Kies een latere dag.")


class AddressForm(ChoiceFields):
    """Which part of the timeline, as it stands in an address."""

    class Meta:
        csrf = False


class ChoiceForm(PortalForm, ChoiceFields):
    """Words to look for are sent, never put in an address: addresses are kept in logs."""

    zoek = StringField("Zoek een woord", [Length(max=200, message="Zoek met minder woorden."), no_nul])
