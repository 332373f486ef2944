from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired, Optional, Regexp

from portal.core.forms import Line, PortalForm, ShortText, Version, options
from portal.directory.models import Topic
from portal.directory.words import TOPICS

SHOWN, HIDDEN = "ja", "nee"
A_PHONE = r"\+?[0-9][0-9 ()-]{5,24}"
A_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s.]+"

NO_PHONE = "Dit is geen telefoonnummer. Een nummer ziet eruit als 024 123 45 67."
NO_MAIL = "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl."


class CardForm(PortalForm):
    phone = Line(
        "Telefoon op het werk",
        [Optional(), Regexp(rf"^{A_PHONE}$", message=NO_PHONE)],
    )
    mail = Line(
        "E-mailadres op het werk",
        [Optional(), Regexp(rf"^{A_MAIL}$", message=NO_MAIL)],
    )
    reachable = Line("Wanneer bent u bereikbaar?")
    what_for = ShortText("Waarvoor kan een collega u bellen?")
    version = Version()

    def written(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in ("phone", "mail", "reachable", "what_for")}


class ExpertiseForm(PortalForm):
    topics = SelectMultipleField("Waar weet u van?", choices=options(TOPICS.items()), validate_choice=False)
    about = ShortText("Wilt u daar iets over vertellen?")
    lived = ShortText("Ervaring met ... (alleen als u dat wilt)")
    shown = RadioField(
        "Mogen anderen dit zien?",
        [InputRequired("Kies of anderen dit mogen zien.")],
        choices=options(
            [
                (SHOWN, "Ja, iedereen die hier voor een organisatie werkt"),
                (HIDDEN, "Nee, bewaar het alleen voor mijzelf"),
            ]
        ),
        invalid_choice_message="Kies of anderen dit mogen zien.",
    )
    version = Version()

    def written(self) -> dict:
        chosen = self.topics.data or []
        return {
            "topics": " ".join(str(topic) for topic in Topic if str(topic) in chosen),
            "about": self.about.data or "",
            "lived": self.lived.data or "",
            "shown": self.shown.data == SHOWN,
        }
