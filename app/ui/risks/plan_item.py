"""One item of the plan: its form while the plan is a draft, and what it said once the plan is decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app import wording
from app.services.edits import Change
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import Choice, Derived, Field, Links, LongText, Option, Shown, Text
from app.ui.common.page_parts import Card, EmptyState, words
from app.ui.common.record_pane import PaneWords, RecordPane
from app.ui.common.theme import px
from app.ui.risks import plan_words

if TYPE_CHECKING:
    from app.services.control_plan_rows import PlanItem
    from app.services.control_plans import PlanPage


class ItemPane(RecordPane):
    """The form of an item. It is called by its own title, or by its first risk's."""

    def __init__(self, context: Context, new_action: QAction) -> None:
        self._item: PlanItem | None = None
        super().__init__(
            context,
            "control_plan_item",
            self._fields(),
            PaneWords(
                new="",
                change=self.tr("Ändra punkt i planen"),
                archive=self.tr("Ta bort punkten ur planen"),
                restore=self.tr("Ta tillbaka punkten"),
                made="",
            ),
            EmptyState("clipboard-list", self.tr("Välj en punkt i planen, så visas den här.")),
            new_action,
        )

    def show_item(self, item: PlanItem | None) -> None:
        """Show another item of a draft."""
        self._item = item
        self.show_record(None if item is None else item.id)

    def offer(self, page: PlanPage) -> None:
        """Let the form offer what can be chosen now."""
        risks = [Option(risk.id, f"{risk.title} ({risk.unit})") for risk in page.risks]
        controls = [
            Option(control.id, f"{control.title} ({control.unit})" if control.unit else control.title)
            for control in page.controls
        ]
        self.form.set_options("risks", risks)
        self.form.set_options("controls", controls)
        self.form.set_options("decision_id", plan_words.decision_options(page.decisions))

    def _settle(self) -> None:
        super()._settle()
        self.title.setText(self._item.name if self._item is not None else "")

    def _changed(self, _change: Change) -> None:
        self.title.setText(str(self.form.values()["title"]) or (self._item.name if self._item else ""))

    def _fields(self) -> tuple[Field, ...]:
        choices = tuple(Option(code, word) for code, word in wording.words("plan_choice").items())
        return (
            Text(
                "title",
                noop("Fields", "Rubrik i planen"),
                help=noop("Fields", "Tomt är den största riskens egen rubrik."),
            ),
            Choice("choice", noop("Fields", "Hur den kom in"), options=choices, required=True, width="half"),
            Choice(
                "decision_id",
                noop("Fields", "Beslut om punkten"),
                none=noop("Fields", "Planens eget beslut"),
                width="half",
            ),
            LongText(
                "reason",
                noop("Fields", "Skäl"),
                help=noop("Fields", "Behövs när en risk lyfts in eller utelämnas."),
            ),
            Links("risks", noop("Fields", "Risker"), add=noop("Fields", "Lägg till en risk …")),
            Links(
                "controls",
                noop("Fields", "Kontrollmoment"),
                add=noop("Fields", "Lägg till ett kontrollmoment …"),
            ),
            Derived("actions", noop("Fields", "Åtgärder för riskerna i år"), compute=self._actions),
        )

    def _actions(self, _values: Mapping[str, object]) -> Shown:
        said = plan_words.action_words(self._item.actions) if self._item is not None else ""
        return Shown(said or self.tr("Inga. De läggs till under Åtgärder."))


class ItemCard(Card):
    """What an item said when its plan was decided, to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.title = words("", "heading", wrap=True)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, px(8), 0)
        self._lines.setSpacing(px(2))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        area.setAccessibleName(self.tr("Punkten så som den beslutades"))
        self.column.addWidget(self.title)
        self.column.addWidget(area, 1)

    def show_item(self, item: PlanItem) -> None:
        """Tell another item."""
        while (old := self._lines.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.title.setText(item.name)
        for label, text in plan_words.item_lines(item):
            head = words(label, "small")
            head.setContentsMargins(0, px(8), 0, 0)
            told = words(text, wrap=True)
            told.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self._lines.addWidget(head)
            self._lines.addWidget(told)
        self._lines.addStretch(1)


class PlanItemView(QStackedWidget):
    """The form of an item of a draft, or the card of one that is decided."""

    def __init__(self, context: Context, new_action: QAction) -> None:
        super().__init__()
        self.pane = ItemPane(context, new_action)
        self.card = ItemCard()
        self.addWidget(self.pane)
        self.addWidget(self.card)

    def show_item(self, item: PlanItem | None, *, decided: bool) -> None:
        """Show what was chosen; nothing shows that something may be."""
        if decided and item is not None:
            self.card.show_item(item)
            self.setCurrentWidget(self.card)
        else:
            self.pane.show_item(None if decided else item)
            self.setCurrentWidget(self.pane)
