from portal.organisatie.models import Soort

SOORT_IN_WORDS = {
    Soort.GEMEENTE: "Gemeente",
    Soort.UWV: "UWV",
    Soort.GGZ: "GGZ-organisatie",
    Soort.WERKBEDRIJF: "Werkbedrijf",
    Soort.CLIENTORGANISATIE: "Cliëntorganisatie",
    Soort.WELZIJN: "Welzijnsorganisatie",
    Soort.RE_INTEGRATIE: "Re-integratiebedrijf",
    Soort.WERKGEVERSSERVICEPUNT: "Werkgeversservicepunt",
    Soort.ZORGVERZEKERAAR: "Zorgverzekeraar",
    Soort.KENNISINSTELLING: "Kennisinstelling",
}
