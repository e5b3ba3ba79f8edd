"""One indicator: how it stands and why, its figures, its values, targets, card and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.agenda_ties import AgendaTies, AgendaWords
from app.ui.common.context import Context
from app.ui.common.fields import Option
from app.ui.common.history import History
from app.ui.common.icons import set_icon
from app.ui.common.marks import StatusMark, TrendMark
from app.ui.common.page_parts import Card, EmptyState, words
from app.ui.common.record_form import RecordForm
from app.ui.common.tabs import Tabs
from app.ui.common.theme import px
from app.ui.indicators import form as indicator_form
from app.ui.indicators import sayings
from app.ui.indicators.measurements import MeasurementsPane
from app.ui.indicators.outlook import Outlook
from app.ui.indicators.targets import TargetsPane

if TYPE_CHECKING:
    from app.services.indicator_cards import GoalChoice, IndicatorCard, IndicatorChoices
    from app.services.indicator_rows import IndicatorRow

OUTLOOK, VALUES, TARGETS, DETAILS, AGENDA, HISTORY = SECTIONS = (
    "outlook",
    "values",
    "targets",
    "details",
    "agenda",
    "history",
)
_NEW_VALUES = {"level": "local", "direction": "higher", "source": "own", "decimals": 0, "goals": ()}


class IndicatorRecord(QWidget):
    """Read first; values and targets are entered at a keystroke, the card is edited in place."""

    def __init__(
        self, context: Context, add_value: QAction, more: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._goals: tuple[GoalChoice, ...] = ()
        self._titles: Sequence[tuple[int, str]] = ()
        self.card: IndicatorCard | None = None
        self.title = words("", "heading", wrap=True)
        self.status = StatusMark(group="indicator_status")
        self.trend = TrendMark()
        self.why = words("", wrap=True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outlook = Outlook(add_value)
        self.values = MeasurementsPane(context)
        self.targets = TargetsPane(context)
        self.form = RecordForm(indicator_form.indicator_fields(), drafts=context.drafts)
        self.form.changed.connect(lambda _name: self._follow_form())
        self.agenda = AgendaTies(
            context,
            "indicator_sdg",
            "indicator_id",
            AgendaWords(
                self.tr("De globala mål och delmål som indikatorn säger något om."),
                self.tr(
                    "Här visas vilka globala mål och delmål som indikatorn säger något om, och vad de betyder i vår "
                    "kommun."
                ),
            ),
        )
        self.history = History(self.tr("Här visas ändringar av indikatorn och dess värden, med vem och när."))
        for chart in (self.outlook.chart, self.outlook.distribution):
            chart.failed.connect(
                lambda path: context.messages.warn(
                    self.tr("Bilden kunde inte sparas som {path}.").format(path=path),
                    self.tr("Välj en mapp där du får spara."),
                )
            )
        self.more = QToolButton()
        set_icon(self.more, "ellipsis")
        self.more.setToolTip(self.tr("Arkivera och mer"))
        self.more.setAccessibleName(self.tr("Mer att göra med indikatorn"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions(list(more))
        self.more.setMenu(menu)
        self.nothing = EmptyState("chart-line", "")
        self._lay_out()
        self.show_nothing(self.tr("Välj en indikator i listan, så visas den här."))

    @property
    def making(self) -> bool:
        """Whether a new indicator is being written."""
        return self.form.key == indicator_form.NEW

    @property
    def indicator_id(self) -> int | None:
        """The indicator that is shown."""
        return self.card.id if self.card is not None and not self.making else None

    @property
    def dirty(self) -> bool:
        """Whether anything is written and not saved."""
        forms = (self.form, self.values.form, self.targets.form, *self.agenda.links.forms())
        return any(form.dirty for form in forms)

    def set_choices(self, choices: IndicatorChoices, titles: Sequence[tuple[int, str]]) -> None:
        """What one chooses among; ``titles`` are the indicators by id."""
        self._goals, self._titles = choices.goals, titles
        self.form.set_options("responsible_id", [Option(unit_id, name) for unit_id, name in choices.units])
        self._offer(None if self.making else self.card)
        self.values.set_choices(choices)
        self.agenda.set_choices(choices.sdg)
        self.outlook.set_units(dict(choices.units))

    def show_card(self, card: IndicatorCard, row: IndicatorRow | None) -> None:
        """Show an indicator; one that is shown already is filled anew around unsaved text."""
        self.card = card
        self._offer(card)
        kept = str(card.values["frequency"])
        self.form.set_options("frequency", indicator_form.frequency_options(kept))
        key = f"indicator:{card.id}"
        if self.form.key == key:
            self.form.refill(card.values)
        else:
            self.form.load(card.values, key, str(card.values["title"]))
        self.form.set_locked(bool(card.values["archived"]))
        self._follow_form()
        self._show_row(row)
        self.outlook.show_card(card)
        self.values.show_card(card)
        self.targets.show_card(card)
        self.agenda.show_ties(card.id, card.sdg, locked=bool(card.values["archived"]))
        self._count(len(card.measurements), len(card.targets), len(card.sdg))
        self.more.show()
        self._allow(SECTIONS)
        self._stack.setCurrentIndex(1)

    def start_new(self, values: Mapping[str, object]) -> None:
        """An empty card, ready to write in. Values and targets come when it is saved."""
        self._offer(None)
        self.form.load({**_NEW_VALUES, **values}, indicator_form.NEW, self.tr("Ny indikator"))
        self.form.set_locked(False)
        self._follow_form()
        self._count(0, 0, 0)
        self._allow((DETAILS,))
        self.tabs.choose(DETAILS)
        self.status.hide()
        self.trend.hide()
        self.more.hide()
        self.why.setText(
            self.tr("Beskriv vad som mäts. Mätvärden och målvärden skriver du när den är sparad.")
        )
        self._stack.setCurrentIndex(1)
        self.form.focus_first()

    def show_nothing(self, text: str = "") -> None:
        """No indicator is chosen."""
        self.card = None
        self.form.load({})
        if text:
            self.nothing.text.setText(text)
        self._stack.setCurrentIndex(0)

    def write_value(self) -> None:
        """Put the cursor where the next value is written."""
        if self.card is not None and not self.making:
            self.tabs.choose(VALUES)
            self.values.focus_first()

    # -- inside --

    def _lay_out(self) -> None:
        marks = QHBoxLayout()
        marks.setSpacing(px(8))
        marks.addWidget(self.status)
        marks.addWidget(self.trend)
        marks.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.title, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.tabs = Tabs()
        self.tabs.bar.setAccessibleName(self.tr("Avsnitt om indikatorn"))
        sheets = self.tabs.lead(
            self,
            {
                OUTLOOK: (self.tr("Läget"), self.outlook),
                VALUES: (self.tr("Mätvärden"), _scrolled(self.values)),
                TARGETS: (self.tr("Målvärden"), _scrolled(self.targets)),
                DETAILS: (self.tr("Uppgifter"), _padded(self.form)),
                AGENDA: (self.tr("Agenda 2030"), _padded(self.agenda)),
                HISTORY: (self.tr("Historik"), self.history),
            },
        )
        card = Card()
        card.column.addLayout(top)
        card.column.addLayout(marks)
        card.column.addWidget(self.why)
        card.column.addWidget(self.tabs)
        card.column.addWidget(sheets, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(card)

    def _offer(self, card: IndicatorCard | None) -> None:
        # Goals of other periods that it shows stay what they are, by their names.
        known = {goal.id for goal in self._goals}
        goals = [*self._goals, *(goal for goal in (card.goals if card else ()) if goal.id not in known)]
        self.form.set_options("goals", [indicator_form.goal_option(goal) for goal in goals])
        margins = indicator_form.margin_options(self._titles, card.id if card else None)
        self.form.set_options("margin_indicator_id", margins)

    def _show_row(self, row: IndicatorRow | None) -> None:
        self.status.setVisible(row is not None)
        self.trend.setVisible(row is not None and row.movement.reason != "few_values")
        if row is not None:
            self.status.set_code(row.status)
            self.status.set_why(sayings.why(row))
            self.trend.set_code(row.trend)
            self.trend.set_why(sayings.why_trend(row))
            self.why.setText(sayings.why(row))

    def _follow_form(self) -> None:
        values = self.form.values()
        self.title.setText(str(values["title"]) or (self.tr("Ny indikator") if self.making else ""))
        self.form.set_field_visible("kolada_id", values["source"] == "kolada" or bool(values["kolada_id"]))

    def _count(self, measurements: int, targets: int, ties: int) -> None:
        for at, text, count in (
            (VALUES, self.tr("Mätvärden"), measurements),
            (TARGETS, self.tr("Målvärden"), targets),
            (AGENDA, self.tr("Agenda 2030"), ties),
        ):
            self.tabs.set_text(at, f"{text} {count}" if count else text)
        self.tabs.place()

    def _allow(self, tabs: Sequence[str]) -> None:
        for name in SECTIONS:
            self.tabs.set_shown(name, name in tabs)
        self.tabs.place()


def _padded(inside: QWidget) -> QWidget:
    """With air between the tabs and what stands under them."""
    outside = QWidget()
    column = QVBoxLayout(outside)
    column.setContentsMargins(0, px(12), 0, 0)
    column.addWidget(inside)
    return outside


def _scrolled(inside: QWidget) -> QScrollArea:
    """In a low window the rows are scrolled to, rather than the window forced to be high."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
