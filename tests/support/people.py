"""Somebody at a browser without script: opens pages, presses buttons, and reads what stands there."""

import re
from html import unescape

from flask import Flask

from portal.account.actor import cookie_name
from tests.support import left_behind, valid

FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.S)
LIGHT = "/wachtwoord/vergeten"  # a form with a token, at a fifth of the page with all demo people on it
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FIELD = re.compile(r"<input\b[^>]*type=\"hidden\"[^>]*>", re.S)


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found.group(1)) if found else ""


class Page:
    """An answer, with its words."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.location = response.location
        if response.mimetype == "text/html":
            valid.check(self.html)

    @property
    def html(self) -> str:
        return self.response.get_data().decode(errors="replace")  # a bestand may hold anything

    @staticmethod
    def unescaped(html: str) -> str:
        return unescape(html)

    @property
    def words(self) -> str:
        """What a reader sees, on one line."""
        body = re.sub(r"<(script|style|svg|head)\b.*?</\1>", " ", self.html, flags=re.S)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    @property
    def links(self) -> list[str]:
        return [unescape(href) for href in re.findall(r'href="(/[^"]*)"', self.html)]

    def link(self, part: str) -> str:
        """The first link on the page whose address contains this."""
        return next(href for href in self.links if part in href)

    def hidden(self, form: int = -1) -> dict[str, str]:
        """The hidden fields of a form: token, request_id, version. By default of the form in the content."""
        forms = FORM.findall(self.html.split("<main", 1)[-1])
        fields = FIELD.findall(forms[form if form >= 0 else 0]) if forms else []
        return {attribute(tag, "name"): attribute(tag, "value") for tag in fields}


class Person:
    def __init__(self, app: Flask):
        self.app = app
        self.client = app.test_client()
        left_behind.watch(app)

    def sign_in(self, slug: str, lidmaatschap: str | None = None) -> "Person":
        token = TOKEN.search(self.client.get(LIGHT).text)[1]
        answer = self.client.post("/inloggen/demo", data={"csrf_token": token, "person": slug})
        assert answer.status_code == 302, f"{slug} could not sign in"
        if lidmaatschap:
            self.work_as(lidmaatschap)
        return self

    def work_as(self, part: str) -> None:
        """Chooses the Lidmaatschap whose button contains these words."""
        page = self.open("/werk-als")
        button = next(
            b
            for b in re.findall(r"<button\b.*?</button>", page.html, re.S)
            if part in unescape(b) and 'name="lidmaatschap"' in b
        )
        self.send("/werk-als", {**page.hidden(), "lidmaatschap": attribute(button, "value")})

    def open(self, path: str, **headers) -> Page:
        return Page(self.client.get(path, headers=headers, buffered=True))

    def send(self, path: str, data: dict, **headers) -> Page:
        return Page(self.client.post(path, data=data, headers=headers, buffered=True))

    def fill_in(self, path: str, **fields) -> Page:
        """Opens the page, fills its form in and sends it, as a browser does."""
        page = self.open(path)
        assert page.status == 200, f"{path} gives {page.status}"
        return self.send(path, {**page.hidden(), **fields})

    @property
    def cookie(self) -> str | None:
        with self.app.app_context():
            found = self.client.get_cookie(cookie_name())
        return found.value if found else None

    def casus(self) -> str:
        """The path of the first casus that this person sees, without the slash at the end."""
        page = self.open("/begin")
        if page.status == 302:
            page = self.open("/mijn/casussen")
        return re.search(r'href="(/casus/[\w-]{22})', page.html).group(1)

    def organisatie(self) -> str:
        """The path of the organisatie that this person works for, without the slash at the end."""
        return re.search(r'href="(/organisatie/[\w-]{22})', self.open("/begin").html).group(1)

    def casus_of(self, name: str) -> str:
        """The path of the casus in "Mijn casussen" that bears this name."""
        page = self.open("/mijn/casussen")
        return re.search(
            rf'href="(/casus/[\w-]{{22}})/"[^>]*>\s*(?:KANARIE\w+ )?{re.escape(name)}', page.html
        ).group(1)
