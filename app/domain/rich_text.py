"""Long texts with light marks, kept as plain text: paragraphs, **bold**, *italic* and lists.

A blank line parts paragraphs; lines that start with "- " are a list. A mark that is not closed, or that stands
beside a space as in 3 * 4, is only a character. A backslash before an asterisk keeps it one, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

BULLET = "- "


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs after one another. A line break inside stands as a newline in its text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; each item is a tuple of runs."""

    items: tuple[tuple[Run, ...], ...]


Block = Paragraph | BulletList

# The longest mark first. It opens before a letter and closes after one; inside a word it is a character.
_MARKED = re.compile(
    r"(?<![\w\\*])(?P<mark>\*{1,3})(?=[^\s*])"
    r"(?P<inside>(?:[^*\\]|\\.|\*+(?!(?P=mark)))*?(?:[^\s*\\]|\\\*))"
    r"(?P=mark)(?![\w*])"
)


def parse(text: str) -> tuple[Block, ...]:
    """Read a text into blocks. Any text can be read; nothing of it is lost."""
    blocks: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", text.strip("\n")):
        blocks.extend(_blocks(part.split("\n")))
    return tuple(blocks)


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Lines that stand together: paragraphs and lists may follow on one another without a blank line."""
    said: list[str] = []
    items: list[str] = []
    for line in lines:
        bullet = line.lstrip()
        if bullet.startswith(BULLET):
            if said:
                yield Paragraph(_runs("\n".join(said)))
                said = []
            items.append(bullet[len(BULLET) :].strip())
        elif items and line[:1] in (" ", "\t") and line.strip():
            items[-1] += f" {line.strip()}"
        elif line.strip():
            if items:
                yield _list(items)
                items = []
            said.append(line.strip())
    if said:
        yield Paragraph(_runs("\n".join(said)))
    if items:
        yield _list(items)


def _list(items: Iterable[str]) -> BulletList:
    return BulletList(tuple(_runs(item) for item in items))


def _runs(text: str, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    runs: list[Run] = []
    place = 0
    for found in _MARKED.finditer(text):
        stars = len(found["mark"])
        _add(runs, text[place : found.start()], bold, italic)
        for run in _runs(found["inside"], bold or stars >= 2, italic or stars != 2):
            _put(runs, run)
        place = found.end()
    _add(runs, text[place:], bold, italic)
    return tuple(runs)


def _add(runs: list[Run], text: str, bold: bool, italic: bool) -> None:
    if text:
        _put(runs, Run(text.replace("\\*", "*"), bold, italic))


def _put(runs: list[Run], run: Run) -> None:
    """Words that look like those before them belong to the same run."""
    if runs and (runs[-1].bold, runs[-1].italic) == (run.bold, run.italic):
        run = Run(runs.pop().text + run.text, run.bold, run.italic)
    runs.append(run)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs after one another: empty ones left out, those that look the same made one."""
    kept: list[Run] = []
    for run in runs:
        if run.text:
            _put(kept, run)
    return tuple(kept)


def plain(text: str) -> str:
    """The words without the marks, for lists, searches and where only one line has room."""
    return "\n".join(_plain_block(block) for block in parse(text))


def _plain_block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _words(block.runs)
    return "\n".join(f"{BULLET}{_words(item)}" for item in block.items)


def _words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def write(blocks: Iterable[Block]) -> str:
    """Write blocks as text with marks: what an editor that shows bold and italic saves."""
    return "\n\n".join(
        _marked(block.runs)
        if isinstance(block, Paragraph)
        else "\n".join(f"{BULLET}{_marked(item)}" for item in block.items)
        for block in blocks
    )


@lru_cache(maxsize=2048)
def _marked(runs: tuple[Run, ...]) -> str:
    """Words count for more than their look: a mark that would touch a letter or another mark is left out."""
    told = [run for run in runs if run.text]
    said = ""
    for place, run in enumerate(told):
        mark = "*" * (2 * run.bold + run.italic)
        # A mark clings to words: spaces at its ends stand outside.
        inside = run.text.strip()
        if not inside:
            said += run.text
            continue
        before, _, after = run.text.partition(inside)
        following = (after + (told[place + 1].text if place + 1 < len(told) else ""))[:1]
        touches = _TOUCHES.match((said + before)[-1:]) or _TOUCHES.match(following)
        next_marked = not after and place + 1 < len(told) and (told[place + 1].bold or told[place + 1].italic)
        escaped = inside.replace("*", "\\*")
        if touches or next_marked or _runs(f"{mark}{escaped}{mark}") != (Run(inside, run.bold, run.italic),):
            mark = ""
        said += f"{before}{mark}{escaped}{mark}{after}"
    return said


_TOUCHES = re.compile(r"[\w*\\]")


def clean(pasted: str) -> str:
    """What is kept of something pasted: from HTML its paragraphs, lists, bold and italic, else its plain words.

    Control and invisible characters go, the bullets of word processors become "- ".
    """
    html = bool(_HTML.search(pasted))
    text = _from_html(pasted) if html else pasted
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u2028", "\n").replace("\u2029", "\n\n")
    lines = (_BULLETS.sub(BULLET, line.rstrip()) for line in text.split("\n"))
    joined = "\n".join(re.sub(r"(?<=\S)[ \t]+", " ", line) for line in lines)
    kept = re.sub(r"\n{3,}", "\n\n", joined).strip()
    # The items of a word processor are paragraphs with a bullet each: together they are a list.
    return _ITEMS_APART.sub(r"\1\n", kept) if html else kept


_HTML = re.compile(r"</?(?:html|body|p|div|span|b|i|em|strong|ul|ol|li|br|h[1-6]|table|a|o:p)\b[^>]*>", re.I)
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BULLETS = re.compile("^[ \t]*(?:[•·▪◦‣●○\uf0b7§]|[o\u2013\u2014-](?=[ \t]))[ \t]*(?=\\S)")

_ITEMS_APART = re.compile(r"(?m)(^- .*)\n\n(?=- )")
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_SILENT = frozenset({"script", "style", "head", "title", "xml", "o:p"})
_LOOKS = frozenset({"b", "strong", "i", "em", "span"})
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_REGULAR = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_ITALIC = re.compile(r"font-style:\s*italic")


def _from_html(pasted: str) -> str:
    reader = _Reader()
    reader.feed(pasted)
    reader.close()
    return write(reader.blocks())


class _Reader(HTMLParser):
    """Keeps the words, and of their look what this module knows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[bool, list[Run]]] = [(False, [])]
        """Whether a block is an item of a list, and its runs."""
        self._look: list[tuple[str, bool, bool]] = []
        self._silent = 0

    def blocks(self) -> Iterator[Block]:
        """What was kept."""
        items: list[tuple[Run, ...]] = []
        for is_item, runs in self._blocks:
            trimmed = _trimmed(runs)
            if is_item and trimmed:
                items.append(trimmed)
            elif trimmed:
                if items:
                    yield BulletList(tuple(items))
                    items = []
                yield Paragraph(trimmed)
        if items:
            yield BulletList(tuple(items))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self._blocks.append((True, []))
        elif tag == "br":
            self._blocks[-1][1].append(Run("\n"))
        elif tag in _BLOCKS:
            self._part(tag)
        elif tag in ("td", "th"):
            self._blocks[-1][1].append(Run(" "))
        if tag in _LOOKS:
            style = (dict(attrs).get("style") or "").lower()
            bold = tag in ("b", "strong") or bool(_BOLD.search(style))
            italic = tag in ("i", "em") or bool(_ITALIC.search(style))
            self._look.append((tag, bold and not _REGULAR.search(style), italic))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "li" or tag in _BLOCKS:
            self._part(tag)
        if tag in _LOOKS:
            for place in range(len(self._look) - 1, -1, -1):
                if self._look[place][0] == tag:
                    del self._look[place:]
                    break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            bold = any(look[1] for look in self._look)
            italic = any(look[2] for look in self._look)
            # Line ends of the source are spaces on the page.
            _put(self._blocks[-1][1], Run(re.sub(r"[ \t\r\n]+", " ", data), bold, italic))

    def _part(self, tag: str) -> None:
        """A paragraph inside an item of a list, as word processors make them, is the item itself."""
        is_item, runs = self._blocks[-1]
        if tag == "p" and is_item and not _trimmed(runs):
            return
        self._blocks.append((False, []))


def _trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without spaces at their ends, or at the ends of lines."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not kept or kept[-1].text[-1:] in (" ", "\n"):
            text = text.lstrip(" ")
        if text.startswith("\n") and kept:
            last = kept.pop()
            if last.text.strip():
                kept.append(Run(last.text.rstrip(" "), last.bold, last.italic))
        if text:
            kept.append(Run(text, run.bold, run.italic))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        kept.append(Run(last.text.rstrip(), last.bold, last.italic))
    while kept and not kept[0].text.strip():
        kept.pop(0)
    merged: list[Run] = []
    for run in kept:
        _put(merged, run)
    return tuple(merged)
