from datetime import timedelta

from wtforms import BooleanField, EmailField, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from portal.core.formats import today
from portal.core.forms import Day, Line, PortalForm, Version, options
from portal.desk.actions.people import As
from portal.desk.places import Place
from portal.organisatie.roles import CAN_BE_IPS, ONE_PERSON

FURTHEST = timedelta(days=366)
MAIL, SELF = "mail", "zelf"
A_MAIL = r"^[^@\s]+@[^@\s]+\.[^@\s.]+$"
GONE = "Dit kunt u nu niet kiezen. Kies iets anders uit de lijst."
NOT_NOW = "Deze collega kan dit nu niet overnemen. Kies iemand anders."
LATER, NOBODY = "", "niemand"
PAID, UNPAID, UNSAID = "betaald", "vrijwillig", ""


class Buttons(PortalForm):
    """More buttons than one."""

    version = Version()

    def chose(self, pressed: str | None, *buttons: str) -> bool:
        """False leaves a sentence on top."""
        if pressed not in buttons:
            self.form_errors.append("Kies een van de knoppen.")
        return pressed in buttons


class PlaceForm(PortalForm):
    """As what somebody works here; the choices are given by the view."""

    place = SelectField("Rol en onderdeel", [InputRequired("Kies een rol.")], invalid_choice_message=GONE)
    functie = Line("Functie", [Optional()])
    paid = SelectField(
        "Betaald of vrijwillig?",
        [Optional()],
        choices=options(((UNSAID, "Zeg het niet"), (PAID, "Betaald"), (UNPAID, "Vrijwillig"))),
        invalid_choice_message=GONE,
    )

    ips = BooleanField("Is IPS-trajectbegeleider")

    def offers(self, places: list[Place]) -> None:
        self.places = places
        self.place.choices = options([("", "Kies"), *((each.value, each.label) for each in places)])

    def chosen(self, places: list[Place]) -> Place:
        return next(each for each in places if each.value == self.place.data)

    def entered(self, places: list[Place]) -> As:
        """What does not go with the role that was chosen is left out."""
        place = self.chosen(places)
        paid = {PAID: True, UNPAID: False}.get(self.paid.data or "") if place.role in ONE_PERSON else None
        return As(place, self.functie.data or None, paid, place.role in CAN_BE_IPS and self.ips.data)


class ChangeForm(PlaceForm):
    version = Version()


class InviteForm(PlaceForm):
    naam = Line("Naam van uw collega", [DataRequired("Vul de naam van uw collega in.")])
    how = RadioField("Hoe krijgt uw collega de link?", [InputRequired("Kies hoe uw collega de link krijgt.")])
    mail = EmailField(
        "E-mailadres van uw collega",
        [
            Optional(),
            Length(max=254, message="Dit e-mailadres is te lang."),
            Regexp(
                A_MAIL, message="Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl."
            ),
        ],
    )

    def validate_how(self, field) -> None:
        if field.data == MAIL and not self.mail.data:
            raise ValidationError("Vul het e-mailadres in, of kies dat u de link zelf geeft.")


class DepartureForm(Buttons):
    day = Day("Vanaf welke dag is er geen toegang meer?", [Optional()])

    def validate_day(self, field) -> None:
        if field.data is not None and field.data <= today():
            raise ValidationError("Kies een dag na vandaag. Moet de toegang nu weg? Beëindig die dan meteen.")
        if field.data is not None and field.data > today() + FURTHEST:
            raise ValidationError("Dat is te ver weg. Kies een dag binnen een jaar.")


class WelcomeForm(Buttons):
    bound = False


class WorkForm(Buttons):
    """Per casus a field of its own: `handing_over` adds them. `everything` holds for what was not chosen apart."""

    everything = SelectField("Alles naar", [Optional()], invalid_choice_message=NOT_NOW)


def handing_over(names: dict[str, str], takers: list[tuple[str, str]], nobody: str | None) -> type[WorkForm]:
    """`names`: field -> casusnummer. `nobody`: in words, where nobody of the partij could take over."""
    first = (LATER, "Nog niet")
    able = options([first, *takers, *([(NOBODY, nobody)] if nobody else [])])
    fields = {
        name: SelectField(
            f"Casus {label}", [Optional()], choices=able, default="", invalid_choice_message=NOT_NOW
        )
        for name, label in names.items()
    }
    made = type("HandOverForm", (WorkForm,), fields)
    made.able = able
    return made
