"""The client's words reach whom the client opened them to, and nobody else."""


def test_uwv_reads_what_yara_opened(demo):
    yara, bram = demo.person("yara"), demo.person("bram")
    casus = yara.casus()
    assert "Ik wil weer bakken" in yara.open(f"{casus}/").words
    assert "Ik wil weer bakken" in bram.open(f"{casus}/").words


def test_who_is_not_in_the_team_finds_what_does_not_exist(demo):
    casus = demo.person("yara").casus()
    stranger = demo.person("tirza")
    absent = stranger.open("/casus/AAAAAAAAAAAAAAAAAAAAAA/")
    refused = stranger.open(f"{casus}/")
    assert refused.status == absent.status == 404
    assert refused.response.data == absent.response.data
