import os
import subprocess
import sys
import tempfile

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from tests.servers.postgres import ROLES
from tests.servers.shared import PREFIX, join, leave, shared_server, sweep, template

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("servers")]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("servers")


@pytest.fixture(scope="module")
def server(root):
    with shared_server(root) as server:
        yield server


def ask(url, query):
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(query))
            return result.scalar() if result.returns_rows else None
    finally:
        engine.dispose()


@pytest.mark.parametrize("role", ROLES)
def test_the_portals_roles_may_sign_in_and_are_no_superuser(server, role):
    assert ask(server.url("postgres", role), "SELECT current_user") == role
    assert ask(server.url("postgres", role), "SHOW is_superuser") == "off"


def test_a_clone_has_the_rows_and_the_owner_of_its_template(server, root):
    def build(name):
        ask(server.url(name, "portal_owner"), "CREATE TABLE regio AS SELECT 'Haaglanden' AS name")

    template(root, server, "sample", build)
    template(root, server, "sample", pytest.fail)
    server.clone("sample", "sample_1")
    assert ask(server.url("sample_1", "portal_owner"), "SELECT name FROM regio") == "Haaglanden"
    ask(server.url("sample_1", "portal_owner"), "CREATE SCHEMA mine")
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask(server.url("sample_1", "portal_app"), "SELECT name FROM regio")
    server.drop("sample_1")
    assert not server.exists("sample_1")


@pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="the given server is not ours to stop")
def test_a_second_worker_gets_the_same_server_and_the_last_one_stops_it(root, server):
    assert join(root).folder == server.folder
    other = "import sys, tests.servers.shared as s; print(s.join(sys.argv[1]).folder)"
    done = subprocess.run([sys.executable, "-c", other, root], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(server.folder)
    assert server.running()


def test_the_server_of_a_killed_run_is_swept_away(tmp_path):
    if "TEST_DATABASE_URL" in os.environ:
        pytest.skip("the given server is not ours to stop")
    killed = join(tmp_path)
    (killed.folder / "users").write_text("[4194305]")  # more than the highest process id
    assert str(killed.folder).startswith(f"{tempfile.gettempdir()}/{PREFIX}")
    sweep()
    assert not killed.folder.exists()
    again = join(tmp_path)
    assert again.running()
    leave(tmp_path, again)
    assert not again.folder.exists()
