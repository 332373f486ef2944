"""The desk of gemeente Nijmegen: Hanneke, and Rashida who stands in for her."""

import re

from tests.support.people import Page, Person, attribute

OPTION = r'<option value="([\w-]{22})"[^>]*>%s'


class Desk:
    def __init__(self, portal, slug: str = "hanneke", lidmaatschap: str | None = None):
        self.person: Person = portal.person(slug, lidmaatschap)
        self.office = self.person.organisatie()

    def people(self) -> Page:
        return self.person.open(f"{self.office}/mensen")

    def mens(self, name: str) -> str:
        """The path of somebody's page."""
        return re.search(rf'href="(/[^"]+/mensen/[\w-]{{22}})">{re.escape(name)}', self.people().html).group(
            1
        )

    def row(self, name: str) -> str:
        rows = self.people().html.split("<tr ")[1:]
        return " ".join(re.sub(r"<[^>]+>", " ", next(row for row in rows if f">{name}" in row)).split())

    def change(self, name: str, place: str = "", **fields) -> Page:
        path = self.mens(name)
        page = self.person.open(path)
        now = re.search(r'<option value="([^"]+)" selected>', page.html)
        chosen = option(page, place) if place else now.group(1)
        return self.person.send(
            path, {**page.hidden(0), "place": chosen, "functie": "", "paid": "", **fields}
        )

    def press(self, name: str, what: str, where: str = "toegang") -> Page:
        path = self.mens(name)
        page = self.person.open(path)
        forms = [form for form in re.findall(r"<form\b.*?</form>", page.html, re.S) if f'/{where}"' in form]
        hidden = {
            attribute(t, "name"): attribute(t, "value")
            for t in re.findall(r"<input[^>]+hidden[^>]+>", forms[0])
        }
        return self.person.send(f"{path}/{where}", {**hidden, "doe": what})

    def hand_over(self, name: str, to: str | None, what: str = "over", **fields) -> Page:
        """Everything to one colleague; None: to nobody."""
        path = f"{self.mens(name)}/werk"
        page = self.person.open(path)
        taker = option(page, to) if to else "niemand"
        names = re.findall(r'<select[^>]+name="(casus-[\w-]{22})"', page.html)
        sent = {**page.hidden(), **dict.fromkeys(names, taker), "everything": "", "doe": what}
        return self.person.send(path, {**sent, **fields})

    def log(self) -> str:
        return self.person.open(f"{self.office}/logboek").words


def option(page: Page, label: str) -> str:
    return re.search(OPTION % re.escape(label), page.html).group(1)
