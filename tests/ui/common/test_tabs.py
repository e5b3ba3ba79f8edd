from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.common.tabs import Tabs

NAMES = ("Uppgifter", "Agenda 2030", "Bilaga", "Historik")


def tabs(qtbot: QtBot, width: int) -> Tabs:
    made = Tabs()
    qtbot.addWidget(made)
    for name in NAMES:
        made.add(name, name)
    made.resize(width, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def in_sight(made: Tabs) -> list[str]:
    return [name for at, name in enumerate(NAMES) if made.bar.isTabVisible(at)]


def test_what_does_not_fit_is_under_more_and_the_chosen_section_is_always_there(
    qtbot: QtBot, theme: object
) -> None:
    made = tabs(qtbot, 1000)
    assert in_sight(made) == [*NAMES] and not made.more.isVisible()
    made.resize(230, 40)
    assert "Historik" not in in_sight(made) and made.more.isVisible()
    made.choose("Historik")
    assert "Historik" in in_sight(made)
    assert [action.text() for action in made.more.menu().actions()] == [
        name for name in NAMES if name not in in_sight(made)
    ]


def test_the_first_section_in_sight_is_never_cut_off(qtbot: QtBot, theme: object) -> None:
    made = tabs(qtbot, 260)
    for name in (*NAMES, *reversed(NAMES)):
        made.choose(name)
        made.set_text(name, f"{name} 12")
        made.place()
        QApplication.processEvents()
        first = next(at for at in range(len(NAMES)) if made.bar.isTabVisible(at))
        assert made.bar.tabRect(first).left() >= 0 and made.current() == name


def test_a_section_that_does_not_belong_to_the_record_is_stepped_over(qtbot: QtBot, theme: object) -> None:
    made = tabs(qtbot, 1000)
    made.set_shown("Agenda 2030", False)
    made.place()
    made.step(1)
    assert made.current() == "Bilaga"
    made.choose("Agenda 2030")
    assert made.current() == "Uppgifter"


def test_a_section_that_is_left_out_leaves_no_hole(qtbot: QtBot, theme: object) -> None:
    made = tabs(qtbot, 400)
    made.set_shown("Bilaga", False)
    made.place()
    rects = [made.bar.tabRect(at) for at in range(len(NAMES)) if made.bar.isTabVisible(at)]
    assert len(rects) == 3
    assert all(after.left() == before.right() + 1 for before, after in pairwise(rects))
