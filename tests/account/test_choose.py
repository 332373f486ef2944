"""One person, two Lidmaatschappen: "Ik werk nu als", and never both at once."""

import re

import pytest
from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap
from tests.support.people import FIELD, FORM, attribute


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


def ended(portal, slug: str, functie: str | None = None) -> None:
    """The Lidmaatschappen of somebody (or the one with this function) are over."""
    account = select(Account.id).where(Account.demo_slug == slug).scalar_subquery()
    over = update(Lidmaatschap).where(Lidmaatschap.account_id == account).values(active=False)
    with portal.inside() as session:
        session.execute(over.where(Lidmaatschap.functie == functie) if functie else over)
        session.commit()


TEXT = "Wat ik\nnet schreef."


@pytest.fixture
def writing(portal):
    """Anouk writes as one of UWV when that Lidmaatschap ends; the one at GGZ stays."""
    anouk = portal.person("anouk", "UWV")
    path = f"{anouk.casus()}/bijdrage"
    form = anouk.open(path).hidden()
    ended(portal, "anouk", "arbeidsdeskundige")
    return anouk, path, {**form, "onderwerp": "werk", "tekst": TEXT}


def test_what_was_being_written_when_a_lidmaatschap_ended_is_still_there(writing):
    anouk, path, sent = writing
    page = anouk.send(path, sent)
    assert page.status == 401
    assert TEXT in page.html
    ggz = next(iter(buttons(page).values()))
    page = anouk.send("/werk-als", {**page.hidden(), "kept_text": TEXT, "lidmaatschap": ggz})
    assert TEXT in page.html
    assert f'action="{path}"' in page.html
    page = anouk.send(path, {**page.hidden(), "tekst": TEXT})
    assert page.status == 404, "the other one takes no part there"
    assert TEXT in page.html


def test_a_choice_that_cannot_be_made_keeps_the_text(writing):
    anouk, path, sent = writing
    page = anouk.send(path, sent)
    page = anouk.send("/werk-als", {**page.hidden(), "kept_text": TEXT, "lidmaatschap": "x"})
    assert page.status == 422
    assert TEXT in page.html


def test_a_form_without_words_of_ones_own_only_asks_to_choose(writing):
    anouk, path, sent = writing
    assert anouk.send(path, {**sent, "tekst": ""}).location == f"/werk-als?next={path}"


def test_a_part_of_a_page_does_not_get_the_choice_in_its_place(writing):
    anouk, path, sent = writing
    answer = anouk.send(path, sent, **{"HX-Request": "true", "HX-Request-Type": "partial"})
    assert answer.status == 401


def test_who_has_no_lidmaatschap_left_is_told_so_and_keeps_the_text(portal, writing):
    anouk, path, sent = writing
    ended(portal, "anouk")
    page = anouk.send(path, sent)
    assert page.status == 401
    assert TEXT in page.html
    assert "U kunt nu nergens als werken" in page.words
    assert buttons(page) == {}


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_choosing_sends_a_kept_text_to_no_other_site(anouk, elsewhere):
    page = anouk.open("/werk-als")
    sent = {**page.hidden(), "kept_next": elsewhere, "kept_text": TEXT}
    for value in ("x", next(iter(buttons(page).values()))):
        answer = anouk.send("/werk-als", {**sent, "lidmaatschap": value})
        assert "evil" not in answer.html
        assert "evil" not in (answer.location or "")


def test_who_has_not_chosen_yet_can_sign_out(anouk):
    page = anouk.open("/werk-als")
    assert page.words.count("Uitloggen") == 1
    assert "/uitloggen" in page.html.split("<main", 1)[1]
    anouk.work_as("UWV")
    assert anouk.open("/werk-als").words.count("Uitloggen") == 1, "the header has it"


def test_signing_out_from_there_ends_the_session(portal):
    anouk = portal.person("anouk")
    form = FORM.findall(anouk.open("/werk-als").html)[-1]
    sent = {attribute(tag, "name"): attribute(tag, "value") for tag in FIELD.findall(form)}
    assert anouk.send(attribute(form, "action"), sent).location == "/"
    assert anouk.open("/begin").location == "/inloggen?next=/begin"
