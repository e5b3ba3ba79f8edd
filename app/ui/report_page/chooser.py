"""Which report, for which year, for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.reports.catalogue import REPORTS, Choices, Report
from app.text import translate
from app.ui.common.editors import ChoiceEditor, FlagEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.report_page.report_card import ReportCard

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
        self.round = ChoiceEditor((), self.tr("Den senaste"), required=False)
        self._rounds: tuple[tuple[int, str, int], ...] = ()
        self.unit = ChoiceEditor((), self.tr("Hela kommunen"), required=False)
        self.document = ChoiceEditor((), "", required=True)
        self.public = FlagEditor(self.tr("Offentlig version, utan dolda risker"))
        self.half_year = FlagEditor(self.tr("Bara första halvåret"))
        self._blocks: dict[str, QWidget] = {}
        self._lay_out()
        self.choose(REPORTS[0].kind)
        self._group.buttonToggled.connect(lambda _card, on: self._chosen() if on else None)
        self.year.changed.connect(self._offer_rounds)
        for editor in (self.year, self.round, self.unit, self.document, self.public, self.half_year):
            editor.changed.connect(self.changed)

    @property
    def report(self) -> Report:
        """The chosen report."""
        at = next((number for number, card in enumerate(self.cards) if card.isChecked()), 0)
        return REPORTS[at]

    def choices(self) -> Choices | None:
        """What is chosen for the report; None until the years have come."""
        year, unit, document = self.year.value(), self.unit.value(), self.document.value()
        round_ = self.round.value()
        if not isinstance(year, int):
            return None
        asks = self.report.asks
        return Choices(
            year,
            unit if "unit" in asks and isinstance(unit, int) else None,
            "public" in asks and bool(self.public.value()),
            document if "document" in asks and isinstance(document, int) else None,
            "half_year" in asks and bool(self.half_year.value()),
            round_ if "round" in asks and isinstance(round_, int) else None,
        )

    def unit_name(self) -> str:
        """The chosen unit in words; empty for the whole municipality."""
        value = self.unit.value()
        return self.unit.text_of(value) if value is not None and "unit" in self.report.asks else ""

    def subject(self) -> str:
        """What tells this paper from others of its kind: its document or its round, else its year."""
        if "document" in self.report.asks:
            value = self.document.value()
            return self.document.text_of(value) if value is not None else ""
        if "round" in self.report.asks and self.round.value() is not None:
            return self.round.text_of(self.round.value())
        return str(self.year.value())

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
        year = next((year for number, _, year in self._rounds if number == round_id), None)
        if year is not None:
            self.year.set_value(year)
        self._offer_rounds()
        self.round.set_value(round_id)
        self.choose(kind)

    def offer_rounds(self, rounds: Sequence[tuple[int, str, int]]) -> None:
        """Offer these rounds (id, title, year), each in its year."""
        self._rounds = tuple(rounds)
        self._offer_rounds()

    def _offer_rounds(self) -> None:
        """Offer the rounds of the chosen year; one of another year falls back to the newest."""
        year, chosen = self.year.value(), self.round.value()
        known = {number: title for number, title, of in self._rounds if of == year}
        self.round.set_value(None)
        self.round.set_options([Option(number, title) for number, title in known.items()])
        self.round.set_value(chosen if chosen in known else None)

    def offer(
        self,
        years: Sequence[int],
        year: int,
        units: Sequence[tuple[int, str]],
        documents: Sequence[tuple[int, str]],
    ) -> None:
        """Offer these; a unit that is gone falls back to all, a document to the first."""
        self.year.set_options([Option(each, str(each)) for each in years])
        self.year.set_value(year)
        unit = self.unit.value()
        self.unit.set_value(None)
        self.unit.set_options([Option(number, name) for number, name in units])
        self.unit.set_value(unit if unit in [number for number, _ in units] else None)
        document = self.document.value()
        known = [number for number, _ in documents]
        self.document.set_options([Option(number, title) for number, title in documents])
        self.document.set_value(document if document in known else next(iter(known), None))

    def state(self) -> Mapping[str, str]:
        """What to remember until tomorrow."""
        return {
            "report": self.report.kind,
            "round": str(self.round.value() or ""),
            "unit": str(self.unit.value() or ""),
            "document": str(self.document.value() or ""),
            "public": "1" if self.public.value() else "",
            "half_year": "1" if self.half_year.value() else "",
        }

    def restore(self, state: Mapping[str, str]) -> None:
        """Take up what was chosen yesterday; unit and round are checked when those that there are have come."""
        self.choose(state.get("report", ""))
        round_ = state.get("round", "")
        self.round.set_value(int(round_) if round_.isdigit() else None)
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)
        document = state.get("document", "")
        self.document.set_value(int(document) if document.isdigit() else None)
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
            ("round", self.tr("Uppföljning"), self.round),
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

    def _chosen(self) -> None:
        self._show_questions()
        self.changed.emit()

    def _show_questions(self) -> None:
        asks: tuple[str, ...] = self.report.asks
        for name, block in self._blocks.items():
            block.setVisible(name in asks)
