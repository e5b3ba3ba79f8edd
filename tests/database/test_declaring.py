"""Tables declared as classes: their columns, what is said of them twice, and their use in statements."""

from __future__ import annotations

import subprocess
import sys
from typing import Annotated, Any, ClassVar

import pytest
from sqlalchemy import ForeignKey, Integer, MetaData, Text, create_engine, insert, select

from database.declaring import Declared, Mapped, aliased, mapped_column

Name = Annotated[str, mapped_column(default="", server_default="")]


class Root(Declared):
    metadata = MetaData()
    types: ClassVar[dict[type, Any]] = {int: Integer(), str: Text()}


class Common:
    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[Name]


class Unit(Common, Root):
    __tablename__ = "unit"
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    __table_args__ = ({"sqlite_strict": True},)


class Post(Common, Root):
    __tablename__ = "post"
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    __table_args__ = ({},)


def test_own_columns_come_first_and_each_table_has_columns_of_its_own() -> None:
    assert [column.name for column in Unit.__table__.columns] == ["name", "parent_id", "id", "note"]
    assert [column.name for column in Post.__table__.columns] == ["unit_id", "id", "note"]
    assert Unit.__table__.c.note.table is Unit.__table__ and Post.__table__.c.note.table is Post.__table__


def test_only_what_may_be_none_is_nullable() -> None:
    nullable = {column.name: column.nullable for column in Unit.__table__.columns}
    assert nullable == {"name": False, "parent_id": True, "id": False, "note": False}
    assert Unit.__table__.c.parent_id.index and Unit.__table__.primary_key.columns.keys() == ["id"]


def test_the_class_its_columns_and_an_alias_stand_in_statements() -> None:
    above = aliased(Unit)
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Root.metadata.create_all(connection)
        connection.execute(insert(Unit), [{"id": 1, "name": "Kommunen", "parent_id": None}])
        connection.execute(insert(Unit), [{"id": 2, "name": "Nämnden", "parent_id": 1, "note": "ny"}])
        rows = connection.execute(
            select(Unit.name, Unit.note, above.name.label("above"))
            .join(above, above.id == Unit.parent_id, isouter=True)
            .order_by(Unit.id)
        ).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [("Kommunen", "", None), ("Nämnden", "ny", "Kommunen")]


def test_a_column_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(AttributeError, match="colour"):
        _ = aliased(Unit).colour  # type: ignore[attr-defined]


def test_opening_a_file_does_not_load_the_orm() -> None:
    program = "import sys, app.services.office; sys.exit('sqlalchemy.orm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
