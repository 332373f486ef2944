"""To give, to withdraw and to go on take the same number of presses, without a word typed; counted without script."""

import pytest

from tests.toestemming.places import cell_url, grid_of, partij_url, secrecy_url

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"
DONE = ".p-notice[role=status]"


@pytest.fixture
def presses(live):
    """How many times somebody presses, from the grid until the page says that it is done."""
    yara = live.portal.person("yara")
    page = live.visit(java_script_enabled=False).sign_in("yara").page

    def count(find, *buttons: str) -> int:
        page.goto(grid_of(yara))
        page.locator(f'main a[href="{find(yara)}"]').first.click()
        for button in buttons:
            page.get_by_role("button", name=button).click()
        page.locator(DONE).wait_for()
        return 1 + len(buttons)

    return count


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_as_many_to_open_as_to_close(presses):
    steps = {
        "open a cell": presses(lambda y: cell_url(y, WMO, "Werk"), f"Open dit voor {WMO}"),
        "let it go on": presses(lambda y: cell_url(y, WMO, "Werk"), "Laat het langer open"),
        "close it": presses(lambda y: cell_url(y, WMO, "Werk"), f"Sluit dit voor {WMO}"),
        "let a behandelaar share": presses(lambda y: secrecy_url(y, GGZ, WMO), "Ja, dit mag"),
        "let it go on longer": presses(lambda y: secrecy_url(y, GGZ, WMO), "Laat het langer open"),
        "and not any more": presses(lambda y: secrecy_url(y, GGZ, WMO), "Dit mag niet meer"),
        "close all of a partij": presses(lambda y: partij_url(y, WMO), f"Sluit alles voor {WMO}"),
        "open it again": presses(lambda y: partij_url(y, WMO), f"Open dit weer voor {WMO}"),
        "close everything": presses(lambda y: f"{grid_of(y)}/pauze", "Pauzeer alles"),
    }
    assert set(steps.values()) == {2}, steps
