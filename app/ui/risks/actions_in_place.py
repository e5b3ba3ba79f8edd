"""The actions that answer one result or one risk, where it stands: read, changed, begun and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain import formats
from app.text import translate
from app.ui.common.link_list import LinkList, LinkWords
from app.ui.common.link_rows import LinkItem
from app.ui.common.page_parts import action, button, words
from app.ui.common.theme import px
from app.ui.risks import action_fields

if TYPE_CHECKING:
    from app.services.actions import ActionRow
    from app.services.controls import NamedUnit
    from app.ui.common.context import Context


class ActionsInPlace(QScrollArea):
    """No dialog: the form for a new action stands over the others."""

    jump = Signal(str, int)
    """To an action in the list of all."""

    def __init__(self, context: Context, intro: str, heading: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading = heading
        self._values: Mapping[str, object] = {}
        self.links = LinkList(
            context,
            "action",
            action_fields.IN_PLACE,
            action_fields.NEW_IN_PLACE,
            LinkWords(
                change=self.tr("Ändra åtgärd"),
                add=self.tr("Lägg till åtgärd"),
                added=self.tr("Åtgärden lades till."),
                remove=self.tr("Arkivera åtgärd"),
                removed=self.tr("Åtgärden arkiverades. Ångra tar tillbaka."),
                empty="",
            ),
        )
        action_fields.offer_states(self.links.form)
        self.links.lead.connect(lambda action_id: self.jump.emit("action", action_id))
        self.new_action = action(self, self.tr("Ny åtgärd"), self.start_new, icon="plus")
        self.intro = words(intro, "muted", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(4), px(4), px(8))
        column.setSpacing(px(12))
        column.addWidget(self.intro)
        column.addWidget(self.links)
        self.new_button = button(self.new_action)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)
        self.links.left_new.connect(self.new_button.setFocus)

    def set_units(self, units: Sequence[NamedUnit]) -> None:
        """Whose an action can be."""
        for form in self.links.forms():
            action_fields.offer_units(form, units)

    def show_actions(
        self, owner: str, rows: Sequence[ActionRow], values: Mapping[str, object], *, locked: bool = False
    ) -> None:
        """The actions of ``owner``, named as its forms are ("control_result:12"). ``values`` begin a new one."""
        self._values = values
        self.intro.setVisible(not rows)
        self.new_button.setVisible(not locked)
        self.links.show_links(owner, [_item(row) for row in rows], locked=locked)

    @property
    def is_writing(self) -> bool:
        """Whether a new action is being written."""
        return not self.links.new_panel.isHidden()

    def start_new(self) -> None:
        """Let a new action be written here."""
        self.links.start_new(self._heading, {"state": "planned", **self._values})
        # What was opened just now has its place only when the layout has settled.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.links.new_panel))


def _item(row: ActionRow) -> LinkItem:
    when = translate("Actions", "klar senast {day}").format(day=formats.day(row.due_on)) if row.due_on else ""
    if row.state == "done" and row.done_on:
        when = formats.day(row.done_on)
    said = (action_fields.state_word(row), when, row.owner_role, row.unit)
    values = {
        "id": row.id,
        "version": row.version,
        **{name: getattr(row, name) for name in (field.name for field in action_fields.IN_PLACE)},
    }
    under = "\n".join(part for part in (row.text, row.effect) if part)
    return LinkItem(
        row.id, row.title, " · ".join(part for part in said if part), "", values, lead=row.id, under=under
    )
