"""What was opened ends by itself: the client hears of it once, beforehand; then it is a row of their log."""

import pytest
from sqlalchemy import select, update

from portal.casus.models import Casus
from portal.core import clock
from portal.notice.models import Kind
from portal.sweep import expire
from portal.toestemming import writing_down
from portal.toestemming.models import Sharing
from portal.toestemming.verify import verify_chains
from tests.notice.conftest import office, server  # noqa: F401 - fixtures
from tests.toestemming.places import cell_url, grid_of, secrecy_url

WMO, GGZ = "Gemeente Nijmegen, Wmo", "GGZ Waalrand (fictief)"


@pytest.fixture
def opened(office):  # noqa: F811
    """One cell and one doorbreking for a month; all else stands longer."""
    yara = office["yara"]
    assert yara.fill_in(cell_url(yara, WMO, "Werk"), doe="open", until="1").status == 302
    assert yara.fill_in(secrecy_url(yara, GGZ, WMO), doe="open", until="1").status == 302
    return office


def day(office, days: int) -> None:  # noqa: F811
    with office.later(days=days):
        office.worker.last_day = None
        office.worker.once()


def lines(office, days: int) -> str:  # noqa: F811
    with office.later(days=days):
        person = office.portal.person("yara")
        return person.open(f"{grid_of(person)}/logboek").words


def test_the_client_is_told_once_and_mailed_a_fortnight_before(opened):
    day(opened, 10)
    assert opened.told(Kind.ENDS_SOON) == set()
    day(opened, 17)
    assert opened.told(Kind.ENDS_SOON) == {"yara"}
    day(opened, 18)
    day(opened, 19)
    assert opened.mailed().count("yara") == 1
    with opened.later(days=19):
        yara = opened.portal.person("yara")
        assert yara.open("/nieuw").words.count("Iets wat u opende, sluit binnenkort vanzelf") == 1
        words = yara.open(grid_of(yara)).words.split("Dit sluit binnenkort vanzelf")[1]
        assert "‘Werk’ voor Gemeente Nijmegen, Wmo tot" in words
        assert "GGZ Waalrand (fictief) deelt met Gemeente Nijmegen, Wmo tot" in words


def test_it_is_closed_at_that_moment_and_a_row_of_the_log_soon_after(opened):
    casus = opened["yara"].casus()
    with opened.later(days=29):
        assert 'value="werk"' in opened.portal.person("marloes").open(f"{casus}/bijdrage").html
    with opened.later(days=31):
        assert 'value="werk"' not in opened.portal.person("marloes").open(f"{casus}/bijdrage").html
    assert "De tijd was om" not in lines(opened, 31)
    with opened.later(days=31):
        opened.worker.once()
        opened.worker.once()
    words = lines(opened, 31)
    assert words.count("De tijd was om. ‘Werk’ ging dicht voor Gemeente Nijmegen, Wmo.") == 1
    assert (
        words.count("GGZ Waalrand (fictief) deelt niet meer met Gemeente Nijmegen, Wmo. De tijd was om.") == 1
    )
    with opened.portal.inside():
        assert verify_chains().broken == []


def test_opened_again_before_the_worker_came_the_end_is_told_first(opened):
    with opened.later(days=31):
        yara = opened.portal.person("yara")
        assert yara.fill_in(cell_url(yara, WMO, "Werk"), doe="open").status == 302
        opened.worker.once()
    words = lines(opened, 31)
    again, ended = (
        words.index(part) for part in ("U opende ‘Werk’ voor Gem", "De tijd was om. ‘Werk’ ging dicht")
    )
    assert again < ended


def test_one_casus_that_cannot_be_closed_holds_up_no_other(opened, monkeypatch, caplog):
    with opened.portal.inside() as session:
        first, second = session.scalars(select(Casus.id).order_by(Casus.id).limit(2))
        session.execute(
            update(Sharing).where(Sharing.casus_id.in_([first, second])).values(valid_until=clock.now())
        )
        session.commit()

    def torn(casus_id):
        if casus_id == first:
            raise RuntimeError("Yara")
        lapse(casus_id)

    lapse = writing_down.lapse
    monkeypatch.setattr("portal.toestemming.writing_down.lapse", torn)
    with opened.portal.inside() as session:
        expire()
        still = select(Sharing.casus_id).where(Sharing.closed_at.is_(None))
        assert set(session.scalars(still)) & {first, second} == {first}
    told = [line for line in caplog.messages if "of a casus" in line]
    assert ["RuntimeError" in line and "Yara" not in line for line in told] == [True]
