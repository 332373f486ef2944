"""Whoever may read what is new is told of it, and nobody else; never who did it.

Yara's team: Marloes (Wmo), Fenna (GGZ), Bram (UWV), Joris (ervaringsdeskundige). What Fenna writes reaches Bram alone.
"""

import re

from sqlalchemy import select, update

from portal.core import clock
from portal.core.formats import today
from portal.notice.models import Notice
from portal.plan.models import Actie
from portal.toestemming.models import Doorbreking
from tests.bestand.sending import put, written
from tests.plan.team import choice
from tests.team.people import Round


def test_a_bijdrage_is_told_to_whom_its_onderwerp_is_open(office):
    office.write("bram", "werk")
    assert office.told("bijdrage") == {"yara", "fenna", "joris"}


def test_what_a_partij_with_beroepsgeheim_writes_is_told_to_whom_it_may_reach(office):
    office.write("fenna", "plan")
    assert office.told("bijdrage") == {"yara", "bram"}


def test_a_zienswijze_is_told_to_whoever_reads_the_bijdrage(office):
    office.write("fenna", "plan", "Dit zag ik.")
    office["yara"].fill_in(office.page("yara").link("/zienswijze"), tekst="Ik zie het anders.")
    assert office.told("zienswijze") == {"fenna", "bram"}


def test_a_new_text_of_the_hulpvraag_is_told_to_whom_that_answer_is_open(office):
    yara = office["yara"]
    for vraag, told in (("best", {"fenna", "bram", "joris"}), ("leefgebieden", {"fenna"})):
        office.start = clock.now()
        field = {"gebieden": "geld"} if vraag == "leefgebieden" else {"tekst": "Nu anders."}
        yara.fill_in(f"{office.casus}/schrijven/{vraag}", go="verder", **field)
        page = yara.open(f"{office.casus}/delen")
        ticks = [p.split('"')[0] for p in page.html.split('name="cel" value="')[1:] if "checked" in p[:60]]
        assert yara.send(f"{office.casus}/delen", {**page.hidden(), "cel": ticks}).status == 302
        assert office.told("hulpvraag") == told, vraag


def test_a_gezamenlijk_doel_is_told_when_proposed_and_when_confirmed(office):
    everybody = {"yara", "marloes", "fenna", "joris"}
    office["bram"].fill_in(f"{office.casus}/doel", tekst="Samen naar werk.")
    assert office.told("doel_proposed") == everybody
    doel = next(link for link in office.page("yara").links if f"{office.casus}/doel/" in link)
    office["yara"].fill_in(doel, doe="ja")
    assert office.told("doel_confirmed") == {"bram", *everybody} - {"yara"}


def test_what_became_of_an_actie_is_told_to_the_client_and_to_who_asked_it(office):
    actie = office.propose("bram", "Marloes")
    office.answer(actie, "ja")
    office.change("marloes", actie, due="2099-01-01")
    assert office.told("actie_moved") == {"yara", "bram"}
    office.change("marloes", actie, due="2099-01-01", stand="done")
    assert office.told("actie_done") == {"yara", "bram"}
    office.change("bram", actie, due="2099-01-01", stand="stopped", reason="Het hoeft niet meer.")
    assert office.told("actie_stopped") == {"yara"}


def test_a_doel_op_weg_is_told_to_whoever_reads_the_plan(office):
    everybody = {"yara", "marloes", "fenna", "joris"}
    office["bram"].fill_in(f"{office.casus}/doelen", tekst="Eerst een proefdag.", gebieden="geld")
    assert office.told("step_written") == everybody
    step = re.findall(rf"{office.casus}/doelen/[\w-]{{22}}", office.page("bram").html)[-1]
    page = office["bram"].open(step)
    assert office["bram"].send(step, {**page.hidden(), "doe": "stopt"}).status == 302
    assert office.told("step_ended") == everybody


def test_who_is_picked_as_casusregisseur_is_told_and_nobody_else(office):
    where = f"{office.casus}/wie-doet-mee/regisseur"
    page = office["yara"].open(where)
    bram = re.search(r'name="person" value="([^"]+)"[^>]*><span>(?:KANARIE\w+ )?Bram', page.html).group(1)
    assert office["yara"].send(where, {**page.hidden(), "person": bram, "doe": "kies"}).status == 302
    assert office.told("regisseur") == {"bram"}


def test_an_actie_is_told_to_its_owner_to_the_others_and_the_answer_to_both_sides(office):
    actie = office.propose("bram", "Marloes")
    assert office.told("actie_given") == {"marloes"}
    assert office.told("actie_proposed") == {"yara", "fenna", "joris"}
    office.answer(actie, "nee")
    assert office.told("actie_declined") == {"bram", "marloes"}
    office.start = clock.now()
    page = office["bram"].open(actie)
    office.change("bram", actie, page, owner=choice(page, "Joris"))
    assert office.told("actie_given") == {"joris"}


def test_an_actie_that_is_late_is_told_to_its_owner_once(office):
    actie = office.propose("bram", due=str(today()))
    for day in (1, 2, 3):
        with office.later(days=day):
            office.worker.last_day = None
            office.worker.once()
    office.people.clear()  # by then everybody has to sign in anew
    with office.portal.inside() as session:
        late = select(Notice.id).join(Actie, Actie.token == Notice.about).where(Notice.kind == "actie_late")
        assert len(session.scalars(late.where(Actie.made_at >= office.start)).all()) == 1
    assert office.told("actie_late") == {"bram"}
    assert "Een actie van u had al klaar moeten zijn" in office["bram"].open("/nieuw").words
    assert actie in office["bram"].open("/nieuw").links


def test_a_voorstel_is_told_to_who_may_see_who_takes_part(office):
    team = Round(office.portal)
    team.propose("marloes")
    assert office.told("voorstel") == {"yara", "fenna", "bram", "joris"}
    assert office["yara"].open(team.voorstel()).status == 200
    team.says("ja")
    team.names()
    assert office.told("joined") == {"yara", "marloes", "fenna", "bram", "joris"}
    assert all(office[who].open("/nieuw").status == 200 for who in ("yara", "marloes"))


def test_who_leaves_is_told_but_of_a_zorgpartij_to_the_client_alone(office):
    page = office["yara"].open(f"{office.casus}/wie-doet-mee")
    office["yara"].fill_in(end_of("Waalrand", page))
    assert office.told("left") == set()
    office["yara"].fill_in(end_of("UWV", page))
    assert office.told("left") == {"marloes", "joris"}


def test_a_gezamenlijk_doel_that_the_client_does_not_want_is_told_to_who_proposed_it(office):
    office["bram"].fill_in(f"{office.casus}/doel", tekst="Samen naar werk.")
    doel = next(link for link in office.page("yara").links if f"{office.casus}/doel/" in link)
    office["yara"].fill_in(doel, doe="nee")
    assert (office.told("doel_declined"), office.told("doel_confirmed")) == ({"bram"}, set())
    assert "De cliënt wil een doel niet dat u voorstelde" in office["bram"].open("/nieuw").words


def test_a_correction_is_told_to_who_reads_the_bijdrage_and_the_same_words_again_are_none(office):
    correct = written(office["bram"], office.casus, "werk", "Eerst dit.").replace("/bestand", "/verbeter")
    for tekst, told in (("Eerst dit.", set()), ("Nu dit.", {"yara", "fenna", "joris"})):
        assert office["bram"].fill_in(correct, tekst=tekst).status == 302
        assert office.told("corrected") == told, tekst


def test_a_bestand_is_told_to_who_reads_both_it_and_the_text_it_hangs_on(office):
    put(office["bram"], written(office["bram"], office.casus, "werk"), b"Een brief")
    assert office.told("bestand") == {"yara", "fenna", "joris"}
    actie = office.propose("fenna", tekst="Van de behandelaar")
    put(office["bram"], f"{actie}/bestand", b"Een brief")
    assert office.told("actie_bestand") == {"yara", "fenna"}
    office.start = clock.now()
    put(office["fenna"], f"{office.propose('marloes')}/bestand", b"Een verslag")
    assert office.told("actie_bestand") == {"yara", "bram"}


def test_of_a_bestand_with_a_text_that_was_closed_is_not_even_the_number_told(office):
    """Bram reads what Fenna writes as long as the client lets it through."""
    put(office["yara"], f"{office.propose('fenna')}/bestand", b"Een brief")
    assert office.told("actie_bestand") == {"fenna", "bram"}
    with office.portal.inside() as session:
        session.execute(update(Doorbreking).values(closed_at=clock.now()))
        session.commit()
    assert "bestand" not in office["bram"].open("/nieuw").words
    assert "Er staat een bestand bij een actie" in office["fenna"].open("/nieuw").words


def test_that_somebody_with_secrecy_stopped_is_told_as_the_table_says(office):
    page = office["fenna"].open(f"{office.casus}/stoppen")
    owners = dict(HANDED.findall(page.html))
    sent = {**page.hidden(), **owners, "line": "Ik ga weg."}
    assert office["fenna"].send(f"{office.casus}/stoppen", sent).status == 302
    assert (office.told("secrecy_left"), office.told("left")) == ({"yara"}, set())
    assert "Er is iemand gestopt met meedoen" in office["yara"].open("/nieuw").words


HANDED = re.compile(r'<select[^>]*name="(actie-[\w-]+)".*?<option value="([^"]+)"', re.S)


def end_of(name: str, page) -> str:
    """The address at which the client stops with this partij: the heading of its row bears the name."""
    rows = page.html.split('<li class="p-row">')
    row = next(each for each in rows if name in each.split("</h2>")[0] and "/stopt" in each)
    return re.search(r'href="(/[^"]+/stopt)"', row).group(1)
