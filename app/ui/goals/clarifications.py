"""What an overarching goal means: texts with the source of each, in the order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.domain.clarifications import DIALOGUE_OF, MAY_NAME_DIALOGUE, MAY_NAME_DOCUMENT
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Field, Option, RichText
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem, Source
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.clarifications import ClarificationRow
    from app.services.goal_sources import GoalSources
    from app.services.goal_tree import GoalNode
    from app.services.goals import GoalCard
    from app.ui.common.context import Context

CLARIFICATION_FIELDS: tuple[Field, ...] = (
    RichText(
        "text",
        noop("Fields", "Förtydligande"),
        required=True,
        help=noop("Fields", "Vad målet innebär, så som källan säger det."),
    ),
    Choice("source_kind", noop("Fields", "Källa"), required=True),
    Choice("dialogue_id", noop("Fields", "Kommer från dialogen")),
    Choice("document_id", noop("Fields", "Kommer från dokumentet")),
)


class Clarifications(QScrollArea):
    """Each is edited, moved and taken away where it stands."""

    jump = Signal(str, int)
    """To the dialogue or document that a text came from."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.links = LinkList(
            context,
            "clarification",
            CLARIFICATION_FIELDS,
            (*CLARIFICATION_FIELDS, *kept("goal_id", "position")),
            LinkWords(
                change=self.tr("Ändra förtydligande"),
                add=self.tr("Lägg till förtydligande"),
                added=self.tr("Förtydligandet lades till."),
                remove=self.tr("Ta bort förtydligande"),
                removed=self.tr("Förtydligandet togs bort."),
                empty="",
                move=self.tr("Flytta förtydligande"),
            ),
        )
        self.links.jump.connect(self.jump)
        self.links.filled.connect(self._fit)
        self._sources: GoalSources | None = None
        for form in (self.links.form, self.links.new_form):
            options = wording.words("clarification_source").items()
            form.set_options("source_kind", tuple(Option(code, text) for code, text in options))
            form.changed.connect(lambda _name, form=form: self._fit(form))
            self._fit(form)
        self.intro = words("", "muted", wrap=True)
        self.add_button = QPushButton(self.tr("Lägg till förtydligande"))
        self.add_button.clicked.connect(self._add)
        self._node: GoalNode | None = None
        self._count = 0
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.links)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def set_sources(self, sources: GoalSources) -> None:
        """What a text can come from."""
        if sources != self._sources:
            self._sources = sources
            for form in (self.links.form, self.links.new_form):
                form.set_options("document_id", tuple(Option(*each) for each in sources.documents))
                self._fit(form)

    def show_card(self, node: GoalNode, card: GoalCard) -> None:
        """Fill in."""
        self._node, self._count = node, len(card.clarifications)
        self.add_button.setVisible(not node.archived)
        self.intro.setText(
            self.tr("Vad målet innebär, och varifrån det kommer.")
            if card.clarifications
            else self.tr(
                "Här står vad målet innebär: det som den nationella förklaringen, dialogerna och "
                "styrdokumenten säger, med källan för varje text. Lägg till det första förtydligandet."
            )
        )
        items = [self._item(row) for row in card.clarifications]
        self.links.show_links(node.id, items, locked=node.archived)

    def _item(self, row: ClarificationRow) -> LinkItem:
        source = None
        if row.dialogue_id is not None:
            named = ", ".join(part for part in (row.dialogue, formats.day(row.held_on)) if part)
            source = Source("dialogue", row.dialogue_id, named)
        elif row.document_id is not None:
            source = Source("document", row.document_id, row.document)
        return LinkItem(
            row.id,
            wording.word("clarification_source", row.source_kind),
            "",
            row.text,
            {
                "id": row.id,
                "version": row.version,
                "text": row.text,
                "source_kind": row.source_kind,
                "dialogue_id": row.dialogue_id,
                "document_id": row.document_id,
            },
            source=source,
        )

    def _fit(self, form: RecordForm) -> None:
        """Ask for the dialogue or the document where the source is one; what is chosen is never hidden."""
        values = form.values()
        source = values["source_kind"]
        wanted = DIALOGUE_OF.get(str(source))
        dialogues = self._sources.dialogues if self._sources is not None else ()
        form.set_options(
            "dialogue_id",
            tuple(
                Option(key, title)
                for key, title, kind in dialogues
                if wanted in (None, kind) or key == values["dialogue_id"]
            ),
        )
        for field, sources in (("dialogue_id", MAY_NAME_DIALOGUE), ("document_id", MAY_NAME_DOCUMENT)):
            form.set_field_visible(field, source in sources or values[field] is not None)

    def _add(self) -> None:
        if self._node is not None:
            values = {"goal_id": self._node.id, "position": self._count}
            self.links.start_new(self.tr("Nytt förtydligande"), values)
            self.ensureWidgetVisible(self.links.new_panel)
