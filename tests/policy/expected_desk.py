"""What reaches a desk, and whom a client chose for their noodkaart, worked out from the stories alone."""

import tomllib
from pathlib import Path

DEMO = Path(__file__).parents[2] / "config" / "demo"


def people() -> list[dict]:
    mensen = tomllib.loads((DEMO / "mensen.toml").read_text())["mens"]
    return [each for mens in mensen for each in mens["lidmaatschap"]]


def sleutelpersonen(organisatie: str) -> set[str]:
    return {
        each["slug"]
        for each in people()
        if each["role"] == "sleutelpersoon" and each["organisatie"] == organisatie
    }


def at_desk(author: str) -> set[str]:
    """The sleutelpersonen of the same organisatie."""
    own = next(each["organisatie"] for each in people() if each["slug"] == author)
    return sleutelpersonen(own)


def asked_of(canary: dict, story: dict) -> set[str]:
    """Who reads what a client asks about a right: the desk of that organisatie, until it answered."""
    waits = {each["onderdeel"] for each in story.get("aanvraag", []) if "antwoord" not in each}
    if canary["table"] != "aanvraag" or canary["partij"] not in waits:
        return set()
    onderdelen = tomllib.loads((DEMO / "organisaties.toml").read_text())["onderdeel"]
    return sleutelpersonen(next(o["organisatie"] for o in onderdelen if o["slug"] == canary["partij"]))


def may_open(canary: dict, story: dict) -> set[str]:
    """Who reads by which name a noodkaart stands in their list."""
    if canary["cell"] != "noodkaart.naam":
        return set()
    return {slug for card in story.get("noodkaart", []) for slug in card["mag_openen"]}


def add_besides(found: dict[str, set[str]], canaries: list[dict], story: dict) -> None:
    for each in canaries:
        for slug in asked_of(each, story) | may_open(each, story):
            found[slug].add(each["word"])
