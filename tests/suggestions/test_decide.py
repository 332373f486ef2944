"""The client takes other words over into what they are writing, or leaves it: never into what others read."""

from tests.suggestions.pair import SAID


def test_taken_over_it_is_in_the_concept_and_nobody_else_reads_it(pair):
    pair.suggest()
    answer = pair.decide("neem")
    assert answer.location.endswith("/schrijven/best")
    assert pair.written() == SAID
    assert SAID not in pair.shared()
    assert "Overgenomen" in pair.joris.open(pair.along).words


def test_left_as_it_is_nothing_changes_and_it_can_be_looked_at_again(pair):
    before, address = pair.written(), pair.suggestion()
    assert pair.decide("laat").status == 302
    assert pair.written() == before
    assert "U liet het zo" in pair.mine().words
    assert pair.yara.fill_in(address, doe="opnieuw").location == address
    assert "Passen deze woorden bij u?" in pair.yara.open(address).words


def test_words_that_the_client_wrote_since_are_never_lost(pair):
    pair.suggest()
    pair.yara.fill_in(f"{pair.casus}/schrijven/best", tekst="Ik schreef zelf al verder.")
    page = pair.decide("neem")
    assert page.status == 409
    assert "Er zijn twee teksten" in page.words
    assert "Ik schreef zelf al verder." in page.words
    assert pair.written() == "Ik schreef zelf al verder."
    done = pair.yara.send(pair.suggestion(), {**page.hidden(), "doe": "neem", "keep": "both"})
    assert done.status == 302
    assert pair.written() == f"Ik schreef zelf al verder.\n\n{SAID}"


def test_a_concept_that_changes_while_the_page_is_open_is_a_lost_race(pair):
    address = pair.suggestion()
    form = pair.yara.open(address).hidden()
    pair.yara.fill_in(f"{pair.casus}/schrijven/best", tekst="Op mijn telefoon geschreven.")
    page = pair.yara.send(address, {**form, "doe": "neem", "keep": "other"})
    assert page.status == 409
    assert "Op mijn telefoon geschreven." in page.words
    assert pair.written() == "Op mijn telefoon geschreven."
    pair.yara.send(address, {**page.hidden(), "doe": "neem", "keep": "other"})
    assert "even naar buiten" in pair.written()


def test_a_suggestion_that_changes_while_the_page_is_open_is_a_lost_race(pair):
    address = pair.suggestion()
    form = pair.yara.open(address).hidden()
    pair.suggest("Iets heel anders.")
    page = pair.yara.send(address, {**form, "doe": "neem"})
    assert page.status == 409
    assert "Iets heel anders." in page.words


def test_sharing_while_the_page_is_open_is_a_lost_race(pair):
    address = pair.suggestion()
    form = pair.yara.open(address).hidden()
    pair.share()
    assert pair.yara.send(address, {**form, "doe": "neem"}).status == 409


def test_pressed_twice_it_is_taken_once(pair):
    address = pair.suggestion()
    form = {**pair.yara.open(address).hidden(), "doe": "neem"}
    answers = [pair.yara.send(address, form) for _ in range(2)]
    assert [answer.status for answer in answers] == [302, 302]
    assert answers[0].location == answers[1].location


def test_taken_back_meanwhile_there_is_nothing_to_take(pair):
    address = pair.suggestion()
    form = pair.yara.open(address).hidden()
    pair.suggest(doe="terug")
    page = pair.yara.send(address, {**form, "doe": "neem"})
    assert page.status == 409
    assert "Dit voorstel is teruggehaald" in page.words
    assert 'value="neem"' not in page.html
