"""Versions are kept; a partij reads the newest answers, and older ones made while that vraag was open to it."""

UWV = ("geholpen", "uwv")


def test_sharing_without_a_change_makes_no_version(tomasz):
    tomasz.write("geholpen", "Eén.")
    tomasz.share(UWV)
    first = tomasz.open("hulpvraag").link(".pdf")
    tomasz.share(UWV)
    tomasz.share()
    tomasz.share(UWV, ("geholpen", "ggz"))
    assert tomasz.open("hulpvraag").link(".pdf") == first
    assert tomasz.versions() == []


def test_a_change_makes_the_next_version_and_the_older_stays_by_date(tomasz):
    for text in ("Eén.", "Twee.", "Drie."):
        tomasz.write("geholpen", text)
        tomasz.share(UWV)
    versions = tomasz.versions()
    assert len(versions) == 3
    for path, text in zip(versions, ("Drie.", "Twee.", "Eén."), strict=True):
        page = tomasz.person.open(path)
        assert text in page.words
        assert "vandaag om" in page.words


def test_an_answer_that_is_emptied_is_not_in_the_next_version(tomasz):
    tomasz.write("geholpen", "Eén.")
    tomasz.write("wensen", "Twee.")
    tomasz.share(UWV)
    tomasz.write("wensen", "")
    tomasz.share(UWV)
    newest, older = tomasz.versions()
    assert "Twee." not in tomasz.person.open(newest).words
    assert "Twee." in tomasz.person.open(older).words


def test_uwv_reads_older_ones_that_were_open_to_it(portal, tomasz):
    for text in ("Eén.", "Twee."):
        tomasz.write("geholpen", text)
        tomasz.share(UWV)
    bram = portal.person("bram")
    newest, older = tomasz.versions()
    assert "Twee." in bram.open(newest).words
    assert "Eén." in bram.open(older).words


def test_uwv_does_not_read_older_ones_from_before_it_was_opened(portal, tomasz):
    tomasz.write("geholpen", "Toen nog niet voor UWV.")
    tomasz.share(("geholpen", "ggz"))
    tomasz.write("geholpen", "Nu wel.")
    tomasz.share(UWV, ("geholpen", "ggz"))
    newest, older = tomasz.versions()
    bram, fenna = portal.person("bram"), portal.person("fenna")
    assert "Nu wel." in bram.open(newest).words
    assert bram.open(older).status == bram.open(f"{older}.pdf").status == 404
    assert "Toen nog niet" in fenna.open(older).words
    assert older not in bram.open(f"{tomasz.casus}/hulpvraag").links


def test_a_version_made_with_the_tick_taken_away_stays_closed_when_it_is_put_back(portal, tomasz):
    """What was shared at the moment of closing was never open to UWV, also not years later."""
    tomasz.write("geholpen", "Open.")
    tomasz.share(UWV)
    tomasz.write("geholpen", "Zonder UWV geschreven.")
    tomasz.share(("geholpen", "ggz"))
    tomasz.write("geholpen", "Weer open.")
    tomasz.share(UWV)
    bram = portal.person("bram")
    newest, between, first = tomasz.versions()
    assert "Weer open." in bram.open(newest).words
    assert bram.open(between).status == 404
    assert "Open." in bram.open(first).words


def test_after_withdrawing_older_ones_are_closed_too(portal, tomasz):
    tomasz.write("wensen", "Blijft open.")
    tomasz.write("geholpen", "Eén.")
    tomasz.share(UWV, ("wensen", "uwv"))
    tomasz.write("geholpen", "Twee.")
    tomasz.share(("wensen", "uwv"))
    bram = portal.person("bram")
    for path in (*tomasz.versions(), f"{tomasz.casus}/hulpvraag", f"{tomasz.casus}/"):
        page = bram.open(path)
        assert "Blijft open." in page.words
        assert "Eén." not in page.words
        assert "Twee." not in page.words
