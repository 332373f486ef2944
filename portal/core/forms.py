"""What every form of the portal has: a one-time id, and text fields that keep what is typed."""

import secrets

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Regexp, ValidationError
from wtforms.widgets import HiddenInput

LONGEST_TEXT = 20_000


def options(pairs) -> list[SelectChoice]:
    """(value, label) pairs as a form wants its choices."""
    return [SelectChoice(str(value), str(label)) for value, label in pairs]


def new_request_id() -> str:
    return secrets.token_hex(16)


class PortalForm(FlaskForm):
    request_id = HiddenField(
        default=new_request_id,
        validators=[
            Regexp(r"^[0-9a-f]{32}$", message="Dit formulier klopt niet meer. Laad de pagina opnieuw.")
        ],
    )


class Version(IntegerField):
    """The version of the row that the form was drawn from; missing or old gives 409."""

    widget = HiddenInput()

    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def _value(self):
        """The version as it is now, not as it was sent: a page after a lost race carries the new one."""
        return str(self.data or 0)

    def process_formdata(self, valuelist):
        self.data = (
            int(valuelist[0]) if valuelist and valuelist[0].isascii() and valuelist[0].isdigit() else -1
        )
        self.data = self.data if self.data < 2**31 else -1


def no_nul(_form, field) -> None:
    if "\0" in (field.data or ""):
        raise ValidationError(
            "Er staat een teken in uw tekst dat wij niet kunnen bewaren. Haal het weg en probeer het opnieuw."
        )


def newlines(text: str | None) -> str:
    """A browser sends every line end as two characters; what was typed has one."""
    return (text or "").replace("\r\n", "\n")


class LongText(TextAreaField):
    """Any Unicode, kept as typed."""

    def __init__(self, label="", validators=(), **kwargs):
        limit = Length(
            max=LONGEST_TEXT,
            message="Uw tekst is te lang. U kunt 20.000 tekens schrijven. Maak de tekst korter.",
        )
        super().__init__(label, [*validators, limit, no_nul], filters=[newlines], **kwargs)
