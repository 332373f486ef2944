"""Who takes part can itself tell something: a GGZ that UWV may not know of is "zorgpartij", everywhere."""

import re

import pytest
from flask import Response
from sqlalchemy import select, update

from portal.core.mail import Post
from portal.organisatie.models import Onderdeel, Organisatie, Partij
from portal.worker import Worker
from tests.agenda.addresses import made
from tests.servers.smtp import MailServer
from tests.team.people import Round

# (client, viewer, what the viewer may not learn): names, organisation, functions of the GGZ that takes part.
HIDDEN = [
    (
        "kofi",
        "bram",
        ["Rafael", "Gomes", "Fenna", "Achterberg", "Waalrand", "GGZ", "behandelaar", "trajectbegeleider"],
    ),
    ("aukje", "bram", ["Jelte", "Wiardema", "Heuvelzoom", "GGZ", "verpleegkundige"]),
]


def every_page(person, casus: str):
    yield person.open(f"{casus}/")
    yield person.open(f"{casus}/hulpvraag")
    yield person.open(f"{casus}/bijdrage")
    for link in person.open(f"{casus}/").links:
        if link.startswith(casus) and "pdf" not in link:
            yield person.open(link)


def content(page) -> str:
    """Without the header, which speaks of the viewer, and without what people wrote themselves."""
    main = page.html.split("<main", 1)[1]
    return re.sub(r'<p class="p-lanes__text".*?</p>|<blockquote.*?</blockquote>', "", main, flags=re.S)


@pytest.mark.parametrize(("client", "viewer", "hidden"), HIDDEN, ids=[f"{v} with {c}" for c, v, _ in HIDDEN])
def test_no_name_no_organisation_and_no_function_on_any_page(demo, client, viewer, hidden):
    casus, person = demo.person(client).casus(), demo.person(viewer)
    for page in every_page(person, casus):
        for word in hidden:
            assert word not in content(page), word


CANARY = "KANARIENAAM"
# A client, and somebody of each role who may not know which GGZ takes part.
MAY_NOT_KNOW = {
    "Participatiewet": ("ferdy", "sunita"),
    "schuldhulp": ("ferdy", "mirjam"),
    "ervaringsdeskundige": ("kofi", "tirza"),
    "Wmo": ("aukje", "marloes"),
    "UWV": ("kofi", "bram"),
    "naaste": ("oksana", "truus"),
}
KNEW = {"aukje": "Wmo", "kofi": "Tirza"}  # who knew until the client closed it


def close_to(client, name: str) -> None:
    """From now on this viewer may not know which GGZ takes part."""
    casus = client.casus()
    cell = next(
        link for link in client.open(f"{casus}/toestemming").links
        if "/bekend?over=" in link and "Sluit" in client.open(link).html and name in content(client.open(link))
    )  # fmt: skip
    client.fill_in(cell, doe="sluit")


def rename(portal) -> None:
    """Every GGZ, and what it belongs to, bears a name that stands nowhere else."""
    with portal.inside() as session:
        secret = select(Partij.id).where(Partij.beroepsgeheim.is_(True))
        of_them = select(Onderdeel.organisatie_id).where(Onderdeel.partij_id.in_(secret))
        for model, which in ((Partij, Partij.id.in_(secret)), (Organisatie, Organisatie.id.in_(of_them)),
                             (Onderdeel, Onderdeel.partij_id.in_(secret))):  # fmt: skip
            session.execute(update(model).where(which).values(name=f"{CANARY} {model.__name__}"))
        session.commit()


@pytest.fixture
def letters(portal):
    """Sends what waits, and gives the letters that were sent."""
    server = MailServer().start()
    portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
    worker = Worker(portal.app)

    def send() -> list:
        server.taken.clear()
        worker.once()
        return list(server.taken)

    send()
    yield send
    server.stop()


def test_the_name_of_an_organisatie_stands_nowhere_for_who_may_not_know_it(portal, on_paper, letters):
    """Pages, files, calendar, mail and what is taken along, of one portal for all roles."""
    oksana = Round(portal, "oksana")
    oksana.propose("oksana", "GGZ Waalrand (fictief)")
    oksana.names("Fenna Achterberg", oksana.asked("esra", "Wgbo"), "esra")
    for client, name in KNEW.items():
        close_to(portal.person(client), name)
    rename(portal)
    assert CANARY in portal.person("kofi").open(f"{portal.person('kofi').casus()}/").words, (
        "who may know reads it"
    )
    for role, (client, viewer) in MAY_NOT_KNOW.items():
        casus, person = portal.person(client).casus(), portal.person(viewer)
        assert "zorgpartij" in person.open(f"{casus}/").words.lower(), f"{role}: there is something to hide"
        for page in every_page(person, casus):
            assert CANARY not in page.html, role
        for path in (f"{casus}/meenemen.json", f"{casus}/meenemen.pdf", f"{casus}/meenemen.zip", f"{casus}/betrokken",
                     "/nieuw", "/vandaag", "/mijn/casussen", "/begin"):  # fmt: skip
            answer = person.open(path)
            assert answer.status in {200, 302, 404}, path
            assert CANARY.encode() not in answer.response.data, (role, path)
        if role != "naaste":
            calendar = portal.browse().open(made(person))
            assert calendar.status == 200
            assert CANARY.encode() not in calendar.response.data, role
    for writer, client in (("fenna", "kofi"), ("jelte", "ferdy"), ("jelte", "aukje")):
        portal.person(writer).fill_in(
            f"{portal.person(client).casus()}/bijdrage", onderwerp="plan", tekst="Een rustige week."
        )
    sent = letters()
    assert sent
    assert CANARY not in "".join(each.as_string() for each in sent)


def test_a_text_that_uwv_may_read_bears_no_name(demo):
    """Fenna wrote it, the doorbreking stands, and still UWV may not know which GGZ takes part."""
    page = demo.person("bram").open(f"{demo.person('kofi').casus()}/")
    item = next(i for i in page.html.split("<li ") if "Kofi liep een avond mee op de afdeling" in i)
    assert "zorgpartij" in item
    assert "#shape-ggz" not in item


def test_who_changes_it_from_wie_doen_er_mee_comes_back_there(portal):
    yara = portal.person("yara")
    team = f"{yara.casus()}/wie-doet-mee"
    link = next(each for each in yara.open(team).links if "van=wie-doet-mee" in each)
    form = yara.open(link)
    assert team in form.links
    assert "Wat heeft u geopend?" not in form.words
    answer = yara.send(link, {**form.hidden(), "doe": "sluit"})
    assert answer.location.startswith(f"{team}?nu=")
    assert "Dit is nu dicht. U kunt het weer openen." in yara.open(answer.location).words


@pytest.mark.parametrize("viewer", ["tirza", "kofi", "rafael"])
def test_who_may_know_reads_the_name(demo, viewer):
    page = demo.person(viewer).open(f"{demo.person('kofi').casus()}/")
    assert "Fenna Achterberg" in page.words
    assert "zorgpartij" not in page.words


@pytest.fixture
def on_paper(monkeypatch):
    """What goes into the PDF, which takes a second to make."""
    monkeypatch.setattr("portal.policy.on_paper.pdf", lambda html, filename: Response(html))


NAMES = [("kofi", "bram", ["Rafael Gomes", "Fenna Achterberg", "Waalrand"]),
         ("aukje", "bram", ["Jelte Wiardema", "Heuvelzoom"])]  # fmt: skip


@pytest.mark.parametrize(("client", "viewer", "hidden"), NAMES, ids=[f"{v} with {c}" for c, v, _ in NAMES])
def test_nor_in_what_is_taken_along_in_a_calendar_or_among_what_is_new(
    portal, on_paper, client, viewer, hidden
):
    casus, person = portal.person(client).casus(), portal.person(viewer)
    calendar = portal.browse().open(made(person))
    places = [calendar, person.open("/nieuw"), person.open("/vandaag")]
    for kind in ("json", "pdf"):
        taken = person.open(f"{casus}/meenemen.{kind}")
        places.append(taken)
    for page in places:
        assert page.status == 200
        for word in hidden:
            assert word not in page.html, word


def test_nor_in_a_mail(portal, letters):
    """Fenna writes what Bram may read, and he is mailed that there is something."""
    casus = portal.person("kofi").casus()
    portal.person("fenna").fill_in(f"{casus}/bijdrage", onderwerp="werk", tekst="Een rustige week.")
    (letter,) = [each for each in letters() if "bram." in each["To"]]
    for word in ("Fenna", "Waalrand", "GGZ", "Kofi"):
        assert word not in letter.as_string()


def test_it_is_no_zorgpartij_any_more_once_the_client_says_so(portal):
    kofi, bram = portal.person("kofi"), portal.person("bram")
    casus = kofi.casus()
    cell = next(
        link for link in kofi.open(f"{casus}/toestemming").links
        if "/bekend?over=" in link and "Openen" in kofi.open(link).html and "UWV" in kofi.open(link).words
    )  # fmt: skip
    assert "Fenna" not in bram.open(f"{casus}/").words
    kofi.fill_in(cell, doe="open")
    assert "Fenna Achterberg" in bram.open(f"{casus}/").words
    kofi.fill_in(cell, doe="sluit")
    assert "Fenna" not in bram.open(f"{casus}/").words


def test_party_tokens_of_one_casus_say_nothing_in_another(demo):
    """One token for all casussen would link them."""
    tokens = []
    for client in ("yara", "kofi", "sem"):
        person = demo.person(client)
        links = person.open(f"{person.casus()}/wie-doet-mee").links
        tokens.append({link.split("/")[-2] for link in links if link.endswith("/stopt")})
    assert all(tokens)
    assert len(set.union(*tokens)) == sum(map(len, tokens))
