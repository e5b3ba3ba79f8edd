"""The look of the whole program: colour roles, one type family, one small style sheet.

``Theme`` is made once by ``app.ui.start`` and applied to the application. Widgets that paint themselves ask
for a role where they paint: ``colour("accent")``. They need not listen for changes: Qt repaints everything
when the theme changes. A widget that keeps something made of colours (a pixmap, a chart) listens to
``Theme.changed``.

Like Qt's own palette, the colours in use belong to the process: ``colour()`` may be called anywhere in the
window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from resources import path

ThemeName = Literal["light", "dark", "contrast"]
ThemeChoice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
TEXT_SCALES = (100, 110, 125, 150, 175, 200)

FAMILY = "Source Sans 3"
_BODY_POINTS = 11.0
_SMALL, _HEADING, _TITLE = 0.88, 1.14, 1.6
_PLACEHOLDER = re.compile(r"@(\w+)")

_colours: dict[str, QColor] = {}
_lengths: dict[str, float] = {"scale": 1.0}
_fonts: dict[tuple[str, bool], QFont] = {}


def colour(role: str) -> QColor:
    """Return the colour that ``role`` has now. An unknown role is a bug and raises KeyError."""
    if not _colours:
        _use(read_roles("light"))
    return _colours[role]


def px(length: float) -> int:
    """Return ``length`` (in pixels at 100 %) at the text scale in use, for painting and fixed sizes."""
    return round(length * _lengths["scale"])


def read_roles(name: ThemeName) -> dict[str, str]:
    """Read the roles of a theme: role → ``#rrggbb``.

    The files are flat TOML; reading the lines here spares start-up the 10 ms that a TOML library takes to
    load.
    """
    roles: dict[str, str] = {}
    for line in path("themes", f"{name}.toml").read_text(encoding="utf-8").splitlines():
        role, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            roles[role.strip()] = value.strip().strip('"')
    return roles


def font(size: Literal["body", "small", "heading", "title"] = "body", *, strong: bool = False) -> QFont:
    """Return the program's type in one of its sizes and one of its two weights."""
    made = _fonts.get((size, strong))
    if made is None:
        factor = {"body": 1.0, "small": _SMALL, "heading": _HEADING, "title": _TITLE}[size]
        made = _fonts[size, strong] = QFont(FAMILY)
        made.setPointSizeF(_BODY_POINTS * _lengths["scale"] * factor)
        made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    # A copy may be changed at will, and until then it shares the letters that Qt has found for the first one:
    # finding them anew for each cell takes longer than drawing it.
    return QFont(made)


def _use(roles: Mapping[str, str]) -> None:
    _colours.clear()
    _colours.update({role: QColor(value) for role, value in roles.items()})


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "window"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.Button, "surface"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "selection_text"),
        (role.Accent, "accent"),
        (role.PlaceholderText, "muted"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.Light, "surface"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "control"),
        (role.Shadow, "control"),
    ):
        palette.setColor(target, _colours[name])
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, _colours["muted"])
    return palette


def _style_sheet(name: ThemeName, scale: float) -> str:
    fonts = {"fontSmall": _SMALL, "fontHeading": _HEADING, "fontTitle": _TITLE}

    def fill(match: re.Match[str]) -> str:
        word = match.group(1)
        if word.isdigit():
            return f"{round(int(word) * scale)}px"
        if word in fonts:
            return f"{_BODY_POINTS * scale * fonts[word]:.2f}pt"
        return path("themes", name).as_posix() if word == "folder" else _colours[word].name()

    return _PLACEHOLDER.sub(fill, path("themes", "style.qss").read_text(encoding="utf-8"))


class Theme(QObject):
    """What the user has chosen, applied to the application at once and whenever the system changes its
    mind.
    """

    changed = Signal()
    """The colours or the text size are others than before; everything Qt paints follows by itself."""

    def __init__(self, app: QApplication, choice: str = "system", text_scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self.choice: ThemeChoice = next((known for known in CHOICES if known == choice), "system")
        self.text_scale = text_scale if text_scale in TEXT_SCALES else 100
        self.name: ThemeName = "light"
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        for weight in ("Regular", "Semibold", "It"):
            QFontDatabase.addApplicationFont(str(path("fonts", f"SourceSans3-{weight}.ttf")))
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: ThemeChoice) -> None:
        """Use this theme from now on."""
        if choice != self.choice:
            self.choice = choice
            self._apply()

    def set_text_scale(self, percent: int) -> None:
        """Make all text ``percent`` of its normal size; one of ``TEXT_SCALES``."""
        if percent in TEXT_SCALES and percent != self.text_scale:
            self.text_scale = percent
            self._apply()

    def _follow_system(self) -> None:
        if self.choice == "system" and self._wanted() != self.name:
            self._apply()

    def _wanted(self) -> ThemeName:
        if self.choice != "system":
            return self.choice
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        schemes = {"light": Qt.ColorScheme.Light, "system": Qt.ColorScheme.Unknown}
        # The system's title bar and menus follow the scheme; "unknown" gives the choice back to the system.
        hints.setColorScheme(schemes.get(self.choice, Qt.ColorScheme.Dark))
        self.name = self._wanted()
        _use(read_roles(self.name))
        _lengths["scale"] = self.text_scale / 100
        _fonts.clear()
        self._app.setFont(font())
        self._app.setPalette(_palette())
        self._app.setStyleSheet(_style_sheet(self.name, _lengths["scale"]))
        self.changed.emit()
