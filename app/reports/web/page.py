"""A whole web page: one file that needs no other, that anyone can read, and that runs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from app.reports.web.markup import Markup, clean_line, element, joined
from app.text import translate
from resources import path

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Even a browser that were fooled would fetch and run nothing."""


@cache
def _style() -> Markup:
    return Markup(path("web", "page.css").read_text("utf-8"))


def section(name: str, heading: str, *inside: str) -> Markup:
    """A part of the page under a heading of its own, found in the contents under ``name``."""
    return element(
        "section",
        element("h2", clean_line(heading), id=f"{name}-h"),
        *inside,
        id=name,
        aria_labelledby=f"{name}-h",
    )


def contents(parts: Sequence[tuple[str, str]]) -> Markup:
    """The way to the parts of the page: (name, heading)."""
    links = (element("li", element("a", clean_line(text), href=f"#{name}")) for name, text in parts)
    said = translate("Web", "Innehåll")
    return element(
        "nav", element("h2", said, id="contents-h"), element("ul", *links), aria_labelledby="contents-h"
    )


def page(
    title: str, publisher: str, lead: Sequence[Markup], inside: Sequence[Markup], foot: Sequence[Markup]
) -> bytes:
    """The finished page."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", " – ".join(part for part in (clean_line(title), clean_line(publisher)) if part)),
        element("style", _style()),
    )
    body = element(
        "body",
        element("a", translate("Web", "Hoppa till innehållet"), class_="skip", href="#main"),
        element(
            "header",
            element("p", clean_line(publisher), class_="publisher"),
            element("h1", clean_line(title)),
            *lead,
        ),
        element("main", *inside, id="main", tabindex=-1),
        element("footer", *foot),
    )
    return ("<!DOCTYPE html>\n" + element("html", head, body, lang="sv") + "\n").encode("utf-8")


def note(text: str) -> Markup:
    """A few words set apart that the reader must not miss."""
    return element("p", text, class_="note")


def group(heading: str, *inside: str) -> Markup:
    """A passage under a small heading; nothing where there is nothing in it."""
    told = joined(inside)
    return joined((element("h3", heading), told)) if told else Markup()
