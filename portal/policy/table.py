"""Who may do what. Read along a row for one permission, down a column for one role."""

from functools import lru_cache

from portal.account.models import Role
from portal.casus.models import AFSLUITING, OVERDRACHT
from portal.casus.models import Onderwerp as O
from portal.hulpvraag.models import Vraag
from portal.noodkaart.models import CELLS as CARD_CELLS
from portal.organisatie.models import Taak
from portal.policy.along import INVITED, SHARED_ANSWER
from portal.policy.at_work import IPS, TEAM_TASK
from portal.policy.conditions import (
    EVERY_ORGANISATIE,
    ME,
    NEVER,
    OWN,
    OWN_ORGANISATIE,
    OWN_REGIO,
    SHARED_ANYTHING,
    TEAM,
    Word,
    shared,
    taak,
)
from portal.policy.identity import CLIENT_KNOWN, KNOWN
from portal.policy.in_need import CHOSEN
from portal.policy.permissions import Permission as P
from portal.policy.permissions import Subject
from portal.policy.until import ENDS, OWN_TRACES, RUNS, TEAM_THEN
from portal.recht.models import RECHT
from portal.toestemming.kijkvraag import KIJKVRAAG
from portal.toestemming.models import BETROKKENEN

COLUMNS = tuple(Role)


def T(cell: str) -> Word:
    """While a member of the team under this Lidmaatschap AND shared by the client with this partij."""
    return TEAM & shared(str(cell))


ANY = TEAM & SHARED_ANYTHING
ASKED = TEAM & SHARED_ANSWER & INVITED
SEEN = T(BETROKKENEN) & CLIENT_KNOWN  # knows who takes part, and the client is who they say
BIJSTAND = taak(Taak.PARTICIPATIEWET, Taak.SCHULDHULP)
WMO = taak(Taak.WMO)
INVITES = ME & TEAM_TASK
no, own, me = NEVER, OWN, ME
runs, back, past, then = OWN & RUNS, OWN & ENDS, OWN_TRACES, TEAM_THEN

# fmt: off
#                               CLIENT  NAASTE                    GEMEENTE                       UWV                      GGZ                            ERVARINGSDESK.            SLEUTELP. BESTUURDER BEHEERDER
_CASUS = {
    P.CASUS_READ:               (own,   ANY,                      ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.HULPVRAAG_WRITE:          (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.HULPVRAAG_SUGGEST:        (no,    no,                       no,                            no,                      no,                            ASKED,                    no, no, no),
    P.SUGGESTION_DECIDE:        (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.GEHOLPEN_READ:            (own,   T(Vraag.GEHOLPEN),        T(Vraag.GEHOLPEN),             T(Vraag.GEHOLPEN),       T(Vraag.GEHOLPEN),             T(Vraag.GEHOLPEN),        no, no, no),
    P.WENSEN_READ:              (own,   T(Vraag.WENSEN),          T(Vraag.WENSEN),               T(Vraag.WENSEN),         T(Vraag.WENSEN),               T(Vraag.WENSEN),          no, no, no),
    P.GOED_IN_READ:             (own,   T(Vraag.GOED_IN),         T(Vraag.GOED_IN),              T(Vraag.GOED_IN),        T(Vraag.GOED_IN),              T(Vraag.GOED_IN),         no, no, no),
    P.BEST_READ:                (own,   T(Vraag.BEST),            T(Vraag.BEST),                 T(Vraag.BEST),           T(Vraag.BEST),                 T(Vraag.BEST),            no, no, no),
    P.HELPT_READ:               (own,   T(Vraag.HELPT),           T(Vraag.HELPT),                T(Vraag.HELPT),          T(Vraag.HELPT),                T(Vraag.HELPT),           no, no, no),
    P.ZORGEN_READ:              (own,   T(Vraag.ZORGEN),          T(Vraag.ZORGEN),               T(Vraag.ZORGEN),         T(Vraag.ZORGEN),               T(Vraag.ZORGEN),          no, no, no),
    P.LEEFGEBIEDEN_READ:        (own,   T(Vraag.LEEFGEBIEDEN),    T(Vraag.LEEFGEBIEDEN),         T(Vraag.LEEFGEBIEDEN),   T(Vraag.LEEFGEBIEDEN),         T(Vraag.LEEFGEBIEDEN),    no, no, no),
    P.BETROKKENEN_READ:         (own,   T(BETROKKENEN),           T(BETROKKENEN),                T(BETROKKENEN),          T(BETROKKENEN),                T(BETROKKENEN),           no, no, no),
    P.PLAN_READ:                (own,   T(O.PLAN),                T(O.PLAN),                     T(O.PLAN),               T(O.PLAN),                     T(O.PLAN),                no, no, no),
    P.PLAN_WRITE:               (own,   no,                       T(O.PLAN),                     T(O.PLAN),               T(O.PLAN),                     T(O.PLAN),                no, no, no),
    P.WERK_READ:                (own,   T(O.WERK),                T(O.WERK),                     T(O.WERK),               T(O.WERK),                     T(O.WERK),                no, no, no),
    P.WERK_WRITE:               (own,   no,                       T(O.WERK),                     T(O.WERK),               T(O.WERK),                     no,                       no, no, no),
    P.INKOMEN_READ:             (own,   no,                       BIJSTAND & T(O.INKOMEN),       T(O.INKOMEN),            IPS & T(O.INKOMEN),            no,                       no, no, no),
    P.INKOMEN_WRITE:            (own,   no,                       BIJSTAND & T(O.INKOMEN),       T(O.INKOMEN),            no,                            no,                       no, no, no),
    P.GEZONDHEID_EN_WERK_READ:  (own,   no,                       T(O.GEZONDHEID_EN_WERK),       T(O.GEZONDHEID_EN_WERK), T(O.GEZONDHEID_EN_WERK),       T(O.GEZONDHEID_EN_WERK),  no, no, no),
    P.GEZONDHEID_EN_WERK_WRITE: (own,   no,                       no,                            no,                      T(O.GEZONDHEID_EN_WERK),       no,                       no, no, no),
    P.BEHANDELING_READ:         (own,   no,                       no,                            no,                      T(O.BEHANDELING),              no,                       no, no, no),
    P.BEHANDELING_WRITE:        (own,   no,                       no,                            no,                      T(O.BEHANDELING),              no,                       no, no, no),
    P.DAGELIJKS_LEVEN_READ:     (own,   T(O.DAGELIJKS_LEVEN),     WMO & T(O.DAGELIJKS_LEVEN),    no,                      T(O.DAGELIJKS_LEVEN),          T(O.DAGELIJKS_LEVEN),     no, no, no),
    P.DAGELIJKS_LEVEN_WRITE:    (own,   no,                       WMO & T(O.DAGELIJKS_LEVEN),    no,                      T(O.DAGELIJKS_LEVEN),          no,                       no, no, no),
    P.OVERLEG_READ:             (own,   no,                       T(O.OVERLEG),                  T(O.OVERLEG),            T(O.OVERLEG),                  T(O.OVERLEG),             no, no, no),
    P.OVERLEG_WRITE:            (own,   no,                       T(O.OVERLEG),                  T(O.OVERLEG),            T(O.OVERLEG),                  T(O.OVERLEG),             no, no, no),
    P.CASUS_EXPORT:             (own,   no,                       ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.BIJDRAGE_CORRECT:         (own,   no,                       ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.BESTAND_REMOVE:           (own,   no,                       ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.ZIENSWIJZE_WRITE:         (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.DOEL_CONFIRM:             (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.ACTIE_UPDATE:             (own,   no,                       T(O.PLAN),                     T(O.PLAN),               T(O.PLAN),                     T(O.PLAN),                no, no, no),
    P.ACTIE_AGREE:              (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.TEAM_PROPOSE:             (runs,  no,                       T(BETROKKENEN),                T(BETROKKENEN),          T(BETROKKENEN),                T(BETROKKENEN),           no, no, no),
    P.TEAM_CHANGE:              (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.SECRECY_TOLD:             (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.TEAM_LEAVE:               (no,    no,                       ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.TEAM_STOP:                (no,    TEAM,                     TEAM,                          TEAM,                    TEAM,                          TEAM,                     no, no, no),
    P.IDENTITY_READ:            (own,   no,                       ANY,                           ANY,                     ANY,                           no,                       no, no, no),
    P.IDENTITY_CHECK:           (no,    no,                       ANY,                           ANY,                     ANY,                           no,                       no, no, no),
    P.IDENTITY_ANEW:            (no,    no,                       ANY,                           ANY,                     ANY,                           no,                       no, no, no),
    P.IDENTITY_CODE:            (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.OVERDRACHT_READ:          (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.NAASTE_LEAVE:             (no,    ANY,                      no,                            no,                      no,                            no,                       no, no, no),
    P.TOESTEMMING_CHANGE:       (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.TOESTEMMING_OPEN:         (OWN & RUNS & KNOWN, no,          no,                            no,                      no,                            no,                       no, no, no),
    P.TOESTEMMING_READ:         (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.TOESTEMMING_PROVE:        (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.TOESTEMMING_ASK:          (no,    no,                       ANY,                           ANY,                     ANY,                           ANY,                      no, no, no),
    P.TOESTEMMING_RECORD:       (no,    no,                       SEEN,                          SEEN,                    SEEN,                          SEEN,                     no, no, no),
    P.TOESTEMMING_WITNESS:      (no,    no,                       SEEN,                          SEEN,                    SEEN,                          SEEN,                     no, no, no),
    P.KIJKVRAAG_READ:           (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.CASUS_LOOK_ALONG:         (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.INZAGE_READ:              (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.INZAGE_ASK:               (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.NOODKAART_READ:           (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.NOODKAART_WRITE:          (own,   no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.NOODKAART_CHOOSE:         (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.RECHT_ASK:                (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.CASUS_END:                (runs,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.CASUS_KEEP:               (back,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.AFSLUITING_READ:          (past,  no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.AFSLUITING_TOLD:          (no,    then,                     then,                          then,                    then,                          then,                     no, no, no),
}
_NOODKAART = {
    P.NOODKAART_OPEN:           (no,    CHOSEN,                   CHOSEN,                        CHOSEN,                  CHOSEN,                        CHOSEN,                   no, no, no),
}
_ORG, any_org = OWN_ORGANISATIE, EVERY_ORGANISATIE
_ORGANISATIE = {
    P.ORGANISATIE_READ:         (no,    no,                       no,                            no,                      no,                            no,                       _ORG, _ORG, _ORG),
    P.VERZOEK_ANSWER:           (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.NOODKAART_TOLD:           (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.RECHT_ANSWER:             (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.DATALEK_READ:             (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.DATALEK_WRITE:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.CONTACT_WRITE:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.PROVIDER_READ:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, any_org),
    P.PROVIDER_MANAGE:          (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.PROVIDER_CONFIRM:         (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, any_org),
    P.PEOPLE_READ:              (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.PEOPLE_INVITE:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.PEOPLE_CHANGE:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.PEOPLE_FACTOR:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.WORK_HAND_OVER:           (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.SLEUTELPERSOON_PROPOSE:   (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.SLEUTELPERSOON_CONFIRM:   (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, OWN_REGIO),
    P.SLEUTELPERSOON_FACTOR:    (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, OWN_REGIO),
    P.ACCESS_REVIEW:            (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.NAVRAAG_ANSWER:           (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.LOOKS_READ:               (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.LOOKS_REVIEW:             (no,    no,                       no,                            no,                      no,                            no,                       _ORG, no, no),
    P.SIGNALS_READ:             (no,    no,                       no,                            no,                      no,                            no,                       no, no, no),
    P.HOURS_COUNT:              (no,    no,                       no,                            no,                      no,                            no,                       _ORG, _ORG, no),
}
_SELF = {
    P.SELF_READ:                (me,    me,                       me,                            me,                      me,                            me,                       me, me, me),
    P.FACTOR_MANAGE:            (me,    me,                       me,                            me,                      me,                            me,                       me, me, me),
    P.POLICY_READ:              (me,    me,                       me,                            me,                      me,                            me,                       me, me, me),
    P.CASUS_LIST:               (no,    me,                       me,                            me,                      me,                            me,                       no, no, no),
    P.AGENDA_USE:               (me,    no,                       me,                            me,                      me,                            me,                       no, no, no),
    P.CLIENT_INVITE:            (no,    no,                       INVITES,                       INVITES,                 INVITES,                       INVITES,                  no, no, no),
    P.NOODKAART_LIST:           (no,    me,                       me,                            me,                      me,                            me,                       no, no, no),
    P.IDENTITY_DESK:            (no,    no,                       INVITES,                       INVITES,                 INVITES,                       no,                       no, no, no),
    P.HOURS_WRITE:              (no,    no,                       no,                            no,                      no,                            me,                       no, no, no),
    P.REGIO_MANAGE:             (no,    no,                       no,                            no,                      no,                            no,                       no, no, me),
    P.DIRECTORY_READ:           (no,    no,                       me,                            me,                      me,                            me,                       me, me, me),
    P.EXPERTISE_WRITE:          (no,    no,                       me,                            me,                      me,                            me,                       me, no, no),
    P.DIGID_MANAGE:             (no,    no,                       no,                            no,                      no,                            no,                       no, no, me),
    P.MAIL_MANAGE:              (no,    no,                       no,                            no,                      no,                            no,                       no, no, me),
}
# fmt: on

# The tenth column, FUNCTIONARIS: all that is not named here is never. No line of it is about what somebody wrote in a casus.
_FUNCTIONARIS = {
    P.ORGANISATIE_READ: _ORG,
    P.SIGNALS_READ: _ORG,
    P.DATALEK_READ: _ORG,
    P.SELF_READ: me,
    P.FACTOR_MANAGE: me,
    P.POLICY_READ: me,
    P.DIRECTORY_READ: me,
}
_NINE = {**_CASUS, **_NOODKAART, **_ORGANISATIE, **_SELF}

TABLE: dict[P, tuple[Word, ...]] = {p: (*row, _FUNCTIONARIS.get(p, no)) for p, row in _NINE.items()}
if short := [p for p, row in TABLE.items() if len(row) != len(COLUMNS)]:
    raise ValueError(f"these rows of the table miss a column or have one too many: {short}")
SUBJECT = {
    **dict.fromkeys(_CASUS, Subject.CASUS),
    **dict.fromkeys(_NOODKAART, Subject.NOODKAART),
    **dict.fromkeys(_ORGANISATIE, Subject.ORGANISATIE),
    **dict.fromkeys(_SELF, Subject.SELF),
}


def cell(permission: P, role: Role) -> Word:
    return TABLE[permission][COLUMNS.index(role)]


@lru_cache
def ever(permission: P) -> frozenset[Role]:
    """The roles that can come to hold it: all but those with NEVER."""
    return frozenset(role for role in COLUMNS if cell(permission, role) is not NEVER)


# Whose casus it is reads all that is in it: the row words about writers and versions do not bind them.
EVERYTHING = frozenset(role for role in COLUMNS if cell(P.CASUS_READ, role) is OWN)


# A casus that was erased is entered by its client for what is left of it: who looked, and what was allowed.
ENTERS = frozenset({P.CASUS_READ, P.AFSLUITING_READ})


def permissions_on(subject: Subject) -> list[P]:
    return [permission for permission, its in SUBJECT.items() if its is subject]


# Which key labels a permission opens: cell of the grid -> permission to read, permission to write.
READS: dict[str, P] = {
    **{str(vraag): P[f"{vraag.name}_READ"] for vraag in Vraag},
    BETROKKENEN: P.BETROKKENEN_READ,
    OVERDRACHT: P.OVERDRACHT_READ,
    **dict.fromkeys(CARD_CELLS, P.NOODKAART_READ),
    RECHT: P.RECHT_ASK,
    AFSLUITING: P.AFSLUITING_READ,
    KIJKVRAAG: P.KIJKVRAAG_READ,
    **{str(onderwerp): P[f"{onderwerp.name}_READ"] for onderwerp in O},
}
WRITES: dict[str, P] = {str(onderwerp): P[f"{onderwerp.name}_WRITE"] for onderwerp in O}
# Sealed by who may not read what others wrote there: only under their own partij.
SEALS: dict[str, P] = {OVERDRACHT: P.TEAM_LEAVE, KIJKVRAAG: P.TOESTEMMING_ASK}
