"""Saved while typing, and nothing lost when the session ends, the network drops or two tabs are open."""

import pytest

from tests.browser.writing import is_save, saves

pytestmark = pytest.mark.browser


def test_what_is_typed_is_saved_and_the_page_says_when(writing):
    writing.type("Ik wil overdag rijden.")
    writing.saved()
    assert writing.stored() == "Ik wil overdag rijden."


def test_what_is_typed_before_the_scripts_arrive_is_saved_when_they_do(writing):
    held = []
    page = writing.visitor.new_page()
    page.route("**/htmx.*.js", lambda route: held.append(route) or None)
    with page.expect_request("**/htmx.*.js"):
        page.goto(writing.address, wait_until="commit")
    page.get_by_label("Hoe zou u geholpen zijn?").fill("Met een trage verbinding.")
    held[0].continue_()
    page.get_by_text("Bewaard om").wait_for()
    assert writing.stored() == "Met een trage verbinding."


def test_fifty_quick_saves_in_one_tab_are_no_conflict_and_the_last_text_stays(writing):
    statuses = saves(writing.page)
    for number in range(49):
        writing.field.fill(f"regel {number}")
        writing.page.locator("[data-autosave]").dispatch_event("again")
    with writing.page.expect_response(lambda a: is_save(a) and "laatste" in a.request.post_data):
        writing.field.fill("de laatste regel")
        writing.page.locator("[data-autosave]").dispatch_event("again")
    writing.saved()
    assert set(statuses) == {200}
    assert writing.stored() == "de laatste regel"


def test_fifty_saves_one_after_the_other_each_start_from_the_one_before(writing):
    for number in range(50):
        with writing.page.expect_response(is_save) as answer:
            writing.field.fill(f"regel {number}")
            writing.page.locator("[data-autosave]").dispatch_event("again")
        assert answer.value.status == 200
    assert writing.stored() == "regel 49"


def test_two_tabs_give_both_texts_and_put_under_each_other_keeps_both(writing):
    other = writing.other_tab()
    writing.type("Uit het eerste tabblad.")
    writing.saved()
    other.type("Uit het tweede tabblad.")
    other.page.get_by_role("button", name="Bekijk beide teksten").click()
    other.page.get_by_role("heading", name="Er zijn twee teksten").wait_for()
    for mine_or_other, words in (("Deze tekst", "Uit het tweede"), ("De andere tekst", "Uit het eerste")):
        shown = other.page.get_by_role("region", name=mine_or_other).get_by_role("blockquote")
        assert words in shown.inner_text()
    other.page.get_by_role("button", name="Zet ze onder elkaar").click()
    other.page.get_by_role("heading", name="Wat betekent werk voor u").wait_for()
    assert writing.stored() == "Uit het eerste tabblad.\n\nUit het tweede tabblad."


def test_the_network_drops_and_comes_back(writing):
    writing.visitor.context.set_offline(True)
    writing.type("Geschreven in de trein.")
    writing.page.get_by_text("Nog niet bewaard. Uw tekst staat nog hier.").wait_for()
    assert writing.field.input_value() == "Geschreven in de trein."
    writing.visitor.context.set_offline(False)
    writing.saved()
    assert writing.stored() == "Geschreven in de trein."


def test_somebody_signs_out_in_another_tab_and_in_again(writing):
    other = writing.other_tab()
    writing.type("Een begin")
    writing.saved()
    other.page.get_by_role("button", name="Uitloggen").click()
    other.page.wait_for_url("**/")
    writing.type(" en een eind.")
    writing.page.get_by_text("U bent uitgelogd. Uw tekst staat nog hier.").wait_for()
    assert writing.field.input_value() == "Een begin en een eind."
    other.page.goto("/inloggen")
    other.page.get_by_role("button", name="Log in als Tomasz").click()
    other.page.get_by_role("button", name="Uitloggen").wait_for()
    writing.page.evaluate("window.dispatchEvent(new Event('online'))")  # as when one comes back to the tab
    writing.page.get_by_text("U bent uitgelogd").wait_for(state="hidden")
    writing.saved()
    assert writing.stored() == "Een begin en een eind."


def test_the_session_ended_and_somebody_presses_the_button(writing):
    other = writing.other_tab()
    writing.visitor.page = other.page
    writing.visitor.sign_out()
    writing.type("Wat ik nog wilde zeggen.")
    writing.page.get_by_role("button", name="Verder", exact=True).click()
    writing.page.get_by_label("Dit schreef u").wait_for()
    assert writing.page.get_by_label("Dit schreef u").input_value() == "Wat ik nog wilde zeggen."


def test_a_reload_keeps_what_was_typed(writing):
    writing.type("Blijft staan.")
    writing.saved()
    writing.page.reload()
    assert writing.field.input_value() == "Blijft staan."
    writing.saved()


def test_a_tick_is_saved_too(writing):
    writing.page.get_by_role("link", name="Waar in uw leven?").click()
    writing.page.get_by_role("checkbox", name="Dagritme").check()
    writing.saved()
    writing.page.reload()
    assert writing.page.get_by_role("checkbox", name="Dagritme").is_checked()
    assert not writing.page.get_by_role("checkbox", name="Geld").is_checked()


def test_a_text_that_is_too_long_is_told_before_it_is_sent_and_kept(writing):
    statuses = saves(writing.page)
    writing.field.fill("é" * 19_000)
    writing.page.get_by_text("U kunt nog 1.000 tekens schrijven.").wait_for()
    writing.saved()
    writing.field.fill("é" * 20_001)
    writing.page.get_by_text("Uw tekst is 1 teken te lang.").wait_for()
    writing.page.get_by_text("Nog niet bewaard. Uw tekst staat nog hier.").wait_for()
    assert len(writing.field.input_value()) == 20_001
    assert set(statuses) == {200}
    assert writing.stored() == "é" * 19_000


def test_the_noodkaart_saves_itself_too(writing):
    page = writing.page
    page.goto(f"{writing.address.partition('/schrijven')[0]}/noodkaart/schrijven")
    page.get_by_label("Wat helpt mij?").fill("Even samen lopen.")
    writing.saved()
    page.get_by_label("Wie kunnen wij bellen?").fill("Mijn zus.")
    page.get_by_role("button", name="Bewaar de kaart").click()
    page.get_by_text("Uw kaart is bewaard.").wait_for()
    assert page.get_by_text("Even samen lopen.").is_visible()
