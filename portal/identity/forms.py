from datetime import timedelta

from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import InputRequired, ValidationError

from portal.core.formats import today
from portal.core.forms import Day, PortalForm, options, visible
from portal.identity import spoken
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


class CodeForm(PortalForm):
    code = StringField(
        "Code van de cliënt", [InputRequired("Vul de code in die de cliënt laat zien.")], filters=[visible]
    )

    def validate_code(self, field) -> None:
        if not spoken.complete(field.data or ""):
            raise ValidationError("Een code heeft twee groepen van vier tekens. Kijk de code na.")


class FaceForm(AnewForm):
    fits = BooleanField(
        "Het gezicht en de naam kloppen met het document",
        [InputRequired("Zet een vinkje als gezicht en naam kloppen. Kloppen ze niet? Schrijf dan niets op.")],
    )
