"""The organisation: council, boards, companies and what lies under them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey

from app.domain import codes
from database.base import Base, Line, Record, one_of, table_options, unique_while_live
from database.declaring import Mapped, mapped_column


class Unit(Record, Base):
    """A part of the organisation, in a tree."""

    __tablename__ = "unit"
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    valid_from: Mapped[int | None]
    valid_to: Mapped[int | None]
    __table_args__ = table_options(
        one_of("kind", codes.UNIT_KINDS, "kind"),
        CheckConstraint("length(trim(name)) > 0", name="name"),
        CheckConstraint("parent_id <> id", name="parent"),
        CheckConstraint("valid_to >= valid_from", name="validity"),
        unique_while_live("name"),
    )
