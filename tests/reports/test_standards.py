"""Every piece of paper is PDF/UA-1, for those who listen, and PDF/A-2a, for the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.reports.document import Document
from app.services.figures import Chart, Column, Series, Table
from tests.pdf_check import Profile, pdf_problems
from tests.reports.papers import DAY, HOSTILE, chart, distribution, empty, everything, matrix, points, table


def _bare() -> Document:
    return Document("Rapport", municipality="", date=date(1999, 1, 2))


def _long_table() -> Document:
    document = empty()
    document.table(table(400))
    return document


def _empty_figures() -> Document:
    document = empty()
    document.table(Table("", (Column("Indikator"), Column("Utfall", "number")), ()))
    document.table(Table("Utan rubriker", (Column(""), Column("")), (("", None),)))
    document.chart(Chart("Tomt", "", 0, ()))
    document.chart(Chart("Ännu inget", "antal", 0, (Series("Vaggeryd", points(None, None)),)))
    document.charts([Chart("Ett värde", "antal", 0, (Series("Vaggeryd", points(0.0)),))])
    return document


def _hostile() -> Document:
    document = Document(
        HOSTILE, municipality=HOSTILE, date=DAY, registry_number=HOSTILE, subtitle=HOSTILE * 5, anchor=HOSTILE
    )
    for level in (3, 1, 3, 2):
        document.heading(HOSTILE, level)
    document.lead(HOSTILE)
    document.paragraph((HOSTILE + " ") * 200, HOSTILE)
    document.paragraph("Å" * 20_000)
    document.bullets([HOSTILE, "x\n" * 300])
    document.callout((HOSTILE + "\n") * 90, HOSTILE)
    document.note(HOSTILE)
    document.status("partly", HOSTILE)
    cells = (HOSTILE * 40, "Realisationsvinstbeskattningsutredningen " * 400)
    document.table(Table(HOSTILE, (Column(HOSTILE), Column(HOSTILE)), (cells,), HOSTILE))
    document.chart(
        Chart(HOSTILE, HOSTILE, 1, (Series(HOSTILE, points(1.0, 2.0)), Series(HOSTILE, points(3.0))))
    )
    return document


def _all_letters() -> Document:
    """More letters than one subset of a font holds."""
    document = empty()
    letters = [chr(code) for code in range(0x21, 0x2500)]
    document.paragraph(" ".join(letters))
    document.heading(" ".join(letters[0xA0:0x180]))
    document.heading("".join(letters[0x380:0x480]), 2)
    return document


def _figures() -> Document:
    document = empty()
    for _ in range(4):
        document.matrix(matrix())
        document.chart(chart())
    return document


def _distributions() -> Document:
    document = empty()
    document.distributions(
        [
            distribution(*(50.0 + number / 10 for number in range(289))),
            distribution(*(50.0,) * 289, direction="lower"),
            distribution(
                *(float(number) for number in range(-4, 4)), name=HOSTILE, title=HOSTILE, unit=HOSTILE
            ),
        ]
    )
    return document


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(
    "make",
    [everything, _bare, _long_table, _empty_figures, _hostile, _all_letters, _figures, _distributions],
)
def test_what_is_printed_keeps_the_standards(
    make: Callable[[], Document], profile: Profile, tmp_path: Path
) -> None:
    path = tmp_path / "åäö.pdf"
    make().save(path)
    assert pdf_problems(path, profile) == []
