"""Who takes part can itself tell something: a GGZ that UWV may not know of is "zorgpartij", everywhere."""

import re

import pytest

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


def test_a_text_that_uwv_may_read_bears_no_name(demo):
    """Fenna wrote it, the doorbreking stands, and still UWV may not know which GGZ takes part."""
    page = demo.person("bram").open(f"{demo.person('kofi').casus()}/")
    item = next(i for i in page.html.split("<li ") if "Kofi liep een avond mee op de afdeling" in i)
    assert "zorgpartij" in item
    assert "#shape-ggz" not in item


@pytest.mark.parametrize("viewer", ["tirza", "kofi", "rafael"])
def test_who_may_know_reads_the_name(demo, viewer):
    page = demo.person(viewer).open(f"{demo.person('kofi').casus()}/")
    assert "Fenna Achterberg" in page.words
    assert "zorgpartij" not in page.words


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
