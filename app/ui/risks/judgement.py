"""The executive board's judgement of the whole internal control of a year, beside what its controls showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app import wording
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.context import Context
from app.ui.common.fields import Choice, LongText, Option
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.self_assessment import AssessmentPage

FIELDS = (
    Choice(
        "judgement",
        noop("Fields", "Den interna kontrollen är"),
        none=noop("Fields", "Inte bedömd än"),
        width="half",
    ),
    Choice("decision_id", noop("Fields", "Beslut"), none=noop("Fields", "Inget beslut valt"), width="half"),
    LongText("reason", noop("Fields", "Skäl till bedömningen"), lines=2),
)


class JudgementCard(Card):
    """Written in place; one judgement for each year."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id: int | None = None
        self._year = 0
        self.title = words("", "heading")
        self.results = words("", "muted", wrap=True)
        self.form = RecordForm(FIELDS, drafts=context.drafts, scroll=False)
        self.form.set_options(
            "judgement", [Option(code, text) for code, text in wording.words("judgement").items()]
        )
        self.form.save_requested.connect(self._save)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addWidget(self.title)
        line.addWidget(self.results, 1)
        self.column.addLayout(line)
        self.column.addWidget(self.form, 1)

    def show_page(self, page: AssessmentPage) -> None:
        """Show the judgement of a year, and what it can rest on."""
        self.title.setText(self.tr("Kommunstyrelsens bedömning av {year}").format(year=page.year))
        self.results.setText(_told(page))
        self.form.set_options("decision_id", [Option(*decision) for decision in page.decisions])
        values = page.judgement or {"judgement": None, "reason": "", "decision_id": None}
        key = f"control_judgement:{page.year}"
        self._id = page.judgement["id"] if page.judgement is not None else None  # type: ignore[assignment]
        if self.form.key == key:
            self.form.refill(values)
        else:
            self.form.load(values, key, self.title.text())
        self._year = page.year

    def _save(self, _changed: object, _base: object) -> None:
        self._context.saving.save_form(
            self.form,
            "control_judgement",
            self._id,
            self.tr("Bedöm den interna kontrollen"),
            more={"year": self._year},
            told=self.tr("Bedömningen sparades."),
        )


def _told(page: AssessmentPage) -> str:
    results = " · ".join(
        f"{page.results[code]} {text.lower()}"
        for code, text in wording.words("control_result").items()
        if page.results.get(code)
    )
    if not results:
        return translate("SelfAssessment", "Årets kontroller har inga resultat än.")
    return translate("SelfAssessment", "Årets kontroller: {results}.").format(results=results)
