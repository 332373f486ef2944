import pytest

from tests.hulpvraag.tomasz import Tomasz


@pytest.fixture
def tomasz(portal):
    return Tomasz(portal)
