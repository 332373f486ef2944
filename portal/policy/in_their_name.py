"""The words for who decides for a client: checked by two, in its time, not ended, and nobody who works with them."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from portal.account.models import Lidmaatschap
from portal.casus.models import Casus, Deelname, Onderwerp
from portal.organisatie.models import Onderdeel, Partij, Taak
from portal.policy.conditions import Asker, Word
from portal.policy.permissions import Permission as P
from portal.vertegenwoordiger.models import Hoedanigheid, Reach, Vertegenwoordiger

V = Vertegenwoordiger
_self, _one, _other, _signer = (aliased(Lidmaatschap) for _ in range(4))
_part, _unit, _care, _there = aliased(Deelname), aliased(Onderdeel), aliased(Reach), aliased(Lidmaatschap)
_client = aliased(Lidmaatschap)


def _account(a: Asker):
    return select(_self.account_id).where(_self.id == a.id).correlate_except(_self).scalar_subquery()


def alike(account: Any, lidmaatschap_id: Any) -> ColumnElement[bool]:
    """One person, or colleagues: as whatever either works or ever worked."""
    same = or_(_other.account_id == _one.account_id, _other.organisatie_id == _one.organisatie_id)
    found = exists().where(
        _one.account_id == account,
        _signer.id == lidmaatschap_id,
        _other.account_id == _signer.account_id,
        same,
    )
    return found.correlate_except(_one, _signer, _other)


def takes_part(account: Any, casus_id: Any) -> ColumnElement[bool]:
    """As whatever this person comes in or ever came in: of a partij that takes part now, or of its organisatie."""
    of_organisatie = or_(
        exists().where(_unit.partij_id == _part.partij_id, _unit.organisatie_id == _one.organisatie_id)
        .correlate_except(_unit),
        exists().where(_there.partij_id == _part.partij_id, _there.organisatie_id == _one.organisatie_id)
        .correlate_except(_there),
    )  # fmt: skip
    found = exists().where(
        _part.casus_id == casus_id,
        _part.ended_at.is_(None),
        _one.account_id == account,
        or_(_one.partij_id == _part.partij_id, of_organisatie),
    )
    return found.correlate_except(_part, _one)


def is_client(account: Any, client_id: Any) -> ColumnElement[bool]:
    return exists().where(_client.id == client_id, _client.account_id == account).correlate_except(_client)


def runs(moment: Any) -> tuple:
    """Of the row itself."""
    return V.checked_at.is_not(None), V.ended_at.is_(None), V.valid_from <= moment, V.valid_until > moment


def apart(account: Any) -> tuple:
    """Neither who wrote it down nor who saw the proof, nor a colleague of theirs: nobody lets themselves in."""
    return ~alike(account, V.author_id), ~alike(account, func.coalesce(V.getuige_id, 0))


def _stands(a: Asker) -> ColumnElement[bool]:
    own = exists().where(V.casus_id == Casus.id, V.lidmaatschap_id == a.id, *runs(a.now), *apart(_account(a)))
    account = _account(a)
    return and_(
        Casus.ended_at.is_(None), own.correlate_except(V), ~takes_part(account, Casus.id),
        ~is_client(account, Casus.client_id),
    )  # fmt: skip


STANDS_IN = Word(
    "stands_in",
    "in een casus van wie men vertegenwoordigt, als twee mensen het bewijs zagen en zolang dat geldt, en men niet zelf "
    "meedoet of werkt bij een organisatie die meedoet",
    _stands,
)


# Row words: on the row itself, with the onderwerp and the partij at hand.


def checks_another(a: Asker) -> ColumnElement[bool]:
    """Not what they wrote themselves, whatever they work as, nor what a colleague did."""
    return and_(a.organisatie_id.is_not(None), ~alike(_account(a), V.author_id))


def _signed(a: Asker, column: Any) -> ColumnElement[bool]:
    """By this same person, as whatever they act now."""
    return exists().where(_signer.id == column, _signer.account_id == _account(a)).correlate_except(_signer)


def in_reach(a: Asker) -> ColumnElement[bool]:
    """About organisaties alone. That somebody is treated is told to who decides about it, and to nobody else."""
    about_care = exists().where(
        _care.vertegenwoordiger_id == V.id, _care.onderwerp == str(Onderwerp.BEHANDELING)
    )
    return and_(
        V.lidmaatschap_id == a.id,
        *runs(a.now),
        *apart(_account(a)),
        Reach.vertegenwoordiger_id == V.id,
        Partij.taak.not_in([Taak.NAASTE, Taak.ERVARING]),
        or_(Partij.beroepsgeheim.is_(False), about_care.correlate_except(_care)),
    )


def _gains() -> ColumnElement[bool]:
    """The partij of who wrote it down or saw the proof, then or now: by their word nothing comes to them."""
    then = or_(Partij.id == V.author_partij_id, Partij.id == func.coalesce(V.getuige_partij_id, 0))
    since = exists().where(
        or_(_signer.id == V.author_id, _signer.id == V.getuige_id),
        _other.account_id == _signer.account_id,
        _other.partij_id == Partij.id,
    )
    return or_(then, since.correlate_except(_signer, _other))


NOT_OF_A_JUDGE = or_(V.hoedanigheid == Hoedanigheid.GEMACHTIGDE, V.checked_at.is_(None))
REACHES = (
    "alleen waar dat over gaat: zorg voor een mentor, inkomen voor een bewindvoerder, beide voor een curator, en voor "
    "een gemachtigde wat de cliënt opschreef; niet voor wie de cliënt zelf als persoon uitkoos"
)
# permission -> name, sentence, clause, whether it binds the client too (`rows.RowWord`)
OF_ROW = {
    P.VERTEGENWOORDIGER_CHECK: (
        "of_another",
        "dat iemand van een andere organisatie opschreef",
        checks_another,
    ),
    P.VERTEGENWOORDIGER_LINK: ("wrote_it", "van wie men zelf opschreef", lambda a: _signed(a, V.author_id)),
    P.VERTEGENWOORDIGER_CODE: (
        "saw_it",
        "van wie men zelf als tweede het bewijs zag",
        lambda a: _signed(a, V.getuige_id),
    ),
    P.VERTEGENWOORDIGER_END: (
        "not_of_a_judge",
        "maar niet wie een rechter benoemde, als twee mensen dat bewijs zagen",
        lambda a: NOT_OF_A_JUDGE,
        True,
    ),
    P.NAMENS_CHANGE: ("in_reach", REACHES, in_reach),
    P.NAMENS_OPEN: (
        "in_reach_of_another",
        f"{REACHES}; nooit voor de partij van wie het opschreef of het bewijs zag",
        lambda a: and_(in_reach(a), ~_gains()),
    ),
}
