"""Over all casussen: what is late stands first; lateness is a fact in words. What is new and what stands still is told
of what one may read, and of nothing else."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.casus.models import Casus
from portal.core import clock
from portal.core.tokens import text_of
from portal.inzage.models import Inzage, InzageObject
from tests.casus.statements import cost
from tests.policy.owner import as_owner
from tests.start.caseload import caseload

NAME = re.compile(r'<p class="p-case__name"><a[^>]*>(?:KANARIE\w+ )?([^<]*)</a>')


def section(page, heading: str) -> str:
    """The part of a page under this heading."""
    return (
        page.html.split(f">{heading}</h2>")[1].split("</section>")[0]
        if f">{heading}</h2>" in page.html
        else ""
    )


def names(page, heading: str) -> list[str]:
    return NAME.findall(section(page, heading))


@contextmanager
def later(days: float):
    with clock.at(clock.now() + timedelta(days=days)):
        yield


def visit_all(who) -> None:
    """Looks at every casus that the start page lists as new."""
    while links := set(re.findall(r'href="(/casus/[\w-]{22}/)"', who.open("/vandaag/nieuw").html)):
        for path in links:
            assert who.open(path).status == 200


@pytest.fixture
def bram(portal):
    """Bram, who saw everything there is."""
    who = portal.person("bram")
    visit_all(who)
    return who


def test_what_is_late_stands_first(demo):
    words = demo.person("bram").open("/vandaag").words
    assert words.index("Over de datum") < words.index("Deze week") < words.index("Iets nieuws")
    assert "5 dagen over de datum" in words


def test_who_is_in_no_casus_is_told_how_one_comes_in(demo):
    words = demo.person("gwendolyn").open("/vandaag").words
    assert "U doet nog niet mee in een casus. Een cliënt kan u vragen om mee te doen." in words
    assert "Iets nieuws" not in words


@pytest.mark.parametrize("who", ["bram", "joris"])
def test_who_has_only_casussen_in_which_nothing_is_open_reads_so_and_finds_the_way_out(portal, who):
    as_owner(portal, "UPDATE sharing SET closed_at = opened_at WHERE closed_at IS NULL")
    page = portal.person(who).open("/vandaag")
    assert "Er staat nu geen casus voor u open." in page.words
    assert "U doet nog niet mee" not in page.words
    assert page.link("/mijn/casussen/stoppen/")


def test_what_is_late_speaks_to_its_owner_and_to_nobody_else(demo):
    bram, kofi = demo.person("bram"), demo.person("kofi")
    row = bram.open("/vandaag").html.split("Over de datum")[1].split("</li>")[0]
    actie = row.split("/actie/")[1][:22]
    where = f"{kofi.casus()}/actie/{actie}"
    assert "Uw actie is 5 dagen over de datum." in bram.open(where).words
    assert "Uw actie is" not in kofi.open(where).words


def test_the_look_is_one_row_of_the_log_with_each_casus_that_was_shown(demo):
    bram = demo.person("bram")
    html = bram.open("/vandaag").html
    shown = set(re.findall(r"/casus/([\w-]{22})/", html))
    read = set(re.findall(r"/casus/([\w-]{22})/actie/", html))
    with demo.inside() as session:
        look = session.scalar(
            select(Inzage.id).where(Inzage.page == "vandaag.today").order_by(Inzage.id.desc()).limit(1)
        )
        rows = session.execute(
            select(Casus.token, InzageObject.cells)
            .join(Casus, Casus.id == InzageObject.casus_id)
            .where(InzageObject.inzage_id == look)
        ).all()
    assert {text_of(row.token) for row in rows} == shown
    assert {text_of(row.token) for row in rows if "plan" in row.cells.split()} == read
    assert len(read) > 1


def test_a_casus_that_the_page_does_not_show_is_not_looked_at(portal, bram):
    """Bram saw them all: they are neither new nor still, so the page opens only those with an actie."""
    shown = set(re.findall(r"/casus/([\w-]{22})/", bram.open("/vandaag").html))
    with portal.inside() as session:
        look = select(Inzage.id).where(Inzage.page == "vandaag.today").order_by(Inzage.id.desc()).limit(1)
        rows = session.scalars(
            select(Casus.token)
            .join(InzageObject, InzageObject.casus_id == Casus.id)
            .where(InzageObject.inzage_id == look.scalar_subquery())
        ).all()
    assert {text_of(token) for token in rows} == shown


def test_the_client_reads_that_it_was_an_overview(demo):
    kofi = demo.person("kofi")
    demo.person("bram").open("/vandaag")
    words = kofi.open(f"{kofi.casus()}/wie-keek").words
    assert "Zag uw naam, uw eerste zin en een actie in een overzicht." in words


def test_a_casus_that_somebody_never_opened_is_new_to_them_and_then_no_more(portal):
    bram = portal.person("bram")
    found = names(bram.open("/vandaag"), "Iets nieuws")
    assert "U keek hier nog niet" in section(bram.open("/vandaag"), "Iets nieuws")
    bram.open(f"{bram.casus_of('Yara')}/")
    assert names(bram.open("/vandaag"), "Iets nieuws") == [name for name in found if "Yara" not in name]


def test_what_another_wrote_is_new_and_what_i_wrote_is_not(portal, bram):
    casus = bram.casus_of("Yara")
    with later(1):
        bram = portal.person("bram")
        bram.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Van mij.")
        assert section(bram.open("/vandaag"), "Iets nieuws") == ""
    with later(2):
        portal.person("joris").fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Van Joris.")
        portal.person("joris").fill_in(f"{casus}/doelen", tekst="Nog een doel.", gebieden="geld")
        portal.person("yara").fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Van Yara.")
    with later(3):
        assert "Nieuw: 1 doel op weg en 2 bijdragen" in section(
            portal.person("bram").open("/vandaag"), "Iets nieuws"
        )


def test_what_one_may_not_read_is_not_news_and_moves_nothing(portal):
    """Yara writes about her behandeling, which UWV may never read: to UWV the casus stays as still as it was."""
    casus = portal.person("yara").casus()
    visit_all(portal.person("bram"))
    with later(40):
        before = portal.person("bram").open("/vandaag")
        assert any("Yara" in name for name in names(before, "Staat stil"))
        portal.person("fenna").open(f"{casus}/")
    with later(40.1):
        portal.person("yara").fill_in(
            f"{casus}/bijdrage", onderwerp="behandeling", tekst="Dit leest UWV nooit."
        )
        after = portal.person("bram").open("/vandaag")
        for heading in ("Iets nieuws", "Staat stil"):
            assert section(after, heading) == section(before, heading)
        row = section(portal.person("fenna").open("/vandaag"), "Iets nieuws").split("Yara")[1]
        assert "Nieuw: 1 bijdrage" in row.split("</li>")[0]


def test_a_text_under_secrecy_is_no_news_to_whom_it_does_not_reach(portal):
    """Somebody of the GGZ writes about werk, which UWV may read of others; no doorbreking lets it through."""
    caseload(portal, "bram", 1, also="fenna")
    visit_all(portal.person("bram"))
    with later(2):
        assert "Casus 00" not in section(portal.person("bram").open("/vandaag"), "Iets nieuws")
        fenna = portal.person("fenna")
        assert "Van een ander." in fenna.open(f"{fenna.casus_of('Casus 00')}/").words


def test_nothing_done_for_three_weeks_stands_still_since_a_day(portal, bram):
    with later(19):  # the newest that he may read is of yesterday, at any hour
        assert not any("Yara" in name for name in names(portal.person("bram").open("/vandaag"), "Staat stil"))
    with later(30):
        words = portal.person("bram").open("/vandaag").words
        assert "Hier kwam al 21 dagen niets bij dat u kunt lezen." in words
        assert re.search(r"staat stil sinds (\w+ )?\d{1,2} \w+", words)


def test_how_long_is_a_setting(portal, bram):
    portal.app.config["STILL_DAYS"] = 400
    with later(30):
        assert section(portal.person("bram").open("/vandaag"), "Staat stil") == ""


def test_a_long_list_is_paged_and_each_casus_stands_there_once(portal):
    caseload(portal, "gwendolyn", 60)
    who = portal.person("gwendolyn")
    first = who.open("/vandaag")
    assert len(names(first, "Iets nieuws")) == 8
    page, found = who.open(first.link("/vandaag/nieuw")), []
    while True:
        found += NAME.findall(page.html)
        more = [link for link in page.links if "?na=" in link]
        if not more:
            break
        page = who.open(more[0])
    assert sorted(found) == [f"Casus {n:02}" for n in range(60)]


def test_what_was_read_meanwhile_hides_nothing_of_the_next_page(portal):
    caseload(portal, "gwendolyn", 30)
    who = portal.person("gwendolyn")
    page = who.open("/vandaag/nieuw")
    for path in re.findall(r'href="(/casus/[\w-]{22}/)"', page.html):
        who.open(path)
    rest = who.open(next(link for link in page.links if "?na=" in link))
    assert len(NAME.findall(rest.html)) == 5


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_ten_casussen_cost_as_many_queries_as_one(portal):
    caseload(portal, "gwendolyn", 1)
    caseload(portal, "trudy", 10)
    for path in ("/vandaag", "/vandaag/nieuw", "/vandaag/stil"):
        one, ten = (cost(portal, portal.person(slug), path) for slug in ("gwendolyn", "trudy"))
        assert one == ten, path


def test_an_ervaringsdeskundige_begins_with_whom_they_help(demo):
    page = demo.person("joris").open("/vandaag")
    assert re.search(r"<h1[^>]*>Goede\w+, Joris</h1>", page.html)
    assert names(page, "Hier denkt u mee")
    assert "Staat stil" not in page.words


@pytest.mark.parametrize("who", ["yara", "hanneke", "marijke", "jian"])
@pytest.mark.parametrize("path", ["/vandaag", "/vandaag/nieuw", "/vandaag/stil"])
def test_who_works_in_no_casus_finds_no_such_page(demo, who, path):
    assert demo.person(who).open(path).status == 404
