"""The pages cost as many queries with many suggestions as with one."""

from tests.casus.statements import cost
from tests.suggestions.pair import Pair


def costs(pair: Pair) -> dict[str, int]:
    pages = {
        "mine": (pair.yara, f"{pair.casus}/hulpvraag"),
        "casus": (pair.yara, f"{pair.casus}/"),
        "decide": (pair.yara, pair.suggestion()),
        "along": (pair.joris, pair.along),
        "suggest": (pair.joris, f"{pair.along}/best"),
        "his casus": (pair.joris, f"{pair.casus}/"),
        "read": (pair.joris, f"{pair.casus}/hulpvraag"),
    }
    return {name: cost(pair.portal, *page) for name, page in pages.items()}


def test_many_cost_as_much_as_one(pair):
    pair.suggest("Andere woorden bij zorgen.", "zorgen")
    before = costs(pair)
    for vraag in ("geholpen", "wensen", "helpt", "best"):
        pair.suggest(f"Andere woorden bij {vraag}.", vraag)
    assert costs(pair) == before
