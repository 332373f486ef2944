"""What is new to me: what I may read now, until I read it."""

import pytest
from sqlalchemy import func, select

from portal.notice.models import Notice
from tests.casus.statements import cost, counted
from tests.support.people import Person


def count(person: Person) -> int:
    """What the header says."""
    html = person.open("/wie-mag-wat").html
    return int(html.split('class="p-count">')[1].split("<")[0]) if "p-count" in html else 0


def close(office, who: str, cell: str) -> None:
    """Yara closes a cell of the grid for this organisatie."""
    grid = office["yara"].open(f"{office.casus}/toestemming")
    for link in {link for link in grid.links if link.endswith(f"/{cell}")}:
        page = office["yara"].open(link)
        if who in page.words and 'value="sluit' in page.html:
            assert office["yara"].send(link, {**page.hidden(), "doe": "sluit"}).status in {200, 302}


def test_a_notice_says_what_happened_and_nothing_of_what_was_written(office):
    office.write("bram", tekst="Geheime woorden.")
    page = office["yara"].open("/nieuw")
    assert "Nieuwe bijdrage over plan" in page.words
    assert "Geheime woorden" not in page.html and "Bram" not in page.words
    assert count(office["yara"]) == 1
    assert count(office["bram"]) == 0


@pytest.mark.parametrize("where", ["thing", "casus"])
def test_opening_what_it_is_about_reads_it(office, where):
    office.write("bram")
    office.write("bram")
    yara = office["yara"]
    link = yara.open("/nieuw").link("/bijdrage/")
    assert count(yara) == 2
    yara.open(link if where == "thing" else f"{office.casus}/")
    assert count(yara) == (1 if where == "thing" else 0)
    assert "Nieuwe bijdrage over plan" in yara.open("/nieuw").words, "what was read stays on the list"


def test_another_page_of_the_casus_reads_nothing(office):
    office.write("bram")
    for page in ("/hulpvraag", "/wie-doet-mee", "/toestemming", "/wie-keek"):
        assert office["yara"].open(f"{office.casus}{page}").status == 200
    assert count(office["yara"]) == 1


def test_all_that_was_seen_is_read_with_one_button_and_what_came_since_is_not(office):
    office.write("bram")
    page = office["yara"].open("/nieuw")
    office.write("bram")
    assert office["yara"].send("/nieuw", page.hidden()).status == 302
    assert count(office["yara"]) == 1


def test_what_is_closed_is_not_new_any_more_not_even_as_a_number(office):
    office.write("bram")
    marloes = office["marloes"]
    assert (count(marloes), "Nieuwe bijdrage" in marloes.open("/nieuw").words) == (1, True)
    office["yara"].fill_in(f"{office.casus}/toestemming/pauze")
    assert (count(marloes), "Nieuwe bijdrage" in marloes.open("/nieuw").words) == (0, False)
    assert office.casus not in marloes.open("/nieuw").html
    assert count(office["yara"]) == 1


def test_the_page_shows_a_name_and_the_client_finds_that_in_who_looked(office):
    office.write("fenna")
    office["bram"].open("/nieuw")
    assert "Zag uw naam in een overzicht." in office["yara"].open(f"{office.casus}/wie-keek").words


def test_every_notice_leads_to_a_page_that_its_reader_has(office):
    office.write("bram")
    office["bram"].fill_in(f"{office.casus}/doel", tekst="Samen naar werk.")
    office.answer(office.propose("bram", "Marloes"), "ja")
    office["yara"].fill_in(f"{office.casus}/doel", tekst="Mijn eigen doel.")
    for slug in ("yara", "marloes", "bram", "joris", "fenna"):
        links = [link for link in office[slug].open("/nieuw").links if link.startswith(office.casus)]
        assert links, slug
        assert {link: office[slug].open(link).status for link in links} == dict.fromkeys(links, 200)


def test_ten_notices_cost_as_many_queries_as_one_and_none_costs_nothing(office):
    bram = office["bram"]
    quiet = {path: cost(office.portal, bram, path) for path in ("/wie-mag-wat", "/nieuw")}
    with counted(office.portal) as statements:
        bram.open("/wie-mag-wat")
    assert sum("notice" in statement for statement in statements) == 1, "with the session, and no more"
    office.write("yara")
    one = {path: cost(office.portal, bram, path) for path in quiet}
    for _ in range(9):
        office.write("yara")
    ten = {path: cost(office.portal, bram, path) for path in quiet}
    assert ten == one
    assert one["/wie-mag-wat"] == quiet["/wie-mag-wat"] + 1


def test_telling_five_people_costs_as_many_statements_as_telling_two(office):
    """One statement for all of them, whoever they are."""
    costs = []
    for onderwerp, people in (("werk", 3), ("plan", 4), ("inkomen", 1)):
        page = office["bram"].open(f"{office.casus}/bijdrage")
        form = {**page.hidden(), "onderwerp": onderwerp, "tekst": "Nieuw."}
        before = rows(office)
        with counted(office.portal) as statements:
            assert office["bram"].send(f"{office.casus}/bijdrage", form).status == 302
        costs.append(len(statements))
        assert rows(office) - before == people
    assert len(set(costs)) == 1


def rows(office) -> int:
    with office.portal.inside() as session:
        return session.scalar(select(func.count(Notice.id)))
