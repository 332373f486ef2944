"""Who there are in the demo, read from config/demo alone: it shares no rule with the portal."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DEMO = Path(__file__).parents[2] / "config" / "demo"
VRAGEN = ("geholpen", "wensen", "goed_in", "best", "helpt", "zorgen", "leefgebieden")
FREE = {*VRAGEN, "betrokkenen", "plan", "werk", "gezondheid_en_werk", "overleg"}
AT_MOST = {
    ("naaste", "naaste"): {*VRAGEN, "betrokkenen", "plan", "werk", "dagelijks_leven"},
    ("gemeente", "wmo"): FREE | {"dagelijks_leven"},
    ("gemeente", "participatiewet"): FREE | {"inkomen"},
    ("gemeente", "schuldhulp"): FREE | {"inkomen"},
    ("uwv", "suwi"): FREE | {"inkomen"},
    ("ggz", "wgbo"): FREE | {"behandeling", "dagelijks_leven"},
    ("ervaringsdeskundige", "ervaring"): FREE | {"dagelijks_leven"},
}
IPS_ALSO = {"inkomen"}


def told(name: str) -> dict:
    return tomllib.loads((DEMO / name).read_text())


def stories() -> list[dict]:
    return [tomllib.loads(file.read_text()) for file in sorted((DEMO / "casussen").glob("*.toml"))]


@dataclass(frozen=True)
class Person:
    """One Lidmaatschap."""

    slug: str
    account: str
    role: str
    partij: str
    can_see: frozenset[str]
    functie: str
    deactivated: bool


@lru_cache
def people() -> dict[str, Person]:
    taak = {each["slug"]: each["taak"] for each in told("organisaties.toml")["onderdeel"]}
    found = {}
    for mens in told("mensen.toml")["mens"]:
        for each in mens["lidmaatschap"]:
            own = (
                each["slug"]
                if each["role"] in {"ervaringsdeskundige", "naaste"}
                else each.get("onderdeel", "")
            )
            its = taak.get(each.get("onderdeel"), each["role"])
            at_most = AT_MOST.get((each["role"], its), set())
            found[each["slug"]] = Person(
                each["slug"],
                mens["slug"],
                each["role"],
                own,
                frozenset(at_most | (IPS_ALSO if each.get("ips") else set())),
                each.get("functie", ""),
                mens.get("deactivated", False),
            )
    return found
