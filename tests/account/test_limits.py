"""How long somebody stays signed in: by what they can do here, and by what they said of their own device."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.account.limits import HOME, OWN_DEVICE, WORK
from portal.account.models import SignInSession
from portal.core import clock
from tests.account.signing_in import MAILS, RIGHT

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
BEGIN = datetime(2031, 5, 5, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def with_password(demo, slug: str, **ticked):
    person = demo.browse()
    form = person.open("/inloggen").hidden()
    answer = person.send("/inloggen", {**form, "mail": MAILS[slug], "password": RIGHT, **ticked})
    assert answer.status == 302
    return person


@pytest.mark.parametrize(
    ("who", "ticked", "limits"),
    [
        ("bram", {}, WORK),
        ("bram", {"own_device": "y"}, WORK),
        ("joris", {}, WORK),
        ("hanneke", {}, WORK),
        ("yara", {}, HOME),
        ("linde", {}, HOME),
        ("yara", {"own_device": "y"}, OWN_DEVICE),
        ("linde", {"own_device": "y"}, OWN_DEVICE),
    ],
)
def test_a_session_ends_after_a_time_without_a_sign_of_life_and_at_the_longest(demo, who, ticked, limits):
    with clock.at(BEGIN):
        person, other = with_password(demo, who, **ticked), with_password(demo, who, **ticked)
    with clock.at(BEGIN + limits.idle - MINUTE):
        assert person.open("/wie-mag-wat").status == 200
    with clock.at(BEGIN + limits.idle + MINUTE):
        assert other.open("/wie-mag-wat").status == 302
    step, passed = limits.idle - 2 * MINUTE, limits.idle - MINUTE
    while passed + step < limits.longest:
        passed += step
        with clock.at(BEGIN + passed):
            assert person.open("/uitleg").status == 200, (
                "every page is a sign of life, also one for everybody"
            )
    with clock.at(BEGIN + limits.longest - MINUTE):
        assert person.open("/wie-mag-wat").status == 200
    with clock.at(BEGIN + limits.longest + MINUTE):
        assert person.open("/wie-mag-wat").status == 302


def test_who_can_become_a_professional_with_one_press_has_a_professionals_limits(portal):
    with clock.at(BEGIN):
        bram = portal.person("bram")
        bram.fill_in("/beginnen/verder", doe="begin", regio="haaglanden")
        assert bram.open("/begin").status == 200
    with clock.at(BEGIN + WORK.idle + MINUTE):
        assert bram.open("/werk-als").status == 302


def seen_at(demo, person) -> datetime:
    with demo.inside() as session:
        rows = session.scalars(select(SignInSession).order_by(SignInSession.id.desc()))
        return next(iter(rows)).seen_at


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(demo):
    with clock.at(BEGIN):
        bram = demo.person("bram")
    later = BEGIN + timedelta(minutes=10)
    with clock.at(later):
        assert bram.open("/mijn/sessie").response.json == {"seconds": 300, "stays": True}
    assert seen_at(demo, bram) == BEGIN
    with clock.at(later):
        form = bram.open("/uitloggen", **{"X-Nothing": ""}).hidden()
    with clock.at(later + 2 * MINUTE):
        answer = bram.send("/mijn/sessie", form).response.json
    assert answer == {"seconds": 900, "stays": True}
    assert seen_at(demo, bram) == later + 2 * MINUTE


def test_at_the_end_of_the_longest_a_sign_of_life_moves_nothing(demo):
    with clock.at(BEGIN):
        yara = with_password(demo, "yara")
    with clock.at(BEGIN + timedelta(hours=1, minutes=59)):
        yara.open("/begin")
    for hours in (3, 4, 5, 6):
        with clock.at(BEGIN + timedelta(hours=hours)):
            yara.open("/begin")
    with clock.at(BEGIN + timedelta(hours=7)):
        assert yara.open("/mijn/sessie").response.json == {"seconds": 3600, "stays": False}


def test_a_late_save_does_not_bring_a_session_back(portal):
    with clock.at(BEGIN):
        tomasz, other = portal.person("tomasz"), portal.person("tomasz")
        path = f"{tomasz.casus()}/schrijven/geholpen"
        form = {**tomasz.open(path).hidden(), "tekst": "te laat"}
    with clock.at(BEGIN + 5 * MINUTE):
        other.fill_in("/mijn/sessies", others="1")
        assert tomasz.send(f"{path}/bewaar", form).status == 401
        assert other.open("/mijn/sessies").words.count("Log hier uit") == 1
    with clock.at(BEGIN + 6 * MINUTE):
        assert tomasz.open("/begin").status == 302
        assert "te laat" not in other.open(path).html


def test_the_page_says_how_long_still_and_warns_before(demo):
    with clock.at(BEGIN):
        bram = demo.person("bram")
        html = bram.open("/mijn/casussen").html
    assert 'data-seconds="900" data-stays="ja" data-warning="180"' in html
    assert "Ik ben er nog" in html
    assert "js/awake.js" in html
    assert "data-awake" not in demo.browse().open("/inloggen").html
