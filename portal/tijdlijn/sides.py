"""Care and work side by side on one line of time: which side an onderwerp stands on."""

from portal.casus.models import Onderwerp

CARE, WORK, BOTH = "care", "work", "both"
SIDE = {
    Onderwerp.BEHANDELING: CARE,
    Onderwerp.GEZONDHEID_EN_WERK: CARE,
    Onderwerp.DAGELIJKS_LEVEN: CARE,
    Onderwerp.WERK: WORK,
    Onderwerp.INKOMEN: WORK,
    Onderwerp.PLAN: BOTH,
    Onderwerp.OVERLEG: BOTH,
}
SIDE_LABEL = {CARE: "Zorg en herstel", WORK: "Werk en inkomen", BOTH: "Samen"}
