"""Ties to Agenda 2030: which global goals and targets a record serves, how much, and what that means here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import rich_text
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.fields import Choice, Field, Option, RichText
from app.ui.common.kept_fields import kept
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import words
from app.ui.common.picker import Pick, Picker
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.agenda import SdgChoice, SdgTie
    from app.ui.common.context import Context

FIELDS: tuple[Field, ...] = (
    Choice(
        "extent",
        noop("Fields", "Hur mycket av det globala målet"),
        required=True,
        width="half",
    ),
    RichText(
        "meaning",
        noop("Fields", "Vad det betyder för vår kommun"),
        help=noop("Fields", "Med egna ord: vad gör kommunen som svarar mot det globala målet?"),
    ),
)


def tie_list(context: Context, kind: str, owner: str) -> LinkList:
    """A list of ties of one kind; ``owner`` is the field that says what is tied."""
    made = LinkList(
        context,
        kind,
        FIELDS,
        (*FIELDS, *kept(owner, "sdg_goal_id", "sdg_target_id")),
        LinkWords(
            change=translate("AgendaTies", "Ändra koppling till Agenda 2030"),
            add=translate("AgendaTies", "Koppla till Agenda 2030"),
            added=translate("AgendaTies", "Kopplingen till Agenda 2030 lades till."),
            remove=translate("AgendaTies", "Ta bort koppling till Agenda 2030"),
            removed=translate("AgendaTies", "Kopplingen till Agenda 2030 togs bort."),
            empty=translate("AgendaTies", "Vad det betyder för vår kommun är inte skrivet än."),
        ),
    )
    for form in (made.form, made.new_form):
        form.set_options("extent", _extent_options())
    return made


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """What the list says of itself over its ties, and while there are none."""

    some: str
    none: str


class AgendaTies(QScrollArea):
    """Tiles with words; a new tie is found by its number or its words."""

    def __init__(
        self, context: Context, kind: str, owner: str, said: AgendaWords, parent: QWidget | None = None
    ) -> None:
        """``kind`` is the kind of record that a tie is, ``owner`` the field that says what is tied."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._owner_field, self._said = owner, said
        self.links = tie_list(context, kind, owner)
        self.intro = words("", "muted", wrap=True)
        self.picker = Picker(self.tr("Koppla till ett globalt mål eller delmål: skriv nummer eller ord …"))
        self.picker.picked.connect(self._start)
        self.links.left_new.connect(self.picker.setFocus)
        self._choices: dict[tuple[int, int | None], SdgChoice] = {}
        self._owner: int | None = None
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

    def show_ties(self, owner: int, ties: Sequence[SdgTie], *, locked: bool = False) -> None:
        """Show the ties of the record ``owner``."""
        self._owner = owner
        self.picker.setVisible(not locked)
        self.intro.setText(self._said.some if ties else self._said.none)
        taken = {(tie.sdg_goal_id, tie.sdg_target_id) for tie in ties}
        self.picker.set_picks(
            [
                Pick(key, f"{choice.code} {choice.text}", (choice.code, choice.color))
                for key, choice in self._choices.items()
                if key not in taken
            ]
        )
        self.links.show_links(owner, [self._item(tie) for tie in ties], locked=locked)

    def _item(self, tie: SdgTie) -> LinkItem:
        title = f"{tie.code} {tie.heading}" if tie.code else f"{tie.sdg_goal_id} {tie.name}"
        of_goal = self.tr("Delmål under {number} {name}").format(number=tie.sdg_goal_id, name=tie.name)
        extent = wording.word("extent", tie.extent)
        return LinkItem(
            tie.id,
            title,
            f"{extent} · {of_goal}" if tie.code else extent,
            rich_text.plain(tie.meaning),
            {"id": tie.id, "version": tie.version, "extent": tie.extent, "meaning": tie.meaning},
            tile=(tie.code or str(tie.sdg_goal_id), tie.color),
            under=self._official(tie),
        )

    def _official(self, tie: SdgTie) -> str:
        """What the target says in full, where the municipality has brought that in."""
        if not tie.official:
            return ""
        return self.tr("Officiell text: {text} (Källa: {source})").format(
            text=tie.official.strip(), source=tie.official_source
        )

    def _start(self, key: object) -> None:
        if self._owner is None or not isinstance(key, tuple):
            return
        choice = self._choices[key]
        self.links.start_new(
            f"{choice.code} {choice.text}",
            {
                self._owner_field: self._owner,
                "sdg_goal_id": choice.goal_id,
                "sdg_target_id": choice.target_id,
            },
        )


def _extent_options() -> tuple[Option, ...]:
    """How much of an SDG goal or target is served."""
    return tuple(Option(code, label) for code, label in wording.words("extent").items())
