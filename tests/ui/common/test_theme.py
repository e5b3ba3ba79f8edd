"""The look: themes that can be read, and a change that is seen at once."""

from __future__ import annotations

import re
import tomllib

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.common import icons
from app.ui.common.theme import FAMILY, Theme, ThemeName, colour, font, px, read_roles
from resources import path

THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")
GROUNDS = ("window", "surface", "raised", "rail", "sunken")
TEXT_ON = [
    *((text, ground) for text in ("text", "muted") for ground in (*GROUNDS, "hover")),
    *((mark, ground) for mark in ("link", "accent") for ground in ("window", "surface")),
    *(
        (f"status_{code}", ground)
        for code in ("met", "partly", "not_met", "unknown")
        for ground in ("window", "surface", f"status_{code}_ground")
    ),
    *((f"zone_{zone}_text", f"zone_{zone}") for zone in ("low", "medium", "high")),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("selection_text", "selection"),
    ("notice_text", "notice_ground"),
    ("warning_text", "warning_ground"),
]
EDGES_ON = [("focus", "surface"), ("focus", "window"), ("control", "surface"), ("accent", "selection")]


def luminance(hue: str) -> float:
    ink = QColor(hue)
    parts: list[float] = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (ink.redF(), ink.greenF(), ink.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(name: ThemeName, text: str, ground: str) -> None:
    roles = read_roles(name)
    assert contrast(roles[text], roles[ground]) >= (7.0 if name == "contrast" else 4.5)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES_ON)
def test_edges_and_focus_can_be_seen_on_their_ground(name: ThemeName, edge: str, ground: str) -> None:
    roles = read_roles(name)
    assert contrast(roles[edge], roles[ground]) >= 3.0


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_toml_and_is_read_as_such(name: ThemeName) -> None:
    with path("themes", f"{name}.toml").open("rb") as file:
        assert tomllib.load(file) == read_roles(name)


def test_all_themes_have_the_same_roles() -> None:
    assert read_roles("light").keys() == read_roles("dark").keys() == read_roles("contrast").keys()


def test_the_style_sheet_asks_only_for_roles_that_exist() -> None:
    text = path("themes", "style.qss").read_text(encoding="utf-8")
    asked = {word for word in re.findall(r"@(\w+)", text) if not word.isdigit()}
    assert asked <= {*read_roles("light"), "folder", "fontSmall", "fontHeading", "fontTitle"}


@pytest.mark.parametrize("name", THEMES)
def test_the_images_of_a_theme_have_its_colours(name: ThemeName) -> None:
    roles = read_roles(name)
    for image in ("chevron-down", "chevron-up", "chevron-right"):
        assert roles["muted"] in path("themes", name, f"{image}.svg").read_text(encoding="utf-8")
    assert roles["accent_text"] in path("themes", name, "check.svg").read_text(encoding="utf-8")


def test_the_type_family_comes_with_the_program(theme: Theme) -> None:
    assert FAMILY in QFontDatabase.families()
    assert font(strong=True).weight() > font().weight()


def test_another_theme_is_seen_at_once(theme: Theme, qtbot: QtBot) -> None:
    light = colour("window")
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert colour("window") != light
    assert QApplication.palette().color(QPalette.ColorRole.Window) == colour("window")
    theme.choose("light")
    assert colour("window") == light


def test_text_grows_to_twice_its_size_and_lengths_with_it(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Mål")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.fontMetrics().height()
    theme.set_text_scale(200)
    try:
        label.ensurePolished()
        assert label.fontMetrics().height() >= 1.9 * before
        assert px(8) == 16
    finally:
        theme.set_text_scale(100)


def test_a_choice_that_is_not_known_follows_the_system(qapp: QApplication, theme: Theme) -> None:
    odd = Theme(qapp, "rosa", 117)
    assert odd.choice == "system"
    assert odd.text_scale == 100
    odd.setParent(None)
    theme.choose("dark")
    theme.choose("light")


@pytest.mark.parametrize("name", sorted(file.stem for file in path("icons").glob("*.svg")))
def test_every_icon_can_be_drawn(name: str, theme: Theme) -> None:
    drawn = icons.pixmap(name, "accent", 20, 2.0)
    assert drawn.width() == 40
    assert drawn.devicePixelRatio() == 2.0
    image = drawn.toImage()
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(40) for y in range(40))


def test_an_icon_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons.set_icon(button, "target", "text")
    before = button.icon().cacheKey()
    theme.choose("dark")
    icons.retint()
    assert button.icon().cacheKey() != before
    theme.choose("light")
    icons.retint()
