"""The report of a round: a draft while it is open, and any locked version again, the same to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.reports import round as paper
from app.reports.catalogue import REPORTS, Choices
from app.services.office import Office, open_office
from tests.helpers.files import new_file, small_programme
from tests.helpers.rounds import TODAY, RoundWorld, full, round_world
from tests.pdf_check import Profile, pdf_problems
from tests.reports.papers import HOSTILE, texts


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(new_file(tmp_path / "liten.rtr"))
    yield opened
    opened.close()


@pytest.fixture
def world(office: Office) -> RoundWorld:
    world = round_world(office.file, office.records, small_programme(office.records))
    office.records.write("municipality", 1, {"shown_on": TODAY, "registry_number": "KS 2021/7"})
    office.reload()
    return world


def made(office: Office, world: RoundWorld, unit: int | None = None, version: int | None = None) -> bytes:
    return paper.make(office, Choices(2021, unit, round_id=world.round, version=version))


def text(office: Office, world: RoundWorld, unit: int | None = None, version: int | None = None) -> str:
    return " ".join(" ".join(texts(made(office, world, unit, version))).split())


def test_a_round_that_is_not_locked_is_a_draft_on_every_page(office: Office, world: RoundWorld) -> None:
    full(world)
    pages = texts(made(office, world))
    assert all("UTKAST" in page for page in pages) and len(pages) > 3
    assert "Låst" not in pages[0] and "Utskrivet 15 september 2021" in pages[0]


def test_the_report_tells_all_that_was_said_side_by_side(office: Office, world: RoundWorld) -> None:
    full(world)
    said = text(office, world)
    for part in (
        *("Delår", "Läget per 31 augusti 2021", "Kommunen är på väg", "Vi är på väg"),
        *("Förväntad måluppfyllelse Inte beskriven.", "Varför bedömningen är en annan Ett område rasar"),
        *(
            "Analys Kö",
            "Nöjda föräldrar",
            "Nattvandring",
            "Försenad",
            "Lugnare",
            "Mer ljus (Risk att värdera)",
        ),
        *("Mål som bedöms som ej uppfyllda", "Bedömningar som inte är de föreslagna"),
        *("Svar som är sena eller uteblir", "Kommunstyrelsen har inte bedömt: Öppna förskolor."),
    ):
        assert part in said, part
    # Proposal and judgement stand beside each other.
    assert "Kommunstyrelsen Delvis uppfyllt Ej uppfyllt" in said


def test_a_planned_round_says_that_nobody_is_asked_yet(office: Office, world: RoundWorld) -> None:
    office.records.archive("round_unit", world.answer)
    said = text(office, world)
    assert "Inga enheter är valda än" in said and "Nämnder och bolag" not in said


def test_a_round_without_goals_says_so(office: Office, world: RoundWorld) -> None:
    office.records.write("round", world.round, {"year": 2050})
    assert "Perioden har inga mål att följa upp än." in text(office, world)


def test_a_locked_report_is_the_same_to_the_byte_whatever_happens_afterwards(
    office: Office, world: RoundWorld
) -> None:
    ids = full(world)
    world.approve()
    world.lock()
    before = made(office, world)
    for kind, record_id, values in (
        ("measurement", ids["value"], {"value": 12.0}),
        ("goal", world.ids["overarching"], {"title": "Ett annat mål"}),
        ("activity", ids["activity"], {"state": "done"}),
        ("unit", 2, {"name": "Styrelsen"}),
        ("municipality", 1, {"name": "En annan", "shown_on": date(2024, 5, 1)}),
    ):
        office.records.write(kind, record_id, values)
    office.reload()
    assert made(office, world) == before == made(office, world, version=1)
    assert "UTKAST" not in text(office, world)


def test_a_corrected_version_says_what_it_replaces_and_why_and_the_old_one_says_nothing(
    office: Office, world: RoundWorld
) -> None:
    judged = world.judge(attainment="met")
    world.approve()
    world.lock()
    first = made(office, world)
    second = world.correct("Enkäten var inte färdig")
    # What holds is the first until the correction is locked; the correction is a draft.
    assert made(office, world) == first
    draft = texts(made(office, world, version=2))[0]
    assert "UTKAST" in draft and "Ersätter version 1" in draft
    world.lock_again(second, judged, "partly", date(2021, 12, 1))
    page = " ".join(texts(made(office, world))[0].split())
    assert "version 2" in page and "Ersätter version 1, som låstes den 15 september 2021." in page
    assert "Skäl: Enkäten var inte färdig" in page and "Låst 1 december 2021" in page
    assert made(office, world, version=1) == first and made(office, world, version=2) != first
    assert "rsätt" not in text(office, world, version=1)


def test_a_goal_that_was_archived_after_it_was_judged_is_told(office: Office, world: RoundWorld) -> None:
    world.judge(goal_id=world.ids["body"], attainment="partly", analysis="Den stängdes i maj")
    office.records.archive("goal", world.ids["body"])
    said = text(office, world)
    assert "Öppna förskolor (avslutat)" in said and "Den stängdes i maj" in said


def test_a_unit_that_does_not_answer_is_told_with_the_reason(office: Office, world: RoundWorld) -> None:
    office.records.write("round_unit", world.answer, {"state": "excused", "comment": "Upphörde i juni"})
    said = text(office, world)
    assert "Svarar inte Upphörde i juni" in said and "har inte bedömt" not in said


def test_one_units_report_tells_what_it_answers_itself(office: Office, world: RoundWorld) -> None:
    full(world)
    board = office.records.write("unit", None, {"kind": "committee", "name": "Barnnämnden"}).id
    world.make("round_unit", round_id=world.round, unit_id=board, summary="Skolorna höll öppet")
    own, other = text(office, world, 2), text(office, world, board)
    assert "Analys Kö" in own and "Nattvandring" in own and "Nöjda föräldrar" not in other
    assert "Skolorna höll öppet" in other and "Kö" not in other and "Nattvandring" not in other
    assert "Barnnämnden har inte bedömt: Trygghet." in other
    assert "Enheten är inte med i uppföljningen." in text(office, world, 1)


def test_without_a_round_the_report_is_that_of_the_year(office: Office, world: RoundWorld) -> None:
    report = next(report for report in REPORTS if report.kind == "follow-up")
    assert "Uppföljningsrapport 2021" in texts(report.make(office, Choices(2021)))[0]
    of_round = report.make(office, Choices(2021, round_id=world.round))
    assert "Uppföljningsrapport: Delår" in " ".join(texts(of_round)[0].split())


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_rubbish_is_printed_as_text_for_everyone_and_for_the_archive(
    office: Office, world: RoundWorld, tmp_path: Path, profile: Profile
) -> None:
    ids = full(world)
    words = HOSTILE.encode("utf-8", "ignore").decode()
    world.judge(goal_id=world.ids["body"], attainment="met", analysis="x" * 10_000, next_steps=words)
    office.records.write("activity", ids["activity"], {"title": words, "result": "ord " * 2_000})
    office.records.write("round", world.round, {"title": words})
    world.approve()
    world.lock()
    world.correct(words)
    for version in (1, 2):
        target = tmp_path / f"{version}.pdf"
        target.write_bytes(made(office, world, version=version))
        assert pdf_problems(target, profile) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_locked_report_of_the_example_is_for_everyone_and_for_the_archive(
    example_office: Office, tmp_path: Path, profile: Profile
) -> None:
    target = tmp_path / "round.pdf"
    choice = next(row for row in example_office.round_reports.list() if row.holding is not None)
    target.write_bytes(paper.make(example_office, Choices(2020, round_id=choice.id)))
    assert pdf_problems(target, profile) == []
