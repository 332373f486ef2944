"""In need the card opens, with a reason, and nothing else; the client and the desk hear at once."""

from datetime import timedelta

import pytest

from portal.core import clock
from tests.casus.statements import cost
from tests.noodkaart.test_card import choose, write
from tests.policy.stage import bare, stage  # noqa: F401
from tests.support.people import Page, Person

WHY = "Hij staat hier voor de deur en is erg in de war."
ON_CARD = "Mijn zus Jette"


def link(who: Person) -> str:
    return who.open("/noodkaarten").link("/noodkaart/")


def in_delft(sem: Person) -> str:
    """Sem closed everything there; Kees-Jan may still open his card."""
    other = next(link for link in sem.open("/begin").links if "/begin?casus=" in link)
    return f"/casus/{other.split('=')[1]}"


def opens(who: Person, why: str = WHY) -> Page:
    path = link(who)
    return who.send(path, {**who.open(path).hidden(), "why": why})


def test_the_card_opens_and_nothing_else_of_the_casus(portal):
    """Nothing is open to Kees-Jan: he finds the card by the name that Sem gave, at an address of her own."""
    kees_jan, sem = portal.person("kees-jan"), portal.person("sem")
    casus = in_delft(sem)
    before = kees_jan.open(link(kees_jan))
    assert "Sem uit Delft" in before.words
    assert ON_CARD not in before.words
    assert kees_jan.open(f"{link(kees_jan)}kaart").location == link(kees_jan), "not without a reason"
    card = kees_jan.open(opens(kees_jan).location)
    assert ON_CARD in card.words
    assert "bel 112" in card.words
    assert "Bel 113" in card.words
    assert casus.removeprefix("/casus/") not in card.html
    assert kees_jan.open(f"{casus}/").status == kees_jan.open(f"{casus}/hulpvraag").status == 404
    mine = sem.open(f"{casus}/noodkaart").words
    assert WHY in mine
    assert "Kees-Jan Vermaaten" in mine
    looked = sem.open(f"{casus}/wie-keek").words
    assert (
        "Opende uw noodkaart. Mag dit, want: u koos dat deze persoon uw noodkaart in nood mag openen."
        in looked
    )
    assert "Las uw noodkaart." in looked
    assert "Opende uw casus." not in looked.split("Kees-Jan")[1].split("U Opende")[0]


def test_without_a_reason_it_stays_closed(demo):
    answer = opens(demo.person("kees-jan"), why="  ")
    assert answer.status == 422
    assert "Schrijf waarom. De cliënt leest dit." in answer.words
    assert ON_CARD not in answer.words


def test_after_an_hour_it_asks_for_a_reason_again(portal):
    kees_jan = portal.person("kees-jan")
    card = opens(kees_jan).location
    with clock.at(clock.now() + timedelta(minutes=14)):
        assert ON_CARD in kees_jan.open(card).words
    with clock.at(clock.now() + timedelta(minutes=61)):
        answer = portal.person("kees-jan").open(card)
    assert answer.location == link(kees_jan)


def test_a_choice_that_was_taken_back_closes_it_at_once(portal):
    kees_jan, sem = portal.person("kees-jan"), portal.person("sem")
    path = link(kees_jan)
    form, card = {**kees_jan.open(path).hidden(), "why": WHY}, opens(kees_jan).location
    chosen = f"{in_delft(sem)}/noodkaart/wie"
    assert sem.send(chosen, {**sem.open(chosen).hidden(), "naam": "Sem uit Delft"}).status == 302
    assert kees_jan.open(card).status == 404
    assert kees_jan.send(path, form).status == 404


def test_sent_twice_it_is_opened_once(portal):
    kees_jan, sem = portal.person("kees-jan"), portal.person("sem")
    form = {**kees_jan.open(link(kees_jan)).hidden(), "why": WHY}
    first, again = (kees_jan.send(link(kees_jan), form) for _ in range(2))
    assert first.location == again.location
    assert sem.open(f"{in_delft(sem)}/noodkaart").words.count(WHY) == 1


@pytest.mark.parametrize("who", ["bram", "joris", "fenna", "yara", "hanneke", "jian", "linde"])
def test_the_address_is_of_one_person(demo, who):
    """Of Marloes' address: also Fenna, who may open the same card at her own."""
    assert demo.person(who).open(link(demo.person("marloes"))).status == 404


def test_a_colleague_who_was_not_chosen_may_not_open_it(stage):  # noqa: F811
    """The choice is of a person; it ends with who leaves, and does not come back with them."""
    stage.joins("uwv").joins("uwv colleague").opens("uwv", "plan")
    stage.chooses("uwv")
    assert stage.may_open("uwv")
    assert not stage.may_open("uwv colleague")
    assert not stage.may_open("ggz")
    stage.leaves("uwv", 2).joins("uwv", 1)
    assert not stage.may_open("uwv")


def test_the_client_and_the_desk_hear_at_once_and_no_mail_says_what(office, server):
    """Yara is mailed once a day; this comes now. Marloes works for Nijmegen: Hanneke and Rashida hear it."""
    assert opens(office["marloes"]).status == 302
    assert office.told("noodkaart_opened") == {"yara"}
    office.round()
    assert office.mailed() == ["hanneke", "rashida", "yara"]
    assert all("kaart" not in letter.get_content() for letter in server.taken)
    assert "Iemand opende uw noodkaart" in office["yara"].open("/nieuw").words
    desk = office["hanneke"].open(f"{office['hanneke'].organisatie()}/noodkaarten").words
    assert "Marloes Tempelman" in desk
    assert "Yara" not in desk
    assert WHY not in desk


def test_more_cards_cost_as_much_as_one(portal):
    """Bram takes part with Kofi and with Yara."""
    bram, kofi, yara = portal.person("bram"), portal.person("kofi"), portal.person("yara")
    write(kofi, helps="Rust.")
    choose(kofi, "Bram", naam="Kofi")
    one = cost(portal, bram, "/noodkaarten")
    choose(yara, "Bram", naam="Yara")
    assert cost(portal, bram, "/noodkaarten") == one
    assert bram.open("/noodkaarten").words.count("Open de kaart") == 2
