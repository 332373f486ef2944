"""Pages with voorstellen and verzoeken cost as many queries with 10 as with 1."""

import pytest
from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.core.db import db
from portal.kluis import keyring
from portal.kluis.store import store
from portal.organisatie.models import Onderdeel
from portal.team import actions
from portal.team.models import Verzoek
from tests.casus.statements import cost
from tests.team.people import Round


@pytest.mark.parametrize(
    "database", ["sqlite"], indirect=True, scope="session"
)  # the statements are the same
def test_ten_of_everything_costs_as_much_as_one(portal):
    team = Round(portal)
    team.propose("bram")
    team.propose("yara", "Gemeente Nijmegen, schuldhulp", with_name="y")
    team["bram"].open(f"{team.casus}/voorstellen")  # what is unread is counted in the header: one query more
    before = costs(team)
    with portal.inside() as session:
        more_verzoeken(9)
        session.commit()
    assert costs(team) == before


def more_verzoeken(times: int) -> None:
    """Onderdelen of Hanneke's organisatie that are asked in Yara's casus too, with the name; Bram proposes each."""
    like = db.session.scalar(select(Verzoek).order_by(Verzoek.id.desc()).limit(1))
    casus = db.session.get(Casus, like.casus_id)
    keys = store().keys({("casus", casus.token), ("log", casus.token)})
    keyring.hang("casus", casus.id, keys["casus", casus.token], {"NAAM", "betrokkenen"})
    keyring.hang("log", casus.id, keys["log", casus.token], {"LOG"})
    taak = db.session.get(Onderdeel, like.onderdeel_id).taak
    author = db.session.get(Lidmaatschap, casus.client_id)
    bram = db.session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Bram Oosterling"))
    for number in range(times):
        onderdeel = Onderdeel(organisatie_id=like.organisatie_id, name=f"Deel {number}", taak=taak)
        db.session.add(onderdeel)
        db.session.flush()
        row = actions.propose(casus.id, author.id, None, onderdeel.id, "Ook deze.")
        actions.agree(casus.id, row.id, row.version, str(casus.naam))
        actions.propose(casus.id, bram.id, bram.partij_id, onderdeel.id, f"Reden {number}.", "Iemand")


def costs(team: Round) -> dict:
    office = team["hanneke"].organisatie()
    asked = team.asked(onderdeel="Schuldhulp")
    asks, decides = (
        cost(team.portal, team["hanneke"], asked),
        cost(team.portal, team["yara"], team.voorstel()),
    )
    paths = {
        "yara": ["/begin", f"{team.casus}/", team.page, f"{team.casus}/voorstel", f"{team.casus}/betrokken"],
        "bram": [
            f"{team.casus}/stoppen",
            f"{team.casus}/",
            f"{team.casus}/voorstellen",
            f"{team.casus}/voorstel",
        ],
        "hanneke": [f"{office}/verzoeken"],
    }
    return {"answer": asks, "decide": decides} | {
        (who, path): cost(team.portal, team[who], path) for who in paths for path in paths[who]
    }
