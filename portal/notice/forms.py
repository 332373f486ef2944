from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from portal.core.forms import PortalForm, options
from portal.notice.words import MAILING


class ReadForm(PortalForm):
    """`up_to`: when the page was drawn. What came since has not been seen, and stays unread."""

    up_to = HiddenField()


class MailingForm(PortalForm):
    mailing = RadioField(
        "Wanneer wilt u mail?",
        [InputRequired("Kies wanneer u mail wilt.")],
        choices=options(MAILING.items()),
        invalid_choice_message="Kies wanneer u mail wilt.",
    )
