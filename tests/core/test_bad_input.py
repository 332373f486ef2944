"""413, 400, 422, 409 or 404 with words; never a 500, never a lost text, never markup that runs."""

import re
from html import unescape

import pytest

from portal.account import passwords
from portal.core.forms import TYPED as TYPED_IN
from tests.core.doors import DOORS, TYPED, Door
from tests.core.sender import Sender
from tests.support.people import Page, Person

CALM = {200, 302, 400, 404, 409, 422, 429}
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>vet</b>{{ 7 * 7 }}{% raw %}${7*7}"
TEXTS = {
    "emoji": "👩🏽‍🍳🥖 é ﷽",
    "right to left": "مرحبا \u202egnp.exe שלום",
    "markup and templates": MARKUP,
    "NUL": "voor\0na",
    "20.001 characters": "é" * 20_001,
    "line ends": "\r\n\nregel\r\n",
}
# Saved while typing the text stays in the window; without a mail server a page asks for no address.
UNSEEN = {
    "hulpvraag.autosave": ("tekst",),
    "noodkaart.autosave": ("call", "helps", "avoid", "wishes"),
    **dict.fromkeys(("uitnodiging.invite", "desk.invite", "regio.first"), ("mail",)),
}

# What is refused before anything is asked of a database is the same on both.
before_the_database = pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
by_door = pytest.mark.parametrize("door", DOORS, ids=lambda door: door.path)


@pytest.fixture(autouse=True)
def no_hashing(monkeypatch):
    """What is tried here is the form, not the password: a check costs a tenth of a second."""
    monkeypatch.setattr(passwords, "right", lambda *_: False)


def words_in(page: Page) -> str:
    """All text of the page, fields included; a NUL is shown as a mark."""
    return unescape(page.html).replace("\r\n", "\n")


def saved(person: Person, door: Door, sender: Sender) -> str:
    """What stands there afterwards: in the field, on the timeline, in the plan."""
    return words_in(person.open(sender.places.fill(door.kept or door.page or door.path)))


def test_every_address_that_takes_a_form_is_tried(demo):
    takes = {rule.endpoint for rule in demo.app.url_map.iter_rules() if "POST" in rule.methods}
    assert takes == {door.endpoint for door in DOORS}


@by_door
def test_odd_text_in_a_field(demo, door):
    sender = Sender(demo, door)
    for field in door.text:
        for kind, text in TEXTS.items():
            answer = sender.send(**{field: text})
            where = f"{kind} in {field}"
            assert answer.status in CALM, where
            assert "<script>alert" not in answer.html, where
            assert "<img" not in answer.html, where
            if (
                TYPED_IN.get(field)
                and answer.status in {409, 422}
                and field not in UNSEEN.get(door.endpoint, ())
            ):
                shown = text.replace("\r\n", "\n").replace("\0", "�").strip()
                assert shown in words_in(answer), where
            if field == "tekst" and "gebieden" not in door.text:
                check_kept(sender, door, answer, text, where)
            if field == "kept_text":
                assert text.replace("\r\n", "\n").replace("\0", "�") in words_in(answer), where


def check_kept(sender: Sender, door: Door, answer: Page, text: str, where: str) -> None:
    wanted = text.replace("\r\n", "\n")
    if "\0" in text or len(text) > 20_000:
        assert answer.status == 422, where
        shown = wanted.replace("\0", "�")
        assert door.endpoint == "hulpvraag.autosave" or shown in words_in(answer), where
    elif door.once and answer.status in {409, 422}:
        assert wanted in words_in(answer), where
    else:
        assert answer.status in {200, 302}, where
        kept = saved(sender.person, door, sender)
        assert wanted in kept, where
        assert "<script>alert" not in sender.person.open(f"{sender.places['casus']}/").html


@before_the_database
@by_door
def test_text_that_is_no_utf_8_is_refused_and_shown(demo, door):
    """Saved with marks in place of what could not be read, it would be another text than was sent."""
    sender = Sender(demo, door)
    before = _without_ids(saved(sender.person, door, sender)) if "tekst" in door.text else None
    for field in door.text:
        for sent in (b"begin%ff%fe%C3%28eind", b"begin\xff\xfe\xc3\x28eind"):
            answer = sender.send_bytes(field, sent)
            assert answer.status == 422, field
            assert "die wij niet kunnen lezen" in answer.words, field
            assert field not in TYPED or "begin\ufffd\ufffd\ufffd(eind" in answer.words, field
    if before is not None:
        assert _without_ids(saved(sender.person, door, sender)) == before


def test_a_form_in_parts_is_read_as_strictly(demo):
    """As a script could send it: none of the portal's own forms comes in parts."""
    yara = demo.person("yara")
    path = f"{yara.casus()}/bijdrage"
    sent = {**yara.open(path).hidden(), "onderwerp": "plan", "tekst": b"begin\xffeind"}
    body, kind = encode_multipart(sent)
    assert yara.client.post(path, data=body, content_type=kind).status_code == 422


def encode_multipart(fields: dict) -> tuple[bytes, str]:
    parts = [
        b'--grens\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        % (name.encode(), value if isinstance(value, bytes) else value.encode())
        for name, value in fields.items()
    ]
    return b"".join(parts) + b"--grens--\r\n", "multipart/form-data; boundary=grens"


def test_a_sign_that_stands_for_the_unknown_may_be_typed(demo):
    yara = demo.person("yara")
    path = f"{yara.casus()}/bijdrage"
    assert yara.fill_in(path, onderwerp="plan", tekst="Er stond \ufffd op het scherm.").status == 302


@before_the_database
@by_door
def test_ten_megabytes(demo, door):
    sender = Sender(demo, door)
    answer = sender.send_bytes("tekst", b"x" * 10_000_000)
    assert answer.status == 413
    assert "Dit is te groot" in answer.words


@before_the_database
@by_door
def test_a_form_without_its_token_is_refused_and_keeps_the_text(demo, door):
    sender = Sender(demo, door)
    answer = sender.send_without("csrf_token", **dict.fromkeys(TYPED, "Wat ik schreef"))
    assert answer.status == 400
    said = (
        "Dit kwam niet goed aan",
        "Uw tekst is er nog",
    )  # the second: on a page of one's own, to send again
    assert any(words in answer.words for words in said)
    assert "Wat ik schreef" in answer.words


@before_the_database
@by_door
def test_a_form_with_the_token_of_somebody_else_is_refused_and_keeps_the_text(demo, door):
    foreign = demo.person("kofi").open("/mijn/sessies").hidden()["csrf_token"]
    answer = Sender(demo, door).send(csrf_token=foreign, **dict.fromkeys(TYPED, "Wat ik schreef"))
    assert answer.status == 400
    assert "Wat ik schreef" in answer.words


def test_what_was_ticked_in_a_form_that_is_refused_is_shown_too(demo):
    yara = demo.person("yara")
    answer = yara.send(f"{yara.casus()}/schrijven/leefgebieden", {"gebieden": ["wonen", "zin"]})
    assert answer.status == 400
    assert "wonen zin" in answer.words


VERSIONED = [door for door in DOORS if "version" in door.text and door.endpoint != "hulpvraag.preview"]


@pytest.mark.parametrize("door", VERSIONED, ids=lambda door: door.path)
def test_a_form_without_its_version_is_a_conflict(demo, door):
    """Every editable row has a version; a missing or an old one shows both texts and changes nothing."""
    for version in (None, "0", "99999999999", "x"):
        sender = Sender(demo, door)
        before = saved(sender.person, door, sender)
        fields = {"tekst": "Wat ik schreef", "gebieden": "zin"}
        if version is None:
            answer = sender.send_without("version", **fields)
        else:
            answer = sender.send(version=version, **fields)
        assert answer.status == 409, version
        if door.path.endswith("/geholpen"):
            assert "Wat ik schreef" in answer.words, version
        assert _without_ids(saved(sender.person, door, sender)) == _without_ids(before), version


def _without_ids(html: str) -> str:
    """Without what differs at every look: ids, seconds, and the count of news, which a look takes away."""
    news = r" <span class=\"p-count\">.*?ongelezen</span></span>"
    return re.sub(rf"[0-9a-f]{{32}}|csrf_token\" value=\"[^\"]*|data-seconds=\"\d+|{news}", "", html)
