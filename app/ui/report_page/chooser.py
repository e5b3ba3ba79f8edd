"""Which report, for which year, for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.reports.catalogue import REPORTS, Choices, Report
from app.text import translate
from app.ui.common.editors import ChoiceEditor, FlagEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.report_page.report_card import ReportCard
from app.ui.report_page.round_choice import RoundEditor

if TYPE_CHECKING:
    from app.services.round_reports import RoundChoice

NARROWEST = 200
"""The name of the longest report still fits (at 100 % text)."""


class Chooser(QScrollArea):
    """The reports as cards, and under them what the chosen one asks for."""

    changed = Signal()
    """Another report, or another choice for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(px(NARROWEST))
        self.cards: list[ReportCard] = []
        self._group = QButtonGroup(self)
        self.year = ChoiceEditor((), "", required=True)
        self.unit = ChoiceEditor((), self.tr("Hela kommunen"), required=False)
        self.round = RoundEditor()
        self.document = ChoiceEditor((), "", required=True)
        self.public = FlagEditor(self.tr("Offentlig version, utan dolda risker"))
        self.half_year = FlagEditor(self.tr("Bara första halvåret"))
        self._blocks: dict[str, QWidget] = {}
        self._lay_out()
        self.choose(REPORTS[0].kind)
        self._group.buttonToggled.connect(lambda _card, on: self._chosen() if on else None)
        self.year.changed.connect(self._year_chosen)
        self.round.changed.connect(self.changed)
        for editor in (self.unit, self.document, self.public, self.half_year):
            editor.changed.connect(self.changed)

    @property
    def report(self) -> Report:
        """The chosen report."""
        at = next((number for number, card in enumerate(self.cards) if card.isChecked()), 0)
        return REPORTS[at]

    def choices(self) -> Choices | None:
        """What is chosen for the report; None until the years have come."""
        year, unit, document = self.year.value(), self.unit.value(), self.document.value()
        if not isinstance(year, int):
            return None
        asks = self.report.asks
        return Choices(
            year,
            unit if "unit" in asks and isinstance(unit, int) else None,
            "public" in asks and bool(self.public.value()),
            document if "document" in asks and isinstance(document, int) else None,
            "half_year" in asks and bool(self.half_year.value()),
            self.round.round_id if "round" in asks else None,
            self.round.number if "version" in asks else None,
        )

    def unit_name(self) -> str:
        """The chosen unit in words; empty for the whole municipality."""
        value = self.unit.value()
        return self.unit.text_of(value) if value is not None and "unit" in self.report.asks else ""

    def subject(self) -> str:
        """What tells this paper from others of its kind: its document or round, else its year."""
        if "document" in self.report.asks:
            value = self.document.value()
            return self.document.text_of(value) if value is not None else ""
        of_round = self.round.name() if "round" in self.report.asks else ""
        return of_round or str(self.year.value())

    def choose(self, kind: str) -> None:
        """Choose a report."""
        for card in self.cards:
            if card.kind == kind:
                card.setChecked(True)
                self.ensureWidgetVisible(card)
        self._show_questions()

    def choose_document(self, kind: str, document_id: int) -> None:
        """Choose a report and the document that it is about; whether there is one is seen when they have come."""
        self.document.set_value(document_id)
        self.choose(kind)

    def choose_round(self, kind: str, round_id: int) -> None:
        """Choose a report and the round that it tells of, in the round's own year."""
        year = self.round.year_of(round_id)
        if year is not None:
            self.year.set_value(year)
        self.round.choose(round_id)
        self._show_rounds()
        self.choose(kind)

    def offer(
        self,
        years: Sequence[int],
        year: int,
        units: Sequence[tuple[int, str]],
        documents: Sequence[tuple[int, str]],
        rounds: Sequence[RoundChoice],
    ) -> None:
        """Offer these; a unit that is gone falls back to all, a document to the first."""
        self.round.offer(rounds)
        self.year.set_options([Option(each, str(each)) for each in years])
        self.year.set_value(year)
        self._show_rounds()
        unit = self.unit.value()
        self.unit.set_value(None)
        self.unit.set_options([Option(number, name) for number, name in units])
        self.unit.set_value(unit if unit in [number for number, _ in units] else None)
        document = self.document.value()
        known = [number for number, _ in documents]
        # Set before they are offered: an editor keeps what it has, also where that is none of them.
        self.document.set_value(document if document in known else next(iter(known), None))
        self.document.set_options([Option(number, title) for number, title in documents])

    def state(self) -> Mapping[str, str]:
        """What to remember until tomorrow."""
        return {
            "report": self.report.kind,
            "unit": str(self.unit.value() or ""),
            "document": str(self.document.value() or ""),
            "public": "1" if self.public.value() else "",
            "half_year": "1" if self.half_year.value() else "",
            "round": str(self.round.round_id or ""),
            "version": str(self.round.number or ""),
        }

    def restore(self, state: Mapping[str, str]) -> None:
        """Take up what was chosen yesterday; unit and round are checked when those that there are have come."""
        self.choose(state.get("report", ""))
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)
        document = state.get("document", "")
        self.document.set_value(int(document) if document.isdigit() else None)
        of_round, version = state.get("round", ""), state.get("version", "")
        self.round.choose(
            int(of_round) if of_round.isdigit() else None, int(version) if version.isdigit() else None
        )
        self.public.set_value(bool(state.get("public")))
        self.half_year.set_value(bool(state.get("half_year")))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(8))
        for report in REPORTS:
            card = ReportCard(
                report.kind, translate("Reports", report.title), translate("Reports", report.sentence)
            )
            self._group.addButton(card)
            self.cards.append(card)
            column.addWidget(card)
        column.addSpacing(px(16))
        for name, label, editor in (
            ("year", self.tr("År"), self.year),
            ("round", "", self.round),
            ("unit", self.tr("Nämnd eller bolag"), self.unit),
            ("document", self.tr("Styrdokument"), self.document),
            ("public", "", self.public),
            ("half_year", "", self.half_year),
        ):
            block = QWidget()
            rows = QVBoxLayout(block)
            rows.setContentsMargins(0, 0, 0, px(8))
            rows.setSpacing(px(4))
            if label:
                shown = words(label, "label")
                shown.setBuddy(editor.main())
                editor.main().setAccessibleName(label)
                rows.addWidget(shown)
            rows.addWidget(editor)
            self._blocks[name] = block
            column.addWidget(block)
        column.addStretch(1)
        self.setWidget(inside)

    def _year_chosen(self) -> None:
        self._show_rounds()
        self.changed.emit()

    def _show_rounds(self) -> None:
        year = self.year.value()
        if isinstance(year, int):
            self.round.show_year(year)

    def _chosen(self) -> None:
        self._show_questions()
        self.changed.emit()

    def _show_questions(self) -> None:
        asks: tuple[str, ...] = self.report.asks
        for name, block in self._blocks.items():
            block.setVisible(name in asks)
        self.round.let_choose_version("version" in asks)
