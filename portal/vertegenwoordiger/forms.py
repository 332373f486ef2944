from datetime import datetime, time, timedelta

from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from portal.casus.models import Onderwerp
from portal.core.formats import ZONE, today
from portal.core.forms import Day, PortalForm, Ticks, Version, no_nul, one_line, options
from portal.core.shown import SeenForm
from portal.toestemming.cells import label
from portal.toestemming.terms import TERMS, UNLESS_CHOSEN
from portal.vertegenwoordiger.models import PROVES, Hoedanigheid, Proof
from portal.vertegenwoordiger.words import KINDS, PROOFS

PAST = "Dit geldt niet meer. Kies een dag die nog komt."
SAW = "Kijk zelf naar het bewijs. Hebt u het niet gezien? Ga dan niet verder."

LAST_YEAR = 2100


class RecordForm(PortalForm):
    """Nothing is chosen beforehand."""

    hoedanigheid = RadioField(
        "Wat is deze persoon?", [InputRequired("Kies wat deze persoon is.")], choices=options(KINDS.items())
    )
    onderwerpen = Ticks(
        "Waarover beslist een gemachtigde?", choices=options((each, label(each)) for each in Onderwerp)
    )
    naam = StringField(
        "Hoe heet deze persoon?",
        [
            no_nul,
            DataRequired("Schrijf de naam die op het bewijs staat."),
            Length(max=120, message="Houd de naam korter dan 120 tekens."),
        ],
        filters=[one_line],
    )
    proof = RadioField(
        "Welk bewijs zag u?", [InputRequired("Kies welk bewijs u zag.")], choices=options(PROOFS.items())
    )
    until = Day("Tot en met welke dag geldt het?", [InputRequired("Kies een dag.")])
    saw = BooleanField("Ik zag dit bewijs, en wie deze persoon is", [InputRequired(SAW)])

    def validate_onderwerpen(self, field) -> None:
        if self.hoedanigheid.data == Hoedanigheid.GEMACHTIGDE and not field.data:
            raise ValidationError("Zet een vinkje bij wat er op de machtiging staat.")

    def validate_proof(self, field) -> None:
        kind = self.hoedanigheid.data
        if kind in KINDS and field.data in PROOFS and Proof(field.data) not in PROVES[Hoedanigheid(kind)]:
            raise ValidationError("Dit bewijs hoort hier niet bij. Kies een ander bewijs.")

    def validate_until(self, field) -> None:
        if field.data and field.data < today():
            raise ValidationError(PAST)
        if field.data and field.data.year > LAST_YEAR:
            raise ValidationError("Kies een dag die dichterbij is.")

    @property
    def ends(self) -> datetime:
        """The last moment of that day: what is typed in its last minute still lies before it."""
        return datetime.combine(self.until.data + timedelta(days=1), time(0), ZONE) - timedelta(
            microseconds=1
        )


class CheckForm(PortalForm):
    version = Version()
    saw = BooleanField("Ik zag dit bewijs ook", [InputRequired(SAW)])


class ButtonForm(PortalForm):
    version = Version()


class NamensForm(SeenForm):
    """For how long, where something opens. It opens nothing by itself: that is the button."""

    until = RadioField(
        "Hoe lang mag dit open staan?",
        choices=options((term, words) for term, (words, _) in TERMS.items()),
        default=UNLESS_CHOSEN,
    )


class WelcomeForm(PortalForm):
    """Opened by somebody who may have no Lidmaatschap yet."""

    bound = False
