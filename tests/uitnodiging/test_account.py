"""Making an account: what is missing is said, what was typed stays, and who tries too often waits."""

import pytest

from portal.account import passwords
from tests.uitnodiging.people import MAIL, PASSWORD, Invited


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("password", "kort", "Kies een langer wachtwoord: 15 tekens of meer."),
        ("password", "", "Kies een wachtwoord."),
        (
            "password",
            MAIL,
            "Kies een wachtwoord zonder uw eigen naam, uw e-mailadres of de naam van uw organisatie.",
        ),
        ("mail", "geen adres", "Dit is geen e-mailadres."),
        ("naam", "   ", "Vul in hoe wij u noemen."),
        ("naam", "n" * 121, "Houd de naam korter dan 120 tekens."),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_the_rest_is_kept(demo, field, typed, said):
    answer = Invited(demo.app).make_account(path="/beginnen", **{"mail": MAIL, field: typed})
    assert answer.status == 422
    assert said in answer.words
    assert field == "naam" or 'value="Willemijn"' in answer.html
    assert PASSWORD not in answer.html


def test_the_eleventh_account_from_one_network_waits(portal, monkeypatch):
    monkeypatch.setattr(passwords, "hash_password", lambda _: "")
    client = Invited(portal.app)
    answers = [client.make_account(f"een{n}@elders.example", path="/beginnen") for n in range(11)]
    assert [answer.status for answer in answers] == [302] * 10 + [429]


def test_codes_are_tried_forty_times_from_one_network(portal):
    client = Invited(portal.app)
    answers = [client.enter(f"/uitnodiging/{'A' * 43}", "123456").status for _ in range(41)]
    assert answers == [422] * 40 + [429]
