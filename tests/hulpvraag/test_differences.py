"""What differs between two texts is marked, however long they are."""

import pytest

from portal.hulpvraag.differences import MOST_PIECES, parts

LINE = "Dit is een regel van acht gewone korte woorden. "


def joined(found) -> str:
    return "".join(text for text, _ in found)


def marked(found) -> list[str]:
    return [text for text, differs in found if differs]


def test_short_texts_are_compared_by_words():
    assert marked(parts("De eerste tekst.", "De tweede tekst.")[0]) == ["eerste"]


def test_in_two_long_texts_only_the_word_that_changed_is_marked():
    before = "\n".join(f"{number} {LINE}" for number in range(400))
    after = before.replace("399 Dit is een", "399 Dat is een")
    mine, theirs = parts(before, after)
    assert (marked(mine), marked(theirs)) == (["Dit"], ["Dat"])
    assert (joined(mine), joined(theirs)) == (before, after)


@pytest.mark.parametrize("between", [" ", "\n"])
def test_what_is_too_long_to_compare_is_marked_as_a_whole(between):
    before = between.join(f"a{number}" for number in range(MOST_PIECES))
    after = between.join(f"b{number}" for number in range(MOST_PIECES))
    mine, theirs = parts(before, after)
    assert (marked(mine), marked(theirs)) == ([before], [after])


def test_the_same_long_text_has_no_mark():
    text = "woord " * MOST_PIECES
    assert parts(text, text) == ([(text, False)], [(text, False)])
