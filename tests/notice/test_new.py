"""What is new to somebody: of what they may read, until they read it."""


def test_smoke(office):
    yara, bram = office.portal.person("yara"), office.portal.person("bram")
    casus = yara.casus()
    assert bram.fill_in(f"{casus}/bijdrage", onderwerp="plan", tekst="Iets nieuws.").status == 302
    print(office.told())
    page = yara.open("/nieuw")
    print(page.words)
    print(office.round(hours=30), office.mailed())
    for letter in office.server.taken:
        print(letter)
    print(yara.open("/mijn/berichten").words)
    assert 0
