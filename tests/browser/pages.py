"""Every page of the portal, per person, found by following the links from where they begin."""

import re
from collections.abc import Iterator

from tests.support.live import Visitor

INVITED = [
    "/uitnodiging/" + "A" * 22,  # the code: the same page for a link that leads nowhere
    "/welkom/account",
    "/welkom/gestopt",
    "/welkom/gestopt?als=mee",
]
STATIC = [
    "/",
    "/privacy",
    "/toegankelijkheid",
    "/uitleg",
    "/inloggen",
    "/beginnen",
    "/wachtwoord/vergeten",
    *INVITED,
]
ERRORS = ["/nergens", "/casus/AAAAAAAAAAAAAAAAAAAAAA/"]
NO_PAGE = re.compile(r"\.pdf$|\.csv$|/bestand/[\w-]{22}$|\.json$|\.zip$|/snel-weg|/uitloggen|^/static|^tel:")
TOKEN = re.compile(r"[\w-]{22}(?=[/?#.]|$)|(?<=voor=)[^&]*|(?<=na=)[^&]*|(?<=over=)[^&]*")
PER_SHAPE = 2  # two casussen, two cells: the same template with other words


def shape(path: str) -> str:
    """The address without what differs between rows."""
    bare = TOKEN.sub("*", path.split("#")[0])
    bare = re.sub(r"(/logboek/)\d+", r"\1*", bare)
    bare = re.sub(r"(/toestemming/\*/)(?!beroepsgeheim)\w+.*", r"\1cell", bare)
    bare = re.sub(r"(/kijk-mee/\*/).+", r"\1page", bare)  # the pages themselves are gone through apart
    return re.sub(r"/schrijven/(?!leefgebieden)\w+", "/schrijven/vraag", bare) or "/"


def crawl(visitor: Visitor, begin: str = "/begin", per_shape: int = PER_SHAPE) -> Iterator[tuple[str, bool]]:
    """Opens each page once and yields its address, with the window on it; and whether it is the first of its kind."""
    todo, seen, shapes = [begin, *STATIC[1:4], *ERRORS], set(), {}
    while todo:
        path = todo.pop(0).split("#")[0]
        known = shapes.get(shape(path), 0)
        if path in seen or NO_PAGE.search(path) or known >= per_shape:
            continue
        seen.add(path)
        shapes[shape(path)] = known + 1
        visitor.page.goto(path)
        yield path, known == 0
        todo += visitor.page.eval_on_selector_all(
            "a[href^='/']", "all => all.map(a => a.getAttribute('href'))"
        )
