"""A real server under files that are made to bring it down: it answers in words, others go on, its memory stays."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal import ROOT
from portal.bestand.inspection import INSPECTORS
from tests.bench.memory import COMMAND, OverSocket, environment, resident, wait_for, worker_of
from tests.bestand import made
from tests.bestand.sending import PARTS, body, links, written
from tests.support.people import Person

MORE = 100  # MB
ATTACKS = {
    "a polyglot": (lambda: made.pdf() + made.zipped({"a": "b"}), "a.pdf", "verstopt"),
    "an SVG with a script": (lambda: made.SVG, "a.svg", "(SVG)"),
    "a name with ../": (lambda: b"x" * 9_000_000, "../../a.txt", "De naam"),
    "names with ../ inside": (lambda: made.word_with("../../etc/passwd"), "a.docx", "namen"),
    "a zip bomb": (made.bomb, "a.docx", "veel te groot"),
    "50,000 x 50,000": (made.fifty_thousand_square, "a.png", "beeldpunten"),
    "10 MB of nothing": (lambda: bytes(9_900_000), "a.bin", "kennen wij niet"),
    "30 MB": (lambda: b"Hallo. " * 4_300_000, "a.txt", "groter dan 10 MB"),
}


def cookies(person: Person) -> str:
    return "; ".join(f"{each.key}={each.value}" for each in person.client._cookies.values())


class Served:
    """The portal behind gunicorn, as somebody who is signed in sees it."""

    def __init__(self, person, path: str):
        self.person, self.path, self.worker = person, path, 0

    @property
    def cookie(self) -> str:
        return cookies(self.person)

    def begin(self, address: str, size: int) -> OverSocket:
        connection = OverSocket(self.path)
        connection.putrequest("POST", address)
        for name, value in (("Cookie", self.cookie), ("Content-Type", PARTS), ("Content-Length", str(size))):
            connection.putheader(name, value)
        connection.endheaders()
        return connection

    @staticmethod
    def answer(connection: OverSocket) -> tuple[int, str]:
        response = connection.getresponse()
        said = response.read().decode()
        connection.close()
        return response.status, said

    def send(self, address: str, content: bytes) -> tuple[int, str]:
        connection = self.begin(address, len(content))
        connection.send(content)
        return self.answer(connection)

    def open(self, address: str, cookie: str = "") -> int:
        connection = OverSocket(self.path)
        connection.request("GET", address, headers={"Cookie": cookie or self.cookie})
        return self.answer(connection)[0]

    def send_while(self, other: Person, page: str, address: str, content: bytes) -> tuple[int, str, int]:
        """Sends it, while somebody else opens a page again and again; and how often they could."""
        opened = 0
        with ThreadPoolExecutor(1) as pool:
            sending = pool.submit(self.send, address, content)
            while not sending.done():
                assert self.open(page, cookies(other)) == 200
                opened += 1
        return *sending.result(), opened

    def most(self) -> float:
        """MB: the most that the worker held since `forget`."""
        lines = Path(f"/proc/{self.worker}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000

    def forget(self) -> float:
        Path(f"/proc/{self.worker}/clear_refs").write_text("5")
        return resident(self.worker)


@contextmanager
def behind_gunicorn(portal, person, folder: Path):
    path = f"{folder}/socket"
    command = [sys.executable, *COMMAND, "--bind", f"unix:{path}", "portal.wsgi:app"]
    started = subprocess.Popen(command, env={**os.environ, **environment(portal.settings)}, cwd=ROOT)
    try:
        wait_for(path, started)
        found = Served(person, path)
        found.open("/")  # now there is a worker
        found.worker = worker_of(started.pid)
        yield found
    finally:
        started.terminate()
        started.wait()


@pytest.fixture
def served(portal, tmp_path_factory):
    with behind_gunicorn(portal, portal.person("yara"), tmp_path_factory.mktemp("s")) as found:
        yield found


def test_each_is_refused_in_words_while_others_go_on_and_the_memory_stays(portal, served):
    yara, bram = served.person, portal.person("bram")
    casus = yara.casus()
    address = written(yara, casus)
    form = yara.open(address).hidden()
    assert served.send(address, body(form, b"Een gewone brief." * 100_000, "a.txt"))[0] == 302
    before = served.forget()

    slow = body({**form, "request_id": "0" * 32}, b"Hallo. " * 1_300_000, "lang.txt")
    waiting = served.begin(address, len(slow))
    waiting.send(slow[: len(slow) // 2])

    for what, (make, name, words) in ATTACKS.items():
        status, said, opened = served.send_while(bram, f"{casus}/", address, body(form, make(), name))
        assert (status, words in said) == (422, True), what
        assert opened, f"{what}: nobody waits"
    heavy = body({**form, "request_id": "1" * 32}, made.heavy_photo(), "foto.jpg")
    status, _, opened = served.send_while(bram, f"{casus}/", address, heavy)
    assert (status, opened > 1) == (302, True), "while a photo is made anew another reads on"
    assert yara.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Intussen.").status == 302

    waiting.send(slow[len(slow) // 2 :])
    assert served.answer(waiting)[0] == 302
    assert served.most() - before < MORE
    assert len(links(yara.open(address.removesuffix("/bestand")))) == 3, "those that are in order"


def test_a_wrong_one_is_refused_before_it_is_sent(served):
    """The first bytes are enough, or the length that was announced."""
    address = written(served.person, served.person.casus())
    form = served.person.open(address).hidden()
    whole = body(form, b"MZ\x90\x00" + bytes(9_000_000), "a.pdf")
    connection = served.begin(address, len(whole))
    connection.send(whole[: whole.index(b"MZ") + 8_000])
    status, said = served.answer(connection)
    assert (status, "programma" in said) == (422, True)
    status, said = served.answer(served.begin(address, 50_000_000))
    assert (status, "groter dan 10 MB" in said, "CSRF" in said) == (422, True, False)


def test_who_may_not_send_is_not_listened_to(served):
    stranger = served.begin(f"/casus/{'A' * 22}/bijdrage/{'A' * 22}/bestand", 9_000_000)
    assert served.answer(stranger)[0] == 404


RUNS = (
    "import runpy, sys; sys.path.insert(0, sys.argv[1]); runpy.run_path(sys.argv[2], run_name='__main__');"
    "sys.stderr.write(open('/proc/self/status').read())"
)


@pytest.mark.parametrize(
    ("family", "content"),
    [
        ("office", made.bomb),
        ("office", made.overlapping),
        ("pictures", made.fifty_thousand_square),
        ("papers", lambda: made.pdf_packed(bytes(500_000_000))),
    ],
)
def test_what_looks_into_it_stays_small_too(database, family, content):
    said, most = looked_into(family, content())
    assert said.startswith(b'{"refused": "too_')
    assert most < MORE


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (made.heavy_photo, b'{"kind": "jpeg"'),
        (lambda: made.picture("JPEG", (6000, 4000), progressive=True), b'{"kind": "jpeg"'),
        (lambda: made.picture("WEBP", (2040, 2040)), b'{"kind": "jpeg"'),
        (lambda: made.picture("WEBP", (3000, 2000)), b'{"refused": "too_many_dots"}'),
        (lambda: made.picture("PNG", (7000, 5000)), b'{"refused": "too_many_dots"}'),
    ],
)
def test_a_large_picture_that_is_in_order_takes_no_more(database, content, said):
    _, empty = looked_into("pictures", made.picture())
    found, most = looked_into("pictures", content())
    assert found.startswith(said)
    assert most - empty < MORE


def looked_into(family: str, content: bytes) -> tuple[bytes, float]:
    """What it said, and the most MB that it held."""
    command = [sys.executable, "-E", "-s", "-B", "-c", RUNS, INSPECTORS, INSPECTORS / f"{family}.py"]
    ran = subprocess.run(command, input=content, capture_output=True, env={}, cwd="/", check=True)
    most = next(line for line in ran.stderr.decode().splitlines() if line.startswith("VmHWM"))
    return ran.stdout, int(most.split()[1]) / 1000
