"""The word for a client of whom it is known who they are: before an organisatie reads anything of them."""

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.identity.models import IdentityCheck
from portal.openid.models import Identity, Provider
from portal.policy.conditions import Word

_client = aliased(Lidmaatschap)
KNOWN = Word(
    "known",
    "als bekend is wie men is: met DigiD, of aan een balie",
    lambda a: or_(
        a.identity_needed.is_(False),
        exists().where(IdentityCheck.client_id == a.id),
        exists().where(
            _client.id == a.id,
            Identity.account_id == _client.account_id,
            Provider.id == Identity.provider_id,
            Provider.organisatie_id.is_(None),  # DigiD: a link is made at level Substantieel alone
        ),
    ),
)
