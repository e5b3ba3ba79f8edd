"""The rounds of a year: who has answered what, what is late, and what becomes of two who lock at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Barrier

import pytest

from app.domain.problems import Conflict, Invalid, UserError
from app.services.office import Office
from app.services.records import Edit, Records
from app.services.round_page_rows import AnswerRow, RoundCard
from app.services.rounds import Rounds
from database.connection import File
from database.log import Author
from tests.helpers.files import ANNA, BO, writer
from tests.helpers.queries import counted_queries

YEAR, TODAY = 2021, date(2021, 9, 15)
LAST_DAY = date(2021, 9, 10)


@dataclass
class World:
    """Two boards and the executive board in a small programme."""

    file: File
    records: Records
    rounds: Rounds
    ids: dict[str, int]
    units: dict[str, int]

    def make(self, title: str = "Delår", **values: object) -> int:
        days = {"year": YEAR, "as_of": date(2021, 8, 31), "last_day": LAST_DAY, "kind": "free"}
        return self.records.write("round", None, {"title": title, **days, **values}).id

    def ask(self, round_id: int, *names: str, **values: object) -> dict[str, int]:
        return {
            name: self.records.write(
                "round_unit", None, {"round_id": round_id, "unit_id": self.units[name], **values}
            ).id
            for name in names
        }

    def judge(self, round_id: int, unit: str, goal: str, attainment: str = "met") -> int:
        about = {"round_id": round_id, "unit_id": self.units[unit], "goal_id": self.ids[goal]}
        return self.records.write("assessment", None, {**about, "attainment": attainment}).id

    def move(self, answer: int, state: str, **values: object) -> None:
        self.records.write("round_unit", answer, {"state": state, **values})

    def approve(self, answer: int, on: date = TODAY) -> None:
        self.move(answer, "submitted", submitted_on=on)
        self.move(answer, "approved")

    def lock(self, round_id: int) -> None:
        self.records.write_all(self.rounds.edits_to_lock(round_id, TODAY))

    def card(self, round_id: int) -> RoundCard:
        card = self.rounds.page(YEAR, TODAY, round_id).card
        assert card is not None and card.row.id == round_id
        return card

    def answer(self, round_id: int, unit: str) -> AnswerRow:
        return next(row for row in self.card(round_id).answers if row.unit_id == self.units[unit])


@pytest.fixture
def world(file: File, records: Records, ids: dict[str, int]) -> World:
    units = {}
    for name, kind in (("KS", "executive_board"), ("BUN", "committee"), ("SN", "committee")):
        units[name] = records.write(
            "unit", None, {"name": f"Enhet {name}", "short_name": name, "kind": kind}
        ).id
    period = {"period_id": 1}
    own = {**period, "level": "body", "parent_id": ids["overarching"], "title": "Trygga skolor"}
    ids["bun"] = records.write("goal", None, {**own, "unit_id": units["BUN"]}).id
    below = {**period, "level": "subgoal", "parent_id": ids["bun"], "title": "Vuxna på skolgården"}
    ids["sub"] = records.write("goal", None, {**below, "first_year": YEAR, "last_year": YEAR}).id
    internal = {**period, "level": "internal", "title": "God ekonomi", "parent_id": ids["vision"]}
    ids["internal"] = records.write("goal", None, internal).id
    return World(file, records, Rounds(file), ids, units)


def test_a_round_is_planned_until_units_are_asked_and_locked_by_its_version(world: World) -> None:
    made = world.make()
    assert world.card(made).row.state == "planned" and world.card(made).answers == ()
    answers = world.ask(made, "BUN", "SN")
    row = world.card(made).row
    assert (row.state, row.asked, row.settled, row.waits_for_units, row.late) == ("open", 2, 0, 2, 2)
    world.move(answers["SN"], "excused", comment="Upphörde i juni")
    world.move(answers["BUN"], "submitted", submitted_on=TODAY)
    row = world.card(made).row
    assert (row.asked, row.waits_for_units, row.waits_for_office, row.late) == (1, 0, 1, 0)
    world.move(answers["BUN"], "approved")
    world.lock(made)
    row = world.card(made).row
    assert (row.state, row.settled) == ("locked", 1)
    assert [(each.number, each.state) for each in world.card(made).versions] == [(1, "locked")]


def test_each_unit_is_asked_its_own_goals_and_every_overarching_one(world: World) -> None:
    made = world.make()
    world.ask(made, "KS", "BUN", "SN")
    columns = [column.id for column in world.card(made).columns]
    assert columns == [world.ids["overarching"], world.ids["internal"]]
    asked = {
        unit: [[goal.id for goal in cell.goals] for cell in world.answer(made, unit).cells]
        for unit in ("KS", "BUN", "SN")
    }
    overarching, internal = world.ids["overarching"], world.ids["internal"]
    assert asked == {
        "KS": [[overarching], [internal]],
        "BUN": [[overarching, world.ids["bun"], world.ids["sub"]], []],
        "SN": [[overarching], []],
    }


def test_what_is_judged_is_counted_and_never_averaged_and_the_rest_is_left(world: World) -> None:
    made = world.make()
    world.ask(made, "BUN")
    assert world.answer(made, "BUN").shown == "not_begun"
    world.judge(made, "BUN", "overarching", "partly")
    world.judge(made, "BUN", "bun", "")
    answer = world.answer(made, "BUN")
    cell = answer.cells[0]
    assert (answer.shown, answer.asked, answer.left) == ("in_progress", 3, 2)
    assert (cell.left, cell.count("partly"), cell.count("met")) == (2, 1, 0)


def test_a_late_answer_is_told_in_days_and_is_taken_all_the_same(world: World) -> None:
    made = world.make()
    answers = world.ask(made, "BUN", "SN")
    world.records.write("round_unit", answers["SN"], {"last_day": date(2021, 9, 30)})
    late, on_time = world.answer(made, "BUN"), world.answer(made, "SN")
    assert (late.days_late, late.overdue, late.waits_for) == (5, True, "unit")
    assert (on_time.days_late, on_time.overdue, on_time.last_day) == (0, False, date(2021, 9, 30))
    world.move(answers["BUN"], "submitted", submitted_on=date(2021, 9, 13))
    handed_in = world.answer(made, "BUN")
    assert (handed_in.days_late, handed_in.overdue, handed_in.waits_for) == (3, False, "office")


def test_a_correction_after_the_lock_has_no_last_day_but_one_that_is_given(world: World) -> None:
    made = world.make()
    answer = world.ask(made, "BUN")["BUN"]
    world.approve(answer, LAST_DAY)
    world.lock(made)
    world.records.write_all(world.rounds.edits_to_correct(made, "En siffra var fel", [answer]))
    row = world.answer(made, "BUN")
    assert (row.state, row.comment, row.last_day, row.days_late) == ("returned", "En siffra var fel", None, 0)
    assert world.card(made).row.state == "correcting" and world.card(made).row.late == 0
    world.records.write("round_unit", answer, {"last_day": date(2021, 9, 14)})
    assert world.answer(made, "BUN").days_late == 1 and world.card(made).row.late == 1


def test_a_correction_returns_only_those_that_are_to_correct_and_is_locked_after(world: World) -> None:
    made = world.make()
    answers = world.ask(made, "BUN", "SN")
    for answer in answers.values():
        world.approve(answer)
    world.lock(made)
    world.records.write_all(world.rounds.edits_to_correct(made, "Rättat", [answers["SN"]]))
    assert world.answer(made, "BUN").state == "approved"
    with pytest.raises(Invalid, match="answers_waited_for"):
        world.lock(made)
    world.approve(answers["SN"])
    world.lock(made)
    card = world.card(made)
    assert [(each.number, each.state, each.reason) for each in card.versions] == [
        (2, "locked", "Rättat"),
        (1, "locked", ""),
    ]
    assert card.row.state == "locked"


def test_a_correction_that_was_begun_by_mistake_is_taken_back_whole(world: World) -> None:
    made = world.make()
    answers = world.ask(made, "BUN", "SN")
    for answer in answers.values():
        world.approve(answer)
    world.lock(made)
    changes = world.records.write_all(world.rounds.edits_to_correct(made, "Fel", answers.values()))
    world.records.undo(changes)
    card = world.card(made)
    assert card.row.state == "locked" and [each.number for each in card.versions] == [1]
    assert {(row.state, row.comment) for row in card.answers} == {("approved", "")}


def test_a_correction_without_a_reason_changes_nothing(world: World) -> None:
    made = world.make()
    answer = world.ask(made, "BUN")["BUN"]
    world.approve(answer)
    world.lock(made)
    with pytest.raises(Invalid, match="reason: required"):
        world.records.write_all(world.rounds.edits_to_correct(made, " ", [answer]))
    assert world.answer(made, "BUN").state == "approved" and world.card(made).row.state == "locked"


def test_a_round_that_is_locked_twice_at_once_has_one_version(world: World) -> None:
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    mine, yours = world.rounds.edits_to_lock(made, TODAY), world.rounds.edits_to_lock(made, TODAY)
    world.records.write_all(mine)
    with pytest.raises(Invalid, match=r"version_not_next|duplicate"):
        writer(world.file, BO, "nämnden").write_all(yours)
    assert len(world.card(made).versions) == 1


def test_two_workstations_that_lock_in_the_same_moment_leave_one_version(world: World) -> None:
    """Each with a connection of its own, let go together."""
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    together = Barrier(2)

    def lock(author: Author) -> str:
        file = File(world.file.address, timeout=10)
        try:
            edits = Rounds(file).edits_to_lock(made, TODAY)
            together.wait(30)
            writer(file, author).write_all(edits)
        except Invalid as refused:
            return refused.problems[0].code
        finally:
            file.close()
        return "locked"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(lock, (ANNA, BO)))
    assert outcomes[0] in ("duplicate", "locked", "version_not_next") and outcomes.count("locked") == 1
    assert [(each.number, each.state) for each in world.card(made).versions] == [(1, "locked")]


def test_a_correction_that_is_locked_twice_at_once_is_locked_once(world: World) -> None:
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    world.lock(made)
    world.records.write_all(world.rounds.edits_to_correct(made, "Rättat", []))
    mine, yours = world.rounds.edits_to_lock(made, TODAY), world.rounds.edits_to_lock(made, TODAY)
    other_day = world.rounds.edits_to_lock(made, date(2021, 9, 16))
    world.records.write_all(mine)
    other = writer(world.file, BO, "nämnden")
    (change,) = other.write_all(yours)
    assert not change.after
    with pytest.raises(Conflict):
        other.write_all(other_day)
    assert world.card(made).versions[0].locked_on == TODAY


def test_two_corrections_begun_at_once_are_one(world: World) -> None:
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    world.lock(made)
    mine, yours = (world.rounds.edits_to_correct(made, reason, []) for reason in ("Mitt", "Ditt"))
    world.records.write_all(mine)
    with pytest.raises(Invalid, match="correction_open"):
        writer(world.file, BO, "nämnden").write_all(yours)


def test_a_unit_abolished_in_mid_year_is_told_excused_with_a_reason_and_the_round_locked(
    world: World,
) -> None:
    made = world.make()
    answer = world.ask(made, "SN")["SN"]
    world.judge(made, "SN", "overarching", "met")
    world.records.archive("unit", world.units["SN"])
    row = world.answer(made, "SN")
    assert row.abolished and row.unit == "Enhet SN"
    with pytest.raises(Invalid, match="answers_waited_for"):
        world.lock(made)
    with pytest.raises(Invalid, match="comment: required"):
        world.move(answer, "excused")
    world.move(answer, "excused", comment="Nämnden upphörde den 30 juni")
    world.lock(made)
    kept = world.answer(made, "SN")
    assert kept.shown == "excused" and kept.cells[0].count("met") == 1
    assert world.units["SN"] not in {unit.id for unit in world.card(made).units}


def test_a_unit_whose_last_year_is_the_rounds_may_be_gone_and_one_of_an_earlier_year_is(world: World) -> None:
    made = world.make()
    world.ask(made, "BUN", "SN")
    world.records.write("unit", world.units["BUN"], {"valid_to": YEAR})
    world.records.write("unit", world.units["SN"], {"valid_to": YEAR - 1})
    bun, sn = world.answer(made, "BUN"), world.answer(made, "SN")
    assert (bun.ends, bun.abolished) == (True, False)
    assert (sn.ends, sn.abolished) == (False, True)


def test_a_unit_is_offered_in_the_years_that_it_is_there_and_those_that_answer_come_first(
    world: World,
) -> None:
    world.records.write("unit", world.units["BUN"], {"valid_to": YEAR - 1})
    world.records.write("unit", None, {"name": "Äldreomsorgen", "kind": "operation"})
    offered = world.card(world.make()).units
    names = [unit.name for unit in offered]
    assert "Enhet BUN" not in names and "Äldreomsorgen" in names
    assert [unit.answers for unit in offered] == sorted((unit.answers for unit in offered), reverse=True)


def test_a_goal_archived_after_it_was_judged_stays_where_it_was_judged_and_is_asked_of_nobody_else(
    world: World,
) -> None:
    made = world.make()
    world.ask(made, "BUN", "SN")
    world.judge(made, "BUN", "overarching", "partly")
    world.judge(made, "BUN", "sub", "met")
    # From the leaves upwards, as the page of goals does.
    for goal in ("sub", "bun", "body", "overarching"):
        world.records.archive("goal", world.ids[goal])
    answer = world.answer(made, "BUN")
    judged = [goal for cell in answer.cells for goal in cell.goals]
    assert {(goal.id, goal.archived, goal.attainment) for goal in judged} == {
        (world.ids["overarching"], True, "partly"),
        (world.ids["sub"], True, "met"),
    }
    assert answer.left == 0 and world.answer(made, "SN").asked == 0


def test_a_column_is_named_also_when_only_goals_under_it_were_judged_before_it_was_archived(
    world: World,
) -> None:
    made = world.make()
    world.ask(made, "BUN")
    world.judge(made, "BUN", "sub", "met")
    for goal in ("sub", "bun", "body", "overarching"):
        world.records.archive("goal", world.ids[goal])
    assert [column.title for column in world.card(made).columns] == ["Trygghet", "God ekonomi"]


def test_the_round_that_is_answered_is_looked_at_first_then_the_next_then_the_latest(world: World) -> None:
    early, late = (
        world.make("Tidig", last_day=date(2021, 9, 1)),
        world.make("Sen", last_day=date(2021, 12, 1)),
    )
    page = world.rounds.page(YEAR, TODAY)
    assert [row.id for row in page.rows] == [early, late]
    assert page.card is not None and page.card.row.id == early
    answer = world.ask(late, "BUN")["BUN"]
    page = world.rounds.page(YEAR, TODAY)
    assert page.card is not None and page.card.row.id == late
    world.approve(answer)
    world.lock(late)
    page = world.rounds.page(YEAR, TODAY)
    assert page.card is not None and page.card.row.id == early
    assert world.rounds.page(YEAR, TODAY, 10_000).card == page.card


def test_an_occasion_that_has_a_round_is_not_made_again(world: World) -> None:
    assert [each.kind for each in world.rounds.page(YEAR, TODAY).to_make] == [
        *("interim_april", "interim_august", "budget", "annual")
    ]
    made = world.make("Årsredovisning 2021", kind="annual")
    plan = {"year": YEAR, "followed_up": "Delårsrapporten per 31 augusti och årsredovisningen"}
    world.records.write("measurement_plan", None, plan)
    assert [each.kind for each in world.rounds.page(YEAR, TODAY).to_make] == ["interim_august", "budget"]
    world.records.archive("round", made)
    assert "annual" in {each.kind for each in world.rounds.page(YEAR, TODAY).to_make}


def test_a_round_and_its_versions_are_found_by_their_year(world: World) -> None:
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    world.lock(made)
    version = world.card(made).versions[0].id
    assert world.rounds.place_of("round", made) == (frozenset({YEAR}), made)
    assert world.rounds.place_of("round_version", version) == (frozenset({YEAR}), made)
    assert world.rounds.place_of("round", 10_000) is None


def test_a_year_outside_every_period_has_rounds_without_goals(world: World) -> None:
    made = world.make(year=2035, as_of=date(2035, 8, 31), last_day=date(2035, 9, 10))
    world.ask(made, "BUN")
    card = world.rounds.page(2035, TODAY, made).card
    assert card is not None and card.columns == () and card.answers[0].asked == 0


def test_the_page_is_read_in_a_few_queries_however_many_answers_there_are(example_office: Office) -> None:
    with counted_queries(example_office.file) as one:
        example_office.rounds.page(2020, example_office.today)
    with counted_queries(example_office.file) as two:
        example_office.rounds.page(2021, example_office.today)
    assert len(one) == len(two) <= 14


def test_a_round_of_many_answers_opens_units_in_one_save(world: World) -> None:
    made = world.make()
    edits = [Edit("round_unit", None, {"round_id": made, "unit_id": unit}) for unit in world.units.values()]
    changes = world.records.write_all(edits)
    world.records.undo(changes)
    assert world.card(made).row.state == "planned"
    with pytest.raises(Invalid, match="duplicate"):
        world.records.write_all([*edits, edits[0]])
    assert world.card(made).row.state == "planned"


def test_an_annual_report_is_worked_with_in_the_year_that_it_is_handed_in(world: World) -> None:
    days = {"year": YEAR - 1, "as_of": date(YEAR - 1, 12, 31), "last_day": date(YEAR, 2, 12)}
    made = world.records.write("round", None, {"kind": "annual", "title": "Förra året", **days}).id
    page = world.rounds.page(YEAR, date(YEAR, 9, 15))
    assert made in [row.id for row in page.rows]
    assert "annual" in [each.kind for each in page.to_make], "the year's own is still to be made"
    assert world.rounds.place_of("round", made) == (frozenset({YEAR - 1, YEAR}), made)


def test_who_locks_what_is_locked_already_is_told_so(world: World) -> None:
    made = world.make()
    world.approve(world.ask(made, "BUN")["BUN"])
    world.lock(made)
    with pytest.raises(UserError, match="locked_already"):
        world.rounds.edits_to_lock(made, date(YEAR, 10, 1))
