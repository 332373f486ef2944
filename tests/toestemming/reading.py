"""How a text reads: how long its sentences and words are, and the measure of Flesch as Douma fitted it to Dutch."""

import re
from html import unescape
from pathlib import Path

LONG = 12  # letters
README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(
    r"</?(?:p|li|h\d|div|dt|dd|ul|section|label|legend|button|form|a class=\"utrecht-button)\b[^>]*>|<br>"
)
# Vowels that are one sound stand together; a trema begins a new one.
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyäëïöüáéíóúàèêç]", re.I)


def blocks(html: str) -> list[str]:
    """Paragraphs, lines and headings of a page; not what somebody wrote, a table, or a picture."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    main = re.sub(r"<(svg|blockquote|table|textarea|select|script|template)\b.*?</\1>", " ", main, flags=re.S)
    main = re.sub(r'<p class="p-told".*?</p>', " ", main, flags=re.S)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", each)).split()) for each in BLOCK.split(main)]


def sentences(html: str, names: tuple[str, ...] = ()) -> list[str]:
    """A name counts as one word."""
    named = re.compile("|".join(map(re.escape, names)) or "(?!)")
    found = [named.sub("Naam", words) for words in blocks(html)]
    parts = [part for words in found for part in re.split(r"(?<=[.?!:])\s+", words)]
    return [part for part in parts if len(part.split()) > 1]


def words_of(found: list[str]) -> list[str]:
    return [word for each in found for word in re.findall(r"[^\W\d_]+", each)]


def long_words(found: list[str]) -> set[str]:
    return {word.lower() for word in words_of(found) if len(word) > LONG}


def glossary() -> set[str]:
    """The words of the field, as the README lists them."""
    part = README.read_text().split("## Glossary", 1)[1].split("\n## ", 1)[0]
    return {
        word.lower() for row in re.findall(r"^\| ([^|]+)\|", part, re.M) for word in re.findall(r"\w+", row)
    }


def flesch_douma(found: list[str]) -> float:
    """206.84 - 0.77 x syllables per hundred words - 0.93 x words per sentence (Douma 1960). Above 60: standard."""
    words = words_of(found)
    syllables = sum(max(1, len(VOWELS.findall(word))) for word in words)
    return 206.84 - 77 * syllables / len(words) - 0.93 * len(words) / len(found)
