"""A few fields that are asked for in place before something is done, such as the reason for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common import icons
from app.ui.common.context import Context
from app.ui.common.fields import Field
from app.ui.common.form_parts import give_back
from app.ui.common.page_parts import words
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import px

if TYPE_CHECKING:
    from app.services.edits import Change, Edit


class AskPanel(QFrame):
    """Hidden until something is asked. Text that was not saved is back when the same is asked again."""

    closed = Signal()

    def __init__(self, context: Context, fields: Sequence[Field]) -> None:
        super().__init__()
        self._context = context
        self._before: QWidget | None = None
        self.setProperty("ground", "surface")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.setSpacing(px(8))
        self.heading = words("", "heading", wrap=True)
        self.close_button = QToolButton()
        icons.set_icon(self.close_button, "x")
        self.close_button.setToolTip(self.tr("Stäng (Esc)"))
        self.close_button.setAccessibleName(self.tr("Stäng utan att spara"))
        self.close_button.clicked.connect(self._leave)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        self.form = RecordForm(fields, drafts=context.drafts, calm=False, scroll=False)
        self.form.reverted.connect(self.shut)
        inside.addWidget(self.form)
        self.hide()

    def ask(
        self,
        heading: str,
        key: str,
        proposed: Mapping[str, object],
        current: Mapping[str, object] | None = None,
    ) -> None:
        """Show the fields with what is proposed; saving takes that, too. ``current`` is what holds now."""
        self.heading.setText(heading)
        self.form.load(current or {}, key, heading)
        if not self.form.dirty:
            self.form.rebase(current or {}, proposed)
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.show()
        self.form.focus_first()

    def save(
        self,
        read: Callable[[], Sequence[Edit]],
        text: str,
        told: str,
        done: Callable[[], object] | None = None,
    ) -> None:
        """Write what ``read`` makes of the fields, in the worker, and put the panel away; what is wrong stands beside
        its fields. ``text`` names it for Ångra.
        """
        records, edit_id, values = self._context.office.records, uuid4().hex, self.form.values()

        def work() -> tuple[tuple[Change, ...], Mapping[str, object]]:
            return records.write_all(read(), edit_id), values

        def saved(_changes: object) -> None:
            self.shut()
            if done is not None:
                done()

        self._context.saving.save_form_by(self.form, work, text, saved, told=told)

    def shut(self) -> None:
        """Put the panel away."""
        if not self.isHidden():
            focus = QApplication.focusWidget()
            within = focus is None or focus is self or self.isAncestorOf(focus)
            self.hide()
            self.form.load({})
            if within:
                give_back(self._before)
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """What is asked is never squeezed: where there is no room, the page scrolls."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            if layout is not None:
                self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what nothing is written in."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.form.dirty:
            self.form.ask_revert()
        else:
            self.shut()
