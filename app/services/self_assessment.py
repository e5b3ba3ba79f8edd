"""The self-assessment of internal control: its statements, what each unit answers, and the judgement of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, case, func, or_, select

from app.domain import codes
from app.domain.self_assessment import Picture, picture
from app.services.batch import current_values
from app.services.controls import NamedUnit
from app.services.edits import Change, Edit
from app.services.kinds import KINDS
from app.services.municipality import read_answering_units
from app.services.records import Records
from database.connection import File
from database.controls import ControlResult
from database.decisions import Decision
from database.self_assessment import ControlJudgement, ControlStatement, SelfAssessment


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement, with how many answers it has got through the years."""

    id: int
    part: str
    text: str
    position: int
    answers: int
    archived: bool
    version: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a unit answered to a statement in a year."""

    id: int
    grade: int
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """A year's self-assessment, and the grades of the year before to compare with."""

    year: int
    units: tuple[NamedUnit, ...]
    statements: tuple[StatementRow, ...]
    """Those in use, and those put away since that were answered in the year; part by part."""
    answers: Mapping[tuple[int, int], AnswerRow]
    """By unit and statement."""
    before: Mapping[tuple[int, int], int]
    """The grades of the year before."""
    texts: Mapping[int, str]
    """Every statement that there has been."""
    results: Mapping[str, int]
    """How many times the controls of the year showed each thing."""
    judgement: Mapping[str, object] | None
    """What the executive board thinks of the whole, with id and version."""
    decisions: tuple[tuple[int, str], ...]
    """Decisions that the judgement may have been taken by, those on internal control first."""

    def of_unit(self, unit_id: int) -> tuple[StatementRow, ...]:
        """The statements that a unit has to answer or has answered."""
        return tuple(row for row in self.statements if not row.archived or (unit_id, row.id) in self.answers)

    def answered(self, unit_id: int) -> int:
        """How many statements a unit has answered."""
        return sum(unit == unit_id for unit, _ in self.answers)

    def picture(self, unit_id: int | None, part: str) -> Picture | None:
        """What the answers to a part say, of one unit or of all."""
        grades = {key: answer.grade for key, answer in self.answers.items()}
        return self._picture(grades, unit_id, part)

    def picture_before(self, unit_id: int | None, part: str) -> Picture | None:
        """What they said the year before."""
        return self._picture(self.before, unit_id, part)

    def _picture(
        self, grades: Mapping[tuple[int, int], int], unit_id: int | None, part: str
    ) -> Picture | None:
        units = [unit.id for unit in self.units if unit_id in (None, unit.id)]
        own = [row.id for row in self.statements if row.part == part]
        return picture(
            (statement, grades[unit, statement])
            for statement in own
            for unit in units
            if (unit, statement) in grades
        )


class SelfAssessments:
    """Reads the self-assessment, and writes a unit's answers one by one."""

    def __init__(self, file: File, records: Records) -> None:
        self._file, self._records = file, records

    def statements(self, *, archived: bool = False) -> tuple[StatementRow, ...]:
        """The municipality's statements, part by part."""
        with self._file.reading() as connection:
            rows = _read_statements(connection)
        return tuple(row for row in rows if archived or not row.archived)

    def page(self, year: int) -> AssessmentPage:
        """A year's answers with the year before, its control results and the judgement."""
        with self._file.reading() as connection:
            units = tuple(NamedUnit(*row) for row in read_answering_units(connection))
            answers, before = _read_answers(connection, year)
            every = _read_statements(connection)
            used = {statement for _, statement in (*answers, *before)}
            judged = connection.execute(
                select(ControlJudgement.__table__).where(
                    ControlJudgement.year == year, ControlJudgement.archived_at.is_(None)
                )
            ).one_or_none()
            judgement = None
            if judged is not None:
                values = current_values(connection, KINDS["control_judgement"], judged._mapping)
                judgement = {**values, "id": judged.id, "version": judged.version}
            return AssessmentPage(
                year,
                units,
                tuple(row for row in every if not row.archived or row.id in used),
                answers,
                before,
                {row.id: row.text for row in every},
                _read_results(connection, year),
                judgement,
                _read_decisions(connection, judged.decision_id if judged is not None else None),
            )

    def answer(
        self,
        year: int,
        unit_id: int,
        statement_id: int,
        values: Mapping[str, object],
        base: Mapping[str, object] | None = None,
        *,
        edit_id: str | None = None,
    ) -> tuple[Change, ...]:
        """Make or change a unit's answer. ``base`` is what a form had read; without it the answer is set as it is."""
        own = {"year": year, "unit_id": unit_id, "statement_id": statement_id}
        found = self.answer_id(year, unit_id, statement_id)
        if found is None:
            return self._records.write_all([Edit("self_assessment", None, {**values, **own})], edit_id)
        return self._records.write_all([Edit("self_assessment", found, values, base)], edit_id)

    def answer_id(self, year: int, unit_id: int, statement_id: int) -> int | None:
        """The id of a unit's answer, if there is one."""
        with self._file.reading() as connection:
            return connection.execute(
                select(SelfAssessment.id).where(
                    SelfAssessment.year == year,
                    SelfAssessment.unit_id == unit_id,
                    SelfAssessment.statement_id == statement_id,
                    SelfAssessment.archived_at.is_(None),
                )
            ).scalar()


def _read_statements(connection: Connection) -> tuple[StatementRow, ...]:
    answers = (
        select(func.count())
        .where(SelfAssessment.statement_id == ControlStatement.id, SelfAssessment.archived_at.is_(None))
        .scalar_subquery()
    )
    part = case({code: at for at, code in enumerate(codes.COSO_PARTS)}, value=ControlStatement.part)
    rows = connection.execute(
        select(
            ControlStatement.id,
            ControlStatement.part,
            ControlStatement.text,
            ControlStatement.position,
            answers.label("answers"),
            ControlStatement.archived_at.is_not(None).label("archived"),
            ControlStatement.version,
        ).order_by(part, ControlStatement.position, ControlStatement.id)
    )
    return tuple(
        StatementRow(row.id, row.part, row.text, row.position, row.answers, bool(row.archived), row.version)
        for row in rows
    )


def _read_answers(
    connection: Connection, year: int
) -> tuple[dict[tuple[int, int], AnswerRow], dict[tuple[int, int], int]]:
    answers: dict[tuple[int, int], AnswerRow] = {}
    before: dict[tuple[int, int], int] = {}
    for row in connection.execute(
        select(SelfAssessment.__table__).where(
            SelfAssessment.year.in_((year, year - 1)), SelfAssessment.archived_at.is_(None)
        )
    ):
        key = row.unit_id, row.statement_id
        if row.year == year:
            answers[key] = AnswerRow(row.id, row.grade, row.comment, row.version)
        else:
            before[key] = row.grade
    return answers, before


def _read_results(connection: Connection, year: int) -> dict[str, int]:
    rows = connection.execute(
        select(ControlResult.result, func.count())
        .where(ControlResult.year == year, ControlResult.archived_at.is_(None))
        .group_by(ControlResult.result)
    )
    return {row[0]: row[1] for row in rows}


def _read_decisions(connection: Connection, chosen: int | None) -> tuple[tuple[int, str], ...]:
    rows = connection.execute(
        select(Decision.id, Decision.title)
        .where(or_(Decision.archived_at.is_(None), Decision.id == chosen))
        .order_by(case((Decision.kind == "control_plan", 0), else_=1), Decision.id.desc())
    )
    return tuple((row.id, row.title) for row in rows)
