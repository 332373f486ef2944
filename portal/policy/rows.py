"""Row words: what the table's cell leaves open about a row of content, such as whose it is.

A permission that is not here has none: the cell decides for every row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from portal.account.models import AT_HOME, Account, Lidmaatschap, Role
from portal.bestand.models import Bestand
from portal.casus.models import Bijdrage, Teamlid
from portal.desk.models import Change, ChangeKind, Changestand
from portal.inzage.models import Inzage, Navraag
from portal.kluis.keyring import CLIENT
from portal.organisatie.models import Partij
from portal.plan.models import Actie, Doel
from portal.policy.conditions import REQUEST, Asker, author
from portal.policy.desk_team import who_looks
from portal.policy.in_their_name import OF_ROW
from portal.policy.permissions import Permission as P
from portal.policy.table import EVERYTHING
from portal.suggestions.models import Suggestion
from portal.toestemming.written_down import WrittenDown


@dataclass(frozen=True)
class RowWord:
    """`everybody`: binds the client too, who else may do the same with every row of their own casus."""

    name: str
    sentence: str
    clause: Callable[[Asker], ColumnElement[bool]]
    everybody: bool = False


EVERY = RowWord("every", "", lambda a: true())
MINE = RowWord(
    "mine",
    "en die door hen wordt gedaan, door hen is gemaakt, waarvoor hun organisatie nog iemand moet noemen, "
    "of die nog niemand doet",
    lambda a: or_(
        Actie.owner_id == a.id,
        Actie.author_id == a.id,
        and_(
            Actie.owner_id.is_(None),
            or_(Actie.owner_partij_id == a.partij_id, Actie.owner_partij_id == CLIENT),
        ),
    ),
)

OWN_DOEL = RowWord(
    "own_doel", "en een doel op weg veranderen dat men zelf schreef", lambda a: Doel.author_id == a.id
)
AUTHOR = RowWord("author", "die men zelf schreef", author, everybody=True)
OTHERS = RowWord("others", "die een ander schreef", lambda a: Bijdrage.author_id != a.id, everybody=True)

ADDER = RowWord("adder", "dat men zelf toevoegde", lambda a: Bestand.author_id == a.id, everybody=True)
OWN_WORDS = RowWord(
    "own_words", "en alleen de eigen voorstellen lezen", lambda a: Suggestion.author_id == a.id
)

# Who lets people in never lets themselves in: an account is one person, whatever else they work as.
_me, _known, _other = aliased(Lidmaatschap), aliased(Lidmaatschap), aliased(Lidmaatschap)
_account = aliased(Account)
_goes = aliased(Change)
TWO_PEOPLE = (Role.SLEUTELPERSOON, Role.FUNCTIONARIS, Role.BEHEERDER)


def _own_account(a: Asker):
    return select(_me.account_id).where(_me.id == a.id).scalar_subquery()


def _confirms(a: Asker) -> ColumnElement[bool]:
    """Neither who proposed it nor whom it is about. A beheerder only where no other sleutelpersoon could, or only one
    whose own end waits: else a deputy who falls away would hold up who takes their place."""
    those = select(_known.account_id).where(
        or_(_known.id == Change.proposed_by_id, _known.id == Change.lidmaatschap_id)
    )
    those = those.correlate(Change)
    desk = (_other.organisatie_id == Change.organisatie_id, _other.role == Role.SLEUTELPERSOON)
    at_desk = exists().where(_other.id == a.id, *desk)
    ends = exists().where(
        _goes.lidmaatschap_id == _other.id,
        _goes.kind == ChangeKind.END,
        _goes.stand == Changestand.OPEN,
        _goes.ends_at > a.now,
    )
    another = exists().where(
        *desk,
        _other.active.is_(True),
        _other.account_id.not_in(those),
        ~ends.correlate(_other),
        _account.id == _other.account_id,
        _account.active.is_(True),
    )
    return and_(_own_account(a).not_in(those), or_(at_desk, ~another))


COLLEAGUE = RowWord(
    "colleague",
    "maar niet van zichzelf, een sleutelpersoon, een functionaris of een beheerder",
    lambda a: and_(Lidmaatschap.account_id != _own_account(a), Lidmaatschap.role.not_in(TWO_PEOPLE)),
)
# A second factor is of an account: who lets it begin anew does so for all that this person comes in as.
_also, _wait = aliased(Lidmaatschap), aliased(Change)


def _also_comes_in(*where) -> ColumnElement[bool]:
    """As something else, now or as soon as somebody says so."""
    waits = exists().where(_wait.lidmaatschap_id == _also.id, _wait.stand == Changestand.OPEN)
    return exists().where(
        _also.account_id == Lidmaatschap.account_id,
        or_(_also.active.is_(True), _also.paused_at.is_not(None), waits.correlate(_also)),
        *where,
    )


ONLY_HERE = RowWord(
    "only_here",
    "maar niet van zichzelf, een sleutelpersoon, een functionaris of een beheerder, noch van wie ook nog ergens "
    "anders binnenkomt",
    lambda a: and_(
        COLLEAGUE.clause(a),
        ~_also_comes_in(
            or_(
                _also.organisatie_id.is_distinct_from(Lidmaatschap.organisatie_id),
                _also.role.in_(TWO_PEOPLE),
            )
        ),
    ),
)
ONLY_AT_OFFICE = RowWord(
    "only_at_office",
    "maar niet van wie ook nog ergens anders binnenkomt",
    lambda a: ~_also_comes_in(_also.organisatie_id.is_distinct_from(Lidmaatschap.organisatie_id)),
)
ONLY_AT_HOME = RowWord(
    "only_at_home",
    "maar niet van een cliënt die hier ook werkt",
    lambda a: ~_also_comes_in(_also.role.not_in(AT_HOME)),
)
DESK_OF = RowWord(
    "desk_of",
    "maar niet van zichzelf, en van wie al iemand van gemeente, UWV of GGZ in het team heeft alleen door iemand "
    "van dat team",
    lambda a: and_(Lidmaatschap.account_id != _own_account(a), who_looks(a)),
)
SECOND = RowWord(
    "second",
    "dat een ander deed en dat niet over henzelf gaat; een beheerder alleen als geen andere sleutelpersoon het kan, "
    "of alleen een die zelf stopt",
    _confirms,
)


def _about_another(a: Asker) -> ColumnElement[bool]:
    own = _own_account(a)
    another = exists().where(
        _other.organisatie_id == Navraag.organisatie_id,
        _other.role == Role.SLEUTELPERSOON,
        _other.active.is_(True),
        _other.account_id != own,
    )
    # Said outright: in the row rules the navraag stands two levels up.
    return or_(Inzage.account_id != own, ~another.correlate_except(_other))


ABOUT_ANOTHER = RowWord(
    "about_another", "maar niet over henzelf, als een andere sleutelpersoon het kan", _about_another
)
NOT_OWN_LOOK = RowWord(
    "not_own_look", "maar niet van henzelf", lambda a: Inzage.account_id != _own_account(a)
)

_writer, _takes_part = aliased(Lidmaatschap), aliased(Teamlid)


def _of_partij(a: Asker, partij_id) -> ColumnElement[bool]:
    """As whatever they act now: an account is one person."""
    return exists().where(
        _also.account_id == _own_account(a), _also.active.is_(True), _also.partij_id == partij_id
    )


def _second_one(a: Asker) -> ColumnElement[bool]:
    first = exists().where(
        _writer.id == WrittenDown.author_id,
        _writer.active.is_(True),
        _writer.account_id != _own_account(a),
        _writer.organisatie_id != a.organisatie_id,
        _takes_part.lidmaatschap_id == _writer.id,
        _takes_part.casus_id == WrittenDown.casus_id,
        _takes_part.ended_at.is_(None),
    )
    return and_(first, ~_of_partij(a, WrittenDown.partij_id))


NOT_OWN_PARTIJ = RowWord(
    "not_own_partij", "maar niet voor de eigen partij", lambda a: ~_of_partij(a, Partij.id)
)
SECOND_ONE = RowWord(
    "second_one",
    "dat iemand van een andere organisatie opschreef, die nog meedoet, maar niet voor de eigen partij",
    _second_one,
)

ROWS: dict[P, RowWord] = {
    P.TOESTEMMING_RECORD: NOT_OWN_PARTIJ,
    P.TOESTEMMING_WITNESS: SECOND_ONE,
    **{permission: RowWord(*word) for permission, word in OF_ROW.items()},
    P.NAVRAAG_ANSWER: ABOUT_ANOTHER,
    P.LOOKS_REVIEW: NOT_OWN_LOOK,
    P.PEOPLE_CHANGE: COLLEAGUE,
    P.PEOPLE_FACTOR: ONLY_HERE,
    P.IDENTITY_ANEW: ONLY_AT_HOME,
    P.IDENTITY_DESK: DESK_OF,
    P.WORK_HAND_OVER: COLLEAGUE,
    P.ACCESS_REVIEW: COLLEAGUE,
    P.SLEUTELPERSOON_CONFIRM: SECOND,
    P.SLEUTELPERSOON_FACTOR: ONLY_AT_OFFICE,
    P.ACTIE_UPDATE: MINE,
    P.PLAN_WRITE: OWN_DOEL,
    P.BESTAND_REMOVE: ADDER,
    P.HULPVRAAG_SUGGEST: OWN_WORDS,
    P.BIJDRAGE_CORRECT: AUTHOR,
    P.ZIENSWIJZE_WRITE: OTHERS,
}


def row_word(permission: P, role: Role) -> RowWord:
    word = ROWS.get(permission, EVERY)
    return EVERY if role in EVERYTHING and not word.everybody else word


def allowed(permission: P, role: Role) -> ColumnElement[bool]:
    return row_word(permission, role).clause(REQUEST)
