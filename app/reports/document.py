"""The only way a report is made: tell the story piece by piece, then save it or ask for its bytes.

The pages are laid out in one pass. Each piece is tagged as it is drawn, so that what comes out is PDF/UA-1
(for those who listen) and PDF/A-2a (for the archive) at once. The same story and date give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date as Date
from pathlib import Path

from app.reports.paper import style
from app.reports.paper.charts import ChartRow
from app.reports.paper.clean import LIMIT, clean, clean_line
from app.reports.paper.finish import About, finish
from app.reports.paper.flow import Block, Flow
from app.reports.paper.furniture import Contents, Identity, place_title, write_heads_and_feet
from app.reports.paper.matrices import MatrixBlock
from app.reports.paper.strips import StripRow
from app.reports.paper.tables import TableBlock
from app.reports.paper.text_blocks import (
    Bullets,
    Callout,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Status,
    Text,
    Turn,
    type_of_status,
)
from app.reports.paper.told import Told
from app.reports.saving import save
from app.services.figures import Chart, Distribution, Matrix, Table

__all__ = ["Document", "Fact"]

_ENOUGH_FOR_CONTENTS = 4
"""A report with fewer headings is found through without a table of contents."""


class Document:
    """A report in the making."""

    def __init__(
        self,
        title: str,
        *,
        municipality: str,
        date: Date,
        registry_number: str = "",
        subtitle: str = "",
        language: str = "sv-SE",
        anchor: str = "",
    ) -> None:
        """``anchor`` is number and short hash of the change log, printed on every page."""
        self._identity = Identity(
            clean_line(title),
            clean_line(subtitle),
            clean_line(municipality),
            clean_line(registry_number, 80),
            date,
            clean_line(anchor, 120),
        )
        self._language = language
        self.contents_depth = 2
        """How deep the table of contents goes."""
        self._story: list[Block] = []

    # The story

    def heading(self, text: str, level: int = 1) -> None:
        """Start a part (1), a section (2) or a passage (3)."""
        if not 1 <= level <= len(style.HEADINGS):
            raise ValueError(f"no heading of level {level}")
        self._add_text(text, lambda cleaned: Heading(" ".join(cleaned.split()), level), 400)

    def lead(self, text: str) -> None:
        """Say the most important thing, a little larger. Before the first heading it stands on page one."""
        self._add_text(text, lambda cleaned: Text(cleaned, style.LEAD))

    def paragraph(self, text: str, label: str = "") -> None:
        """Add running text, with a strong ``label`` before it if wanted; nothing when there is no text."""
        self._add_text(text, lambda cleaned: Text(cleaned, style.BODY, clean_line(label)))

    def note(self, text: str) -> None:
        """Add small print: sources, reservations, how a figure was made."""
        self._add_text(text, lambda cleaned: Text(cleaned, style.NOTE))

    def bullets(self, items: Sequence[str]) -> None:
        """Add a list; empty items are left out."""
        kept = [cleaned for cleaned in map(_cleaned, items) if cleaned]
        if kept:
            self._story.append(Bullets(kept))

    def facts(self, facts: Sequence[Fact]) -> None:
        """Add key figures side by side."""
        if facts:
            cleaned = [Fact(clean_line(f.figure, 60), clean_line(f.label, 160), f.status) for f in facts]
            self._story.append(Facts(cleaned))

    def status(self, code: str, text: str = "", of: type_of_status = "status") -> None:
        """Add a status mark with its word, a goal's or an indicator's, and the reason if wanted."""
        self._story.append(Status(code, clean(text), of))

    def callout(self, text: str, title: str = "") -> None:
        """Set a few words apart that the reader must not miss."""
        self._add_text(text, lambda cleaned: Callout(cleaned, clean_line(title)))

    def table(self, table: Table) -> None:
        """Add a table."""
        self._story.append(TableBlock(table))

    def chart(self, chart: Chart) -> None:
        """Add a chart over the whole width."""
        self._story.append(ChartRow((chart,)))

    def charts(self, charts: Sequence[Chart]) -> None:
        """Add charts two by two, for comparing at a glance."""
        for start in range(0, len(charts), 2):
            self._story.append(ChartRow(charts[start : start + 2], 2))

    def distributions(self, figures: Sequence[Distribution]) -> None:
        """Add where we lie among all municipalities, two by two."""
        for start in range(0, len(figures), 2):
            self._story.append(StripRow(figures[start : start + 2]))

    def matrix(self, matrix: Matrix) -> None:
        """Add a risk matrix."""
        self._story.append(MatrixBlock(matrix))

    def page_break(self) -> None:
        """Go on at the top of a new page."""
        self._story.append(PageBreak())

    @contextmanager
    def landscape(self) -> Iterator[None]:
        """Put what is told inside on lying pages, for what is too wide for upright ones."""
        self._story.append(Turn(True))
        yield
        self._story.append(Turn(False))

    # The result

    def bytes(self) -> bytes:
        """Return the finished report."""
        flow = Flow()
        identity = self._identity
        place_title(flow, identity)
        opening, story = self._parted()
        for block in opening:
            block.place(flow)
        headings = [block for block in story if isinstance(block, Heading)]
        contents = Contents(headings, self.contents_depth) if len(headings) >= _ENOUGH_FOR_CONTENTS else None
        if contents is not None:
            contents.place(flow)
            flow.new_page()
        self._lay_out(flow, story)
        if contents is not None:
            contents.write(flow, flow.bookmarks)
        write_heads_and_feet(flow.pages, identity)
        title = " – ".join(part for part in (identity.title, identity.subtitle) if part)
        about = About(title, identity.municipality, self._language, identity.date)
        return finish(flow.canvas, flow.pages, flow.root, flow.bookmarks, about)

    def save(self, path: str | Path) -> None:
        """Write the report to ``path``: the whole of it or nothing."""
        save(Path(path), self.bytes())

    def _add_text(self, text: str, make: Callable[[str], Block], limit: int = LIMIT) -> None:
        cleaned = _cleaned(text, limit)
        if cleaned:
            self._story.append(make(cleaned))

    def _parted(self) -> tuple[list[Block], list[Block]]:
        """Part the story into what stands with the title and what follows the contents."""
        story = list(self._story)
        while story and isinstance(story[-1], PageBreak | Turn):
            # Nothing follows, so there is nothing to begin a page for.
            story.pop()
        first = next((i for i, block in enumerate(story) if isinstance(block, Heading | Turn)), len(story))
        return story[:first], story[first:]

    @staticmethod
    def _lay_out(flow: Flow, story: Sequence[Block]) -> None:
        for i, block in enumerate(story):
            if isinstance(block, Heading):
                block.place(flow, _following(flow, block, story[i + 1 : i + 4]))
            else:
                block.place(flow)


def _cleaned(text: str, limit: int = LIMIT) -> str:
    """What was told with its look is clean already."""
    return text if isinstance(text, Told) else clean(text, limit)


def _following(flow: Flow, heading: Heading, story: Sequence[Block]) -> float:
    """Return the height of what must stand on the page of ``heading``: subheadings and what they head."""
    height, level = 0.0, heading.level
    for block in story:
        if isinstance(block, Heading):
            if block.level <= level:
                break
            level = block.level
        height += block.head(flow)
        if not isinstance(block, Heading):
            break
    return height
