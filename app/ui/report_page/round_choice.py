"""Which round a report is of, and in which version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import formats
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.round_reports import RoundChoice, VersionChoice

NO_ROUND = 0
"""What stands first: to a report of any version that there is no round, to others the latest one."""


class RoundEditor(QWidget):
    """The rounds of a year, and under them the versions of the chosen one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds: tuple[RoundChoice, ...] = ()
        self._asked = True
        self._year = 0
        self.round = ChoiceEditor((), "", required=True)
        self.version = ChoiceEditor((), "", required=True)
        self._versions = QWidget()
        self._put(self, self.tr("Uppföljning"), self.round)
        self._put(self._versions, self.tr("Version"), self.version)
        column = self.layout()
        assert column is not None
        self._versions.setContentsMargins(0, px(8), 0, 0)
        column.addWidget(self._versions)
        self._versions.hide()
        self.round.changed.connect(self._chosen)
        self.version.changed.connect(self.changed)

    @staticmethod
    def _put(block: QWidget, label: str, editor: ChoiceEditor) -> None:
        rows = QVBoxLayout(block)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(4))
        shown = words(label, "label")
        shown.setBuddy(editor.main())
        editor.main().setAccessibleName(label)
        rows.addWidget(shown)
        rows.addWidget(editor)

    def main(self) -> QWidget:
        """Where one chooses the round."""
        return self.round.main()

    @property
    def round_id(self) -> int | None:
        """The chosen round; None for none."""
        value = self.round.value()
        return value if isinstance(value, int) and value != NO_ROUND else None

    @property
    def number(self) -> int | None:
        """The chosen version; None where there is none to choose."""
        value = self.version.value()
        return value if self._asked and self.round_id is not None and isinstance(value, int) else None

    def name(self) -> str:
        """The chosen round in words, with its version; empty for none."""
        if self.round_id is None:
            return ""
        title = self.round.text_of(self.round_id)
        return (
            title
            if self.number is None
            else self.tr("{title} version {number}").format(title=title, number=self.number)
        )

    def choose(self, round_id: int | None, number: int | None = None) -> None:
        """Choose a round; whether there is one is seen when they have come."""
        self.round.set_value(NO_ROUND if round_id is None else round_id)
        self.version.set_value(number)

    def year_of(self, round_id: int | None) -> int | None:
        """The year of a round; None where it is not known."""
        return next((row.year for row in self._rounds if row.id == round_id), None)

    def offer(self, rounds: Sequence[RoundChoice]) -> None:
        """Take up the rounds that there are."""
        self._rounds = tuple(rounds)

    def show_year(self, year: int) -> None:
        """Offer the rounds of a year; a chosen one of another year is let go."""
        self._year = year
        number = self.version.value()
        self._offer_rounds()
        self._offer_versions(number if isinstance(number, int) else None)

    def _chosen(self) -> None:
        self._offer_versions(None)
        self.changed.emit()

    def _offer_rounds(self) -> None:
        # An annual report is handed in, and printed, the year after the one that it is about.
        mine = {row.id: row.title for row in self._rounds if self._year in (row.year, row.last_day.year)}
        none = self.tr("Ingen: läget som det är") if self._asked else self.tr("Den senaste")
        # Set before they are offered: an editor keeps what it has, also where that is none of them.
        self.round.set_value(self.round_id if self.round_id in mine else NO_ROUND)
        self.round.set_options(
            [Option(NO_ROUND, none), *(Option(round_id, title) for round_id, title in mine.items())]
        )

    def _offer_versions(self, wanted: int | None) -> None:
        """Offer the versions of the chosen round: the one that holds, unless another is wanted and there."""
        row = next((each for each in self._rounds if each.id == self.round_id), None)
        versions = row.versions if row is not None else ()
        holding = row.holding if row is not None else None
        numbers = [version.number for version in versions]
        first = holding.number if holding is not None else next(iter(numbers), None)
        self.version.set_value(wanted if wanted in numbers else first)
        self.version.set_options(
            [Option(version.number, self._told(version, holding)) for version in versions]
        )
        self._show_versions()

    def let_choose_version(self, asked: bool) -> None:
        """Whether the report can be of any version, or always is of the one that holds."""
        if asked != self._asked:
            self._asked = asked
            self._offer_rounds()
        self._show_versions()

    def _show_versions(self) -> None:
        self._versions.setVisible(self._asked and self.version.value() is not None)

    def _told(self, version: VersionChoice, holding: VersionChoice | None) -> str:
        """What a version is called here. That one has been replaced is said on screen only, never on its paper."""
        if version.locked_on is None or version.state != "locked":
            return self.tr("{number}: rättas, inte låst").format(number=version.number)
        day = formats.day(version.locked_on)
        if holding is not None and version.number < holding.number:
            return self.tr("{number}: låst {day}, ersatt av {newer}").format(
                number=version.number, day=day, newer=holding.number
            )
        return self.tr("{number}: låst {day}, gäller").format(number=version.number, day=day)
