"""One person, two Lidmaatschappen: "Ik werk nu als", and never both at once."""

import re

import pytest

from tests.support.people import attribute


@pytest.fixture
def anouk(demo):
    return demo.person("anouk")


def buttons(page) -> dict[str, str]:
    found = re.findall(r'<button[^>]*name="lidmaatschap".*?</button>', page.html, re.S)
    return {re.sub(r"<[^>]+>", "", button).strip(): attribute(button, "value") for button in found}


@pytest.mark.parametrize("path", ["/begin", "/mijn/casussen", "/mijn/sessies", "/wie-mag-wat"])
def test_who_has_several_chooses_first_and_then_goes_on(anouk, path):
    answer = anouk.open(path)
    assert answer.location == f"/werk-als?next={path}"
    page = anouk.open(answer.location)
    uwv = next(value for name, value in buttons(page).items() if "UWV" in name)
    assert anouk.send(answer.location, {**page.hidden(), "lidmaatschap": uwv}).location == path


def test_both_are_offered_with_function_and_organisation(anouk):
    names = list(buttons(anouk.open("/werk-als")))
    assert len(names) == 2
    assert any("arbeidsdeskundige bij UWV" in name for name in names)
    assert any("trajectbegeleider IPS bij GGZ" in name for name in names)


def test_the_header_says_as_what_one_works_and_offers_to_switch(anouk):
    anouk.work_as("UWV")
    page = anouk.open("/mijn/casussen")
    assert "Ik werk nu als: arbeidsdeskundige bij UWV" in page.words
    assert "/werk-als" in page.links
    assert page.words.count("nu als") == 1
    assert "Wissel" not in anouk.sign_in("bram").open("/mijn/casussen").words, (
        "one Lidmaatschap: nothing to switch"
    )


def test_after_switching_one_sees_only_what_the_other_may(anouk):
    lists = {}
    for part in ("UWV", "GGZ"):
        anouk.work_as(part)
        lists[part] = {link for link in anouk.open("/mijn/casussen").links if link.startswith("/casus/")}
        for link in lists[part]:
            assert anouk.open(link).status == 200
    anouk.work_as("UWV")
    for link in lists["GGZ"] - lists["UWV"]:
        assert anouk.open(link).status == 404
    assert lists["UWV"] != lists["GGZ"]


def test_the_lidmaatschap_of_somebody_else_cannot_be_taken(demo, anouk):
    other = demo.person("bram")
    page = other.open("/werk-als")
    theirs = next(iter(buttons(page).values()))
    answer = anouk.send("/werk-als", {**anouk.open("/werk-als").hidden(), "lidmaatschap": theirs})
    assert answer.status == 422
    assert anouk.open("/begin").location == "/werk-als?next=/begin"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_choosing_never_leads_to_another_site(anouk, elsewhere):
    page = anouk.open("/werk-als")
    chosen = {**page.hidden(), "lidmaatschap": next(iter(buttons(page).values()))}
    answer = anouk.client.post("/werk-als", query_string={"next": elsewhere}, data=chosen)
    assert answer.location == "/begin"
