"""One unit's answers in the self-assessment: a digit answers and goes on to the next statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import wording
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.context import Context
from app.ui.common.fields import LongText, Option, Scale
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import Card, Splitter, action, words
from app.ui.common.record_form import RecordForm
from app.ui.common.record_table import RecordTable
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.self_assessment import AnswerRow, AssessmentPage, SelfAssessments

FIELDS = (
    Scale("grade", noop("Fields", "Hur väl stämmer det?")),
    LongText("comment", noop("Fields", "Kommentar"), lines=4),
)
DRAFT = "self_assessment:"
"""Unsaved text is kept under this, the year, the unit and the statement."""

_COMMENT = 3
_ENOUGH = {_COMMENT: 640}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A statement with the unit's answer to it."""

    id: int
    part: str
    text: str
    answer: AnswerRow | None

    @property
    def grade(self) -> int | None:
        """What the unit answered."""
        return None if self.answer is None else self.answer.grade

    @property
    def comment(self) -> str:
        """What it wrote beside."""
        return "" if self.answer is None else self.answer.comment


def grade_words(grade: int | None) -> str:
    """A grade with its number: 3 Stämmer till stor del."""
    return EMPTY if grade is None else f"{grade}  {wording.word('grade', str(grade))}"


def _paint_grade(painter: QPainter, box: QRect, line: AnswerLine, chosen: bool) -> None:
    role = "selection_text" if chosen else "muted" if line.grade is None else "text"
    paint_words(painter, box, grade_words(line.grade), role, strong=line.grade is not None)


COLUMNS = (
    Column(
        "part",
        noop("Columns", "Del"),
        text=lambda line: wording.word("coso_part", line.part),
        wraps=True,
        width=136,
    ),
    Column("text", noop("Columns", "Påstående"), stretch=True, wraps=True),
    Column(
        "grade",
        noop("Columns", "Svar"),
        kind="custom",
        text=lambda line: grade_words(line.grade),
        paint=_paint_grade,
        sort=lambda line: line.grade,
        width=176,
    ),
    Column("comment", noop("Columns", "Kommentar"), width=150, wraps=True),
)


class AnswerTable(RecordTable):
    """The digits answer."""

    graded = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is an answer; all other keys do what they do in a table."""
        if event.text() in wording.words("grade") and event.modifiers() in _PLAIN:
            self.graded.emit(int(event.text()))
        else:
            super().keyPressEvent(event)


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class AssessmentSheet(QWidget):
    """The statements at the left; the chosen one with its answer and comment at the right. Saved one by one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._unit: int | None = None
        self._year = 0
        self._key = ""
        self.table = AnswerTable(COLUMNS, name="risks/self_assessment", settings=context.settings)
        self.table.setAccessibleName(self.tr("Påståenden och svar"))
        self.table.verticalHeader().setMinimumSectionSize(px(34))
        show_what_fits(self.table, _ENOUGH)
        let_rows_grow(self.table)
        self.clear_action = action(self, self.tr("Ta bort svaret"), self._clear, icon="x", shortcut="Del")
        self.clear_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.clear_action)
        self.hint = words(
            self.tr("Svara med siffrorna 1–4, så kommer nästa påstående. Enter leder till kommentaren."),
            "small",
            wrap=True,
        )
        self.part = words("", "small")
        self.title = words("", "heading", wrap=True)
        self.form = RecordForm(FIELDS, drafts=context.drafts)
        self.form.set_options(
            "grade", [Option(int(grade), text) for grade, text in wording.words("grade").items()]
        )
        self._lay_out()
        self.table.set_actions([self.clear_action])
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _line: self.write_comment())
        self.table.graded.connect(self._grade)
        self.form.save_requested.connect(self._save)

    def show_answers(self, page: AssessmentPage, unit_id: int) -> None:
        """Show what a unit has answered."""
        other = (unit_id, page.year) != (self._unit, self._year)
        self._unit, self._year = unit_id, page.year
        self.table.set_rows(
            [
                AnswerLine(row.id, row.part, row.text, page.answers.get((unit_id, row.id)))
                for row in page.of_unit(unit_id)
            ]
        )
        if other:
            self._begin()
        self._choose(self.table.current_row())

    def write_comment(self) -> None:
        """Put the cursor in the comment."""
        self.form.editor("comment").main().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside --

    def _begin(self) -> None:
        """Stand on the first statement that is not answered, else on the first."""
        lines: list[AnswerLine] = list(self.table.rows_model.shown)
        first = next((line for line in lines if line.grade is None), next(iter(lines), None))
        if first is not None:
            self.table.choose(first.id)

    def _choose(self, line: AnswerLine | None) -> None:
        self.card.setVisible(line is not None)
        self.clear_action.setEnabled(line is not None and line.answer is not None)
        if line is None:
            return
        self.part.setText(wording.word("coso_part", line.part))
        self.title.setText(line.text)
        values: dict[str, object] = {"grade": line.grade, "comment": line.comment}
        if line.answer is not None:
            values |= {"id": line.answer.id, "version": line.answer.version}
        key = f"{DRAFT}{self._year}/{self._unit}/{line.id}"
        if key == self._key:
            self.form.refill(values)
        else:
            self._key = key
            self.form.load(values, key, line.text)

    def _grade(self, grade: int) -> None:
        line = self.table.current_row()
        if line is None:
            return
        if self.form.dirty:
            # What is written beside goes with the answer.
            editor = self.form.editor("grade")
            editor.set_value(grade)
            editor.changed.emit()
            self.form.save()
        elif grade != line.grade:
            self._write(line.id, grade)
        self._go_on()

    def _go_on(self) -> None:
        at = self.table.currentIndex().row() + 1
        shown = self.table.rows_model.shown
        if at < len(shown):
            self.table.choose(shown[at].id)

    def _write(self, statement: int, grade: int) -> None:
        assessments, year, unit, edit_id = *self._place(), uuid4().hex
        self._context.saving.write_by(
            self.tr("Svara på ett påstående"),
            lambda: assessments.answer(year, unit, statement, {"grade": grade}, edit_id=edit_id),
            lambda changes: changes,
            lambda _changes: None,
            lambda _error: None,
        )

    def _save(self, _changed: object, _base: object) -> None:
        line = self.table.current_row()
        assessments, year, unit, edit_id = *self._place(), uuid4().hex
        changed, base, statement = self.form.changed_values(), self.form.base, line.id
        values = changed if line.answer is not None else self.form.values()
        office = self._context.office

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            known = base if "id" in base else None
            changes = assessments.answer(year, unit, statement, values, known, edit_id=edit_id)
            found = changes[0].id
            return changes, {**office.records.read("self_assessment", found), "id": found}

        self._context.saving.save_form_by(
            self.form, work, self.tr("Svara på ett påstående"), told=self.tr("Svaret sparades.")
        )

    def _clear(self) -> None:
        line = self.table.current_row()
        if line is not None and line.answer is not None:
            edit = Edit("self_assessment", line.answer.id, {"archived": True}, {"archived": False})
            self._context.saving.write(
                self.tr("Ta bort svaret"), [edit], told=self.tr("Svaret togs bort. Ångra med Ctrl+Z.")
            )

    def _place(self) -> tuple[SelfAssessments, int, int]:
        assert self._unit is not None
        return self._context.office.self_assessments, self._year, self._unit

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self.card = Card()
        self.card.setMinimumWidth(px(280))
        for widget in (self.part, self.title):
            self.card.column.addWidget(widget)
        self.card.column.addWidget(self.form, 1)
        parts = Splitter("risks/self_assessment", self._context.settings, (760, 320))
        parts.addWidget(left)
        parts.addWidget(self.card)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(parts)
