"""The widget behind each kind of field, and those that one chooses with.

Used by ``RecordForm``; a page declares fields and never sees these.

An editor of one's own (for ``Custom``) inherits ``Editor`` and answers ``value``, ``set_value`` and ``main``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from app.ui.common.fields import Option
from app.ui.common.theme import px


class Editor(QWidget):
    """What a form knows about each of its fields."""

    changed = Signal()
    """The user changed the value; not sent by ``set_value``."""

    def __init__(self) -> None:
        super().__init__()
        self.layout_row = QHBoxLayout(self)
        self.layout_row.setContentsMargins(0, 0, 0, 0)
        self.layout_row.setSpacing(px(8))

    def main(self) -> QWidget:
        """The widget that takes the focus and bears the field's name."""
        return self

    def tools(self) -> QWidget | None:
        """What stands beside the field's label, if the field has tools."""
        return None

    def value(self) -> object:
        """The value as it stands. Raises ValueError where it cannot be understood."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show ``value`` without calling it a change."""
        raise NotImplementedError

    def text_of(self, value: object) -> str:
        """``value`` in words, for the conflict dialog."""
        return "" if value is None else str(value)

    def problem(self) -> str:
        """What is wrong with what is written, in words; empty when it can be understood."""
        return ""

    def name_for_readers(self, label: str) -> None:
        """Let a screen reader say which field this is."""
        self.main().setAccessibleName(label)

    def describe_for_readers(self, text: str) -> None:
        """Let a screen reader say what is wrong and what the help says."""
        self.main().setAccessibleDescription(text)

    def set_options(self, options: Sequence[Option]) -> None:
        """Take other options. Only the fields that one chooses in have any."""
        raise TypeError(type(self).__name__)

    def set_locked(self, locked: bool) -> None:
        """Only show from now on."""
        self.main().setEnabled(not locked)

    def set_look(self, look: str, on: bool) -> None:
        """Show the field as ``calm``, ``changed``, ``wrong`` or ``locked``, or not so."""
        widget = self.main()
        if bool(widget.property(look)) != on:
            widget.setProperty(look, on)
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class _ChoiceBox(QComboBox):
    """Does not change by scrolling past it, and never asks for more width than it is given."""

    def __init__(self) -> None:
        super().__init__(minimumContentsLength=6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """A few letters and the arrow are enough."""
        return QSize(px(96), super().minimumSizeHint().height())


class ChoiceEditor(Editor):
    """One of several, in a list that drops down."""

    def __init__(self, options: Sequence[Option], none: str, required: bool, empty: object = None) -> None:
        super().__init__()
        self._none = Option(empty, none)
        self._required = required
        self._options: list[Option] = []
        self.box = _ChoiceBox()
        self.layout_row.addWidget(self.box)
        self.set_options(options)
        self.box.activated.connect(lambda _index: self.changed.emit())

    def main(self) -> QWidget:
        return self.box

    def value(self) -> object:
        index = self.box.currentIndex()
        return self._options[index].value if 0 <= index < len(self._options) else None

    def set_value(self, value: object) -> None:
        if value is None:
            value = self._none.value
        for index, option in enumerate(self._options):
            if option.value == value:
                self.box.setCurrentIndex(index)
                return
        # Nothing chosen yet stands first, so that the down arrow leads to the choices. A value that is no
        # longer offered (an archived unit) is kept as it is rather than lost in silence.
        kept = Option(value, self.tr("(finns inte längre)")) if value is not None else self._none
        at = 0 if value is None else len(self._options)
        self._options.insert(at, kept)
        self.box.insertItem(at, kept.label)
        self.box.setCurrentIndex(at)

    def text_of(self, value: object) -> str:
        label = next((option.label for option in self._options if option.value == value), None)
        return label if label is not None else super().text_of(value)

    def set_options(self, options: Sequence[Option]) -> None:
        value = self.value()
        self._options = [*([] if self._required else [self._none]), *options]
        self.box.clear()
        self.box.addItems([option.label for option in self._options])
        for index, option in enumerate(self._options):
            if option.help:
                self.box.setItemData(index, option.help, Qt.ItemDataRole.ToolTipRole)
        self.set_value(value)


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.box = QCheckBox(label)
        self.layout_row.addWidget(self.box)
        self.layout_row.addStretch(1)
        self.box.clicked.connect(lambda _checked: self.changed.emit())

    def main(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def text_of(self, value: object) -> str:
        return self.tr("Ja") if value else self.tr("Nej")

    def set_look(self, look: str, on: bool) -> None:
        """A box to tick has no edge of its own."""
