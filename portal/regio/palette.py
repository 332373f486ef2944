"""The colours of a regio, made from the one that it chooses. The rest of the look stays as it is everywhere.

Legible is what WCAG 2.2 asks (1.4.3, 1.4.11): 4.5 for words, 3 for the edge of something one can press.
"""

import re
from functools import lru_cache

from coloraide import Color

PAPER = "#fbf4e4"  # the ground of the client's words: static/css/tokens.css, --portal-paper
LIGHTER = {50: 0.94, 100: 0.88, 200: 0.75, 300: 0.6, 400: 0.14}
DARKER = {600: 0.25, 700: 0.5}
WORDS, EDGES = 4.5, 3.0
# shade, ground, the least contrast, what of a page it is
PAIRS = (
    (500, "white", WORDS, "links op wit, en witte letters op een knop"),
    (500, PAPER, WORDS, "links bij de woorden van de cliënt"),
    (500, 100, WORDS, "woorden op de lichte kleur van de regio"),
    (400, "white", WORDS, "kleine woorden op wit"),
    (400, 50, EDGES, "de rand van een vlak"),
    (300, 500, EDGES, "een lijn op de kleur zelf"),
)


@lru_cache(maxsize=256)
def shades(accent: str) -> dict[int, str]:
    """`accent`: #rrggbb."""
    chosen = Color(accent)
    made = {name: chosen.mix("white", part, space="oklab") for name, part in LIGHTER.items()}
    made |= {500: chosen} | {name: chosen.mix("black", part, space="oklab") for name, part in DARKER.items()}
    return {name: colour.convert("srgb").to_string(hex=True) for name, colour in sorted(made.items())}


def contrasts(accent: str) -> list[tuple[float, float, str]]:
    """What it comes to, what it must be, and for what."""
    made = shades(accent)
    return [
        (round(Color(made[shade]).contrast(made.get(ground, ground)), 1), least, words)
        for shade, ground, least, words in PAIRS
    ]


def too_little(accent: str) -> list[tuple[float, float, str]]:
    return [each for each in contrasts(accent) if each[0] < each[1]]


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9a-f]{6}", text) is not None


def css(accent: str) -> str:
    """The accent palette of the theme, under the names that the theme gives it (static/css/tokens.css)."""
    lines = "".join(f"--voorbeeld-kleuren-violet-{name}:{value};" for name, value in shades(accent).items())
    return f".p-theme{{{lines}}}"
