"""How much memory a gunicorn worker holds after many requests."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from portal import ROOT
from tests.bench.busy import Viewer

COMMAND = ("-m", "gunicorn", "--worker-class", "gthread", "--threads", "4", "--log-level", "error")
PATIENCE = 60  # seconds for the server to start


class OverSocket(http.client.HTTPConnection):
    """HTTP over a socket in a folder: no port to be free."""

    def __init__(self, path: str):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


def resident(pid: int) -> float:
    """MB, as Linux counts them."""
    line = next(li for li in Path(f"/proc/{pid}/status").read_text().splitlines() if li.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def worker_of(master: int) -> int:
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"\nPPid:\t{master}\n" in status.read_text():
                return int(status.parent.name)
        except OSError:
            continue
    raise RuntimeError("gunicorn has no worker")


def worker_memory(portal, viewer: Viewer, requests: int) -> float:
    """Half of the requests on the casus page, half on the list."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/socket"
        command = [sys.executable, *COMMAND, "--bind", f"unix:{path}", "portal.wsgi:app"]
        started = subprocess.Popen(command, env={**os.environ, **environment(portal.settings)}, cwd=ROOT)
        try:
            wait_for(path, started)
            for nth in range(requests):
                ask(path, (viewer.casus, viewer.mine)[nth % 2], viewer.cookie)
            return resident(worker_of(started.pid))
        finally:
            started.terminate()
            started.wait()


def ask(path: str, page: str, cookie: str) -> None:
    connection = OverSocket(path)
    connection.request("GET", page, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{page}: {answer.status}")


def wait_for(path: str, started: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while started.poll() is None and time.monotonic() < until:
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as tried:
            if tried.connect_ex(path) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")


def environment(settings) -> dict[str, str]:
    return {
        "PORTAL_DATA_DIR": str(settings.data_dir),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_KLUIS_URL": settings.kluis_url,
        "PORTAL_SECRET_KEY": settings.secret_key,
        "PORTAL_DEMO": "1",
        "PORTAL_HTTPS": "0",
    }
