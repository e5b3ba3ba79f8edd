"""The parts a form is built of: a field with its words, the quiet bar for unsaved changes, the notice
above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.text import translate
from app.ui.common import icons
from app.ui.common.editors import Editor
from app.ui.common.fields import Derived, Field, Flag
from app.ui.common.theme import px


class FieldBlock(QWidget):
    """A field as the user sees it: label above, editor, what is wrong, help under."""

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.left_out = False
        """The field does not belong to the record that is shown."""
        self.label_text = translate("Fields", field.label)
        self._help = translate("Fields", field.help) if field.help else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        if not isinstance(field, Flag):
            # The star is for the eye; a screen reader is told in words.
            label = QLabel(self.label_text + (" *" if field.required else ""))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("words", "label")
            label.setBuddy(editor.main())
            tools = editor.tools()
            if tools is None:
                column.addWidget(label)
            else:
                line = QHBoxLayout()
                line.setSpacing(px(8))
                line.addWidget(label, 1, Qt.AlignmentFlag.AlignBottom)
                line.addWidget(tools, 0, Qt.AlignmentFlag.AlignBottom)
                column.addLayout(line)
        column.addWidget(editor)
        self._problem = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._problem.setProperty("words", "problem")
        self._problem.hide()
        column.addWidget(self._problem)
        self._warning = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._warning.setProperty("words", "warning")
        self._warning.hide()
        column.addWidget(self._warning)
        if self._help:
            help_label = QLabel(self._help, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            help_label.setProperty("words", "small")
            column.addWidget(help_label)
        self._column = column
        column.addStretch(1)
        editor.name_for_readers(self.label_text)
        self._describe()

    def show_problem(self, text: str) -> None:
        """Say beside the field what is wrong with it; empty text takes it away."""
        if text == self._problem.text():
            return
        self._problem.setText(f"✕ {text}" if text else "")
        self._problem.setVisible(bool(text))
        self.editor.set_look("wrong", bool(text))
        self._describe()

    def show_warning(self, text: str) -> None:
        """Say beside the field what is worth a thought, though it can be saved; empty text takes it away."""
        if text != self.warning_text:
            self._warning.setText(f"△ {text}" if text else "")
            self._warning.setVisible(bool(text))
            self._describe()

    @property
    def warning_text(self) -> str:
        """What stands beside the field as worth a thought, without its mark."""
        return self._warning.text().removeprefix("△ ")

    def place_under(self, widget: QWidget) -> None:
        """Show something of a page's own under the field, for it alone to fill."""
        self._column.insertWidget(self._column.count() - 1, widget)

    @property
    def problem_text(self) -> str:
        """What stands beside the field now."""
        return self._problem.text()

    def _describe(self) -> None:
        if isinstance(self.field, Derived):
            return
        required = self.tr("Måste fyllas i.") if self.field.required else ""
        said = (self.problem_text, self.warning_text, required, self._help)
        self.editor.describe_for_readers(" ".join(part for part in said if part))


class FormBar(QFrame):
    """The quiet bar under a form that has been changed."""

    save = Signal()
    revert = Signal()
    """The user has confirmed that the changes go."""

    def __init__(self) -> None:
        super().__init__()
        self._asking = False
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(px(16), px(8), px(8), px(8))
        self._line.setSpacing(px(8))
        self.words = QLabel()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line.addWidget(self.words, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        self._line.addLayout(row)
        self.second = QPushButton()
        self.second.setProperty("look", "quiet")
        self.first = QPushButton()
        self.first.setProperty("look", "primary")
        row.addWidget(self.second)
        row.addWidget(self.first)
        self.first.clicked.connect(lambda: (self.revert if self._asking else self.save).emit())
        self.second.clicked.connect(lambda: self.show_dirty() if self._asking else self.ask())
        self.show_dirty()
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether the bar asks if the changes are to go."""
        return self._asking

    def show_dirty(self) -> None:
        """Offer to save or to take the changes back."""
        self._set(False, self.tr("Osparade ändringar"), self.tr("Spara  Ctrl+S"), self.tr("Återställ  Esc"))

    def show_begun(self) -> None:
        """Offer to save a new record in which nothing is written yet; there is nothing to take back."""
        self._set(False, "", self.tr("Spara  Ctrl+S"), "", ground="")

    def ask(self) -> None:
        """Ask in place before the changes go."""
        text = self.tr("Ta bort det du har ändrat?")
        self._set(True, text, self.tr("Ta bort ändringarna"), self.tr("Fortsätt skriva"))
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saving(self) -> None:
        """Say that it is on its way."""
        self._set(False, self.tr("Sparar …"), self.tr("Spara  Ctrl+S"), self.tr("Återställ  Esc"))
        self.first.setEnabled(False)
        self.second.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow form the words stand above the buttons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = sum(part.sizeHint().width() for part in (self.words, self.first, self.second)) + px(40)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if self.width() >= needed else directions.TopToBottom)

    def _set(self, asking: bool, words: str, first: str, second: str, ground: str = "warning") -> None:
        self._asking = asking
        if self.property("ground") != ground:
            self.setProperty("ground", ground)
            for part in (self, self.words):
                part.style().unpolish(part)
                part.style().polish(part)
        self.words.setText(words)
        self.first.setText(first)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.first.setEnabled(True)
        self.second.setEnabled(True)
        self._fit()


class Notice(QFrame):
    """A quiet strip that says something about what is under it, with what one can do about it."""

    def __init__(self, icon: str = "info", ground: str = "notice") -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self._icon, self._role = icon, f"{ground}_text"
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(6), px(6))
        row.setSpacing(px(8))
        self._mark = QLabel()
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        row.addWidget(self.words, 1)
        self._row = row
        self._buttons: list[QPushButton] = []
        self._before: QWidget | None = None
        self.hide()

    def say(self, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Show ``text`` and a button for each (verb with object, what it does). A click also hides the
        strip.
        """
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        self.words.setText(text)
        self._mark.setPixmap(icons.pixmap(self._icon, self._role, 18))
        for verb, act in actions:
            button = QPushButton(verb)
            button.setProperty("look", "quiet")
            button.clicked.connect(self._leave)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def _leave(self) -> None:
        """Hide, and give the keys back to where they were before they came here."""
        within = QApplication.focusWidget() in self._buttons
        self.hide()
        if within:
            give_back(self._before)

    def focus_first(self) -> None:
        """Put the focus on the first thing one can do."""
        self._before = QApplication.focusWidget()
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


def give_back(widget: QWidget | None) -> None:
    """Let a widget have the keys again, where it is still there to have them."""
    if widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def scrolled(inside: QWidget) -> QScrollArea:
    """A form's fields where they may be scrolled up and down."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def bring_into_sight(block: QWidget) -> None:
    """Scroll to a field with what is said under it, in the form or in whatever the form stands in."""

    def scroll() -> None:
        around = block.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(block, 0, px(8))
            around = around.parentWidget()

    # What was said just now has its place only when the layout has settled.
    QTimer.singleShot(0, block, scroll)
