"""What proves the log to somebody outside: the tree over all its rows, who signed it, and which words were shown."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base, Id, Moment


class Leaf(Base):
    """Every row of the toestemmingslog, of all casussen, in the order in which it came into the tree.

    `id` is its number there, from 0 without a gap. Of one casus the rows stand in the order of their chain.
    """

    __tablename__ = "toestemmingslog_leaf"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    log_id: Mapped[int] = mapped_column(ForeignKey("toestemmingslog.id"), unique=True)


class TreeHash(Base):
    """The hashes of the full subtrees, one behind another (portal/core/merkle.py); `id` from 0 without a gap."""

    __tablename__ = "toestemmingslog_tree"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Signed(Base):
    """A checkpoint, as it also lies outside the database; `id` is the number of rows that it is about."""

    __tablename__ = "toestemmingslog_checkpoint"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(Text)


class ShownText(Base):
    """The words of a page on which somebody chose, once per version. What differs per person stands between {}."""

    __tablename__ = "toestemming_text"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    page: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column(Integer)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Text)
    __table_args__ = (UniqueConstraint("page", "version"),)
