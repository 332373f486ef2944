from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from portal.core.forms import PortalForm, visible


class SignInForm(PortalForm):
    bound = False
    mail = EmailField(
        "E-mailadres",
        [InputRequired("Vul uw e-mailadres in."), Length(max=254, message="Dit e-mailadres is te lang.")],
        filters=[visible],
    )
    password = PasswordField(
        "Wachtwoord",
        [InputRequired("Vul uw wachtwoord in."), Length(max=200, message="Dit wachtwoord is te lang.")],
    )


class SwitchForm(PortalForm):
    """Says as whom one works, or ends it: needs no Lidmaatschap of its own."""

    bound = False
