"""Every demo person opens every page there is, and every address there could be. Each text carries a word of its own.

A word reaches whom the stories say it should reach, on some page, and nobody else on any page: not in the words, not
in an attribute, not in a header.
"""

import itertools
import json
import re

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.bestand.models import Bestand
from portal.casus.models import Bijdrage, Casus, Deelname, Overdracht
from portal.core.db import TOKEN_BYTES, db
from portal.core.tokens import text_of
from portal.datalek.models import Datalek
from portal.desk.models import Change
from portal.hours.models import Hours
from portal.hulpvraag.models import Versie, Vraag
from portal.inzage.models import Navraag
from portal.noodkaart.models import Keeper
from portal.organisatie.models import Organisatie
from portal.plan.models import Actie, Doel, GezamenlijkDoel
from portal.recht.models import Aanvraag
from portal.suggestions.models import Suggestion
from portal.team.models import Verzoek, Voorstel
from portal.toestemming.cells import GRID
from portal.toestemming.kijkvraag import Kijkvraag
from portal.toestemming.written_down import WrittenDown
from portal.uitnodiging.models import Uitnodiging
from tests.policy.cast import people
from tests.policy.expected import expected
from tests.support.crawling import LEAVES, crawl

TOKEN = re.compile(r"/casus/([\w-]{22})")
NOBODY = "nobody"
INSIDE = {
    "versie": Versie,
    "partij": Deelname,
    "actie": Actie,
    "doel": GezamenlijkDoel,
    "step": Doel,
    "voorstel": Voorstel,
    "verzoek": Verzoek,
    "bijdrage": Bijdrage,
    "overdracht": Overdracht,
    "uitnodiging": Uitnodiging,
    "bestand": Bestand,
    "suggestion": Suggestion,
    "aanvraag": Aanvraag,
    "navraag": Navraag,
    "kijkvraag": Kijkvraag,
    "written": WrittenDown,
}
EACH = 8  # of a kind in a casus: a timeline is long, and one query guards all of it
TURNS = 20
ACTORS = [slug for slug, person in people().items() if not person.deactivated]
# Everybody on one database; on the other somebody of each role, since both are asked by the same statements.
ONE_OF_EACH = list({people()[slug].role: slug for slug in reversed(ACTORS)}.values())


@pytest.fixture(scope="module")
def reach(demo):
    return expected(demo.settings.data_dir / "canaries.json")


@pytest.fixture(scope="module")
def shown_in_other_words(demo) -> set[str]:
    """The leefgebieden are kept as codes, of which the names are shown: the word among them is on no page."""
    canaries = json.loads((demo.settings.data_dir / "canaries.json").read_text())
    return {each["word"] for each in canaries if each["cell"].endswith("leefgebieden")}


@pytest.fixture(scope="module")
def addresses(demo) -> list[str]:
    """Every route with every token: of each casus with what is in it, and of one casus with what is in another."""
    with demo.inside():
        casussen = db.session.execute(select(Casus.id, Casus.token).order_by(Casus.id)).all()
        inside = {
            name: {
                c.id: spread(db.session.scalars(select(model.token).where(model.casus_id == c.id)).all())
                for c in casussen
            }
            for name, model in INSIDE.items()
        }
        organisaties = db.session.scalars(select(Organisatie.token)).all()
        verzoeken = db.session.scalars(select(Verzoek.token)).all()
        uitnodigingen = db.session.scalars(select(Uitnodiging.token)).all()
        desks = {
            "mens": spread(db.session.scalars(select(Lidmaatschap.token).order_by(Lidmaatschap.id)).all()),
            "change": db.session.scalars(select(Change.token)).all(),
            "uitnodiging": uitnodigingen,
            "aanvraag": db.session.scalars(select(Aanvraag.token)).all(),
            "datalek": db.session.scalars(select(Datalek.token)).all(),
            "navraag": db.session.scalars(select(Navraag.token)).all(),
        }
        alone = {
            "hours": db.session.scalars(select(Hours.token)).all(),
            "noodkaart": db.session.scalars(select(Keeper.token)).all(),
            "uitnodiging": uitnodigingen,
        }
    cells, vragen = itertools.cycle([*GRID, "bekend"]), itertools.cycle(Vraag)
    found = []
    for rule in demo.app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.rule.startswith(LEAVES):
            continue
        if "organisatie" in rule.arguments:
            found += of_offices(rule.rule, organisaties, {"verzoek": verzoeken, **desks})
            continue
        if name := next((each for each in alone if each in rule.arguments), None):
            found += [rule.rule.replace(f"<token:{name}>", text_of(token)) for token in alone[name]]
            continue
        for at, casus in enumerate(casussen if "casus" in rule.arguments else [None]):
            other = casussen[at - 1] if casus else None
            kind = next((name for name in inside if name in rule.arguments), None)
            tokens = [*inside[kind][casus.id], *inside[kind][other.id][:1]] if kind else [bytes(TOKEN_BYTES)]
            for token in tokens:
                found.append(filled(rule.rule, casus, token, cells, vragen))
    return found


def of_offices(rule: str, organisaties: list[bytes], inside: dict[str, list[bytes]]) -> list[str]:
    """Every organisatie with every verzoek and colleague, its own and those of others."""
    paths = [rule.replace("<token:organisatie>", text_of(token)) for token in organisaties]
    name = next((name for name in inside if f"<token:{name}>" in rule), None)
    if name is None:
        return paths
    return [path.replace(f"<token:{name}>", text_of(token)) for path in paths for token in inside[name]]


def spread(tokens: list) -> list:
    return tokens[:: -(-len(tokens) // EACH) or 1]


def filled(rule: str, casus, token: bytes | None, cells, vragen) -> str:
    path = rule.replace("<token:casus>", text_of(casus.token)) if casus else rule
    path = path.replace("<slug>", "haaglanden").replace("<accent>", "8a1538")
    path = re.sub(r"<token:\w+>", lambda _: text_of(token), path).replace("<int:number>", "1")
    path = path.replace("<cell>", next(cells)) if "<cell>" in path else path
    return path.replace("<vraag:vraag>", next(vragen)) if "<vraag:vraag>" in path else path


def visitor(demo, slug: str):
    if slug == NOBODY:
        return demo.browse()
    person = people()[slug]
    several = [p for p in people().values() if p.account == person.account]
    return demo.person(person.account, person.functie if len(several) > 1 else None)


def uninvited(addresses: list[str], seen: dict[str, set[str]], turn: int) -> list[str]:
    """Every address of the casussen this person can open, and in turns a part of all others: each is tried by
    several people, not by all."""
    known = {token for path in seen for token in TOKEN.findall(path)}
    return [
        path for number, path in enumerate(addresses)
        if number % TURNS == turn % TURNS or known & set(TOKEN.findall(path))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("database", "slug"),
    [("sqlite", slug) for slug in [NOBODY, *ACTORS]]
    + [("postgresql", slug) for slug in [NOBODY, *ONE_OF_EACH]],
    indirect=["database"],
    scope="session",
)
def test_each_text_reaches_whom_it_should_and_nobody_else(
    demo, reach, addresses, shown_in_other_words, on_paper_as_html, slug
):
    who, pages = visitor(demo, slug), {}
    crawl(who, ["/", "/begin", "/werk-als"], pages)
    crawl(who, uninvited(addresses, pages, [NOBODY, *ACTORS].index(slug)), pages)
    should = reach.get(slug, set())
    leaks = {path: words - should for path, words in pages.items() if words - should}
    assert leaks == {}, "a page shows what this person may not read"
    missed = should - set().union(*pages.values()) - shown_in_other_words
    assert missed == set(), "no page shows what this person may read"


def test_on_paper_it_is_refused_as_on_the_screen(demo):
    """The PDF is made for real: of the page that the crawl read as HTML."""
    yara, bram, tirza = (demo.person(slug) for slug in ("yara", "bram", "tirza"))
    path = f"{yara.casus()}/hulpvraag.pdf"
    for who in (yara, bram):
        page = who.open(path)
        assert (page.status, page.response.mimetype) == (200, "application/pdf")
        assert page.response.data.startswith(b"%PDF-")
    assert tirza.open(path).status == 404
