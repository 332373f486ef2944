import pytest

from tests.browser.writing import Writing
from tests.conftest import portals
from tests.support.live import serving


@pytest.fixture
def writing(live):
    """Tomasz at the first vraag, of which he wrote nothing yet."""
    return Writing(live.visit().sign_in("tomasz"))


@pytest.fixture(scope="module")
def site(request, browser, shared_root, tmp_path_factory):
    """What a page looks like is the same on both databases: once is enough."""
    folder = tmp_path_factory.mktemp("site")
    right = shared_root / "right"
    with portals(request, "sqlite", shared_root, folder) as make, serving(make(), browser, right) as live:
        yield live
