"""Never telling whether an account exists: same text, same status, exactly one hash check."""

import re

import pytest

from portal.account import passwords
from tests.account.signing_in import MAILS, RIGHT, attempt

ELSEWHERE = [
    "//evil.example/x", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "/\n/evil.example", "http:evil.example", " //evil.example", "/%09/evil.example",
    "///evil.example", "/" + "x" * 400,
]  # fmt: skip
WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar."


@pytest.fixture
def checks(monkeypatch) -> list[str]:
    """Grows with every hash that is checked."""
    found: list[str] = []
    verify = passwords._hasher.verify

    class Counting:
        def verify(self, hashed, password):
            found.append(hashed)
            return verify(hashed, password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    return found


def shown(page) -> str:
    """The page without what differs: the token, the id of the form, what was typed, what is asked of a passkey."""
    return re.sub(r'(?:value|data-options)="[^"]*"', "", page.html)


def test_the_right_password_signs_in(demo, checks):
    person = demo.browse()
    answer = attempt(person, f"  {MAILS['bram'].upper()} ", RIGHT)
    assert (answer.status, answer.location) == (302, "/begin")
    assert person.open("/mijn/casussen").status == 200
    assert len(checks) == 1


def test_wrong_unknown_and_deactivated_are_one_answer(demo, checks):
    answers = [
        attempt(demo.browse(), mail, password)
        for mail, password in (
            (MAILS["bram"], "verkeerd"),
            ("niemand@voorbeeld.example", RIGHT),
            (MAILS["gert-jan"], RIGHT),
            (MAILS["gert-jan"], "verkeerd"),
        )
    ]
    assert {answer.status for answer in answers} == {422}
    assert WRONG in answers[0].words
    assert len({shown(answer) for answer in answers}) == 1
    assert len(checks) == 4, "exactly one hash check each"


def test_the_password_is_never_drawn_again(demo):
    assert "geheimpje" not in attempt(demo.browse(), MAILS["bram"], "geheimpje").html


@pytest.mark.parametrize(
    ("mail", "password"), [("", "x"), ("x@y.example", ""), ("x" * 255, "x"), ("x", "y" * 257)]
)
def test_a_form_that_is_not_filled_in_costs_no_check(demo, checks, mail, password):
    assert attempt(demo.browse(), mail, password).status == 422
    assert not checks


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_next_never_leaves_the_site(demo, elsewhere):
    person = demo.browse()
    form = person.open("/inloggen").hidden()
    data = {**form, "mail": MAILS["bram"], "password": RIGHT}
    answer = person.client.post("/inloggen", query_string={"next": elsewhere}, data=data)
    assert answer.status_code == 302
    assert answer.location in {"/begin", "/%09/evil.example", "/%2509/evil.example"}


def test_next_within_the_site_is_where_one_goes(demo):
    person = demo.browse()
    sent = person.open("/mijn/casussen?na=x")
    answer = attempt(person, MAILS["bram"], RIGHT, path=sent.location)
    assert answer.location == "/mijn/casussen?na=x"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_a_kept_text_is_never_sent_to_another_site(demo, elsewhere):
    person = demo.browse()
    form = {**person.open("/inloggen").hidden(), "kept_next": elsewhere, "kept_text": "Wat ik schreef"}
    page = person.send("/inloggen/demo", {**form, "person": "yara"})
    assert "evil" not in page.html
    assert "evil" not in (page.location or "")


def test_a_text_that_was_being_written_is_still_there_after_signing_in_again(demo):
    tomasz = demo.person("tomasz")
    path = f"{tomasz.casus()}/schrijven/geholpen"
    form = tomasz.open(path).hidden()
    tomasz.client.delete_cookie("portal")
    page = tomasz.send(path, {**form, "tekst": "Ik was\nnog niet klaar."})
    assert page.status == 401
    again = {"mail": MAILS["tomasz"], "password": "verkeerd", "kept_text": "Ik was\nnog niet klaar."}
    page = tomasz.send("/inloggen", {**page.hidden(), **again})
    assert "Ik was\nnog niet klaar." in page.html
    page = tomasz.send("/inloggen", {**page.hidden(), **again, "password": RIGHT})
    assert "Uw tekst is er nog" in page.words
    action = re.search(r'<form class="p-read[^>]*action="([^"]*)"', page.html).group(1)
    assert action == path
    answer = tomasz.send(action, {**page.hidden(), "tekst": "Ik was\nnog niet klaar."})
    if answer.status == 409:  # without a version both texts are shown first
        answer = tomasz.send(action, {**answer.hidden(), "tekst": "Ik was\nnog niet klaar.", "keep": "mine"})
    assert answer.status == 302
    assert "Ik was\nnog niet klaar." in tomasz.open(path).html
