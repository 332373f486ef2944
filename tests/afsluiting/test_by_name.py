"""Whom a client chose or asked by name stands outside the grid: with the casus that ends too, and for good."""

import re


def test_who_was_chosen_or_asked_by_name_is_not_any_more_when_the_client_comes_back(end):
    """Marloes may open Yara's noodkaart in need, Joris thinks along about her words."""
    marloes, joris = end.portal.person("marloes"), end.portal.person("joris")
    card = marloes.open("/noodkaarten").link("/noodkaart/")
    assert joris.open(f"{end.casus}/meedenken").status == 200
    end.ends()
    end.keeps()
    assert marloes.open(card).status == 404
    chosen = end.yara.open(f"{end.casus}/noodkaart/wie").html
    assert re.findall(r'name="people" value="[^"]+"', chosen)
    assert re.findall(r'name="people" value="[^"]+" checked', chosen) == []
    assert (
        "Vraag Joris van Loenen (betaald) om mee te denken" in end.yara.open(f"{end.casus}/hulpvraag").words
    )
    log = end.yara.open(f"{end.casus}/toestemming/logboek").words
    assert "stopte met meedoen. ‘Uw noodkaart, om in nood te openen’ ging dicht." in log
    assert "stopte met meedoen. ‘Meedenken over uw woorden’ ging dicht." in log


def test_nor_when_the_worker_ended_it(end):
    end.all_answered()
    card = end.portal.person("marloes").open("/noodkaarten").link("/noodkaart/")
    with end.later(days=367):
        end.every_day()
        end.keeps()
        assert end.portal.person("marloes").open(card).status == 404
        log = end.yara.open(f"{end.casus}/toestemming/logboek").words
        assert "stopte met meedoen. ‘Uw noodkaart, om in nood te openen’ ging dicht." in log
