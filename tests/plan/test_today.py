"""Over all casussen: what is late stands first; lateness is a fact in words."""

import re

from sqlalchemy import select

from portal.casus.models import Casus
from portal.core.tokens import text_of
from portal.inzage.models import Inzage, InzageObject


def test_what_is_late_stands_first(demo):
    words = demo.person("bram").open("/vandaag").words
    assert words.index("Over de datum") < words.index("Deze week")
    assert "5 dagen over de datum" in words


def test_who_has_nothing_is_told_so(demo):
    assert "Niets wacht op u." in demo.person("gwendolyn").open("/vandaag").words


def test_a_client_begins_with_the_one_thing_asked(demo):
    words = demo.person("naima").open("/begin").words
    assert "Dit vragen wij u" in words
    assert "Hierna vragen wij u nog 1 ding." in words


def test_what_is_late_speaks_to_its_owner_and_to_nobody_else(demo):
    bram, kofi = demo.person("bram"), demo.person("kofi")
    row = bram.open("/vandaag").html.split("Over de datum")[1].split("</li>")[0]
    actie = row.split("/actie/")[1][:22]
    where = f"{kofi.casus()}/actie/{actie}"
    assert "Uw actie is 5 dagen over de datum." in bram.open(where).words
    assert "Uw actie is" not in kofi.open(where).words


def test_the_look_is_one_row_of_the_log_with_each_casus_that_was_shown(demo):
    bram = demo.person("bram")
    shown = set(re.findall(r"/casus/([\w-]{22})/actie/", bram.open("/vandaag").html))
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
    assert len(shown) > 1
    assert all("plan" in row.cells for row in rows)
