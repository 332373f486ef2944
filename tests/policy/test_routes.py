"""Every address of the portal is on this list with its methods and what guards it, and nothing else is."""

import pytest
from flask import Blueprint

from portal import create_app
from portal.policy.enforcement import UnguardedView
from portal.policy.guard import public, requires
from portal.policy.permissions import Permission as P
from portal.policy.permissions import Subject
from portal.policy.routes import listed
from portal.policy.table import SUBJECT
from tests.policy.addresses import DEMO_ONLY, EXPECTED, HALFWAY, PUBLIC, UNDECIDED
from tests.support.portals import settings


def found(app) -> set[tuple[str, str, str]]:
    def guard(row) -> str:
        if row["by_secret"]:
            return f"{row['by_secret']}:secret"
        unguarded = HALFWAY if row["halfway"] else PUBLIC
        return row["permission"] or (UNDECIDED if row["undecided"] else unguarded)

    return {(",".join(row["methods"]), guard(row), row["rule"]) for row in listed(app)}


@pytest.fixture
def app(tmp_path):
    return create_app(settings(tmp_path))


def test_no_address_is_missing_from_the_list(app):
    assert found(app) - EXPECTED == set(), "put the new route in addresses.py, with the permission you meant"


def test_no_address_on_the_list_is_gone(app):
    assert EXPECTED - found(app) == set(), "a route went: take it out of addresses.py, or bring it back"


def test_outside_the_demo_its_addresses_do_not_exist(tmp_path):
    rules = {row["rule"] for row in listed(create_app(settings(tmp_path, demo=False)))}
    assert rules == {rule for _, _, rule in EXPECTED} - DEMO_ONLY


def test_every_address_with_content_begins_with_its_subject(app):
    """So that the guard never guesses whose content is asked for."""
    for _, permission, rule in found(app) - {
        row for row in EXPECTED if row[1] in {PUBLIC, UNDECIDED, HALFWAY} or row[1].endswith(":secret")
    }:
        if SUBJECT[P[permission]] is not Subject.SELF:
            assert rule.startswith(f"/{SUBJECT[P[permission]]}/<token:{SUBJECT[P[permission]]}>"), rule


def unguarded():
    return "anybody may read this"


def with_view(monkeypatch, view):
    """create_app with one more page."""
    pages = Blueprint("extra", __name__)
    pages.add_url_rule("/extra", "extra", view)
    monkeypatch.setattr("portal.organisatie_pages", pages)


def test_the_app_refuses_to_start_with_a_page_that_nothing_guards(monkeypatch, tmp_path):
    with_view(monkeypatch, unguarded)
    with pytest.raises(UnguardedView, match=r"extra\.extra has no @requires and no @public"):
        create_app(settings(tmp_path))


@pytest.mark.parametrize("guard", [public, requires(P.SELF_READ)])
def test_the_app_starts_with_a_page_that_says_who_may_see_it(monkeypatch, tmp_path, guard):
    with_view(monkeypatch, guard(lambda: "said"))
    assert create_app(settings(tmp_path)).view_functions["extra.extra"]
