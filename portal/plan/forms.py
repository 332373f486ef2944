from wtforms import DateField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.formats import today
from portal.core.forms import PortalForm, Version, newlines, no_nul, options
from portal.hulpvraag.vragen import LEEFGEBIEDEN
from portal.plan.models import Actiestand
from portal.plan.words import STAND

SHORT = 500
TOO_LONG = "Houd het kort: 500 tekens is het meeste. De rest kan op de tijdlijn."
NOBODY = "Deze persoon of organisatie kan dit nu niet doen. Kies iemand anders."
GONE = "Dit kunt u nu niet kiezen. Kies iets anders, of laat het leeg."


class ShortText(TextAreaField):
    """A doel or an actie: one thought, in a few sentences."""

    def __init__(self, label="", validators=(), **kwargs):
        super().__init__(
            label, [*validators, Length(max=SHORT, message=TOO_LONG), no_nul], filters=[newlines], **kwargs
        )


class DutchDate(DateField):
    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Dit is geen datum. Kies een dag, bijvoorbeeld 4 december 2026.") from None


class GezamenlijkDoelForm(PortalForm):
    tekst = ShortText("Wat is het gezamenlijke doel?", [DataRequired("Schrijf eerst het doel.")])


class DoelForm(PortalForm):
    """A smaller doel on the way."""

    tekst = ShortText("Wat is het doel?", [DataRequired("Schrijf eerst het doel.")])
    gebieden = SelectMultipleField(
        "Waar in het leven hoort dit bij?",
        [InputRequired("Kies waar in het leven dit bij hoort.")],
        choices=options(LEEFGEBIEDEN.items()),
        invalid_choice_message="Kies uit deze lijst.",
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


class ActieForm(PortalForm):
    """The choices of who and of what it answers are given by the view: only what this actor may know."""

    tekst = ShortText("Wat gaat er gebeuren?", [DataRequired("Schrijf wat er gaat gebeuren.")])
    owner = RadioField(
        "Wie doet dit?", [InputRequired("Kies wie deze actie doet.")], invalid_choice_message=NOBODY
    )
    vraag = SelectField(
        "Op welk deel van de hulpvraag is dit een antwoord?", [Optional()], invalid_choice_message=GONE
    )
    doel = SelectField("Bij welk doel hoort dit?", [Optional()], invalid_choice_message=GONE)
    due = DutchDate("Wanneer is het klaar?", [Optional()])

    def validate_due(self, field):
        if field.data and field.data < today():
            raise ValidationError("Deze dag is al geweest. Kies een dag vanaf vandaag.")


class ChangeForm(PortalForm):
    version = Version()
    stand = RadioField(
        "Hoe staat het ermee?",
        [InputRequired("Kies hoe het ermee staat.")],
        choices=options(STAND.items()),
        invalid_choice_message="Kies hoe het ermee staat.",
    )
    owner = RadioField(
        "Wie doet dit?", [InputRequired("Kies wie deze actie doet.")], invalid_choice_message=NOBODY
    )
    due = DutchDate("Wanneer is het klaar?", [Optional()])
    reason = ShortText("Waarom stopt het?")

    def validate_reason(self, field):
        if self.stand.data == Actiestand.STOPPED and not (field.data or "").strip():
            raise ValidationError("Schrijf kort waarom deze actie stopt.")


class AnswerForm(PortalForm):
    version = Version()
