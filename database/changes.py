"""The log of changes: who changed what, when, from what to what and why. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index

from app.domain import codes
from database.base import Base, Key, Line, one_of, table_options
from database.declaring import Mapped, mapped_column


class ChangeLog(Base):
    """One change of one record. ``hash`` seals the row and the one before it (``prev``)."""

    __tablename__ = "change_log"
    id: Mapped[Key]
    edit_id: Mapped[str] = mapped_column(index=True)
    """Made at the workstation: tells whether a save whose outcome is unknown was committed."""
    at: Mapped[datetime]
    person_key: Mapped[str]
    workstation: Mapped[Line]
    kind: Mapped[str]
    record_id: Mapped[int]
    action: Mapped[str]
    """create, change, archive or restore."""
    old: Mapped[str]
    """The changed fields as they were, as JSON."""
    new: Mapped[str]
    why: Mapped[Line]
    prev: Mapped[str]
    hash: Mapped[str]
    __table_args__ = table_options(
        one_of("action", codes.LOG_ACTIONS, "action"),
        Index(None, "kind", "record_id"),
    )
