"""The preview: the PDF's own pages, sharp, moved in by keys, told to those who do not see them."""

from __future__ import annotations

import threading
from io import BytesIO

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.ui.common.theme import Theme
from app.ui.report_page.pages_view import PagesView
from app.ui.report_page.placing import PER_POINT, fitting, larger, place, smaller
from app.ui.report_page.rendering import Drawn, PageSize, Renderer, Wish
from tests.keys import press

PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)


def pdf(*sizes: tuple[float, float], word: str = "Sida") -> bytes:
    """Plain pages, each with its number."""
    content = BytesIO()
    canvas = Canvas(content)
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.drawString(72, 300, f"{word} {number}")
        canvas.rect(100, 100, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PagesView:
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def show(view: PagesView, qtbot: QtBot, content: bytes) -> None:
    view.show_pdf(content, "Riskrapport 2021")
    qtbot.waitUntil(lambda: view.sharp and all(drawn.document > 0 for drawn in view._images.values()))


def test_pages_are_drawn_at_the_size_they_are_shown(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(PORTRAIT, LANDSCAPE, PORTRAIT))
    assert view.count == 3
    drawn = view._images[0]
    assert abs(drawn.image.width() - 595 * view.zoom * PER_POINT * view.devicePixelRatioF()) <= 2
    black = drawn.image.pixelColor(round(150 * drawn.wish.scale), round((842 - 150) * drawn.wish.scale))
    assert black.value() < 40


def test_only_pages_near_those_in_sight_are_kept(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(*[PORTRAIT] * 40))
    with qtbot.waitSignal(view.renderer.drawn, check_params_cb=lambda drawn: drawn.wish.page == 29):
        view.go_to(29)
    assert view.page == 29 and 0 not in view._images and len(view._images) < 9


def test_keys_page_and_zoom(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(*[PORTRAIT] * 5))
    with qtbot.waitSignal(view.page_changed):
        press(view, Qt.Key.Key_Right)
    assert view.page == 1
    press(view, Qt.Key.Key_End)
    assert view.page == 4
    press(view, Qt.Key.Key_Left)
    assert view.page == 3
    press(view, Qt.Key.Key_Home)
    assert view.page == 0
    before = view.zoom
    press(view, Qt.Key.Key_Plus, text="+")
    assert view.zoom > before and view.fit == ""
    press(view, Qt.Key.Key_Minus, text="-")
    press(view, Qt.Key.Key_Space, text=" ")
    assert view.verticalScrollBar().value() > 0


def test_what_is_read_stays_in_sight_when_the_size_changes(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(*[PORTRAIT] * 9))
    view.go_to(5)
    for change in (view.zoom_in, view.zoom_in, lambda: view.set_fit("page"), lambda: view.resize(420, 500)):
        change()
        assert view.page == 5


def test_a_new_version_keeps_the_page_one_reads(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(*[PORTRAIT] * 6))
    view.go_to(4)
    show(view, qtbot, pdf(*[PORTRAIT] * 6, word="Ny"))
    assert view.page == 4
    assert "Ny 5" in view.accessibleDescription()
    show(view, qtbot, pdf(PORTRAIT))
    assert view.page == 0


def test_a_screen_reader_is_told_the_page_and_its_words(view: PagesView, qtbot: QtBot) -> None:
    show(view, qtbot, pdf(PORTRAIT, PORTRAIT))
    assert view.accessibleName() == "Riskrapport 2021, sida 1 av 2"
    assert "Sida 1" in view.accessibleDescription()


def test_what_is_no_pdf_is_told(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed):
        view.show_pdf(b"ingen pdf", "Fel")


def test_the_thread_ends_with_the_view(qtbot: QtBot, theme: Theme) -> None:
    before = {thread for thread in threading.enumerate() if thread.name == "rendering"}
    view = PagesView()
    view.resize(500, 500)
    view.show()
    show(view, qtbot, pdf(*[PORTRAIT] * 3))
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()
    assert {thread for thread in threading.enumerate() if thread.name == "rendering"} <= before


def test_what_is_no_longer_wanted_is_not_drawn(qtbot: QtBot) -> None:
    renderer = Renderer()
    drawn: list[Drawn] = []
    renderer.drawn.connect(drawn.append)
    with qtbot.waitSignal(renderer.opened):
        renderer.open(pdf(*[PORTRAIT] * 30))
    renderer.want(Wish(page, 4.0) for page in range(30))
    with qtbot.waitSignal(renderer.drawn, check_params_cb=lambda found: found.wish == Wish(29, 1.0)):
        renderer.want([Wish(29, 1.0)])
    assert len(drawn) <= 3
    renderer.close()


def test_the_whole_page_and_the_whole_width_fit() -> None:
    sizes = (PageSize(*PORTRAIT), PageSize(*LANDSCAPE))
    room = QSize(800, 500)
    for fit in ("width", "page"):
        zoom = fitting(sizes, room, "width" if fit == "width" else "page")
        boxes, desk = place(sizes, zoom * PER_POINT, room)
        assert desk.width() <= room.width() + 1
        assert fit == "width" or max(box.height() for box in boxes) <= room.height()
    assert smaller(0.25) == 0.25 and larger(4.0) == 4.0 and larger(1.0) == 1.25 and smaller(1.0) == 0.9
