"""An earlier text of the hulpvraag beside the one that stands now: only what both may be read by this viewer."""

import re

UWV = ("geholpen", "uwv")


def beside(person, page):
    return person.open(page.link("/naast"))


def test_what_went_is_struck_through_and_what_came_is_underlined(tomasz):
    tomasz.write("geholpen", "Ik wil weer rijden.")
    tomasz.share(UWV)
    tomasz.write("geholpen", "Ik wil overdag rijden.")
    tomasz.share(UWV)
    page = beside(tomasz.person, tomasz.open("hulpvraag"))
    assert re.findall(r"<del>(.*?)</del>", page.html) == ["weer"]
    assert re.findall(r"<ins>(.*?)</ins>", page.html) == ["overdag"]


def test_an_answer_that_stayed_the_same_stands_once(tomasz):
    tomasz.write("geholpen", "Eén.")
    tomasz.write("wensen", "Buiten werken.")
    tomasz.share(UWV)
    tomasz.write("geholpen", "Twee.")
    tomasz.share(UWV)
    page = beside(tomasz.person, tomasz.open("hulpvraag"))
    assert page.words.count("Buiten werken.") == 1
    assert "Dit is hetzelfde gebleven." in page.words


def test_an_answer_that_came_later_stands_beside_nothing(tomasz):
    tomasz.write("geholpen", "Eén.")
    tomasz.share(UWV)
    tomasz.write("wensen", "Buiten werken.")
    tomasz.share(UWV)
    page = beside(tomasz.person, tomasz.open("hulpvraag"))
    assert "Hier stond nog niets." in page.words


def test_uwv_compares_only_what_is_open_to_it(portal, tomasz):
    tomasz.write("geholpen", "Eén.")
    tomasz.write("zorgen", "Geheim een.")
    tomasz.share(UWV)
    tomasz.write("geholpen", "Twee.")
    tomasz.write("zorgen", "Geheim twee.")
    tomasz.share(UWV)
    bram = portal.person("bram")
    path = tomasz.person.casus()
    page = beside(bram, bram.open(f"{path}/hulpvraag"))
    assert "Eén." in page.words
    assert "Geheim" not in page.words


def test_markup_in_an_answer_is_text(tomasz):
    tomasz.write("geholpen", "<b>Eén</b>")
    tomasz.share(UWV)
    tomasz.write("geholpen", "<b>Twee</b>")
    tomasz.share(UWV)
    assert "<b>" not in beside(tomasz.person, tomasz.open("hulpvraag")).html
