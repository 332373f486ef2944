from datetime import date

from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Optional, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal.core.formats import today
from portal.core.forms import Day, PortalForm, ShortText, Version, options
from portal.hulpvraag.vragen import LEEFGEBIEDEN
from portal.plan.days import NOT_YET, OTHER, offered, picked
from portal.plan.models import ENDED, Actiestand
from portal.plan.words import STAND

NOBODY = "Deze persoon of organisatie kan dit nu niet doen. Kies iemand anders."
GONE = "Dit kunt u nu niet kiezen. Kies iets anders, of laat het leeg."
WHEN = "Kies wanneer het klaar is."
PAST = "Deze dag is al geweest. Kies een dag vanaf vandaag."


def asks_day(form, field) -> None:
    """Empty is fine, unless the form says why it is not."""
    if not field.raw_data or not str(field.raw_data[0]).strip():
        field.errors[:] = []
        raise StopValidation(form.without_day())


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
    when = RadioField("Wanneer is het klaar?", validate_choice=False)
    due = Day("Op welke andere dag?", [asks_day])
    may_wait = False

    def offer_days(self, may_wait: bool) -> None:
        self.may_wait = may_wait
        self.when.choices = options(offered(today(), may_wait))
        if self.when.data is None and may_wait:
            self.when.data = NOT_YET

    @property
    def day(self) -> date | None:
        return self.due.data or picked(self.when.data or "")

    def validate_when(self, field):
        """A day that was typed says enough by itself."""
        value, typed = field.data or "", any(map(str.strip, self.due.raw_data or ()))
        if value not in {NOT_YET, OTHER} and not picked(value):
            raise ValidationError("Kies uit deze lijst.")
        if value == NOT_YET and not typed and not self.may_wait:
            raise ValidationError(WHEN)
        if picked(value) and picked(value) < today():
            raise ValidationError(PAST)

    def without_day(self) -> str:
        return "Kies op welke dag." if self.when.data == OTHER else ""

    def validate_due(self, field):
        if field.data and field.data < today():
            raise ValidationError(PAST)
        if field.data and picked(self.when.data or "") not in {None, field.data}:
            raise ValidationError("U koos ook een andere dag uit de lijst. Kies één van de twee.")


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
    due = Day("Wanneer is het klaar?", [asks_day])
    reason = ShortText("Waarom stopt het?")
    first_a_yes = ""
    may_wait = True

    def without_day(self) -> str:
        """What ended needs no day any more."""
        return "" if self.may_wait or self.stand.data in ENDED else WHEN

    def validate_stand(self, field):
        if field.data not in [option.value for option in field.choices]:
            known = field.data in list(Actiestand) and self.first_a_yes
            raise ValidationError(known or "Kies hoe het ermee staat.")

    def validate_reason(self, field):
        if self.stand.data == Actiestand.STOPPED and not (field.data or "").strip():
            raise ValidationError("Schrijf kort waarom deze actie stopt.")


class AnswerForm(PortalForm):
    version = Version()
