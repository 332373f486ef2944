"""A right belongs to a Lidmaatschap in one casus: not to a person, not to an organisation, not to yesterday."""

import pytest

from portal.account.models import Account, Role
from portal.core.db import db
from portal.policy.guard import on_self, still_holds
from portal.policy.permissions import Permission
from tests.policy.stage import actor_of
from tests.policy.test_situations import OWN_CASUS


def test_what_is_open_in_one_casus_opens_nothing_in_another(stage):
    stage.joins("uwv").opens("uwv", "plan werk")
    assert stage.may("uwv", stage.other_casus) == set()


def test_the_other_lidmaatschap_of_the_same_person_finds_nothing(stage):
    """An ervaringsdeskundige who also works for the GGZ: a right belongs to the Lidmaatschap, not to the person."""
    person = stage.who["ervaringsdeskundige"].account_id
    stage.person("the same person", stage.who["ggz"].role, stage.partij["ggz"], account=person)
    stage.joins("ervaringsdeskundige").opens("ervaringsdeskundige", "plan")
    assert stage.may("ervaringsdeskundige") == {
        "CASUS_READ",
        "CASUS_EXPORT",
        "BIJDRAGE_CORRECT",
        "TEAM_LEAVE",
        "TEAM_STOP",
        "TOESTEMMING_ASK",
        "BESTAND_REMOVE",
        "PLAN_READ",
        "PLAN_WRITE",
        "ACTIE_UPDATE",
    }
    assert stage.may("the same person") == set()


def test_a_client_who_also_works_reads_their_casus_as_client_alone(stage):
    person = stage.who["client"].account_id
    stage.person("the client at work", stage.who["uwv"].role, stage.partij["uwv"], account=person)
    stage.joins("uwv").opens("uwv", "plan")
    assert stage.may("the client at work") == set()
    assert stage.may("client") == set(OWN_CASUS.split())


def test_a_deactivated_account_finds_nothing_at_the_next_request(stage):
    stage.joins("uwv").opens("uwv", "plan")
    assert stage.may("uwv")
    db.session.get(Account, stage.who["uwv"].account_id).active = False
    db.session.flush()
    assert stage.may("uwv") == set()


def test_an_ended_lidmaatschap_finds_nothing_at_the_next_request(stage):
    stage.joins("uwv").opens("uwv", "plan")
    assert stage.may("uwv")
    stage.who["uwv"].active = False
    db.session.flush()
    assert stage.may("uwv") == set()


def test_a_lidmaatschap_that_moved_to_another_partij_takes_nothing_along(stage):
    stage.joins("wmo").opens("wmo", "plan dagelijks_leven")
    stage.who["wmo"].partij_id = stage.partij["participatiewet"].id
    db.session.flush()
    assert stage.may("wmo") == set()


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_the_table_and_sees_their_own_sessions(role):
    without = {Role.CLIENT, Role.SLEUTELPERSOON, Role.BESTUURDER, Role.BEHEERDER, Role.FUNCTIONARIS}
    lists = set() if role in without else {"CASUS_LIST", "NOODKAART_LIST"}
    invites = set() if role in without | {Role.NAASTE} else {"CLIENT_INVITE"}
    desk = {"IDENTITY_DESK"} if role in {Role.GEMEENTE, Role.UWV, Role.GGZ} else set()
    mail = {"MAIL_MANAGE", "REGIO_MANAGE", "DIGID_MANAGE"} if role is Role.BEHEERDER else set()
    agenda = set() if role in {*without - {Role.CLIENT}, Role.NAASTE} else {"AGENDA_USE"}
    hours = {"HOURS_WRITE"} if role is Role.ERVARINGSDESKUNDIGE else set()
    looks_up = set() if role in {Role.CLIENT, Role.NAASTE} else {"DIRECTORY_READ"}
    tells_not = {Role.BESTUURDER, Role.BEHEERDER, Role.FUNCTIONARIS}
    tells = {"EXPERTISE_WRITE"} if looks_up and role not in tells_not else set()
    also = lists | invites | desk | mail | agenda | hours | looks_up | tells
    everybody = {"SELF_READ", "POLICY_READ", "FACTOR_MANAGE"}
    assert {permission.name for permission in on_self(role)} == everybody | also


def test_who_works_for_a_task_that_takes_no_part_brings_no_client_in(stage):
    """Handhaving is not on the list of tasks: somebody of it sees no page to invite on."""
    invites = Permission.CLIENT_INVITE
    for who in ("uwv", "wmo", "ggz", "ips", "ervaringsdeskundige"):
        assert still_holds(actor_of(stage.app, stage.who[who]), invites), who
    stage.who["wmo"].partij_id = None
    db.session.flush()
    assert not still_holds(actor_of(stage.app, stage.who["wmo"]), invites)
