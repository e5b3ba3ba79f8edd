"""What came from Kolada, before it is stored: what to know first, how much it is, and every value that would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app import wording
from app.ui.common import icons
from app.ui.common.editors import ChoiceEditor
from app.ui.common.fields import Option
from app.ui.common.page_parts import EmptyState, SearchField, action, button, words
from app.ui.common.settings import Settings
from app.ui.common.theme import px
from app.ui.indicators.kolada_plan import PlanRow, PlanTable, kind_word, rows_of

if TYPE_CHECKING:
    from app.domain.kolada_update import Plan, Spot

_MOST_LINES = 4
_MOST_REFUSALS = 50


class Review(QWidget):
    """Notices, counts, filter and table."""

    turned = Signal()
    """Other values are to be stored than before."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.plan: Plan | None = None
        self.notices = NoticeBox(self.tr("Att veta innan du sparar"))
        self.count = words("", wrap=True)
        self.search = SearchField(self.tr("Sök indikator eller plats …"))
        self.kind = ChoiceEditor([], self.tr("Allt som kom"), required=False)
        self.kind.name_for_readers(self.tr("Slag av ändring"))
        self.nothing = EmptyState("circle-check", "")
        self.table = PlanTable(settings, self.nothing)
        self.table.setAccessibleName(self.tr("Värden från Kolada"))
        self.turn_action = action(
            self,
            self.tr("Ta med eller lämna"),
            self.table.turn_chosen,
            icon="check",
            tip=self.tr("Gäller de valda raderna (mellanslag)"),
        )
        self.table.set_actions([self.turn_action])
        self.search.searched.connect(self.table.set_filter)
        self.search.walked_down.connect(self.table.setFocus)
        self.kind.changed.connect(self._filter)
        self.table.turned.connect(self._count)
        self.table.turned.connect(self.turned)
        self._lay_out()

    @property
    def has_news(self) -> bool:
        """Whether anything came that the file does not have."""
        plan = self.plan
        return plan is not None and bool(plan.new or plan.changed or plan.cards)

    @property
    def stores_anything(self) -> bool:
        """Whether a save would change anything now."""
        return self.plan is not None and bool(self.taken() or self.plan.cards)

    def show_plan(self, plan: Plan | None) -> None:
        """Show what came; None shows nothing."""
        self.plan = plan
        self.search.clear()
        self.table.set_filter("")
        self.kind.set_value(None)
        self.table.set_predicate(None)
        rows = rows_of(plan) if plan is not None else ()
        self.table.set_rows(rows)
        if plan is not None:
            refused = plan.refused[:_MOST_REFUSALS]
            self.notices.say(
                [
                    *(wording.kolada_notice(notice) for notice in plan.notices),
                    *(wording.kolada_refusal(refusal) for refusal in refused),
                ]
            )
            self._offer_kinds(rows)
            self._tell_nothing(plan)
            self._count()

    def taken(self) -> int:
        """How many values are to be stored."""
        return sum(row.taken for row in self.table.rows_model.rows)

    def left(self) -> frozenset[Spot]:
        """What is not to be stored."""
        return self.table.left()

    # -- inside --

    def _lay_out(self) -> None:
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.search, 2)
        line.addWidget(self.kind, 1)
        line.addWidget(button(self.turn_action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.notices)
        column.addWidget(self.count)
        column.addWidget(self._tools)
        column.addWidget(self.table, 1)

    def _offer_kinds(self, rows: tuple[PlanRow, ...]) -> None:
        counts = {kind: sum(row.kind == kind for row in rows) for kind in ("new", "changed", "by_hand")}
        self.kind.set_options(
            [Option(kind, f"{kind_word(kind)} ({count})") for kind, count in counts.items() if count]
        )
        self._tools.setVisible(bool(rows))

    def _filter(self) -> None:
        wanted = self.kind.value()
        self.table.set_predicate(None if wanted is None else lambda row: row.kind == wanted)

    def _tell_nothing(self, plan: Plan) -> None:
        if plan.cards:
            said = self.tr("Inga nya värden. Men korten får veta när nästa värde väntas, om du sparar.")
        elif plan.unchanged:
            said = self.tr("Inget nytt: allt som Kolada har står redan i filen.")
        else:
            said = self.tr("Kolada har inga värden för de här nyckeltalen, platserna och åren.")
        self.nothing.text.setText(said)

    def _count(self) -> None:
        plan = self.plan
        if plan is None:
            return
        by_hand = sum(value.by_hand for value in plan.changed)
        said = self.tr("Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}.").format(
            new=len(plan.new), changed=len(plan.changed), unchanged=plan.unchanged
        )
        if plan.refused:
            said += " " + self.tr("Avvisade: {refused}.").format(refused=len(plan.refused))
        if plan.cards:
            said += " " + self.tr("Kort som får nya uppgifter: {cards}.").format(cards=len(plan.cards))
        if plan.new or plan.changed:
            said += " " + self.tr("Att spara: {taken} av {all}.").format(
                taken=self.taken(), all=len(plan.new) + len(plan.changed)
            )
        if by_hand:
            said += " " + self.tr(
                "Det som har skrivits in för hand lämnas, om du inte markerar det ({by_hand})."
            ).format(by_hand=by_hand)
        self.count.setText(said)


class NoticeBox(QFrame):
    """Some lines that are worth reading; many of them scroll."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        mark = QLabel()
        mark.setPixmap(icons.pixmap("triangle-alert", "warning_text", 18))
        self.lines = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.lines.setProperty("locked", True)
        self.lines.setAccessibleName(heading)
        self.lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(mark)
        top.addWidget(words(heading, "strong"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(6))
        column.setSpacing(px(2))
        column.addLayout(top)
        under = QHBoxLayout()
        under.setContentsMargins(px(22), 0, 0, 0)
        under.addWidget(self.lines)
        column.addLayout(under)
        self.hide()

    def say(self, lines: list[str]) -> None:
        """Show the lines; none hides the box."""
        self.lines.setPlainText("\n".join(lines))
        shown = min(len(lines), _MOST_LINES)
        self.lines.setFixedHeight(shown * self.lines.fontMetrics().lineSpacing() + px(20))
        self.setVisible(bool(lines))
