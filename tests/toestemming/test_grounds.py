"""Each partij states its ground per onderwerp, with the article of law; a law that is not in force grounds nothing."""

import copy
import tomllib

import pytest

from portal.organisatie.models import Taak
from portal.toestemming.grondslagen import FILE, all_grounds, ground, grounds_in, not_in_force, secrecy_basis


def test_every_ground_but_the_clients_own_choice_names_a_law():
    for (taak, cell), found in all_grounds().items():
        assert bool(found.article) == (found.kind != "keuze van de cliënt"), (taak, cell)
    assert "7, artikel 457" in secrecy_basis().article
    assert "Participatiewet, artikel 7" in ground(Taak.PARTICIPATIEWET, "werk").article
    assert ground(Taak.SUWI, "gezondheid_en_werk").article == "AVG, artikel 9 lid 2 onder a"


def test_the_wams_stands_in_the_file_and_counts_only_once_it_is_switched_on():
    assert "Wams" in not_in_force()
    assert not any(found.code.startswith("wams") for found in all_grounds().values())
    told = copy.deepcopy(tomllib.loads(FILE.read_text()))
    told["wams"]["aan"] = True
    changed = grounds_in(told)
    assert {key: changed[key] for key in all_grounds()} == all_grounds()
    assert {taak for taak, cell in changed.keys() - all_grounds().keys()} <= {
        "wmo",
        "participatiewet",
        "schuldhulp",
    }


@pytest.mark.parametrize("database", ["sqlite"], indirect=True, scope="session")
def test_the_client_reads_the_article(demo):
    yara = demo.person("yara")
    words = yara.open(f"{yara.casus()}/toestemming/waarom").words
    assert "Grond: publieke taak. Wmo 2015, artikel 5.1.1" in words
    assert "Grond: toestemming. Burgerlijk Wetboek boek 7, artikel 457." in words
    assert "Dit is de Wams" in words and "Niemand gebruikt deze wet hier." in words
