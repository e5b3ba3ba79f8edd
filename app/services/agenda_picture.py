"""Agenda 2030 seen from the municipality: the 17 goals against its own, with every tie, the empty cells too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.services.agenda import read_sdg, read_ties
from database.agenda import IndicatorSdg
from database.connection import File
from database.documents import Document, DocumentGoal
from database.goals import Goal, SdgGoal, SdgTarget
from database.indicators import GoalIndicator, Indicator


@dataclass(frozen=True, slots=True)
class PictureTie:
    """One tie in a cell: what serves the SDG goal, how much of it, and what that means here."""

    kind: str
    """goal_sdg, indicator_sdg or document_sdg."""
    id: int
    record_kind: str
    record_id: int
    name: str
    code: str
    """The target's code; empty for the SDG goal as such."""
    heading: str
    """Our own heading of the target; empty for the SDG goal as such."""
    extent: str
    meaning: str
    version: int


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One of the 17, with a cell for each column of the picture."""

    sdg_goal_id: int
    name: str
    color: str
    cells: tuple[tuple[PictureTie, ...], ...]
    beside: tuple[PictureTie, ...]
    """Ties of what belongs to no goal of the columns: documents and indicators on their own."""

    @property
    def empty(self) -> bool:
        """Whether nothing of the municipality's serves this goal."""
        return not self.beside and not any(self.cells)


@dataclass(frozen=True, slots=True)
class Picture:
    """17 rows; the columns are the overarching and internal goals of the period."""

    columns: tuple[tuple[int, str, str, str], ...]
    """As (id, number, title, level)."""
    rows: tuple[PictureRow, ...]


class AgendaPicture:
    """Reads the picture."""

    def __init__(self, file: File) -> None:
        self._file = file

    def read(self, period_id: int) -> Picture:
        """The whole picture of a period, from a constant number of queries."""
        with self._file.reading() as connection:
            return read_picture(connection, period_id)


def read_picture(connection: Connection, period_id: int) -> Picture:
    """Read the picture inside an open transaction. A tie of a goal counts in the column that it stands under."""
    goals = connection.execute(
        select(Goal.id, Goal.parent_id, Goal.level, Goal.number, Goal.title)
        .where(Goal.period_id == period_id, Goal.archived_at.is_(None))
        .order_by(Goal.position, Goal.id)
    ).all()
    parents = {row.id: row.parent_id for row in goals}
    columns = tuple(
        (row.id, row.number, row.title, row.level)
        for level in ("overarching", "internal")
        for row in goals
        if row.level == level
    )
    tops = {column[0] for column in columns}
    titles = {row.id: row.title for row in goals}
    cells: dict[tuple[int, int | None], list[PictureTie]] = {}
    for sdg, served, tie in _ties(connection, period_id, titles):
        under = {top for goal in served for top in [_top(goal, parents, tops)] if top is not None}
        in_columns: list[int | None] = [*sorted(under)] or [None]
        for column in in_columns:
            cells.setdefault((sdg, column), []).append(tie)
    sdg_goals = connection.execute(select(SdgGoal.id, SdgGoal.name_sv, SdgGoal.color).order_by(SdgGoal.id))
    return Picture(
        columns,
        tuple(
            PictureRow(
                row.id,
                row.name_sv,
                row.color,
                tuple(tuple(cells.get((row.id, column[0]), ())) for column in columns),
                tuple(cells.get((row.id, None), ())),
            )
            for row in sdg_goals
        ),
    )


def _top(goal: int, parents: Mapping[int, int | None], tops: set[int]) -> int | None:
    """The column that a goal stands under; None for the vision."""
    here: int | None = goal
    while here is not None and here not in tops:
        here = parents.get(here)
    return here


def _ties(
    connection: Connection, period_id: int, titles: Mapping[int, str]
) -> Iterator[tuple[int, tuple[int, ...], PictureTie]]:
    """Every tie as (SDG goal, the goals it counts for, the tie)."""
    for goal_tie in read_sdg(connection, period_id):
        name, said = (
            titles[goal_tie.goal_id],
            (goal_tie.code, goal_tie.heading, goal_tie.extent, goal_tie.meaning, goal_tie.version),
        )
        yield (
            goal_tie.sdg_goal_id,
            (goal_tie.goal_id,),
            PictureTie("goal_sdg", goal_tie.id, "goal", goal_tie.goal_id, name, *said),
        )
    shown: dict[int, list[int]] = {}
    for indicator_id, goal_id in connection.execute(
        select(GoalIndicator.indicator_id, GoalIndicator.goal_id)
    ):
        shown.setdefault(indicator_id, []).append(goal_id)
    indicator_ties = connection.execute(
        select(
            IndicatorSdg.sdg_goal_id,
            IndicatorSdg.id,
            IndicatorSdg.indicator_id,
            Indicator.title,
            SdgTarget.code,
            SdgTarget.heading,
            IndicatorSdg.extent,
            IndicatorSdg.meaning,
            IndicatorSdg.version,
        )
        .join(Indicator, Indicator.id == IndicatorSdg.indicator_id)
        .join(SdgTarget, SdgTarget.id == IndicatorSdg.sdg_target_id, isouter=True)
        .where(IndicatorSdg.archived_at.is_(None), Indicator.archived_at.is_(None))
        .order_by(IndicatorSdg.id)
    ).all()
    for row in indicator_ties:
        tie = PictureTie(
            kind="indicator_sdg",
            id=row.id,
            record_kind="indicator",
            record_id=row.indicator_id,
            name=row.title,
            code=row.code or "",
            heading=row.heading or "",
            extent=row.extent,
            meaning=row.meaning,
            version=row.version,
        )
        yield row.sdg_goal_id, tuple(shown.get(row.indicator_id, ())), tie
    yield from _document_ties(connection)


def _document_ties(connection: Connection) -> Iterator[tuple[int, tuple[int, ...], PictureTie]]:
    serves: dict[int, list[int]] = {}
    for document_id, goal_id in connection.execute(select(DocumentGoal.document_id, DocumentGoal.goal_id)):
        serves.setdefault(document_id, []).append(goal_id)
    documents = connection.execute(select(Document.id, Document.title).where(Document.archived_at.is_(None)))
    titles = {row.id: row.title for row in documents}
    for document_id, found in read_ties(connection, "document").items():
        for tie in found:
            if document_id in titles:
                yield (
                    tie.sdg_goal_id,
                    tuple(serves.get(document_id, ())),
                    PictureTie(
                        "document_sdg",
                        tie.id,
                        "document",
                        document_id,
                        titles[document_id],
                        tie.code,
                        tie.heading,
                        tie.extent,
                        tie.meaning,
                        tie.version,
                    ),
                )
