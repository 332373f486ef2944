"""The word for a client of whom it is known who they are: before an organisatie reads anything of them."""

from typing import Any

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus
from portal.identity.models import IdentityCheck
from portal.openid.models import Identity, Provider
from portal.policy.conditions import Asker, Word

_client = aliased(Lidmaatschap)


def _known(a: Asker, client_id: Any) -> ColumnElement[bool]:
    return or_(
        a.identity_needed.is_(False),
        exists().where(IdentityCheck.client_id == client_id),
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
