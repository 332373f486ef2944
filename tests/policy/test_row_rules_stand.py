"""The row rules and what they ask stand in PostgreSQL as this version of the portal says, or it does not start."""

import os
from dataclasses import replace

import pytest
from sqlalchemy import true
from sqlalchemy.engine import make_url

from portal.core import migrate
from portal.core.db import Base
from portal.core.refusals import Refused
from portal.policy import row_refusals
from portal.policy.row_rules import RULES
from portal.sweep import OWNERS
from tests.policy.uncovered import UNCOVERED


@pytest.fixture(scope="session")
def database() -> str:
    """SQLite has no row security."""
    return "postgresql"


def test_every_table_has_row_rules_or_a_reason_why_not(demo):
    covered = {model.__tablename__ for model in RULES}
    assert covered | set(UNCOVERED) == set(Base.metadata.tables)
    assert not covered & set(UNCOVERED)
    assert all(len(why.split()) > 2 for why in UNCOVERED.values())


def test_of_what_has_a_key_of_its_own_the_worker_finds_every_row():
    """The sweep throws a key away of which it finds no row."""
    owners = {model for model in OWNERS.values() if model in RULES}
    assert owners
    assert all(str(RULES[model].work) == str(true()) for model in owners)


def test_the_database_is_as_this_version_says(demo):
    assert row_refusals.refusals(demo.settings) == []


TAMPERED = {
    "a rule taken away": "DROP POLICY app_select ON bijdrage",
    "a rule changed": "ALTER POLICY app_select ON bijdrage USING (true)",
    "a rule for more": "ALTER POLICY app_select ON bijdrage TO PUBLIC",
    "a rule besides": "CREATE POLICY more ON bijdrage FOR SELECT USING (true)",
    "security switched off": "ALTER TABLE bijdrage DISABLE ROW LEVEL SECURITY",
    "security not forced": "ALTER TABLE actie NO FORCE ROW LEVEL SECURITY",
    "sealed text for the worker": "GRANT SELECT (tekst) ON bijdrage TO portal_worker",
    "another function": "CREATE OR REPLACE FUNCTION mag(p text) RETURNS SETOF bigint LANGUAGE sql STABLE "
    "SECURITY DEFINER AS 'SELECT id FROM casus'",
    "a function of the owner's": "ALTER FUNCTION mag(text) OWNER TO portal_owner",
    "with the rights of who asks": "ALTER FUNCTION mag(text) SECURITY INVOKER",
    "with another path": "ALTER FUNCTION mag(text) RESET search_path",
    "for everybody to call": "GRANT EXECUTE ON FUNCTION was_seen(bigint) TO PUBLIC",
    "another of its name": "CREATE FUNCTION was_seen(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_the_portal_does_not_start_beside_other_rules_and_an_upgrade_puts_them_right(
    postgres, make_portal, statement
):
    portal = make_portal(filled=False)
    name = make_url(portal.settings.database_url).database
    postgres.sql(statement, name)
    found = row_refusals.refusals(portal.settings)
    assert found
    assert all("portal db upgrade" in each for each in found)
    migrate.upgrade(portal.settings)
    assert row_refusals.refusals(portal.settings) == []


def test_the_portal_does_not_start_beside_another_function_with_rights_of_its_own(postgres, make_portal):
    portal = make_portal(filled=False)
    made = "CREATE FUNCTION more() RETURNS SETOF bijdrage LANGUAGE sql SECURITY DEFINER AS 'TABLE bijdrage'"
    postgres.sql(made, make_url(portal.settings.database_url).database)
    assert "The function more is not of the portal" in row_refusals.refusals(portal.settings)[0]


@pytest.fixture
def as_somebody(postgres, demo):
    """The settings of a role of its own, that is a member of these: those of all tests are left as they are."""
    name, role = make_url(demo.settings.database_url).database, f"somebody_{os.getpid()}"
    postgres.sql(f"CREATE ROLE {role} LOGIN")

    def settings(*others: str):
        for other in others:
            postgres.sql(f"GRANT {other} TO {role}")
        return replace(demo.settings, database_url=postgres.url(name, role))

    yield settings
    postgres.sql(f"DROP ROLE {role}")


def test_the_worker_comes_in_as_a_role_of_its_own(as_somebody):
    with pytest.raises(Refused, match="the worker comes in as portal_worker, not as somebody"):
        row_refusals.refuse(as_somebody(), work=True)
    row_refusals.refuse(as_somebody("portal_worker"), work=True)


@pytest.mark.parametrize(
    ("role", "why"), [("portal_poort", "can be portal_poort"), ("portal_owner", "owns tables")]
)
def test_the_portal_does_not_start_as_who_can_become_somebody_whom_no_rule_binds(as_somebody, role, why):
    assert why in row_refusals.refusals(as_somebody(role))[0]


def test_the_portal_does_not_start_as_somebody_whom_no_rule_binds(postgres, demo):
    name = make_url(demo.settings.database_url).database
    for role, why in (("portal_owner", "owns tables"), ("postgres", "is a superuser")):
        wrong = replace(demo.settings, database_url=postgres.url(name, role))
        assert why in row_refusals.refusals(wrong)[0]


def test_the_portal_does_not_start_as_somebody_who_goes_past_row_security(postgres, as_somebody):
    wrong = as_somebody()
    postgres.sql(f"ALTER ROLE somebody_{os.getpid()} BYPASSRLS")
    assert "goes past row security" in row_refusals.refusals(wrong)[0]
