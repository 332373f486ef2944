"""Delen: a choice per answer and per partij, by name, before anything is shared."""

import re
from datetime import timedelta

import pytest

from portal.core.clock import now
from portal.core.formats import datum
from portal.hulpvraag.views import share

UWV, GGZ, GEMEENTE = (("geholpen", each) for each in ("uwv", "ggz", "gemeente"))
WARNING = (
    "Meedoen, weigeren of stoppen heeft geen gevolgen voor uw uitkering.",
    "Wat u hier schrijft is geen melding aan gemeente of UWV.",
    "Wat een medewerker leest, kan die niet altijd negeren.",
)


@pytest.fixture
def ready(tomasz):
    tomasz.write("geholpen", "Hoe ik geholpen zou zijn.")
    tomasz.write("zorgen", "Wat mij zorgen geeft.")
    return tomasz


def outcome(page) -> dict[str, str]:
    """name -> what this person can read, from the table "Als u nu deelt"."""
    table = page.html.split('id="hulpvraag-outcome"')[1]
    rows = re.findall(r'scope="row">.*?<span>([^<]*)</span></span></th><td[^>]*>([^<]*)</td>', table, re.S)
    return {name.split(",")[0]: what for name, what in rows}


def ticked(page) -> int:
    """How many of the boxes; until when is chosen apart."""
    return len(re.findall(r'name="cel"[^>]* checked', page.html))


def preview(tomasz, *cells):
    boxes = tomasz.ticks()
    form = tomasz.open("delen").hidden()
    return tomasz.person.send(f"{tomasz.casus}/delen/voorbeeld", {**form, "cel": [boxes[c] for c in cells]})


def test_nothing_is_ticked_beforehand(ready):
    page = ready.open("delen")
    assert ticked(page) == 0
    assert set(outcome(page).values()) == {"Niets"}


def test_it_says_until_when_and_the_client_chooses_shorter(ready):
    """What stood open keeps its own day."""
    boxes, day = ready.ticks(), lambda days: datum(now() + timedelta(days=days))
    page = ready.open("delen").words
    assert f"Een jaar, tot {day(365)}" in page
    assert f"1 maand, tot {day(30)}" in page
    ready.person.fill_in(f"{ready.casus}/delen", cel=[boxes[UWV]], until="1")
    ready.person.fill_in(f"{ready.casus}/delen", cel=[boxes[UWV], boxes[GGZ]], until="3")
    page = ready.open("delen").words
    assert page.count(f"Open tot {day(30)}") == 1
    assert page.count(f"Open tot {day(91)}") == 1
    sent = {"cel": [boxes[UWV]], "until": "24"}
    assert ready.person.fill_in(f"{ready.casus}/delen", **sent).status == 422


def test_there_is_a_box_for_every_answer_and_every_partij(ready):
    assert set(ready.ticks()) == {(v, p) for v in ("geholpen", "zorgen") for p in ("uwv", "ggz", "gemeente")}


def test_without_an_answer_there_is_nothing_to_share(tomasz):
    assert "U schreef nog geen antwoord" in tomasz.open("delen").words
    assert tomasz.ticks() == {}


@pytest.mark.parametrize("first", [UWV, GEMEENTE])
def test_before_the_first_sharing_with_gemeente_or_uwv_it_says_what_that_means(ready, first):
    """Taking part has no consequences; it is no notification; what staff read they cannot always ignore."""
    for sentence in WARNING:
        assert sentence in ready.open("delen").words
    ready.share(GGZ)
    assert WARNING[0] in ready.open("delen").words, "GGZ decides on no benefit: it is still the first time"
    ready.share(first)
    assert WARNING[0] not in ready.open("delen").words
    assert "Wat betekent delen voor mijn uitkering?" in ready.open("delen").words


def test_what_the_page_foretold_is_what_happens(portal, ready):
    cells = [UWV, ("zorgen", "ggz")]
    told = outcome(preview(ready, *cells))
    assert told["Bram Oosterling"] == "Hoe u geholpen zou zijn"
    assert told["Fenna Achterberg"] == "Wat u zorgen geeft"
    assert told["Marloes Tempelman"] == "Niets"
    ready.share(*cells)
    assert outcome(ready.open("delen")) == told
    page = portal.person("bram").open(f"{ready.casus}/")
    assert "Hoe ik geholpen zou zijn." in page.words
    assert "Wat mij zorgen geeft." not in page.words
    page = portal.person("fenna").open(f"{ready.casus}/")
    assert "Wat mij zorgen geeft." in page.words
    assert "Hoe ik geholpen zou zijn." not in page.words
    assert portal.person("marloes").open(f"{ready.casus}/").status == 404


def test_looking_beforehand_changes_nothing(portal, ready):
    preview(ready, UWV)
    form = ready.open("delen").hidden()
    page = ready.person.send(f"{ready.casus}/delen", {**form, "cel": ready.ticks()[UWV], "preview": "1"})
    assert page.status == 200
    assert ticked(page) == 1
    assert portal.person("bram").open(f"{ready.casus}/").status == 404
    assert ticked(ready.open("delen")) == 0


def test_a_tick_that_does_not_exist_is_no_tick(portal, ready):
    token = ready.ticks()[UWV].split(".")[1]
    odd = [
        "",
        "x",
        f"plan.{token}",
        f"wensen.{token}",
        f"geholpen.{'A' * 22}",
        f"NAAM.{token}",
        token,
        "geholpen.1",
    ]
    answer = ready.person.fill_in(f"{ready.casus}/delen", cel=odd)
    assert answer.status == 302
    assert ticked(ready.open("delen")) == 0
    assert "U opende nog niets." in ready.open("toestemming/logboek").words
    assert portal.person("bram").open(f"{ready.casus}/").status == 404


def test_what_was_changed_in_another_tab_is_not_shared_unseen(portal, ready):
    """What is shared must be what was on the screen."""
    form = {**ready.open("delen").hidden(), "cel": ready.ticks()[UWV]}
    ready.write("geholpen", "Iets wat nog niet weg mag.")
    answer = ready.person.send(f"{ready.casus}/delen", form)
    assert answer.status == 409
    assert "Iets wat nog niet weg mag." in answer.words
    assert answer.words.count("U had dit net aangevinkt.") == 1, "what was ticked stands beside what is"
    assert portal.person("bram").open(f"{ready.casus}/").status == 404


def test_taking_a_tick_away_closes_at_the_next_request(portal, ready):
    bram = portal.person("bram")
    ready.share(UWV, ("zorgen", "uwv"))
    assert bram.open(f"{ready.casus}/").status == 200
    ready.share(("zorgen", "uwv"))
    page = bram.open(f"{ready.casus}/")
    assert "Hoe ik geholpen zou zijn." not in page.words
    assert "Wat mij zorgen geeft." in page.words
    ready.share()
    assert bram.open(f"{ready.casus}/").status == 404


def test_a_partij_without_a_ground_cannot_be_ticked(ready, monkeypatch):
    """No grondslag, no sharing: the box is there with its reason, and sending it all the same does nothing."""
    box = ready.ticks()[UWV]
    monkeypatch.setattr(share, "ground", lambda *_: None)
    page = ready.open("delen")
    assert page.html.count(" disabled") == 6
    assert "gaf nog geen reden" in page.words
    ready.person.fill_in(f"{ready.casus}/delen", cel=box)
    assert ticked(ready.open("delen")) == 0
