"""The page on which a client writes one answer, as a browser test uses it."""

import re

from playwright.sync_api import Page, Response

from tests.support.live import Visitor
from tests.support.people import attribute


class Writing:
    def __init__(self, visitor: Visitor):
        self.visitor, self.page = visitor, visitor.page
        self.page.get_by_role("link", name="Mijn hulpvraag", exact=True).click()
        self.page.wait_for_load_state()
        self.address = self.page.url

    @property
    def field(self):
        return self.page.get_by_label("Hoe zou u geholpen zijn?")

    def type(self, words: str) -> None:
        self.field.press_sequentially(words)

    def other_tab(self) -> "Writing":
        """The same person, a second tab on the same vraag."""
        twin = object.__new__(Writing)
        twin.visitor, twin.page, twin.address = self.visitor, self.visitor.new_page(), self.address
        twin.page.goto(self.address)
        return twin

    def saved(self) -> None:
        """Waits until the page says so."""
        self.page.get_by_text(re.compile(r"Bewaard om \d\d:\d\d")).wait_for()

    def stored(self) -> str:
        """What the server has, asked beside the page."""
        html = self.visitor.fetch(self.address).text()
        found = re.search(r"<textarea[^>]*name=\"tekst\"[^>]*>\n(.*?)</textarea>", html, re.S)
        return attribute(f'_="{found.group(1)}"', "_")


def is_save(answer: Response) -> bool:
    return answer.url.endswith("/bewaar")


def saves(page: Page) -> list[int]:
    """Grows with the status of every save that was answered."""
    found: list[int] = []
    page.on("response", lambda answer: found.append(answer.status) if is_save(answer) else None)
    return found
