from wtforms import FileField

from portal.core.forms import PortalForm


class BestandForm(PortalForm):
    """What comes in is read apart (receive.py), since it may be large; the field holds why it was refused."""

    bestand = FileField("Kies een bestand")
