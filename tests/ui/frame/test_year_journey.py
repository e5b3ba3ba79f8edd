"""A municipality's year of follow-up, played through the window: from the plan to two versions of one report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from app.reports.catalogue import REPORTS, Choices
from app.services.edits import Edit, Ref
from app.services.office import Office
from app.ui.common.form_parts import Notice
from app.ui.common.record_form import RecordForm
from app.ui.common.section import Section
from app.ui.common.sections_page import SectionsPage
from app.ui.follow_up.assessments_section import AssessmentsSection
from app.ui.follow_up.citizens_section import CitizensSection
from app.ui.follow_up.compilation import CompilationSection
from app.ui.follow_up.rounds_section import RoundsSection
from app.ui.follow_up.unit_checks import UnitChecks
from app.ui.indicators.plan_section import PlanSection
from tests.keys import press, type_text
from tests.ui.administration.helpers import write
from tests.ui.frame.conftest import Shown, ShowWindow

CTRL = Qt.KeyboardModifier.ControlModifier
MORE = "Fler invånare ser ljuset. Enkäten är från i våras."
WRONG, RIGHT = "Fyrtio lampor är bytta.", "Trettio lampor är bytta."
WORDS_TO_CITIZENS = "Det är ljusare i parken än förra året."
SUMMARY = "Fler är trygga, men inte så många som vi ville."
WHY = "Antalet lampor var fel."


@dataclass
class Year:
    """The window on a municipality with three units that answer, and what the year is played on."""

    shown: Shown
    goals: dict[str, int]
    units: tuple[int, ...]
    indicator: int
    place: int
    round: int = 0

    @property
    def office(self) -> Office:
        assert self.shown.window.session is not None
        return self.shown.window.session.context.office

    @property
    def year(self) -> int:
        assert self.shown.window.session is not None
        return self.shown.window.session.context.period.year

    def at(self, page: str, section: str) -> Section:
        found = self.shown.window.go(page)
        assert isinstance(found, SectionsPage)
        found.look_at(section)
        self.shown.settle()
        return found.section(section)

    def rounds(self) -> RoundsSection:
        part = self.at("follow_up", "rounds")
        assert isinstance(part, RoundsSection)
        if self.round:
            part.table.choose(self.round)
            self.shown.settle()
        return part

    def answer_of(self, unit: int) -> AssessmentsSection:
        part = self.at("follow_up", "assessments")
        assert isinstance(part, AssessmentsSection)
        part.show_answer(self.round, unit)
        self.shown.settle()
        part.goals.setFocus()
        return part

    def paper(self, version: int | None = None) -> bytes:
        report = next(each for each in REPORTS if each.kind == "follow-up")
        return report.make(self.office, Choices(self.year, round_id=self.round, version=version))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def save(year: Year, form: RecordForm) -> None:
    form.focus_first()
    QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    year.shown.settle()
    assert not form.dirty


def choose(form: RecordForm, name: str, code: object) -> None:
    """Walk down a list until the choice is there."""
    box = form.editor(name).main()
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if form.values()[name] == code:
            return
        press(box, Qt.Key.Key_Down)
    raise AssertionError(f"{name} has no {code}")


def answer(notice: Notice, words: str) -> None:
    """Press a button of something that is asked in place."""
    buttons = [each for each in notice.findChildren(QPushButton) if each.isVisible()]
    next(each for each in buttons if each.text().strip() == words).setFocus()
    press(focused(), Qt.Key.Key_Space, text=" ")


def text_of(content: bytes) -> str:
    paper = pypdfium2.PdfDocument(content)
    text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)
    paper.close()
    return text


@pytest.fixture
def year(show_window: ShowWindow, empty_office: Office) -> Year:
    """Three units with a goal each, an indicator with a target and a value, and nothing of a follow-up."""
    records, file = empty_office.records, Path(empty_office.file.address)
    first, last = empty_office.periods[0].first_year, empty_office.periods[0].last_year
    this = min(max(empty_office.today.year, first), last)
    board = next(unit.id for unit in empty_office.register.units() if unit.answers)
    council = next(unit.id for unit in empty_office.register.units() if unit.kind == "council")
    goal = {"period_id": 1, "level": "body"}
    indicator = {"title": "Trygg ute efter mörkret", "quality": "perceived", "goals": (Ref(3),)}
    made = records.write_all(
        [
            Edit("unit", None, {"parent_id": council, "kind": "committee", "name": "Skolnämnden"}),
            Edit("unit", None, {"parent_id": council, "kind": "company", "name": "Bostäder AB"}),
            Edit("goal", None, {"period_id": 1, "level": "vision", "title": "Här växer människor"}),
            Edit(
                "goal",
                None,
                {"period_id": 1, "level": "overarching", "title": "Trygghet", "parent_id": Ref(2)},
            ),
            *(
                Edit("goal", None, {**goal, "title": title, "parent_id": Ref(3), "unit_id": unit})
                for title, unit in (
                    ("Ljusare gator", board),
                    ("Lugna skolvägar", Ref(0)),
                    ("Hela portar", Ref(1)),
                )
            ),
            Edit("indicator", None, indicator),
        ]
    )
    place = next(row.id for row in empty_office.indicators.page(this, 1).choices.places if row.kind == "own")
    about = {"indicator_id": made[-1].id, "year": this}
    records.write("target", None, {**about, "target": 80.0, "accepted_year": 70.0})
    records.write("measurement", None, {**about, "place_id": place, "value": 83.0})
    empty_office.close()
    goals = {str(change.after["title"]): change.id for change in made if change.kind == "goal"}
    shown = show_window().open(file)
    return Year(shown, goals, (board, made[0].id, made[1].id), made[-1].id, place)


def make_the_plan(year: Year) -> None:
    plan = year.at("indicators", "plan")
    assert isinstance(plan, PlanSection)
    plan.make_action.trigger()
    year.shown.settle()
    assert [row.title for row in plan.table.rows_model.shown] == ["Trygg ute efter mörkret"]


def make_and_open_the_round(year: Year) -> None:
    rounds = year.rounds()
    rounds.make_action.trigger()
    year.shown.settle()
    made = {row.kind: row for row in rounds.table.rows_model.shown}
    assert {"interim_april", "interim_august", "annual"} <= made.keys()
    year.round = made["interim_august"].id
    year.rounds().acts_of_round.open.trigger()
    year.shown.settle()
    opening = rounds.acts_of_round.opening
    assert set(opening.form.values()["units"]) == set(year.units)  # type: ignore[call-overload]
    save(year, opening.form)
    card = year.office.rounds.page(year.year, year.office.today, year.round).card
    assert card is not None and {row.shown for row in card.answers} == {"not_begun"}


def judge(year: Year, unit: int, own: str, text: str) -> None:
    """The shared goal is judged otherwise than proposed, with a reason; the unit's own by one key; then a summary."""
    part = year.answer_of(unit)
    part.goals.choose(year.goals["Trygghet"])
    press(part.goals, Qt.Key.Key_2, text="2")
    assert focused() is part.pane.form.editor("reason").main(), "a judgement of one's own asks for its reason"
    type_text(focused(), MORE)
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    year.shown.settle()
    part.goals.setFocus()
    part.goals.choose(year.goals[own])
    press(part.goals, Qt.Key.Key_1, text="1")
    year.shown.settle()
    write(part.pane.form, "analysis", text)
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    year.shown.settle()
    write(part.summary.form, "summary", f"Så gick det: {own}.")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    year.shown.settle()
    hand_in(year, part)


def hand_in(year: Year, part: AssessmentsSection) -> None:
    part.submit_action.trigger()
    year.shown.settle()
    assert not part.submit_action.isVisible()


def return_one_and_approve_all(year: Year) -> None:
    rounds = year.rounds()
    answers = rounds.answers
    answers.matrix.choose_unit(year.units[1])
    answers.acts.give_back.trigger()
    form = answers.acts.returning.form
    assert not form.save(), "a return says what is lacking"
    write(form, "comment", "Skriv vad som görs härnäst.")
    save(year, form)
    part = year.answer_of(year.units[1])
    assert "Skriv vad som görs härnäst." in part.about.returned.words.text()
    part.goals.choose(year.goals["Lugna skolvägar"])
    write(part.pane.form, "next_steps", "Fler cykelställ.")
    QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    year.shown.settle()
    hand_in(year, part)
    rounds = year.rounds()
    rounds.answers.acts.approve_all.trigger()
    year.shown.settle()
    assert rounds.acts_of_round.lock.isVisible()


def compile_it(year: Year) -> None:
    """The executive office reads the units beside one another, and writes the municipality's own words."""
    desk = year.at("follow_up", "compilation")
    assert isinstance(desk, CompilationSection)
    desk.stand_on((year.round, year.goals["Trygghet"]))
    year.shown.settle()
    form = desk.own.form
    choose(form, "attainment", "partly")
    write(form, "summary", SUMMARY)
    save(year, form)


def lock(year: Year) -> None:
    rounds = year.rounds()
    rounds.acts_of_round.lock.trigger()
    answer(rounds.acts_of_round.locking, "Lås för gott")
    year.shown.settle()
    assert [row.state for row in rounds.table.rows_model.shown if row.id == year.round] == ["locked"]


def tell_the_citizens(year: Year) -> None:
    part = year.at("follow_up", "citizens")
    assert isinstance(part, CitizensSection)
    part._round = year.round
    part.refresh()
    year.shown.settle()
    part.table.choose(year.goals["Trygghet"])
    write(part.form, "text", WORDS_TO_CITIZENS)
    save(year, part.form)
    report = next(each for each in REPORTS if each.kind == "citizens")
    choices = Choices(year.year, round_id=year.round)
    assert report.make_page is not None
    page = report.make_page(year.office, choices).decode()
    assert WORDS_TO_CITIZENS in page and WORDS_TO_CITIZENS in text_of(report.make(year.office, choices))
    # What units write to the executive office is not for citizens.
    assert MORE not in page and "Skriv vad som görs härnäst" not in page


def correct_it(year: Year) -> None:
    rounds = year.rounds()
    rounds.acts_of_round.correct.trigger()
    form = rounds.acts_of_round.correcting.form
    write(form, "reason", WHY)
    checks = form.editor("units")
    assert isinstance(checks, UnitChecks)
    next(box for box in checks.boxes.values() if box.text() == "Kommunstyrelsen").click()
    save(year, form)
    part = year.answer_of(year.units[0])
    part.goals.choose(year.goals["Ljusare gator"])
    write(part.pane.form, "analysis", RIGHT)
    QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    year.shown.settle()
    hand_in(year, part)
    rounds = year.rounds()
    rounds.answers.matrix.choose_unit(year.units[0])
    rounds.answers.acts.approve.trigger()
    year.shown.settle()
    lock(year)


def test_a_year_is_played_from_the_plan_to_two_versions_of_its_report(year: Year) -> None:
    make_the_plan(year)
    make_and_open_the_round(year)
    judge(year, year.units[0], "Ljusare gator", WRONG)
    judge(year, year.units[1], "Lugna skolvägar", "Barnen cyklar mer.")
    judge(year, year.units[2], "Hela portar", "Portarna är lagade.")
    return_one_and_approve_all(year)
    compile_it(year)
    lock(year)
    first = year.paper()
    printed = text_of(first)
    for words in (WRONG, MORE, SUMMARY, "Fler cykelställ.", "83", "Delvis uppfyllt", "Helt uppfyllt"):
        assert words in printed, words
    tell_the_citizens(year)
    about = {"indicator_id": year.indicator, "place_id": year.place, "year": year.year}
    value = year.office.records.write("measurement", None, {**about, "part": "t2", "value": 12.0}).id
    assert value and year.paper() == first, "a value after the lock changes nothing in the locked report"
    correct_it(year)
    assert year.paper(1) == first
    second = text_of(year.paper())
    assert RIGHT in second and WRONG not in second and WHY in second
    assert year.paper(2) == year.paper()
    assert not year.shown.window.messages.shown
