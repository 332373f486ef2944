"""Kijk mee als ...: what the client sees is the other's own page, byte for byte, through the same door."""

import json
import re

import pytest
from sqlalchemy import select, update

from portal.account.models import Account, Lidmaatschap
from portal.casus.models import Teamlid
from portal.core import clock
from portal.core.inert import inert, main_of
from portal.inzage.models import Inzage, Visit
from tests.toestemming.places import cell_url, grid_of

PAGES = ("", "hulpvraag", "tijdlijn", "betrokken")
CANARY = re.compile(r"KANARIE[0-9a-f]{16}")
TEAM = [("yara", "bram", "Bram"), ("yara", "marloes", "Marloes"), ("yara", "fenna", "Fenna"),
        ("yara", "joris", "Joris"), ("kofi", "bram", "Bram")]  # fmt: skip


def ways(client) -> dict[str, str]:
    """Name -> where looking along with them begins."""
    html = client.open(f"{grid_of(client)}/kijk-mee").html
    return {name: url for url, name in re.findall(r'href="([^"]+)">Kijk mee als ([^<]+)<', html)}


def way(client, name: str) -> str:
    return next(url for who, url in ways(client).items() if who.startswith(name))


def bare(html: str) -> str:
    """The main part without links and forms, and without the bar of who looks along."""
    main = inert(main_of(html), lambda _: None)
    return main.split("</div></div>", 1)[1].strip() if 'class="p-look"' in main else main.strip()


@pytest.mark.parametrize(("client", "slug", "name"), TEAM)
def test_it_is_the_page_of_that_person(demo, client, slug, name):
    yara = demo.person(client)
    begin, other, casus = way(yara, name), demo.person(slug), yara.casus()
    for page in PAGES:
        real = other.open(f"{casus}/{page}")
        seen = yara.open(f"{begin}{page}")
        assert f"U kijkt mee als {name}" in seen.words
        if real.status == 200:
            assert bare(seen.html) == bare(real.html), page
        else:
            assert "ziet hier niets" in seen.words
    assert CANARY.findall(bare(yara.open(begin).html))


def test_each_thing_on_it_too(demo):
    yara, bram = demo.person("yara"), demo.person("bram")
    begin, casus = way(yara, "Bram"), yara.casus()
    links = {link for link in yara.open(begin).links if link.startswith(begin)}
    kinds = {
        re.sub(r"[\w-]{22}", "*", link.removeprefix(begin).split("#")[0].split("?")[0]): link
        for link in links
    }
    assert {"actie/*", "hulpvraag", "tijdlijn"} <= set(kinds)
    for link in kinds.values():
        path = link.split("#")[0]
        real = bram.open(path.replace(begin, f"{casus}/"))
        assert (real.status, bare(yara.open(path).html)) == (200, bare(real.html)), path


def test_what_is_closed_is_gone_there_at_once(portal):
    yara = portal.person("yara")
    begin = way(yara, "Bram")
    before = set(CANARY.findall(bare(yara.open(f"{begin}tijdlijn").html)))
    yara.fill_in(cell_url(yara, "UWV", "Werk"), doe="sluit")
    after = set(CANARY.findall(bare(yara.open(f"{begin}tijdlijn").html)))
    assert before - after
    assert after == set(CANARY.findall(bare(portal.person("bram").open(f"{yara.casus()}/tijdlijn").html)))
    yara.fill_in(f"{grid_of(yara)}/pauze")
    page = yara.open(begin)
    assert "ziet hier niets" in page.words and not CANARY.findall(bare(page.html))


def test_a_partij_of_which_nobody_takes_part_yet(portal):
    """What its people saw before, bar what was a person's own; and nothing that is closed to it."""
    yara, bram = portal.person("yara"), portal.person("bram")
    was = set(CANARY.findall(bare(bram.open(f"{yara.casus()}/tijdlijn").html)))
    with portal.inside() as session:
        bram_id = select(Lidmaatschap.id).join(Account, Account.id == Lidmaatschap.account_id)
        team = update(Teamlid).where(Teamlid.lidmaatschap_id.in_(bram_id.where(Account.demo_slug == "bram")))
        session.execute(team.values(ended_at=clock.now()).execution_options(synchronize_session=False))
        session.commit()
    assert bram.open(f"{yara.casus()}/").status == 404
    page = yara.open(way(yara, "UWV") + "tijdlijn")
    assert "U kijkt mee als UWV." in page.words
    assert set(CANARY.findall(bare(page.html))) == was


def test_nothing_can_be_pressed_and_no_other_page_is_there(demo):
    yara = demo.person("yara")
    begin = way(yara, "Bram")
    main = main_of(yara.open(begin).html)
    assert "<form" not in main and "csrf_token" not in main
    assert not re.findall(r"<(?:button|input|select|textarea)\b(?![^>]*disabled)", main)
    for path in ("bijdrage", "stoppen", "toestemming", "toestemming/vragen", "delen", "meenemen", "identiteit/balie",
                 "wie-keek", "schrijven/geholpen", "hulpvraag.pdf", "../../../nieuw"):  # fmt: skip
        assert yara.open(f"{begin}{path}").status == 404, path
    assert yara.open(f"{begin}tijdlijn", **{"HX-Request": "true", "HX-Request-Type": "partial"}).status == 200
    form = yara.open(f"{grid_of(yara)}/pauze").hidden()
    assert yara.send(begin, form).status == 404


def test_only_the_client_and_only_with_who_takes_part(demo):
    yara, kofi, bram = (demo.person(slug) for slug in ("yara", "kofi", "bram"))
    begin = way(yara, "Bram")
    assert bram.open(begin).status == kofi.open(begin).status == 404
    assert bram.open(f"{grid_of(yara)}/kijk-mee").status == 404
    of_yara = begin.rsplit("/", 2)[1]
    strange = way(yara, "Marloes").rsplit("/", 2)[1]
    there = f"{grid_of(kofi)}/kijk-mee"
    takes_part = {url.rsplit("/", 2)[1] for url in ways(kofi).values()}
    for token in {of_yara, strange} - takes_part:
        assert kofi.open(f"{there}/{token}/").status == 404


def test_the_look_is_the_clients_own(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    casus = yara.casus()
    bram.open(f"{casus}/")
    begin = way(yara, "Bram")
    with portal.inside() as session:
        last, visits = (
            session.scalar(select(Inzage.id).order_by(Inzage.id.desc())),
            session.scalars(select(Visit.at)),
        )
        before = sorted(visits)
    unread = bram.open("/nieuw").words
    yara.open(begin)
    with portal.inside() as session:
        rows = session.scalars(select(Inzage).where(Inzage.id > last).order_by(Inzage.id)).all()
        (look,) = [row for row in rows if row.page == "toestemming.look"]
        assert (look.role, look.permission, look.action) == ("client", "CASUS_LOOK_ALONG", "R")
        assert sorted(session.scalars(select(Visit.at))) == before
    assert bram.open("/nieuw").words == unread
    assert "Keek mee met wat een ander van uw casus ziet" in yara.open(f"{casus}/wie-keek").words


def test_of_a_naaste_everything_but_the_name_of_their_account(demo):
    """The client calls them by a name of this casus; what they are called elsewhere is theirs."""
    naaste, client = demo.person("linde"), demo.person("meilin")
    canaries = json.loads((demo.settings.data_dir / "canaries.json").read_text())
    (own,) = [
        each["word"]
        for each in canaries
        if each["table"] == "account" and each["author"] == "linde" and each["cell"] == "NAAM"
    ]
    casus = client.casus()
    assert own in naaste.open(f"{casus}/").html
    begin = next(
        url
        for url in ways(client).values()
        if bare(client.open(url).html) == bare(naaste.open(f"{casus}/").html)
    )
    for page in ("", "hulpvraag", "tijdlijn"):
        seen, real = client.open(f"{begin}{page}"), naaste.open(f"{casus}/{page}")
        assert bare(seen.html) == bare(real.html) and own not in seen.html
