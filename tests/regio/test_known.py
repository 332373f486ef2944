"""The regio's and gemeenten of config/*.csv: complete, dated, and a bad line is told by file, line and reason."""

from datetime import date

import pytest

from portal.regio import known

TODAY = date(2026, 11, 22)


def test_there_are_thirty_five_and_each_has_a_source():
    found = known.regios(TODAY)
    assert len(found) == 35
    assert all("20" in each.source for each in found), "a source with its year"
    assert {"Haaglanden", "Rijk van Nijmegen"} <= {each.name for each in found}


def test_a_centre_that_no_source_gives_is_left_empty():
    assert known.regio("zeeland", TODAY).centrum is None
    assert known.regio("haaglanden", TODAY).centrum == "Den Haag"


def test_the_gemeenten_of_the_two_regios_of_the_study_and_no_others():
    assert len(known.gemeenten("rijk-van-nijmegen", TODAY)) == 7
    assert known.gemeenten("haaglanden", TODAY) == [
        "Delft",
        "Den Haag",
        "Midden-Delfland",
        "Rijswijk",
        "Westland",
    ]
    assert "Zoetermeer" not in {each.name for each in known.every_gemeente()}, "that is Zuid-Holland Centraal"
    assert known.gemeenten("twente", TODAY) == []


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [(None, None, True), (date(2026, 11, 22), None, True), (date(2026, 11, 23), None, False),
     (None, date(2026, 11, 22), False), (None, date(2026, 11, 23), True)],
)  # fmt: skip
def test_a_line_holds_from_its_first_day_until_the_day_it_ends(since, until, there):
    assert known.holds(known.Gemeente("Ergens", "twente", since, until), TODAY) is there


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",Twente,Enschede,2020-01-01,,bron", "line 2: slug is empty"),
        ("twente,Twente,Enschede,1 januari,,bron", "line 2: geldig_van is no date"),
        ("twente,Twente,Enschede,2020-01-01,,", "line 2: bron is empty"),
    ],
)
def test_a_bad_line_is_told_with_its_file_and_number(tmp_path, line, told):
    (tmp_path / "arbeidsmarktregios.csv").write_text(
        f"slug,naam,centrum,geldig_van,geldig_tot,bron\n{line}\n"
    )
    with pytest.raises(known.Unreadable, match=f"arbeidsmarktregios.csv, {told}"):
        list(known.lines("arbeidsmarktregios.csv", ("slug", "naam", "bron"), tmp_path))
