import pytest

from tests.plan.team import Team


@pytest.fixture
def team(portal) -> Team:
    """Yara and those round her, in her casus."""
    return Team(portal)
