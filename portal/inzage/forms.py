from wtforms.validators import DataRequired

from portal.core.forms import LongText, PortalForm, ShortText, Version


class AskForm(PortalForm):
    tekst = ShortText("Wat wilt u weten?", [DataRequired("Schrijf wat u wilt weten.")])


class AnswerForm(PortalForm):
    version = Version()
    tekst = LongText("Uw antwoord", [DataRequired("Schrijf een antwoord.")])
