from wtforms import BooleanField
from wtforms.validators import DataRequired

from portal.core.forms import PortalForm


class EndForm(PortalForm):
    """A button that is pressed in passing ends nothing."""

    sure = BooleanField(
        "Ja, ik wil dat mijn casus wordt gewist",
        [DataRequired("Vink aan dat u dit wilt. Anders verandert er niets.")],
    )
