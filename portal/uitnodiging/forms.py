from wtforms import BooleanField, EmailField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from portal.core.forms import PortalForm, no_nul, one_line, visible
from portal.password.rules import fault, new_password

MAIL, SELF = "mail", "zelf"
A_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
NO_MAIL = "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl."


def name_field(label: str, missing: str) -> StringField:
    return StringField(
        label,
        [no_nul, DataRequired(missing), Length(max=120, message="Houd de naam korter dan 120 tekens.")],
        filters=[one_line],
    )


def mail_rules() -> list:
    long = Length(max=254, message="Dit e-mailadres is te lang.")
    return [long, Regexp(rf"^{A_MAIL}$", message=NO_MAIL)]


class InviteForm(PortalForm):
    """Nothing of why or of care: a name and a way to reach somebody."""

    naam = name_field("Naam van de cliënt", "Vul de naam van de cliënt in.")
    how = RadioField("Hoe krijgt de cliënt de link?", [InputRequired("Kies hoe de cliënt de link krijgt.")])
    mail = EmailField("E-mailadres van de cliënt", [Optional(), *mail_rules()], filters=[visible, one_line])

    def validate_how(self, field) -> None:
        if field.data == MAIL and not self.mail.data:
            raise ValidationError("Vul het e-mailadres van de cliënt in, of kies dat u de link zelf geeft.")


class KeepForm(PortalForm):
    """The buttons with one invitation."""


class CodeForm(PortalForm):
    """Opened by nobody in particular: there is no Lidmaatschap that it belongs to."""

    bound = False
    code = StringField(
        "Code van zes cijfers", [InputRequired("Vul de code in die u hebt gehoord.")], filters=[visible]
    )


class AccountForm(PortalForm):
    bound = False
    naam = name_field("Hoe heet u?", "Vul in hoe wij u noemen.")
    mail = EmailField(
        "E-mailadres", [InputRequired("Vul uw e-mailadres in."), *mail_rules()], filters=[visible, one_line]
    )
    password = new_password("Wachtwoord", "Kies een wachtwoord.")

    def validate_password(self, field) -> None:
        if not field.errors and (wrong := fault(field.data or "", (self.naam.data, self.mail.data))):
            raise ValidationError(wrong)


class BeginForm(PortalForm):
    bound = False
    with_inviter = BooleanField()


class AloneForm(PortalForm):
    bound = False
    regio = RadioField("In welke regio woont u?", validate_choice=False)

    def chosen(self, regios: list) -> int | None:
        """The region that was chosen; None leaves a sentence beside the field."""
        found = next((each.id for each in regios if each.slug == self.regio.data), None)
        if found is None:
            self.regio.errors = ["Kies de regio waar u woont."]
        return found
