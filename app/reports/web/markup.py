"""HTML written element by element. What is told is escaped here and nowhere else; only ``Markup`` goes as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape

from app.domain import rich_text

LIMIT = 20_000

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINER = "\u200d"
"""Holds the parts of a composed sign together; of all that is not seen it alone is kept."""
_EMPTY = frozenset({"meta", "br", "line", "rect", "hr"})
_LOUD = {"class_": "class", "for_": "for", "view_box": "viewBox"}


class Markup(str):
    """HTML that is written already."""

    __slots__ = ()


def clean(text: str, limit: int = LIMIT) -> str:
    """A text that can be shown: composed letters, no characters that cannot be seen, bearably long."""
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return printable(text).strip()


def printable(text: str) -> str:
    """A text without what cannot be seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(filter(_seen, _BREAKS.sub("\n", unicodedata.normalize("NFC", text))))


def _seen(character: str) -> bool:
    if character in ("\n", "\t", _JOINER):
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def clean_line(text: str, limit: int = 400) -> str:
    """A cleaned text on one line: for titles and names."""
    return " ".join(clean(text, limit).split(" ")).replace("\n", " ").replace("\t", " ")


def element(tag: str, *inside: str, **attributes: str | int | float | None) -> Markup:
    """An element. An attribute that is None is left out; ``aria_label`` becomes ``aria-label``."""
    told = "".join(
        f' {_LOUD.get(name, name.replace("_", "-"))}="{escape(clean(str(value)))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _EMPTY:
        return Markup(f"<{tag}{told}>" if tag not in ("line", "rect") else f"<{tag}{told}/>")
    return Markup(f"<{tag}{told}>{joined(inside)}</{tag}>")


def joined(parts: Iterable[str]) -> Markup:
    """Parts after one another, escaped where they are not markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(printable(part)) for part in parts))


def rich(text: str) -> Markup:
    """A long text with its look: paragraphs, lists, bold and italic."""
    return joined(_block(block) for block in rich_text.parse(clean(text)))


def lines(text: str) -> Markup:
    """A plain text with its line breaks, a paragraph for each stretch."""
    stretches = re.split(r"\n[ \t]*\n", clean(text))
    return joined(element("p", _broken(stretch.strip("\n"))) for stretch in stretches if stretch.strip())


def _block(block: rich_text.Block) -> Markup:
    if isinstance(block, rich_text.BulletList):
        return element("ul", *(element("li", _runs(item)) for item in block.items))
    return element("p", _runs(block.runs))


def _runs(runs: Iterable[rich_text.Run]) -> Markup:
    told = []
    for run in runs:
        # Spaces at the ends of a run part it from the next: they are kept.
        said = _broken(run.text)
        if run.italic:
            said = element("em", said)
        told.append(element("strong", said) if run.bold else said)
    return joined(told)


def _broken(text: str) -> Markup:
    return Markup("<br>".join(escape(line) for line in text.split("\n")))
