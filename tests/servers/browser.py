"""A real Chromium for the tests, driven by Playwright."""

from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from scripts.chromium import find

# No GPU, and no word to anybody else: not at the first run, not for updates.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium():
    """A browser; ask it for a new context per person, since a context has its own cookies."""
    path = find()
    if path is None:
        raise RuntimeError("no Chromium found: run `make setup`, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
