"""The judge of PDF files must find what is wrong; otherwise its silence about our reports says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_check import Profile, pdf_problems


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_untagged_pdf_is_refused(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "otaggad åäö.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 72, "Mål")
    canvas.save()
    problems = pdf_problems(path, profile)
    assert any("MarkInfo" in problem or "structure" in problem.lower() for problem in problems), problems


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trasig.pdf"
    path.write_text("inte en PDF", encoding="utf-8")
    assert pdf_problems(path, "ua1")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert pdf_problems(tmp_path / "saknas.pdf", "2a")
