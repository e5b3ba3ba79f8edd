"""The reports of rounds: which there are, and what any version of one says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.problems import UserError
from app.services.memory import without_collecting
from app.services.round_content import read_content, read_holding, read_kept
from app.services.round_rows import RoundContent
from database.connection import File
from database.rounds import Round, RoundVersion


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """A version of a round's report."""

    number: int
    state: str
    locked_on: date | None


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """A round that there may be a report of."""

    id: int
    title: str
    year: int
    as_of: date
    last_day: date
    versions: tuple[VersionChoice, ...]
    """Newest first; none where nothing has been locked."""

    @property
    def holding(self) -> VersionChoice | None:
        """The version that holds."""
        return next((version for version in self.versions if version.state == "locked"), None)


class RoundReports:
    """Reads what the reports of rounds say."""

    def __init__(self, file: File) -> None:
        self._file = file

    def list(self) -> tuple[RoundChoice, ...]:
        """Every round with its versions, the latest first: two queries."""
        with self._file.reading() as connection:
            versions: dict[int, list[VersionChoice]] = {}
            for row in connection.execute(
                select(RoundVersion.round_id, RoundVersion.number, RoundVersion.state, RoundVersion.locked_on)
                .where(RoundVersion.archived_at.is_(None))
                .order_by(RoundVersion.number.desc())
            ):
                versions.setdefault(row.round_id, []).append(VersionChoice(*row[1:]))
            rows = connection.execute(
                select(Round.id, Round.title, Round.year, Round.as_of, Round.last_day)
                .where(Round.archived_at.is_(None))
                .order_by(Round.as_of.desc(), Round.id.desc())
            )
            return tuple(RoundChoice(*row, tuple(versions.get(row.id, ()))) for row in rows)

    def content(self, round_id: int, number: int | None = None, today: date | None = None) -> RoundContent:
        """What a version of a round says: as it was when it was locked, as it stands where it is not locked.

        Without a number it is the version that holds; without any version, the round as it stands.
        """
        with without_collecting(), self._file.reading() as connection:
            if number is None:
                return read_holding(connection, round_id, today)
            version_id, locked = _version(connection, round_id, number)
            kept = read_kept(connection, version_id) if locked else None
            return kept or read_content(connection, round_id, today, version_id=version_id)


def _version(connection: Connection, round_id: int, number: int) -> tuple[int, bool]:
    row = connection.execute(
        select(RoundVersion.id, RoundVersion.state).where(
            RoundVersion.round_id == round_id,
            RoundVersion.number == number,
            RoundVersion.archived_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise UserError("no_such_round_version", number=number)
    return row.id, row.state == "locked"
