"""One risk: what it is in a sentence, its form, how it has been weighed, and what has happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.domain import formats, free_text
from app.domain.codes import SCORE_KINDS
from app.domain.risk_zones import Zones
from app.ui.common.form_parts import Notice
from app.ui.common.history import History, happened
from app.ui.common.icons import set_icon
from app.ui.common.link_rows import TitleLink
from app.ui.common.page_parts import Card, EmptyState, words
from app.ui.common.theme import px
from app.ui.risks import form as risk_form
from app.ui.risks.dealings import Dealings
from app.ui.risks.value_mark import ZoneMark
from app.ui.risks.value_path import Weighed
from app.ui.risks.weighings import Weighings

if TYPE_CHECKING:
    from app.services.log import LogLine
    from app.services.risk_forms import RiskCard
    from app.services.risks import RiskPage
    from app.ui.common.context import Context

WEIGHINGS, DEALINGS = 1, 2
"""The places of two tabs."""


class RiskRecord(QWidget):
    """Read first, edited in place. It saves nothing: the page does."""

    jump = Signal(str, int)
    new_wanted = Signal(str)
    """A new record of this kind, action or control, about the risk that is shown."""

    def __init__(self, context: Context, more: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones = Zones()
        self._highest = 16
        self._year = self._conclusion = 0
        self._units: dict[int, str] = {}
        self.form = risk_form.RiskForm(self._weighed, context.drafts)
        self.form.set_options("category", risk_form.category_options())
        self.form.changed.connect(lambda _name: self._follow())
        self.title = words("", "heading", wrap=True)
        self.mark = ZoneMark()
        self.about = words("", "muted", wrap=True)
        self.came_from = TitleLink("")
        self.came_from.clicked.connect(lambda: self.jump.emit("conclusion", self._conclusion))
        self.sentence = words("", wrap=True)
        self.path = words("", "small", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warning = Notice("triangle-alert", "warning")
        self.over = Notice("triangle-alert", "warning")
        self.weighings = Weighings()
        self.dealings = Dealings(context)
        self.dealings.jump.connect(self.jump)
        self.dealings.new_wanted.connect(self.new_wanted)
        self.history = History(self.tr("Här visas ändringar av risken, med vem och när."))
        self.more = QToolButton()
        set_icon(self.more, "ellipsis")
        self.more.setToolTip(self.tr("Arkivera och mer"))
        self.more.setAccessibleName(self.tr("Mer att göra med risken"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions(list(more))
        self.more.setMenu(menu)
        self._lay_out()
        self.show_nothing()

    @property
    def risk_id(self) -> int | None:
        """The risk that is shown; None for a new one, and when none is."""
        kind, _, number = self.form.key.partition(":")
        return int(number) if kind == "risk" and number.isdigit() else None

    @property
    def making(self) -> bool:
        """Whether a new risk is being written."""
        return self.form.key == risk_form.NEW

    def set_choices(self, page: RiskPage) -> None:
        """What one chooses among: units, goals, and the steps of the municipality's scales."""
        self._zones, self._year = page.zones, page.year
        self._highest = page.matrix.size**2
        self._units = dict(page.units)
        self.form.set_options("unit_id", risk_form.unit_options(page.units))
        self.form.set_options("goals", risk_form.goal_options(page.goals))
        self.form.set_scales(page.scales.likelihood, page.scales.consequence)

    def show_card(self, card: RiskCard) -> None:
        """Show a risk; the one that is shown already is filled anew around unsaved text."""
        key = f"risk:{card.values['id']}"
        if self.form.key == key:
            self.form.refill(card.values)
        else:
            self.dealings.leave()
            self.form.load(card.values, key, str(card.values["title"]))
            self.form.path.turn_to("current")
        self.form.set_locked(bool(card.values["archived"]))
        self.weighings.show_scores(card.scores, self._highest)
        self.dealings.show_card(card)
        self.history.show_entries([(happened(self._told(line), line), line) for line in card.history])
        self.tabs.setTabText(WEIGHINGS, self.tr("Värderingar  {count}").format(count=len(card.scores)))
        self._show_dealings(card)
        self._show_origin(card)
        self._show(True)

    def start_new(self, values: Mapping[str, object]) -> None:
        """An empty form, ready to write in."""
        self.form.load(values, risk_form.NEW, self.tr("Ny risk"))
        self.form.set_locked(False)
        self.weighings.show_scores((), self._highest)
        self.history.show_entries(())
        self.tabs.setTabText(WEIGHINGS, self.tr("Värderingar"))
        self.tabs.setCurrentIndex(0)
        # What is done about a risk comes when the risk is there.
        self.tabs.setTabVisible(DEALINGS, False)
        self.over.hide()
        self.came_from.hide()
        self.form.path.turn_to("current")
        self._show(True)
        self.form.focus_first()

    def show_nothing(self) -> None:
        """No risk is chosen."""
        self.form.load({})
        self._show(False)

    def write_in(self) -> None:
        """Put the cursor in the form."""
        if self._stack.currentIndex() == 1:
            self.tabs.setCurrentIndex(0)
            self.form.focus_first()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.title, 1)
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Avsnitt om risken"))
        self.tabs.tabBar().setAccessibleName(self.tr("Avsnitt om risken"))
        for page, text in (
            (self._padded(self.form), self.tr("Risken")),
            (self.weighings, self.tr("Värderingar")),
            (self.dealings, self.tr("Hantering")),
            (self.history, self.tr("Historik")),
        ):
            self.tabs.addTab(page, text)
        self.tabs.currentChanged.connect(lambda _at: self._show_sentence())
        card = Card()
        card.column.addLayout(top)
        for widget in (self.about, self.came_from, self.sentence, self.path, self.over, self.warning):
            card.column.addWidget(widget)
        card.column.addWidget(self.tabs, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.nothing = EmptyState("shield-alert", "")
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(card)

    def _padded(self, inside: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, px(8), 0, 0)
        column.addWidget(inside)
        return holder

    def _show(self, something: bool) -> None:
        self._stack.setCurrentIndex(1 if something else 0)
        self._follow()

    def _show_sentence(self) -> None:
        """The sentence stands over the form; the other tabs need its room."""
        self.sentence.setVisible(bool(self.sentence.text()) and self.tabs.currentIndex() == 0)

    def _show_path(self, values: Sequence[int | None]) -> None:
        """From inherent by way of current to residual, where more than the current one is known."""
        known = [
            f"{wording.word('score_kind_short', kind).lower()} {value}"
            for kind, value in zip(SCORE_KINDS, values, strict=True)
            if value is not None
        ]
        self.path.setVisible(len(known) > 1)
        self.path.setText(self.tr("Riskvärde: {path}").format(path=" → ".join(known)))

    def _show_dealings(self, card: RiskCard) -> None:
        """How much is done, on the tab; what asks to be decided of again, above them all."""
        done = card.dealings
        count = len(done.actions) + len(done.controls) + bool(done.decided)
        text = self.tr("Hantering")
        self.tabs.setTabText(DEALINGS, f"{text}  {count}" if count else text)
        self.tabs.setTabVisible(DEALINGS, True)
        now = done.decided[0] if done.decided else None
        if now is None or not now.over or card.values["archived"]:
            self.over.hide()
            return
        said = wording.decided_of_risk(now.kind, formats.day(now.until), True) + "."
        self.over.say(said, [(self.tr("Besluta på nytt …"), self._decide_anew)])

    def _show_origin(self, card: RiskCard) -> None:
        """The joint analysis that the risk comes out of, and the way back to it."""
        self.came_from.setVisible(bool(card.conclusions))
        if card.conclusions:
            first = card.conclusions[0]
            self._conclusion = first.id
            said = self.tr("Ur gemensam analys: {round}").format(round=first.round)
            self.came_from.setText(said)
            self.came_from.setAccessibleName(said)
            self.came_from.setToolTip(first.text)

    def _decide_anew(self) -> None:
        # The strip stays until something is decided.
        self.over.show()
        self.tabs.setCurrentIndex(DEALINGS)
        self.dealings.start("accept")

    def _told(self, line: LogLine) -> str:
        return self.tr("Hanteringen") if line.kind == "risk_treatment" else self.tr("Risken")

    def _weighed(self, values: Mapping[str, object]) -> Weighed:
        return risk_form.weighed(values, self._zones, self._year)

    def _follow(self) -> None:
        """Say at once what the form says: title, sentence, value and zone, and what ought not to stand there."""
        values = self.form.values()
        title = str(values["title"]) or (self.tr("Ny risk") if self.making else "")
        self.title.setText(title)
        parts = [str(values[name]) for name in risk_form.SENTENCE]
        self.sentence.setText(wording.risk_sentence(*parts) if any(part.strip() for part in parts) else "")
        self._show_sentence()
        weighed = self._weighed(values)
        _, (value, zone), _ = weighed.values
        self.mark.show_value(value, zone)
        self._show_path([value for value, _ in weighed.values])
        unit, category = values["unit_id"], values["category"]
        about = [
            self._units.get(unit, "") if isinstance(unit, int) else "",
            wording.word("risk_category", str(category)) if category else "",
            self.tr("Arkiverad") if self.form.base.get("archived") else "",
        ]
        self.about.setText(" · ".join(part for part in about if part))
        self.about.setVisible(bool(self.about.text()))
        self._warn(values)

    def _warn(self, values: Mapping[str, object]) -> None:
        labels = [self.form.label_of(problem.field) for problem in free_text.warnings(values)]
        if not labels:
            self.warning.hide()
            return
        text = self.tr(
            "{fields} ser ut att innehålla ett personnummer. Ta bort det: en risk beskriver "
            "aldrig en enskild person."
        )
        self.warning.say(text.format(fields=", ".join(f"”{label}”" for label in labels)))
