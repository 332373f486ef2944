"""Where everything stands in the drawing of who is involved: the client in the middle, partijen on both sides.

On a phone the client stands on top and the partijen below each other. Plain geometry: it gets only what this viewer
may know. Lengths are in the units of the drawing: 1000 wide, 360 for a phone.
"""

from dataclasses import dataclass
from textwrap import wrap

from portal.casus.people import Group

WIDTH, CARD, MIDDLE, GAP, EDGE = 1000, 310, 220, 28, 10
ROUND = 50  # how far the top and the bottom of a side stand nearer to the middle
NAME_SIGNS, LINE_SIGNS = 24, 29  # what fits beside the mark
PHONE, BRANCH, CORNER = 360, 24, 12  # how far from the edge the line runs that the partijen hang on
PAD, NAME_HEIGHT, LINE_HEIGHT, BETWEEN = 16, 23, 21, 6


@dataclass(frozen=True)
class Line:
    y: int
    text: str
    strong: bool


@dataclass(frozen=True)
class Card:
    shape: str
    x: int
    y: int
    width: int
    height: int
    lines: list[Line]
    path: str


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    client: Card
    cards: list[Card]


def drawing(naam: str, groups: list[Group]) -> Drawing:
    sides: list[list[tuple[Group, list[Line], int]]] = [[], []]
    for group in groups:
        lines, height = _lines(group)
        min(sides, key=_length).append((group, lines, height))
    own, own_height = _lines(Group("client", naam, []), MIDDLE)
    total = max(own_height, *(_length(side) for side in sides)) + 2 * EDGE
    centre = total // 2
    client = Card("client", (WIDTH - MIDDLE) // 2, centre - own_height // 2, MIDDLE, own_height, own, "")
    return Drawing(
        WIDTH, total, client, [*_side(sides[0], total, left=True), *_side(sides[1], total, left=False)]
    )


def for_phone(naam: str, groups: list[Group]) -> Drawing:
    own, y = _lines(Group("client", naam, []), MIDDLE)
    client = Card("client", 2, 2, MIDDLE, y, own, "")
    foot, left, cards = y + 2, 2 * BRANCH, []
    for group in groups:
        y += GAP
        lines, height = _lines(group)
        turn = y + height // 2
        path = f"M{BRANCH} {foot} V{turn - CORNER} Q{BRANCH} {turn} {BRANCH + CORNER} {turn} H{left}"
        cards.append(Card(group.shape, left, y, CARD, height, lines, path))
        y += height
    return Drawing(PHONE, y + 2, client, cards)


def _length(side: list) -> int:
    return sum(height for _, _, height in side) + GAP * max(0, len(side) - 1)


def _lines(group: Group, width: int = CARD) -> tuple[list[Line], int]:
    name = wrap(group.name, NAME_SIGNS * width // CARD)
    people = [part for line in group.people for part in wrap(line, LINE_SIGNS)]
    people += ["casusregisseur"] if group.regisseur else []
    strong = [Line(PAD + NAME_HEIGHT * place + 16, text, True) for place, text in enumerate(name)]
    top = PAD + NAME_HEIGHT * len(name) + (BETWEEN if people else 0)
    weak = [Line(top + LINE_HEIGHT * place + 14, text, False) for place, text in enumerate(people)]
    return [*strong, *weak], top + LINE_HEIGHT * len(people) + PAD


def _side(side: list, total: int, *, left: bool) -> list[Card]:
    y, found = (total - _length(side)) // 2, []
    for group, lines, height in side:
        middle = y + height // 2
        inward = int(ROUND * (2 * middle / total - 1) ** 2)
        x = inward if left else WIDTH - CARD - inward
        near = x + CARD if left else x
        to = (WIDTH - MIDDLE) // 2 if left else (WIDTH + MIDDLE) // 2
        bend = (near + to) // 2
        path = f"M{near} {middle} C{bend} {middle} {bend} {total // 2} {to} {total // 2}"
        found.append(Card(group.shape, x, y, CARD, height, lines, path))
        y += height + GAP
    return found
