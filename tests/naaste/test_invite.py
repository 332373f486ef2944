"""From what the client calls somebody to their start: a link and a code, and nothing open until the client says so."""

import re

import pytest
from sqlalchemy import func, select

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Deelname
from portal.core.db import db
from portal.uitnodiging.models import Purpose, Uitnodiging
from tests.naaste.test_ends import Two
from tests.support.people import Page
from tests.uitnodiging.people import MAIL, Invited, wrong

ZUS = "mijn zus Farida"


class Sister(Invited):
    def arrive(self, link: str, code: str, mail: str = MAIL) -> Page:
        self.enter(link, code)
        answer = self.log_in(self.make_account(mail).location, mail)
        assert answer.location == "/welkom/meelezen"
        return self.open(answer.location)

    def says(self, what: str) -> Page:
        return self.fill_in("/welkom/meelezen", doe=what)


class Oksana:
    def __init__(self, portal):
        self.portal, self.person = portal, portal.person("oksana")
        self.casus = self.person.casus()
        self.team = f"{self.casus}/wie-doet-mee"
        self.sister = Sister(portal.app)

    def invites(self, naam: str = ZUS) -> tuple[str, str]:
        return handed(self.person.fill_in(f"{self.casus}/naaste", naam=naam))

    def waiting(self) -> str:
        """The words of the section about naasten on the team page."""
        html = self.person.open(self.team).html.split('id="naasten"')[1].split("</section>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", html).split())

    def invitation(self) -> str:
        return self.person.open(self.team).link(f"{self.casus}/naaste/")

    def opens(self, cell: str) -> None:
        grid = self.person.open(f"{self.casus}/toestemming")
        url = next(
            link for link in grid.links if link.endswith(f"/{cell}") and ZUS in self.person.open(link).words
        )
        self.person.fill_in(url, doe="open")


def handed(page: Page) -> tuple[str, str]:
    link = re.search(r'value="http://[^/]+(/uitnodiging/[^"]+)"', page.html).group(1)
    return link.replace("&amp;", "&"), re.search(r'id="code">(\d{3} \d{3})<', page.html).group(1)


@pytest.fixture
def oksana(portal) -> Oksana:
    return Oksana(portal)


def test_a_naaste_comes_in_and_reads_what_is_opened_and_goes(oksana):
    link, code = oksana.invites()
    assert f"{ZUS} is uitgenodigd en nog niet binnen" in oksana.waiting()
    sister = oksana.sister
    assert "Iemand die u kent, wil dat u meeleest." in sister.open(link).words
    page = sister.arrive(link, code)
    assert "U schrijft hier niets." in page.words
    assert "Oksana" not in page.words
    assert sister.says("mee").location == "/begin"
    assert "Er staat nu niets voor u open." in sister.open("/begin").words
    assert sister.open(f"{oksana.casus}/").status == 404
    assert ZUS not in oksana.waiting()
    assert f"Haal {ZUS} weg" in oksana.person.open(oksana.team).words
    assert "Er doet iemand nieuw mee" in oksana.person.open("/nieuw").words
    oksana.opens("plan")
    assert "U leest mee met" in sister.open("/begin").words
    assert sister.open(f"{oksana.casus}/").status == 200
    assert f"{ZUS}, naaste" in oksana.person.open(f"{oksana.casus}/wie-keek").words
    page = oksana.person.open(oksana.team)
    away = next(url for url in page.links if url.endswith("/stopt") and ZUS in oksana.person.open(url).words)
    oksana.person.fill_in(away)
    assert sister.open(f"{oksana.casus}/").status == 404


def test_who_does_not_want_it_leaves_nothing_behind(oksana):
    def counts():
        with oksana.portal.inside():
            return [db.session.scalar(select(func.count(m.id))) for m in (Account, Lidmaatschap, Deelname)]

    before = counts()
    oksana.sister.arrive(*oksana.invites())
    assert oksana.sister.says("niet").location == "/welkom/gestopt?als=mee"
    assert counts() == before
    assert ZUS not in oksana.person.open(oksana.team).words


def test_a_link_works_once(oksana):
    link, code = oksana.invites()
    oksana.sister.arrive(link, code)
    form = oksana.sister.open("/welkom/meelezen").hidden()
    for _ in range(2):
        oksana.sister.send("/welkom/meelezen", {**form, "doe": "mee"})
    other = Sister(oksana.portal.app)
    assert other.enter(link, code).status == 422
    assert oksana.person.open(oksana.team).words.count(f"Haal {ZUS} weg") == 1


def test_without_the_code_nobody_comes_in(oksana):
    link, code = oksana.invites()
    assert oksana.sister.enter(link, wrong(code)).status == 422
    assert "Hier kunt u nu niet verder" in oksana.sister.open("/welkom/account").words


def test_the_client_takes_an_invitation_back(oksana):
    link, code = oksana.invites()
    oksana.person.fill_in(oksana.invitation(), doe="intrekken")
    assert oksana.sister.enter(link, code).status == 422
    assert ZUS not in oksana.waiting()


def test_a_new_link_makes_the_first_worth_nothing(oksana):
    link, code = oksana.invites()
    again = handed(oksana.person.fill_in(oksana.invitation(), doe="nieuw"))
    assert oksana.sister.enter(link, code).status == 422
    oksana.sister.arrive(*again)
    assert oksana.sister.says("mee").location == "/begin"


def test_the_client_is_not_their_own_naaste(oksana):
    link, code = oksana.invites()
    oksana.person.fill_in(link, code=code)
    page = oksana.person.open("/welkom/meelezen")
    assert "Dit is uw eigen uitnodiging" in page.words
    form = {**oksana.person.open("/mijn/sessies").hidden(), "doe": "mee"}
    assert "Dit is uw eigen uitnodiging" in oksana.person.send("/welkom/meelezen", form).words


def test_somebody_who_has_an_account_reads_along_beside_their_work(oksana):
    """Ayşe works for Wijchen; here she is a friend of Oksana."""
    ayse, (link, code) = oksana.portal.person("ayse"), oksana.invites()
    assert ayse.fill_in(link, code=code).location == "/welkom/meelezen"
    assert "los van uw werk" in ayse.open("/welkom/meelezen").words
    assert ayse.fill_in("/welkom/meelezen", doe="mee").location == "/begin"
    assert "Er staat nu niets voor u open." in ayse.open("/begin").words
    ayse.work_as("Wmo-consulent")
    oksana.opens("plan")
    assert ayse.open(f"{oksana.casus}/").status == 404, "not under her work"


@pytest.mark.parametrize(
    ("naam", "says"), [("", "Vul in hoe u deze persoon noemt."), (" ", "Vul in"), ("x" * 61, "korter dan 60")]
)
def test_a_name_that_cannot_be_is_said_beside_the_field(demo, naam, says):
    oksana = Oksana(demo)
    page = oksana.person.fill_in(f"{oksana.casus}/naaste", naam=naam)
    assert page.status == 422
    assert says in page.words


def test_sent_twice_is_invited_once(oksana):
    path = f"{oksana.casus}/naaste"
    form = {**oksana.person.open(path).hidden(), "naam": ZUS}
    assert oksana.person.send(path, form).status == 200
    again = oksana.person.send(path, form)
    assert again.location.partition("?")[0] == oksana.invitation()
    page = oksana.person.open(again.location)
    assert "de code staat hier niet meer" in page.words
    assert re.findall(r'name="doe" value="(\w+)"', page.html) == ["nieuw"], "one button, that says what to do"
    with oksana.portal.inside():
        assert (
            db.session.scalar(select(func.count(Uitnodiging.id)).where(Uitnodiging.purpose == Purpose.NAASTE))
            == 1
        )


@pytest.mark.parametrize("who", ["pim", "truus", "yara"])
def test_nobody_else_invites_or_keeps_one(portal, who):
    oksana, other = Oksana(portal), portal.person(who)
    oksana.invites()
    for path in (f"{oksana.casus}/naaste", oksana.invitation()):
        assert other.open(path).status == 404
    assert ZUS not in "".join(other.open(path).words for path in ("/begin", "/mijn/casussen"))


def test_an_invitation_of_one_casus_is_not_found_in_another(oksana):
    oksana.invites()
    two = Two(oksana.portal)
    url = oksana.invitation().replace(oksana.casus, two.casus)
    assert two.meilin.open(url).status == 404
    assert oksana.person.open(url).status == 404
