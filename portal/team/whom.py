"""A name as typed beside a name as known: people leave a part out, add "mevrouw", or make a mistake in one word."""

import re

from portal.core.search import plain

BETWEEN = frozenset(
    {"van", "von", "de", "der", "den", "het", "ten", "ter", "te", "el", "al", "da", "dos", "la", "le"}
)


def words_of(name: object) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", plain(str(name))))


def could_be(typed: object, name: str) -> bool:
    """One word of the name in common, other than "van" and the like: enough to know a slip from somebody else."""
    return bool(set(words_of(typed)) & set(words_of(name)) - BETWEEN)
