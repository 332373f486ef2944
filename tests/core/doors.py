"""Every address that takes a form, with who sends it and which fields somebody can type in or tamper with."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from portal.core.formats import today
from tests.support.people import Page, Person

TYPED = ("tekst", "kept_text")  # what somebody wrote: it must never be lost


@dataclass(frozen=True)
class Door:
    endpoint: str
    path: str  # {casus}, {partij}, {actie} and the like are filled in
    right: dict  # what a browser would send
    text: tuple[str, ...]  # the fields that take any text
    person: str | None = "yara"
    page: str | None = None  # where the form stands, when that is another address
    kept: str | None = None  # where the text can be read afterwards, when that is not in the form
    form: int = -1
    once: bool = False  # the same thing is refused a second time, and what was typed stays in the form


HOURS = {"day": today().isoformat(), "quarters": "4", "kind": "client"}

DOORS = [
    Door("account.sign_in", "/inloggen", {"mail": "a@b.example", "password": "x", "kept_next": "/begin"},
         ("mail", "password", "kept_text", "kept_next", "request_id"), None),
    Door("account.demo_sign_in", "/inloggen/demo", {"person": "yara", "kept_next": "/begin"},
         ("person", "kept_next"), None, "/inloggen"),
    Door("uitnodiging.code", "/uitnodiging/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq", {"code": "123 456"},
         ("code", "request_id"), None),
    Door("uitnodiging.account", "/welkom/account", {}, ("naam", "mail", "password", "request_id"), None, "/beginnen"),
    Door("uitnodiging.begin", "/welkom", {"doe": "begin"}, ("doe", "with_inviter", "request_id"), "kofi",
         "/uitloggen"),
    Door("beginnen.account_alone", "/beginnen", {"naam": "Iemand", "mail": "iemand", "password": "kort"},
         ("naam", "mail", "password", "request_id"), None),
    Door("beginnen.begin", "/beginnen/verder", {"doe": "begin", "regio": "x"}, ("doe", "regio", "request_id"), "bram"),
    Door("uitnodiging.invite", "/mijn/uitnodigingen/nieuw", {"naam": "Iemand", "how": "zelf"},
         ("naam", "how", "mail", "request_id"), "bram"),
    Door("uitnodiging.one", "{uitnodiging}", {"doe": "anders"}, ("doe", "request_id"), "sunita"),
    Door("team.find", "{casus}/zoek", {"zoek": "wmo"}, ("zoek", "request_id")),
    Door("account.choose", "/werk-als", {"kept_next": "/begin"},
         ("lidmaatschap", "request_id", "kept_text", "kept_next"), "anouk"),
    Door("account.sign_out", "/uitloggen", {}, ("request_id",)),
    Door("account.end_sessions", "/mijn/sessies", {}, ("session", "request_id")),
    Door("second.by_passkey", "/inloggen/passkey", {"passkey": "[]", "challenge": "x", "kept_next": "/begin"},
         ("passkey", "challenge", "kept_text", "kept_next", "request_id"), None, "/inloggen"),
    Door("factor.own", "/mijn/beveiliging", {}, ("request_id",)),
    Door("factor.app", "/mijn/beveiliging/app", {"naam": "Telefoon", "code": "123456"},
         ("naam", "code", "offer", "request_id")),
    Door("factor.passkey", "/mijn/beveiliging/passkey", {"naam": "Laptop", "passkey": "[]", "challenge": "x"},
         ("naam", "passkey", "challenge", "request_id")),
    Door("factor.confirm", "/mijn/bevestig", {"code": "123456", "kept_next": "/begin"},
         ("code", "passkey", "challenge", "kept_next", "kept_fields", "request_id")),
    Door("factor.entry", f"/mijn/beveiliging/{'A' * 22}", {"doe": "weg", "naam": "x"},
         ("doe", "naam", "request_id"), page="/uitloggen"),
    Door("second.show", "/inloggen/stap-2", {"code": "123456"}, ("code", "request_id"), page="/uitloggen"),
    Door("second.first_app", "/inloggen/beveilig/app", {}, ("naam", "code", "request_id"), page="/uitloggen"),
    Door("second.first_passkey", "/inloggen/beveilig/passkey", {}, ("naam", "request_id"), page="/uitloggen"),
    Door("awake.still_here", "/mijn/sessie", {}, (), page="/mijn/sessies"),
    Door("password.change", "/mijn/wachtwoord", {"old": "x", "new": "y"}, ("old", "new", "request_id")),
    Door("password.forgotten", "/wachtwoord/vergeten", {"mail": ""}, ("mail", "request_id"), None),
    Door("password.new", "/wachtwoord/nieuw/x", {"new": "y"}, ("new", "request_id"), None, "/wachtwoord/vergeten"),
    Door("directory.own", "/mijn/expertise", {"shown": "nee"},
         ("topics", "about", "lived", "shown", "version", "request_id"), "joris"),
    Door("contact.own", "{casus}/contact", {"phone": "024 000 00 00"},
         ("phone", "mail", "reachable", "what_for", "version", "request_id"), "hanneke"),
    Door("agenda.own", "/mijn/agenda", {"doe": "maak"}, ("doe", "request_id")),
    Door("notice.new", "/nieuw", {}, ("up_to", "request_id")),
    Door("notice.mailing", "/mijn/berichten", {"mailing": "daily"}, ("mailing", "request_id")),
    Door("notice.given_up", "/beheer/mail", {}, ("request_id",), "jian"),
    Door("hulpvraag.write", "{casus}/schrijven/geholpen", {"go": "verder"},
         ("tekst", "go", "keep", "version", "request_id")),
    Door("hulpvraag.write", "{casus}/schrijven/leefgebieden", {}, ("gebieden", "tekst", "version")),
    Door("hulpvraag.autosave", "{casus}/schrijven/geholpen/bewaar", {}, ("tekst", "version", "request_id"),
         page="{casus}/schrijven/geholpen"),
    Door("hulpvraag.share", "{casus}/delen", {}, ("cel", "version", "request_id")),
    Door("hulpvraag.preview", "{casus}/delen/voorbeeld", {}, ("cel", "version"), page="{casus}/delen"),
    Door("suggestions.ask", "{asking}", {"doe": "vraag"}, ("doe", "request_id")),
    Door("suggestions.decide", "{woorden}", {"doe": "laat"}, ("doe", "keep", "version", "request_id")),
    Door("suggestions.suggest", "{casus}/meedenken/geholpen", {}, ("tekst", "why", "doe", "version", "request_id"),
         "joris", kept="{casus}/meedenken"),
    Door("hours.noted", "/mijn/uren", HOURS, ("day", "quarters", "kind", "request_id"), "tirza"),
    Door("hours.entry", "{uren}", HOURS, ("day", "quarters", "kind", "doe", "version", "request_id"), "tirza"),
    Door("tijdlijn.write", "{casus}/bijdrage", {"onderwerp": "plan"}, ("tekst", "onderwerp", "request_id"),
         kept="{casus}/"),
    Door("tijdlijn.show", "{casus}/tijdlijn", {"zoek": "brood"},
         ("zoek", "onderwerp", "wie", "van", "tot", "voor", "request_id")),
    Door("tijdlijn.correct", "{verbeter}", {}, ("tekst", "seen", "version", "request_id"), kept="{casus}/"),
    Door("tijdlijn.give_zienswijze", "{zienswijze}", {}, ("tekst", "version", "request_id"),
         kept="{casus}/tijdlijn?onderwerp=dagelijks_leven"),
    Door("bestand.to_bijdrage", "{verbonden}/bestand", {}, ("request_id",)),
    Door("bestand.to_actie", "{actie}/bestand", {}, ("request_id",), "naima"),
    Door("bestand.remove", "{bestand}/weg", {}, ("request_id",)),
    Door("plan.propose", "{casus}/doel", {}, ("tekst", "request_id"), kept="{casus}/"),
    Door("plan.confirm", "{doel}", {"doe": "ja"}, ("doe", "version", "request_id"), "naima"),
    Door("plan.add", "{casus}/doelen", {"gebieden": "geld"}, ("tekst", "gebieden", "request_id"), kept="{casus}/"),
    Door("plan.step", "{stap}", {"doe": "bewaar", "gebieden": "geld"},
         ("tekst", "gebieden", "doe", "version", "request_id"), kept="{casus}/"),
    Door("plan.propose_actie", "{casus}/actie", {"owner": "{owner}"},
         ("tekst", "owner", "vraag", "doel", "due", "request_id"), kept="{casus}/"),
    Door("plan.show", "{actie}", {"stand": "busy", "owner": "{owner}"},
         ("stand", "owner", "due", "reason", "version", "request_id"), "naima", form=1),
    Door("plan.answer", "{actie}/antwoord", {"doe": "ja"}, ("doe", "version", "request_id"), "naima", "{actie}"),
    Door("team.propose", "{casus}/voorstel", {"onderdeel": "{onderdeel}"},
         ("tekst", "by_name", "onderdeel", "request_id"), "marloes", kept="{casus}/voorstellen", once=True),
    Door("team.decide", "{voorstel}", {"doe": "ja"}, ("doe", "version", "request_id")),
    Door("team.follow", "{verzoek}", {"doe": "terug"}, ("doe", "version", "request_id"), "aukje"),
    Door("verzoeken.answer", "{gevraagd}", {"doe": "noem", "person": "{person}"},
         ("doe", "person", "version", "request_id"), "hanneke"),
    Door("casus.regisseur", "{casus}/wie-doet-mee/regisseur", {"doe": "kies", "person": "{regisseur}"},
         ("doe", "person", "version", "request_id")),
    Door("casus.stop", "{casus}/stoppen", {}, ("line", "request_id"), "jelte"),  # who stops finds 404 from then on
    Door("casus.stop_closed", "{way_out}", {}, ("request_id",), "trudy"),
    Door("casus.stopped", "{gestopt}", {}, ("version", "request_id"), "oksana"),
    Door("casus.end", "{partij}/stopt", {}, ("request_id",)),
    Door("naaste.invite", "{casus}/naaste", {}, ("naam", "request_id")),
    Door("naaste.invitation", "{naaste}", {}, ("doe", "request_id"), "oksana"),
    Door("naaste_welcome.begin", "/welkom/meelezen", {}, ("doe", "request_id"), "kofi"),
    Door("naaste.leave", "{casus}/stop-met-meelezen", {}, ("request_id",), "linde"),
    Door("toestemming.cell", "{cel}", {"doe": "niets"}, ("doe", "request_id")),
    Door("toestemming.pause", "{casus}/toestemming/pauze", {}, ("request_id",)),
]  # fmt: skip


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
        if self.door.endpoint.startswith(("verzoeken.", "contact.")):
            return self.office()
        if self.door.endpoint == "uitnodiging.one":
            return self.beside("uitnodiging", "/mijn/uitnodigingen")
        if self.door.endpoint == "hours.entry":
            return self.beside("uren", "/mijn/uren")
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
            "partij": lambda: self.found(page, f"{page}/{token}/stopt").removesuffix("/stopt"),
            "voorstel": lambda: self.found(page, f"{{casus}}/voorstel/{token}"),
            "verzoek": lambda: self.found(page, f"{{casus}}/verzoek/{token}"),
            "regisseur": lambda: self.found(f"{page}/regisseur", token, 'name="person" value'),
            "gestopt": lambda: self.found(page, f"{{casus}}/gestopt/{token}"),
            "onderdeel": lambda: self.found("{casus}/voorstel", token, 'name="onderdeel" value'),
            "asking": lambda: self.found(hulpvraag, f"{{casus}}/meedenken/met/{token}", "action"),
            "woorden": lambda: self.found(hulpvraag, f"{{casus}}/woorden/{token}"),
            "cel": lambda: self.found(grid, f"{grid}/{token}/plan"),
        }

    def invitation(self) -> str:
        """One that this client made for a naaste; made here when it is asked for."""
        self.person.fill_in(self.places.fill("{casus}/naaste"), naam="mijn zus")
        return self.found("{casus}/wie-doet-mee", r"{casus}/naaste/[\w-]{22}")

    def office(self) -> dict[str, Callable[[], str]]:
        """The first verzoek of one's organisatie, and somebody who could be named; `casus` is the place it is in."""
        return {
            "casus": self.person.organisatie,
            "gevraagd": lambda: self.found("{casus}/verzoeken", r"{casus}/verzoeken/[\w-]{22}"),
            "person": lambda: self.found("{gevraagd}", r"[\w-]{22}", 'name="person" value'),
        }

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
