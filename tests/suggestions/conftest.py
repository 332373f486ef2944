import pytest

from tests.suggestions.pair import Pair


@pytest.fixture
def pair(portal) -> Pair:
    return Pair(portal)
