"""Somebody who puts a bestand with what they wrote."""

import re

from tests.support.people import Page, Person


def written(person: Person, casus: str, onderwerp: str = "plan", tekst: str = "Hier is de brief.") -> str:
    """The address where a bestand is put with a bijdrage that was just made."""
    answer = person.fill_in(f"{casus}/bijdrage", onderwerp=onderwerp, tekst=tekst, doe="bestand")
    assert answer.location.endswith("/bestand")
    return answer.location


def body(fields: dict[str, str], content: bytes, name: str) -> bytes:
    """As a browser puts it on the line; the form's file comes last. (The test client would spool it to a disk.)"""
    parts = [
        f'--grens\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields.items()
    ]
    name = name.replace('"', "%22")
    head = f'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n'
    return "".join([*parts, head]).encode() + content + b"\r\n--grens--\r\n"


PARTS = "multipart/form-data; boundary=grens"


def send(person: Person, address: str, content: bytes, name: str = "brief.txt", **fields) -> Page:
    page = person.open(address)
    assert page.status == 200, f"{address} gives {page.status}"
    sent = body({**page.hidden(), **fields}, content, name)
    return Page(person.client.post(address, data=sent, content_type=PARTS))


def links(page: Page) -> list[str]:
    """The addresses of the bestanden on a page."""
    return re.findall(r'href="(/casus/[\w-]{22}/bestand/[\w-]{22})"', page.html)


def put(person: Person, address: str, content: bytes, name: str = "brief.txt") -> str:
    """The address of the bestand that came of it."""
    answer = send(person, address, content, name)
    assert answer.status == 302, answer.words
    return links(person.open(answer.location))[-1]
