"""Tidslinje: when the activities are done, under the units or the goals that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from app import wording
from app.domain.activities import SHOWN_STATES
from app.ui.activities.filters import Filters
from app.ui.activities.grouped import BY_GOAL, BY_UNIT
from app.ui.activities.time_lines import Span, lines
from app.ui.activities.time_view import TimeView
from app.ui.common import icons
from app.ui.common.activity_marks import ICONS
from app.ui.common.editors import ChoiceEditor
from app.ui.common.emptiness import Emptiness
from app.ui.common.fields import Option
from app.ui.common.page_parts import EmptyState, action, words
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.activities import ActivityChoices, ActivityRow
    from app.ui.common.context import Context

PERIOD, YEAR = "period", "year"


class TimeSection(Section):
    """The activities of the whole period, or of its chosen year."""

    kinds = frozenset({"activity"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Tidslinje"),
            self.tr("När aktiviteterna görs, vad som är försenat och vad som pågår samtidigt."),
        )
        self._rows: Sequence[ActivityRow] = ()
        self._choices: ActivityChoices | None = None
        self.filters = Filters(states=True)
        self.filters.changed.connect(self._fill)
        self.group = self._choice(
            self.tr("Samla efter"),
            [Option(BY_UNIT, self.tr("Efter enhet")), Option(BY_GOAL, self.tr("Efter mål"))],
        )
        self.years = self._choice(self.tr("Tid som visas"), [])
        self.filters.add(self.group)
        self.filters.add(self.years)
        self.view = TimeView()
        self.open_action = action(self, self.tr("Visa i listan"), self._open, icon="list")
        self.view.addAction(self.open_action)
        self.view.opened.connect(lambda _row: self._open())
        self.view.chosen.connect(lambda row: self.open_action.setEnabled(row is not None))
        self.emptiness = Emptiness(self.view, None)
        self.to_list = action(
            self, self.tr("Gå till listan"), lambda: self.jump.emit("activity", 0), icon="list"
        )
        self.legend = Legend()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(
            EmptyState("activity", self.tr("Här visas när aktiviteterna görs."), self.to_list)
        )
        self.column.addWidget(self.filters)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.legend)
        self._offer_years()

    def refresh(self) -> None:
        """Read the activities of the period."""
        activities, period, today = self.context.office.activities, self.context.period, self.context.today
        first, last, period_id = period.first_year, period.last_year, period.id
        self.context.tasks.run(
            lambda: (activities.list(first, last, today), activities.choices(period_id)),
            self._show,
            latest="activities/time",
        )

    def entrance(self) -> QWidget:
        """The lines."""
        return self.view

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on an activity."""
        self.view.choose(record_id)

    def state(self) -> Mapping[str, str]:
        """What was filtered on, and how it was shown."""
        return {
            **self.filters.state(),
            "group": str(self.group.value()),
            "years": str(self.years.value()),
        }

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Filter and show so again."""
        self.filters.restore_state(state)
        for choice, name, codes in (
            (self.group, "group", (BY_UNIT, BY_GOAL)),
            (self.years, "years", (PERIOD, YEAR)),
        ):
            if state.get(name) in codes:
                choice.set_value(state[name])

    # -- inside --

    def _choice(self, heard: str, options: Sequence[Option]) -> ChoiceEditor:
        made = ChoiceEditor(options, "", required=True)
        made.main().setAccessibleName(heard)
        if options:
            made.set_value(options[0].value)
        made.changed.connect(self._fill)
        return made

    def _offer_years(self) -> None:
        period, chosen = self.context.period, self.years.value()
        whole = self.tr("Perioden {first}–{last}").format(first=period.first_year, last=period.last_year)
        self.years.set_options(
            [Option(PERIOD, whole), Option(YEAR, self.tr("Året {year}").format(year=period.year))]
        )
        self.years.set_value(chosen or PERIOD)

    def _show(self, answer: tuple[Sequence[ActivityRow], ActivityChoices]) -> None:
        self._rows, self._choices = answer
        self._offer_years()
        self.filters.offer(self._rows, self._choices)
        there = bool(self._rows)
        self._stack.setCurrentIndex(0 if there else 1)
        for part in (self.filters, self.legend):
            part.setVisible(there)
        self._fill()

    def _fill(self) -> None:
        if self._choices is None:
            return
        self.filters.count(self._rows)
        shown = [row for row in self._rows if self.filters.lets_through(row)]
        period = self.context.period
        span = Span(period.first_year, period.last_year, self.context.today)
        if self.years.value() == YEAR:
            span = Span(period.year, period.year, self.context.today)
            shown = [row for row in shown if _in_sight(row, span)]
        self.view.show_lines(lines(shown, self._choices, str(self.group.value())), span)
        self.emptiness.show_for(bool(self._rows) and not shown, filtered=True)
        self.open_action.setEnabled(self.view.current() is not None)

    def _open(self) -> None:
        row = self.view.current()
        if row is not None:
            self.jump.emit("activity", row.id)


def _in_sight(row: ActivityRow, span: Span) -> bool:
    """Whether some of it falls in the years that are shown, or nobody knows."""
    first, last = row.first_day or row.last_day, row.last_day
    if first is None:
        return True
    return first < span.last and (last is None or last >= span.first or row.late)


class Legend(QWidget):
    """What the marks before the titles say; nothing to step to."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        self._marks: list[tuple[QLabel, str]] = []
        for state in SHOWN_STATES:
            mark = QLabel()
            self._marks.append((mark, state))
            row.addWidget(mark)
            row.addWidget(words(wording.word("activity_shown", state), "small"))
            row.addSpacing(px(12))
        row.addStretch(1)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The marks follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        for mark, state in self._marks:
            mark.setPixmap(icons.pixmap(*ICONS[state], 14))
