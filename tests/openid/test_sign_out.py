"""Signing out here always works; what the provider says of signing out there counts at the next request."""

import time

import pytest

from tests.openid.elsewhere import is_in
from tests.servers.openid import Window

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


def told(uwv, token: str) -> int:
    """A server calls, without a cookie."""
    person = uwv.portal.browse()
    return person.send(f"/inloggen/bij/{uwv.token}/uit-van-buiten", {"logout_token": token}).status


def test_signing_out_at_the_provider_ends_the_session_here_at_the_next_request(uwv):
    """The whole way: the provider itself calls with a token that it signed."""
    bram, other, window = uwv.portal.browse(), uwv.portal.browse(), Window()
    uwv.sign_in(bram, "bram", window=window)
    uwv.sign_in(other, "bram", window=Window())
    assert is_in(bram)
    page = window.go(f"{uwv.provider.issuer}/session/end?client_id=portal")
    xsrf = page.text.split('name="xsrf" value="')[1].split('"')[0]
    window.session.post(
        f"{uwv.provider.issuer}/session/end/confirm", data={"xsrf": xsrf, "logout": "yes"}, timeout=10
    )
    assert told(uwv, uwv.provider.logouts.get(timeout=10)) == 200
    assert not is_in(bram)
    assert is_in(other), "another browser of the same person has a session of its own there"


def test_a_logout_token_counts_once_and_only_when_all_of_it_fits(uwv):
    bram, token = uwv.portal.browse(), uwv.provider.logout_token
    uwv.sign_in(bram, "bram")
    now = int(time.time())
    wrong = {
        "issuer": token(sub="bram", iss="https://elders.example"),
        "audience": token(sub="bram", aud="iemand anders"),
        "a nonce: an id_token": token(sub="bram", nonce="x"),
        "no event": token(sub="bram", events={}),
        "of nobody": token(),
        "no number": token(sub="bram", jti=None),
        "old": token(sub="bram", iat=now - 3600, exp=None),
        "past its end": token(sub="bram", exp=now - 3600),
        "a broken signature": token(sub="bram")[:-8] + "AAAAAAAA",
        "nothing": "",
    }
    for what, sent in wrong.items():
        assert told(uwv, sent) == 400, what
    assert is_in(bram)
    right = token(sub="bram")
    assert told(uwv, right) == 200
    assert not is_in(bram)
    uwv.sign_in(bram, "bram")
    assert told(uwv, right) == 200
    assert is_in(bram), "sent a second time it ends nothing"


@on_sqlite
def test_a_provider_that_was_confirmed_anew_still_ends_sessions_at_its_earlier_address(uwv):
    bram, before = uwv.portal.browse(), uwv.token
    uwv.sign_in(bram, "bram")
    uwv.set_up()
    after, uwv.token = uwv.token, before
    assert before != after
    assert told(uwv, uwv.provider.logout_token(sub="bram")) == 200
    assert not is_in(bram)
    uwv.values |= {"client_id": "een ander"}
    uwv.set_up()
    uwv.token = before
    assert told(uwv, uwv.provider.logout_token(sub="bram")) == 400, (
        "another client: nothing of it speaks any more"
    )


@on_sqlite
def test_one_is_out_here_even_when_the_provider_is_away(uwv):
    bram = uwv.portal.browse()
    uwv.sign_in(bram, "bram")
    uwv.provider.away = True
    uwv.portal.app.extensions.pop("openid_metadata")
    answer = bram.fill_in("/uitloggen")
    assert answer.status == 302
    assert not is_in(bram)
    page = bram.open(answer.location)
    assert "U bent hier uitgelogd" in page.words
    there = bram.open(page.link("daar-uit"))
    assert (there.status, "antwoordt niet" in there.words) == (503, True)


@on_sqlite
def test_one_can_sign_out_there_too(uwv):
    bram, window = uwv.portal.browse(), Window()
    uwv.sign_in(bram, "bram", window=window)
    page = bram.open(bram.fill_in("/uitloggen").location)
    place = bram.open(page.link("daar-uit")).location
    assert place.startswith(f"{uwv.provider.issuer}/session/end?client_id=portal")
    assert "uitloggen" in window.go(place).text


@on_sqlite
def test_ending_the_provider_signs_everybody_out_who_came_in_there(uwv):
    bram = uwv.portal.browse()
    uwv.sign_in(bram, "bram")
    sleutelpersoon = uwv.portal.person("peter-paul")
    path = f"{sleutelpersoon.organisatie()}/inloggen"
    form = sleutelpersoon.open(path).hidden(1)
    assert sleutelpersoon.send(f"{path}/stop", {**form, "doe": "werkt"}).status == 302
    assert not is_in(bram)
    assert uwv.portal.browse().open(f"/inloggen/bij/{uwv.token}").status == 404
