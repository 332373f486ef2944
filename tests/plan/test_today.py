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
