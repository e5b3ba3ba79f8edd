"""What a chart on paper shows besides its lines: the newest tertial, and a target that is a band."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2

from app.reports.document import Document
from app.reports.paper.chart_words import alternative
from app.services.figures import Chart, Point, Series
from tests.pdf_check import pdf_problems

YEARS = tuple(Point(year, 50.0 + year - 2016) for year in range(2016, 2021))
CHART = Chart(
    "Håller sig tiden inom det lagom?",
    "dagar",
    0,
    (Series("Storköpings kommun", YEARS, newest=Point(2021, 58.0), newest_part="t2"),),
    target=(Point(2020, 45.0), Point(2021, 46.0)),
    target_high=(Point(2020, 60.0), Point(2021, 61.0)),
)


def test_the_newest_tertial_and_both_ends_of_the_target_are_on_paper(tmp_path: Path) -> None:
    document = Document("Rapport", municipality="Storköpings kommun", date=date(2021, 9, 15))
    document.chart(CHART)
    path = tmp_path / "r.pdf"
    path.write_bytes(document.bytes())
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert "T2" in text and "Mål 46–61" in text and "2021" in text
    assert pdf_problems(path, "ua1") == []


def test_a_listener_is_told_the_same() -> None:
    told = alternative(CHART)
    assert "tertial 2 2021 58" in told
    assert "Målets övre gräns: 2020 60, 2021 61." in told


def test_a_chart_with_nothing_but_a_tertial_is_not_called_empty() -> None:
    only = Chart("Hur många?", "", 0, (Series("Vi", (), newest=Point(2021, 3.0), newest_part="t1"),))
    assert "inga mätvärden" not in alternative(only)


def test_the_margin_of_error_is_on_paper_and_told(tmp_path: Path) -> None:
    points = (Point(2019, 60.0, 4.0), Point(2020, None), Point(2021, 62.0, 3.5))
    chart = Chart("Nöjda?", "%", 1, (Series("Vi", points),), source="Källa: enkät.")
    assert "2019 60,0 ± 4,0, 2020 saknas, 2021 62,0 ± 3,5" in alternative(chart)
    document = Document("Rapport", municipality="Storköpings kommun", date=date(2021, 9, 15))
    document.chart(chart)
    path = tmp_path / "r.pdf"
    path.write_bytes(document.bytes())
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    assert "Strecken genom punkterna visar felmarginalen. Källa: enkät." in text
    assert pdf_problems(path, "ua1") == []
