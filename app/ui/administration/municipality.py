"""Kommunen: what the municipality is called, and what its papers carry."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.context import Context
from app.ui.common.fields import Text
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section
from app.ui.common.theme import px

THE_ONE = 1
"""The id of a file's only municipality."""

WIDEST = 760

FIELDS = (
    Text(
        "name",
        noop("Fields", "Kommunens namn"),
        required=True,
        width="two_thirds",
        help=noop("Fields", "Som det ska stå i sidhuvudet på rapporter."),
    ),
    Text(
        "code",
        noop("Fields", "Kommunkod"),
        width="third",
        placeholder="0665",
        help=noop("Fields", "Fyra siffror, som hos SCB och Kolada."),
    ),
    Text(
        "registry_number",
        noop("Fields", "Diarienummer"),
        width="two_thirds",
        placeholder="KS 2019/160",
        help=noop("Fields", "Står på rapporterna, så att de hittar rätt ärende."),
    ),
)


class MunicipalitySection(Section):
    """One form."""

    kinds = frozenset({"municipality"})

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kommunen"),
            self.tr("Namnet och numren som följer med på skärmen och i varje rapport."),
        )
        self.form = RecordForm(FIELDS, drafts=context.drafts, scroll=False)
        self.form.save_requested.connect(lambda _values, _base: self._save())
        self.own_date = Notice("calendar")
        card = Card()
        card.setMaximumWidth(px(WIDEST))
        card.column.addWidget(self.form)
        self.own_date.setMaximumWidth(px(WIDEST))
        # With large text in a small window the fields would be squeezed; they scroll instead.
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.own_date)
        column.addWidget(card)
        column.addStretch(1)
        area.setWidget(inside)
        self.column.addWidget(area, 1)
        self._loaded = False

    def refresh(self) -> None:
        """Read the municipality."""
        office = self.context.office
        self.context.tasks.run(
            lambda: {**office.records.read("municipality", THE_ONE), "id": THE_ONE},
            self._show,
            latest="administration/municipality",
        )

    def _show(self, values: Mapping[str, object]) -> None:
        if self._loaded:
            self.form.refill(values)
        else:
            self._loaded = True
            self.form.load(values, f"municipality:{THE_ONE}", self.tr("Kommunen"))
        if values["shown_on"] is None:
            self.own_date.hide()
        else:
            self.own_date.say(
                self.tr(
                    "Det här är en exempelfil. Den visas alltid som den {day}, så att bilder och rapporter blir "
                    "likadana vilken dag som helst. En egen fil visas som i dag."
                ).format(day=formats.long_day(self.context.today))
            )

    def _save(self) -> None:
        self.context.saving.save_form(
            self.form,
            "municipality",
            THE_ONE,
            self.tr("Ändra kommunens uppgifter"),
            told=self.tr("Kommunens uppgifter sparades."),
        )
