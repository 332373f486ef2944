"""What nobody needs any more goes: invitations a month after their end, accounts with which nobody began."""

from datetime import timedelta

from portal.core import clock
from portal.core.clock import now
from portal.sweep import sweep
from tests.uitnodiging.people import Invited, invited
from tests.uitnodiging.test_journey import counts, more


def swept(portal, days: int) -> int:
    with portal.inside(), clock.at(now() + timedelta(days=days)):
        return sweep()


def test_an_account_with_which_nobody_began_goes_and_the_one_that_began_stays(portal):
    sunita = portal.person("sunita")
    before = counts(portal)
    Invited(portal.app).begin(*invited(sunita), mail="begon@elders.example")
    Invited(portal.app).arrive(*invited(sunita), mail="begon.niet@elders.example")
    swept(portal, 13)
    assert more(portal, before)["account"] == 2
    swept(portal, 15)
    assert more(portal, before)["account"] == 1
    assert portal.person("sunita").open("/mijn/uitnodigingen").words.count("Gebruikt") == 1


def test_an_invitation_goes_a_month_after_its_end_with_its_key(portal):
    sunita = portal.person("sunita")
    link, _ = invited(sunita)
    swept(portal, 14 + 29)
    assert counts(portal)["uitnodiging"] == 1, "those of the demo are older"
    assert swept(portal, 14 + 31) == 1
    assert counts(portal)["uitnodiging"] == 0
    assert portal.browse().open(link).status == 200
