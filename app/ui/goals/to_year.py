"""Sub-goals to another budget year: which year, which of them, and what comes along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.columns import EMPTY
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.forest import Node
from app.ui.common.page_parts import action, button, words
from app.ui.common.record_tree import RecordTree
from app.ui.common.theme import px
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.carry_years import SubgoalToCarry
    from app.services.edits import Change
    from app.services.goal_tree import GoalNode
    from app.ui.common.context import Context
    from app.ui.goals.tree import Grove

type_of_changes = tuple["Change", ...]

_TOLD = 2
"""Sub-goals that are told by name."""


class ToYear(QWidget):
    """Stands where the record else is, until the sub-goals are carried over or it is left."""

    made = Signal(int)
    """The first of the new sub-goals."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._goals: Mapping[int, SubgoalToCarry] = {}
        self._ticked: frozenset[int] = frozenset()
        self.title = words(self.tr("För över delmål till ett annat år"), "title", wrap=True)
        self.place = words("", "muted", wrap=True)
        self.year = ChoiceEditor((), "", required=True)
        self.year.name_for_readers(self.tr("Till år"))
        self.year.changed.connect(self._take_all)
        self.tree = RecordTree((noop("Columns", "Delmål"), noop("Columns", "Svarar")))
        self.tree.setAccessibleName(self.tr("Delmål att föra över"))
        self.tree.setRootIsDecorated(False)
        self.tree.header().resizeSection(1, px(200))
        self.tree.allow_ticks(self._state)
        self.tree.tick_wanted.connect(self._tick)
        self.said = words("", "muted", wrap=True)
        self.carry_action = action(self, self.tr("För över"), self._carry, shortcut="Ctrl+Return")
        self.cancel_action = action(self, self.tr("Avbryt"), self.closed.emit, shortcut="Esc")
        self.setFocusProxy(self.tree)
        self._lay_out()

    def start(self, goal: GoalNode | None, grove: Grove) -> bool:
        """Begin with the sub-goals of a goal, or with one sub-goal itself. False, and said why, if there are none."""
        period = self._context.period
        subgoals = grove.subgoals(goal, period.year) if goal is not None else ()
        years = [year for year in range(period.first_year, period.last_year + 1) if year != period.year]
        if goal is None or not subgoals:
            self._context.messages.tell(self.tr("Här finns inga delmål för {year}.").format(year=period.year))
            return False
        if not years:
            self._context.messages.tell(self.tr("Perioden har bara ett år."))
            return False
        self.year.set_options([Option(year, str(year)) for year in years])
        self.year.set_value(next((year for year in years if year > period.year), years[-1]))
        told = self.tr("Delmålet") if goal.level == "subgoal" else self.tr("Delmål för {year} under")
        self.place.setText(f"{told.format(year=period.year)} {full_title(goal.number, goal.title)}")
        self._goals, self._ticked = {}, frozenset()
        self.tree.set_nodes(())
        self._tell()
        office, ids = self._context.office, [each.id for each in subgoals]
        self._context.tasks.run(lambda: office.carry_over.subgoals(ids), self._show, latest="goals to year")
        return True

    def chosen(self) -> frozenset[int]:
        """The sub-goals that are ticked."""
        return self._ticked

    def _show(self, goals: tuple[SubgoalToCarry, ...]) -> None:
        self._goals = {goal.id: goal for goal in goals}
        self._take_all()
        if goals:
            self.tree.choose(goals[0].id)

    def _take_all(self) -> None:
        self._ticked = frozenset(goal.id for goal in self._goals.values() if self._may(goal))
        self.tree.set_nodes([self._node(goal) for goal in self._goals.values()])
        self._tell()

    def _may(self, goal: SubgoalToCarry) -> bool:
        return goal.possible and self.year.value() not in goal.years

    def _state(self, node: Node) -> bool | None:
        return node.id in self._ticked if self._may(self._goals[node.id]) else None

    def _tick(self, goal_id: int, ticked: bool) -> None:
        self._ticked = self._ticked | {goal_id} if ticked else self._ticked - {goal_id}
        self.tree.show_ticks()
        self._tell()

    def _tell(self) -> None:
        self.carry_action.setEnabled(bool(self._ticked))
        if self._ticked:
            said = self.tr(
                "Text, indikatorer och ursprung följer med. Nummer, budget och resultat hör till sitt år och gör det "
                "inte."
            )
        elif self._goals and not any(self._may(goal) for goal in self._goals.values()):
            said = self.tr("Inget av delmålen går att föra över till det året.")
        else:
            said = self.tr("Välj minst ett delmål att föra över.")
        self.said.setText(said)

    def _node(self, goal: SubgoalToCarry) -> Node:
        title, told, icon = full_title(goal.number, goal.title), goal.unit or EMPTY, ""
        if not goal.possible:
            told, icon = self.tr("{unit} är arkiverad").format(unit=goal.unit), "archive"
        elif not self._may(goal):
            told, icon = self.tr("Finns redan {year}").format(year=self.year.value()), "check"
        return Node(goal.id, None, (title, told), "", icon, muted=bool(icon), tip=f"{title}\n{told}")

    def _carry(self) -> None:
        context, year, goals, edit_id = self._context, self.year.value(), self._ticked, uuid4().hex
        assert isinstance(year, int)
        self.carry_action.setEnabled(False)

        def done(changes: type_of_changes) -> None:
            if not changes:
                self._again()
                return
            context.undo.push(self.tr("För över delmål"), changes)
            named = ", ".join(f"”{change.after['title']}”" for change in changes[:_TOLD])
            told = self.tr("Fördes över till {year}: {goals}.").format(year=year, goals=named)
            if len(changes) > _TOLD:
                told = self.tr("Fördes över till {year}: {goals} med flera.").format(year=year, goals=named)
            context.messages.tell(told)
            self.made.emit(changes[0].id)
            context.saving.changed.emit(changes)

        def failed(_error: Exception) -> bool:
            self._tell()
            return False

        context.tasks.run(
            lambda: context.office.carry_over.to_year(goals, year, edit_id=edit_id),
            done,
            failed,
            self.tr("Sparar …"),
        )

    def _again(self) -> None:
        """Somebody else was first: see what is left to carry over."""
        office, ids = self._context.office, list(self._goals)
        self._context.messages.tell(self.tr("Delmålen finns redan det året."))
        self._context.tasks.run(lambda: office.carry_over.subgoals(ids), self._show, latest="goals to year")

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(px(8))
        choice.addWidget(words(self.tr("Till år"), "label"))
        choice.addWidget(self.year)
        choice.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.said, 1)
        foot.addWidget(button(self.cancel_action))
        foot.addWidget(button(self.carry_action, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(20), px(16))
        column.setSpacing(px(8))
        for widget in (self.title, self.place):
            column.addWidget(widget)
        column.addSpacing(px(8))
        column.addLayout(choice)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
