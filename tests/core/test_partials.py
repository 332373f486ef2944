"""A part that htmx asks for is, byte for byte, that same part of the whole page."""

import re

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


def part_of(html: str, name: str) -> str:
    """The element with this id, up to the end tag at its own depth."""
    start = re.search(rf'<(\w+)[^>]*\bid="{name}"', html)
    depth, tag = 0, start.group(1)
    for each in re.finditer(rf"<(/?){tag}\b", html[start.start() :]):
        depth += -1 if each.group(1) else 1
        if depth == 0:
            return html[start.start() : start.start() + each.end() + 1]
    raise AssertionError(f"{name} does not end")


def bare(part: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", part).strip()


def test_the_rows_of_mijn_casussen(demo):
    bram = demo.person("bram")
    page, part = bram.open("/mijn/casussen"), bram.open("/mijn/casussen", **PART)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, "casus-rows"))


def test_the_timeline_further_down(demo):
    yara = demo.person("yara")
    more = yara.open(f"{yara.casus()}/").link("tijdlijn?voor=")
    page, part = yara.open(more), yara.open(more, **PART)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, "tijdlijn-entries"))


def test_who_would_read_what_before_sharing(demo):
    yara = demo.person("yara")
    page = yara.open(f"{yara.casus()}/delen")
    ticks = re.findall(r'name="cel" value="([^"]*)" checked', page.html)
    assert ticks
    sent = {**page.hidden(), "cel": ticks}
    part = yara.send(f"{yara.casus()}/delen/voorbeeld", sent, **PART)
    assert bare(part.html) == bare(part_of(page.html, "hulpvraag-outcome"))
    fewer = {**sent, "cel": ticks[1:]}
    part = yara.send(f"{yara.casus()}/delen/voorbeeld", fewer, **PART)
    whole = yara.send(f"{yara.casus()}/delen", {**fewer, "preview": "1"})
    assert bare(part.html) == bare(part_of(whole.html, "hulpvraag-outcome"))
    assert bare(part.html) != bare(part_of(page.html, "hulpvraag-outcome"))


def test_bewaard_om_after_saving_while_typing(portal):
    tomasz = portal.person("tomasz")
    path = f"{tomasz.casus()}/schrijven/geholpen"
    part = tomasz.send(f"{path}/bewaar", {**tomasz.open(path).hidden(), "tekst": "Ik wil."}, **PART)
    assert bare(part.html) == bare(part_of(tomasz.open(path).html, "hulpvraag-saved"))


def test_a_boosted_link_gets_the_whole_page(demo):
    """htmx sends HX-Request with it too; only HX-Request-Type tells a part from a page."""
    answer = demo.person("bram").open("/mijn/casussen", **{"HX-Request": "true", "HX-Boosted": "true"})
    assert "<html" in answer.html
