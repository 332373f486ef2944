"""What comes back is not what the provider said, or not to whom: nobody comes in, and the page says nothing of why."""

import base64
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.openid.elsewhere import Elsewhere, is_in
from tests.servers.openid import Window

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")


@pytest.fixture(scope="module")
def uwv(demo, provider):
    """Nobody comes in, so that one portal serves them all."""
    provider.honest()
    yield Elsewhere(demo, provider).of_organisatie("bram").linked("bram")


@pytest.fixture(autouse=True)
def honest(uwv):
    uwv.portal.app.extensions.pop("openid_metadata", None)
    uwv.provider.honest()


def turned_away(uwv, status: int = 400) -> None:
    person = uwv.portal.browse()
    page = uwv.sign_in(person, "bram")
    assert page.status == status, page.words
    assert not is_in(person)
    assert page.words.count("Bram") == 0


CLAIMS = {
    "wrong nonce": lambda claims: claims | {"nonce": "een ander"},
    "no nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "wrong issuer": lambda claims: claims | {"iss": "https://elders.example"},
    "for another client": lambda claims: claims | {"aud": "iemand anders"},
    "for two clients, asked by the other": lambda claims: claims | {"aud": ["portal", "b"], "azp": "b"},
    "past its end": lambda claims: claims | {"exp": int(time.time()) - 3600},
    "from the future": lambda claims: claims | {"iat": int(time.time()) + 3600},
    "another access token": lambda claims: claims | {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    "no subject": lambda claims: {name: value for name, value in claims.items() if name != "sub"},
    "a subject that is no text": lambda claims: claims | {"sub": 7},
}


@pytest.mark.parametrize("what", CLAIMS)
def test_a_token_that_is_signed_and_does_not_fit(uwv, what):
    uwv.provider.claims = CLAIMS[what]
    turned_away(uwv)


def part(told: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def unsigned(raw: str) -> str:
    return f"{part({'alg': 'none'})}.{raw.split('.')[1]}."


def other_words(raw: str) -> str:
    """The signature stays, the subject is another."""
    head, body, signature = raw.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{part(claims | {'sub': 'yara'})}.{signature}"


RAW = {
    "other words under the signature": other_words,
    "a broken signature": lambda raw: raw[:-8] + "AAAAAAAA",
    "no signature": unsigned,
    "no token at all": lambda raw: "",
    "three dots": lambda raw: "...",
}


@pytest.mark.parametrize("what", RAW)
def test_a_signature_that_is_none(uwv, what):
    uwv.provider.raw = RAW[what]
    turned_away(uwv)


def test_a_key_of_another_signs_nothing(uwv):
    uwv.provider.raw = other_key
    turned_away(uwv)


def other_key(raw: str) -> str:
    """Under the public key of the provider, as if it were a shared secret."""
    return f"{part({'alg': 'HS256'})}.{raw.split('.')[1]}.{'A' * 43}"


def test_a_code_counts_once_and_so_does_the_address_with_it(uwv):
    person, other = uwv.portal.browse(), uwv.portal.browse()
    path = Window().sign_in(uwv.begin(person), "bram")
    assert other.open(path).status == 400, "a browser that began nothing"
    kept = person.client.get_cookie("formulier").value
    assert person.open(path).status == 302
    assert person.open(path).status == 400
    person.client.set_cookie("formulier", kept)
    assert person.open(path).status == 400, "the cookie from before, set back"


def test_somebody_elses_answer_is_not_taken_for_ones_own(uwv):
    """Signing a victim in as oneself: the state belongs to the browser that began."""
    attacker, victim = uwv.portal.browse(), uwv.portal.browse()
    path = Window().sign_in(uwv.begin(attacker), "bram")
    uwv.begin(victim)
    assert victim.open(path).status == 400
    assert not is_in(victim)


def test_an_answer_of_another_provider_is_refused(uwv):
    person = uwv.portal.browse()
    path = Window().sign_in(uwv.begin(person), "bram")
    assert "&iss=" in path
    assert person.open(path.split("&iss=")[0] + "&iss=https%3A%2F%2Felders.example").status == 400
    assert not is_in(person)


def test_every_sign_in_goes_out_with_pkce_and_the_provider_refuses_one_without(uwv):
    url = uwv.begin(uwv.portal.browse())
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert (asked["code_challenge_method"], asked["response_type"]) == ("S256", "code")
    assert len(asked["code_challenge"]) == 43
    assert min(len(asked["nonce"]), len(asked["state"])) >= 20
    bare = url.replace("code_challenge", "left_out")
    answer = requests.get(bare, allow_redirects=False, timeout=10)
    assert "error=invalid_request" in answer.headers["Location"]


def test_who_stops_at_the_provider_begins_anew(uwv):
    person = uwv.portal.browse()
    state = parse_qs(urlsplit(uwv.begin(person)).query)["state"][0]
    issuer = uwv.provider.issuer
    page = person.open(f"/inloggen/terug?state={state}&error=access_denied&iss={issuer}")
    assert (page.status, "Begin opnieuw" in page.words) == (400, True)
    for odd in ("", "?state=", "?state=%00", f"?state={'x' * 5000}", "?code=a&code=b"):
        assert person.open(f"/inloggen/terug{odd}").status == 400, odd


def test_a_provider_that_is_away_gives_a_page_that_says_what_to_do(uwv):
    person = uwv.portal.browse()
    path = Window().sign_in(uwv.begin(person), "bram")
    uwv.provider.away = True
    late = person.open(path)
    assert (late.status, "sleutelpersoon kan nog inloggen met een passkey" in late.words) == (503, True)
    uwv.portal.app.extensions.pop("openid_metadata")
    page = uwv.portal.browse().open(f"/inloggen/bij/{uwv.token}")
    assert (page.status, "antwoordt niet" in page.words) == (503, True)
