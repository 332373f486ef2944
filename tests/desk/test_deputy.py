"""There is always somebody to stand in for who lets people in, once there was; where there is nobody it is seen."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from tests.desk.office import Desk
from tests.desk.test_two_people import proposed, three
from tests.support.people import Person


def left(portal) -> list[str]:
    with portal.inside() as session:
        own = select(Lidmaatschap.organisatie_id).where(Lidmaatschap.work_name == "Abel Noordhuizen")
        rows = select(Lidmaatschap.work_name).where(
            Lidmaatschap.role == "sleutelpersoon", Lidmaatschap.active.is_(True),
            Lidmaatschap.organisatie_id == own.scalar_subquery(),
        )  # fmt: skip
        return sorted(session.scalars(rows))


def together(portal, forms: list) -> list:
    """Each (person, path, form) at the same moment."""

    def send(who, path, form):
        window = Person(portal.app)
        window.client = portal.app.test_client(use_cookies=False)
        cookie = "; ".join(f"{c.key}={c.value}" for c in who.client._cookies.values())
        return window.send(path, form, Cookie=cookie)

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(lambda each: send(*each), forms))


def test_two_who_leave_at_once_one_of_them_stays_so_that_there_is_a_deputy(portal):
    """Each was proposed by the other when both could go; the third and the beheerder confirm at the same moment."""
    three(portal)
    hanneke, rashida = Desk(portal), Desk(portal, "rashida")
    hanneke.press("Rashida Oudkerk", "end", "voorstel")
    rashida.press("Hanneke Vos", "end", "voorstel")
    windows = [portal.person("abel") for _ in range(2)]
    ours = sorted(
        {link for link in windows[0].open("/begin").links if link.startswith(f"{hanneke.office}/sleutel")}
    )
    assert len(ours) == 2
    forms = [
        (who, path, {**who.open(path).hidden(), "doe": "bevestig"})
        for who, path in zip(windows, ours, strict=True)
    ]
    answers = together(portal, forms)
    assert sorted(answer.status for answer in answers) == [302, 422]
    assert len(left(portal)) == 2


def test_a_deputy_goes_only_when_there_is_another(portal):
    """While Rashida's end waits she is not waited for: the beheerder can confirm who comes in her place."""
    hanneke, jian = Desk(portal), portal.person("jian")
    assert "Er is geen plaatsvervanger" not in hanneke.people().words
    assert hanneke.press("Rashida Oudkerk", "end", "voorstel").status == 302
    path = proposed(hanneke)
    assert "Er is dan geen plaatsvervanger meer." in jian.open(path).words
    page = jian.fill_in(path, doe="bevestig")
    assert (page.status, "Er is dan geen plaatsvervanger meer." in page.words) == (422, True)
    assert left(portal) == ["Hanneke Vos", "Rashida Oudkerk"]
    hanneke.press("Marloes Tempelman", "make", "voorstel")
    ours = {
        each for each in jian.open("/begin").links if each.startswith(f"{hanneke.office}/sleutelpersoon/")
    }
    (new,) = ours - {path}
    assert jian.fill_in(new, doe="bevestig").status == 302
    assert jian.open(path).status == 404, "now there is another"
    marloes = portal.person("marloes", "sleutelpersoon bij")
    assert marloes.fill_in(path, doe="bevestig").status == 302
    assert left(portal) == ["Hanneke Vos", "Marloes Tempelman"]
    assert portal.person("rashida").open("/begin").status == 302


def test_where_there_is_no_deputy_the_desk_and_the_beheerder_see_it(demo):
    desk = Desk(demo, "esra")
    assert "Er is geen plaatsvervanger" in desk.people().words
    region = demo.person("svitlana").open("/beheer/regio/haaglanden/").words
    assert "Nog geen plaatsvervanger" in region
