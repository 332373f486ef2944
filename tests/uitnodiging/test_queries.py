"""The page of one's own invitations costs as many queries with 10 as with 1."""

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.core.db import db
from portal.uitnodiging import actions
from portal.uitnodiging.models import Purpose
from tests.casus.statements import cost


def test_ten_invitations_cost_as_much_as_one(portal):
    sunita = portal.person("sunita")
    before = cost(portal, sunita, "/mijn/uitnodigingen")
    with portal.inside() as session:
        by = db.session.scalar(select(Lidmaatschap.id).where(Lidmaatschap.work_name == "Sunita Ramdhani"))
        for number in range(9):
            actions.invite(by, Purpose.CLIENT, f"Iemand {number}")
        session.commit()
    assert cost(portal, sunita, "/mijn/uitnodigingen") == before
    assert sunita.open("/mijn/uitnodigingen").words.count("Iemand") == 9
