"""Målträd: the goals from the vision down, and the chosen goal with its whole thread beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.ui.common.page_parts import Splitter, action, menu
from app.ui.common.section import Section
from app.ui.goals.acts import GoalActs
from app.ui.goals.levels import what_may_stand_under, where
from app.ui.goals.new_goal import NewGoal, parent_of_draft
from app.ui.goals.new_menu import NewButton
from app.ui.goals.next_step import NextStep, first_step
from app.ui.goals.record import GoalRecord, Reading, read_goal
from app.ui.goals.to_year import ToYear
from app.ui.goals.tree import Grove, grow
from app.ui.goals.tree_pane import TreePane

if TYPE_CHECKING:
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalChoices
    from app.ui.common.context import Context

SECTION_OF = {"clarification": "clarifications", "contribution": "contributions", "goal_sdg": "agenda"}
"""The tab that shows each kind of record that hangs on a goal."""


class GoalsSection(Section):
    """Tree to the left, record to the right."""

    kinds = frozenset({"goal", *SECTION_OF})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Målträd"),
            self.tr("Tråden från visionen till delmålen: vad varje mål betyder och hur det går."),
        )
        self._chosen_id = 0
        self._filled = False
        self._acts = GoalActs(context, self)
        self._make_actions()
        self.pane = TreePane()
        self.tree = self.pane.tree
        self.tree.insertActions(self.tree.move_actions[0], [self.new_action, self.edit_action])
        self.tree.addActions([self.to_year_action, self.archive_action])
        acts = (
            self.new_action,
            None,
            *self.tree.move_actions,
            None,
            self.to_year_action,
            self.archive_action,
        )
        self.record = GoalRecord(context, menu(self.tr("Mål"), acts, self))
        self.new_goal = NewGoal(context)
        self.to_year = ToYear(context)
        self.notice = NextStep()
        self.empty = first_step(self.vision_action)
        self._stack = QStackedWidget()
        self._side = QStackedWidget()
        self._lay_out()
        self._connect()

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.tree

    def refresh(self) -> None:
        """Read the tree again; the chosen goal follows."""
        period, archived = self.context.period, self.pane.archived.isChecked()
        goals = self.context.office.goals
        # A board that was added while its goal was begun can be chosen.
        begun = self._side.currentWidget() is self.new_goal
        self.context.tasks.run(
            lambda: (
                grow(goals.tree(period.id, period.year, archived=archived)),
                goals.choices() if begun else None,
            ),
            self._show_tree,
            latest="goals tree",
        )

    def begin(self, parent_id: int, unit_id: int) -> None:
        """Begin a board's or company's goal under another."""
        self._start_new(parent_id, "body", unit_id)

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a goal; a clarification, contribution or tie to Agenda 2030 leads to the goal that has it."""
        if kind == "goal":
            self._go_to(record_id)
        elif kind in SECTION_OF:
            section = SECTION_OF[kind]
            office = self.context.office
            self.context.tasks.run(
                lambda: office.records.read(kind, record_id),
                lambda values: self._go_to(values["goal_id"], section),
            )

    def new_record(self, kind: str) -> None:
        """Begin a new goal; one that was begun before and not saved is taken up."""
        if kind == "goal" and not self._take_up_draft():
            self.new()

    def state(self) -> Mapping[str, str]:
        """The chosen goal, its section and the open branches."""
        return {
            "goal": str(self._chosen_id),
            "section": self.record.tabs.current(),
            "open": " ".join(map(str, sorted(self.tree.open_ids()))),
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take them up again."""
        opened = {int(each) for each in state.get("open", "").split() if each.isdigit()}
        self.tree.set_open_ids(opened or self.tree.open_ids())
        goal = state.get("goal", "")
        if goal.isdigit() and int(goal):
            self.tree.choose(int(goal))
            self._chosen_id = int(goal)
        if state.get("section"):
            self.record.show_section(state["section"])

    def actions_in_menu(self) -> Sequence[QAction | None]:
        """Everything that one can do with goals."""
        shift = (self.to_year_action, self.archive_action)
        return [self.new_action, None, self.edit_action, *self.tree.move_actions, None, *shift]

    def search_field(self) -> QWidget | None:
        """The filter over the tree."""
        return self.pane.search

    # -- acts --

    def new(self) -> None:
        """Begin a goal under the chosen one, or beside it where nothing may stand under it."""
        chosen = self.pane.current()
        if chosen is None:
            top = self.pane.grove.below(None)
            self._start_new(top[0].id if top else None)
        elif self.pane.grove.addable(chosen):
            self._start_new(chosen.id)
        else:
            self._start_new(chosen.parent_id)

    def archive(self) -> None:
        """Put the chosen goal away with all under it; Ångra takes it back."""
        goal = self.pane.current()
        if goal is not None and not goal.archived:
            self._acts.archive(goal, self.pane.grove.count_below(goal.id))
            if not self.pane.archived.isChecked() and goal.parent_id is not None:
                self.tree.choose(goal.parent_id)

    def carry_to_year(self) -> None:
        """Let the sub-goals under the chosen goal, or the chosen one, be carried to another budget year."""
        if self.to_year.start(self.pane.current(), self.pane.grove):
            self._side.setCurrentWidget(self.to_year)
            self.to_year.setFocus()

    def _edit(self) -> None:
        if self._side.currentWidget() is self.record and self.pane.current() is not None:
            self.record.edit_title()

    def _start_new(self, parent_id: int | None, level: str = "", unit_id: int = 0) -> None:
        parent = self.pane.grove.goals.get(parent_id) if parent_id is not None else None
        levels = self.pane.grove.addable(parent)
        if not levels:
            told = what_may_stand_under(parent.level) if parent is not None else where("vision")
            self.context.messages.tell(told)
            return
        self._show_empty(False)
        self._side.setCurrentWidget(self.new_goal)
        self.new_goal.start(self.pane.grove, parent, levels, level, unit_id or None)

    # -- filling --

    def _show_tree(self, answer: tuple[Grove, GoalChoices | None]) -> None:
        grove, choices = answer
        if choices is not None:
            self.new_goal.set_units(choices.units)
        self._show_grove(grove)

    def _show_grove(self, grove: Grove) -> None:
        first, self._filled = not self._filled, True
        self.pane.show_grove(grove)
        self._show_empty(not grove.goals and self._side.currentWidget() is not self.new_goal)
        self.notice.show_step(grove)
        if first:
            self._take_up_draft()

    def _take_up_draft(self) -> bool:
        """Go on with a goal that was begun before and never saved."""
        parents = (parent_of_draft(draft.key) for draft in self.context.drafts.all())
        begun = next((each for each in parents if each == 0 or each in self.pane.grove.goals), None)
        if begun is not None:
            self._start_new(begun or None)
        return begun is not None

    def _show_empty(self, empty: bool) -> None:
        # One act at a time: an empty page offers the vision, and nothing competes with that.
        self._stack.setCurrentWidget(self.empty if empty else self._splitter)
        self.new_button.setVisible(not empty)

    def _chosen_changed(self, goal: GoalNode | None) -> None:
        for act in (self.archive_action, self.edit_action, self.to_year_action):
            act.setEnabled(goal is not None and not goal.archived)
        if goal is None:
            return
        other, self._chosen_id = goal.id != self._chosen_id, goal.id
        # A tree that is read anew tells the same goal again: that does not end the writing of a new one.
        if other or self._side.currentWidget() is self.record:
            self._show_goal(goal, other)

    def _show_goal(self, goal: GoalNode, other: bool) -> None:
        if self._side.currentWidget() is self.new_goal:
            self.new_goal.put_away()
        self._side.setCurrentWidget(self.record)
        if other and self.record.leave():
            self.context.messages.tell(self.tr("Osparad text finns kvar i målet du lämnade."))
        self.record.show_node(goal, self.pane.grove)
        office, year = self.context.office, self.context.period.year
        self.context.tasks.run(
            lambda: read_goal(office, goal.id, year), self._show_reading, latest="goal card"
        )

    def _show_reading(self, reading: Reading | None) -> None:
        if reading is not None:
            self.new_goal.set_units(reading.choices.units)
            self.record.show_reading(reading)

    def _go_to(self, goal_id: object, section: str = "") -> None:
        assert isinstance(goal_id, int)
        self.pane.go_to(goal_id)
        if section:
            self.record.show_section(section)

    def _made(self, goal_id: int) -> None:
        self._side.setCurrentWidget(self.record)
        self.tree.choose(goal_id)
        self.pane.take_focus()

    def _new_closed(self) -> None:
        self._side.setCurrentWidget(self.record)
        self.pane.take_focus()
        self._show_grove(self.pane.grove)

    # -- building --

    def _make_actions(self) -> None:
        self.new_action = action(self, self.tr("Nytt mål …"), self.new, icon="plus", shortcut="Ctrl+N")
        self.vision_action = QAction(self.tr("Skriv visionen"), self)
        self.vision_action.triggered.connect(lambda: self._start_new(None, "vision"))
        self.edit_action = action(self, self.tr("Ändra målet"), self._edit, icon="pencil", shortcut="F2")
        carry = self.tr("För över delmål till ett annat år …")
        self.to_year_action = action(self, carry, self.carry_to_year, icon="arrow-right")
        self.archive_action = action(self, self.tr("Arkivera målet"), self.archive, icon="archive")

    def _lay_out(self) -> None:
        self.new_button = NewButton()
        self.new_menu = self.new_button.levels
        self.place_act(self.new_button)
        surface = QFrame()
        surface.setProperty("ground", "surface")
        inside = QVBoxLayout(surface)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._side)
        for each in (self.record, self.new_goal, self.to_year):
            self._side.addWidget(each)
        self._splitter = Splitter("goals", self.context.settings, (380, 820))
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(surface)
        # A narrow window takes from both sides, most from the record: it wraps, titles in the tree do not.
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 2)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self.notice)
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(
            lambda: self.new_button.drop_down(self.pane.grove, self.pane.current())
        )
        self.new_menu.wanted.connect(self._start_new)
        self.notice.wanted.connect(lambda vision: self._start_new(vision, "overarching"))
        self.pane.archived.toggled.connect(lambda _on: self.refresh())
        self.pane.chosen.connect(self._chosen_changed)
        self.pane.move_wanted.connect(self._acts.move)
        self.pane.refused.connect(self.context.messages.tell)
        self.tree.opened.connect(lambda _node: self._edit())
        self.record.jump.connect(self.jump)
        self.record.goal_wanted.connect(self._go_to)
        self.record.new_wanted.connect(self._start_new)
        self.record.restore_wanted.connect(lambda goal: self._acts.restore(self.pane.grove.goals[goal]))
        for each in (self.new_goal, self.to_year):
            each.made.connect(self._made)
            each.closed.connect(self._new_closed)
