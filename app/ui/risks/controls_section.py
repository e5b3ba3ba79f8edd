"""Kontrollmoment: what tests that routines hold, who does it and how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.common.context import Context
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.record_pane import PaneWords
from app.ui.common.register import RegisterWords
from app.ui.risks import controls_form
from app.ui.risks.begun import Begun
from app.ui.risks.control_pane import ControlPane

COMMON = 0
"""Chosen in the filter: controls that several units have in common."""


class ControlsSection(Begun):
    """The register, with the chosen control beside it."""

    kinds = frozenset({"control"})
    pane_class = ControlPane
    pane: ControlPane

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "risks",
            "control",
            "shield-check",
            RegisterWords(
                self.tr("Kontrollmoment"),
                self.tr(
                    "Det som prövar att rutinerna följs: hur, hur ofta, av vem, och vilka risker det gäller."
                ),
                self.tr("Sök kontrollmoment …"),
                self.tr("Här visas de kontroller som prövar att rutinerna följs."),
                self.tr("Välj ett kontrollmoment i listan."),
                PaneWords(
                    new=self.tr("Nytt kontrollmoment"),
                    change=self.tr("Ändra kontrollmoment"),
                    archive=self.tr("Arkivera kontrollmomentet"),
                    restore=self.tr("Ta tillbaka kontrollmomentet"),
                    made=self.tr("Kontrollmomentet lades till."),
                ),
            ),
            controls_form.COLUMNS,
            controls_form.FIELDS,
            controls_form.NEEDS,
        )
        self._filtered: object = None
        self.unit = ChoiceEditor([], self.tr("Alla enheter"), required=False)
        self.unit.main().setAccessibleName(self.tr("Enhet"))
        self.unit.changed.connect(self._filter)
        self.pane.jump.connect(self.jump)
        self.lay_out((620, 460))
        self.left.insertWidget(1, self.unit)

    def read(self, archived: bool) -> tuple[Sequence[Any], Any]:
        """The controls, and what can be chosen."""
        controls = self.context.office.controls
        return controls.list(archived=archived), controls.choices()

    def offer(self, choices: Any) -> None:
        """Units, risks and methods."""
        controls_form.offer(self.pane.form, choices)

    def proposed(self) -> Mapping[str, object]:
        """What most controls are like, for the unit that is looked at."""
        values: dict[str, object] = {"method": "sample", "how_often": "year"}
        if self.unit.value():
            values["unit_id"] = self.unit.value()
        return values

    def begin(self, risk_id: int) -> None:
        """Let a new control be written that serves a risk."""
        self.begin_with({"risks": (risk_id,)})

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a control, whatever filter hides it."""
        if not self.table.choose(record_id) and self.unit.value() is not None:
            self.unit.set_value(None)
            self._filter()

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.table

    def state(self) -> Mapping[str, str]:
        """The unit that is filtered on."""
        unit = self.unit.value()
        return {"unit": "" if unit is None else str(unit)}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take it up again."""
        unit = state.get("unit", "")
        self.unit.set_value(int(unit) if unit.isdigit() else None)

    def _show(self, answer: tuple[Sequence[Any], Any]) -> None:
        rows = answer[0]
        performing = {unit.id for row in rows for unit in row.performing}
        options = [Option(unit.id, unit.name) for unit in answer[1].units if unit.id in performing]
        if any(row.unit_id is None for row in rows):
            options.insert(0, Option(COMMON, self.tr("Gemensamma")))
        if self.unit.value() not in (None, *(option.value for option in options)):
            self.unit.set_value(None)
        self.unit.set_options(options)
        for part in (self.search, self.unit, self.archived):
            part.setVisible(bool(rows) or self.archived.isChecked() or part is self.archived)
        super()._show(answer)
        self._filter()

    def _filter(self) -> None:
        unit = self.unit.value()

        def shown(row: Any) -> bool:
            if unit == COMMON:
                return row.unit_id is None
            return unit is None or row.carried_out_by(unit)

        if self._filtered != unit:
            # The same filter stands when rows are read anew: the chosen row is read once.
            self._filtered = unit
            self.table.set_predicate(None if unit is None else shown)
        if not self.pane.is_new:
            self.table.choose_first()
