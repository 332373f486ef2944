from portal.factor.models import What

KINDS = {"passkey": "Passkey", "app": "App met codes"}
HAPPENED = {
    What.PASSKEY_ADDED: "Een passkey kwam erbij",
    What.PASSKEY_REMOVED: "Een passkey ging weg",
    What.APP_ADDED: "Een app kwam erbij",
    What.APP_REMOVED: "Een app ging weg",
    What.RENAMED: "Een naam veranderde",
    What.RECOVERY_MADE: "Er kwamen nieuwe herstelcodes",
    What.RECOVERY_USED: "Er werd een herstelcode gebruikt",
    What.BEGUN_ANEW: "Twee mensen van uw organisatie lieten u opnieuw beginnen",
    What.BEGUN_BY_OFFICE: "Uw sleutelpersoon liet u opnieuw beginnen",
    What.BEGUN_AT_DESK: "Iemand liet u aan een balie opnieuw beginnen",
    What.BEGUN_BY_OPERATOR: "Wie de portal beheert liet u opnieuw beginnen",
}
BEGUN = frozenset({What.BEGUN_ANEW, What.BEGUN_BY_OFFICE, What.BEGUN_AT_DESK, What.BEGUN_BY_OPERATOR})


def told_by_mail(what: What) -> str:
    """The kind of letter."""
    return f"factor.{what}"
