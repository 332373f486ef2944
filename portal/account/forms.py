from wtforms import BooleanField, EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from portal.account.passwords import LONGEST
from portal.core.forms import PortalForm, Typed, visible


class KeptText(Typed, StringField):
    """What somebody was writing when their session ended: goes along unjudged."""


class SignInForm(PortalForm):
    bound = False
    kept_text = KeptText()
    mail = EmailField(
        "E-mailadres",
        [InputRequired("Vul uw e-mailadres in."), Length(max=254, message="Dit e-mailadres is te lang.")],
        filters=[visible],
    )
    password = PasswordField(
        "Wachtwoord",
        [InputRequired("Vul uw wachtwoord in."), Length(max=LONGEST, message="Dit wachtwoord is te lang.")],
    )
    own_device = BooleanField("Dit is mijn eigen apparaat. Houd mij langer ingelogd.")


class SwitchForm(PortalForm):
    """Says as whom one works, or ends it: needs no Lidmaatschap of its own."""

    bound = False
