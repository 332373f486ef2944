"""Where everybody begins: three sentences for who is new, one's own place for who is signed in."""

import pytest

from portal.account.models import Role
from portal.policy.permissions import Permission


def test_the_landing_page_says_in_three_sentences_what_this_is(demo):
    page = demo.browse().open("/")
    for sentence in (
        "U schrijft zelf hoe u geholpen zou zijn met werk.",
        "Gemeente, UWV, uw behandelaar en een ervaringsdeskundige zoeken samen het antwoord.",
        "U bepaalt wie wat leest.",
    ):
        assert sentence in page.words
    for whom in ("Voor u, als u werk zoekt", "Voor professionals", "Voor bestuurders en beheerders"):
        assert whom in page.words
    assert page.links.count("/inloggen") == 3
    assert page.links.count("/beginnen") == 2


def test_who_is_signed_in_begins_at_their_own_page(demo):
    assert demo.person("yara").open("/").location == "/begin"


@pytest.mark.parametrize("who", ["bram", "marloes", "fenna", "joris"])
def test_who_works_in_casussen_begins_with_today(demo, who):
    assert demo.person(who).open("/begin").location == "/vandaag"


@pytest.mark.parametrize("path", ["/", "/privacy", "/toegankelijkheid", "/uitleg", "/inloggen"])
def test_pages_for_everybody_need_no_sign_in(demo, path):
    assert demo.browse().open(path).status == 200


@pytest.mark.parametrize("who", ["yara", "tomasz"])
@pytest.mark.parametrize("path", ["/begin", "/mijn/sessies", "/wie-mag-wat", "/nergens"])
def test_a_client_has_the_way_out_and_the_line_on_need_on_every_page(demo, who, path):
    page = demo.person(who).open(path)
    assert "/snel-weg" in page.links
    for where in ("112", "huisarts", "113"):
        assert where in page.words


def test_a_client_who_wrote_nothing_is_asked_one_thing(demo):
    page = demo.person("tomasz").open("/begin")
    assert "Hoe zou u geholpen zijn?" in page.words
    assert "Niemand leest mee tot u het deelt." in page.words
    assert "Verder schrijven" not in page.words


def test_a_client_sees_their_own_words_first_and_who_reads_them(demo):
    page = demo.person("yara").open("/begin")
    assert "Ik wil weer bakken." in page.words
    assert "Wie ziet dit:" in page.words


def test_somebody_with_two_casussen_goes_from_one_to_the_other(demo):
    sem = demo.person("sem")
    page = sem.open("/begin")
    other = next(link for link in page.links if "/begin?casus=" in link)
    assert "ICT-opleiding" in page.words
    assert "ICT-opleiding" not in sem.open(other).words
    assert sem.casus() not in sem.open(other).links


def test_the_casus_of_somebody_else_is_not_begun_with(demo):
    theirs = demo.person("kofi").casus().removeprefix("/casus/")
    yara = demo.person("yara")
    assert "Kofi" not in yara.open(f"/begin?casus={theirs}").words
    assert yara.casus() in "".join(yara.open(f"/begin?casus={theirs}").links)


@pytest.mark.parametrize("who", ["yara", "bram", "fenna", "marloes", "joris", "hanneke", "marijke", "jian"])
def test_wie_mag_wat_draws_every_role_and_every_permission_for_whoever_is_signed_in(demo, who):
    page = demo.person(who).open("/wie-mag-wat")
    assert page.html.count('class="p-section p-flow"') == len(Role)
    for permission in Permission:
        assert page.words.count(permission.words) >= len(Role), permission


def test_wie_mag_wat_says_for_a_beheerder_that_no_hulpvraag_is_read(demo):
    sections = demo.person("bram").open("/wie-mag-wat").html.split("<section ")
    beheerder = next(each for each in sections if "Beheerder</span>" in each)
    may, never = beheerder.split("Wat deze rol nooit mag")
    assert "lezen hoe de cliënt geholpen zou zijn" in never
    assert "hulpvraag" not in may
    assert "casus" not in may


def test_wie_mag_wat_marks_the_role_of_who_looks(demo):
    sections = demo.person("bram").open("/wie-mag-wat").html.split("<section ")[1:]
    assert [("UWV</span>" in each) for each in sections if "uw rol" in each] == [True]


def test_wie_mag_wat_is_for_who_is_signed_in(demo):
    assert demo.browse().open("/wie-mag-wat").status == 302
