"""Jämför perioder: what was carried on from one period to another, what was changed, what is new and what was left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common import icons
from app.ui.common.cells import paint_words
from app.ui.common.columns import EMPTY, Column
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.fitting import show_what_fits
from app.ui.common.marks import SYMBOL
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action, words
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.goals.compared_texts import ComparedTexts
from app.ui.goals.levels import full_title, name

if TYPE_CHECKING:
    from app.services.comparison import ComparedGoal, Side
    from app.services.municipality import PeriodRow
    from app.ui.common.context import Context

_ICONS = {"kept": "check", "changed": "pencil", "added": "plus", "dropped": "minus"}
_ENOUGH = {0: 780}
"""How wide the list must be for the level."""


def _title(side: Side | None) -> str:
    return EMPTY if side is None else full_title(side.number, side.title)


def _change(row: ComparedGoal) -> str:
    said = wording.word("period_change", row.change)
    if not row.fields:
        return said
    fields = ", ".join(wording.field_word("goal", field).lower() for field in row.fields)
    return translate("Comparison", "{change}: {fields}").format(change=said, fields=fields)


def _paint_change(painter: QPainter, box: QRect, row: ComparedGoal, chosen: bool) -> None:
    role = "selection_text" if chosen else "muted" if row.change == "kept" else "text"
    side = px(SYMBOL)
    top = box.top() + (box.height() - side) // 2
    painter.drawPixmap(box.left(), top, icons.pixmap(_ICONS[row.change], role, SYMBOL))
    paint_words(painter, box.adjusted(side + px(6), 0, 0, 0), _change(row), role)


COLUMNS = (
    Column("level", noop("Columns", "Nivå"), text=lambda row: name(row.level), width=170),
    Column("old", noop("Columns", "I den äldre perioden"), text=lambda row: _title(row.old), stretch=True),
    Column("new", noop("Columns", "I den nyare perioden"), text=lambda row: _title(row.new), stretch=True),
    Column(
        "change",
        noop("Columns", "Vad som har hänt"),
        kind="custom",
        text=_change,
        paint=_paint_change,
        sort=lambda row: (list(_ICONS).index(row.change), len(row.fields)),
        width=230,
    ),
)


def _key(row: ComparedGoal) -> object:
    return (row.old.id if row.old is not None else 0, row.new.id if row.new is not None else 0)


class ComparisonSection(Section):
    """Two periods above, the goals in a list, and the chosen one in both periods under it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Jämför perioder"),
            self.tr("Två perioder bredvid varandra: vad som är kvar, ändrat, nytt och inte fördes vidare."),
        )
        self._chosen: tuple[int, int] | None = None
        """The periods that were chosen by hand; None while the section follows the window."""
        self._looked_at = context.period.id
        self._periods: dict[int, PeriodRow] = {}
        self.old, self.new = ChoiceEditor((), "", required=True), ChoiceEditor((), "", required=True)
        self.old.name_for_readers(self.tr("Äldre period"))
        self.new.name_for_readers(self.tr("Nyare period"))
        self.kind = ChoiceEditor((), self.tr("Alla mål"), required=False)
        self.kind.setMinimumWidth(px(190))
        self.kind.name_for_readers(self.tr("Vad som har hänt"))
        self.search = SearchField(self.tr("Sök mål …"))
        self.table = RecordTable(
            COLUMNS,
            name="comparison",
            settings=context.settings,
            empty=EmptyState("target", self.tr("Ingen av perioderna har några mål än.")),
            key=_key,
        )
        self.table.setAccessibleName(self.tr("Mål i två perioder"))
        show_what_fits(self.table, _ENOUGH)
        self.detail = ComparedTexts()
        self.new_action = action(self, self.tr("Visa i nyare period"), lambda: self._lead("new"))
        self.old_action = action(self, self.tr("Visa i äldre period"), lambda: self._lead("old"))
        for act in (self.new_action, self.old_action):
            icons.set_icon(act, "target")
        self.periods_action = action(self, self.tr("Gå till Perioder"), self._go_to_periods, icon="calendar")
        self.table.set_actions([self.new_action, self.old_action])
        self.place_actions([self.old_action, self.new_action])
        self.alone = EmptyState(
            "calendar",
            self.tr(
                "Här jämförs två perioder: vad som är kvar, vad som är ändrat, vad som är nytt och vad som inte "
                "fördes vidare. Filen har bara en period än. "
                "Nästa görs under Administration, med målen från den här."
            ),
            self.periods_action,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_row(None)

    def refresh(self) -> None:
        """Read both periods; another period in the window proposes anew."""
        if self._looked_at != self.context.period.id:
            self._looked_at, self._chosen = self.context.period.id, None
        self._periods = {period.id: period for period in self.context.office.periods}
        alone = len(self._periods) < 2
        self._stack.setCurrentIndex(1 if alone else 0)
        self.periods_action.setVisible(alone)
        for act in (self.old_action, self.new_action):
            act.setVisible(not alone)
        if alone:
            return
        if self._chosen is None or not {*self._chosen} <= self._periods.keys():
            self._chosen = self._proposed()
        self._show_choice()
        old, new = self._chosen
        comparison = self.context.office.comparison
        self.context.tasks.run(lambda: comparison.read(old, new), self._show, latest="goals comparison")

    def search_field(self) -> QWidget | None:
        """The filter over the list."""
        return self.search

    # -- which periods --

    def _proposed(self) -> tuple[int, int]:
        """The one before and the one that the window looks at; for the first period, that and the next."""
        ids = list(self._periods)
        at = max(ids.index(self.context.period.id) if self.context.period.id in ids else 1, 1)
        return ids[at - 1], ids[at]

    def _show_choice(self) -> None:
        assert self._chosen is not None
        options = [Option(period.id, period.name) for period in self._periods.values()]
        for editor, period in zip((self.old, self.new), self._chosen, strict=True):
            editor.set_options(options)
            editor.set_value(period)

    def _choose_periods(self, changed: str) -> None:
        old, new = self.old.value(), self.new.value()
        assert isinstance(old, int) and isinstance(new, int) and self._chosen is not None
        if old == new:
            # The same one twice compares nothing: the one that stood here goes to the other side.
            old, new = (old, self._chosen[0]) if changed == "old" else (self._chosen[1], new)
        ids = list(self._periods)
        self._chosen = (old, new) if ids.index(old) < ids.index(new) else (new, old)
        self.refresh()

    # -- the list --

    def _show(self, rows: tuple[ComparedGoal, ...]) -> None:
        counts = Counter(row.change for row in rows)
        self.kind.set_options(
            [
                Option(code, self.tr("{change} ({count})").format(change=word, count=counts[code]))
                for code, word in wording.words("period_change").items()
            ]
        )
        self.table.set_rows(rows)
        self.table.choose_first()
        self._show_row(self.table.current_row())

    def _filter(self) -> None:
        kind = self.kind.value()
        self.table.set_predicate(None if kind is None else lambda row: row.change == kind)
        self.table.choose_first()

    def _show_row(self, row: ComparedGoal | None) -> None:
        self.new_action.setEnabled(row is not None and row.new is not None)
        self.old_action.setEnabled(row is not None and row.old is not None)
        self.detail.show_row(row, self._names())

    def _names(self) -> tuple[str, str]:
        if self._chosen is None:
            return "", ""
        old, new = self._chosen
        return self._periods[old].name, self._periods[new].name

    def _lead(self, side: str = "") -> None:
        row = self.table.current_row()
        if row is None:
            return
        goal = {"old": row.old, "new": row.new}.get(side) or row.new or row.old
        self.jump.emit("goal", goal.id)

    def _go_to_periods(self) -> None:
        self.jump.emit("period", self.context.period.id)

    # -- building --

    def _connect(self) -> None:
        self.old.changed.connect(lambda: self._choose_periods("old"))
        self.new.changed.connect(lambda: self._choose_periods("new"))
        self.kind.changed.connect(self._filter)
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._show_row)
        self.table.opened.connect(lambda _row: self._lead())

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(px(8))
        for label, editor in ((self.tr("Jämför"), self.old), (self.tr("med"), self.new)):
            choice.addWidget(words(label, "muted"))
            choice.addWidget(editor)
        choice.addSpacing(px(12))
        choice.addWidget(self.kind)
        choice.addWidget(self.search, 1)
        surface = QFrame()
        surface.setProperty("ground", "surface")
        inside = QVBoxLayout(surface)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail)
        parts = Splitter("comparison", self.context.settings, (360, 260), Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(surface)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(choice)
        column.addWidget(parts, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.alone)
        self.column.addWidget(self._stack, 1)
