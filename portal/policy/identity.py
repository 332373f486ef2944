"""The word for a client of whom it is known who they are: before an organisatie reads anything of them."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, exists, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.functions import FunctionElement

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.identity.models import IdentityCheck
from portal.openid.models import Identity, Provider
from portal.policy.conditions import Asker, Word

_client = aliased(Lidmaatschap)


class was_seen(FunctionElement):
    """Was this client seen at a desk? Of a look at a document the words need no more than that there was one: on
    PostgreSQL a function says so, for the looks themselves have row rules and the words are asked by everybody."""

    type = Boolean()
    name = "was_seen"
    inherit_cache = True


@compiles(was_seen)
def _by_row(element, compiler, **kw) -> str:
    (client,) = element.clauses
    return compiler.process(
        exists().where(IdentityCheck.client_id == client).correlate_except(IdentityCheck), **kw
    )


@compiles(was_seen, "postgresql")
def _by_function(element, compiler, **kw) -> str:
    return f"was_seen({compiler.process(element.clauses, **kw)})"


WAS_SEEN = "SELECT EXISTS (SELECT 1 FROM identity_check WHERE client_id = client)"


def _known(a: Asker, client_id: Any) -> ColumnElement[bool]:
    return or_(
        a.identity_needed.is_(False),
        was_seen(client_id),
        exists().where(
            _client.id == client_id,
            Identity.account_id == _client.account_id,
            Provider.id == Identity.provider_id,
            Provider.organisatie_id.is_(None),  # DigiD: a link is made at level Substantieel alone
        ),
    )


KNOWN = Word("known", "als bekend is wie men is: met DigiD, of aan een balie", lambda a: _known(a, a.id))
CLIENT_KNOWN = Word(
    "client_known",
    "als bekend is wie de cliënt is: met DigiD, of aan een balie",
    lambda a: _known(a, Casus.client_id),
)
