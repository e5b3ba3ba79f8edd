"""A strip that tells how much there is to put right before a plan is decided, and leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.common.context import Context
from app.ui.common.form_parts import Notice

if TYPE_CHECKING:
    from app.domain.control_gaps import Finding


class GapsStrip(Notice):
    """Hidden where all is well."""

    lead = Signal(int)
    """Show the findings of this unit; 0 for the whole municipality."""

    def __init__(self, context: Context) -> None:
        super().__init__("circle-alert")
        self._context = context

    def look_through(self, year: int, unit: int | None) -> None:
        """Look through a year of one unit, or of all."""
        gaps = self._context.office.control_gaps

        def tell(found: tuple[Finding, ...]) -> None:
            self.hide()
            if found:
                said = self.tr("Att rätta innan planen beslutas: {count}").format(count=len(found))
                self.say(said, [(self.tr("Visa"), lambda: self.lead.emit(unit or 0))])

        self._context.tasks.run(lambda: gaps.findings(year, unit), tell, latest="risks/plan gaps")
