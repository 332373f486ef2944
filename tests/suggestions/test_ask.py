"""The client asks somebody to think along, and stops that again: it holds at the next request, and the log says so."""

import pytest

from tests.suggestions.pair import Pair


def test_who_is_asked_no_longer_finds_nothing(pair):
    assert pair.joris.open(pair.along).status == 200
    assert pair.asks("stop").status == 302
    for path in (pair.along, f"{pair.along}/best"):
        assert pair.joris.open(path).status == 404
    assert "Denk mee over de woorden" not in pair.joris.open(f"{pair.casus}/").words
    assert "Vraag Joris van Loenen (betaald) om mee te denken" in pair.mine().words


def test_asking_again_opens_the_way_in(pair):
    pair.asks("stop")
    pair.asks("vraag")
    assert pair.joris.open(pair.along).status == 200
    log = pair.yara.open(f"{pair.casus}/toestemming/logboek").words
    assert "U sloot ‘Meedenken over uw woorden’ voor Joris van Loenen." in log
    assert log.count("U opende ‘Meedenken over uw woorden’ voor Joris van Loenen.") == 2


def test_asking_twice_is_asking_once(pair):
    form = pair.mine().hidden()
    path = pair.asking()
    answers = [pair.yara.send(path, {**form, "doe": "stop"}) for _ in range(2)]
    assert [answer.status for answer in answers] == [302, 302]
    log = pair.yara.open(f"{pair.casus}/toestemming/logboek").words
    assert log.count("U sloot ‘Meedenken over uw woorden’") == 1


def test_who_stopped_and_came_back_is_not_asked_any_more(pair):
    stop = next(
        link for link in pair.yara.open(f"{pair.casus}/wie-doet-mee").links
        if link.endswith("/stopt") and "Joris" in pair.yara.open(link).words
    )  # fmt: skip
    pair.yara.fill_in(stop)
    assert "Er doet nu geen ervaringsdeskundige mee" in pair.mine().words
    log = pair.yara.open(f"{pair.casus}/toestemming/logboek").words
    assert "Joris van Loenen stopte met meedoen. ‘Meedenken over uw woorden’ ging dicht." in log


def test_no_button_is_no_answer(demo):
    pair = Pair(demo)
    assert pair.yara.fill_in(pair.asking()).status == 422
    assert pair.joris.open(pair.along).status == 200


@pytest.mark.parametrize("who", ["bram", "marloes", "fenna", "joris", "kofi", "romy"])
def test_nobody_else_asks(demo, who):
    pair = Pair(demo)
    other = demo.person(who)
    assert other.open(pair.asking()).status == 404
    assert "om mee te denken" not in other.open(f"{pair.casus}/hulpvraag").words


def test_an_ervaringsdeskundige_who_is_not_asked_sees_no_way_in(demo):
    shanti = demo.person("shanti")
    casus = shanti.casus_of("Naima")
    assert shanti.open(f"{casus}/hulpvraag").status == 200
    assert shanti.open(f"{casus}/meedenken").status == 404
    assert "Denk mee" not in shanti.open(f"{casus}/hulpvraag").words
