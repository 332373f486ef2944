"""On "Wie doen er mee?" the client reads to whom each partij has a name, and to whom it is "zorgpartij"."""

import re


def of(page, name: str) -> str:
    """The line of readers of one partij."""
    return next(
        part for part in page.html.split('<li class="p-row">')[1:] if f"Wie ziet dat {name} meedoet" in part
    )


def test_a_zorgpartij_is_told_by_viewer_and_leads_to_where_it_changes(portal):
    yara = portal.person("yara")
    page = yara.open(f"{yara.casus()}/wie-doet-mee")
    care = of(page, "GGZ Waalrand \\(fictief\\)".replace("\\", ""))
    rows = dict(re.findall(r"<span>([^<]+)</span></span>: ([^<]+?) ?<", care.split("<ul>")[1]))
    assert rows["UWV"] == "met naam"
    change = next(link for link in re.findall(r'href="([^"]+)"', care) if "/bekend" in link)
    assert "Dat GGZ Waalrand (fictief) meedoet" in yara.open(change.replace("&amp;", "&")).words
    yara.fill_in(change.replace("&amp;", "&"), doe="sluit")
    assert "als ‘zorgpartij’" in of(yara.open(f"{yara.casus()}/wie-doet-mee"), "GGZ Waalrand (fictief)")


def test_another_partij_has_its_name_for_who_may_see_who_takes_part(demo):
    yara = demo.person("yara")
    page = yara.open(f"{yara.casus()}/wie-doet-mee")
    line = of(page, "UWV")
    assert "met naam" in line
    assert "Verander dit" not in line


def test_an_ervaringsdeskundige_who_takes_part_as_a_person_is_named_once(demo):
    yara = demo.person("yara")
    html = yara.open(f"{yara.casus()}/wie-doet-mee").html
    row = of(yara.open(f"{yara.casus()}/wie-doet-mee"), "Joris van Loenen")
    assert "<p>Joris van Loenen" not in row
    assert "ervaringsdeskundige" in row
    assert html.count("<h2") > 3
