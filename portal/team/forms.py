from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.core.forms import Line, PortalForm, ShortText, Version, visible
from portal.team.whom import words_of

WITH_NAME = "Mijn naam mag erbij staan"
GONE = "Dit kunt u nu niet kiezen. Kies iets anders uit de lijst."
WHO = "{} doet al mee. Schrijf de naam van wie erbij zou kunnen komen."
THERE = "{} doet al mee. Schrijf de naam van iemand anders."
NOT_NOW = "Deze persoon kan nu niet meedoen. Kies iemand anders."


class ProposeForm(PortalForm):
    """The choices are given by the view: only what this actor may know."""

    onderdeel = RadioField(
        "Wie zou mee kunnen doen?",
        [InputRequired("Kies wie er mee zou kunnen doen.")],
        invalid_choice_message=GONE,
    )
    by_name = Line("Weet u een naam?", [Optional()])
    tekst = ShortText("Waarom?", [DataRequired("Schrijf kort waarom.")])

    def about(self, able: list, there: dict[int, set]):
        """The choice that was made; None leaves a sentence beside the name, which one who takes part already needs.

        `there`: partij -> the names, as words, of its people who take part, as far as this actor may know.
        """
        found = next(each for each in able if each.value == self.onderdeel.data)
        if found.partij_id is None:
            return found
        name = self.by_name.data
        if not name:
            self.by_name.errors = [WHO.format(found.name)]
        elif words_of(name) in there.get(found.partij_id, ()):
            self.by_name.errors = [THERE.format(name)]
        return None if self.by_name.errors else found


class OwnProposeForm(ProposeForm):
    """What the client proposes is agreed at once, so the name is asked here."""

    with_name = BooleanField(WITH_NAME)


class FindForm(PortalForm):
    """Changes nothing."""

    zoek = StringField(
        "Zoek op naam of plaats",
        [Length(max=100, message="Zoek met minder woorden: 100 tekens is het meeste.")],
        filters=[visible],
    )


class DecideForm(PortalForm):
    version = Version()
    with_name = BooleanField(WITH_NAME)


class FollowForm(PortalForm):
    version = Version()


class NameForm(PortalForm):
    version = Version()
    person = RadioField("Wie kan meedoen?", invalid_choice_message=NOT_NOW, validate_choice=False)

    def chosen(self, people: list):
        """The person that was chosen; None leaves a sentence beside the field."""
        found = next((each for each in people if each.value == self.person.data), None)
        if found is None:
            self.person.errors = [NOT_NOW if self.person.data else "Kies wie er meedoet."]
        return found
