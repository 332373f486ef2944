"""Who was asked writes an answer in other words: only beside what is open to them, and only the client reads it."""

import pytest

from tests.suggestions.pair import SAID, Pair


def test_the_client_reads_it_beside_their_own_words(pair):
    assert pair.suggest(why="Zo zei je het zelf.").location == pair.along
    page = pair.yara.open(pair.suggestion())
    assert "<ins>Vooral</ins>" in page.html
    assert "Zo zei je het zelf." in page.words
    assert "<del>" in page.html


def test_the_client_finds_it_where_they_begin(portal):
    pair = Pair(portal)
    pair.share()  # what she was writing is shared, so that what is asked of her stands on top
    assert "Joris van Loenen (betaald) stelt iets voor" in pair.yara.open("/begin").words


def test_nobody_else_reads_it(pair):
    pair.suggest()
    for who in ("bram", "marloes", "fenna", "kofi"):
        other = pair.portal.person(who)
        for path in ("/", "/hulpvraag", "/tijdlijn"):
            assert SAID not in other.open(pair.casus + path).words
        assert other.open(pair.suggestion()).status == 404
        assert other.open(pair.along).status == 404


def test_written_again_it_takes_the_place_of_the_one_that_waits(pair):
    pair.suggest()
    pair.suggest("Toch liever zo.")
    assert pair.mine().html.count("/woorden/") == 3, "one waits, two were answered before"
    assert "Toch liever zo." in pair.yara.open(pair.suggestion()).words


def test_taken_back_it_is_gone_for_the_client(pair):
    address = pair.suggestion()
    pair.suggest(doe="terug")
    assert address not in pair.mine().html
    assert "U haalde dit terug" in pair.joris.open(pair.along).words


def test_the_same_words_are_nothing_to_choose(demo):
    pair = Pair(demo)
    shown = pair.joris.open(f"{pair.along}/zorgen")
    words = shown.html.split("<textarea")[1].split(">\n", 1)[1].split("</textarea>")[0]
    page = pair.joris.send(f"{pair.along}/zorgen", {**shown.hidden(), "tekst": shown.unescaped(words)})
    assert page.status == 422
    assert "Dit zijn dezelfde woorden." in page.words


def test_an_answer_that_changed_meanwhile_stands_beside_what_was_typed(pair):
    form = pair.joris.open(f"{pair.along}/zorgen").hidden()
    pair.yara.fill_in(f"{pair.casus}/schrijven/zorgen", tekst="Nu maak ik me minder zorgen.")
    pair.share()
    page = pair.joris.send(f"{pair.along}/zorgen", {**form, "tekst": "Ik maak me zorgen om geld."})
    assert page.status == 409
    assert "Nu maak ik me minder" in page.words.replace(" zorgen", "")
    assert "Ik maak me zorgen om geld." in page.html
    again = pair.joris.send(f"{pair.along}/zorgen", {**page.hidden(), "tekst": "Ik maak me zorgen om geld."})
    assert again.status == 302


def test_each_is_told_of_what_the_other_did(pair):
    pair.suggest("Zonder zorgen om geld.", "zorgen")
    assert "Er zijn andere woorden voorgesteld bij een antwoord van u" in pair.yara.open("/nieuw").words
    pair.decide("laat")
    assert "De cliënt las uw andere woorden" in pair.joris.open("/nieuw").words
    assert "andere woorden" not in pair.portal.person("bram").open("/nieuw").words


@pytest.mark.parametrize("vraag", ["goed_in", "leefgebieden"])
def test_beside_what_is_not_open_or_not_written_there_is_nothing(demo, vraag):
    pair = Pair(demo)
    assert pair.joris.open(f"{pair.along}/{vraag}").status == 404


def test_a_closed_answer_is_gone_at_once(pair):
    page = pair.yara.open(f"{pair.casus}/delen")
    boxes = page.html.split('name="cel" value="')[1:]
    ticked = [b.split('"')[0] for b in boxes if " checked" in b.split(">")[0]]
    kept = [value for value in ticked if not value.startswith("best.")]
    pair.yara.send(f"{pair.casus}/delen", {**page.hidden(), "cel": kept})
    assert pair.joris.open(f"{pair.along}/best").status == 404
    assert "Je noemde dat naar buiten gaan" not in pair.joris.open(pair.along).words
    assert "Je noemde dat naar buiten gaan" in pair.yara.open(pair.suggestion()).words


def test_sent_twice_it_is_one(pair):
    form = {**pair.joris.open(f"{pair.along}/zorgen").hidden(), "tekst": SAID}
    answers = [pair.joris.send(f"{pair.along}/zorgen", form) for _ in range(2)]
    assert [answer.location for answer in answers] == [pair.along] * 2
    assert pair.joris.open(pair.along).words.count(SAID) == 1


def test_the_client_sees_in_their_log_that_it_was_written(pair):
    pair.suggest()
    assert "Stelde andere woorden voor bij uw hulpvraag." in pair.yara.open(f"{pair.casus}/wie-keek").words
