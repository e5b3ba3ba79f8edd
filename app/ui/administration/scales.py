"""Skalor och trösklar: what the steps mean here, where the zones go, and what is proposed for control."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.domain.risk_zones import Zones
from app.ui.administration import scales_form
from app.ui.administration.zones_preview import ZonesPreview
from app.ui.common.context import Context
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section
from app.ui.common.theme import px


class ScalesSection(Section):
    """One form with a live picture of what it leads to."""

    kinds = frozenset({"scale_step"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Skalor och trösklar"),
            self.tr(
                "Så vägs riskerna: sannolikhet gånger konsekvens. Orden syns bredvid riskformuläret medan man väger."
            ),
        )
        self.form = RecordForm(scales_form.limit_fields() + scales_form.step_fields(), drafts=context.drafts)
        self.form.save_requested.connect(self._save)
        self.form.changed.connect(lambda _name: self._preview())
        self.form.reverted.connect(self._preview)
        self.preview = ZonesPreview()
        self.said = words("", "small", wrap=True)
        self._loaded = False
        card = Card()
        card.column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(card, 1)
        row.addWidget(self._beside(), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row, 1)

    def refresh(self) -> None:
        """Read the scales and the limits."""
        office = self.context.office
        self.context.tasks.run(lambda: scales_form.read(office), self._show, latest="administration/scales")

    def _beside(self) -> QWidget:
        card = Card(self.tr("Så faller riskerna"))
        card.column.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignHCenter)
        card.column.addWidget(self.said)
        card.setFixedWidth(px(272))
        return card

    def _show(self, values: Mapping[str, object]) -> None:
        if self._loaded:
            self.form.refill(values)
        else:
            self._loaded = True
            self.form.load(values, "scale_step:1", self.tr("Skalor och trösklar"))
        self._preview()

    def _save(self, changed: Mapping[str, object], base: Mapping[str, object]) -> None:
        office, edit_id = self.context.office, uuid4().hex
        self.context.saving.save_form_by(
            self.form,
            lambda: scales_form.write(office, changed, base, edit_id),
            self.tr("Ändra skalor och trösklar"),
            told=self.tr("Skalorna sparades. Riskerna visas efter dem."),
        )

    def _preview(self) -> None:
        limits = [self.form.values()[name] for name in scales_form.LIMITS]
        low, medium, threshold = (int(limit) if isinstance(limit, int | float) else 0 for limit in limits)
        self.preview.show_zones(Zones(low, medium, threshold))
        self.said.setText(
            self.tr(
                "{low} till och med {low_max}, {medium} till och med {medium_max}, däröver {high}. "
                "Risker från värdet {threshold} föreslås till internkontrollplanen: de ligger bortom den grova linjen."
            ).format(
                low=wording.word("zone", "low"),
                low_max=low,
                medium=wording.word("zone", "medium").lower(),
                medium_max=medium,
                high=wording.word("zone", "high").lower(),
                threshold=threshold,
            )
        )
