"""The top of a goal's record: the thread upwards, what it is, and how it goes with why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app import wording
from app.ui.common import icons
from app.ui.common.marks import StatusMark
from app.ui.common.page_parts import words
from app.ui.common.tally_bar import TallyBar
from app.ui.common.theme import px
from app.ui.goals.crumbs import Crumbs
from app.ui.goals.levels import ICONS, full_title, name

if TYPE_CHECKING:
    from app.domain.goal_status import Tally
    from app.services.goal_tree import GoalNode


class GoalHeader(QWidget):
    """Reads only; the form under it edits."""

    thread_chosen = Signal(int)

    def __init__(self, more: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = "vision"
        self.crumbs = Crumbs()
        self.crumbs.chosen.connect(self.thread_chosen)
        self._icon = QLabel()
        self.kind = words("", "muted")
        self.title = words("", "title", wrap=True)
        self.mark = StatusMark("")
        self.why = words("", wrap=True)
        self.bar = TallyBar()
        self.counts = words("", "small", wrap=True)
        self.more = QToolButton()
        icons.set_icon(self.more, "ellipsis")
        self.more.setToolTip(self.tr("Flytta, arkivera och mer"))
        self.more.setAccessibleName(self.tr("Mer att göra med målet"))
        self.more.setMenu(more)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        # The steps have room of their own for the focus: their words stand in line with the title.
        thread = QHBoxLayout()
        thread.setContentsMargins(-px(5), 0, 0, 0)
        thread.addWidget(self.crumbs)
        column.addLayout(thread)
        what = QHBoxLayout()
        what.setSpacing(px(6))
        what.addWidget(self._icon)
        what.addWidget(self.kind, 1)
        what.addWidget(self.more)
        column.addLayout(what)
        column.addWidget(self.title)
        column.addSpacing(px(6))
        status = QHBoxLayout()
        status.setSpacing(px(10))
        status.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(self.why, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(status)
        column.addSpacing(px(2))
        column.addWidget(self.bar)
        column.addWidget(self.counts)

    def show_goal(self, node: GoalNode, above: Sequence[GoalNode]) -> None:
        """Fill in."""
        self._level = node.level
        self.crumbs.show_thread([(each.id, full_title(each.number, each.title)) for each in above])
        self.kind.setText(" · ".join(part for part in (name(node.level), node.unit, years(node)) if part))
        self.title.setText(full_title(node.number, node.title))
        self.mark.setVisible(not node.archived)
        self.mark.set_code(node.status)
        self.why.setText(self.tr("Arkiverat") if node.archived else self._why(node.tally))
        self.bar.setVisible(bool(node.tally.total))
        self.bar.set_counts(node.tally.counts)
        self.counts.setVisible(bool(node.tally.total))
        self.counts.setText(self._counts(node.tally))
        self._draw()
        self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long titles take the lines they need."""
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _take_height(self) -> None:
        # A layout squeezes wrapped words below what they need before it gives its surroundings less.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _draw(self) -> None:
        self._icon.setPixmap(icons.pixmap(ICONS[self._level], "muted", 18))

    def _why(self, tally: Tally) -> str:
        if not tally.total:
            return self.tr("Ingen indikator visar hur det går, varken för målet eller för något under det.")
        if not tally.assessed:
            return self.tr("Ingen av %n indikatorer har ett värde att bedöma.", "", tally.total)
        if tally.met == tally.total:
            return self.tr("Alla indikatorer når sitt målvärde.")
        return self.tr("{met} av {total} indikatorer når sitt målvärde.").format(
            met=tally.met, total=tally.total
        )

    def _counts(self, tally: Tally) -> str:
        return " · ".join(
            f"{wording.word('symbol', code)} {count} {wording.word('indicator_status', code).lower()}"
            for code, count in tally.counts
            if count
        )


def years(node: GoalNode) -> str:
    """The years of a goal in short: 2021, or 2020–2021."""
    if node.first_year == node.last_year:
        return str(node.first_year or "")
    return "–".join(str(year) for year in (node.first_year, node.last_year) if year)
