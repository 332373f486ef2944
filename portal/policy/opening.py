"""To whom a client opens: of an organisatie the portal asks who the client is, of a person of their own choice not."""

from portal.organisatie.models import Taak
from portal.policy.guard import OpenCasus
from portal.policy.permissions import Permission as P

OF_ONE_PERSON = frozenset({Taak.NAASTE, Taak.ERVARING})  # these take part by name


def may_open_to(casus: OpenCasus, taak: str) -> bool:
    wanted = P.TOESTEMMING_CHANGE if Taak(taak) in OF_ONE_PERSON else P.TOESTEMMING_OPEN
    return wanted in casus.may
