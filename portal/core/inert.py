"""A part of a page with nothing to press: to be read beside the page it is of, never used."""

import re
from collections.abc import Callable
from html import escape, unescape

_FORM = re.compile(r"<form\b([^>]*)>")
_HIDDEN = re.compile(r'<input\b[^>]*type="hidden"[^>]*>\s*')
_CONTROL = re.compile(r"<(button|input|select|textarea)\b(?![^>]*\sdisabled)")
_LINK = re.compile(r'(<a\b[^>]*?)\shref="(/[^"]*)"')
_ASKS = re.compile(r'\s(?:hx-[\w:-]+|formaction|autofocus|data-[\w-]+)(?:="[^"]*")?(?=[^<>]*>)')
_CLASS = re.compile(r'\sclass="[^"]*"')


def main_of(html: str) -> str:
    """What stands inside the main part of a page; of a part of a page all of it."""
    if "<main" not in html:
        return html
    return html.split("<main", 1)[1].split(">", 1)[1].rsplit("</main>", 1)[0]


def inert(html: str, link: Callable[[str], str | None]) -> str:
    """`link`: where an address of the portal leads from here; None where it leads nowhere."""

    def leads(found: re.Match) -> str:
        to = link(unescape(found.group(2)))
        rest = f' href="{escape(to)}"' if to else ' role="link" aria-disabled="true"'
        return f"{found.group(1)}{rest}"

    html = _HIDDEN.sub("", html)
    html = _FORM.sub(lambda form: f"<div{''.join(_CLASS.findall(form.group(1)))}>", html)
    html = html.replace("</form>", "</div>")
    html = _CONTROL.sub(r"<\1 disabled", html)
    html = _ASKS.sub("", html)
    return _LINK.sub(leads, html)
