"""What every form of the portal has: a one-time id, and text fields that keep what is typed."""

import secrets

from flask import g
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.i18n import get_translations
from wtforms.validators import Length, Regexp, ValidationError
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

LONGEST_TEXT = 20_000
SHORT_TEXT = 500
NOT_SHORT = "Houd het kort: 500 tekens is het meeste. De rest kan op de tijdlijn."
ONE_LINE = 100
NOT_A_LINE = "Dit is te lang. 100 tekens is het meeste."
TOO_LONG = "Uw tekst is te lang. U kunt 20.000 tekens schrijven. Maak de tekst korter."


def options(pairs) -> list[SelectChoice]:
    """(value, label) pairs as a form wants its choices."""
    return [SelectChoice(str(value), str(label)) for value, label in pairs]


def new_request_id() -> str:
    return secrets.token_hex(16)


class Acting(HiddenField):
    """As whom the page was drawn. Always drawn anew: after the warning the next press counts."""

    def _value(self):
        return g.get("form_owner", "")

    def pre_validate(self, form):
        if form.bound and self.data != self._value():
            raise ValidationError(
                "U werkt nu als iemand anders dan toen u deze pagina opende. Kijk bovenaan als wie u werkt."
                " Klopt dat, druk dan nog een keer."
            )


class Typed:
    """A field with what somebody wrote or ticked. Their form may not arrive well: then it is shown, never lost."""


# The names of such fields in every form of the portal, in their order: is it words, or something ticked?
TYPED: dict[str, bool] = {}


def _own_names(form) -> dict[str, bool]:
    """The fields of this class, that wtforms has not made yet."""
    fields = {name: getattr(each, "field_class", None) for name, each in vars(form).items()}
    typed = {
        name: kind for name, kind in fields.items() if isinstance(kind, type) and issubclass(kind, Typed)
    }
    return {name: issubclass(kind, StringField) for name, kind in typed.items()}


class Dutch:
    """What WTForms itself says when a field has no words of its own: ours where they are plainer, else its Dutch."""

    OURS = {"Not a valid choice.": "Kies iets uit de lijst."}

    def __init__(self):
        self._theirs = get_translations(["nl"])

    def gettext(self, words: str) -> str:
        return self.OURS.get(words) or self._theirs.gettext(words)

    def ngettext(self, one: str, more: str, count: int) -> str:
        return self._theirs.ngettext(one, more, count)


DUTCH = Dutch()


class DutchForm(FlaskForm):
    class Meta:
        def get_translations(self, _form) -> Dutch:
            return DUTCH


class PortalForm(DutchForm):
    """A form belongs to the Lidmaatschap that opened it: what is written as one is never saved as another."""

    def __init_subclass__(cls):
        super().__init_subclass__()
        TYPED.update(_own_names(cls))

    bound = True
    acting = Acting()
    request_id = HiddenField(
        default=new_request_id,
        validators=[
            Regexp(r"^[0-9a-f]{32}$", message="Dit formulier klopt niet meer. Laad de pagina opnieuw.")
        ],
    )

    def chose(self, pressed: str | None, *buttons: str) -> bool:
        """Of a form with more buttons than one. False leaves a sentence on top."""
        if pressed not in buttons:
            self.form_errors.append("Kies een van de knoppen.")
        return pressed in buttons


class EmptyForm(PortalForm):
    """Only a button."""


class Version(IntegerField):
    """The version of the row that the form was drawn from; missing or old gives 409."""

    widget = HiddenInput()

    def _value(self):
        """The version as it is now, not as it was sent: a page after a lost race carries the new one."""
        return str(self.data or 0)

    def process_formdata(self, valuelist):
        self.data = (
            int(valuelist[0]) if valuelist and valuelist[0].isascii() and valuelist[0].isdigit() else -1
        )
        self.data = self.data if self.data < 2**31 else -1


class Seen(HiddenField):
    """What the page spoke of; drawn anew after somebody saw that it moved on. A form without it saw nothing."""

    def process_formdata(self, valuelist):
        self.data = valuelist[0] if valuelist else ""

    def _value(self):
        return str(self.data or "")


def visible(text: str | None) -> str:
    """A page cannot show a NUL, nor a database keep it in a text: it is shown as the sign for what is unknown."""
    return (text or "").replace("\0", "\N{REPLACEMENT CHARACTER}")


def no_nul(_form, field) -> None:
    if "\0" in (field.data or ""):
        field.data = visible(field.data)
        raise ValidationError(
            "Er staat een teken in uw tekst dat wij niet kunnen bewaren. Haal het weg en probeer het opnieuw."
        )


def newlines(text: str | None) -> str:
    """A browser sends every line end as two characters; what was typed has one."""
    return (text or "").replace("\r\n", "\n")


def one_line(text: str | None) -> str:
    """Without spaces around it."""
    return " ".join((text or "").split())


class LongText(Typed, TextAreaField):
    """Any Unicode, kept as typed."""

    def __init__(self, label="", validators=(), **kwargs):
        limit = Length(max=LONGEST_TEXT, message=TOO_LONG)
        super().__init__(label, [*validators, limit, no_nul], filters=[newlines], **kwargs)


class ShortText(Typed, TextAreaField):
    """One thought, in a few sentences."""

    def __init__(self, label="", validators=(), **kwargs):
        limit = Length(max=SHORT_TEXT, message=NOT_SHORT)
        super().__init__(label, [*validators, limit, no_nul], filters=[newlines], **kwargs)


class Line(Typed, StringField):
    """A name, or another few words on one line."""

    def __init__(self, label="", validators=(), **kwargs):
        limit = Length(max=ONE_LINE, message=NOT_A_LINE)
        super().__init__(label, [*validators, limit, no_nul], filters=[one_line], **kwargs)


class Ticks(Typed, SelectMultipleField):
    """What is ticked is an answer as much as words are."""

    def __init__(self, label="", validators=(), **kwargs):
        looks = {"option_widget": CheckboxInput(), "widget": ListWidget(prefix_label=False)}
        super().__init__(label, validators, **looks, **kwargs)


class Day(DateField):
    """A day of the calendar, as a browser's own field sends it."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Dit is geen datum. Kies een dag, bijvoorbeeld 4 december 2026.") from None
