import pytest

from tests.conftest import portals
from tests.policy.stage import stage  # noqa: F401 - a fixture for every test here


@pytest.fixture(scope="module")
def bare(request, database, shared_root, tmp_path_factory):
    """A portal without people, for tests that undo what they do."""
    with portals(request, database, shared_root, tmp_path_factory.mktemp("bare")) as make:
        yield make(filled=False)
