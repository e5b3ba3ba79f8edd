"""What statements, grades and the judgement of a year's internal control must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import inside, one_of, required, too_long, year

GRADES = (1, 2, 3, 4)
"""From not at all to wholly."""


def statement_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a statement."""
    return required(values, "part", "text") + one_of(values, "part", codes.COSO_PARTS) + too_long(values)


def assessment_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a unit's answer to a statement."""
    found = required(values, "year", "unit_id", "statement_id", "grade") + year(values, "year")
    return found + inside(values, "grade", GRADES[0], GRADES[-1]) + too_long(values)


def judgement_problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with the judgement of a year: it has its reasons."""
    found = required(values, "year", "judgement", "reason") + year(values, "year")
    return found + one_of(values, "judgement", codes.JUDGEMENTS) + too_long(values)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a group of answers say together: a mean never stands without its number and the lowest answers."""

    count: int
    mean: float
    lowest: int
    where: tuple[int, ...]
    """The statements that got the lowest grade, in their order."""


def picture(answers: Iterable[tuple[int, int]]) -> Picture | None:
    """Sum up answers, given as (statement, grade) in the order of the statements; None where there are none."""
    given = tuple(answers)
    if not given:
        return None
    grades = [grade for _, grade in given]
    lowest = min(grades)
    where = tuple(dict.fromkeys(statement for statement, grade in given if grade == lowest))
    return Picture(len(given), sum(grades) / len(given), lowest, where)
