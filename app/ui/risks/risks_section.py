"""Riskregister: the matrix, the register and one risk beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.edits import Edit
from app.services.risk_forms import read_card, save_risk
from app.ui.common.context import Context
from app.ui.common.page_parts import Splitter, action
from app.ui.common.section import Section
from app.ui.common.theme import px
from app.ui.risks.overview import RiskOverview
from app.ui.risks.record import RiskRecord

if TYPE_CHECKING:
    from app.services.edits import Change
    from app.services.risk_forms import RiskCard
    from app.services.risk_rows import RiskRow
    from app.services.risks import RiskPage


class RisksSection(Section):
    """Find the largest risks, weigh them, and say what is done about them."""

    kinds = frozenset({"risk", "risk_score", "risk_treatment"})

    new_wanted = Signal(str, int)
    """A new record of this kind, action or control, about a risk: other sections make it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Riskregister"),
            self.tr("Vad som kan hindra målen, hur allvarligt det är och vad vi gör åt det."),
        )
        self._unit: int | None = None
        self._wanted: int | None = None
        self._make_actions()
        self.overview = RiskOverview(context.settings, self.new_action)
        self.register = self.overview.register
        self.record = RiskRecord(context, (self.archive_action, self.restore_action))
        self._lay_out()
        self._connect()

    # -- what the page asks --

    def entrance(self) -> QWidget:
        """Where one chooses."""
        return self.register.table

    def refresh(self) -> None:
        """Read the register, and the risk that is shown."""
        year, unit, office = self.context.period.year, self._unit, self.context.office
        archived = self.archived_action.isChecked()
        self.context.tasks.run(
            lambda: office.risks.page(year, unit, archived=archived), self._show, latest="risks"
        )
        if self.record.risk_id is not None:
            self._read_card(self.record.risk_id)

    def show_record(self, kind: str, record_id: int) -> None:
        """Stand on a risk, whatever filters hide it. What hangs on a risk leads to it."""
        office = self.context.office
        if kind in ("risk_score", "risk_treatment"):
            self.context.tasks.run(lambda: office.risks.risk_of(kind, record_id), self._stand_on)
        elif record_id:
            self._stand_on(record_id)

    def new_record(self, kind: str) -> None:
        """Start a new risk."""
        if kind == "risk":
            self._start_new()

    def search_field(self) -> QWidget:
        """The register's filter."""
        return self.register.search

    def state(self) -> Mapping[str, str]:
        """Which unit was looked at."""
        return {"unit": str(self._unit or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Look at the same unit again; one that is gone falls back to all when the answer comes."""
        unit = state.get("unit", "")
        self._unit = int(unit) if unit.isdigit() else None

    # -- building --

    def _make_actions(self) -> None:
        self.new_action = action(
            self,
            self.tr("Ny risk"),
            self._start_new,
            icon="plus",
            shortcut="Ctrl+N",
            tip=self.tr("Lägg till en risk"),
        )
        self.archive_action = action(
            self,
            self.tr("Arkivera risken"),
            lambda: self._set_archived(True),
            icon="archive",
            tip=self.tr("Risken försvinner ur registret men finns kvar i arkivet"),
        )
        self.restore_action = action(
            self, self.tr("Ta tillbaka risken"), lambda: self._set_archived(False), icon="archive-restore"
        )
        self.archived_action = action(self, self.tr("Visa arkiverade risker"), self.refresh, icon="eye")
        self.archived_action.setCheckable(True)
        self._offer(None)

    def _lay_out(self) -> None:
        self.place_actions(primary=self.new_action)
        splitter = Splitter("risks", self.context.settings, (940, 520))
        splitter.addWidget(self.overview)
        splitter.addWidget(self.record)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 3)
        self.record.setMinimumWidth(px(430))
        self.column.addWidget(splitter, 1)

    def _connect(self) -> None:
        self.overview.unit_chosen.connect(self._choose_unit)
        self.overview.filtered.connect(self._choose_first_shown)
        self.register.chosen.connect(self._choose_row)
        self.register.opened.connect(lambda _row: self.record.write_in())
        self.register.table.set_actions(
            [self.new_action, None, self.archive_action, self.restore_action, None, self.archived_action]
        )
        self.record.form.save_requested.connect(self._save)
        self.record.form.reverted.connect(self._give_up_new)
        self.record.jump.connect(self.jump)
        self.record.new_wanted.connect(self._want_new)

    # -- showing --

    def _show(self, page: RiskPage) -> None:
        known = dict(page.units)
        if self._unit is not None and self._unit not in known:
            self._unit = None
            self.refresh()
            return
        self.record.set_choices(page)
        self.record.nothing.text.setText(
            self.tr("Välj en risk i registret, så visas den här.")
            if page.rows
            else self.tr("Här skriver du om en risk, värderar den och säger vad som görs åt den.")
        )
        self.overview.show_page(page, self._unit)
        if self._wanted is not None:
            self._find_wanted({row.id for row in page.rows})
        elif not self.record.making:
            self.register.table.choose_first()

    def _find_wanted(self, rows: set[int]) -> None:
        """Stand on the wanted risk, and let go of what hides it: filters, the unit, the archive being shut."""
        wanted = self._wanted
        if wanted in rows:
            self._wanted = None
            if not self.register.table.choose(wanted):
                self.overview.show_all()
        elif self._unit is not None:
            self._unit = None
            self.refresh()
        elif not self.archived_action.isChecked():
            self.archived_action.setChecked(True)
            self.refresh()
        else:
            self._wanted = None

    def _choose_unit(self, unit: int | None) -> None:
        self._unit = unit
        self.refresh()

    def _choose_first_shown(self) -> None:
        if not self.record.form.dirty and not self.record.making:
            self.register.table.choose_first()

    def _choose_row(self, row: RiskRow | None) -> None:
        self._offer(row)
        form = self.record.form
        if row is None:
            # Unsaved text stays in sight although its row was filtered away.
            if not form.dirty and not self.record.making:
                self.record.show_nothing()
            return
        if row.id == self.record.risk_id:
            return
        if form.dirty:
            self.context.messages.tell(
                self.tr(
                    "Det du skrev om ”{title}” är inte sparat, men finns kvar när du kommer tillbaka."
                ).format(title=self.record.title.text())
            )
        self._read_card(row.id)

    def _read_card(self, risk_id: int) -> None:
        year, office = self.context.period.year, self.context.office
        self.context.tasks.run(lambda: read_card(office, risk_id, year), self._show_card, latest="risk card")

    def _show_card(self, card: RiskCard) -> None:
        self.record.show_card(card)

    def _stand_on(self, risk_id: int) -> None:
        """Choose a risk, now or when the rows have come."""
        if risk_id:
            self._wanted = risk_id
            self.refresh()

    def _offer(self, row: RiskRow | None) -> None:
        self.archive_action.setEnabled(row is not None and not row.archived)
        self.restore_action.setEnabled(row is not None and row.archived)
        self.restore_action.setVisible(row is not None and row.archived)

    # -- writing --

    def _start_new(self) -> None:
        self.register.table.clearSelection()
        self.register.table.setCurrentIndex(self.register.table.model().index(-1, -1))
        self.record.start_new({"unit_id": self._unit} if self._unit is not None else {})

    def _give_up_new(self) -> None:
        if self.record.making:
            self.record.show_nothing()
            self.register.table.choose_first()
            self.register.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, changed: Mapping[str, object], base: Mapping[str, object]) -> None:
        office, year, edit_id = self.context.office, self.context.period.year, uuid4().hex
        risk_id = self.record.risk_id
        values = dict(changed if risk_id is not None else self.record.form.values())

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            changes = save_risk(office, risk_id, values, base, year, edit_id)
            card = read_card(office, risk_id if risk_id is not None else changes[0].id, year)
            return changes, card.values

        def done(changes: tuple[Change, ...]) -> None:
            # The window has the page read again; then the new risk is found among the others.
            if risk_id is None:
                self._wanted = changes[0].id

        self.context.saving.save_form_by(
            self.record.form,
            work,
            self.tr("Lägg till risk") if risk_id is None else self.tr("Ändra risk"),
            done,
            told=self.tr("Risken sparades."),
        )

    def _want_new(self, kind: str) -> None:
        if self.record.risk_id is not None:
            self.new_wanted.emit(kind, self.record.risk_id)

    def _set_archived(self, archived: bool) -> None:
        rows: list[RiskRow] = [
            row for row in self.register.table.chosen_rows() if row.archived is not archived
        ]
        if not rows:
            return
        edits = [Edit("risk", row.id, {"archived": archived}, {"archived": not archived}) for row in rows]
        if archived:
            text = self.tr("Arkivera risk")
            told = self.tr("Risken arkiverades. Ångra med Ctrl+Z.")
        else:
            text, told = self.tr("Ta tillbaka risk"), self.tr("Risken togs tillbaka.")
        self.context.saving.write(text, edits, told=told)
