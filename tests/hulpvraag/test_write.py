"""The client writes, each vraag skippable; any Unicode stays as typed; a draft is visible to the client alone."""

from portal.hulpvraag.models import Vraag

KEPT = {
    "Arabic": "أريد أن أعمل نهارًا\u200f.",
    "emoji of several": "👩🏽‍🍳👨‍👩‍👧‍👦🏳️‍🌈 e\u0301 é",
    "lines": "een\n\n  twee\n\tdrie\n",
    "begins with a line end": "\n\nlater",
    "spaces": "  links en rechts  ",
    "marks of our own": "{{ naam }} <b>&amp;</b> & \\n %s ' \"",
    "zero width and combining": "a\u200b\u200db\ufeff\u0336c\u2028d",
    "from the far planes": "𠜎𝕳𝖆𝖑𝖑𝖔\U0010fffd",
    "a million": "€ 1.000.000,00 ½ ™ …",
}


def test_any_unicode_is_kept_as_typed(tomasz):
    for kind, text in KEPT.items():
        tomasz.write("geholpen", text)
        assert tomasz.written() == text, kind
        tomasz.share(("geholpen", "uwv"))
        shown = tomasz.open("hulpvraag")
        assert text in shown.unescaped(shown.html), kind


def test_line_ends_of_a_browser_are_one_character(tomasz):
    tomasz.write("geholpen", "een\r\ntwee")
    assert tomasz.written() == "een\ntwee"


def test_twenty_thousand_characters_of_any_size_fit(tomasz):
    text = "👩🏽‍🍳" * 5_000
    assert len(text) == 20_000
    assert tomasz.write("geholpen", text).status == 302
    assert tomasz.written() == text


def test_the_seven_vragen_follow_each_other_and_end_at_delen(tomasz):
    path = f"{tomasz.casus}/schrijven/{next(iter(Vraag))}"
    seen = []
    while "/schrijven/" in path:
        seen.append(path.rsplit("/", 1)[1])
        path = tomasz.person.fill_in(path, tekst="").location
    assert seen == [str(vraag) for vraag in Vraag]
    assert path == f"{tomasz.casus}/delen"


def test_skipping_keeps_nothing_when_nothing_was_typed(tomasz):
    answer = tomasz.write("wensen", "  ", go="overslaan")
    assert answer.location == f"{tomasz.casus}/schrijven/goed_in"
    assert "geschreven" not in tomasz.open("schrijven/geholpen").words


def test_skipping_keeps_what_was_typed_all_the_same(tomasz):
    tomasz.write("wensen", "Toch iets.", go="overslaan")
    assert tomasz.written("wensen") == "Toch iets."


def test_an_answer_can_be_emptied_again(tomasz):
    tomasz.write("wensen", "Toch iets.")
    tomasz.write("wensen", "")
    assert tomasz.written("wensen") == ""
    assert "U schreef nog geen antwoord" in tomasz.open("delen").words


def test_leefgebieden_are_chosen_kept_and_shown_by_name(tomasz):
    path = f"{tomasz.casus}/schrijven/leefgebieden"
    tomasz.person.fill_in(path, gebieden=["zin", "wonen", "verzonnen"])
    page = tomasz.open("schrijven/leefgebieden")
    assert page.html.count(" checked") == 2
    tomasz.share(("leefgebieden", "ggz"))
    assert "Wonen, Zin in het leven" in tomasz.open("hulpvraag").words
    tomasz.person.fill_in(path, gebieden=[])
    assert " checked" not in tomasz.open("schrijven/leefgebieden").html


def test_a_draft_is_visible_to_the_client_alone(portal, tomasz):
    tomasz.write("geholpen", "Gedeelde woorden.")
    tomasz.share(("geholpen", "uwv"))
    tomasz.write("geholpen", "Woorden die nog van mij zijn.")
    bram = portal.person("bram")
    for path in ("", "hulpvraag", "tijdlijn"):
        assert "nog van mij" not in bram.open(f"{tomasz.casus}/{path}").html
    assert "Gedeelde woorden." in bram.open(f"{tomasz.casus}/").words
    assert "nog van mij" not in bram.open("/mijn/casussen").html
    assert "U schreef iets nieuws" in tomasz.person.open("/begin").words


def test_nobody_else_changes_a_word(portal, tomasz):
    tomasz.write("geholpen", "Mijn woorden.")
    tomasz.share(*tomasz.ticks())
    for who in ("bram", "marloes", "fenna", "joris", "kofi", "hanneke", "marijke", "jian"):
        other = portal.person(who)
        sent = {
            **other.open("/mijn/sessies").hidden(),
            "request_id": "b" * 32,
            "version": "1",
            "tekst": "Anders.",
        }
        for door in ("schrijven/geholpen", "schrijven/geholpen/bewaar", "delen", "delen/voorbeeld"):
            assert other.send(f"{tomasz.casus}/{door}", sent).status == 404, (who, door)
            if "bewaar" not in door:
                assert other.open(f"{tomasz.casus}/{door}").status == 404, (who, door)
    assert tomasz.written() == "Mijn woorden."
