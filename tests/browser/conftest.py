import pytest

from tests.browser.writing import Writing


@pytest.fixture
def writing(live):
    """Tomasz at the first vraag, of which he wrote nothing yet."""
    return Writing(live.visit().sign_in("tomasz"))
