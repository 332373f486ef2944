"""A professional is asked once whether a word belongs on a timeline that others read; a client never is."""

import pytest

WITH = "Zij heeft een depressie en slikt 20 mg."


@pytest.fixture
def told(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    return yara, bram, f"{yara.casus()}/bijdrage"


def test_it_is_asked_before_anything_is_saved(told):
    yara, bram, address = told
    page = bram.fill_in(address, onderwerp="werk", tekst=WITH)
    assert page.status == 422
    assert "Hoort dit op de tijdlijn?" in page.words
    assert "‘depressie’" in page.words
    assert WITH in page.words
    assert WITH not in yara.open(f"{yara.casus()}/").words


def test_who_is_sure_presses_again(told):
    yara, bram, address = told
    page = bram.fill_in(address, onderwerp="werk", tekst=WITH)
    answer = bram.send(address, {**page.hidden(), "onderwerp": "werk", "tekst": WITH})
    assert answer.status == 302
    assert WITH in yara.open(f"{yara.casus()}/").words


def test_another_word_is_another_question(told):
    _, bram, address = told
    page = bram.fill_in(address, onderwerp="werk", tekst=WITH)
    again = bram.send(address, {**page.hidden(), "onderwerp": "werk", "tekst": f"{WITH} Haar moeder ook."})
    assert again.status == 422
    assert "‘moeder’" in again.words


def test_a_correction_is_asked_about_too(told):
    _, bram, address = told
    bram.fill_in(address, onderwerp="werk", tekst="Zij is moe.")
    correction = bram.open(address.removesuffix("/bijdrage") + "/").link("/verbeter")
    assert "Hoort dit op de tijdlijn?" in bram.fill_in(correction, tekst=WITH).words


def test_a_client_is_never_asked(told):
    yara, _, address = told
    assert yara.fill_in(address, onderwerp="werk", tekst=f"Ik: {WITH} Mijn moeder helpt.").status == 302
