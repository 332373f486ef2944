"""Mail that did not arrive is shown to who looks after the portal: how many and why, never to whom or about what."""

import re


def test_the_beheerder_sees_what_was_given_up_and_tries_it_again(office):
    office.server.stop()
    office.write("bram")
    for hour in (1, 80, 80, 80):  # while it is away one letter a round is tried
        office.round(hours=hour)
    jian = office["jian"]
    page = jian.open("/beheer/mail")
    row = re.search(r"<tbody.*</tbody>", page.html, re.S).group(0)
    assert "ConnectionRefusedError" in row and ">3<" in row
    assert not [word for word in ("example", "Marloes", "Yara", "news", "plan") if word in row]
    office.server.start()
    assert jian.send("/beheer/mail", page.hidden()).status == 302
    assert "Alle mail kwam aan, of wordt nog geprobeerd." in jian.open("/beheer/mail").words
    office.round(hours=81)
    assert office.mailed() == [
        "fenna",
        "joris",
        "marloes",
        "yara",
    ]  # hers was not given up: it was not due yet


def test_nobody_else_has_that_page(demo):
    for slug in ("yara", "bram", "hanneke", "abel"):
        assert demo.person(slug).open("/beheer/mail").status == 404
    assert "/beheer/mail" in demo.person("jian").open("/beheer/mail").links
