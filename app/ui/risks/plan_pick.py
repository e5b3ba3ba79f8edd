"""What may go into the plan: the risks that are proposed, or the lower ones, with what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.control_plan_groups import Group
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.ask_panel import AskPanel
from app.ui.common.context import Context
from app.ui.common.fields import Choice, LongText, Text
from app.ui.common.fitting import show_what_fits
from app.ui.common.page_parts import EmptyState, SearchField, action, button
from app.ui.common.record_table import RecordTable
from app.ui.common.theme import px
from app.ui.risks import plan_words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

WHY_FIELDS = (
    LongText("reason", noop("Fields", "Skäl"), required=True),
    Choice("decision_id", noop("Fields", "Beslut"), none=noop("Fields", "Planens eget beslut")),
    Text(
        "title",
        noop("Fields", "Rubrik i planen"),
        help=noop("Fields", "Tomt är riskens egen rubrik."),
    ),
)


class PlanPick(QWidget):
    """A list to choose in; several may be chosen at once."""

    taken = Signal(object)
    """Take these in: groups of risk ids, an item each."""
    reasoned = Signal(str)
    """The panel has its reason: lifted or left_out, for the groups in ``asked``."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.name = name
        self.asked: tuple[tuple[int, ...], ...] = ()
        self._choice = ""
        self._groups: Sequence[Group] = ()
        self._open = False
        self._list = QWidget()
        self.together = QCheckBox(self.tr("Lika risker tillsammans"))
        self.together.setChecked(True)
        self.together.toggled.connect(lambda _on: self._fill())
        self.search = SearchField(self.tr("Sök risk …"))
        self.empty = EmptyState("shield-check", "")
        self.table = RecordTable(
            plan_words.PICK_COLUMNS, name=f"risks/plan_{name}", settings=context.settings, empty=self.empty
        )
        self.table.setAccessibleName(
            self.tr("Risker som föreslås till planen")
            if name == "proposed"
            else self.tr("Risker under tröskeln")
        )
        show_what_fits(self.table, plan_words.PICK_ROOM)
        self.panel = AskPanel(context, WHY_FIELDS)
        self.panel.form.save_requested.connect(lambda _values, _base: self.reasoned.emit(self._choice))
        self.panel.closed.connect(self._show_list)
        self.acts = self._make_acts()
        self.table.set_actions(self.acts)
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.table.opened.connect(lambda _row: self.acts[0].trigger())
        self._lay_out()
        self._offer()

    def show_groups(self, groups: Sequence[Group], nothing: str, *, may_change: bool) -> None:
        """Show what may be chosen; ``nothing`` is said where there is nothing."""
        self.empty.text.setText(nothing)
        self._groups, self._open = groups, may_change
        if not may_change:
            self.panel.shut()
        self._fill()

    def _fill(self) -> None:
        joined = self.together.isChecked() or self.name != "proposed"
        rows = (
            self._groups
            if joined
            else [Group(risk.id, (risk,)) for group in self._groups for risk in group.risks]
        )
        self.table.set_rows(rows)
        self._offer()

    def _make_acts(self) -> list[QAction]:
        if self.name == "proposed":
            return [
                action(
                    self,
                    self.tr("Ta in"),
                    self._take,
                    icon="list-plus",
                    tip=self.tr("Varje vald rad blir en punkt i planen (Enter)"),
                ),
                action(
                    self,
                    self.tr("Ta in ihop"),
                    self._take_together,
                    icon="layers",
                    tip=self.tr("De valda raderna blir en enda punkt i planen"),
                ),
                action(self, self.tr("Utelämna …"), lambda: self._ask("left_out"), icon="minus"),
                action(self, self.tr("Ta in alla"), self._take_all, icon="check"),
            ]
        return [
            action(
                self,
                self.tr("Lyft in …"),
                lambda: self._ask("lifted"),
                icon="list-plus",
                tip=self.tr("Ta in risken trots att den inte når tröskeln"),
            )
        ]

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.search)
        if self.name == "proposed":
            above = QHBoxLayout()
            above.addWidget(self.together, 1)
            above.addWidget(button(self.acts[3], "quiet"))
            inside.addLayout(above)
        inside.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for act in self.acts[:3]:
            row.addWidget(button(act, "primary" if act is self.acts[0] else ""))
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._list, 1)
        column.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)

    def _show_list(self) -> None:
        self._list.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> list[Group]:
        return self.table.chosen_rows()

    def _offer(self) -> None:
        chosen = len(self._chosen())
        for act in self.acts:
            act.setEnabled(self._open and chosen > 0)
        if self.name == "proposed":
            self.acts[1].setEnabled(self._open and chosen > 1)
            self.acts[3].setEnabled(self._open and bool(self._groups))

    def _take(self) -> None:
        self.taken.emit([_ids(group) for group in self._chosen()])

    def _take_together(self) -> None:
        self.taken.emit([tuple(risk for group in self._chosen() for risk in _ids(group))])

    def _take_all(self) -> None:
        self.taken.emit([_ids(group) for group in self.table.rows_model.rows])

    def _ask(self, choice: str) -> None:
        chosen = self._chosen()
        self._choice, self.asked = choice, tuple(_ids(group) for group in chosen)
        names = "; ".join(plan_words.group_words(group) for group in chosen[:3])
        heading = self.tr("Lyft in: {names}") if choice == "lifted" else self.tr("Utelämna: {names}")
        # A title of its own is for what is one item.
        self.panel.form.set_field_visible("title", len(chosen) == 1)
        self._list.hide()
        self.panel.ask(heading.format(names=names), f"control_plan_item:{choice}:{chosen[0].id}", {})


def _ids(group: Group) -> tuple[int, ...]:
    return tuple(risk.id for risk in group.risks)
