import pytest

from tests.team.people import Round


@pytest.fixture
def team(portal) -> Round:
    return Round(portal)
