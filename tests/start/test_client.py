"""A client's start page: their words, what is asked of them, and what happened; also before they shared anything."""

from tests.support.people import Person


def test_what_happened_tells_who_joined_and_which_actie_is_done(portal):
    yara, bram = portal.person("yara"), portal.person("bram")
    actie = next(
        link for link in bram.open("/vandaag").links if link.startswith(yara.casus()) and "/actie/" in link
    )
    done(bram, actie)
    words = yara.open("/begin").words
    assert "Deed een actie" in words.split("Wat is er gebeurd?")[1]


def done(who: Person, actie: str) -> None:
    page = who.open(actie)
    owner = page.html.split('name="owner" value="')[1].split('"')[0]
    answer = who.send(actie, {**page.hidden(), "stand": "done", "owner": owner, "due": "", "reason": ""})
    assert answer.status == 302


def test_what_is_asked_stands_there_also_while_one_is_writing(portal):
    naima = portal.person("naima")
    before = naima.open("/begin")
    assert "Dit vragen wij u" in before.words
    assert before.html.count("utrecht-button--primary-action") == 1
    naima.fill_in(f"{naima.casus()}/schrijven/best", tekst="Iets nieuws.")
    page = naima.open("/begin")
    assert page.words.index("U schreef iets nieuws") < page.words.index("Dit vragen wij u")
    assert page.html.count("utrecht-button--primary-action") == 1
