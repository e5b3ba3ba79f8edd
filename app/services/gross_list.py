"""The gross list of a unit's risk analysis: read whole, and written many rows at a time as one save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.domain.gross_list import CONSEQUENCE, LIKELIHOOD, SCORES, TEXTS, RowEdit
from app.domain.problems import Conflict
from app.domain.risk_zones import Zones
from app.services.edits import Change, Edit, Ref
from app.services.municipality import Scales
from app.services.records import Records
from app.services.risk_analyses import Analysis, read_analysis
from app.services.risk_years import read_year_scales, read_zones
from database.connection import File
from database.municipality import Person
from database.risks import Risk, RiskScore
from database.units import Unit

_ATTEMPTS = 5


class Weighing(NamedTuple):
    """How a risk was weighed in a year."""

    year: int
    likelihood: int
    consequence: int


@dataclass(frozen=True, slots=True)
class GrossRow:
    """A risk of the unit."""

    id: int
    values: Mapping[str, object]
    """By the fields of the list; both halves of the weighing are None while it is not weighed this year."""
    before: Weighing | None
    """The newest weighing of an earlier year: this year's proposal."""


@dataclass(frozen=True, slots=True)
class GrossPage:
    """What the list shows."""

    unit_id: int
    unit: str
    year: int
    rows: tuple[GrossRow, ...]
    scales: Scales
    zones: Zones
    analysis: Analysis | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that somebody else has changed to something else. It was not written."""

    risk_id: int
    field: str
    theirs: object
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


@dataclass(slots=True)
class _Stored:
    values: dict[str, object]
    by: str
    before: Weighing | None = None
    score_ids: list[int] = field(default_factory=list)
    """This year's weighings."""


class GrossLists:
    """Reads and writes the rows of the list."""

    def __init__(self, file: File, records: Records) -> None:
        self._file = file
        self._records = records

    def read(self, unit_id: int, year: int) -> GrossPage:
        """The unit's risks in the order in which they were written, with this year's and the last weighing."""
        with self._file.reading() as connection:
            stored = _read_stored(connection, unit_id, year)
            name = connection.execute(select(Unit.name).where(Unit.id == unit_id)).scalar()
            return GrossPage(
                unit_id,
                name or "",
                year,
                tuple(GrossRow(risk_id, risk.values, risk.before) for risk_id, risk in stored.items()),
                read_year_scales(connection, year),
                read_zones(connection, year),
                read_analysis(connection, unit_id, year),
            )

    def write(self, unit_id: int, year: int, edits: Sequence[RowEdit], edit_id: str | None = None) -> Outcome:
        """Write all cells but those that somebody else has changed meanwhile, as one save."""
        for attempt in range(_ATTEMPTS):
            to_write, refused = self._compared(unit_id, year, edits)
            try:
                changes = self._records.write_all(to_write, edit_id) if to_write else ()
            except Conflict:
                # Somebody saved between the look and the write: look again.
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                return Outcome(changes, refused)
        raise AssertionError("the last attempt raises or returns")

    def _compared(
        self, unit_id: int, year: int, edits: Sequence[RowEdit]
    ) -> tuple[list[Edit], tuple[Refused, ...]]:
        with self._file.reading() as connection:
            stored = _read_stored(connection, unit_id, year)
        to_write: list[Edit] = []
        refused: list[Refused] = []
        for edit in edits:
            if edit.risk_id < 0:
                _make(to_write, unit_id, year, edit)
                continue
            there = stored.get(edit.risk_id)
            if there is None:
                # Archived or moved to another unit meanwhile.
                refused += [Refused(edit.risk_id, name, None, "") for name in edit.wanted]
                continue
            clashes = {name for name in edit.wanted if _clashes(edit, there.values, name)}
            if not clashes.isdisjoint(SCORES):
                # A weighing is one thing: half of it alone would be nobody's.
                clashes |= set(SCORES) & edit.wanted.keys()
            refused += [
                Refused(edit.risk_id, name, there.values[name], there.by)
                for name in edit.wanted
                if name in clashes
            ]
            wanted = {name: value for name, value in edit.wanted.items() if name not in clashes}
            _change(to_write, year, RowEdit(edit.risk_id, edit.seen, wanted, edit.reason), there)
        return to_write, tuple(refused)


def _clashes(edit: RowEdit, there: Mapping[str, object], name: str) -> bool:
    return there[name] not in (edit.seen.get(name), edit.wanted[name])


def _make(to_write: list[Edit], unit_id: int, year: int, edit: RowEdit) -> None:
    texts = {name: value for name, value in edit.wanted.items() if name in TEXTS}
    at = len(to_write)
    to_write.append(Edit("risk", None, {"unit_id": unit_id, **texts}))
    likelihood, consequence = (edit.wanted.get(name) for name in SCORES)
    if likelihood is not None and consequence is not None:
        to_write.append(_weighing(Ref(at), year, likelihood, consequence, edit.reason))


def _change(to_write: list[Edit], year: int, edit: RowEdit, there: _Stored) -> None:
    texts = {
        name: value for name, value in edit.wanted.items() if name in TEXTS and value != there.values[name]
    }
    if texts:
        base = {name: there.values[name] for name in texts}
        to_write.append(Edit("risk", edit.risk_id, texts, base))
    if not any(name in edit.wanted for name in SCORES):
        return
    weighed = tuple(there.values[name] for name in SCORES)
    likelihood, consequence = (edit.wanted.get(name, there.values[name]) for name in SCORES)
    if (likelihood, consequence) == weighed:
        return
    if likelihood is not None and consequence is not None:
        to_write.append(_weighing(edit.risk_id, year, likelihood, consequence, edit.reason))
    elif likelihood is None and consequence is None:
        # Not weighed this year after all: the weighings go into the archive.
        to_write.extend(
            Edit("risk_score", score_id, {"archived": True}, {"archived": False})
            for score_id in there.score_ids
        )


def _weighing(risk_id: object, year: int, likelihood: object, consequence: object, reason: str) -> Edit:
    values = {"risk_id": risk_id, "year": year, "kind": "current", "reason": reason}
    return Edit("risk_score", None, {**values, "likelihood": likelihood, "consequence": consequence})


def _read_stored(connection: Connection, unit_id: int, year: int) -> dict[int, _Stored]:
    columns = [getattr(Risk, name) for name in TEXTS]
    stored: dict[int, _Stored] = {}
    for row in connection.execute(
        select(Risk.id, Person.name, *columns)
        .join(Person, Person.key == Risk.changed_by, isouter=True)
        .where(Risk.unit_id == unit_id, Risk.archived_at.is_(None))
        .order_by(Risk.id)
    ):
        texts = dict(zip(TEXTS, row[2:], strict=True))
        stored[row[0]] = _Stored({**texts, LIKELIHOOD: None, CONSEQUENCE: None}, row[1] or "")
    for score in connection.execute(
        select(
            RiskScore.id,
            RiskScore.risk_id,
            RiskScore.year,
            RiskScore.likelihood,
            RiskScore.consequence,
            Person.name,
        )
        .join(Risk, Risk.id == RiskScore.risk_id)
        .join(Person, Person.key == RiskScore.changed_by, isouter=True)
        .where(
            Risk.unit_id == unit_id,
            Risk.archived_at.is_(None),
            RiskScore.kind == "current",
            RiskScore.year <= year,
            RiskScore.archived_at.is_(None),
        )
        .order_by(RiskScore.year, RiskScore.id)
    ):
        risk = stored[score.risk_id]
        if score.year < year:
            risk.before = Weighing(score.year, score.likelihood, score.consequence)
        else:
            risk.values.update({LIKELIHOOD: score.likelihood, CONSEQUENCE: score.consequence})
            risk.score_ids.append(score.id)
            risk.by = score.name or risk.by
    return stored
