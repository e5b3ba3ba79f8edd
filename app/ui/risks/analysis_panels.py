"""What is asked for in place when analyses are opened or returned: the last day, or what is lacking."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.common.page_parts import Card, button, words
from app.ui.common.text_editors import DateEditor, LineEditor
from app.ui.common.theme import px


class Panel(Card):
    """One field with the acts that take what is written in it. Esc puts it away."""

    left = Signal()
    """Put away: the keys are to go back to where they were."""

    def __init__(self, heading: str, label: str, help_text: str, editor: LineEditor) -> None:
        super().__init__(heading)
        self.editor = editor
        self.problem = words("", "problem", wrap=True)
        self.problem.hide()
        said = QLabel(label)
        said.setProperty("words", "label")
        said.setBuddy(editor.main())
        editor.name_for_readers(label)
        editor.describe_for_readers(help_text)
        self.help = words(help_text, "small", wrap=True)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(px(8))
        field = QVBoxLayout()
        field.setSpacing(px(4))
        field.addWidget(said)
        field.addWidget(editor)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addLayout(field, 1)
        acts = QWidget()
        acts.setLayout(self._acts)
        self._acts.setContentsMargins(0, 0, 0, 0)
        line.addWidget(acts, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(line)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.help)
        self.hide()

    def offer(self, actions: Sequence[QAction], primary: QAction) -> None:
        """Show these acts beside the field; Enter in it does the primary one."""
        self.editor.line.returnPressed.connect(primary.trigger)
        for act in actions:
            self._acts.addWidget(button(act))
        self._acts.addWidget(button(primary, "primary"))

    def ask(self, value: object = None) -> None:
        """Show the field, with the keys in it."""
        if self.isHidden():
            self.editor.set_value(value)
        self.problem.hide()
        self.show()
        self.editor.main().setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, use: Callable[[object], object]) -> None:
        """Let ``use`` have what is written, and put the panel away; what cannot be understood stays and is told."""
        wrong = self.editor.problem()
        self.complain(wrong)
        if not wrong:
            value = self.editor.value()
            self.put_away()
            use(value)

    def complain(self, text: str) -> None:
        """Say beside the field what is wrong; nothing takes it away."""
        self.problem.setText(f"✕ {text}" if text else "")
        self.problem.setVisible(bool(text))
        self.editor.set_look("wrong", bool(text))
        if text:
            self.editor.main().setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide, and give the keys back."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)


class LastDayPanel(Panel):
    """Asks when analyses are to be handed in."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Öppna riskanalys"),
            self.tr("Sista dag att lämna in"),
            self.tr("Får vara tom. Den som inte har lämnat in efter den dagen visas som försenad."),
            DateEditor(),
        )


class ReturnPanel(Panel):
    """Asks what a unit that gets its analysis back is to do."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Lämna tillbaka riskanalysen"),
            self.tr("Vad behöver kompletteras?"),
            self.tr("Visas för nämnden eller bolaget ovanför risklistan."),
            LineEditor(),
        )
