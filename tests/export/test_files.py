"""The bestanden of a casus as one ZIP: by the same door as each of them, and the client sees who took it along."""

import io
import json
import re
from zipfile import ZipFile

import pytest

from tests.bestand.sending import put, written
from tests.casus.statements import counted
from tests.policy.expected import expected

LETTER = b"x" * 600_000  # in three parts


def packed(person, casus: str) -> dict[str, bytes]:
    page = person.open(f"{casus}/meenemen.zip")
    assert (page.status, page.response.mimetype) == (200, "application/zip")
    assert page.response.headers["Content-Disposition"] == 'attachment; filename="bestanden.zip"'
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.response.content_length == len(page.response.data)
    with ZipFile(io.BytesIO(page.response.data)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def index(found: dict[str, bytes]) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", found["inhoud.html"].decode().split("<main>")[1]).split())


@pytest.fixture
def told(portal):
    """Fenna of the GGZ wrote on the plan; UWV may read that, the gemeente may not (a doorbreking, 7:457 BW)."""
    yara, fenna = portal.person("yara"), portal.person("fenna")
    casus = yara.casus()
    put(fenna, written(fenna, casus), b"Verslag van de behandelaar", "verslag.txt")
    return portal, yara, fenna, casus


def test_the_client_takes_all_along_under_names_that_every_computer_takes(told):
    _, yara, _, casus = told
    address = written(yara, casus, tekst="Dit kwam met de post vandaag.")
    for name in ("brief.txt", "brief.txt", 'wat? "nu": <dit>.txt', "con.txt", "ë" * 119 + ".txt"):
        put(yara, address, LETTER, name)
    found = packed(yara, casus)
    names = [name.partition("/")[2] for name in found if name != "inhoud.html"]
    assert len(names) == len(set(names)) > 5
    assert [name for name in names if name.endswith(" brief.txt")]
    assert all(
        re.fullmatch(r'bestanden/\d{3} [^<>:"/\\|?*]+\.\w+', name) for name in found if name != "inhoud.html"
    )
    assert all(len(name.encode()) < 256 for name in names)
    assert list(found.values()).count(LETTER) == 5
    assert b"Verslag van de behandelaar" in found.values()
    for name in names:
        assert name.replace('"', "&#34;") in found["inhoud.html"].decode()
    assert "Dit kwam met de post vandaag." in index(found)
    assert "Erbij gezet door Fenna Achterberg" in index(found)


def test_the_data_tells_where_each_lies_in_it(told):
    _, yara, fenna, casus = told
    for person in (yara, fenna):
        data = person.open(f"{casus}/meenemen.json").response.get_json()
        paths = [one["pad"] for item in data["tijdlijn"] + data["acties"] for one in item["bestanden"]]
        assert sorted(paths) == sorted(name for name in packed(person, casus) if name != "inhoud.html")


def test_another_takes_along_what_they_may_read_and_no_more(told):
    portal, yara, _, casus = told
    assert b"Verslag van de behandelaar" in packed(portal.person("bram"), casus).values()
    marloes = portal.person("marloes")
    put(marloes, written(marloes, casus), b"Van de gemeente", "besluit.txt")
    theirs = packed(marloes, casus)
    assert b"Verslag van de behandelaar" not in theirs.values()
    assert "verslag" not in str(theirs)
    yara_s = packed(yara, casus)
    assert set(theirs.values()) - {theirs["inhoud.html"]} < set(yara_s.values())


def test_of_a_zorgpartij_no_name_goes_along(portal):
    """UWV may read what Fenna wrote, and may not know which GGZ takes part."""
    kofi, bram, fenna = (portal.person(slug) for slug in ("kofi", "bram", "fenna"))
    casus = kofi.casus()
    put(fenna, written(fenna, casus, "werk", "Een rustige week."), b"Rustig", "week.txt")
    found = packed(bram, casus)
    assert b"Rustig" in found.values()
    assert re.search("Erbij gezet door (een )?zorgpartij", index(found))
    everything = bram.open(f"{casus}/meenemen.zip").response.data.decode(errors="replace")
    for word in ("Fenna", "Achterberg", "Rafael", "Waalrand", "GGZ", "behandelaar"):
        assert word not in everything, word


@pytest.mark.parametrize("who", ["yara", "bram-uwv", "fenna-ggz", "marloes-wmo", "joris-ervaring"])
def test_no_word_goes_along_with_whom_it_should_not_reach(demo, who):
    """The words of the demo, a canary in each text, name and bestand; stored, so that they can be looked for."""
    page = demo.person(who.partition("-")[0]).open(f"{demo.person('yara').casus()}/meenemen.zip")
    words = set(re.findall(r"KANARIE[0-9a-f]{16}", page.html))
    assert words <= expected(demo.settings.data_dir / "canaries.json")[who]
    assert (page.status == 200) == bool(words)


def test_without_bestanden_it_is_not_offered(demo):
    sem, bram = demo.person("sem"), demo.person("bram")
    casus = sem.casus()
    for person in (sem, bram):
        data = json.dumps(person.open(f"{casus}/meenemen.json").response.get_json())
        assert '"pad"' not in data
        assert "ZIP" not in person.open(f"{casus}/meenemen").words
        assert person.open(f"{casus}/meenemen.zip").status == 404


def test_one_that_was_taken_away_does_not_go_along(told):
    _, yara, fenna, casus = told
    before = packed(yara, casus)
    fenna.fill_in(f"{put(fenna, written(fenna, casus), b'Weg ermee', 'weg.txt')}/weg")
    assert set(packed(yara, casus)) == set(before)


def test_the_client_sees_who_took_along_what(told):
    portal, yara, _, casus = told
    bram = portal.person("bram")
    assert "alle bestanden" not in yara.open(f"{casus}/wie-keek").words
    bram.open(f"{casus}/meenemen")
    assert "alle bestanden" not in yara.open(f"{casus}/wie-keek").words, (
        "that there are some is no look at them"
    )
    packed(bram, casus)
    told = "Bewaarde alle bestanden die deze persoon mag lezen, over plan, werk en gezondheid en werk."
    assert told in yara.open(f"{casus}/wie-keek").words


def test_it_comes_in_parts_and_nothing_of_it_comes_near_a_disk(told, monkeypatch):
    _, yara, _, casus = told
    put(yara, written(yara, casus), LETTER, "brief.txt")

    def never(*_args, **_kwargs):
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(f"tempfile.{name}", never)
    answer = yara.client.get(f"{casus}/meenemen.zip", buffered=False)
    assert max(map(len, answer.iter_encoded())) < 300_000
    answer.close()


def test_ten_cost_as_many_queries_as_one_beside_their_parts(told):
    portal, yara, _, casus = told

    def cost() -> int:
        packed(yara, casus)
        with counted(portal) as found:
            packed(yara, casus)
        return len([each for each in found if "FROM bestand_deel" not in each])

    before, address = cost(), written(yara, casus)
    for number in range(9):
        put(yara, address, b"%d" % number)
    assert cost() == before
