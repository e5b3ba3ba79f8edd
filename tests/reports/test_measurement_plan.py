"""The plan on paper says what is measured, when, by whom and from which source, and what is missing."""

from __future__ import annotations

import pytest

from app.reports import measurement_plan
from app.reports.catalogue import Choices
from app.services.office import Office
from tests.reports.papers import texts

YEAR = 2021


def said(content: bytes) -> str:
    """All the words of a paper on one line; a word parted at the end of a line is whole again."""
    return " ".join(" ".join(texts(content)).replace("\ufffe\n", "").replace("\ufffe", "").split())


@pytest.fixture
def printed(example_office: Office) -> str:
    return said(measurement_plan.make(example_office, Choices(YEAR)))


@pytest.mark.parametrize(
    "demand",
    [
        "Plan för mätning och uppföljning 2021, perioden 2020–2022",
        # the plan itself: when it was revised, with which budget, how it is followed up, and that it is late
        "Senast reviderad 17 augusti 2020",
        "Gjord eller reviderad med Programbudget 2020",
        "stämmer av planen med nämnder och bolag",
        "skulle ha reviderats senast den 23 november 2020, när Programbudget 2021 beslutades",
        # goal by goal: what, quality, level, source, how often, when next, by whom, how it is followed up
        "1 Hållbar samhällsutveckling",
        "Vad Kvalitet Nivå Källa Hur ofta Nästa värde Av vem Så följs det upp",
        "Faktisk Nationell Kolada, N03937 Varje tertial 2022-02-28 Kommunledningskontoret",
        "Upplevd Nationell Skolinspektionens enkät (exempeldata) Vartannat år 2021-08-20",
        "Sent",
        # what is missing
        "Indikatorer som målen använder men planen inte säger något om",
        "Trygghetspunkter som är utrustade och övade, antal",
    ],
)
def test_the_plan_answers_what_is_asked_of_it(printed: str, demand: str) -> None:
    assert demand in printed


def test_every_goal_has_its_place_and_no_row_is_lost(example_office: Office, printed: str) -> None:
    rows = example_office.measurement_plans.page(1, YEAR, example_office.today).rows
    assert rows
    for goal in example_office.goals.tree(1, YEAR):
        if goal.level in ("overarching", "internal"):
            assert goal.title in printed
    assert all(row.title.split(",")[0].split(" ")[0] in printed for row in rows)


def test_a_municipality_without_a_plan_gets_a_paper_that_says_so(empty_office: Office) -> None:
    told = said(measurement_plan.make(empty_office, Choices(2023)))
    assert "Planen saknas" in told and "Inget saknas" not in told


def test_what_nobody_answers_for_is_told(example_office: Office) -> None:
    row = example_office.measurement_plans.page(1, YEAR, example_office.today).rows[0]
    example_office.records.write("measurement_plan_entry", row.id, {"responsible_id": None, "frequency": ""})
    told = said(measurement_plan.make(example_office, Choices(YEAR)))
    assert f"Utan ansvarig • {row.title}" in told or f"Utan ansvarig – {row.title}" in told
    assert "Utan frekvens" in told and "Där indikatorns kort säger annat än planen" in told
