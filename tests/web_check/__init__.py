"""A real browser for the tests: how does this page look in it, and can everyone read it?

``judge(content, folder)`` says what axe and the browser have against a page. Chromium is asked through its own pipe,
so no driver is needed; one process serves a whole test run.
"""

from __future__ import annotations

import functools
import importlib.util
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.web_check.browser import Browser, Tab

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

not_done: list[str] = []
"""Why web pages were not judged in this run; the summary of the run shows it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as somebody looks at it."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    zoom: float = 1.0
    print: bool = False


DESK = Seen()
PHONE = Seen(width=320, height=640)


@contextmanager
def opened(content: bytes, folder: Path, seen: Seen = DESK) -> Iterator[Tab]:
    """Open a page in the browser. Skips the test, loudly, where there is none: call it last."""
    reason = why_not()
    if reason:
        if reason not in not_done:
            not_done.append(reason)
        pytest.skip(f"web page not checked: {reason}")
    path = folder / "sida åäö.html"
    path.write_bytes(content)
    tab = _browser().open()
    try:
        tab.look(seen.width, seen.height, dark=seen.dark, zoom=seen.zoom, print_=seen.print)
        tab.go(path.resolve().as_uri())
        yield tab
    finally:
        tab.close()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is against a page."""

    problems: tuple[str, ...]
    """The rules of axe that it breaks, each with the element that it is about."""
    faint: tuple[str, ...]
    """Texts, in pictures too, whose contrast with their ground is less than 4.5 : 1."""
    too_wide: tuple[str, ...]
    """Elements that one has to scroll sideways for."""
    fetched: tuple[str, ...]
    """What it has asked for beside itself."""
    complaints: tuple[str, ...]
    """What the browser has logged."""


GOOD = Verdict((), (), (), (), ())


def judge(content: bytes, folder: Path, seen: Seen = DESK) -> Verdict:
    """Open a page in the browser and say what there is against it: ``GOOD`` if nothing is."""
    with opened(content, folder, seen) as tab:
        faint, too_wide = tab.run(_FAINT), tab.run(_TOO_WIDE)
        tab.run(_axe())
        found: list[dict[str, Any]] = tab.run(_RUN)
        problems = tuple(f"{problem['id']}: {problem['help']} {problem['where']}" for problem in found)
        return Verdict(
            problems, tuple(faint), tuple(too_wide), tuple(tab.fetched()[1:]), tuple(tab.complaints())
        )


@functools.cache
def why_not() -> str:
    """What is missing for checking web pages here; empty when nothing is."""
    if not sys.platform.startswith("linux"):
        return "the browser is driven on Linux alone"
    if _program() is None:
        return "no Chromium found (Debian: apt-get install chromium)"
    if _axe_file() is None:
        return "the Python package axe-core-python, which carries axe, is not installed"
    return ""


_RUN = """
axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.flatMap(rule =>
  rule.nodes.map(node => ({id: rule.id, help: rule.help, where: node.html.slice(0, 120)}))))
"""

# axe leaves out words in pictures, and single signs: here every piece of text counts.
_FAINT = """
(() => {
  const colour = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('').trim();
    if (!own || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const shades = [colour(element instanceof SVGElement ? style.fill : style.color), ground(element)].map(light);
    const ratio = (Math.max(...shades) + 0.05) / (Math.min(...shades) + 0.05);
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)}: ${own.slice(0, 60)}`);
  }
  return faint;
})()
"""


_TOO_WIDE = """
[...document.body.querySelectorAll('*')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.width && !element.closest('.skip') && box.right > document.documentElement.clientWidth + 1;
}).map(element => element.outerHTML.slice(0, 80))
"""


def _program() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _axe_file() -> Path | None:
    spec = importlib.util.find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).with_name("axe.min.js")
    return path if path.exists() else None


@functools.cache
def _axe() -> str:
    path = _axe_file()
    assert path is not None
    return path.read_text("utf-8") + "; null"


@functools.cache
def _browser() -> Browser:
    program = _program()
    assert program is not None
    return Browser(program)
