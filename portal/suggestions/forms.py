from wtforms.validators import DataRequired

from portal.core.forms import LongText, PortalForm, Seen, ShortText


class SuggestForm(PortalForm):
    """`version` stands for the answer on the screen and for one's own suggestion beside it."""

    version = Seen()
    tekst = LongText("Uw woorden bij deze vraag", [DataRequired("Schrijf eerst uw tekst.")])
    why = ShortText("Waarom? Dit hoeft niet.")


class AnsweredForm(PortalForm):
    """`version` stands for the suggestion, the client's concept and what they shared."""

    version = Seen()


class InviteForm(PortalForm):
    """Only buttons."""
