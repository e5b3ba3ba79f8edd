"""One set of one-colour icons, tinted by a colour role of the theme and sharp on any screen.

``set_icon(button_or_action, "plus")`` is the usual way: the icon follows the theme by itself (``retint``
walks the window when the theme changes). ``pixmap("target", "muted", 20)`` is for those who paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QAction, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.common.theme import colour, px
from resources import path

_PROPERTY = "icon_and_role"
_SIZES = (16, 20)


@cache
def _source(name: str) -> bytes:
    return path("icons", f"{name}.svg").read_bytes()


@cache
def _drawn(name: str, hue: str, pixels: int) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(_source(name).replace(b"currentColor", hue.encode())))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return QPixmap.fromImage(reader.read())


def _density() -> float:
    return QApplication.primaryScreen().devicePixelRatio()


def pixmap(name: str, role: str = "muted", size: int = 20, density: float = 0.0) -> QPixmap:
    """Return the icon in the colour of ``role``, ``size`` pixels at 100 % text, sharp at the screen's
    density.
    """
    density = density or _density()
    drawn = QPixmap(_drawn(name, colour(role).name(), round(px(size) * density)))
    drawn.setDevicePixelRatio(density)
    return drawn


def icon(name: str, role: str = "muted", sizes: Sequence[int] = _SIZES) -> QIcon:
    """Return the icon in the colour of ``role`` as it is now. Prefer ``set_icon``, which follows the
    theme.
    """
    made = QIcon()
    for size in sizes:
        made.addPixmap(pixmap(name, role, size))
    made.addPixmap(pixmap(name, "control", sizes[0]), QIcon.Mode.Disabled)
    return made


def set_icon(target: QAbstractButton | QAction, name: str, role: str = "muted") -> None:
    """Give a button or an action an icon that follows the theme."""
    target.setProperty(_PROPERTY, f"{name} {role}")
    if isinstance(target, QAbstractButton):
        target.setIcon(icon(name, role, (18,)))
        target.setIconSize(QSize(px(18), px(18)))
    else:
        target.setIcon(icon(name, role))


def retint() -> None:
    """Draw every icon given by ``set_icon`` anew, in the colours that the theme has now."""
    for widget in QApplication.allWidgets():
        targets: list[QAbstractButton | QAction] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            targets.append(widget)
        for target in targets:
            given = target.property(_PROPERTY)
            if given:
                name, _, role = str(given).partition(" ")
                set_icon(target, name, role)
