from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.formats import today
from portal.core.forms import Day, PortalForm, ShortText, Version, options
from portal.hulpvraag.vragen import LEEFGEBIEDEN
from portal.plan.models import Actiestand
from portal.plan.words import STAND

NOBODY = "Deze persoon of organisatie kan dit nu niet doen. Kies iemand anders."
GONE = "Dit kunt u nu niet kiezen. Kies iets anders, of laat het leeg."


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


class StepForm(DoelForm):
    version = Version()


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
    due = Day("Wanneer is het klaar?", [Optional()])

    def validate_due(self, field):
        if field.data and field.data < today():
            raise ValidationError("Deze dag is al geweest. Kies een dag vanaf vandaag.")


class ChangeForm(PortalForm):
    """The stands that can be chosen are given by the view, with why not all of them (`first_a_yes`)."""

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
    due = Day("Wanneer is het klaar?", [Optional()])
    reason = ShortText("Waarom stopt het?")
    first_a_yes = ""

    def validate_stand(self, field):
        if field.data not in [option.value for option in field.choices]:
            known = field.data in list(Actiestand) and self.first_a_yes
            raise ValidationError(known or "Kies hoe het ermee staat.")

    def validate_reason(self, field):
        if self.stand.data == Actiestand.STOPPED and not (field.data or "").strip():
            raise ValidationError("Schrijf kort waarom deze actie stopt.")


class AnswerForm(PortalForm):
    version = Version()
