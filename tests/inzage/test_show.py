"""The client reads who looked: in words, by day, of whom and since when they choose, each with its ground."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.casus.models import Casus
from portal.core import clock
from portal.core.db import db
from portal.core.tokens import token_of
from portal.inzage.models import InzageObject
from portal.inzage.queries import looks as queries
from tests.casus.statements import cost

DAY = re.compile(r"<h2 class=\"utrecht-heading-2\">[^<]+</h2><ul class=\"p-list\">(.*?)</ul></section>", re.S)


def lines(page) -> list[str]:
    """What stands under the days, a line each."""
    found = [part for day in DAY.findall(page.html) for part in day.split('<li class="p-row">')[1:]]
    return [" ".join(re.sub(r"<[^>]+>", " ", part).split()) for part in found]


def main(page) -> str:
    """The words of the page itself, without what stands in macros of the layout."""
    inner = page.html.split("<main", 1)[1].split("</main>")[0]
    inner = re.sub(r"<(select|nav|textarea|svg)\b.*?</\1>", "", inner, flags=re.S)
    inner = re.sub(r'<span class="p-hidden">.*?</span>', "", inner, flags=re.S)
    return re.sub(r"</?(p|li|h\d|br|div|section|ul|summary|label)\b[^>]*>", "\n", inner)


def sentences(page) -> list[str]:
    text = re.sub(r"<[^>]+>", " ", main(page))
    parts = re.split(r"\n|(?<=[.?!:])\s", text)
    return [part for part in (" ".join(each.split()) for each in parts) if part]


@pytest.fixture
def seen(demo):
    """Kofi's page, after Bram looked twice and Marloes was refused."""
    bram, kofi, marloes = demo.person("bram"), demo.person("kofi"), demo.person("marloes")
    casus = bram.casus_of("Kofi")
    for path in (f"{casus}/", f"{casus}/", f"{casus}/toestemming"):
        bram.open(path)
    marloes.open(f"{casus}/")
    return kofi, f"{kofi.casus()}/wie-keek"


def test_the_looks_of_one_person_on_one_day_are_one_line(seen):
    kofi, path = seen
    found = [line for line in lines(kofi.open(path)) if line.startswith("Bram Oosterling, UWV Las")]
    assert len([line for line in found if re.search(r"\d+ keer\.", line)]) == 1


def test_a_line_tells_on_which_ground_of_that_partij_and_onderwerp(seen):
    kofi, path = seen
    line = next(each for each in lines(kofi.open(path)) if each.startswith("Bram Oosterling, UWV Las"))
    assert "Mag dit, want: UWV helpt u, en u opende dit voor UWV." in line
    assert "Inkomen. UWV betaalt uw uitkering" in line


def test_the_ground_is_that_of_then_also_when_it_is_closed_now(portal):
    bram, kofi = portal.person("bram"), portal.person("kofi")
    bram.open(f"{bram.casus_of('Kofi')}/")
    kofi.fill_in(f"{kofi.casus()}/toestemming/pauze")
    line = next(each for each in lines(kofi.open(f"{kofi.casus()}/wie-keek")) if "inkomen" in each)
    assert "Inkomen. UWV betaalt uw uitkering" in line


def test_who_was_refused_reads_so_and_by_name_only_who_took_part(seen):
    """Marloes has nothing to do with Kofi: where she works is told, who she is, is not."""
    kofi, path = seen
    page = kofi.open(path)
    refused = [line for line in lines(page) if "Wilde iets openen dat dicht is. Zag niets." in line]
    assert any(line.startswith("Bram Oosterling, UWV") for line in refused)
    assert any(line.startswith("Iemand van Gemeente Nijmegen") for line in refused)
    kept = kofi.open(path.replace("wie-keek", "meenemen.json")).html
    assert "Marloes" not in page.words + kept
    assert "Iemand van Gemeente Nijmegen" in kept
    assert not any("Mag dit" in line for line in refused)


def test_only_the_looks_of_whom_one_chose(seen):
    kofi, path = seen
    page = kofi.open(path)
    uwv = re.search(r'<option value="([\w-]{22})">UWV', page.html).group(1)
    for wie, begins in ((uwv, "Bram Oosterling"), ("u", "U "), ("anders", "Iemand van ")):
        found = lines(kofi.open(f"{path}?wie={wie}"))
        assert found
        assert all(line.startswith(begins) for line in found), wie


def test_only_of_late(demo):
    yara = demo.person("yara")
    path = f"{yara.casus()}/wie-keek"
    at_night = "Las plan en dagelijks leven."  # seventeen days ago
    assert at_night in " ".join(lines(yara.open(f"{path}?periode=maand")))
    assert at_night not in " ".join(lines(yara.open(f"{path}?periode=week&wie=x")))
    with clock.at(clock.now() + timedelta(days=400)):
        page = demo.person("yara").open(f"{path}?periode=week&wie=anders")
    assert "Hier is niets voor uw keuze." in page.words


def test_a_search_and_a_choice_that_is_none(seen):
    kofi, path = seen
    tijdlijn = path.replace("wie-keek", "tijdlijn")
    kofi.fill_in(tijdlijn, zoek="plan")
    assert any("Zocht in uw tijdlijn." in line for line in lines(kofi.open(path)))
    everything = len(lines(kofi.open(path)))
    assert len(lines(kofi.open(f"{path}?wie=x&periode=x&voor={'A' * 22}"))) == everything


def test_further_back_no_look_is_left_out_or_told_twice(demo, monkeypatch):
    """Pages end between two days; one day that is longer than a page is cut."""
    casus = demo.person("yara").casus()
    for days in (9, 8, 8, 8, 8, 7):
        with clock.at(clock.now() + timedelta(days=days)):
            demo.person("bram").open(f"{casus}/")
    monkeypatch.setattr("portal.inzage.page.PAGE", 3)
    monkeypatch.setattr(queries, "PAGE", 3)
    monkeypatch.setattr(queries.looks, "__defaults__", (queries.Choice(), None, 3))
    with demo.inside():
        own = select(Casus.id).where(Casus.token == token_of(casus.split("/")[2])).scalar_subquery()
        rows = select(func.count()).select_from(InzageObject).where(InzageObject.casus_id == own)
        whole = db.session.scalar(rows)
    path, times, pages = f"{casus}/wie-keek?wie=&periode=", 0, 0
    with clock.at(clock.now() + timedelta(days=10)):
        reader = demo.person("yara")
        while path:
            page = reader.open(path)
            shown = lines(page)
            times += sum(int((re.search(r" (\d+) keer\.", line) or [0, 1])[1]) for line in shown)
            path, pages = next((link for link in page.links if "voor=" in link), None), pages + 1
    assert pages > 3
    assert times == whole


def test_the_page_costs_as_many_queries_for_many_looks_as_for_few(demo):
    yara, bram = demo.person("yara"), demo.person("bram")
    path = f"{yara.casus()}/wie-keek"
    few = cost(demo, yara, f"{path}?periode=week")
    for _ in range(10):
        bram.open(f"{yara.casus()}/")
    assert cost(demo, yara, f"{path}?periode=week") == few == cost(demo, yara, path)


def test_every_sentence_is_short(demo):
    """B1: twelve words on average, never more than twenty."""
    yara = demo.person("yara")
    path = f"{yara.casus()}/wie-keek"
    page = yara.open(path)
    for shown in (page, yara.open(page.link("/vraag")), yara.open(page.link("/wie-keek/vraag/"))):
        lengths = [len(each.split()) for each in sentences(shown)]
        assert max(lengths) <= 20, max(sentences(shown), key=lambda each: len(each.split()))
        assert sum(lengths) / len(lengths) <= 12
