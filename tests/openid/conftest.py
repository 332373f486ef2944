import pytest

from tests.openid.elsewhere import PEOPLE, Elsewhere
from tests.servers.openid import OpenId


@pytest.fixture(scope="session")
def provider():
    found = OpenId(PEOPLE)
    yield found
    found.stop()


@pytest.fixture
def uwv(portal, provider):
    """The people of UWV sign in at the provider; Bram's account is linked to `bram` there."""
    provider.honest()
    return Elsewhere(portal, provider).of_organisatie("bram").linked("bram")


@pytest.fixture
def digid(portal, provider):
    provider.honest()
    return Elsewhere(portal, provider).of_clients()
