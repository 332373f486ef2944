from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from portal.account.passwords import LONGEST
from portal.core.forms import PortalForm, visible
from portal.password.rules import new_password


class ChangeForm(PortalForm):
    old = PasswordField(
        "Uw wachtwoord van nu",
        [
            InputRequired("Vul uw wachtwoord van nu in."),
            Length(max=LONGEST, message="Dit wachtwoord is te lang."),
        ],
    )
    new = new_password("Uw nieuwe wachtwoord", "Kies een nieuw wachtwoord.")


class ForgottenForm(PortalForm):
    bound = False
    mail = EmailField(
        "E-mailadres",
        [InputRequired("Vul uw e-mailadres in."), Length(max=254, message="Dit e-mailadres is te lang.")],
        filters=[visible],
    )


class NewForm(PortalForm):
    bound = False
    new = new_password("Uw nieuwe wachtwoord", "Kies een nieuw wachtwoord.")
