"""Which roles an organisatie of each soort can have, and for which statutory taken somebody has such a role.

Source: the parties of the study (ZonMw 535003006: gemeenten, UWV, GGZ, and paid ervaringsdeskundigen). A werkbedrijf
does the Participatiewet for gemeenten. An ervaringsdeskundige works from an onderdeel for it, whichever organisatie has
one. What is not here cannot be chosen: a client and a naaste work for nobody, and a beheerder is not made here.
"""

from portal.account.models import Role
from portal.organisatie.models import TAKES_PART, Soort, Taak

_OFFICE = (Role.SLEUTELPERSOON, Role.BESTUURDER)
_OFFICE_FG = (
    *_OFFICE,
    Role.FUNCTIONARIS,
)  # where people work in casussen, somebody watches over that (AVG 37-39)
ROLES: dict[Soort, tuple[Role, ...]] = {
    Soort.GEMEENTE: (Role.GEMEENTE, Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.WERKBEDRIJF: (Role.GEMEENTE, Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.UWV: (Role.UWV, Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.GGZ: (Role.GGZ, Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.CLIENTORGANISATIE: (Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.WELZIJN: (Role.ERVARINGSDESKUNDIGE, *_OFFICE_FG),
    Soort.RE_INTEGRATIE: _OFFICE,
    Soort.WERKGEVERSSERVICEPUNT: _OFFICE,
    Soort.ZORGVERZEKERAAR: (Role.BESTUURDER,),
    Soort.KENNISINSTELLING: (Role.BESTUURDER,),
}
TAKEN: dict[Role, frozenset[Taak]] = {
    Role.GEMEENTE: frozenset({Taak.PARTICIPATIEWET, Taak.WMO, Taak.SCHULDHULP}),
    Role.UWV: frozenset({Taak.SUWI}),
    Role.GGZ: frozenset({Taak.WGBO}),
    Role.ERVARINGSDESKUNDIGE: frozenset({Taak.ERVARING}),
}


# Takes part in a casus as a person, not as an onderdeel: what a client opened is for them alone.
ONE_PERSON = frozenset({Role.ERVARINGSDESKUNDIGE})
# Whose function as IPS-trajectbegeleider lets them read about income, where a client opened it.
CAN_BE_IPS = frozenset({Role.GGZ})
# Made and ended by two people together: whoever has it lets others in.
NEEDS_TWO = frozenset({Role.SLEUTELPERSOON})
# Comes in only with a second person's yes: also who watches over the looking of whoever let them in.
CONFIRMED = NEEDS_TWO | {Role.FUNCTIONARIS}


# Who may invite somebody to come in as what. A beheerder lets in who lets the others in.
BRINGS_IN: dict[Role, frozenset[Role]] = {
    Role.SLEUTELPERSOON: frozenset(role for roles in ROLES.values() for role in roles),
    Role.BEHEERDER: NEEDS_TWO,
}


def fits(soort: Soort, role: Role, taak: Taak | None) -> bool:
    """`taak`: of the onderdeel; None without one, as somebody has who works in no casus."""
    if role not in ROLES.get(soort, ()):
        return False
    return taak is None if role in _OFFICE_FG else taak in TAKEN[role] & TAKES_PART
