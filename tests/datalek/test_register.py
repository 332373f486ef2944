"""The register of an organisatie: it only grows, its clock runs 72 hours, and it goes along as a file."""

import csv
import io
from datetime import timedelta

import pytest

from portal.core import clock
from portal.core.formats import ZONE, today
from portal.datalek.clock import clock as hours
from portal.datalek.models import Told
from tests.support.people import Page, Person

WHAT = "Een mail ging naar twee mensen te veel."


def at(moment) -> str:
    return moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")


def right(**fields) -> dict:
    found = at(clock.now() - timedelta(hours=2))
    return {"kind": "wrong_person", "found_at": found, "what": WHAT, "authority": "not_yet", "clients": "not_yet",
            **fields}  # fmt: skip


def notes(who: Person, **fields) -> Page:
    return who.fill_in(f"{who.organisatie()}/datalekken/nieuw", **right(**fields))


def first(who: Person) -> str:
    page = who.open(f"{who.organisatie()}/datalekken")
    return next(link for link in page.links if link.count("/") == 4 and not link.endswith(("nieuw", "csv")))


def test_what_was_noted_counts_down_and_can_be_added_to(portal):
    hanneke = portal.person("hanneke")
    assert notes(hanneke).status == 302
    page = hanneke.open(first(hanneke)).words
    assert "(nog 69 uur)" in page
    assert WHAT in page
    later = right(authority="told", authority_at=at(clock.now()), what="Het was één mens te veel.")
    assert hanneke.fill_in(f"{first(hanneke)}/aanvullen", **later).status == 302
    page = hanneke.open(first(hanneke)).words
    assert "Op tijd gemeld" in page
    assert WHAT in page, "what stood there before is kept"
    assert "Het was één mens te veel." in page


def test_what_is_missing_is_said_beside_the_field(demo):
    hanneke = demo.person("hanneke")
    for fields, said in [
        ({"authority": "told"}, "Kies wanneer het gemeld is."),
        ({"clients": "not_needed"}, "Schrijf waarom het niet nodig is."),
        ({"found_at": at(clock.now() + timedelta(days=2))}, "Dit moet nog komen."),
        ({"found_at": "gisteren"}, "Dit is geen tijdstip."),
        ({"found_at": "0001-01-01T00:00"}, "Dit is te lang geleden."),
        ({"found_at": "9999-12-31T23:59"}, "Dit moet nog komen."),
        ({"authority": "told", "authority_at": "0001-01-01T00:00"}, "Dit is te lang geleden."),
        (
            {"authority": "told", "authority_at": at(clock.now() - timedelta(hours=3))},
            "eerder dan het ontdekt is",
        ),
        ({"clients": "told", "clients_on": str(today() + timedelta(days=1))}, "Deze dag moet nog komen."),
        ({"people": "veel"}, "Ongeldig getal."),
        ({"what": " "}, "Schrijf in een paar zinnen wat er bekend is."),
    ]:
        answer = notes(hanneke, **fields)
        assert answer.status == 422, fields
        assert said in answer.words


def test_told_late_stays_late_when_somebody_writes_a_later_moment(portal):
    hanneke = portal.person("hanneke")
    notes(hanneke, found_at=at(clock.now() - timedelta(hours=80)))
    told = right(authority="told", authority_at=at(clock.now()))
    assert hanneke.fill_in(f"{first(hanneke)}/aanvullen", **told).status == 302
    page = hanneke.open(first(hanneke)).words
    assert "Op tijd gemeld" not in page
    assert "Gemeld, na meer dan 72 uur" in page


def test_two_who_add_at_once_lose_nothing(portal):
    hanneke, rashida = portal.person("hanneke"), portal.person("rashida")
    path = f"{first(hanneke)}/aanvullen"
    form = hanneke.open(path).hidden()
    rashida.fill_in(path, **right(measures="Wij belden iedereen."))
    answer = hanneke.send(path, {**form, **right(measures="Wij mailden iedereen.")})
    assert answer.status == 409
    assert "Wij belden iedereen." in answer.words
    assert "Wij mailden iedereen." in answer.words


def test_the_file_holds_every_revision_and_no_formula(portal):
    hanneke = portal.person("hanneke")
    notes(hanneke, what="=1+1")
    hanneke.fill_in(f"{first(hanneke)}/aanvullen", **right(what="Toch anders."))
    answer = hanneke.open(f"{hanneke.organisatie()}/datalekken/register.csv")
    assert answer.response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.html.removeprefix("\ufeff")), delimiter=";"))
    assert [row["versie"] for row in rows if row["nummer"] == rows[0]["nummer"]] == ["2", "1"]
    assert {row["wat"] for row in rows} >= {"Toch anders.", "'=1+1"}


@pytest.mark.parametrize("who", ["esra", "marijke", "jian", "marloes", "yara"])
def test_it_is_of_one_desk(demo, who):
    hanneke, other = demo.person("hanneke"), demo.person(who)
    for path in (
        first(hanneke),
        f"{first(hanneke)}/aanvullen",
        f"{hanneke.organisatie()}/datalekken/register.csv",
    ):
        assert other.open(path).status == 404


@pytest.mark.parametrize(
    ("authority", "told_after", "now_after", "left", "late"),
    [
        (Told.NOT_YET, None, 71, 1, False),
        (Told.NOT_YET, None, 73, 0, True),
        (Told.TOLD, 71, 200, None, False),
        (Told.TOLD, 80, 200, None, True),
        (Told.NOT_NEEDED, None, 200, None, False),
    ],
)
def test_the_clock(authority, told_after, now_after, left, late):
    found = clock.now()
    told = found + timedelta(hours=told_after) if told_after else None
    runs = hours(found, authority, told, found + timedelta(hours=now_after))
    assert (runs.left, runs.late) == (left, late)
