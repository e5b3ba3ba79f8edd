"""What a screen reader finds in a window."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def nameless(widget: QWidget) -> list[str]:
    """The roles of everything that takes the focus but says nothing of what it is."""
    found: list[str] = []

    def walk(node: QAccessibleInterface) -> None:
        state = node.state()
        if state.invisible:
            return
        said = node.text(QAccessible.Text.Name) or node.text(QAccessible.Text.Description)
        if state.focusable and not said:
            found.append(f"{node.role().name} {type(node.object()).__name__}")
        for number in range(node.childCount()):
            child = node.child(number)
            if child.isValid():
                walk(child)

    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    walk(top)
    return found
