"""Ändringslogg: who changed what, when and why, and whether the log and the file are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.administration import log_words
from app.ui.administration.checking import CheckNotice
from app.ui.administration.log_detail import LogDetail
from app.ui.common.columns import Column
from app.ui.common.context import Context
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, SearchField, Splitter, action, words
from app.ui.common.record_table import RecordTable
from app.ui.common.section import Section
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.log import LogLine, LogPage

AT_A_TIME = 300
SHOWN_OF_HASH = 8


def _when(line: LogLine) -> str:
    return formats.moment(line.at)


COLUMNS = (
    Column("at", noop("Columns", "När"), text=_when, width=136),
    Column("by", noop("Columns", "Vem"), width=150),
    Column("name", noop("Columns", "Vad"), text=log_words.what, stretch=True),
    Column("summary", noop("Columns", "Ändring"), text=log_words.summary, stretch=True),
)


_ENOUGH = {1: 400, 3: 600}
"""How wide the list must be for the person and the change; the row beside tells both."""


class ChangeLogSection(Section):
    """The newest rows, a filter, the chosen row whole; the seal and the check."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Ändringslogg"),
            self.tr("Allt som har ändrats i filen, av vem och från vad till vad. Loggen går inte att ändra."),
        )
        self._most = AT_A_TIME
        self.check_action = action(self, self.tr("Kontrollera filen"), self._check, icon="shield-check")
        self.place_actions([self.check_action])
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Vad som har ändrats"))
        self.kind.addItem(self.tr("Allt"), "")
        for code, word in wording.words("kind").items():
            self.kind.addItem(word, code)
        self.search = SearchField(self.tr("Sök i loggen: namn, person, text …"))
        self.table = RecordTable(
            COLUMNS,
            name="log",
            settings=context.settings,
            empty=EmptyState("history", self.tr("Ingen ändring i loggen passar filtret.")),
        )
        self.table.setAccessibleName(self.tr("Ändringar"))
        show_what_fits(self.table, _ENOUGH)
        self.detail = LogDetail()
        self.checked = CheckNotice(context)
        self.seal = words("", "small", wrap=True)
        self.older = QPushButton(self.tr("Visa äldre"))
        self.older.setProperty("look", "quiet")
        self.older.hide()
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the newest rows that fit."""
        log, most = self.context.office.log, self._most
        kind, sought = str(self.kind.currentData()), self.search.text().strip()
        self.context.tasks.run(lambda: log.read(kind, sought, most), self._show, latest="administration/log")

    def search_field(self) -> QWidget | None:
        """The filter."""
        return self.search

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _index: self._look_anew())
        self.search.searched.connect(lambda _words: self._look_anew())
        self.search.walked_down.connect(self.table.setFocus)
        self.table.chosen.connect(self.detail.show_line)
        self.older.clicked.connect(self._show_older)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self.kind)
        filters.addWidget(self.search, 1)
        below = QHBoxLayout()
        below.addWidget(self.seal, 1)
        below.addWidget(self.older)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        parts = Splitter("administration/log", self.context.settings, (720, 300))
        parts.addWidget(left)
        parts.addWidget(self.detail)
        self.column.addWidget(self.checked)
        self.column.addWidget(parts, 1)

    def _look_anew(self) -> None:
        self._most = AT_A_TIME
        self.refresh()

    def _show_older(self) -> None:
        self._most += AT_A_TIME
        self.refresh()

    def _show(self, page: LogPage) -> None:
        self.table.set_rows(page.lines)
        self.table.choose_first()
        self.older.setVisible(page.more)
        self.seal.setText(
            self.tr(
                "Loggens sigill: rad {number}, {hash}. Samma nummer och tecken står i rapporternas sidfot; stämmer de "
                "är loggen orörd."
            ).format(number=page.seal.number, hash=page.seal.hash[:SHOWN_OF_HASH])
        )

    def _check(self) -> None:
        self.checked.run()
