"""Tables declared as classes, of SQLAlchemy's Core alone: importing its ORM would double what starting costs.

    class Unit(Record, Base):
        __tablename__ = "unit"
        name: Mapped[str]
        parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)

``Unit.name`` is the column, ``Unit.__table__`` the table, and the class itself stands for it in a statement. Rows are
what comes back: no object of such a class is ever made.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import get_annotations
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from sqlalchemy import Column, MetaData, Table
from sqlalchemy.sql.type_api import TypeEngine

T = TypeVar("T")
_NONE = type(None)


@dataclass(frozen=True)
class _Options:
    """What ``mapped_column`` was given: a column belongs to one table, so each is made where it is needed."""

    given: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()

    def over(self, other: _Options) -> _Options:
        """These, and those of ``other`` that are not said here."""
        return _Options((*other.given, *self.given), tuple({**dict(other.named), **dict(self.named)}.items()))


def mapped_column(*given: Any, **named: Any) -> Any:
    """Say more of a column than its type: what ``sqlalchemy.Column`` takes, but for its name."""
    return _Options(given, tuple(named.items()))


if TYPE_CHECKING:
    # To a type checker a column is what the ORM's would be: it knows those best.
    from sqlalchemy.orm import Mapped as Mapped
else:

    class Mapped:
        """Marks a column with what it holds; ``Mapped[int | None]`` may be null."""

        def __class_getitem__(cls, kind: Any) -> Any:
            return kind


class Declared:
    """Root of classes that are tables. ``types`` says what column a Python type becomes."""

    metadata: ClassVar[MetaData]
    types: ClassVar[dict[type, TypeEngine[Any]]]
    __tablename__: ClassVar[str]
    __table__: ClassVar[Table]
    __table_args__: ClassVar[tuple[Any, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Make the table of a class that names one."""
        if "__tablename__" not in vars(cls):
            return
        hints = get_type_hints(cls, include_extras=True)
        # The class's own columns stand before those that it has in common with others.
        names = dict.fromkeys([*get_annotations(cls), *hints])
        columns = [
            _column(name, hints[name], getattr(cls, name, _Options()), cls.types)
            for name in names
            if get_origin(hints[name]) is not ClassVar
        ]
        *constraints, options = cls.__table_args__
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *constraints, **options)
        for column in columns:
            setattr(cls, column.name, column)

    @classmethod
    def __clause_element__(cls) -> Table:
        """What stands for the class in a statement."""
        return cls.__table__


def _column(name: str, kind: Any, options: _Options, types: dict[type, TypeEngine[Any]]) -> Column[Any]:
    nullable = _NONE in get_args(kind)
    if nullable:
        kind = next(each for each in get_args(kind) if each is not _NONE)
    if get_origin(kind) is Annotated:
        kind, common = get_args(kind)
        options = options.over(common)
    given = options.given
    if not any(isinstance(each, TypeEngine) or _is_type(each) for each in given):
        given = (types[kind], *given)
    return Column(name, *given, **{"nullable": nullable, **dict(options.named)})


def _is_type(given: Any) -> bool:
    return isinstance(given, type) and issubclass(given, TypeEngine)


def aliased(table: type[T]) -> type[T]:
    """The same table once more, for a statement that needs it twice."""
    return cast("type[T]", _Alias(cast("type[Declared]", table)))


class _Alias:
    """Its columns, as those of the class."""

    def __init__(self, table: type[Declared]) -> None:
        self.__table__ = table.__table__.alias()

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__table__.c[name]
        except KeyError:
            raise AttributeError(name) from None

    def __clause_element__(self) -> Any:
        return self.__table__
