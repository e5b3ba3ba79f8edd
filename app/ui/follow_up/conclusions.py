"""What a joint analysis leads to: conclusions, and what they became or are still to become."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app import wording
from app.services.edits import Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons, theme
from app.ui.common.cells import paint_lines, paint_words
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, EmptyState, action, button, words
from app.ui.common.record_table import RecordTable
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px
from app.ui.follow_up.conclusion_forms import Maker
from app.ui.follow_up.joint_goals import name_of

if TYPE_CHECKING:
    from app.services.conclusions import ConclusionRow
    from app.services.joint_rows import AnalysedGoal, RoundSheet


def _leads_to(row: ConclusionRow) -> str:
    """What it became by name, else what it is to become."""
    if row.became_id is None:
        return wording.word("conclusion_kind", row.leads_to)
    said = (
        translate("Conclusions", "Delmål: {name}")
        if row.leads_to == "subgoal"
        else translate("Conclusions", "Risk: {name}")
    )
    told = said.format(name=row.became)
    return translate("Conclusions", "{told} (arkiverad)").format(told=told) if row.became_archived else told


def _paint(painter: QPainter, box: QRect, row: ConclusionRow, chosen: bool) -> None:
    """The conclusion over what it leads to; a clock where that is still to be done."""
    line = QFontMetrics(theme.font()).lineSpacing()
    top = box.adjusted(0, px(5), 0, -line - px(5))
    paint_lines(painter, top, row.text, "selection_text" if chosen else "text")
    under, side = QRect(box.left(), top.bottom() + 1, box.width(), line), px(14)
    role = "selection_text" if chosen else "muted"
    icon = "clock" if row.waits else "arrow-right"
    painter.drawPixmap(under.left(), under.center().y() - side // 2, icons.pixmap(icon, role, 14))
    paint_words(painter, under.adjusted(side + px(6), 0, 0, 0), _leads_to(row), role)


COLUMNS = (
    Column(
        "text",
        noop("Columns", "Slutsats"),
        kind="custom",
        text=lambda row: f"{row.text}\n{_leads_to(row)}",
        paint=_paint,
        stretch=True,
        wraps=True,
    ),
)


class ConclusionsPane(Card):
    """The list, and what can be done with the one that is chosen."""

    jump = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._sheet: RoundSheet | None = None
        self._goal: AnalysedGoal | None = None
        self._place: tuple[int, int] | None = None
        self._wanted: int | None = None
        self._draft = ""
        self._risk = 0
        """The risk that the notice tells of."""
        self.maker = Maker(context)
        self._make_actions()
        self.table = RecordTable(
            COLUMNS,
            name="follow_up/conclusions",
            settings=context.settings,
            empty=EmptyState("route", self.tr("Här står vad analysen leder till: delmål, risker och annat.")),
        )
        self.table.setAccessibleName(self.tr("Slutsatser"))
        self.table.horizontalHeader().hide()
        let_rows_grow(self.table)
        self.acts = (
            *(self.make_action, self.open_action),
            *(self.new_action, self.edit_action, self.remove_action),
        )
        """What can be done, for menus."""
        self.table.set_actions(self.acts)
        self.notice = Notice()
        head = QHBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(words(self.tr("Slutsatser"), "heading"), 1)
        for each in (self.edit_action, self.remove_action):
            head.addWidget(_small(each))
        acts = QHBoxLayout()
        acts.setSpacing(px(8))
        for each in (self.make_action, self.open_action):
            acts.addWidget(button(each))
        acts.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(acts)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(lambda _row: self._open_or_edit())
        self.maker.made.connect(self._made)
        self.maker.refused.connect(self._refused)
        self._offer(None)

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Show the conclusions of a goal; a form that is open for another goal is put away."""
        place, before = (sheet.round.id, goal.id), self._place
        self._sheet, self._goal, self._place = sheet, goal, place
        if place != before:
            self.notice.hide()
            self.maker.put_away()
        if self._risk and all(row.became_id != self._risk for row in goal.conclusions):
            # It was taken back.
            self._risk = 0
            self.notice.hide()
        self.table.set_rows(goal.conclusions)
        if self._wanted is not None and any(row.id == self._wanted for row in goal.conclusions):
            self.table.choose(self._wanted)
            self._wanted = None
        self.table.choose_first()
        self._offer(self.table.current_row())
        self._take_up()

    def want(self, conclusion_id: int) -> None:
        """Choose a conclusion when its goal is shown."""
        self._wanted = conclusion_id

    def take_up_draft(self, stand_on: Callable[[tuple[int, int] | None], None]) -> None:
        """Go on with a form that was never saved: to its round and goal first."""
        keys = {draft.key: self.maker.about(draft.key) for draft in self._context.drafts.all()}
        self._draft, about = next(((key, about) for key, about in keys.items() if about), ("", None))
        if isinstance(about, int):
            self.want(about)
            analyses = self._context.office.joint_analyses
            self._context.tasks.run(lambda: analyses.place_of("conclusion", about), stand_on)
        else:
            stand_on(about)

    # -- acts --

    def _take_up(self) -> None:
        """Open the form of a draft again when the goal is shown that it belongs to."""
        if not self._draft or self._sheet is None or self._goal is None:
            return
        about = self.maker.about(self._draft)
        row = next((each for each in self._goal.conclusions if each.id == about), None)
        if row is not None or about == self._place:
            key, self._draft = self._draft, ""
            self.maker.take_up(key, self._sheet, self._goal, row)

    def _new(self) -> None:
        assert self._sheet is not None and self._goal is not None
        self.maker.write(self._sheet, self._goal, name_of(self._goal), None)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None and self._sheet is not None and self._goal is not None:
            self.maker.write(self._sheet, self._goal, name_of(self._goal), row)

    def _make(self) -> None:
        row = self.table.current_row()
        if row is not None and self._sheet is not None and self._goal is not None:
            self.maker.make(self._sheet, self._goal, name_of(self._goal), row)

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None and row.became_id is not None:
            self.jump.emit("goal" if row.leads_to == "subgoal" else "risk", row.became_id)

    def _open_or_edit(self) -> None:
        if self.edit_action.isEnabled():
            self._edit()
        elif self.open_action.isVisible():
            self._open()
        elif self.make_action.isVisible():
            self._make()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            edit = Edit("conclusion", row.id, {"archived": True}, {"archived": False})
            self._context.saving.write(
                self.tr("Ta bort slutsats"), [edit], told=self.tr("Slutsatsen togs bort. Ångra med Ctrl+Z.")
            )

    def _made(self, kind: str, record_id: int) -> None:
        if kind == "conclusion":
            self.want(record_id)
        elif kind == "risk":
            self._risk = record_id
            self.notice.say(
                self.tr("Risken är i registret. Den är inte värderad än."),
                [(self.tr("Värdera risken"), lambda: self.jump.emit("risk", record_id))],
            )

    def _refused(self, said: str, verb: str, kind: str, record_id: int) -> None:
        self.notice.say(said, [(verb, lambda: self.jump.emit(kind, record_id))])
        self.notice.focus_first()

    def _offer(self, row: ConclusionRow | None) -> None:
        """What can be done with the conclusion that is chosen."""
        writable = self._sheet is not None and self._sheet.round.writable
        about_goal = self._goal is not None and self._goal.seen is not None
        self.new_action.setEnabled(writable and about_goal)
        self.new_action.setToolTip("" if about_goal else self.tr("Slutsatser skrivs för ett mål i taget"))
        for each in (self.edit_action, self.remove_action):
            each.setEnabled(writable and row is not None)
        for each in (self.new_action, self.edit_action, self.remove_action):
            each.setVisible(writable)
        self.make_action.setVisible(row is not None and row.waits)
        self.open_action.setVisible(row is not None and row.became_id is not None)
        if row is not None and row.leads_to == "subgoal":
            self.make_action.setText(self.tr("Gör till delmål …"))
            self.open_action.setText(self.tr("Visa delmålet"))
        else:
            self.make_action.setText(self.tr("Lägg in som risk …"))
            self.open_action.setText(self.tr("Visa risken"))

    def _make_actions(self) -> None:
        self.new_action = action(self, self.tr("Ny slutsats"), self._new, icon="plus", shortcut="Ctrl+N")
        self.edit_action = action(self, self.tr("Ändra slutsatsen"), self._edit, icon="pencil", shortcut="F2")
        self.remove_action = action(self, self.tr("Ta bort slutsatsen"), self._remove, icon="archive")
        self.make_action = action(self, "", self._make, icon="arrow-right")
        self.open_action = action(self, "", self._open, icon="external-link")


def _small(act: QAction) -> QToolButton:
    """An icon is enough for what the menu and the keys do too; the tip and a screen reader have the words."""
    made = QToolButton()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setDefaultAction(act)
    made.setAccessibleName(act.text())
    act.changed.connect(lambda: made.setVisible(act.isVisible()))
    return made
