"""To whom a client opens: of an organisatie the portal asks who the client is, of a person of their own choice not."""

from portal.organisatie.models import Taak
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P

OF_ONE_PERSON = frozenset({Taak.NAASTE, Taak.ERVARING})  # these take part by name


def may_open_to(casus: OpenCasus, taak: str) -> bool:
    return Taak(taak) in OF_ONE_PERSON or P.TOESTEMMING_OPEN in casus.may
