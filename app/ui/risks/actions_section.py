"""Åtgärder: what is done to change risks and to mend what controls showed, and what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import words
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import RegisterWords
from app.ui.common.theme import px
from app.ui.risks import action_columns, action_fields
from app.ui.risks.action_pane import ActionPane
from app.ui.risks.begun import Begun
from app.ui.risks.control_marks import ACTION_ORDER

if TYPE_CHECKING:
    from app.services.actions import ActionChoices, ActionRow

    pass

OPEN = "open"
"""Chosen in the filter: what is left to do, late or not."""
_BESIDE = "action:new:control_result:"
_LEFT = ("late", "ongoing", "planned")


class ActionsSection(Begun):
    """The actions of the year, and those of earlier years that are still open."""

    kinds = frozenset({"action", "late_action"})
    pane_class = ActionPane
    pane: ActionPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "risks",
            "action",
            "list-plus",
            RegisterWords(
                self.tr("Åtgärder"),
                self.tr(
                    "Det som ska minska risker eller rätta till avvikelser: vem gör vad, till när, och vad blev bättre."
                ),
                self.tr("Sök åtgärd, risk eller roll …"),
                self.tr("Här visas åtgärderna mot årets risker och avvikelser."),
                self.tr("Välj en åtgärd i listan."),
                PaneWords(
                    new=self.tr("Ny åtgärd"),
                    change=self.tr("Ändra åtgärd"),
                    archive=self.tr("Arkivera åtgärden"),
                    restore=self.tr("Ta tillbaka åtgärden"),
                    made=self.tr("Åtgärden lades till."),
                ),
            ),
            action_columns.COLUMNS,
            action_fields.FIELDS,
            action_columns.NEEDS,
        )
        self._choices: ActionChoices | None = None
        self._wanted_unit: int | None = None
        self._filtered: tuple[object, object] = (None, None)
        action_fields.offer_states(self.pane.form)
        self.pane.form.changed.connect(self._follow)
        self.pane.jump.connect(self.jump)
        self.table.chosen.connect(self.pane.show_row)
        self.unit = self._choice(self.tr("Enhet"), self.tr("Alla enheter"))
        self.showing = self._choice(self.tr("Läge"), self.tr("Alla lägen"))
        self.count = words("", "small", wrap=True)
        self._filters = QWidget()
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.unit, 1)
        row.addWidget(self.showing, 1)
        self.lay_out((640, 440))
        self.left.insertWidget(1, self._filters)
        self.left.insertWidget(3, self.count)

    # -- what a register asks --

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The actions as of today, and what can be chosen."""
        actions, year, today = self.context.office.actions, self.context.period.year, self.context.today
        return actions.list(year, today, archived=archived), actions.choices(year)

    def offer(self, choices: ActionChoices) -> None:
        """Units, risks, and results that ask for something."""
        self._choices = choices
        action_fields.offer(self.pane.form, choices)

    def proposed(self) -> Mapping[str, object]:
        """Planned, for the year that is looked at."""
        values: dict[str, object] = {"state": "planned", "year": self.context.period.year}
        if self.unit.value() is not None:
            values["unit_id"] = self.unit.value()
        return values

    def begin(self, risk_id: int) -> None:
        """Let a new action against a risk be written: the risk and its unit are filled in."""
        self.begin_with({"risk_id": risk_id})

    def begin_for_result(self, result_id: int) -> None:
        """Let a new action be written that mends what a control showed."""
        self.begin_with({"result_id": result_id})

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on an action, whatever filter hides it; or show what is late in one unit."""
        if kind == "late_action":
            self._wanted_unit = record_id
            self.refresh()
        elif not self.table.choose(record_id):
            self._clear(None, None)
            year_of = self.context.office.actions.year_of
            self.context.tasks.run(lambda: (record_id, year_of(record_id)), self._tell_year)

    def show_kind(self, kind: str) -> None:
        """Take up a new action that was never saved; one that was begun beside a result leads there."""
        begun = next((draft.key for draft in self.context.drafts.all() if draft.key.startswith(_BESIDE)), "")
        result = begun.removeprefix(_BESIDE)
        if result.isdigit() and self.context.drafts.find("action:new") is None:
            self.jump.emit("control_result", int(result))
        else:
            super().show_kind(kind)

    def state(self) -> Mapping[str, str]:
        """What was filtered on."""
        unit = self.unit.value()
        return {"unit": "" if unit is None else str(unit), "showing": str(self.showing.value() or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Filter so again."""
        unit, showing = state.get("unit", ""), state.get("showing", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)
        self.showing.set_value(showing if showing in (OPEN, *ACTION_ORDER) else None)

    # -- inside --

    def _tell_year(self, answer: tuple[int, int | None]) -> None:
        """An action of another year that is done, or not begun, is not in the list of this one."""
        record_id, year = answer
        if year is not None and self.table.rows_model.position_of(record_id) < 0:
            self.context.messages.tell(
                self.tr("Åtgärden hör till {year}. Välj det året överst i fönstret.").format(year=year)
            )

    def _choice(self, heard: str, everything: str) -> ChoiceEditor:
        made = ChoiceEditor([], everything, required=False)
        made.main().setAccessibleName(heard)
        made.changed.connect(self._filter)
        return made

    def filled(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """The unit is that of the risk or the result."""
        units: dict[object, int] = {}
        if self._choices is not None:
            units |= {("risk_id", risk.id): risk.unit_id for risk in self._choices.risks}
            units |= {("result_id", result.id): result.unit_id for result in self._choices.results}
        owner = next((units[item] for item in values.items() if item in units), None)
        return {**super().filled(values), **({"unit_id": owner} if owner is not None else {})}

    def _follow(self, name: str) -> None:
        """The risk or result that is chosen says whose the action is, where nobody has said so."""
        values = self.pane.form.values()
        if name in ("risk_id", "result_id") and values["unit_id"] is None and values[name] is not None:
            owner = self.filled({name: values[name]}).get("unit_id")
            if owner is not None:
                self.pane.form.rebase(self.pane.form.base, {"unit_id": owner})

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        rows, choices = answer
        there = bool(rows) or self.archived.isChecked()
        for part in (self.search, self._filters, self.count):
            part.setVisible(there)
        mine = {row.unit_id for row in rows}
        if self.unit.value() not in (None, *mine):
            self.unit.set_value(None)
        self.unit.set_options([Option(unit.id, unit.name) for unit in choices.units if unit.id in mine])
        super()._show(answer)
        if self._wanted_unit is not None:
            unit, self._wanted_unit = self._wanted_unit, None
            self._clear(unit if unit in mine else None, "late")
        else:
            self._filter()
        self.pane.show_row(self.table.current_row())

    def _clear(self, unit: int | None, showing: str | None) -> None:
        self.unit.set_value(unit)
        self.showing.set_value(showing)
        self._filter()

    def _filter(self) -> None:
        unit, showing = self.unit.value(), self.showing.value()
        rows = [row for row in self.table.rows_model.rows if unit is None or row.unit_id == unit]
        counts = Counter(row.shown_state for row in rows)
        said = {
            "late": self.tr("Försenade"),
            "ongoing": self.tr("Pågår"),
            "planned": self.tr("Planerade"),
            "done": self.tr("Klara"),
            "dropped": self.tr("Avbrutna"),
        }
        left = sum(counts[code] for code in _LEFT)
        self.showing.set_options(
            [
                Option(OPEN, self.tr("Inte klara ({count})").format(count=left)),
                *(Option(code, f"{text} ({counts[code]})") for code, text in said.items()),
            ]
        )
        self.count.setText(
            " · ".join(f"{text}: {counts[code]}" for code, text in said.items() if counts[code])
        )

        def shown(row: ActionRow) -> bool:
            wanted = showing in (None, row.shown_state) or (
                showing == OPEN and row.shown_state not in ("done", "dropped")
            )
            return wanted and (unit is None or row.unit_id == unit)

        if self._filtered != (unit, showing):
            # The same filter stands when rows are read anew: the chosen row is read once.
            self._filtered = (unit, showing)
            self.table.set_predicate(shown)
        if not self.pane.is_new and not self.pane.form.dirty:
            self.table.choose_first()
