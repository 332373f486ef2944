"""What somebody was writing when their session ended. It lies in the page alone, and is given back to nobody else."""

import json
from dataclasses import dataclass

from flask import request

from portal.account.queries import acts_as
from portal.core.errors import typed_text
from portal.core.forms import TYPED, visible
from portal.core.once import NOT_CONTENT
from portal.core.onward import own_path
from portal.core.tokens import token_of


@dataclass(frozen=True)
class Kept:
    """`acting`: as whom it was written; `text`: how it is shown; `fields`: the form, to be sent as it was."""

    next: str
    acting: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def sent(self) -> str:
        return json.dumps(self.fields)

    def written(self) -> list[tuple[str, str]]:
        """What one reads again before it is saved."""
        words = [(name, text) for name, text in self.fields if TYPED.get(name)]
        return words or ([] if self.fields else [("tekst", self.text)])

    def along(self) -> list[tuple[str, str]]:
        return [(name, text) for name, text in self.fields if not TYPED.get(name)]

    def belongs_to(self, account_id: int) -> bool:
        """Somebody else at the same screen gets none of it."""
        return (token := own_token(self.acting)) is not None and acts_as(account_id, token)


def own_token(text: str | None) -> bytes | None:
    try:
        return token_of(text or "")
    except ValueError:
        return None


def being_written() -> Kept | None:
    """The words of a form that came too late."""
    return being_sent() if typed_text() else None


def being_sent() -> Kept:
    """A form that has to wait, also one in which nothing was typed."""
    pairs = (
        (name, visible(text)) for name, text in request.form.items(multi=True) if name not in NOT_CONTENT
    )
    return Kept(request.path, visible(request.form.get("acting")), typed_text() or "", tuple(pairs))


def carried() -> Kept | None:
    """The same, as a page to sign in or to choose sends it along."""
    path, form = own_path(request.form.get("kept_next")), request.form
    if path is None:
        return None
    text, acting = visible(form.get("kept_text")), visible(form.get("kept_as"))
    return Kept(path, acting, text, _pairs(form.get("kept_fields")))


def _pairs(sent: str | None) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(sent or "[]")
        return tuple((name, visible(text)) for name, text in found if isinstance(name, str))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()
