"""Who works for an organisatie, and as what: names and numbers, and never a client."""

import pytest
from sqlalchemy import func, select

from portal.account.models import Lidmaatschap, SignInSession
from portal.core.db import db
from tests.casus.statements import counted
from tests.desk.office import Desk, option
from tests.policy.owner import as_owner

WMO = "Gemeente, onderdeel Wmo"
PARTICIPATIEWET = "Gemeente, onderdeel Participatiewet"


def test_who_comes_in_as_what_with_how_many_casussen_and_when_last(demo):
    desk = Desk(demo)
    assert desk.row("Marloes Tempelman").endswith(
        "Marloes Tempelman Wmo-consulent Gemeente, Wmo Casussen: 3 Laatst gezien: gisteren heeft toegang"
    )
    assert "Laatst gezien: vandaag" in desk.row("Hanneke Vos")
    assert "geen toegang" in desk.row("Gert-Jan Stolk")


def test_more_people_cost_no_more_queries(portal):
    desk = Desk(portal)
    desk.people()
    with counted(portal) as few:
        desk.people()
    with portal.inside() as session:
        first = session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == "Marloes Tempelman"))
        for number in range(10):
            session.add(
                Lidmaatschap(
                    account_id=first.account_id, role=first.role, organisatie_id=first.organisatie_id,
                    onderdeel_id=first.onderdeel_id, partij_id=first.partij_id, work_name=f"Bedacht {number}",
                )
            )  # fmt: skip
        session.commit()
    with counted(portal) as many:
        assert "Bedacht 9" in desk.people().words
    assert len(many) == len(few)


def test_functie_and_onderdeel_change_and_the_log_tells_it(portal):
    desk = Desk(portal)
    assert desk.change("Merel Oosthuizen", WMO, functie="Wmo-consulent").status == 302
    assert "Wmo-consulent Gemeente, Wmo" in desk.row("Merel Oosthuizen")
    assert "Hanneke Vos veranderde Merel Oosthuizen: Gemeente, Wmo, Wmo-consulent" in desk.log()
    with portal.inside():
        merel, marloes = (
            db.session.scalar(select(Lidmaatschap).where(Lidmaatschap.work_name == name))
            for name in ("Merel Oosthuizen", "Marloes Tempelman")
        )
        assert merel.partij_id == marloes.partij_id, "another onderdeel is another partij"


def test_who_has_work_keeps_their_onderdeel_until_it_is_handed_over(portal):
    """Under another partij they would be in a casus that no client let that partij into."""
    desk = Desk(portal)
    refused = desk.change("Marloes Tempelman", PARTICIPATIEWET, functie="Wmo-consulent")
    assert refused.status == 422
    assert "Draag dat eerst over" in refused.words
    assert "Gemeente, Wmo" in desk.row("Marloes Tempelman")
    assert desk.change("Marloes Tempelman", functie="senior Wmo-consulent").status == 302


def test_an_older_page_changes_nothing_and_keeps_what_was_typed(portal):
    desk = Desk(portal)
    path = desk.mens("Merel Oosthuizen")
    page = desk.person.open(path)
    desk.change("Merel Oosthuizen", functie="iets anders")
    late = desk.person.send(
        path, {**page.hidden(0), "place": option(page, WMO), "functie": "Wmo-consulent", "paid": ""}
    )
    assert late.status == 409
    assert 'value="Wmo-consulent"' in late.html
    assert "iets anders" in late.words


def test_only_what_this_kind_of_organisatie_has_can_be_chosen(demo):
    own, uwv = Desk(demo), Desk(demo, "peter-paul")
    mine = own.person.open(own.mens("Merel Oosthuizen")).words
    assert "Bestuurder" in mine
    assert "onderdeel SUWI" not in mine
    theirs = option(uwv.person.open(uwv.mens("Bram Oosterling")), "UWV, onderdeel SUWI")
    form = own.person.open(own.mens("Merel Oosthuizen")).hidden(0)
    sent = {**form, "place": theirs, "functie": "", "paid": ""}
    assert own.person.send(own.mens("Merel Oosthuizen"), sent).status == 422


def test_an_ervaringsdeskundige_is_paid_or_not(portal):
    desk = Desk(portal, "romy")
    assert (
        desk.change("Tirza Meulenbeltink (vrijwillig)", functie="ervaringsdeskundige", paid="betaald").status
        == 302
    )
    assert "Tirza Meulenbeltink (betaald)" in desk.people().words


def test_access_ends_at_the_next_request_and_can_be_given_back(portal):
    desk, merel = Desk(portal), portal.person("merel")
    assert merel.open("/vandaag").status == 200
    assert desk.hand_over("Merel Oosthuizen", None, "einde").location.endswith("/mensen?nu=einde")
    assert merel.open("/vandaag").status == 302
    assert "Zonder toegang" in desk.people().words
    assert desk.press("Merel Oosthuizen", "terug").status == 302
    assert portal.person("merel").open("/vandaag").status == 200
    assert "gaf Merel Oosthuizen weer toegang" in desk.log()


def test_signed_out_everywhere(portal):
    desk, browsers = Desk(portal), [portal.person("marloes") for _ in range(2)]
    assert desk.press("Marloes Tempelman", "uit").status == 302
    for each in browsers:
        assert each.open("/vandaag").location.startswith("/inloggen")
    with portal.inside():
        assert db.session.scalar(select(func.count(SignInSession.id))) == 1, "Hanneke herself"


@pytest.mark.parametrize("name", ["Hanneke Vos", "Rashida Oudkerk", "Jian Hooglander"])
def test_oneself_another_sleutelpersoon_and_the_beheerder_are_not_changed_alone(demo, name):
    desk = Desk(demo)
    path = desk.mens(name)
    form = desk.person.open(desk.mens("Merel Oosthuizen")).hidden()
    assert desk.person.open(path).status == 200
    assert desk.person.open(f"{path}/werk").status == 404
    for where, what in (("", ""), ("/toegang", "uit"), ("/werk", "einde")):
        assert desk.person.send(f"{path}{where}", {**form, "doe": what}).status == 404


def test_nobody_lets_themselves_in_as_something_else(portal):
    """Merel's account is Hanneke's too: one person, whatever they work as."""
    as_owner(
        portal,
        "UPDATE lidmaatschap SET account_id = (SELECT account_id FROM lidmaatschap WHERE work_name = 'Hanneke Vos') "
        "WHERE work_name = 'Merel Oosthuizen'",
    )
    desk = Desk(portal, lidmaatschap="sleutelpersoon")
    path = desk.mens("Merel Oosthuizen")
    assert desk.person.open(f"{path}/werk").status == 404
    assert "Merel" not in desk.person.open(f"{desk.mens('Sunita Ramdhani')}/werk").words


@pytest.mark.parametrize("who", ["abel", "jian", "marloes", "bram", "yara", "esra"])
def test_for_anybody_else_there_is_no_desk(demo, who):
    desk, person = Desk(demo), demo.person(who)
    nowhere = person.open(f"/organisatie/{'A' * 22}/mensen").response.data
    for path in (
        f"{desk.office}/mensen",
        f"{desk.office}/logboek",
        f"{desk.office}/nalopen",
        desk.mens("Merel Oosthuizen"),
    ):
        answer = person.open(path)
        assert (answer.status, answer.response.data) == (404, nowhere), path
