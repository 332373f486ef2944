"""Every address that takes a form, with who sends it and which fields somebody can type in or tamper with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from tests.support.people import Page, Person

TYPED = ("tekst", "kept_text")  # what somebody wrote: it must never be lost


@dataclass(frozen=True)
class Door:
    endpoint: str
    path: str  # {casus}, {partij} are filled in
    right: dict  # what a browser would send
    text: tuple[str, ...]  # the fields that take any text
    person: str | None = "yara"
    page: str | None = None  # where the form stands, when that is another address
    form: int = -1


DOORS = [
    Door("account.sign_in", "/inloggen", {"mail": "a@b.example", "password": "x", "kept_next": "/begin"},
         ("mail", "password", "kept_text", "kept_next", "request_id"), None),
    Door("account.demo_sign_in", "/inloggen/demo", {"person": "yara", "kept_next": "/begin"},
         ("person", "kept_text", "kept_next"), None, "/inloggen"),
    Door("account.choose", "/werk-als", {}, ("lidmaatschap", "request_id"), "anouk"),
    Door("account.sign_out", "/uitloggen", {}, ("request_id",)),
    Door("account.end_sessions", "/mijn/sessies", {}, ("session", "request_id")),
    Door("hulpvraag.write", "{casus}/schrijven/geholpen", {"go": "verder"},
         ("tekst", "go", "keep", "version", "request_id")),
    Door("hulpvraag.write", "{casus}/schrijven/leefgebieden", {}, ("gebieden", "tekst", "version")),
    Door("hulpvraag.autosave", "{casus}/schrijven/geholpen/bewaar", {}, ("tekst", "version", "request_id"),
         page="{casus}/schrijven/geholpen"),
    Door("hulpvraag.share", "{casus}/delen", {}, ("cel", "version", "request_id")),
    Door("hulpvraag.preview", "{casus}/delen/voorbeeld", {}, ("cel", "version"), page="{casus}/delen"),
    Door("casus.contribute", "{casus}/bijdrage", {"onderwerp": "plan"}, ("tekst", "onderwerp", "request_id")),
    Door("casus.end", "{partij}/stopt", {}, ("request_id",)),
    Door("toestemming.cell", "{cel}", {"doe": "niets"}, ("doe", "request_id")),
    Door("toestemming.pause", "{casus}/toestemming/pauze", {}, ("request_id",)),
]  # fmt: skip


class Sender:
    """Somebody in front of one door, with the form as their browser got it."""

    def __init__(self, portal, door: Door):
        self.door = door
        self.person: Person = portal.person(door.person) if door.person else portal.browse()
        self.places = {"casus": "", "partij": "", "cel": ""}
        if "{" in door.path:
            casus = self.person.casus()
            self.places = {
                "casus": casus,
                "partij": self.person.open(f"{casus}/wie-doet-mee").link("/stopt").removesuffix("/stopt"),
                "cel": self.person.open(f"{casus}/toestemming").link("/plan"),
            }
        self.path = door.path.format(**self.places)

    def form(self) -> dict[str, str]:
        page = self.person.open((self.door.page or self.door.path).format(**self.places))
        return {**page.hidden(self.door.form), **self.door.right}

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
