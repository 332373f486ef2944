"""Who hears what about an actie: everybody that it is proposed, its owner that it is theirs, both sides what the client
says of it. And who proposed a gezamenlijk doel, that the client does not want it."""

from portal.account.queries import people_of
from portal.notice.actions import tell
from portal.notice.models import Kind
from portal.plan.models import ENDED, Actie, Actiestand, ClientSays, Doel, GezamenlijkDoel
from portal.plan.queries.acties import ActieRow


def tell_proposed(row: Actie) -> None:
    owners = _owners(row)
    tell(row.casus_id, Kind.ACTIE_PROPOSED, row.cell, writer=row.partij_id, about=row.token, besides=owners)
    tell_given(row, owners)


def tell_given(row: Actie, owners: set[int] | None = None) -> None:
    only = _owners(row) if owners is None else owners
    tell(row.casus_id, Kind.ACTIE_GIVEN, row.cell, writer=row.partij_id, about=row.token, only=only)


def tell_asked_again(row: Actie) -> None:
    """It went to somebody else after the client's yes."""
    tell(row.casus_id, Kind.ACTIE_ASKED, row.cell, writer=row.partij_id, about=row.token)


def tell_handed(row: Actie) -> None:
    tell_given(row)
    if row.client_says is ClientSays.PENDING:
        tell_asked_again(row)


def tell_changed(row: Actie, before: ActieRow, client_id: int) -> None:
    """That it is done, stopped or moved to another day: the client, and who asked for it."""
    if row.stand is not before.stand and row.stand in ENDED:
        kind = Kind.ACTIE_DONE if row.stand is Actiestand.DONE else Kind.ACTIE_STOPPED
    elif row.due != before.due:
        kind = Kind.ACTIE_MOVED
    else:
        return
    only = {client_id, row.author_id}
    tell(row.casus_id, kind, row.cell, writer=row.partij_id, about=row.token, only=only)


def tell_step(kind: Kind, row: Doel) -> None:
    tell(row.casus_id, kind, str(row.cell), writer=row.partij_id, about=row.token)


def tell_answered(row: Actie) -> None:
    kind = Kind.ACTIE_AGREED if row.client_says is ClientSays.AGREED else Kind.ACTIE_DECLINED
    only = {row.author_id, *_owners(row)}
    tell(row.casus_id, kind, row.cell, writer=row.partij_id, about=row.token, only=only)


def tell_declined(row: GezamenlijkDoel) -> None:
    """Who proposed it, and nobody else: they can ask what would fit."""
    only = [row.author_id]
    tell(row.casus_id, Kind.DOEL_DECLINED, str(row.cell), writer=row.partij_id, about=row.token, only=only)


def _owners(row: Actie) -> set[int]:
    """Whose it is; of a partij that has yet to name somebody, all its people."""
    if row.owner_id:
        return {row.owner_id}
    return people_of(row.owner_partij_id)
