"""Where the next thing goes: down the page, over to the next, upright or lying paper."""

from __future__ import annotations

from typing import Protocol

from app.reports.paper.finish import Bookmark
from app.reports.paper.page import Fonts, Page, new_canvas
from app.reports.paper.style import A4, MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, MEASURE
from app.reports.paper.tags import Element


class Flow:
    """The pages so far and the place on the last of them where there is room."""

    def __init__(self) -> None:
        self.canvas = new_canvas()
        self.fonts = Fonts()
        self.pages: list[Page] = []
        self.root = Element("Document")
        self.bookmarks: list[Bookmark] = []
        self.heading_level = 0
        self.landscape = False
        self._space = 0.0
        self._tight = False
        self.new_page()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def left(self) -> float:
        return MARGIN_SIDE

    @property
    def width(self) -> float:
        """Width of the text area: tables and charts use all of it."""
        return self.page.width - 2 * MARGIN_SIDE

    @property
    def measure(self) -> float:
        """Width of running text."""
        return min(MEASURE, self.width)

    @property
    def height(self) -> float:
        """Height of the text area of a page."""
        return self.page.height - MARGIN_TOP - MARGIN_BOTTOM

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self.y - MARGIN_BOTTOM

    @property
    def at_top(self) -> bool:
        return self.y == self.page.height - MARGIN_TOP

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        width, height = A4[::-1] if self.landscape else A4
        self.pages.append(Page(self.canvas, len(self.pages), width, height, self.fonts))
        self.y = height - MARGIN_TOP
        self._space = 0.0

    def turn(self, landscape: bool) -> None:
        """Go on with the paper lying, or upright; on a new page unless this one is of that kind or empty."""
        if landscape == self.landscape:
            return
        self.landscape = landscape
        if self.at_top and self.page.empty:
            index = self.pages.pop().index
            assert index == len(self.pages)
        self.new_page()

    def space(self, height: float) -> None:
        """Keep at least ``height`` clear before what comes next; two such wishes do not add up."""
        self._space = max(self._space, height)

    def tighten(self, height: float) -> None:
        """Keep what comes next as near as ``height``, whatever room it wants: it belongs to a heading."""
        self._space, self._tight = height, True

    def begin(self, before: float, needed: float) -> None:
        """Make sure that ``needed`` fits below the clear space ``before``; otherwise go to the next page."""
        space = 0.0 if self.at_top else self._space if self._tight else max(self._space, before)
        self._space, self._tight = 0.0, False
        if space + needed > self.room and not self.at_top:
            self.new_page()
        else:
            self.y -= space


class Block(Protocol):
    """One thing in the story."""

    def head(self, flow: Flow) -> float:
        """Return the height that must fit below a heading for the heading to stay on the page."""

    def place(self, flow: Flow) -> None:
        """Put the block on the pages."""
