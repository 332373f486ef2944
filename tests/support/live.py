"""A portal that listens on this machine, and people who visit it with a real browser."""

from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from flask import got_request_exception
from werkzeug.serving import WSGIRequestHandler, make_server

from portal.demo.people import about


class Quiet(WSGIRequestHandler):
    def log_request(self, *_):
        """A test fails with what the page shows, not with a list of requests."""


class Visitor:
    """One window with cookies of its own. `said` is what the browser complained about, `right` the folder that says
    which pages were found right before."""

    def __init__(self, live: "Live", **options):
        self.context = live.browser.new_context(base_url=live.url, locale="nl-NL", **options)
        self.said: list[str] = []
        self.right = live.right
        self.page = self.new_page()

    def new_page(self):
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda each: self.said.append(f"{each.type}: {each.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        return page

    def sign_in(self, slug: str) -> "Visitor":
        self.page.goto("/inloggen")
        self.page.get_by_role("button", name=f"Log in als {about()[slug][0]}", exact=True).click()
        self.page.wait_for_url(lambda address: "/inloggen" not in address)
        return self

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Uitloggen").click()
        self.page.wait_for_url("**/")

    def fetch(self, path: str, **headers):
        """With this visitor's cookies, beside the window: a part of a page, a PDF (which takes as long as it takes)."""
        return self.context.request.get(path, headers=headers, timeout=120_000)


class Live:
    def __init__(self, portal, browser, right: Path | None):
        self.portal, self.browser = portal, browser
        self.right = right or portal.settings.data_dir / "right"
        self.right.mkdir(exist_ok=True)
        self.server = make_server("127.0.0.1", 0, portal.app, threaded=True, request_handler=Quiet)
        self.url = f"http://127.0.0.1:{self.server.port}"
        self.visitors: list[Visitor] = []
        self.errors: list[BaseException] = []

    def visit(self, **options) -> Visitor:
        self.visitors.append(Visitor(self, **options))
        return self.visitors[-1]

    def close(self) -> None:
        for visitor in self.visitors:
            visitor.context.close()


@contextmanager
def serving(portal, browser, right: Path | None = None):
    """An error on the server fails the test, whatever the page made of it."""
    live = Live(portal, browser, right)

    def note(_app, exception):
        live.errors.append(exception)

    thread = Thread(target=live.server.serve_forever, daemon=True)
    with got_request_exception.connected_to(note, portal.app):
        thread.start()
        try:
            yield live
        finally:
            live.close()
            live.server.shutdown()
            thread.join()
            live.server.server_close()
    assert not live.errors, live.errors
