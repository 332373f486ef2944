import gc
import itertools
import os
from pathlib import Path

import pytest

from tests.servers.browser import chromium
from tests.servers.shared import shared_server
from tests.support.portals import DATABASES, on_postgres, on_sqlite

_numbers = itertools.count()


@pytest.fixture(scope="session")
def shared_root(tmp_path_factory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def postgres(shared_root):
    with shared_server(shared_root) as server:
        yield server


@pytest.fixture(scope="session", params=DATABASES)
def database(request) -> str:
    """Every test that asks for a portal runs on both."""
    return request.param


@pytest.fixture
def make_portal(request, database, shared_root, tmp_path):
    """make_portal(filled=False) for an empty one; closed and dropped after the test."""
    made = []

    def make(filled: bool = True):
        number = f"{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}_{next(_numbers)}"
        folder = tmp_path / number
        folder.mkdir(mode=0o700)
        if database == "sqlite":
            portal = on_sqlite(shared_root, folder, filled)
        else:
            server = request.getfixturevalue("postgres")
            portal = on_postgres(server, shared_root, folder, filled, f"t_{number}")
        made.append((portal, f"t_{number}"))
        return portal

    yield make
    for portal, name in made:
        portal.close()
        if database == "postgresql":
            server = request.getfixturevalue("postgres")
            server.drop(name)
            server.drop(f"{name}_kluis")
    gc.collect()


@pytest.fixture
def portal(make_portal):
    """The demo people and their casussen, every sealed text with its canary."""
    return make_portal()


@pytest.fixture
def empty(make_portal):
    return make_portal(filled=False)


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found
