"""Long texts line by line, as an editor shows them: a line break is a new line, an empty line parts paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.rich_text import BULLET, Block, BulletList, Paragraph, Run, joined


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a line of its own: words, or an item of a list."""

    runs: tuple[Run, ...] = ()
    item: bool = False


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Lay blocks out as lines. Only blocks of the same kind need an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        item = isinstance(block, BulletList)
        parts = map(tidy, block.items) if isinstance(block, BulletList) else _split(block.runs)
        made = [Line(runs, item) for runs in parts if runs]
        if made and lines and lines[-1].item == item:
            lines.append(Line())
        lines += made
    return tuple(lines)


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Read lines back into blocks, in the form that ``rich_text.write`` keeps: no empty ones, no spaces at ends."""
    blocks: list[Block] = []
    said: list[Run] = []
    items: list[tuple[Run, ...]] = []

    def close() -> None:
        if said:
            blocks.append(Paragraph(joined(said)))
            said.clear()
        if items:
            blocks.append(BulletList(tuple(items)))
            items.clear()

    for line in lines:
        runs, item = tidy(line.runs), line.item
        if not item and runs and runs[0].text.startswith(BULLET):
            # Written so, it is an item of a list when it is read again.
            item = True
            runs = tidy((Run(runs[0].text[len(BULLET) :], runs[0].bold, runs[0].italic), *runs[1:]))
        if not runs:
            if not item:
                close()
        elif item:
            if said:
                close()
            items.append(runs)
        else:
            if items:
                close()
            said += [Run("\n"), *runs] if said else runs
    close()
    return tuple(blocks)


@lru_cache(maxsize=2048)
def tidy(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a line without spaces at its ends; spaces at the ends of bold and italic have no look.

    Remembered, for while one writes all lines but one are as they were.
    """
    parts: list[Run] = []
    for run in runs:
        inside = run.text.strip()
        before, _, after = run.text.partition(inside) if inside else (run.text, "", "")
        parts += [Run(before), Run(inside, run.bold, run.italic), Run(after)]
    kept = list(joined(parts))
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].bold, kept[0].italic)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].bold, kept[-1].italic)
    return joined(kept)


def _split(runs: Iterable[Run]) -> Iterable[tuple[Run, ...]]:
    """Part the runs of a paragraph where its lines end."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(first, run.bold, run.italic))
        lines += [[Run(text, run.bold, run.italic)] for text in rest]
    return map(tidy, map(tuple, lines))
