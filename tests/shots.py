"""`make shots`: every page as a person sees it, at 1280 and 390 px wide, in shots/ (not kept)."""

import tempfile
from pathlib import Path

from portal.core import sqlite
from portal.demo import news, seed, visits
from tests.servers.browser import chromium
from tests.support.live import serving
from tests.support.portals import Portal, fill, settings

FOLDER = Path(__file__).parents[1] / "shots"
WIDTHS = (1280, 390)
NOBODY = (
    "/",
    "/inloggen",
    "/inloggen/organisatie",
    "/privacy",
    "/toegankelijkheid",
    "/uitleg",
    "/afspraken/haaglanden",
)
CLIENT = (
    "/",
    "/delen",
    "/hulpvraag",
    "/schrijven/goed_in",
    "/schrijven/leefgebieden",
    "/toestemming",
    "/toestemming/logboek",
    "/toestemming/logboek/1",
    "/toestemming/waarom",
    "/toestemming/pauze",
    "/toestemming/kijk-mee",
    "/wie-keek",
    "/noodkaart",
    "/noodkaart/schrijven",
    "/noodkaart/wie",
    "/rechten",
    "/rechten/vraag",
    "/wissen",
    "/wie-doet-mee",
    "/wie-doet-mee/regisseur",
    "/betrokken",
    "/zoek",
    "/naaste",
    "/meenemen",
    "/bijdrage",
    "/tijdlijn",
    "/doel",
    "/doelen",
    "/actie",
    "/voorstel",
)
NAASTE = ("/", "/hulpvraag", "/tijdlijn", "/stop-met-meelezen")
ALONG = ("/", "/meedenken", "/meedenken/best", "/bijdrage")
TEAM = (
    "/",
    "/hulpvraag",
    "/bijdrage",
    "/tijdlijn",
    "/doel",
    "/doelen",
    "/actie",
    "/voorstellen",
    "/voorstel",
    "/betrokken",
    "/toestemming/opschrijven",
    "/stoppen",
)
OFFICE = (
    "hanneke",
    "marijke",
    "jian",
)  # sleutelpersoon, bestuurder, beheerder: of an organisatie
DESK = (
    "/mensen",
    "/uitnodigen",
    "/nalopen",
    "/nalopen?toon=gedaan",
    "/logboek",
    "/noodkaarten",
    "/rechten",
    "/datalekken",
    "/datalekken/nieuw",
    "/navragen",
    "/wie-keek",
    "/wie-keek/steekproef",
)
EVERYBODY = (
    "/begin", "/nieuw", "/mijn/agenda", "/mijn/berichten", "/wie-mag-wat", "/mijn/sessies", "/mijn/wachtwoord",
    "/mijn/inlogdiensten", "/wie-is-wie", "/wie-weet-wat?regio=", "/mijn/expertise", "/mijn/beveiliging",
    "/mijn/beveiliging/app", "/casus/er-is-niets",
)  # fmt: skip


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        chosen = settings(Path(folder))
        Path(folder).chmod(0o700)
        fill(chosen, filled=False)
        portal = Portal(chosen)
        with portal.app.app_context(), sqlite.writing():
            seed.fill()  # without the canaries that the tests put in
            news.fill()
            visits.fill()
        with serving(portal, browser) as live:
            for width in WIDTHS:
                visit(live, width, "niemand", NOBODY)
                visit(live, width, "yara", [*EVERYBODY, *within(portal, "yara", CLIENT)])
                visit(live, width, "bram", [*EVERYBODY, *within(portal, "bram", TEAM)])
                visit(live, width, "joris", ["/mijn/uren", *within(portal, "joris", ALONG)])
                visit(live, width, "linde", [*EVERYBODY, *within(portal, "linde", NAASTE, of="meilin")])
                for slug in OFFICE:
                    visit(live, width, slug, EVERYBODY)
                office = portal.person("hanneke").organisatie()
                visit(live, width, "hanneke", [f"{office}{page}" for page in DESK])
                visit(
                    live, width, "ottilie", ["/begin", f"{portal.person('ottilie').organisatie()}/signalen"]
                )
        portal.close()


def within(portal: Portal, slug: str, pages, of: str = "yara") -> list[str]:
    casus = portal.person(of).casus()
    return [f"{casus}{page}" for page in pages]


def visit(live, width: int, slug: str, paths) -> None:
    window = live.visit(viewport={"width": width, "height": 900})
    if slug != "niemand":
        window.sign_in(slug)
    for path in paths:
        window.page.goto(path)
        name = path.split("/", 3)[-1] if path.startswith("/casus/") else path
        picture = f"{slug}-{name.strip('/').replace('/', '-') or 'casus'}-{width}.png"
        window.page.screenshot(path=FOLDER / picture, full_page=True)


if __name__ == "__main__":
    main()
