"""Each error is a calm page in Dutch that says what to do, and the 404 tells nothing."""

import re
from dataclasses import replace

import pytest
from werkzeug.exceptions import (
    BadRequest,
    Conflict,
    Forbidden,
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
    TooManyRequests,
    Unauthorized,
    UnprocessableEntity,
)

from portal.start.views import pages as views
from tests.support.portals import Portal

ABSENT = "/casus/AAAAAAAAAAAAAAAAAAAAAA/"
PAGES = [
    (BadRequest, 400, "Dit kwam niet goed aan", "laad de pagina opnieuw"),
    (Forbidden, 404, "Deze pagina is er niet", "of niet voor u"),
    (NotFound, 404, "Deze pagina is er niet", "of niet voor u"),
    (MethodNotAllowed, 404, "Deze pagina is er niet", "of niet voor u"),
    (Conflict, 409, "Er is intussen iets veranderd", "Er is niets weg"),
    (RequestEntityTooLarge, 413, "Dit is te groot", "20.000 tekens"),
    (UnprocessableEntity, 422, "Dit konden wij niet lezen", "kijk het na"),
    (TooManyRequests, 429, "Dat ging snel achter elkaar", "over 15 minuten opnieuw"),
    (InternalServerError, 500, "Er ging bij ons iets mis", "Dit ligt niet aan u"),
    (ServiceUnavailable, 503, "Wij zijn zo terug", "over een paar minuten opnieuw"),
]


def failing(demo, monkeypatch, error: type[Exception]):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(views, "sections", fail)
    return demo.person("yara").open("/wie-mag-wat")


@pytest.mark.parametrize(("error", "code", "says", "advice"), PAGES, ids=[str(code) for _, code, *_ in PAGES])
def test_each_code_has_its_page(demo, monkeypatch, error, code, says, advice):
    page = failing(demo, monkeypatch, error)
    assert page.status == code
    assert f"<title>{says}" in page.html
    assert advice in page.words
    assert 'name="csrf_token"' not in page.html


def test_an_unexpected_error_is_a_calm_page_and_tells_nothing(demo, monkeypatch):
    monkeypatch.setattr(demo.app, "testing", False)
    monkeypatch.setitem(demo.app.config, "PROPAGATE_EXCEPTIONS", False)
    page = failing(demo, monkeypatch, ZeroDivisionError)
    assert page.status == 500
    assert "Er ging bij ons iets mis" in page.words
    assert "ZeroDivision" not in page.html


def test_a_code_without_a_page_of_its_own_is_told_as_one_that_has(demo, monkeypatch):
    class Teapot(HTTPException):
        code = 418

    assert failing(demo, monkeypatch, Teapot).status == 400


def test_who_is_not_signed_in_is_sent_to_the_door_and_back(demo):
    answer = demo.browse().open("/mijn/casussen?na=x")
    assert answer.status == 302
    assert answer.location == "/inloggen?next=/mijn/casussen?na%3Dx"


def test_a_part_of_a_page_for_who_is_not_signed_in_is_a_page_with_words(demo):
    answer = demo.browse().open("/mijn/casussen", **{"HX-Request": "true", "HX-Request-Type": "partial"})
    assert answer.status == Unauthorized.code
    assert "Log eerst in" in answer.words


@pytest.mark.parametrize("who", ["yara", "bram", "hanneke", "marijke", "jian"])
def test_absent_and_not_allowed_give_the_same_bytes(demo, who):
    """For who may not know that something exists it does not: AVG 25, and what a name in a team would tell."""
    person = demo.person(who)
    foreign = demo.person("ricardo").casus()
    answers = [
        person.open(path)
        for path in (ABSENT, f"{foreign}/", f"{foreign}/hulpvraag", f"{foreign}/hulpvraag.pdf", f"{foreign}/delen",
                     f"{foreign}/wie-keek", f"{foreign}/toestemming/pauze", "/bestaat-niet", "/casus/kort/")
    ]  # fmt: skip
    assert {answer.status for answer in answers} == {404}
    assert len({answer.response.data for answer in answers}) == 1
    assert len({str(answer.response.headers) for answer in answers}) == 1
    assert "csrf_token" not in answers[0].html


def test_the_404_to_a_form_is_the_same_for_absent_and_not_allowed_and_keeps_the_text(demo):
    bram = demo.person("bram")
    token = bram.open("/mijn/sessies").hidden()["csrf_token"]
    foreign = demo.person("ricardo").casus()
    sent = {"csrf_token": token, "tekst": "Wat ik schreef", "onderwerp": "plan"}
    absent, refused = (bram.send(f"{path}bijdrage", sent) for path in (ABSENT, f"{foreign}/"))
    assert refused.status == absent.status == 404
    assert refused.response.data == absent.response.data
    assert "Wat ik schreef" in refused.words


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "HEAD"])
def test_another_method_opens_nothing(demo, method):
    yara = demo.person("yara")
    casus = yara.casus()
    answer = yara.client.open(f"{casus}/delen", method=method)
    assert answer.status_code in {200, 400, 404, 405}
    assert "hulpvraag" not in re.sub(r"(?s)<header.*?</header>", "", answer.get_data(as_text=True)).lower()


@pytest.mark.parametrize("path", ["/", "/inloggen", "/begin", ABSENT])
def test_a_host_that_is_not_ours_is_refused_with_words(demo, path):
    portal = Portal(replace(demo.settings, hosts=("portal.example",)))
    try:
        right = portal.app.test_client().get(path, base_url="http://portal.example")
        wrong = portal.app.test_client().get(path, base_url="http://elders.example")
    finally:
        portal.close()
    assert right.status_code < 500
    assert right.status_code != 400
    assert wrong.status_code == 400
    assert "Dit kwam niet goed aan" in wrong.get_data(as_text=True)
    assert "elders.example" not in wrong.get_data(as_text=True)
