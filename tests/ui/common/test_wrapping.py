"""Words broken into lines where a cell or a heading is narrow."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

from app.ui.common import theme as look
from app.ui.common.theme import Theme, px
from app.ui.common.wrapping import wrapped


def test_a_word_wider_than_a_line_is_divided_where_a_syllable_starts(theme: Theme) -> None:
    lines = told("Samhällsbyggnadsnämnden", 100)
    assert lines == ["Samhälls-", "byggnads-", "nämnden"]


def test_a_word_that_fits_on_a_line_is_never_divided(theme: Theme) -> None:
    assert told("Hållbar samhällsutveckling", 160) == ["Hållbar", "samhällsutveckling"]


def test_a_hyphen_of_its_own_is_not_doubled(theme: Theme) -> None:
    assert told("kultur-och-fritidsnämnden", 90)[0] == "kultur-och-"


def test_the_last_line_says_that_there_is_more_without_hyphens_inside(theme: Theme) -> None:
    lines = told("Samhällsbyggnadsnämndens arbetsutskott", 100, lines=2)
    assert lines[0] == "Samhälls-" and lines[1].startswith("byggnadsn") and lines[1].endswith("…")


def test_ten_thousand_letters_without_a_space_stay_within_their_lines(theme: Theme) -> None:
    lines = told("la" * 5_000, 80, lines=3)
    metrics = QFontMetrics(font())
    assert len(lines) == 3 and all(metrics.horizontalAdvance(line) <= px(80) for line in lines)


def font() -> QFont:
    return look.font()


def told(text: str, width: int, lines: int = 5) -> list[str]:
    return wrapped(text, px(width), lines, font())
