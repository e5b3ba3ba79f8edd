"""Marks, charts and zones are told apart on a black-and-white copy, and words have enough contrast."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pypdfium2
import pytest

from app.domain.activities import SHOWN_STATES
from app.domain.codes import ATTAINMENTS, GOAL_TRENDS
from app.reports.document import Document
from app.reports.paper import style
from app.reports.paper.marks import mark_colour
from app.services.figures import Chart, Column, Matrix, Series, Table
from tests.reports.papers import STATUSES, TRENDS, empty, points


def _picture(document: Document, scale: float = 4) -> Any:
    """Return the first page as a copying machine without colours sees it."""
    pdf = pypdfium2.PdfDocument(document.bytes())
    try:
        return (
            pdf[0]
            .render(scale=scale, grayscale=True)
            .to_numpy()
            .reshape(-1, int(scale * 595.28 + 0.999))
            .astype(int)
        )
    finally:
        pdf.close()


def _mark(kind: str, code: str) -> Any:
    document = empty()
    document.table(Table("", (Column("Läge", kind),), ((code,),)))  # type: ignore[arg-type]
    picture = _picture(document)
    # The row is the last dark thing above the hairline; the mark stands in its first 11 points.
    left = int(style.MARGIN_SIDE * 4)
    return picture[: (820 * 4), left : left + 40]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        *(("status", *pair) for pair in itertools.combinations(STATUSES, 2)),
        *(
            ("trend", *pair)
            for pair in itertools.combinations(("improving_up", "stable", "worsening_down", "unknown"), 2)
        ),
        *(("attainment", *pair) for pair in itertools.combinations(ATTAINMENTS, 2)),
        *(("goal_trend", *pair) for pair in itertools.combinations(GOAL_TRENDS, 2)),
        *(("activity_shown", *pair) for pair in itertools.combinations(SHOWN_STATES, 2)),
    ],
)
def test_two_marks_differ_without_colour(kind: str, first: str, second: str) -> None:
    one, other = _mark(kind, first), _mark(kind, second)
    assert np.count_nonzero(abs(one - other) > 100) > 60


@pytest.mark.parametrize("code", [*STATUSES, *TRENDS, *GOAL_TRENDS, *SHOWN_STATES])
def test_the_word_beside_a_mark_is_easy_to_read(code: str) -> None:
    assert _contrast(mark_colour(code), style.WHITE) >= 4.5


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.THREAD])
def test_text_is_easy_to_read_on_paper_and_on_fields(colour: str) -> None:
    for ground in (style.WHITE, style.FIELD):
        assert _contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("zone", [style.ZONE_LOW, style.ZONE_MEDIUM, style.ZONE_HIGH])
def test_counts_are_easy_to_read_on_their_zone(zone: str) -> None:
    assert _contrast(style.INK, zone) >= 7
    assert _contrast(style.QUIET, zone) >= 3


def test_zones_differ_without_colour() -> None:
    def zone(code: str) -> Any:
        document = empty()
        document.matrix(Matrix("", 1, ((0,),), ((code,),), ("",), ("",)))
        return _picture(document)

    pictures = [zone(code) for code in ("low", "medium", "high")]
    for one, other in itertools.combinations(pictures, 2):
        assert np.count_nonzero(abs(one - other) > 12) > 400


def test_own_series_are_told_apart_without_colour() -> None:
    def drawn(strong: tuple[bool, bool]) -> Any:
        series = (
            Series("", points(1.0, 2.0, 3.0, 4.0), strong[0]),
            Series("", points(4.0, 3.0, 2.0, 1.0), strong[1]),
        )
        return _picture(_charted(series))

    both = drawn((True, True))
    assert np.count_nonzero(abs(both - both[:, ::-1]) > 100) > 500
    assert np.count_nonzero(abs(both - drawn((True, False))) > 100) > 500


def _charted(series: tuple[Series, ...]) -> Document:
    document = empty()
    document.chart(Chart("", "", 0, series))
    return document


def test_a_missing_year_is_a_gap_in_the_line() -> None:
    whole = _picture(_charted((Series("", points(5.0, 5.0, 5.0, 5.0, 5.0)),)))
    gap = _picture(_charted((Series("", points(5.0, 5.0, None, 5.0, 5.0)),)))
    assert np.count_nonzero(gap < 100) < np.count_nonzero(whole < 100) - 200


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [float(part) for part in colour.split()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
