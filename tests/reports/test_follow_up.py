"""What the follow-up report says of an indicator: women and men beside the total, and where we lie."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.reports.catalogue import Choices
from app.reports.follow_up import make
from app.services.office import Office
from tests.pdf_check import Profile, pdf_problems

BEFORE = "Bland den bästa fjärdedelen av"


def read(pdf_bytes: bytes) -> str:
    pdf = pypdfium2.PdfDocument(pdf_bytes)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


@pytest.fixture
def compared(example_office: Office) -> Office:
    """The example with nine municipalities to be compared with in one of its indicators."""
    row = next(row for row in example_office.indicators.list(2021) if row.kolada_id == "N00558")
    records = example_office.records
    common = {"indicator_id": row.id, "gender": "T", "year": 2020, "part": "year", "state": "final"}
    for number in range(9):
        place = records.write("place", None, {"kind": "municipality", "name": f"Grannkommun {number}"}).id
        records.write("measurement", None, {**common, "place_id": place, "value": 40.0 + number})
    return example_office


def test_women_and_men_stand_beside_the_total_and_say_their_year_where_it_is_another(
    example_office: Office,
) -> None:
    text = read(make(example_office, Choices(2021)))
    assert "Utfall Kvinnor Män Målvärde" in text
    assert "63 % (2020) 65 % 61 % 65 %" in text
    # The newest total is of a tertial; women's and men's newest are of the full year before.
    assert "3,2 % (T2 2021) 3,4 % (2020) 4,0 % (2020)" in text
    assert "utanför centralorten, andel: kvinnor och män" in text


def test_a_report_of_an_earlier_year_has_no_later_values_of_women_and_men(example_office: Office) -> None:
    text = read(make(example_office, Choices(2020)))
    assert "90,2 %" not in text and "89,4 %" in text


def test_the_report_says_where_we_lie_and_keeps_it_apart_from_fulfilment(compared: Office) -> None:
    text = read(make(compared, Choices(2021)))
    assert f"{BEFORE} 10 kommuner 2020: 0 av 9 andra kommuner har ett bättre värde." in text
    assert "Läget jämfört med andra kommuner säger inget om ifall målet nås." in text


def test_nothing_is_said_where_nothing_is_known(example_office: Office, empty_office: Office) -> None:
    assert "Var vi ligger bland kommunerna" not in read(make(example_office, Choices(2021)))
    period = {"period_id": 1}
    vision = empty_office.records.write("goal", None, {**period, "level": "vision", "title": "Vision"}).id
    overarching = {**period, "level": "overarching", "title": "Trygghet", "parent_id": vision}
    goal = empty_office.records.write("goal", None, overarching).id
    values = {"title": "Nöjda", "quality": "perceived", "goals": (goal,)}
    empty_office.records.write("indicator", None, values)
    text = read(make(empty_office, Choices(2024)))
    assert "Nöjda" in text and "Kvinnor" not in text and "Var vi ligger" not in text


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_report_keeps_the_standards(compared: Office, profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(make(compared, Choices(2021)))
    assert pdf_problems(path, profile) == []
