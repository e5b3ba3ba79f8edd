"""Skalor och trösklar: what the steps mean here, where the zones go, and what is proposed for control."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import wording
from app.domain.codes import SCALES
from app.domain.risk_zones import Zones
from app.ui.administration import scales_form
from app.ui.administration.zones_preview import ZonesPreview
from app.ui.common.context import Context
from app.ui.common.form_parts import Notice
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
        self.kept = Notice()
        self.said = words("", "small", wrap=True)
        self._loaded = False
        card = Card()
        card.column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(card, 1)
        row.addWidget(self._beside(), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.kept)
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
        self._tell_kept(values["kept_years"])

    def _tell_kept(self, years: object) -> None:
        """Say which years are weighed already and keep what they were weighed by."""
        assert isinstance(years, tuple)
        if not years:
            self.kept.say(
                self.tr("Inget år har egna skalor och gränser än: det du ställer in gäller alla år.")
            )
            return
        self.kept.say(
            self.tr(
                "Risker är värderade {years}. De åren behåller sina skalor och gränser: det du ändrar här gäller från "
                "första året utan värderingar, {first}."
            ).format(years=", ".join(map(str, years)), first=_first_free(years))
        )

    def _save(self, changed: Mapping[str, object], base: Mapping[str, object]) -> None:
        office, edit_id = self.context.office, uuid4().hex
        self.context.saving.save_form_by(
            self.form,
            lambda: scales_form.write(office, changed, base, edit_id),
            self.tr("Ändra skalor och trösklar"),
            told=self.tr("Skalorna sparades. År med värderade risker behåller sina."),
        )

    def _preview(self) -> None:
        values = self.form.values()
        limits = [values[name] for name in scales_form.LIMITS[:3]]
        low, medium, threshold = (int(limit) if isinstance(limit, int | float) else 0 for limit in limits)
        rule = str(values["threshold_rule"] or "at_least")
        fifth = any(values[f"{scale}_{scales_form.STEPS}_label"] for scale in SCALES)
        self.preview.show_zones(Zones(low, medium, threshold, rule), scales_form.STEPS if fifth else 4)
        over = self.tr("Risker med ett värde över {threshold} föreslås till internkontrollplanen")
        reached = self.tr("Risker med värdet {threshold} eller mer föreslås till internkontrollplanen")
        said = self.tr(
            "{low} till och med {low_max}, {medium} till och med {medium_max}, däröver {high}."
        ).format(
            low=wording.word("zone", "low"),
            low_max=low,
            medium=wording.word("zone", "medium").lower(),
            medium_max=medium,
            high=wording.word("zone", "high").lower(),
        )
        proposed = (over if rule == "over" else reached).format(threshold=threshold)
        self.said.setText(f"{said} {proposed}: " + self.tr("de ligger bortom den grova linjen."))


def _first_free(years: tuple[int, ...]) -> int:
    """The first year, from the first weighed one on, in which nothing is weighed."""
    return next(year for year in range(years[0], years[-1] + 2) if year not in years)
