"""Over all casussen: what is late stands first; lateness is a fact in words."""


def test_what_is_late_stands_first(demo):
    words = demo.person("bram").open("/vandaag").words
    assert words.index("Over de datum") < words.index("Deze week")
    assert "5 dagen over de datum" in words


def test_who_has_nothing_is_told_so(demo):
    assert "Niets wacht op u." in demo.person("gwendolyn").open("/vandaag").words


def test_a_client_begins_with_the_one_thing_asked(demo):
    words = demo.person("naima").open("/begin").words
    assert "Dit vragen wij u" in words
    assert "Hierna vragen wij u nog 1 ding." in words


def test_what_is_late_speaks_to_its_owner_and_to_nobody_else(demo):
    bram, kofi = demo.person("bram"), demo.person("kofi")
    row = bram.open("/vandaag").html.split("Over de datum")[1].split("</li>")[0]
    actie = row.split("/actie/")[1][:22]
    where = f"{kofi.casus()}/actie/{actie}"
    assert "Uw actie is 5 dagen over de datum." in bram.open(where).words
    assert "Uw actie is" not in kofi.open(where).words


def test_the_look_is_in_the_log_of_every_casus_that_was_shown(demo):
    bram, kofi = demo.person("bram"), demo.person("kofi")
    looked = f"{kofi.casus()}/wie-keek"
    before = kofi.open(looked).words.count("Bram Oosterling")
    bram.open("/vandaag")
    assert kofi.open(looked).words.count("Bram Oosterling") == before + 1
