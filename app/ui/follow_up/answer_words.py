"""How a unit's answer in a round is put in words: in the matrix, its tips and under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app import wording
from app.domain import formats
from app.domain.codes import ATTAINMENTS
from app.text import translate

if TYPE_CHECKING:
    from app.services.round_page_rows import AnswerRow, CellGoals, JudgedGoal, RoundCard

_MOST_NAMED = 3
MOST_WAITING = 8
"""Short names of units that are waited for: so many go into a line or two."""


def goal_title(goal: JudgedGoal) -> str:
    """Number and title, and that it is put away."""
    said = f"{goal.number} {goal.title}".strip()
    return translate("Rounds", "{goal} (arkiverat)").format(goal=said) if goal.archived else said


def unit_title(answer: AnswerRow) -> str:
    """The unit's name, and that it is no more."""
    if answer.abolished:
        return translate("Rounds", "{unit} (upphörd)").format(unit=answer.unit)
    if answer.ends:
        return translate("Rounds", "{unit} (upphör under året)").format(unit=answer.unit)
    return answer.unit


def state_words(answer: AnswerRow) -> str:
    """How far the answer has come."""
    return f"{wording.word('answer_symbol', answer.shown)} {wording.word('answer_state', answer.shown)}"


def late_words(answer: AnswerRow) -> str:
    """How late the answer is, or came in; empty where it is not."""
    if not answer.days_late:
        return ""
    return translate("Rounds", "dagar sen: {days}").format(days=answer.days_late)


def first_column(answer: AnswerRow) -> str:
    """State, lateness and who has the next move, as the first column of the matrix says it."""
    first = ", ".join(part for part in (state_words(answer), late_words(answer)) if part)
    # The whole of it would not go into the column: the row's heading says which unit, and the office is the reader.
    second = {
        "unit": wording.word("waits_for", "unit"),
        "office": translate("Rounds", "Att godkänna"),
    }.get(answer.waits_for, "")
    return "\n".join(part for part in (first, second) if part)


def marks(cell: CellGoals) -> str:
    """How many goals are judged as what: ✓ 2  ◐ 1."""
    counts = ((wording.word("symbol", code), cell.count(code)) for code in ATTAINMENTS)
    return "  ".join(f"{mark} {count}" for mark, count in counts if count)


def cell_words(cell: CellGoals, answer: AnswerRow) -> str:
    """Counts, never an average, and what is left."""
    left = ""
    if cell.left and answer.shown != "excused":
        left = translate("Rounds", "Kvar: {count}").format(count=cell.left)
    return "\n".join(part for part in (marks(cell), left) if part)


def cell_told(cell: CellGoals) -> str:
    """Goal by goal what is judged."""
    lines = []
    for goal in cell.goals:
        word = (
            wording.word("attainment", goal.attainment)
            if goal.attainment
            else translate("Rounds", "Inte bedömt")
        )
        lines.append(f"{word}: {goal_title(goal)}")
    return "\n".join(lines) or translate("Rounds", "Enheten har inga sådana mål.")


def answer_told(answer: AnswerRow) -> str:
    """Where the answer stands, on one line."""
    judged = answer.asked - answer.left
    parts = [
        wording.word("answer_state", answer.shown),
        wording.word("waits_for", answer.waits_for).lower(),
        late_words(answer),
        _day(answer),
        translate("Rounds", "bedömda mål: {judged} av {asked}").format(judged=judged, asked=answer.asked)
        if answer.state != "excused"
        else "",
    ]
    return " · ".join(part for part in parts if part)


def _day(answer: AnswerRow) -> str:
    if answer.waits_for != "unit":
        if answer.submitted_on is None:
            return ""
        return translate("Rounds", "lämnades in {day}").format(day=formats.day(answer.submitted_on))
    if answer.last_day is None:
        return translate("Rounds", "ingen sista dag")
    return translate("Rounds", "sista dag {day}").format(day=formats.day(answer.last_day))


def left_told(cell: CellGoals) -> str:
    """Which goals of a cell are not judged."""
    names = [goal_title(goal) for goal in cell.goals if not goal.attainment]
    return translate("Rounds", "Inte bedömt: {goals}").format(goals=some(names)) if names else ""


def waiting_told(card: RoundCard) -> str:
    """Who waits for whom, by name."""
    parts = []
    for who in ("unit", "office"):
        names = [answer.short for answer in card.answers if answer.waits_for == who]
        if names:
            waits = wording.word("waits_for", who)
            if len(names) > 1 and who == "unit":
                waits = translate("Rounds", "Väntar på enheterna")
            parts.append(f"{waits}: {some(names, MOST_WAITING)}")
    if not parts and card.answers and card.row.state != "locked":
        return translate("Rounds", "Alla svar är klara. Uppföljningen kan låsas.")
    return " ".join(parts)


def some(names: Iterable[str], most: int = _MOST_NAMED) -> str:
    """The first names, and that there are more."""
    found = list(names)
    more = translate("Rounds", " med flera") if len(found) > most else ""
    return ", ".join(found[:most]) + more + "."
