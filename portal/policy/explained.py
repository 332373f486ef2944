"""The page "Wie mag wat": the table itself, as sentences. Written nowhere else, so it cannot differ from it."""

from dataclasses import dataclass

from portal.account.models import Role
from portal.account.words import ROLE_WORDS, shape
from portal.policy.rows import row_word
from portal.policy.table import COLUMNS, TABLE


@dataclass(frozen=True)
class Section:
    role: Role
    role_label: str
    shape: str
    sentences: list[str]
    never: list[str]


def sections() -> list[Section]:
    found = []
    for place, role in enumerate(COLUMNS):
        may, never = [], []
        for permission, row in TABLE.items():
            word = row[place]
            if word.name == "never":
                never.append(permission.words)
            else:
                conditions = (word.sentence, row_word(permission, role).sentence)
                may.append(", ".join(filter(None, (permission.words, *conditions))))
        found.append(Section(role, ROLE_WORDS[role], shape(role), may, never))
    return found
