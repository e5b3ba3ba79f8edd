"""What the sections share in which a round is weighed together: the choice of round, and the list of its goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain import formats
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, EmptyState, Splitter, action, words
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.joint_analyses import JointPage
    from app.services.joint_rows import AnalysedGoal, RoundName, RoundSheet


class JointSection(Section):
    """A subclass makes what stands beside the list, and fills it in ``show_goal``."""

    def __init__(
        self, context: Context, title: str, sentence: str, name: str, columns: Sequence[Column]
    ) -> None:
        super().__init__(context, title, sentence)
        self._name = name
        self._wanted_round: int | None = None
        self._wanted_goal: int | None = None
        self._looked_at = self._window_year()
        self.sheet: RoundSheet | None = None
        self.rounds = ChoiceEditor((), "", required=True)
        self.rounds.name_for_readers(self.tr("Uppföljning"))
        self.told = words("", "small", wrap=True)
        self.notice = Notice("lock")
        self.goals = RecordTable(columns, name=f"follow_up/{name}", settings=context.settings)
        self.goals.setAccessibleName(self.tr("Mål i uppföljningen"))
        self.goals.setMinimumWidth(px(180))
        let_rows_grow(self.goals)
        self.goal_action = action(self, self.tr("Visa målet"), self._lead_to_goal, icon="target")
        self.goals.set_actions([self.goal_action])
        self.rounds_action = action(
            self, self.tr("Gå till uppföljningarna"), lambda: self.jump.emit("round", 0), icon="calendar"
        )
        self.empty = EmptyState("clipboard-list", self.nothing(), self.rounds_action)
        self._stack = QStackedWidget()

    # -- what a subclass gives --

    def nothing(self) -> str:
        """What would be here, where there is no round yet."""
        raise NotImplementedError

    def why_locked(self) -> str:
        """Why nothing can be changed in a locked round, and what is shown of it."""
        raise NotImplementedError

    def show_goal(self, sheet: RoundSheet, goal: AnalysedGoal) -> None:
        """Show a goal of the round, or the whole."""
        raise NotImplementedError

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses a goal."""
        return self.goals if self.sheet is not None else self

    def refresh(self) -> None:
        """Read the round that is looked at; another year in the window proposes anew."""
        if self._looked_at != self._window_year():
            self._looked_at, self._wanted_round = self._window_year(), None
        period, today, wanted = self.context.period, self.context.today, self._wanted_round
        years, year, office = (period.first_year, period.last_year), period.year, self.context.office
        self.context.tasks.run(
            lambda: office.joint_analyses.page(years, year, today, wanted),
            self._show,
            latest=f"follow_up/{self._name}",
        )

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on the round and the goal that a record is about."""
        office = self.context.office
        self.context.tasks.run(lambda: office.joint_analyses.place_of(kind, record_id), self.stand_on)

    def stand_on(self, place: tuple[int, int] | None) -> None:
        """Look at a goal (0: the whole) in a round."""
        if place is not None:
            self._wanted_round, self._wanted_goal = place
            self._looked_at = self._window_year()
            self.refresh()

    def state(self) -> Mapping[str, str]:
        """The round and the goal that are looked at."""
        goal = self.goals.current_row()
        return {
            "round": "" if self._wanted_round is None else str(self._wanted_round),
            "goal": "" if goal is None else str(goal.id),
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at them again."""
        wanted, goal = state.get("round", ""), state.get("goal", "")
        self._wanted_round = int(wanted) if wanted.isdigit() else None
        self._wanted_goal = int(goal) if goal.isdigit() else None

    # -- showing --

    def _show(self, page: JointPage) -> None:
        self.sheet = page.sheet
        self._stack.setCurrentIndex(0 if page.sheet is not None else 1)
        for part in (self.bar, self.notice):
            part.setVisible(page.sheet is not None)
        self.goal_action.setVisible(page.sheet is not None)
        self.rounds_action.setVisible(page.sheet is None)
        if page.sheet is None:
            return
        self.rounds.set_options([Option(row.id, self._called(row)) for row in page.rounds])
        self.rounds.set_value(page.sheet.round.id)
        self.told.setText(self._where_it_stands(page.sheet))
        self._say(page.sheet.round)
        self.goals.set_rows(page.sheet.goals)
        if self._wanted_goal is not None:
            wanted, self._wanted_goal = self._wanted_goal, None
            self.goals.choose(wanted)
        if self.goals.current_row() is None:
            # The whole stands first, but one begins with a goal.
            self.goals.choose(page.sheet.goals[min(1, len(page.sheet.goals) - 1)].id)

    def _called(self, row: RoundName) -> str:
        said = {
            "planned": self.tr("{title} (inte öppnad)"),
            "locked": self.tr("{title} (låst)"),
            "corrected": self.tr("{title} (rättas)"),
        }
        return said.get(row.state, "{title}").format(title=row.title)

    def _where_it_stands(self, sheet: RoundSheet) -> str:
        asked = [unit for unit in sheet.units if unit.state != "excused"]
        done = sum(unit.state in ("approved", "locked") for unit in asked)
        return self.tr("Gäller {day}. Svar som är klara: {done} av {all}.").format(
            day=formats.day(sheet.round.as_of), done=done, all=len(asked)
        )

    def _say(self, row: RoundName) -> None:
        if row.state == "locked":
            self.notice.say(self.why_locked())
        elif row.state == "corrected":
            said = self.tr("Rapporten rättas: version {number} skrivs nu. Skäl: {reason}")
            self.notice.say(said.format(number=row.version, reason=row.reason))
        elif row.state == "planned":
            self.notice.say(
                self.tr("Uppföljningen är inte öppnad: inga enheter har fått frågan än."),
                [(self.tr("Öppna den under Uppföljningar"), lambda: self.jump.emit("round", row.id))],
            )
        else:
            self.notice.hide()

    def _choose_goal(self, goal: AnalysedGoal | None) -> None:
        self.goal_action.setEnabled(goal is not None and goal.seen is not None)
        if goal is not None and self.sheet is not None:
            self.show_goal(self.sheet, goal)

    def _choose_round(self) -> None:
        chosen = self.rounds.value()
        if isinstance(chosen, int):
            self._wanted_round = chosen
            self.refresh()

    def _lead_to_goal(self) -> None:
        goal = self.goals.current_row()
        if goal is not None and goal.seen is not None:
            self.jump.emit("goal", goal.id)

    def _window_year(self) -> tuple[int, int]:
        return self.context.period.id, self.context.period.year

    # -- building --

    def lay_out(self, parts: Sequence[QWidget], sizes: Sequence[int], primary: QAction | None = None) -> None:
        """Put the list and ``parts`` beside one another; the subclass calls it when they are made."""
        self.place_actions((self.goal_action,), primary)
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(16))
        self.rounds.setFixedWidth(px(340))
        line.addWidget(self.rounds)
        line.addWidget(self.told, 1)
        splitter = Splitter(f"follow_up/{self._name}", self.context.settings, sizes)
        for part in (self.goals, *parts):
            splitter.addWidget(part)
        card = Card()
        card.column.addWidget(self.empty, 1)
        self._stack.addWidget(splitter)
        self._stack.addWidget(card)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.notice)
        self.column.addWidget(self._stack, 1)
        self.rounds.changed.connect(self._choose_round)
        self.goals.chosen.connect(self._choose_goal)
