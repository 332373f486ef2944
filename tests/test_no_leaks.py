"""No word that somebody wrote stands readable in the database, its journal, another file, a log or a cookie.

Each sealed text of the demo carries a word of its own; its first words are looked for too.
"""

import base64
import json
import logging
import zlib

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.bestand.sending import put, written
from tests.policy.cast import stories, told
from tests.policy.owner import as_owner
from tests.uitnodiging.people import MAIL, NAAM, Invited, invited

TYPED = "Deze zin schreef ik net en hij staat nergens anders."
LONG_ENOUGH = 20


@pytest.fixture
def used(portal, caplog, monkeypatch):
    """A portal in which people read and wrote, and in which things went wrong."""
    caplog.set_level(logging.DEBUG)
    yara, bram, rafael = (portal.person(slug) for slug in ("yara", "bram", "rafael"))
    casus = yara.casus()
    for who in (yara, bram, rafael):
        for path in (
            "/begin",
            f"{casus}/",
            f"{casus}/hulpvraag",
            f"{casus}/toestemming/logboek",
            "/mijn/casussen",
        ):
            who.open(path)
    yara.fill_in(f"{casus}/schrijven/goed_in", tekst=TYPED)
    bram.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst=TYPED)
    put(
        bram, written(bram, casus), TYPED.encode() * 9_000, f"{TYPED}.txt"
    )  # in parts, and under its own name
    yara.send(f"{casus}/schrijven/best", {"tekst": TYPED, "csrf_token": "wrong"})
    Invited(portal.app).begin(*invited(portal.person("sunita"), NAAM), mail=MAIL)
    things_go_wrong(portal, yara, bram, casus, monkeypatch)
    portal.people = [yara, bram, rafael]
    return portal


def things_go_wrong(portal, yara, bram, casus: str, monkeypatch) -> None:
    """An exception that holds the text, and a database that refuses the row."""
    portal.app.testing = False

    def breaks(*arguments, **_):
        raise RuntimeError(f"could not keep {arguments}")

    with monkeypatch.context() as patched:
        patched.setattr("portal.tijdlijn.views.write.actions.contribute", breaks)
        assert bram.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst=TYPED).status == 500
    page = yara.open(f"{casus}/schrijven/zorgen")
    as_owner(portal, "ALTER TABLE concept RENAME TO gone")
    assert yara.send(f"{casus}/schrijven/zorgen", {**page.hidden(), "tekst": TYPED}).status >= 500
    as_owner(portal, "ALTER TABLE gone RENAME TO concept")


@pytest.fixture
def secrets(used) -> set[str]:
    """The canaries, the first words of every text, and the names and addresses of the clients."""
    found = {each["word"] for each in json.loads((used.settings.data_dir / "canaries.json").read_text())}
    texts = [TYPED, NAAM, MAIL]
    for story in stories():
        versions = [*story.get("versie", []), story.get("concept", {})]
        texts += [words for version in versions for words in version.values() if isinstance(words, str)]
        for bijdrage in story.get("bijdrage", []):
            texts += [bijdrage[name] for name in ("tekst", "bestand", "inhoud") if name in bijdrage]
        texts += [voorstel["waarom"] for voorstel in story.get("voorstel", [])]
        texts += [partij["naam"] for partij in story["partij"] if "naam" in partij]
    texts += [each[name] for each in told("uitnodigingen.toml")["uitnodiging"] for name in ("naam", "mail")]
    texts += [each[name] for each in told("bureau.toml")["uitnodiging"] for name in ("naam", "mail")]
    for mens in told("mensen.toml")["mens"]:
        if mens["lidmaatschap"][0]["role"] in {"client", "naaste"}:
            texts += [mens["name"], mens["mail"]]
    found |= {words[:LONG_ENOUGH] for words in texts if len(words) >= LONG_ENOUGH or " " in words[5:]}
    assert len(found) > 500
    return found


def leaked(content: bytes, secrets: set[str]) -> set[str]:
    return {words for words in secrets if words.encode() in content}


def dumped(url: str) -> bytes:
    """Every row of every table as PostgreSQL itself keeps it."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    content = bytearray()
    with psycopg.connect(address) as connection:
        connection.execute("SELECT set_config('portal.whole', 'on', false)")  # past the row rules
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in tables:
            with connection.cursor().copy(f"COPY {name} TO STDOUT (FORMAT binary)") as rows:
                for part in rows:
                    content += part
    return bytes(content)


def contents(portal, request) -> dict[str, bytes]:
    """Every file of the data folder; on PostgreSQL every row of both databases, and the server's own log."""
    folder = portal.settings.data_dir
    files = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    del files["canaries.json"]
    if portal.settings.on_sqlite:
        assert {"portal.sqlite", "portal.sqlite-wal", "kluis.sqlite", "kluis.sqlite-wal"} <= set(files)
        return files
    server = request.getfixturevalue("postgres")
    own_log = {"server log": (server.folder / "log").read_bytes()} if hasattr(server, "folder") else {}
    data, keys = portal.settings.owner_database_url, portal.settings.owner_kluis_url
    return {**files, **own_log, "rows": dumped(data), "keys": dumped(keys)}


def test_no_file_and_no_row_holds_what_somebody_wrote(used, secrets, request):
    found = contents(used, request)
    assert any(b"Bram Oosterling" in content for content in found.values()), "work names are readable"
    assert {name: words for name, content in found.items() if (words := leaked(content, secrets))} == {}


def test_no_log_holds_what_somebody_wrote(used, secrets, caplog):
    lines = "\n".join(
        f"{record.getMessage()} {record.exc_text or ''} {record.args!r}"
        for record in caplog.get_records("setup")
    )
    assert "RuntimeError on tijdlijn.write" in lines, "errors are logged, by name and place"
    assert leaked(lines.encode(), secrets) == set()


def test_no_cookie_holds_what_somebody_wrote(used, secrets):
    cookies = [cookie for who in used.people for cookie in who.client._cookies.values()]
    assert len(cookies) >= len(used.people)
    assert leaked(b"\n".join(readable(cookie.value) for cookie in cookies), secrets) == set()


def readable(value: str) -> bytes:
    """A signed cookie is no secret: it is base64, packed when it is long."""
    packed, payload = value.startswith("."), value.lstrip(".").split(".")[0]
    content = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return value.encode() + (zlib.decompress(content) if packed else content)
