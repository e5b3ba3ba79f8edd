"""One target group beside its list: who belongs to it, what activities mean for it, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.ask_panel import AskPanel
from app.ui.common.columns import EMPTY, Column
from app.ui.common.fields import Choice, Option
from app.ui.common.fitting import show_what_fits
from app.ui.common.history import History, happened
from app.ui.common.page_parts import EmptyState, action, button
from app.ui.common.record_pane import RecordPane
from app.ui.common.record_table import RecordTable
from app.ui.common.tabs import Tabs
from app.ui.common.tall_rows import let_rows_grow
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.target_groups import TargetGroupCard, TargetGroupRow

_EFFECTS = (
    Column("activity", noop("Columns", "Aktivitet"), stretch=True, strong=True, wraps=True, width=160),
    Column(
        "expected",
        noop("Columns", "Väntad effekt"),
        text=lambda row: row.expected or EMPTY,
        wraps=True,
        width=170,
    ),
    Column("seen", noop("Columns", "Har synts"), text=lambda row: row.seen or EMPTY, wraps=True, width=150),
)
_INTO = (
    Choice(
        "into",
        noop("Fields", "Målgrupp som blir kvar"),
        required=True,
        none=noop("Fields", "Välj en målgrupp"),
        help=noop(
            "Fields", "Effekterna flyttas dit, och målgruppen du står på arkiveras. Ångra tar tillbaka."
        ),
    ),
)


class GroupPane(RecordPane):
    """Read whole in one go; the tab that one looks at stays when another group is chosen."""

    jump = Signal(str, int)
    went_up_in = Signal(int)
    """The group was put together with the one that has this id."""

    _groups: Sequence[TargetGroupRow] = ()

    def set_groups(self, groups: Sequence[TargetGroupRow]) -> None:
        """The groups that there are."""
        self._groups = groups

    def read(self, record_id: int) -> dict[str, object]:
        """The group with what hangs on it."""
        card = self._context.office.activities.target_group(record_id)
        return {**card.values, "card": card}

    def body(self) -> QWidget:
        """Tabs over the form, the effects and the history."""
        self.merge_action = action(
            self, self.tr("Slå ihop med en annan målgrupp …"), self._ask, icon="git-branch"
        )
        self.merge_panel = AskPanel(self._context, _INTO)
        self.merge_panel.form.save_requested.connect(self._merge)
        self.tabs = tabs = Tabs()
        self.merge_panel.closed.connect(tabs.bar.setFocus)
        self.effects = RecordTable(
            _EFFECTS,
            name="activities/group effects",
            settings=self._context.settings,
            empty=EmptyState(
                "activity",
                self.tr("Här visas vad aktiviteterna betyder för målgruppen. Det skrivs i aktiviteten."),
            ),
        )
        self.effects.setAccessibleName(self.tr("Effekter för målgruppen"))
        show_what_fits(self.effects, {2: 380})
        let_rows_grow(self.effects)
        self.effects.opened.connect(lambda row: self.jump.emit("effect", row.id))
        self.history = History(self.tr("Här visas ändringar av målgruppen, med vem och när."))
        details = QWidget()
        inside = QVBoxLayout(details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form, 1)
        inside.addWidget(button(self.merge_action), 0, Qt.AlignmentFlag.AlignLeft)
        sheets = self.tabs.lead(
            self,
            {
                "details": (self.tr("Uppgifter"), details),
                "effects": (self.tr("Effekter"), self.effects),
                "history": (self.tr("Historik"), self.history),
            },
        )
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for part in (self.merge_panel, self.tabs):
            column.addWidget(part)
        column.addWidget(sheets, 1)
        return made

    # -- inside --

    def _fill(self, values: Mapping[str, object]) -> None:
        if values["id"] != self._id:
            return
        if self._loaded != self._id:
            self.merge_panel.shut()
        card: TargetGroupCard = values["card"]  # type: ignore[assignment]
        super()._fill(card.values)
        self.effects.set_rows(card.effects)
        self.history.show_entries([(happened(self.tr("Målgruppen"), line), line) for line in card.history])
        said, count = self.tr("Effekter"), len(card.effects)
        self.tabs.set_text("effects", f"{said} {count}" if count else said)
        self.tabs.place()

    def _settle(self) -> None:
        super()._settle()
        self.tabs.setVisible(not self.is_new)
        self.merge_action.setVisible(self._loaded is not None and not self._archived and bool(self._others()))
        if self.is_new:
            # What hangs on a group comes when the group is there.
            self.merge_panel.shut()
            self.tabs.choose("details")

    def _others(self) -> list[TargetGroupRow]:
        return [row for row in self._groups if row.id != self._loaded and not row.archived]

    def _ask(self) -> None:
        self.merge_panel.form.set_options("into", [Option(row.id, row.name) for row in self._others()])
        self.merge_panel.ask(self.tr("Slå ihop ”{name}” med").format(name=self.title.text()), "", {})

    def _merge(self, values: Mapping[str, object], _base: object) -> None:
        group, into, name = self._loaded, values.get("into"), self.title.text()
        if group is None or not isinstance(into, int):
            return
        office, panel, edit_id = self._context.office, self.merge_panel, uuid4().hex
        stays = next((row.name for row in self._others() if row.id == into), "")

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            return office.records.write_all(office.activities.merge_edits(group, into), edit_id), values

        def done(_changes: tuple[Change, ...]) -> None:
            panel.shut()
            self.went_up_in.emit(into)

        self._context.saving.save_form_by(
            panel.form,
            work,
            self.tr("Slå ihop målgrupper"),
            done,
            told=self.tr("”{name}” slogs ihop med ”{other}”.").format(name=name, other=stays),
        )
