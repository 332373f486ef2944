"""Somebody in front of a door: who it is, what the braces of its address stand for, and what their browser sends."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from tests.core.door import Door
from tests.support.people import Page, Person

OFFICE = {"verzoeken", "contact", "desk", "review", "recht_office", "datalek", "navragen", "looks"}
BESIDE = {"uitnodiging.one": ("uitnodiging", "/mijn/uitnodigingen"), "hours.entry": ("uren", "/mijn/uren")}


class Places(dict):
    """What stands between braces in an address; looked up when it is asked for, since each costs a page."""

    def __init__(self, look: dict[str, Callable[[], str]]):
        super().__init__()
        self.look = look

    def __missing__(self, name: str) -> str:
        self[name] = self.look[name]()
        return self[name]

    def fill(self, address: str) -> str:
        return address.format_map(self)


class Sender:
    """Somebody in front of one door, with the form as their browser got it."""

    def __init__(self, portal, door: Door):
        self.door = door
        self.person: Person = portal.person(door.person) if door.person else portal.browse()
        self.places = Places(self.looks())
        self.path = self.places.fill(door.path)

    def looks(self) -> dict[str, Callable[[], str]]:
        if self.door.endpoint.split(".")[0] in OFFICE:
            return self.office()
        if self.door.endpoint.startswith("provider"):
            return {"casus": lambda: "/", "organisatie": self.person.organisatie}
        if self.door.endpoint in BESIDE:
            return self.beside(*BESIDE[self.door.endpoint])
        if self.door.endpoint in {"regio.remove", "regio.first"}:
            page = "/beheer/regio/haaglanden/"
            return {
                "casus": lambda: page,
                "lid": lambda: self.found(page, rf"{page}weg/[\w-]{{22}}"),
                "eerste": lambda: self.found(page, rf"{page}sleutelpersoon/[\w-]{{22}}"),
            }
        if self.door.endpoint == "in_nood.reason":
            card = r"/noodkaart/[\w-]{22}/"
            return {"casus": lambda: "/noodkaart", "kaart": lambda: self.found("/noodkaarten", card)}
        if self.door.endpoint == "toestemming.witness":
            casus = Person(self.person.app).sign_in("yara").casus()
            page = f"{casus}/toestemming/opschrijven"
            return {**self.beside("te_bevestigen", page), "casus": lambda: casus}
        if self.door.endpoint == "casus.stop_closed":
            return {"casus": lambda: "/mijn/casussen", "way_out": self.way_out}
        return {"casus": self.person.casus, **self.team(), **self.plan()}

    def way_out(self) -> str:
        """Out of a casus in which nothing is open; who went finds 404 from then on."""
        page = "/mijn/casussen/stoppen"
        return self.found("/mijn/casussen", rf"{page}/[\w-]{{22}}") or f"{page}/{'A' * 22}"

    def beside(self, name: str, page: str) -> dict[str, Callable[[], str]]:
        """One's own, outside a casus; `casus` is the place it is in."""
        return {"casus": lambda: page, name: lambda: self.found(page, rf"{page}/[\w-]{{22}}")}

    def found(self, path: str, link: str, value: str = "") -> str:
        """The first address, or value in a field, on this page; "" when this person has no such page."""
        path, link = self.places.fill(path), link.replace("{casus}", self.places["casus"])
        html = self.person.open(path).html
        match = re.search(rf'{value or "href"}="({link})"', html)
        return match.group(1).replace("&amp;", "&") if match else ""

    def team(self) -> dict[str, Callable[[], str]]:
        """Who takes part, who was proposed, who was asked, and a cell of the grid."""
        page, token = "{casus}/wie-doet-mee", r"[\w-]{22}"
        hulpvraag, grid = "{casus}/hulpvraag", "{casus}/toestemming"
        return {
            "naaste": self.invitation,
            "asked": lambda: self.found("{casus}/wie-keek", r"{casus}/wie-keek/vraag/[\w-]{22}"),
            "look": self.look,
            "partij": lambda: self.found(page, f"{page}/{token}/stopt").removesuffix("/stopt"),
            "voorstel": lambda: self.found(page, f"{{casus}}/voorstel/{token}"),
            "verzoek": lambda: self.found(page, f"{{casus}}/verzoek/{token}"),
            "regisseur": lambda: self.found(f"{page}/regisseur", token, 'name="person" value'),
            "gestopt": lambda: self.found(page, f"{{casus}}/gestopt/{token}"),
            "recht": lambda: self.found("{casus}/rechten", rf"{{casus}}/rechten/{token}"),
            "of_whom": lambda: self.found("{casus}/rechten/vraag", token, "option value"),
            "onderdeel": lambda: self.found("{casus}/voorstel", token, 'name="onderdeel" value'),
            "asking": lambda: self.found(hulpvraag, f"{{casus}}/meedenken/met/{token}", "action"),
            "woorden": lambda: self.found(hulpvraag, f"{{casus}}/woorden/{token}"),
            "cel": lambda: self.found(grid, f"{grid}/{token}/plan"),
            "eenpartij": lambda: self.found(grid, f"{grid}/{token}"),
            "geheim": lambda: self.found(grid, rf"{grid}/{token}/beroepsgeheim[^\"]+"),
            "gevraagde": self.kijkvraag,
            "opgeschreven": lambda: self.found(grid, rf"{grid}/opgeschreven/{token}"),
        }

    def kijkvraag(self) -> str:
        """What Marloes asks this client to open; asked here."""
        page = self.places.fill("{casus}/toestemming")
        Person(self.person.app).sign_in("marloes").fill_in(
            f"{page}/vragen", onderwerp="werk", until="3", why="Om samen te zoeken."
        )
        return self.found(page, rf"{page}/gevraagd/[\w-]{{22}}")

    def look(self) -> str:
        """Somebody looks now: an older look may be pages down by what this client did themselves."""
        assert Person(self.person.app).sign_in("bram").open(self.places.fill("{casus}/")).status == 200
        return self.found("{casus}/wie-keek", r"{casus}/wie-keek/[\w-]{22}/vraag")

    def invitation(self) -> str:
        """One that this client made for a naaste; made here when it is asked for."""
        self.person.fill_in(self.places.fill("{casus}/naaste"), naam="mijn zus")
        return self.found("{casus}/wie-doet-mee", r"{casus}/naaste/[\w-]{22}")

    def office(self) -> dict[str, Callable[[], str]]:
        """The first verzoek of one's organisatie, and somebody who could be named; `casus` is the place it is in."""
        return {
            "casus": self.person.organisatie,
            "navraag": lambda: self.found("{casus}/navragen", r"{casus}/navragen/[\w-]{22}"),
            "steekproef": lambda: self.found(
                "{casus}/wie-keek/steekproef", r"{casus}/wie-keek/steekproef/[\w-]{22}", "action"
            ),
            "gevraagd": lambda: self.found("{casus}/verzoeken", r"{casus}/verzoeken/[\w-]{22}"),
            "person": lambda: self.found("{gevraagd}", r"[\w-]{22}", 'name="person" value'),
            "mens": self.colleague,
            "recht": lambda: self.found("{casus}/rechten", r"{casus}/rechten/[\w-]{22}"),
            "lek": lambda: self.found("{casus}/datalekken", r"{casus}/datalekken/[\w-]{22}"),
            "place": lambda: self.found("{casus}/uitnodigen", r"[\w-]{22}", "option value"),
            "genood": lambda: self.found("{casus}/mensen", r"{casus}/uitnodigen/[\w-]{22}"),
            "wijziging": lambda: self.found("{casus}/mensen", r"{casus}/sleutelpersoon/[\w-]{22}"),
        }

    def colleague(self) -> str:
        """One with work, whom nobody else in the demo needs."""
        page = self.person.open(self.places.fill("{casus}/mensen"))
        return re.search(r'href="(/[^"]+/mensen/[\w-]{22})">Marloes', page.html).group(1)

    def plan(self) -> dict[str, Callable[[], str]]:
        """The first actie and the first doel that wait for this client, and the client as an owner."""
        page, token = "{casus}/", r"[\w-]{22}"
        return {
            "actie": lambda: self.found(page, f"{{casus}}/actie/{token}"),
            "doel": lambda: self.found(page, f"{{casus}}/doel/{token}"),
            "stap": lambda: self.found(page, f"{{casus}}/doelen/{token}"),
            "verbeter": lambda: self.found(page, '{casus}/[^"]+/verbeter'),
            "verbonden": lambda: self.places["verbeter"].removesuffix("/verbeter"),
            "bestand": lambda: self.found(page, '{casus}/[^"]+/weg').removesuffix("/weg"),
            "zienswijze": self.zienswijze,
            "owner": lambda: self.found("{casus}/actie", r"[^\"]+", 'name="owner" value'),
        }

    def zienswijze(self) -> str:
        """One that the client gave before."""
        page = self.person.open(self.places.fill("{casus}/tijdlijn?onderwerp=dagelijks_leven"))
        found = re.search(r'href="([^"]+)">Verander hoe u dit ziet', page.html)
        return found.group(1) if found else ""

    def form(self) -> dict[str, str]:
        page = self.person.open(self.places.fill(self.door.page or self.door.path))
        right = {name: self.places.fill(value) for name, value in self.door.right.items()}
        return {**page.hidden(self.door.form), **right}

    def send(self, **fields) -> Page:
        return self.person.send(self.path, {**self.form(), **fields})

    def send_without(self, *names: str, **fields) -> Page:
        kept = {name: value for name, value in {**self.form(), **fields}.items() if name not in names}
        return self.person.send(self.path, kept)

    def send_bytes(self, name: str, value: bytes) -> Page:
        others = {each: what for each, what in self.form().items() if each != name}
        body = urlencode(others).encode() + b"&" + name.encode() + b"=" + value
        return Page(
            self.person.client.post(self.path, data=body, content_type="application/x-www-form-urlencoded")
        )
