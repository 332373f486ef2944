"""The sleutelpersoon names somebody of the onderdeel that is asked, or says that nobody can; never more than needed."""

import re

from sqlalchemy import func, select

from portal.account.models import Lidmaatschap
from portal.casus.models import Teamlid
from portal.core.db import db
from portal.team.models import Verzoek
from tests.core.test_once import rows
from tests.policy.owner import as_owner
from tests.team.people import Round, at_once, person, section


def test_a_verzoek_tells_region_task_and_date_and_the_name_that_was_let_stand(demo):
    """Mevrouw A. ticked her name; that is how she is called in her casus."""
    words = Round(demo).office().words
    assert "Schuldhulp" in words
    assert "Taak: schuldhulp. Regio: Rijk van Nijmegen." in words
    assert "Mevrouw A." in words
    assert "antwoord uiterlijk" in words
    for hidden in ("Aukje", "huur", "Marloes Tempelman stelt"):
        assert hidden not in words


def test_only_active_people_of_that_onderdeel_can_be_named(demo):
    """Gert-Jan left; Sunita is of another onderdeel; Hanneke asks."""
    team = Round(demo)
    page = team["hanneke"].open(team.asked(onderdeel="Schuldhulp"))
    found = re.findall(r'name="person"[^>]*><span>([^<]+)</span>', page.html)
    assert found == ["Mirjam Ohello, schuldhulpverlener"]


def test_another_organisatie_and_other_roles_find_no_verzoeken(demo):
    team = Round(demo)
    asked = team.asked(onderdeel="Schuldhulp")
    for who in ("esra", "peter-paul", "abel", "jian", "marloes", "mirjam", "aukje", "yara"):
        for path in (asked, asked.rsplit("/", 1)[0]):
            refused = team[who].open(path)
            absent = team[who].open(f"/organisatie/{'A' * 22}/verzoeken")
            assert refused.status == absent.status == 404, who
            assert refused.response.data == absent.response.data
    own = team["esra"].organisatie()
    assert team["esra"].open(f"{own}/verzoeken/{asked.rsplit('/', 1)[1]}").status == 404
    assert "Er wacht nu geen verzoek op u." in team.office("esra").words


def test_the_name_is_readable_with_the_key_of_that_organisatie_alone(portal):
    """Outside the page of the sleutelpersoon no key hangs that opens it, not even for the client themselves."""
    team = Round(portal)
    team.propose("yara", with_name="y")
    with portal.inside():
        stored = db.session.scalars(select(Verzoek.naam_sealed)).all()
        assert len([blob for blob in stored if blob]) == 2
        assert not any(b"Yara" in blob or b"KANARIE" in blob for blob in stored)


def test_who_is_named_joins_and_the_name_of_the_client_goes(portal):
    team = Round(portal)
    team.propose("yara", with_name="y")
    assert team.names().location.endswith("/verzoeken?nu=noem")
    with portal.inside():
        row = db.session.scalar(select(Verzoek).order_by(Verzoek.id.desc()).limit(1))
        assert (row.stand, row.naam_sealed) == ("named", None)
        named = db.session.get(Lidmaatschap, row.named_id)
        assert named.work_name == "Sunita Ramdhani"
        joined = select(Teamlid.id).where(
            Teamlid.casus_id == row.casus_id, Teamlid.lidmaatschap_id == named.id, Teamlid.ended_at.is_(None)
        )
        assert db.session.scalar(joined) is not None
    assert "Yara" not in team.office().words
    assert "Sunita Ramdhani" in team["yara"].open(team.page).words


def test_the_client_finds_in_their_log_who_saw_the_name_and_who_answered(portal):
    team = Round(portal)
    team.propose("yara", with_name="y")
    team.names()
    words = team["yara"].open(f"{team.casus}/wie-keek").words
    assert "Hanneke Vos" in words
    assert "Zag uw naam." in words
    assert "Antwoordde op uw verzoek om mee te doen." in words
    assert "u vroeg deze organisatie om iemand te noemen" in words


def test_a_verzoek_without_a_name_is_no_look_at_anybody(portal):
    team = Round(portal)
    team.propose("yara")
    team["hanneke"].open(team.asked())
    assert "Hanneke" not in team["yara"].open(f"{team.casus}/wie-keek").words


def test_nobody_chosen_is_told_beside_the_field(portal):
    team = Round(portal)
    team.propose("yara")
    asked = team.asked()
    page = team["hanneke"].fill_in(asked, doe="noem")
    assert page.status == 422
    assert "Kies wie er meedoet." in page.words
    page = team["hanneke"].fill_in(asked, doe="noem", person="x" * 22)
    assert page.status == 422
    assert "Deze persoon kan nu niet meedoen." in page.words
    assert team["hanneke"].fill_in(asked, doe="iets anders").status == 422


def test_somebody_of_another_onderdeel_cannot_be_named_by_hand(portal):
    team = Round(portal)
    team.propose("yara")
    asked = team.asked()
    mirjam = person(team["hanneke"].open(team.asked(onderdeel="Schuldhulp")), "Mirjam")
    assert team["hanneke"].fill_in(asked, doe="noem", person=mirjam).status == 422


def test_who_stopped_working_meanwhile_cannot_be_named(portal):
    team = Round(portal)
    team.propose("yara")
    asked = team.asked()
    page = team["hanneke"].open(asked)
    form = {**page.hidden(), "doe": "noem", "person": person(page, "Sunita")}
    as_owner(portal, "UPDATE lidmaatschap SET active = FALSE WHERE work_name = 'Sunita Ramdhani'")
    assert team["hanneke"].send(asked, form).status == 422
    assert "Gevraagd, nog niemand genoemd" in section(team["yara"].open(team.page), "gevraagd")


def test_a_colleague_who_named_somebody_first_is_told_with_both(portal):
    team = Round(portal)
    team.propose("yara")
    asked = team.asked()
    page = team["hanneke"].open(asked)
    team["hanneke"].fill_in(asked, doe="niemand")
    form = {**page.hidden(), "doe": "noem", "person": person(page, "Sunita"), "request_id": "e" * 32}
    late = team["hanneke"].send(asked, form)
    assert late.status == 409
    assert "Uw keuze was: Sunita Ramdhani" in late.words
    assert "Een collega liet weten dat er nu niemand kan." in late.words


def test_an_ervaringsdeskundige_is_named_as_a_person(portal):
    """Of their onderdeel there can be one more: Joris takes part already."""
    as_owner(
        portal,
        "UPDATE lidmaatschap SET organisatie_id = (SELECT id FROM organisatie WHERE name LIKE '%De Draad%') "
        "WHERE work_name = 'Peter-Paul Adriaansz'",
    )
    team = Round(portal)
    team.propose("yara", "Cliëntenvereniging De Draad (fictief): ervaringsdeskundigheid")
    team.names("Tirza Meulenbeltink", team.asked("peter-paul", "Ervaring"), "peter-paul")
    assert "Tirza Meulenbeltink" in team["yara"].open(team.page).words
    assert "Joris van Loenen" in team["yara"].open(team.page).words


def test_two_sleutelpersonen_at_once_name_one_person(portal):
    """The same form of one, and forms of two windows: one Teamlid, one answer."""
    team = Round(portal)
    team.propose("yara")
    asked = team.asked()
    page = team["hanneke"].open(asked)
    form = {**page.hidden(), "doe": "noem", "person": person(page, "Sunita")}
    before = rows(portal, Teamlid)
    forms = [{**form, "request_id": f"{n // 2:032x}"} for n in range(8)]
    answers = at_once(portal, [team["hanneke"]] * 8, asked, forms)
    assert sorted(answer.status for answer in answers) == [302] * 2 + [409] * 6
    assert rows(portal, Teamlid) == before + 1
    with portal.inside():
        assert db.session.scalar(select(func.count(Verzoek.id)).where(Verzoek.stand == "named")) == 1
