"""The top of the window: whose file it is, which year one looks at, and the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from app.ui.common.icons import set_icon
from app.ui.common.small_parts import SearchField, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.office import Office

NARROWEST_SEARCH = 180
"""A search field that is narrower (at 100 % text) hides what one writes."""


class YearSelector(QFrame):
    """◂ 2021 ▸ with the period that the year belongs to."""

    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        self.before = self._step("chevron-left", self.tr("Föregående år"), -1)
        self.after = self._step("chevron-right", self.tr("Nästa år"), 1)
        self.year_button = QToolButton()
        self.year_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.year_button.setProperty("words", "strong")
        self._menu: QMenu | None = None
        self.period = words("", "muted")
        for widget in (self.before, self.year_button, self.after):
            row.addWidget(widget)
        row.addSpacing(px(6))
        row.addWidget(self.period)
        self._years: list[int] = []
        self.year = 0

    def show_years(self, periods: Sequence[range], year: int) -> None:
        """Offer the years of the periods and look at ``year``."""
        self._years = sorted({each for period in periods for each in period})
        self.year = year
        if self._menu is None:
            self._menu = QMenu(self.year_button)
            self.year_button.setMenu(self._menu)
        self._menu.clear()
        for period in periods:
            self._menu.addSection(f"{period.start}–{period.stop - 1}")
            for each in period:
                action = self._menu.addAction(str(each))
                action.setCheckable(True)
                action.setChecked(each == year)
                action.triggered.connect(lambda _checked=False, each=each: self.choose(each))
        own = next((period for period in periods if year in period), None)
        self.period.setText(
            self.tr("Period {first}–{last}").format(first=own.start, last=own.stop - 1)
            if own is not None
            else ""
        )
        self.year_button.setText(str(year))
        self.year_button.setAccessibleName(self.tr("År {year}: välj ett annat").format(year=year))
        self.before.setEnabled(any(each < year for each in self._years))
        self.after.setEnabled(any(each > year for each in self._years))

    def choose(self, year: int) -> None:
        """Look at another year."""
        if year != self.year:
            self.year_chosen.emit(year)

    def step(self, by: int) -> None:
        """Go to the nearest year before (-1) or after (1)."""
        others = [year for year in self._years if (year - self.year) * by > 0]
        if others:
            self.choose(min(others) if by > 0 else max(others))

    def _step(self, icon: str, text: str, by: int) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setIconSize(QSize(px(16), px(16)))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(lambda: self.step(by))
        return button


class Header(QFrame):
    """Municipality, year and search on one line."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(10), px(24), px(10))
        row.setSpacing(px(24))
        self.name = words("", "heading")
        self.years = YearSelector()
        self.search = SearchField(self.tr("Sök mål, indikator, risk, beslut …  Ctrl+K"))
        self.search.setAccessibleName(self.tr("Sök i hela filen"))
        self.search.setMaximumWidth(px(420))
        self.search.setMinimumWidth(px(NARROWEST_SEARCH))
        row.addWidget(self.name)
        row.addWidget(self.years)
        self.example = words()
        self.example.setProperty("ground", "notice")
        self.example.setContentsMargins(px(10), px(4), px(10), px(4))
        self.example.hide()
        row.addWidget(self.example)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._example_day = ""
        self._showing = False
        self.show_content(False)

    def show_office(self, office: Office, year: int) -> None:
        """Say whose file it is, and offer the years of its periods."""
        from app.domain import formats

        self.name.setText(office.municipality.name)
        self.years.show_years([period.years for period in office.periods], year)
        self._example_day = formats.long_day(office.today) if office.is_example else ""
        self._show_example()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window says less."""
        super().resizeEvent(event)
        self._fit()

    def focus_search(self) -> None:
        """Go to the search over the whole file."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_content(self, shown: bool) -> None:
        """Show the year and the search, which mean something only in an open file."""
        self.years.setVisible(shown)
        self.search.setVisible(shown)
        self._showing = shown
        self._show_example()

    def _show_example(self) -> None:
        """Say on every page that an example is one, and which day it shows."""
        day = self._example_day
        self.example.setText(self._told())
        self.example.setAccessibleName(self._told())
        self.example.setToolTip(
            self._told()
            + "\n"
            + self.tr(
                "Allt i filen är påhittat utom det som är offentligt. Den dagen räknas som i dag överallt."
            )
        )
        self.example.setVisible(bool(day) and self._showing)
        self._fit()

    def _told(self) -> str:
        day = self._example_day
        return self.tr("Exempel: visas som den {day}").format(day=day) if day else ""

    def _fit(self) -> None:
        """Leave out what can be read elsewhere, rather than cut words: the period, then the day of the example."""
        self.years.period.show()
        self.example.setText(self._told())
        if not self._has_room():
            self.years.period.hide()
        if self._example_day and not self._has_room():
            self.example.setText(self.tr("Exempel"))

    def _has_room(self) -> bool:
        shown = [each for each in (self.name, self.years, self.example) if not each.isHidden()]
        margins = self.contentsMargins()
        needed = 2 * px(24) + margins.left() + margins.right() + px(NARROWEST_SEARCH)
        # A child's own layout answers for it: its hint is not read anew before it is laid out.
        for each in shown:
            layout = each.layout()
            needed += px(24) + (layout.sizeHint() if layout is not None else each.sizeHint()).width()
        return needed <= self.width()
