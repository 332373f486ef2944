"""What the tests of the grid press: cells and partijen of Yara's casus, by name."""

import re


def grid_of(person) -> str:
    return f"{person.casus()}/toestemming"


def cell_url(person, partij: str, what: str) -> str:
    """The address of a cell, by the words that a screen reader speaks."""
    html = person.open(grid_of(person)).html
    found = re.search(
        rf'href="(/[^"]+)"[^>]*>(?:(?!</a>).)*: {re.escape(what)} voor {re.escape(partij)}\.', html, re.S
    )
    assert found, f"{what} for {partij}"
    return found.group(1).replace("&amp;", "&")


def partij_url(person, name: str) -> str:
    html = person.open(grid_of(person)).html
    return re.search(rf'href="(/[^"]+)">[^<]*<span class="p-hidden"> voor {re.escape(name)}<', html).group(1)


def secrecy_url(person, sender: str, receiver: str) -> str:
    html = person.open(grid_of(person)).html
    pattern = rf'href="(/[^"]+)"[^>]*>(?:(?!</a>).)*: {re.escape(sender)} deelt met {re.escape(receiver)}\.'
    return re.search(pattern, html, re.S).group(1).replace("&amp;", "&")
