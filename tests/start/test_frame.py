"""The header marks where one is, on every page of a casus."""

import re

import pytest

MARKED = re.compile(r'<nav class="p-nav.*?</nav>', re.S)


@pytest.mark.parametrize(
    ("who", "of"), [("yara", "yara"), ("bram", "yara"), ("joris", "yara"), ("linde", "meilin")]
)
def test_every_page_of_a_casus_is_marked_in_the_header(demo, who, of):
    person, casus = demo.person(who), demo.person(of).casus()
    todo, seen, wrong = [f"{casus}/", *person.open("/begin").links], set(), set()
    while todo:
        path = todo.pop().split("#")[0].split("?")[0]
        shape = re.sub(r"[\w-]{22}", "*", path)
        if (
            shape in seen
            or not path.startswith(casus)
            or re.search(r"\.(pdf|json|zip)$|/bestand/[\w-]{22}$", path)
        ):
            continue
        seen.add(shape)
        page = person.open(path)
        if page.status == 200:
            nav = MARKED.search(page.html).group(0)
            wrong |= set() if nav.count("aria-current") == 1 else {shape}
            todo += page.links
    assert len(seen) > 2
    assert wrong == set()
