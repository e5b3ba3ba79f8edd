"""Självskattning: what the units think of their own internal control, and the judgement of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.services.edits import Edit
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import Card, EmptyState, Splitter, action, words
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.risks.assessment_picture import WHOLE, AssessmentPicture, answered_words, lowest_of
from app.ui.risks.assessment_sheet import DRAFT, AssessmentSheet
from app.ui.risks.judgement import JudgementCard

if TYPE_CHECKING:
    from app.services.self_assessment import AssessmentPage
    from app.ui.risks.assessment_picture import PictureRow


class AssessmentSection(Section):
    """A unit's sheet, or the whole municipality: as chosen above."""

    kinds = frozenset({"self_assessment", "control_judgement"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Självskattning"),
            self.tr(
                "Vad nämnder och bolag tycker om sin egen interna kontroll, och bedömningen av helheten."
            ),
        )
        self._page: AssessmentPage | None = None
        self._wanted: int | None = None
        self._place: tuple[int, int] | None = None
        self.statements_action = action(
            self, self.tr("Ändra påståenden"), lambda: self.jump.emit("control_statement", 0), icon="pencil"
        )
        self.propose_action = action(self, self.tr("Ta in förslaget"), self.take_proposal, icon="list-plus")
        self.unit = ChoiceEditor([], self.tr("Hela kommunen"), required=False)
        self.unit.main().setAccessibleName(self.tr("Enhet"))
        self.told = words("", "small", wrap=True)
        self.sheet = AssessmentSheet(context)
        self.picture = AssessmentPicture(context.settings)
        self.lowest = words("", "small", wrap=True)
        self.judgement = JudgementCard(context)
        self.nothing = EmptyState(
            "star",
            self.tr(
                "Här svarar nämnder och bolag på korta påståenden om den interna kontrollen. Programmet har ett "
                "förslag: tio påståenden, två för var och en av de fem delarna. Ta in det och ändra det så att det "
                "blir ert, eller skriv egna påståenden under Administration."
            ),
            self.propose_action,
        )
        self.place_actions((self.statements_action,))
        self._lay_out()
        self.unit.changed.connect(self._fill)
        self.picture.opened.connect(self._open)
        self.picture.chosen.connect(lambda row: self.lowest.setText(lowest_of(row)))

    def entrance(self) -> QWidget:
        """Where one answers, or sees who has."""
        if self._stack.currentWidget() is self.sheet:
            return self.sheet.table
        return self.picture if self._stack.currentWidget() is self._whole else self

    def refresh(self) -> None:
        """Read the year that is looked at."""
        assessments, year = self.context.office.self_assessments, self.context.period.year
        self.context.tasks.run(lambda: assessments.page(year), self._show, latest="risks/self_assessment")

    def show_record(self, kind: str, record_id: int) -> None:
        """An answer leads to its unit's sheet, a judgement to the whole."""
        if kind == "control_judgement":
            self.unit.set_value(None)
            self._fill()
        elif record_id:
            self._wanted = record_id
            self._find_wanted()

    def show_kind(self, kind: str) -> None:
        """Take up a comment that was written and never saved, if it is of the year that is looked at."""
        for draft in self.context.drafts.all():
            year, *place = draft.key.removeprefix(DRAFT).split("/")
            if draft.key.startswith(DRAFT) and year == str(self.context.period.year) and len(place) == 2:
                self._place = int(place[0]), int(place[1])
                self._find_wanted()
                return

    def state(self) -> Mapping[str, str]:
        """The unit that is looked at."""
        unit = self.unit.value()
        return {"unit": "" if unit is None else str(unit)}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at it again."""
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)

    def take_proposal(self) -> None:
        """Take in the program's own statements, all in one act."""
        self.context.saving.write(
            self.tr("Ta in förslag till påståenden"),
            [
                Edit(
                    "control_statement",
                    None,
                    {"part": part, "text": text, "position": place},
                    why=self.tr("Programmets förslag"),
                )
                for place, (part, text) in enumerate(wording.proposed_statements(), start=1)
            ],
            told=self.tr("Förslaget är inne. Ändra påståendena under Administration så att de blir era."),
        )

    # -- showing --

    def _show(self, page: AssessmentPage) -> None:
        self._page = page
        if self.unit.value() not in (None, *(unit.id for unit in page.units)):
            self.unit.set_value(None)
        self.unit.set_options([Option(unit.id, unit.name) for unit in page.units])
        self._fill()
        self._find_wanted()

    def _find_wanted(self) -> None:
        """Stand on the answer that was asked for, now or when the year has been read."""
        if self._page is None:
            return
        found = (key for key, answer in self._page.answers.items() if answer.id == self._wanted)
        self._place = next(found, self._place)
        self._wanted = None
        if self._place is not None:
            (unit, statement), self._place = self._place, None
            self.unit.set_value(unit)
            self._fill()
            self.sheet.table.choose(statement)

    def _fill(self) -> None:
        page, unit = self._page, self.unit.value()
        if page is None:
            return
        there = bool(page.statements)
        self.bar.setVisible(there)
        if not there:
            self._stack.setCurrentWidget(self._empty)
        elif isinstance(unit, int):
            self.told.setText(answered_words(page, unit))
            self.sheet.show_answers(page, unit)
            self._stack.setCurrentWidget(self.sheet)
        else:
            self.told.setText(self._who(page))
            self.picture.show_page(page)
            self.picture.choose_first()
            self.judgement.show_page(page)
            self._stack.setCurrentWidget(self._whole)

    def _who(self, page: AssessmentPage) -> str:
        """How many have answered, and who has not."""
        silent = [unit.name for unit in page.units if not page.answered(unit.id)]
        if not silent:
            return self.tr("Alla har svarat.")
        return self.tr("Har svarat: {count} av {all}. Har inte svarat: {names}.").format(
            count=len(page.units) - len(silent), all=len(page.units), names=", ".join(silent)
        )

    def _open(self, row: PictureRow) -> None:
        if row.id != WHOLE:
            self.unit.set_value(row.id)
            self._fill()
            self.sheet.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(16))
        self.unit.setFixedWidth(px(280))
        line.addWidget(self.unit)
        line.addWidget(self.told, 1)
        self._whole = Splitter(
            "risks/self_assessment_whole", self.context.settings, (460, 200), Qt.Orientation.Vertical
        )
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.picture, 1)
        column.addWidget(self.lowest)
        self._whole.addWidget(above)
        self._whole.addWidget(self.judgement)
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        card.column.addWidget(self.nothing, 1)
        column.addWidget(card)
        self._stack = QStackedWidget()
        for widget in (self._empty, self.sheet, self._whole):
            self._stack.addWidget(widget)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._stack, 1)
