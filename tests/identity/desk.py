"""A client who began without DigiD, with a code for the desk; and who sits there."""

import re

from tests.support.people import Page, Person

DESK = "/balie"


def code_of(client: Person) -> str:
    """As it stands there once."""
    page = client.fill_in(f"{client.casus()}/identiteit/code")
    return re.search(r'id="code">(\w{4} \w{4})<', page.html).group(1)


def typed(by: Person, code: str) -> Page:
    return by.fill_in(DESK, code=code)


def looked(by: Person, code: str, **fields) -> Page:
    """Up to the end: face and name fit."""
    page = typed(by, code).location
    return by.fill_in(page, **{"document": "card", "fits": "y", **fields})


def wrong(code: str) -> str:
    """Only the last sign."""
    return code[:-1] + ("C" if code[-1] != "C" else "D")
