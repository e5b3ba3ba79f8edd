"""What a goal contributes to, or who contributes to it; the boards and companies that do not stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Option
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.goals.form import CONTRIBUTION_FIELDS
from app.ui.goals.levels import full_title

if TYPE_CHECKING:
    from app.services.contributions import ContributionRow
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard
    from app.ui.common.context import Context

_GIVEN_TO = Choice("overarching_id", noop("Fields", "Övergripande mål"), required=True)
GIVEN_BY = Choice("goal_id", noop("Fields", "Nämndens eller bolagets mål"), required=True)


def contribution_words() -> LinkWords:
    """What is said of contributions, in a goal's section and in the matrix."""
    return LinkWords(
        change=translate("Contributions", "Ändra bidrag"),
        add=translate("Contributions", "Lägg till bidrag"),
        added=translate("Contributions", "Bidraget lades till."),
        remove=translate("Contributions", "Ta bort bidrag"),
        removed=translate("Contributions", "Bidraget togs bort."),
        empty=translate("Contributions", "Ingen mening är skriven än."),
    )


class Contributions(QScrollArea):
    """For a board's goal what it gives, for an overarching goal what it gets."""

    lead = Signal(int)
    new_goal_wanted = Signal(int)
    """A board or company has no goal of its own to contribute with: make one for this unit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        said = contribution_words()
        self.given = LinkList(
            context,
            "contribution",
            CONTRIBUTION_FIELDS,
            (_GIVEN_TO, *CONTRIBUTION_FIELDS, *kept("goal_id")),
            said,
        )
        self.received = LinkList(
            context,
            "contribution",
            CONTRIBUTION_FIELDS,
            (GIVEN_BY, *CONTRIBUTION_FIELDS, *kept("overarching_id")),
            said,
        )
        self.intro = words("", "muted", wrap=True)
        self.add_button = QPushButton(self.tr("Lägg till bidrag"))
        self.add_button.clicked.connect(self._add_given)
        self.silent = _Silent()
        self.silent.chosen.connect(self._add_received)
        for each in (self.given, self.received):
            each.lead.connect(self.lead)
        self._node: GoalNode | None = None
        self._nodes: Mapping[int, GoalNode] = {}
        self._card: GoalCard | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.silent)
        column.addWidget(self.given)
        column.addWidget(self.received)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def show_card(self, node: GoalNode, card: GoalCard, nodes: Mapping[int, GoalNode]) -> None:
        """Fill in. ``nodes`` are all goals of the period by id."""
        self._node, self._card, self._nodes = node, card, nodes
        gives, gets = node.level == "body", node.level == "overarching"
        self.given.setVisible(gives)
        self.received.setVisible(gets)
        self.silent.setVisible(gets and bool(card.silent_units) and not node.archived)
        self.add_button.setVisible(gives and bool(self._free()) and not node.archived)
        if gives:
            self.given.new_form.set_options("overarching_id", self._given_options())
            self.intro.setText(self._given_intro(card))
            items = [self._item(row, row.overarching_id, "") for row in card.contributions]
            self.given.show_links(node.id, items, locked=node.archived)
        if gets:
            if self.received.new_panel.isHidden():
                # A draft that comes back must find its goal among the options, whatever unit it was for.
                self.received.new_form.set_options("goal_id", _options(self._bodies()))
            self.intro.setText(self._received_intro(card))
            self.silent.show_units(card.silent_units)
            items = [self._item(row, row.goal_id, row.unit) for row in card.contributions]
            self.received.show_links(node.id, items, locked=node.archived)

    def _given_intro(self, card: GoalCard) -> str:
        if card.contributions:
            return self.tr("Så bidrar målet till de övergripande målen.")
        return self.tr(
            "Här står vad målet gör för de övergripande målen. Nämnder och bolag bidrar till alla övergripande "
            "mål, genom ett eller flera egna mål. Lägg till det första bidraget."
        )

    def _received_intro(self, card: GoalCard) -> str:
        if card.contributions:
            return self.tr("Så bidrar nämnder och bolag till målet, med egna mål.")
        return self.tr("Här står vad nämndernas och bolagens mål gör för det här målet.")

    def _item(self, row: ContributionRow, lead: int, detail: str) -> LinkItem:
        other = self._nodes.get(lead)
        title = full_title(other.number, other.title) if other is not None else row.goal
        values = {"id": row.id, "version": row.version, "sentence": row.sentence}
        return LinkItem(row.id, title, detail, row.sentence, values, lead=lead)

    def _free(self) -> list[GoalNode]:
        """Overarching goals that the goal does not contribute to yet."""
        if self._card is None:
            return []
        taken = {row.overarching_id for row in self._card.contributions}
        return [
            node
            for node in self._nodes.values()
            if node.level == "overarching" and node.id not in taken and not node.archived
        ]

    def _given_options(self) -> tuple[Option, ...]:
        return _options(self._free())

    def _bodies(self) -> list[GoalNode]:
        """The goals of boards and companies."""
        return [node for node in self._nodes.values() if node.level == "body" and not node.archived]

    def _add_given(self) -> None:
        if self._node is None:
            return
        self.given.start_new(self.tr("Nytt bidrag"), {"goal_id": self._node.id})

    def _add_received(self, unit_id: int, unit: str) -> None:
        own = [node for node in self._bodies() if node.unit_id == unit_id]
        if not own or self._node is None:
            self.new_goal_wanted.emit(unit_id)
            return
        self.received.new_form.set_options("goal_id", _options(own))
        values = {"goal_id": own[0].id if len(own) == 1 else None, "overarching_id": self._node.id}
        self.received.start_new(self.tr("Nytt bidrag från {unit}").format(unit=unit), values)
        self.ensureWidgetVisible(self.received.new_panel)


class _Silent(QFrame):
    """Who does not contribute, each with the act that mends it."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "warning")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(10), px(10), px(10))
        self._column.setSpacing(px(4))
        self.heading = words(self.tr("Bidrar inte till målet än"), "strong", wrap=True)
        self._column.addWidget(self.heading)
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self._shown: tuple[tuple[int, str], ...] = ()

    def show_units(self, units: Sequence[tuple[int, str]]) -> None:
        """Show these as (id, name)."""
        if tuple(units) == self._shown:
            return
        self._shown = tuple(units)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], []
        for unit_id, name in units:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(words(name, wrap=True), 1)
            button = QPushButton(self.tr("Lägg till bidrag"))
            button.setAccessibleName(self.tr("Lägg till bidrag från {unit}").format(unit=name))
            button.clicked.connect(
                lambda _checked=False, unit_id=unit_id, name=name: self.chosen.emit(unit_id, name)
            )
            row.addWidget(button)
            self._column.addWidget(line)
            self._lines.append(line)
            self.buttons.append(button)


def _options(nodes: Sequence[GoalNode]) -> tuple[Option, ...]:
    return tuple(Option(node.id, full_title(node.number, node.title)) for node in nodes)
