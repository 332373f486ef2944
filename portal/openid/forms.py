import re

from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from portal.account.passwords import LONGEST
from portal.core.forms import PortalForm, Version, no_nul, visible

DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
NO_MAIL = "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl."
WORDS = r"^[ -~]*$"  # what stands in a claim


def tidy(text: str | None) -> str:
    return " ".join(visible(text).split())


def lower(text: str | None) -> str:
    return tidy(text).replace(",", " ").replace("@", " ").casefold()


def commas(text: str | None) -> str:
    return " ".join(tidy(text).replace(",", " ").split())


class MailForm(PortalForm):
    bound = False
    mail = EmailField(
        "E-mailadres van uw werk",
        [
            InputRequired("Vul uw e-mailadres in."),
            Length(max=254, message="Dit e-mailadres is te lang."),
            Regexp(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$", message=NO_MAIL),
        ],
        filters=[visible],
    )


class AlongForm(PortalForm):
    """What it carries is read as on every page to sign in (portal/account/kept.py)."""

    bound = False


class LinkForm(PortalForm):
    bound = False
    mail = EmailField(
        "E-mailadres",
        [InputRequired("Vul uw e-mailadres in."), Length(max=254, message="Dit e-mailadres is te lang.")],
        filters=[visible],
    )
    password = PasswordField(
        "Wachtwoord",
        [InputRequired("Vul uw wachtwoord in."), Length(max=LONGEST, message="Dit wachtwoord is te lang.")],
    )


class NewForm(PortalForm):
    bound = False
    naam = StringField(
        "Hoe heet u?",
        [
            no_nul,
            DataRequired("Vul in hoe wij u noemen."),
            Length(max=120, message="Houd de naam korter dan 120 tekens."),
        ],
        filters=[tidy],
    )


class ProviderForm(PortalForm):
    """Where the people of an organisatie sign in. `clients`: by DigiD, of which the levels are needed."""

    issuer = StringField(
        "Adres van de inlogdienst (issuer)",
        [
            no_nul,
            DataRequired("Vul het adres van de inlogdienst in."),
            Length(max=300, message="Dit adres is te lang."),
            Regexp(r"^https?://[!-~]+$", message="Dit is geen adres. Het begint met https://"),
        ],
        filters=[tidy],
    )
    client_id = StringField(
        "Client-id",
        [no_nul, DataRequired("Vul het client-id in."), Length(max=200, message="Dit client-id is te lang.")],
        filters=[tidy],
    )
    secret = PasswordField(
        "Geheim (client secret)", [no_nul, Length(max=400, message="Dit geheim is te lang.")]
    )
    domains = StringField(
        "Maildomeinen", [no_nul, Length(max=500, message="Dit zijn te veel domeinen.")], filters=[lower]
    )
    levels = StringField(
        "Waarden van acr",
        [
            no_nul,
            Length(max=500, message="Dit is te lang."),
            Regexp(WORDS, message="Vul alleen waarden in, met een spatie ertussen."),
        ],
        filters=[commas],
    )
    methods = StringField(
        "Waarden van amr",
        [
            no_nul,
            Length(max=200, message="Dit is te lang."),
            Regexp(WORDS, message="Vul alleen waarden in, met een spatie ertussen."),
        ],
        filters=[commas],
    )
    claim = StringField(
        "Naam van de claim", [no_nul, Length(max=100, message="Deze naam is te lang.")], filters=[tidy]
    )
    version = Version()

    def __init__(self, *args, keeps_secret: bool = False, clients: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.keeps_secret, self.clients = keeps_secret, clients

    def validate_domains(self, field) -> None:
        if self.clients:
            return
        if not field.data:
            raise ValidationError("Vul een domein in: het deel na de @ in het mailadres van uw mensen.")
        if wrong := [each for each in field.data.split() if not DOMAIN.fullmatch(each)]:
            raise ValidationError(f"Dit is geen domein: {wrong[0]}")

    def validate_levels(self, field) -> None:
        if self.clients and not field.data:
            raise ValidationError("Vul in welke waarden van acr Substantieel of hoger zijn.")

    def values(self) -> dict:
        names = ("issuer", "client_id", "domains", "levels", "methods", "claim")
        found = {name: getattr(self, name).data or "" for name in names}
        return found | ({"domains": "", "methods": "", "claim": ""} if self.clients else {})


class DecideForm(PortalForm):
    """The buttons beside what was filled in."""

    version = Version()
