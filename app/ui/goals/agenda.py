"""A goal's ties to Agenda 2030: which global goals and targets it serves, how much, and what that means here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.text import translate
from app.ui.common.page_parts import words
from app.ui.common.theme import px
from app.ui.goals.form import SDG_FIELDS, extent_options, kept
from app.ui.goals.link_list import LinkList, LinkWords
from app.ui.goals.link_rows import LinkItem
from app.ui.goals.picker import Pick, Picker

if TYPE_CHECKING:
    from app.services.agenda import SdgChoice, SdgRow
    from app.services.goals import GoalCard, GoalNode
    from app.ui.common.context import Context


def sdg_words() -> LinkWords:
    """What is said of ties to Agenda 2030, beside a goal and in the picture of all."""
    return LinkWords(
        change=translate("Agenda", "Ändra koppling till Agenda 2030"),
        add=translate("Agenda", "Koppla till Agenda 2030"),
        added=translate("Agenda", "Kopplingen till Agenda 2030 lades till."),
        remove=translate("Agenda", "Ta bort koppling till Agenda 2030"),
        removed=translate("Agenda", "Kopplingen till Agenda 2030 togs bort."),
        empty=translate("Agenda", "Vad det betyder för vår kommun är inte skrivet än."),
    )


class Agenda(QScrollArea):
    """Tiles with words; a new tie is found by its number or its words."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links = LinkList(
            context,
            "goal_sdg",
            SDG_FIELDS,
            (*SDG_FIELDS, *kept("goal_id", "sdg_goal_id", "sdg_target_id")),
            sdg_words(),
        )
        for form in (self.links.form, self.links.new_form):
            form.set_options("extent", extent_options())
        self.intro = words("", "muted", wrap=True)
        self.picker = Picker(self.tr("Koppla till ett globalt mål eller delmål: skriv nummer eller ord …"))
        self.picker.picked.connect(self._start)
        self._choices: dict[tuple[int, int | None], SdgChoice] = {}
        self._node: GoalNode | None = None
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.picker)
        column.addWidget(self.links)
        column.addStretch(1)
        self.setWidget(inside)

    def set_choices(self, choices: Sequence[SdgChoice]) -> None:
        """The 17 goals and their targets."""
        self._choices = {(choice.goal_id, choice.target_id): choice for choice in choices}

    def show_card(self, node: GoalNode, card: GoalCard) -> None:
        """Fill in."""
        self._node = node
        self.picker.setVisible(not node.archived)
        self.intro.setText(
            self.tr("De globala mål och delmål som målet är vårt svar på.")
            if card.sdg
            else self.tr(
                "Här visas vilka globala mål och delmål som målet är vårt svar på, och vad de betyder i vår kommun."
            )
        )
        taken = {(row.sdg_goal_id, row.sdg_target_id) for row in card.sdg}
        self.picker.set_picks(
            [
                Pick(key, f"{choice.code}  {choice.text}", (choice.code, choice.color))
                for key, choice in self._choices.items()
                if key not in taken
            ]
        )
        self.links.show_links(node.id, [self._item(row) for row in card.sdg], locked=node.archived)

    def _item(self, row: SdgRow) -> LinkItem:
        title = f"{row.code} {row.heading}" if row.code else f"{row.sdg_goal_id} {row.name}"
        of_goal = self.tr("Delmål under {number} {name}").format(number=row.sdg_goal_id, name=row.name)
        extent = wording.word("extent", row.extent)
        return LinkItem(
            row.id,
            title,
            f"{extent} · {of_goal}" if row.code else extent,
            row.meaning,
            {"id": row.id, "version": row.version, "extent": row.extent, "meaning": row.meaning},
            tile=(row.code or str(row.sdg_goal_id), row.color),
        )

    def _start(self, key: object) -> None:
        if self._node is None or not isinstance(key, tuple):
            return
        choice = self._choices[key]
        self.links.start_new(
            f"{choice.code} {choice.text}",
            {"goal_id": self._node.id, "sdg_goal_id": choice.goal_id, "sdg_target_id": choice.target_id},
        )
