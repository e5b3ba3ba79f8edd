"""The plan as a whole: how it was made, and the way from draft by decision to lock and to a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.ask_panel import AskPanel
from app.ui.common.context import Context
from app.ui.common.fields import Choice, LongText
from app.ui.common.form_parts import Notice
from app.ui.common.page_parts import Card, words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px
from app.ui.risks import plan_words

if TYPE_CHECKING:
    from app.services.control_plan_rows import PlanContent
    from app.services.control_plans import PlanPage

PLAN_FIELDS = (
    LongText(
        "made_how",
        noop("Fields", "Så togs planen fram"),
        lines=6,
        help=noop("Fields", "Står först i planen: vilka som analyserat riskerna och hur urvalet gjordes."),
    ),
    LongText(
        "reason",
        noop("Fields", "Varför det finns en ny version"),
        help=noop("Fields", "Står på planens framsida."),
    ),
)
DECIDE_FIELDS = (
    Choice(
        "decision_id",
        noop("Fields", "Beslut"),
        required=True,
        none=noop("Fields", "Välj beslutet"),
        help=noop("Fields", "Ett antaget beslut om internkontrollplan, med paragraf."),
    ),
)
VERSION_FIELDS = (
    LongText(
        "reason",
        noop("Fields", "Varför behövs en ny version?"),
        required=True,
        placeholder=noop("Fields", "En ny risk har kommit till under året"),
    ),
)


class PlanAbout(QWidget):
    """Form of a draft, or text of a decided plan; above it what is asked before the next step."""

    saved = Signal()
    """The form of the plan is to be saved."""
    decided = Signal()
    """A decision is chosen."""
    renewed = Signal()
    """A new version has its reason."""
    locked = Signal()
    """The lock is confirmed."""
    lead = Signal()
    """To the register of decisions."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.content: PlanContent | None = None
        self.form = RecordForm(PLAN_FIELDS, drafts=context.drafts)
        self.form.save_requested.connect(lambda *_: self.saved.emit())
        self.decide = AskPanel(context, DECIDE_FIELDS)
        self.decide.form.save_requested.connect(lambda *_: self.decided.emit())
        self.version = AskPanel(context, VERSION_FIELDS)
        self.version.form.save_requested.connect(lambda *_: self.renewed.emit())
        self.lock = Notice("lock", "warning")
        self.no_decision = Notice("gavel")
        self.told = words("", wrap=True)
        self._head = words("", "heading", wrap=True)
        self._stack = QStackedWidget()
        self._page: PlanPage | None = None
        reading = QWidget()
        inside = QVBoxLayout(reading)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(words(self.tr("Så togs planen fram"), "small"))
        inside.addWidget(self.told)
        inside.addStretch(1)
        self._stack.addWidget(self.form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(reading)
        area.setAccessibleName(self.tr("Så togs planen fram"))
        self._stack.addWidget(area)
        card = Card()
        card.column.addWidget(self._head)
        card.column.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        for part in (self.lock, self.no_decision, self.decide, self.version):
            column.addWidget(part)
        column.addWidget(card, 1)

    def show_page(self, page: PlanPage) -> None:
        """Show the plan that is looked at."""
        before, self.content, self._page = self.content, page.content, page
        content = page.content
        self._head.setText(plan_words.state_words(page))
        self._stack.setVisible(content is not None)
        if content is None:
            return
        head = content.head
        if before is None or (before.head.id, before.head.state) != (head.id, head.state):
            self.lock.hide()
            self.no_decision.hide()
            self.decide.shut()
            self.version.shut()
        self.told.setText(head.made_how or self.tr("Inget är skrivet."))
        self._stack.setCurrentIndex(0 if page.is_draft else 1)
        self.decide.form.set_options("decision_id", plan_words.decision_options(page.decisions))
        if page.is_draft:
            self.form.set_field_visible("reason", head.number > 1)
            values = {"id": head.id, "made_how": head.made_how, "reason": head.reason}
            key = f"control_plan:{head.id}"
            if self.form.key == key:
                self.form.refill(values)
            else:
                self.form.load(values, key, self._head.text())
        else:
            self.form.load({})

    def ask_decision(self) -> None:
        """Ask which decision the plan was decided by; without any, say where it is written."""
        if self._page is None or self.content is None:
            return
        if not self._page.decisions:
            self.no_decision.say(
                self.tr(
                    "Det finns inget beslut om internkontrollplan än. Lägg till det under Styrning, Beslut."
                ),
                [(self.tr("Gå till Beslut"), self.lead.emit)],
            )
            return
        likely = next((line.id for line in self._page.decisions if line.adopted and line.section), None)
        proposed = {"decision_id": likely} if likely is not None else {}
        self.decide.ask(self.tr("Besluta planen"), f"control_plan:decide:{self.content.head.id}", proposed)

    def ask_lock(self) -> None:
        """Ask once: a lock is for good."""
        self.lock.say(
            self.tr("En låst plan kan aldrig mer ändras. Det som ändras senare blir en ny version."),
            [(self.tr("Lås planen för gott"), self.locked.emit), (self.tr("Avbryt"), lambda: None)],
        )

    def ask_version(self) -> None:
        """Ask why there is to be a new version."""
        if self.content is not None:
            key = f"control_plan:version:{self.content.head.id}"
            self.version.ask(self.tr("Ny version av planen"), key, {})
