"""Snel weg stands on every page of a client, also before they have a casus, and who stops reads what fits them."""

import pytest

LEAVES = "data-leave"
PAGES = [
    "/uitnodiging/" + "A" * 22,
    "/uitnodiging/" + "A" * 22 + "?mee=1",
    "/welkom/account",
    "/welkom/gestopt",
    "/beginnen",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_client_without_a_casus_can_leave_quickly(demo, path):
    page = demo.browse().open(path)
    assert page.status == 200
    assert LEAVES in page.html
    assert "js/leave" in page.html


def test_a_page_of_nobody_in_particular_has_no_such_button(demo):
    assert LEAVES not in demo.browse().open("/privacy").html


@pytest.mark.parametrize(
    ("came", "said", "not_said"),
    [
        ("", "nieuwe uitnodiging of zelf", "meelezen"),
        ("?als=alleen", "U hebt geen uitnodiging nodig", "Wie u uitnodigde"),
        ("?als=mee", "later toch meelezen", "uitkering"),
    ],
)
def test_who_stops_reads_what_fits_how_they_came(demo, came, said, not_said):
    page = demo.browse().open(f"/welkom/gestopt{came}")
    assert said in page.words
    assert not_said not in page.words.split("U bent gestopt")[-1]
