from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired

from portal.core.forms import Line, PortalForm, Version, visible

NO_NAME = "Geef een naam, zodat u later weet welke dit is."


class ShowForm(PortalForm):
    """A second factor, typed or from a passkey: whoever shows it need not work as anybody yet."""

    bound = False
    code = StringField("Code", filters=[visible])
    passkey = HiddenField()
    challenge = HiddenField()

    @property
    def by_passkey(self) -> bool:
        return bool(self.passkey.data)


class AppForm(PortalForm):
    bound = False
    code = StringField("Welke code ziet u nu?", filters=[visible])
    naam = Line("Hoe noemt u dit?", [InputRequired(NO_NAME)])
    offer = HiddenField()


class PasskeyForm(PortalForm):
    bound = False
    naam = Line("Hoe noemt u dit?", [InputRequired(NO_NAME)])
    passkey = HiddenField()
    challenge = HiddenField()


class NameForm(PortalForm):
    naam = Line("Hoe noemt u dit?", [InputRequired(NO_NAME)])
    version = Version()
