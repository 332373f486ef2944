import pytest


@pytest.mark.browser
def test_chromium_opens_a_page(browser):
    page = browser.new_page()
    page.set_content("<title>Wat werkt</title>")
    assert page.title() == "Wat werkt"
    page.close()
