"""Which canary should reach whom, worked out from the stories in config/demo alone.

It shares no rule with the portal: what each role can see at most is written out once more below.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.policy.cast import Person, people, stories
from tests.policy.elsewhere import add_besides, invited_by, named_by, told_of_themselves, told_the_name

WRITTEN = {
    "bijdrage",
    "bijdrage_revision",
    "zienswijze",
    "gezamenlijk_doel",
    "doel",
    "actie",
    "voorstel",
    "deelname",
    "bestand",
}
SECRECY = "ggz"  # what its people write stays with them, unless the client let it through (7:457 BW)
NAMES = {"werk": "wensen", "werk_onderwerp": "werk"}  # how the stories tell the vraag and the onderwerp apart

Moment = tuple[int, str]  # minus days ago, time of the day: sorts as time does


@dataclass
class Shared:
    """One casus: what stands open now and what stood open when, and the words in each version."""

    story: dict
    spans: list[tuple[str, str, Moment, Moment | None]] = field(default_factory=list)

    def __post_init__(self):
        left = {self.partij(p): p["left"] for p in self.story.get("partij", []) if "left" in p}
        for each in self.story.get("delen", []):
            ends = [(-each["closed"], "18:00")] if "closed" in each else []
            ends += [(-left[each["partij"]], "17:00")] if each["partij"] in left else []
            cells = [NAMES.get(cell, cell) for cell in each["cellen"]] + [
                "bekend" for _ in each.get("bekend", [])
            ]
            for cell in cells:
                self.spans.append((each["partij"], cell, (-each["opened"], "08:30"), min(ends, default=None)))

    @staticmethod
    def partij(row: dict) -> str:
        return row.get("onderdeel") or row["persoon"]

    def open_now(self, partij: str) -> set[str]:
        return {cell for who, cell, _, end in self.spans if who == partij and end is None}

    def open_at(self, partij: str, cell: str, at: Moment) -> bool:
        return any(
            (who, what) == (partij, cell) and since <= at and (end is None or end > at)
            for who, what, since, end in self.spans
        )

    def in_team(self, person: Person) -> bool:
        gone = {self.partij(p) for p in self.story.get("partij", []) if "left" in p}
        return any(
            t["wie"] == person.slug and "left" not in t and person.partij not in gone
            for t in self.story.get("teamlid", [])
        )

    def lets_through(self, sender: str, receiver: str) -> bool:
        return any(
            (d["van"], d["naar"]) == (sender, receiver) and "closed" not in d
            for d in self.story.get("doorbreking", [])
        )


def versions(story: dict, canaries: list[dict]) -> list[tuple[Moment, dict[str, str]]]:
    """When, and the word of each vraag in it. The list tells them in order: what was written, then what was shared."""
    moments = sorted((-v["days_ago"], v["time"]) for v in story.get("versie", []))
    found, words, sharing = [], {}, False
    for each in canaries:
        if each["table"] == "concept":
            words[each["cell"].removeprefix("concept.")] = each["word"]
        if each["table"] == "antwoord" and not sharing:
            found.append(dict(words))
        sharing = each["table"] == "antwoord"
    return list(zip(moments, found, strict=True))


def readable(person: Person, shared: Shared, canaries: list[dict]) -> set[str]:
    """The words of one casus that should reach this person, on some page."""
    if person.slug == shared.story["client"]:
        return {each["word"] for each in canaries}
    open_now = shared.open_now(person.partij)
    if not shared.in_team(person) or not open_now:
        return set()
    cells = open_now & person.can_see
    found = {each["word"] for each in canaries if each["cell"] == "NAAM"}
    for number, (at, words) in enumerate(history := versions(shared.story, canaries), start=1):
        newest = number == len(history)
        found |= {
            word for vraag, word in words.items()
            if vraag in cells and (newest or shared.open_at(person.partij, vraag, at))
        }  # fmt: skip
    for each in canaries:
        if each["table"] == "deelname" and each["partij"] == person.partij:
            continue  # a naaste reads "u", not what the client calls them
        if each["table"] in WRITTEN and each["cell"] in cells:
            author = people()[each["author"]]
            own = author.partij == person.partij
            if author.role != SECRECY or own or shared.lets_through(author.partij, person.partij):
                found.add(each["word"])
    return found | suggested(person, shared.story, canaries, cells)


def suggested(person: Person, story: dict, canaries: list[dict], cells: set[str]) -> set[str]:
    """Their own suggestions, beside answers that are open to them."""
    if person.slug not in asked_along(story):
        return set()
    return {
        each["word"] for each in canaries
        if each["table"] == "suggestion" and each["author"] == person.slug
        and each["cell"].removeprefix("suggestion.") in cells
    }  # fmt: skip


def asked_along(story: dict) -> set[str]:
    """Who may suggest other words now: beside what stands open to them, and they read only their own."""
    return {each["wie"] for each in story.get("meedenken", []) if "until" not in each}


def expected(file: Path) -> dict[str, set[str]]:
    """Lidmaatschap -> the words that should reach it. Their own mail address and the log's numbers are on no page."""
    canaries = json.loads(file.read_text())
    found = {slug: set() for slug in people()}
    for story in stories():
        own = [each for each in canaries if each["casus"] == story["slug"]]
        shared = Shared(story)
        for slug, person in people().items():
            found[slug] |= readable(person, shared, own)
        add_besides(found, own, story)
        for slug in told_the_name(story):
            found[slug] |= {each["word"] for each in own if each["cell"] == "NAAM"}
    for each in canaries:
        for slug in named_by(each):
            found[slug].add(each["word"])
        for slug in invited_by(each):
            found[slug].add(each["word"])
    told_here = told_of_themselves(canaries)
    return {slug: words | told_here[slug] for slug, words in found.items()}
