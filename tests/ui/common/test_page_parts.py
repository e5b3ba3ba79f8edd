"""The small parts that pages are put together of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.indicator_status import STATUSES, TRENDS
from app.ui.common.marks import StatusMark, TrendMark
from app.ui.common.page_parts import Card, EmptyState, PageHeader, SearchField, Splitter, action
from app.ui.common.settings import Settings
from app.ui.common.sparkline import Sparkline
from app.ui.common.theme import Theme
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless


def grey(widget: QWidget) -> QImage:
    """As in a copy in black and white."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_has_a_word(code: str, theme: Theme, qtbot: QtBot) -> None:
    mark = StatusMark(code)
    qtbot.addWidget(mark)
    assert mark.accessibleName()
    assert mark.sizeHint().width() > 60


def test_the_symbols_differ_without_their_colours(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for code in STATUSES:
        mark = StatusMark(code)
        qtbot.addWidget(mark)
        mark.resize(26, 26)
        picture = grey(mark).copy(4, 4, 20, 18)
        pictures.append(bytes(picture.constBits()))
    assert len(set(pictures)) == len(STATUSES)


def test_a_trend_has_an_arrow_and_a_word(theme: Theme, qtbot: QtBot) -> None:
    for code in TRENDS:
        mark = TrendMark(code)
        qtbot.addWidget(mark)
        assert mark.accessibleName()
        assert not mark.grab().isNull()


def test_a_mark_without_a_code_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    mark = StatusMark()
    qtbot.addWidget(mark)
    assert mark.sizeHint().width() == 0


@pytest.mark.parametrize("values", [(), (None, None), (3.0,), (1.0, None, 2.0), (5.0, 5.0)])
def test_a_sparkline_is_drawn_whatever_is_missing(
    values: tuple[float | None, ...], theme: Theme, qtbot: QtBot
) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.show_values(values, target=4.0, says="Utveckling")
    assert not line.grab().isNull()
    assert line.accessibleName() == "Utveckling"


def test_a_header_has_one_primary_act_and_buttons_follow_their_actions(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[str] = []
    new = action(page, "Ny risk", lambda: done.append("ny"), icon="plus", shortcut="Ctrl+N")
    other = action(page, "Skriv ut", lambda: done.append("ut"))
    header = PageHeader("Risker", "Vad som kan gå fel.", [other], new, page)
    buttons = header.findChildren(QPushButton)
    assert [button.property("look") for button in buttons] == [None, "primary"]
    buttons[1].click()
    assert done == ["ny"]
    assert "Ctrl+N" in buttons[1].toolTip()
    new.setEnabled(False)
    assert not buttons[1].isEnabled()
    assert nameless(page) == []


def test_an_empty_state_offers_the_act(theme: Theme, qtbot: QtBot) -> None:
    holder = Card("Mål")
    qtbot.addWidget(holder)
    done: list[int] = []
    state = EmptyState("target", "Här visas målen.", action(holder, "Nytt mål", lambda: done.append(1)))
    holder.column.addWidget(state)
    assert state.button is not None
    state.button.click()
    assert done == [1]
    assert nameless(holder) == []


class TestSearchField:
    """Filtering as one types."""

    @pytest.fixture
    def field(self, theme: Theme, qtbot: QtBot) -> SearchField:
        made = SearchField("Sök bland målen")
        qtbot.addWidget(made)
        made.show()
        return made

    def test_the_search_comes_when_the_typing_pauses(self, field: SearchField, qtbot: QtBot) -> None:
        seen: list[str] = []
        field.searched.connect(seen.append)
        with qtbot.waitSignal(field.searched):
            type_text(field, " återvinning ")
        assert seen == ["återvinning"]

    def test_esc_clears_at_once(self, field: SearchField) -> None:
        seen: list[str] = []
        type_text(field, "skola")
        field.searched.connect(seen.append)
        press(field, Qt.Key.Key_Escape)
        assert seen == [""]
        assert field.text() == ""

    def test_down_leads_into_the_list(self, field: SearchField, qtbot: QtBot) -> None:
        with qtbot.waitSignal(field.walked_down):
            press(field, Qt.Key.Key_Down)

    def test_it_says_what_it_searches(self, field: SearchField) -> None:
        assert nameless(field) == []


def test_a_splitter_remembers_where_it_was_put(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)

    def make() -> Splitter:
        made = Splitter("mål", settings, [300, 700])
        qtbot.addWidget(made)
        made.addWidget(QWidget())
        made.addWidget(QWidget())
        made.resize(1000, 400)
        with qtbot.waitExposed(made):
            made.show()
        return made

    first = make()
    first.moveSplitter(450, 1)
    assert make().sizes()[0] == first.sizes()[0] == 450


def test_settings_that_are_damaged_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[window\ntext_scale=@@")
    settings = Settings(tmp_path)
    assert settings.number("window/text_scale", 100) == 100
    assert settings.texts("recent") == []
    assert settings.state("window/geometry").isEmpty()


def test_settings_come_back_as_they_were_put(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("recent", ["K:/kommun.rtr"])
    settings.set("scale", 125)
    settings.set("theme", "dark")
    settings.keep()
    again = Settings(tmp_path)
    assert again.texts("recent") == ["K:/kommun.rtr"]
    assert again.number("scale") == 125
    assert again.text("theme") == "dark"
