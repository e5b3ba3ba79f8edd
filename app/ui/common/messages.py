"""The only door to message boxes, and the way to say that something went well.

A ``UserError`` is shown with what happened and what to do; anything else is a bug in the program: it is
logged, shown with a button that copies the details, and the window goes on. Nothing here blocks: dialogs
open, and answer through the function they were given. What a box is made of is imported when the first one is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

    from app.domain.problems import Conflict

type_of_choices = Sequence[tuple[str, str]]


class Messages(QObject):
    """Speaks to the user on behalf of the pages."""

    told = Signal(str)
    """Something went well; the window shows it in the status bar."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.shown: list[QMessageBox] = []
        """The boxes that are open now."""

    def stand_on(self, window: QWidget) -> None:
        """Let the boxes stand on this window from now on, and go when it goes."""
        self.setParent(window)
        self._window = window

    def tell(self, text: str) -> None:
        """Say in the status bar that something went well: "Risken sparades."."""
        self.told.emit(text)

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong: in the user's words if the user can act on it, otherwise as a bug."""
        from app import wording
        from app.domain.problems import Cancelled, UserError

        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            text, advice = wording.sentence(error)
            self._open(text, advice, "triangle-alert", "status_partly", [("ok", self.tr("Stäng"))], "ok")
        else:
            self._show_bug(error)

    def warn(self, text: str, advice: str = "") -> None:
        """Say that something cannot be done, and what to do instead."""
        self._open(text, advice, "triangle-alert", "status_partly", [("ok", self.tr("Stäng"))], "ok")

    def inform(self, text: str, details: str = "") -> None:
        """Show something that was asked for, such as what the program is. Success belongs in ``tell``."""
        self._open(text, details, "info", "focus", [("ok", self.tr("Stäng"))], "ok")

    def ask(
        self,
        text: str,
        advice: str,
        choices: type_of_choices,
        answer: Callable[[str], None],
        default: str = "",
    ) -> None:
        """Ask one question. Rarely: undo is better than "are you sure?".

        ``choices`` are (code, verb with object), the last one being what Esc means; ``answer`` gets a code.
        """
        self._open(text, advice, "circle-help", "focus", choices, default or choices[0][0], answer)

    def show_conflict(
        self,
        conflict: Conflict,
        label: Callable[[str], str],
        show: Callable[[str, object], str],
        chosen: Callable[[Mapping[str, object]], None],
    ) -> None:
        """Show yours and theirs field by field; ``chosen`` gets a value for each field that clashed.

        ``label`` names a field and ``show`` writes its value in words: ``form.label_of`` and
        ``form.text_of``.
        """
        from app.ui.common.conflict_dialog import ConflictDialog

        dialog = ConflictDialog(conflict, label, show, self._window)
        dialog.chosen.connect(chosen)
        dialog.open()

    def _show_bug(self, error: BaseException) -> None:
        import logging
        import traceback

        details = "".join(traceback.format_exception(error))
        logging.getLogger("rodatraden").error("Unexpected error\n%s", details)
        from PySide6.QtGui import QGuiApplication

        box = self._open(
            self.tr("Något gick fel i programmet."),
            self.tr(
                "Det är inte ditt fel. Det du har skrivit finns kvar. Försök igen; händer det på nytt, "
                "kopiera uppgifterna och skicka dem till den som sköter programmet."
            ),
            "octagon-alert",
            "status_not_met",
            [("copy", self.tr("Kopiera uppgifterna")), ("ok", self.tr("Stäng"))],
            "ok",
            lambda code: QGuiApplication.clipboard().setText(details) if code == "copy" else None,
        )
        box.setProperty("details", details)

    def _open(
        self,
        text: str,
        advice: str,
        icon: str,
        role: str,
        choices: type_of_choices,
        default: str,
        answer: Callable[[str], None] | None = None,
    ) -> QMessageBox:
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtWidgets import QMessageBox

        from app.ui.common import icons

        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Röda tråden"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(advice)
        box.setIconPixmap(icons.pixmap(icon, role, 32))
        codes = {}
        for code, verb in choices:
            button = box.addButton(verb, QMessageBox.ButtonRole.ActionRole)
            button.setIconSize(QSize(0, 0))
            codes[button] = code
            if code == default:
                box.setDefaultButton(button)
                button.setProperty("look", "primary")
        box.setEscapeButton(list(codes)[-1])
        self.shown.append(box)

        def close() -> None:
            self.shown.remove(box)
            if answer is not None:
                clicked = box.clickedButton()
                answer(next((code for button, code in codes.items() if button is clicked), choices[-1][0]))

        box.finished.connect(close)
        box.open()
        return box
