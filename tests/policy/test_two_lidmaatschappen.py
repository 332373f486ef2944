"""Anouk works two days for UWV and two for a GGZ: under each she finds what is that one's, and nothing of the other."""

import pytest

from tests.support.portals import Portal, settings

OPEN_TO_UWV, OPEN_TO_GGZ = "Ruben Martijna", "(Nabil)"


@pytest.fixture
def uwv(demo):
    return demo.person("anouk", "UWV")


@pytest.fixture
def ggz(demo):
    return demo.person("anouk", "GGZ Vlietkade")


def test_she_chooses_as_whom_she_works_before_she_sees_anything(demo):
    anouk = demo.person("anouk")
    page = anouk.open("/mijn/casussen")
    assert page.location.startswith("/werk-als")
    assert OPEN_TO_UWV not in page.html


def test_each_list_holds_the_casussen_of_that_lidmaatschap(uwv, ggz):
    at_uwv, at_ggz = uwv.open("/mijn/casussen").words, ggz.open("/mijn/casussen").words
    assert (OPEN_TO_UWV in at_uwv, OPEN_TO_GGZ in at_uwv) == (True, False)
    assert (OPEN_TO_UWV in at_ggz, OPEN_TO_GGZ in at_ggz) == (False, True)


def test_the_address_of_the_others_casus_leads_nowhere(uwv, ggz):
    own, other = uwv.casus(), ggz.casus()
    assert uwv.open(f"{own}/").status == ggz.open(f"{other}/").status == 200
    for path in ("/", "/hulpvraag", "/hulpvraag.pdf", "/bijdrage", "/tijdlijn"):
        assert uwv.open(other + path).status == 404
        assert ggz.open(own + path).status == 404


def test_changing_over_takes_effect_at_the_next_request(portal):
    anouk = portal.person("anouk", "UWV")
    casus = anouk.casus()
    assert anouk.open(f"{casus}/").status == 200
    anouk.work_as("GGZ Vlietkade")
    assert anouk.open(f"{casus}/").status == 404
    anouk.work_as("UWV")
    assert anouk.open(f"{casus}/").status == 200


def test_the_log_says_as_whom_she_looked(demo):
    uwv, ruben = demo.person("anouk", "UWV"), demo.person("ruben")
    uwv.open(f"{uwv.casus()}/")
    words = ruben.open(f"{ruben.casus()}/wie-keek").words
    assert "Anouk Sewnarainsing, UWV" in words
    assert "Sewnarainsing, GGZ" not in words, "that somebody of there was refused can stand in it"


@pytest.fixture
def outside_the_demo(demo):
    """The same databases, served as a portal that is no demo."""
    urls = {"database_url": demo.settings.database_url, "kluis_url": demo.settings.kluis_url}
    portal = Portal(settings(demo.settings.data_dir, **urls, demo=False))
    yield portal
    portal.close()


def test_outside_the_demo_there_are_no_buttons_for_demo_people(demo, outside_the_demo):
    visitor = outside_the_demo.browse()
    page = visitor.open("/inloggen")
    assert "Yara" in demo.browse().open("/inloggen").html
    assert "Yara" not in page.html
    assert "/inloggen/demo" not in page.html
    assert visitor.send("/inloggen/demo", {**page.hidden(), "person": "yara"}).status == 404
