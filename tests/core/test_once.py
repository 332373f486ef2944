"""A form sent twice gives its first answer, not a second row."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from portal.casus.models import Bijdrage
from portal.toestemming.models import Logregel
from tests.support.people import Person


def rows(portal, model) -> int:
    with portal.inside() as session:
        return session.scalar(select(func.count(model.id)))


def twins(portal, person: Person, path: str, data: dict) -> list:
    """The same form, twice at the same moment, from the same browser."""
    pair = [Person(portal.app), Person(portal.app)]
    for each in pair:
        each.client = portal.app.test_client(use_cookies=False)
    cookies = "; ".join(f"{c.key}={c.value}" for c in person.client._cookies.values())
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda each: each.send(path, data, Cookie=cookies), pair))


def test_a_bijdrage_sent_twice_is_one_bijdrage(portal):
    yara = portal.person("yara")
    path = f"{yara.casus()}/bijdrage"
    form = {**yara.open(path).hidden(), "onderwerp": "plan", "tekst": "Eén keer is genoeg."}
    before = rows(portal, Bijdrage)
    first, again = yara.send(path, form), yara.send(path, form)
    assert (first.status, first.location) == (again.status, again.location) == (302, first.location)
    assert rows(portal, Bijdrage) == before + 1


def test_the_same_form_with_other_words_is_another_request(portal):
    """As after pressing Back: what was typed then must not be lost behind the answer to the first."""
    yara = portal.person("yara")
    path = f"{yara.casus()}/bijdrage"
    form = {**yara.open(path).hidden(), "onderwerp": "plan", "tekst": "Eerst dit."}
    before = rows(portal, Bijdrage)
    assert yara.send(path, form).status == yara.send(path, {**form, "tekst": "Toch anders."}).status == 302
    assert rows(portal, Bijdrage) == before + 2


def test_a_bijdrage_sent_twice_at_once_is_one_bijdrage(portal):
    yara = portal.person("yara")
    path = f"{yara.casus()}/bijdrage"
    form = {**yara.open(path).hidden(), "onderwerp": "plan", "tekst": "Eén keer is genoeg."}
    before = rows(portal, Bijdrage)
    first, again = twins(portal, yara, path, form)
    assert (first.status, first.location) == (again.status, again.location) == (302, first.location)
    assert rows(portal, Bijdrage) == before + 1


def test_sharing_twice_at_once_is_one_version_and_one_row_of_the_log_per_tick(portal):
    tomasz = portal.person("tomasz")
    casus = tomasz.casus()
    tomasz.fill_in(f"{casus}/schrijven/geholpen", tekst="Ik wil weer rijden.")
    page = tomasz.open(f"{casus}/delen")
    ticks = [part.split('"')[0] for part in page.html.split('name="cel" value="')[1:]]
    before = rows(portal, Logregel)
    answers = twins(portal, tomasz, f"{casus}/delen", {**page.hidden(), "cel": ticks})
    assert [(a.status, a.location) for a in answers] == [(302, f"{casus}/")] * 2
    assert rows(portal, Logregel) == before + len(ticks)
    assert "Eerdere teksten" not in tomasz.open(f"{casus}/hulpvraag").words


def test_an_answer_saved_twice_at_once_is_no_conflict(portal):
    tomasz = portal.person("tomasz")
    path = f"{tomasz.casus()}/schrijven/geholpen"
    form = {**tomasz.open(path).hidden(), "tekst": "Ik wil weer rijden."}
    for address in (f"{path}/bewaar", path):
        answers = twins(portal, tomasz, address, {**tomasz.open(path).hidden(), "tekst": form["tekst"]})
        assert [a.status for a in answers] in ([200, 200], [302, 302])
        assert len({a.location or a.html.split("data-version=")[1][:4] for a in answers}) == 1


def test_saving_while_typing_and_pressing_the_button_with_one_form_are_two_things(portal):
    """The answer of one is the version, of the other a place: the one must not be given for the other."""
    tomasz = portal.person("tomasz")
    path = f"{tomasz.casus()}/schrijven/geholpen"
    form = {**tomasz.open(path).hidden(), "tekst": "Ik wil weer rijden."}
    assert tomasz.send(f"{path}/bewaar", form).status == 200
    answer = tomasz.send(path, {**form, "version": "1", "tekst": "Ik wil overdag rijden."})
    assert answer.location == path.replace("geholpen", "wensen")
    assert "Ik wil overdag rijden." in tomasz.open(path).words
    assert tomasz.send(f"{path}/bewaar", {**form, "version": "2"}).status == 200


def test_the_form_of_somebody_else_with_the_same_id_is_its_own(portal):
    yara, kofi = portal.person("yara"), portal.person("kofi")
    before = rows(portal, Bijdrage)
    for person in (yara, kofi):
        path = f"{person.casus()}/bijdrage"
        form = {**person.open(path).hidden(), "request_id": "a" * 32, "onderwerp": "plan", "tekst": "Hallo."}
        assert person.send(path, form).location == f"{person.casus()}/#tijdlijn"
    assert rows(portal, Bijdrage) == before + 2


def test_who_stopped_and_presses_again_is_led_to_the_same_calm_page(portal):
    """The door is closed to them by then: to them alone, and only for what they sent before, it says where that led."""
    linde = portal.person("linde")
    path = linde.open("/begin").link("/stop-met-meelezen")
    form = linde.open(path).hidden()
    first, again = linde.send(path, form), linde.send(path, form)
    assert (again.status, again.location) == (302, first.location)
    assert linde.send(path, {**form, "request_id": "a" * 32}).status == 404
    assert linde.send(path, {**form, "more": "words"}).status == 404
    assert linde.open(path).status == 404
