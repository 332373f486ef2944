"""What a new password must be: the same wherever one is chosen."""

import pytest

from portal.password.rules import COMMON, NAMED, fault

NAMES = ("Marloes Tempelman", "m.tempelman@elders.example", "Gemeente Nijmegen", "Li Wu")


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "wachtwoord123456",
        "qwertyuiopasdfgh",
        "aaaaaaaaaaaaaaaaaaaa",
        "123456789012345",
        "geheimgeheimgeheim",
    ],
)
def test_a_common_one_is_refused_however_long(password):
    assert fault(password, ()) == COMMON


@pytest.mark.parametrize(
    "password",
    [
        "ik ben marloes en 4 honden",
        "TEMPELMAN-op-de-fiets",
        "nijmegen en een oude brug",
        "een kat van liwu 38 wolk",
    ],
)
def test_ones_own_name_and_that_of_the_organisatie_are_refused(password):
    assert fault(password, NAMES) == NAMED


@pytest.mark.parametrize(
    "password",
    [
        "vier losse woorden zijn sterk",
        "paard lamp wolk fiets",
        "żółw ma 3 skrzydła",
        "x" * 3 + "klem op boomhut" * 16,
    ],
)
def test_a_sentence_needs_no_capitals_digits_or_signs(password):
    assert fault(password, NAMES) is None
