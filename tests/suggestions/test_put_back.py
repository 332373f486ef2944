"""After taking over other words, the client can have their own back with one press; nothing is lost on the way."""

import pytest

from portal.hulpvraag.models import Help, Versie, Vraag
from tests.suggestions.pair import SAID

OWN = "Dit schreef ik zelf, en ik deelde het nog niet."
PUT_BACK = "Zet mijn eigen woorden terug"


@pytest.fixture
def taken(pair):
    pair.yara.fill_in(f"{pair.casus}/schrijven/best", tekst=OWN)
    pair.suggest()
    page = pair.decide("neem")
    assert page.status == 409, "she wrote on since she shared"
    pair.yara.send(pair.suggestion(), {**page.hidden(), "doe": "neem", "keep": "other"})
    assert pair.written() == SAID
    return pair


def put_back(pair, tekst: str = SAID, **fields):
    return pair.yara.fill_in(f"{pair.casus}/schrijven/best", tekst=tekst, go="terug", **fields)


def shown(pair) -> bool:
    return PUT_BACK in pair.yara.open(f"{pair.casus}/schrijven/best").html


def test_one_press_puts_ones_own_words_back(taken):
    assert OWN in taken.yara.open(f"{taken.casus}/schrijven/best").words
    answer = put_back(taken)
    assert answer.location.endswith("/schrijven/best")
    assert taken.written() == OWN
    assert not shown(taken)
    assert "U liet het zo" in taken.mine().words
    assert "De cliënt liet de eigen woorden staan" in taken.joris.open(taken.along).words


def test_what_was_put_back_can_be_taken_over_anew(taken):
    put_back(taken)
    where = next(
        link for link in taken.mine().links if "/woorden/" in link and SAID in taken.yara.open(link).words
    )
    taken.yara.fill_in(where, doe="opnieuw")
    page = taken.yara.fill_in(where, doe="neem")
    taken.yara.send(where, {**page.hidden(), "doe": "neem", "keep": "other"})
    assert taken.written() == SAID
    assert shown(taken)


def test_no_help_is_told_of_words_that_did_not_stay(taken):
    put_back(taken)
    taken.share()
    assert OWN in taken.shared()
    with taken.portal.inside() as session:
        newest = session.query(Versie.id).order_by(Versie.id.desc()).limit(1).scalar_subquery()
        assert not session.query(Help).filter(Help.vraag == Vraag.BEST, Help.versie_id == newest).count()


def test_it_is_offered_while_the_words_stand_and_no_longer(taken):
    taken.yara.fill_in(f"{taken.casus}/schrijven/best", tekst=SAID, go="verder")
    assert shown(taken), "saved again, the same words"
    taken.yara.fill_in(f"{taken.casus}/schrijven/best", tekst=f"{SAID} En meer.", go="verder")
    assert not shown(taken)


def test_what_was_typed_on_the_same_page_is_not_lost(taken):
    page = put_back(taken, f"{SAID} En ook dit.")
    assert page.status == 409
    assert f"{SAID} En ook dit." in page.words
    assert OWN in page.words
    assert taken.written() == f"{SAID} En ook dit."
    taken.yara.send(f"{taken.casus}/schrijven/best", {**page.hidden(), "tekst": OWN, "keep": "both"})
    assert taken.written() == f"{SAID} En ook dit.\n\n{OWN}"


def test_a_concept_that_changed_elsewhere_is_a_lost_race(taken):
    form = taken.yara.open(f"{taken.casus}/schrijven/best").hidden()
    taken.yara.fill_in(f"{taken.casus}/schrijven/best", tekst="Op mijn telefoon.")
    page = taken.yara.send(f"{taken.casus}/schrijven/best", {**form, "tekst": SAID, "go": "terug"})
    assert page.status == 409
    assert "Op mijn telefoon." in page.words
    assert taken.written() == "Op mijn telefoon."


def test_pressed_twice_it_is_put_back_once(taken):
    path = f"{taken.casus}/schrijven/best"
    form = {**taken.yara.open(path).hidden(), "tekst": SAID, "go": "terug"}
    answers = [taken.yara.send(path, form) for _ in range(2)]
    assert [answer.location for answer in answers] == [path, path]
    assert taken.written() == OWN


def test_nobody_else_reads_what_stood_there(taken):
    """Not even who wrote the other words."""
    for path in (f"{taken.casus}/hulpvraag", taken.along, f"{taken.along}/best"):
        assert OWN not in taken.joris.open(path).words
