"""A part that htmx asks for is, byte for byte, that same part of the whole page."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from portal.core import clock

ROOT = Path(__file__).parents[2]
# Every part there is, and the templates that ask for one by themselves: what is new here needs a test below.
PARTS = {
    "casus/_rows.html",
    "hulpvraag/_outcome.html",
    "hulpvraag/_saved.html",
    "noodkaart/_saved.html",
    "review/_saved.html",
    "start/_moved.html",
    "team/_found.html",
    "tijdlijn/_entries.html",
}
ASK = {
    "components/lists.html",
    "hulpvraag/share.html",
    "layout/_autosave.html",
    "review/people.html",
    "team/find.html",
}
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


def test_no_part_is_forgotten_here():
    views = "".join(file.read_text() for file in (ROOT / "portal").rglob("*.py"))
    partial = set(re.findall(r'partial="([^"]+)"', views))
    straight = set(re.findall(r'render_page\(\s*"([^"]+/_[^"]+)"', views))
    assert partial | straight == PARTS
    templates = ROOT / "templates"
    asking = {
        str(f.relative_to(templates))
        for f in templates.rglob("*.html")
        if re.search(r"\bhx-(get|post)=", f.read_text())
    }
    assert asking == ASK


def test_the_rows_of_mijn_casussen(demo):
    bram = demo.person("bram")
    page, part = bram.open("/mijn/casussen"), bram.open("/mijn/casussen", **PART)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, "casus-rows"))


@pytest.mark.parametrize("path", ["/mijn/casussen", "/vandaag/nieuw", "/vandaag/stil"])
def test_the_casussen_further_down(portal, path, monkeypatch):
    """After the first of them, as "Toon meer" asks: it takes 25 for the button to stand there."""
    bram = portal.person("bram")
    if path == "/vandaag/stil":  # what is seen, and moves no more, stands still a month later
        for casus in set(re.findall(r"/casus/[\w-]{22}/", bram.open("/mijn/casussen").html)):
            bram.open(casus)
        later = clock.now() + timedelta(days=30)
        monkeypatch.setattr("portal.start.queries.moved.now", lambda: later)
    token = re.search(r'href="/casus/([\w-]{22})/"', bram.open(path).html.split("<main")[1]).group(1)
    page, part = bram.open(f"{path}?na={token}"), bram.open(f"{path}?na={token}", **PART)
    name = re.search(r'id="([\w-]+)" data-grows', part.html).group(1)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, name))


@pytest.mark.parametrize("words", ["nijmegen", "", "nergens te vinden"])
def test_the_organisaties_that_are_found(demo, words):
    yara = demo.person("yara")
    path = f"{yara.casus()}/zoek"
    sent = {**yara.open(path).hidden(), "zoek": words}
    page, part = yara.send(path, sent), yara.send(path, sent, **PART)
    assert "<html" not in part.html
    assert bare(part.html) == bare(part_of(page.html, "team-found"))


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


@pytest.mark.parametrize(
    ("vraag", "written"),
    [("geholpen", {"tekst": "Ik wil."}), ("leefgebieden", {"gebieden": ["wonen", "zin"]})],
)
def test_bewaard_om_after_saving_while_typing(portal, vraag, written, monkeypatch):
    """Also when the line fell away and it is sent once more, a while later."""
    tomasz = portal.person("tomasz")
    path = f"{tomasz.casus()}/schrijven/{vraag}"
    sent = {**tomasz.open(path).hidden(), **written}
    part = tomasz.send(f"{path}/bewaar", sent, **PART)
    assert bare(part.html) == bare(part_of(tomasz.open(path).html, "hulpvraag-saved"))
    later = clock.now() + timedelta(minutes=5)
    monkeypatch.setattr("portal.hulpvraag.views.write.now", lambda: later)
    assert bare(tomasz.send(f"{path}/bewaar", sent, **PART).html) == bare(part.html)


def test_a_boosted_link_gets_the_whole_page(demo):
    """htmx sends HX-Request with it too; only HX-Request-Type tells a part from a page."""
    answer = demo.person("bram").open("/mijn/casussen", **{"HX-Request": "true", "HX-Boosted": "true"})
    assert "<html" in answer.html


def test_when_an_answer_of_the_access_review_is_not_kept_nothing_is_said_to_be(portal):
    """Told is when it was kept, and the page itself was not kept yet."""
    hanneke = portal.person("hanneke")
    path = f"{hanneke.organisatie()}/nalopen"
    page = hanneke.open(path)
    refused = hanneke.send(f"{path}/bewaar", {**page.hidden(), f"klopt-{'A' * 22}": "misschien"}, **PART)
    assert refused.status == 422
    assert bare(part_of(page.html, "review-saved")) == bare(refused.html)
