"""What has happened to a record: when and who, what was done, from what to what, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain import formats
from app.text import translate
from app.ui.common.page_parts import Rule, words
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.log import FieldChange, LogLine

SHOWN_FIRST = 30
_UNTOLD = frozenset({"period_id", "carried_from_id", "position"})
"""Fields that tell a reader nothing."""


class History(QScrollArea):
    """Newest first. ``nothing`` says what would be here."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Historik"))
        self._entries: list[tuple[str, LogLine]] = []

    def show_entries(self, entries: Sequence[tuple[str, LogLine]]) -> None:
        """Show rows of the log, each with the sentence that says what was done (see ``happened``)."""
        self._entries = [
            (did, line) for did, line in entries if line.action != "change" or changed_fields(line)
        ]
        self._fill(SHOWN_FIRST)

    def text(self) -> str:
        """Everything that is shown, line by line."""
        return "\n".join(label.text() for label in self.findChildren(type(words())))

    def _fill(self, most: int) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(12), px(8), px(8))
        column.setSpacing(px(8))
        if not self._entries:
            column.addWidget(words(self._nothing, "muted", wrap=True))
        for number, (did, line) in enumerate(self._entries[:most]):
            if number:
                column.addWidget(Rule())
            column.addWidget(_entry(did, line))
        if len(self._entries) > most:
            rest = QPushButton(self.tr("Visa alla {count}").format(count=len(self._entries)))
            rest.clicked.connect(self._show_all)
            column.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _show_all(self) -> None:
        at = self.verticalScrollBar().value()
        self._fill(len(self._entries))
        # The button that had the focus is gone: one reads on from where it was, when the rows have their places.
        self.setFocus()
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(at))


def happened(what: str, line: LogLine) -> str:
    """What was done: "Målet ändrades"."""
    return translate("History", "{what} {action}").format(
        what=what, action=wording.word("action", line.action)
    )


def tied_to(line: LogLine) -> str:
    """The target or goal of Agenda 2030 that a new tie was made to: "6.1 Rent vatten"; empty for other changes."""
    made = {change.field: change.new for change in line.fields} if line.action == "create" else {}
    target = made.get("sdg_target_id") or made.get("sdg_goal_id")
    return str(getattr(target, "name", ""))


def changed_fields(line: LogLine) -> list[str]:
    """What a change turned from what to what, a line for each field: "Rubrik: Ö-planer → Öar"."""
    if line.action != "change":
        return []
    return [_changed(line.kind, change) for change in line.fields if change.field not in _UNTOLD]


def _changed(kind: str, change: FieldChange) -> str:
    field = wording.field_word(kind, change.field)
    before = wording.logged_value(kind, change.field, change.old)
    after = wording.logged_value(kind, change.field, change.new)
    if before == after and (kind, change.field) in wording.MARKED:
        return translate("History", "{field}: bara utseendet ändrades").format(field=field)
    empty = translate("History", "tomt")
    return translate("History", "{field}: {before} → {after}").format(
        field=field, before=before or empty, after=after or empty
    )


def _entry(did: str, line: LogLine) -> QWidget:
    entry = QWidget()
    column = QVBoxLayout(entry)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    when = " · ".join(part for part in (formats.moment(line.at), line.by) if part)
    told = changed_fields(line)
    if line.why:
        told.append(translate("History", "Varför: {why}").format(why=line.why))
    for text, look in ((when, "small"), (did, "strong"), ("\n".join(told), "")):
        if text:
            label = words(text, look, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
    return entry
