"""The list of indicators with its filters: words, quality, status, responsible unit, goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import wording
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import EmptyState, SearchField, words
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.indicators.columns import COLUMNS, FIRST_TO_GO, IndicatorTable
from app.ui.indicators.form import goal_option

if TYPE_CHECKING:
    from app.services.indicator_cards import IndicatorChoices
    from app.services.indicator_rows import IndicatorRow
    from app.services.indicators import IndicatorPage

ONE_LINE_OF_FILTERS = 520
STATUSES = ("not_met", "partly", "met", "not_assessable", "not_reported")


class ListPane(QWidget):
    """Filters over the table. What the filters hide is counted, and one click takes them away."""

    chosen = Signal(object)
    """The row that the user stands on, or None."""
    opened = Signal(object)
    filtered = Signal()
    """Other rows are shown than before."""

    def __init__(self, settings: Settings, new: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: IndicatorPage | None = None
        self._below: dict[int, frozenset[int]] = {}
        self.search = SearchField(self.tr("Sök indikator, enhet, Kolada-id …"))
        self.quality = self._filter(self.tr("Alla kvaliteter"), self.tr("Kvalitet"), _options("quality"))
        statuses = [Option(code, wording.word("indicator_status", code)) for code in STATUSES]
        self.status = self._filter(self.tr("Alla statusar"), self.tr("Status"), statuses)
        self.responsible = self._filter(self.tr("Alla ansvariga"), self.tr("Ansvarig enhet"), [])
        self.goal = self._filter(self.tr("Alla mål"), self.tr("Mål"), [])
        self.archived = QCheckBox(self.tr("Visa arkiverade"))
        self.count = words("", "small")
        self.clear = QPushButton(self.tr("Visa alla"))
        self.clear.setProperty("look", "link")
        empty = EmptyState(
            "chart-line",
            self.tr(
                "Här visas det ni mäter för att se hur det går med målen: värde, målvärde, status och trend. Varje mål "
                "bör ha minst en indikator för faktisk och en för upplevd kvalitet."
            ),
            new,
        )
        self.table = IndicatorTable(COLUMNS, FIRST_TO_GO, name="indicators", settings=settings, empty=empty)
        self.table.setAccessibleName(self.tr("Indikatorer"))
        self._lay_out()
        self._connect()

    def show_page(self, page: IndicatorPage) -> None:
        """Show other rows; filters and choice stay."""
        self._page = page
        self._offer(page.choices)
        self._filters.setVisible(bool(page.rows or page.archived))
        self.archived.setVisible(bool(page.archived))
        if not page.archived:
            self.archived.setChecked(False)
        self._show_rows()

    def filters(self) -> Mapping[str, str]:
        """What is filtered on, as short texts to remember."""
        pairs = (
            ("quality", self.quality),
            ("status", self.status),
            ("unit", self.responsible),
            ("goal", self.goal),
        )
        return {name: str(editor.value()) for name, editor in pairs if editor.value() is not None}

    def set_filters(self, remembered: Mapping[str, str]) -> None:
        """Take up remembered filters. Units and goals are offered when the rows have come."""
        self.quality.set_value(remembered.get("quality"))
        self.status.set_value(remembered.get("status"))
        for name, editor in (("unit", self.responsible), ("goal", self.goal)):
            text = remembered.get(name, "")
            editor.set_value(int(text) if text.isdigit() else None)

    def clear_filters(self) -> None:
        """Show everything."""
        for editor in (self.quality, self.status, self.responsible, self.goal):
            editor.set_value(None)
        self.search.clear()
        self.archived.setChecked(False)
        self._filter_anew("")

    def bring(self, indicator_id: int) -> None:
        """Stand on an indicator, whatever filters hide it. It is chosen when it comes if it has not come yet."""
        if self._page is not None and not self.table.choose(indicator_id):
            gone = any(row.id == indicator_id for row in self._page.archived)
            self.clear_filters()
            self.archived.setChecked(gone)
        self.table.choose(indicator_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All filters on one line where there is room."""
        super().resizeEvent(event)
        self._place_filters(4 if event.size().width() >= px(ONE_LINE_OF_FILTERS) else 2)

    # -- inside --

    def _place_filters(self, across: int) -> None:
        self._grid.addWidget(self.search, 0, 0, 1, across)
        for place, editor in enumerate((self.quality, self.status, self.responsible, self.goal)):
            self._grid.addWidget(editor, 1 + place // across, place % across)

    def _filter(self, none: str, name: str, options: list[Option]) -> ChoiceEditor:
        made = ChoiceEditor(options, none, required=False)
        made.main().setAccessibleName(name)
        made.main().setToolTip(name)
        made.changed.connect(lambda: self._filter_anew(self.search.text().strip()))
        return made

    def _lay_out(self) -> None:
        self._filters = QWidget()
        self._grid = QGridLayout(self._filters)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self._place_filters(4)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addWidget(self.clear)
        below.addStretch(1)
        below.addWidget(self.archived)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._filters)
        column.addWidget(self.table, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.search.searched.connect(self._filter_anew)
        self.search.walked_down.connect(self.table.setFocus)
        self.clear.clicked.connect(self.clear_filters)
        self.archived.toggled.connect(lambda _on: self._show_other_rows())
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)

    def _offer(self, choices: IndicatorChoices) -> None:
        self.responsible.set_options([Option(unit_id, name) for unit_id, name in choices.units])
        self.goal.set_options([goal_option(goal) for goal in choices.goals])
        parents = {goal.id: goal.parent_id for goal in choices.goals}
        below: dict[int, set[int]] = {goal.id: {goal.id} for goal in choices.goals}
        for goal_id in parents:
            above = parents.get(goal_id)
            while above in below and above is not None:
                below[above].add(goal_id)
                above = parents.get(above)
        self._below = {goal_id: frozenset(ids) for goal_id, ids in below.items()}

    def _show_rows(self) -> None:
        if self._page is not None:
            rows = self._page.archived if self.archived.isChecked() else self._page.rows
            # Until we can be compared with others there is nothing to say of it.
            compared = any(row.placed is not None for row in rows)
            self.table.leave_out(frozenset() if compared else frozenset({"placed"}))
            self.table.set_rows(rows)
            self._filter_rows()

    def _show_other_rows(self) -> None:
        self._show_rows()
        self.filtered.emit()

    def _filter_anew(self, needle: str) -> None:
        self.table.set_filter(needle)
        self._filter_rows()
        self.filtered.emit()

    def _filter_rows(self) -> None:
        quality, status, unit = self.quality.value(), self.status.value(), self.responsible.value()
        goal = self.goal.value()
        goals = self._below.get(goal, frozenset({goal})) if isinstance(goal, int) else None

        def fits(row: IndicatorRow) -> bool:
            return (
                (quality is None or row.quality == quality)
                and (status is None or row.status == status)
                and (unit is None or row.responsible_id == unit)
                and (goals is None or not goals.isdisjoint(row.goals))
            )

        filtering = any(choice is not None for choice in (quality, status, unit, goal))
        self.table.set_predicate(fits if filtering else None)
        model = self.table.rows_model
        shown, all_rows = len(model.shown), len(model.rows)
        self.clear.setVisible(shown < all_rows)
        self.count.setText(
            self.tr("%n indikatorer", "", all_rows)
            if shown == all_rows
            else self.tr("{shown} av %n indikatorer", "", all_rows).format(shown=shown)
        )
        self.count.setVisible(bool(all_rows))


def _options(group: str) -> list[Option]:
    return [Option(code, word) for code, word in wording.words(group).items()]
