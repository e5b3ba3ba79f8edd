"""What citizens are told: the municipality's words over the figures that hold, and nothing that is not for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.problems import Invalid
from app.services.citizen_rows import CitizenReport, Told
from app.services.citizens import Citizens, SummaryRow
from app.services.records import Records
from database.connection import File
from database.indicators import Place
from tests.helpers.queries import counted_queries

TODAY = date(2021, 9, 15)


@dataclass
class World:
    """A round in which the executive board answers, with an indicator that has values."""

    file: File
    records: Records
    ids: dict[str, int]
    round: int
    answer: int
    value: int

    def make(self, kind: str, /, **values: object) -> int:
        return self.records.write(kind, None, values).id

    def tell(self, goal: str = "", **values: object) -> int:
        goal_id = self.ids[goal] if goal else None
        return self.make("citizen_summary", round_id=self.round, goal_id=goal_id, **values)

    def say(self, text: str, **values: object) -> int:
        return self.make("citizen_comment", **{"kind": "comment", "text": text, **values})

    def lock(self, number: int = 1) -> None:
        self.records.write("round_unit", self.answer, {"state": "submitted", "submitted_on": TODAY})
        self.records.write("round_unit", self.answer, {"state": "approved"})
        if number == 1:
            self.make("round_version", round_id=self.round, number=1, state="locked", locked_on=TODAY)

    def report(self) -> CitizenReport:
        found = Citizens(self.file).report(2021, self.round, TODAY)
        assert found is not None
        return found

    def told(self, goal: str = "") -> Told:
        found = self.report().of(self.ids[goal] if goal else None)
        assert found is not None
        return found

    def row(self, goal: str = "") -> SummaryRow:
        rows = Citizens(self.file).page(2021, self.round, TODAY).rows
        return next(row for row in rows if row.id == (self.ids[goal] if goal else 0))


@pytest.fixture
def world(file: File, records: Records, ids: dict[str, int]) -> World:
    days = {"year": 2021, "as_of": date(2021, 8, 31), "last_day": date(2021, 9, 10)}
    made = records.write("round", None, {"kind": "interim_august", "title": "Delår", **days}).id
    answer = records.write("round_unit", None, {"round_id": made, "unit_id": 2}).id
    with file.reading() as connection:
        place = connection.execute(select(Place.id).where(Place.kind == "own")).scalar_one()
    values = {"indicator_id": ids["indicator"], "place_id": place, "year": 2021, "value": 64.0}
    value = records.write("measurement", None, values).id
    return World(file, records, ids, made, answer, value)


def points(told: Told) -> list[float | None]:
    return [point.value for picture in told.pictures for point in picture.chart.series[0].points]


def test_words_and_pictures_stand_with_their_goal(world: World) -> None:
    world.tell(text="Det går bra")
    about = {"text": "Fler är nöjda", "done": "Vi öppnade två", "coming": "En till"}
    world.tell("overarching", **about, indicators=(world.ids["indicator"],))
    assert world.told().text == "Det går bra" and not world.told().pictures
    told = world.told("overarching")
    assert (told.title, told.text, told.done, told.coming) == ("Trygghet", *about.values())
    assert points(told) == [64.0]


def test_figures_and_judgements_are_those_of_the_locked_report(world: World) -> None:
    about = {"round_id": world.round, "goal_id": world.ids["overarching"]}
    analysis = world.make("joint_analysis", **about, attainment="partly")
    world.tell("overarching", indicators=(world.ids["indicator"],))
    assert world.report().preliminary
    world.lock()
    world.records.write("measurement", world.value, {"value": 99.0})
    report = world.report()
    assert (report.preliminary, report.number, report.locked_on) == (False, 1, TODAY)
    assert points(world.told("overarching")) == [64.0]
    world.make("round_version", round_id=world.round, number=2, state="open", reason="Fel siffra")
    world.records.write("joint_analysis", analysis, {"attainment": "met"})
    assert world.told("overarching").attainment == "partly"
    chosen = Citizens(world.file).page(2021, world.round, TODAY).chosen
    assert chosen is not None and chosen.corrected


def test_words_may_be_written_after_the_lock(world: World) -> None:
    world.lock()
    world.tell("overarching", text="Fler är nöjda")
    assert world.told("overarching").text == "Fler är nöjda"


def test_an_indicator_without_figures_in_the_round_is_named_to_its_writer(world: World) -> None:
    world.lock()
    late = world.make("indicator", title="Sen", quality="actual", goals=(world.ids["overarching"],))
    world.tell("overarching", indicators=(late, world.ids["indicator"]))
    told = world.told("overarching")
    assert told.missing == ("Sen",) and len(told.pictures) == 1


def test_a_goal_offers_the_indicators_under_it(world: World) -> None:
    other = world.make(
        "goal", period_id=1, level="overarching", title="Näringsliv", parent_id=world.ids["vision"]
    )
    world.ids["other"] = other
    assert [picture.chart.title for picture in world.row("overarching").offered] == ["Nöjda föräldrar"]
    assert not world.row("other").offered
    assert [picture.chart.title for picture in world.row().offered] == ["Nöjda föräldrar"]


def test_a_target_of_a_later_year_is_not_held_against_this_one(world: World) -> None:
    for year, target in ((2021, 70.0), (2022, 80.0)):
        world.make("target", indicator_id=world.ids["indicator"], year=year, target=target)
    (picture,) = world.row("overarching").offered
    assert [(point.year, point.value) for point in picture.chart.target] == [(2021, 70.0)]


def test_only_activities_for_citizens_are_told_of(world: World) -> None:
    about = {"units": (2,), "goals": (world.ids["body"],)}
    world.make("activity", title="Nattvandring", state="done", for_citizens=True, **about)
    world.make("activity", title="Lekplats", state="ongoing", for_citizens=True, **about)
    world.make("activity", title="Ny chef", state="ongoing", **about)
    deeds = world.told("overarching").deeds
    assert {deed.title: deed.over for deed in deeds} == {"Nattvandring": True, "Lekplats": False}


def test_only_what_has_an_answer_and_is_published_is_told(world: World) -> None:
    with pytest.raises(Invalid, match="answer: required"):
        world.say("Mörkt", published=True)
    answered = {"answer": "Tio lampor är på plats", "answered_on": TODAY}
    world.say("Mörkt i parken", **answered, published=True, goal_id=world.ids["overarching"])
    world.say("Kallt i badet", **answered)
    world.say("Obesvarat")
    (said,) = world.report().said
    assert (said.text, said.goal, said.answer) == ("Mörkt i parken", "Trygghet", answered["answer"])


def test_what_was_said_in_a_dialogue_is_told_with_its_day(world: World) -> None:
    dialogue = world.make("dialogue", kind="citizens", title="Kväll på Fenix", held_on=date(2021, 4, 1))
    world.say(
        "Fler bussar", kind="dialogue", dialogue_id=dialogue, answer="Vi har bett om det", published=True
    )
    (said,) = world.report().said
    assert (said.dialogue, said.day) == ("Kväll på Fenix", date(2021, 4, 1))


def test_an_answer_after_the_lock_is_for_the_next_report(world: World) -> None:
    world.lock()
    world.say("Mörkt", answer="Ljust", answered_on=date(2021, 9, 16), published=True)
    later = Citizens(world.file).report(2021, world.round, date(2021, 12, 1))
    assert later is not None and not later.said


def test_identity_numbers_are_refused(world: World) -> None:
    with pytest.raises(Invalid, match="identity_number"):
        world.tell("overarching", text="Anna 811218-9876 är nöjd")
    with pytest.raises(Invalid, match="identity_number"):
        world.say("Jag, 811218-9876, vill ha lampor")


def test_two_who_write_of_the_same_goal_give_one_text(world: World) -> None:
    for goal in ("overarching", ""):
        world.tell(goal, text="Först")
        with pytest.raises(Invalid, match="duplicate"):
            world.tell(goal, text="Sedan")


def test_the_round_that_holds_is_told_of_where_none_is_named(world: World) -> None:
    days = {"year": 2021, "as_of": date(2021, 12, 31), "last_day": date(2022, 1, 31)}
    coming = world.make("round", kind="annual", title="Årsredovisning", **days)
    citizens = Citizens(world.file)
    chosen = citizens.page(2021, None, TODAY).chosen
    assert chosen is not None and chosen.id == world.round
    named = citizens.report(2021, coming, TODAY)
    assert named is not None and named.title == "Årsredovisning"
    assert citizens.report(2022, None, TODAY) is None
    assert citizens.report(2020, coming, TODAY) == named
    assert citizens.report(2021, 999, TODAY) is None


def test_a_year_without_rounds_has_nothing_to_tell(file: File) -> None:
    page = Citizens(file).page(2021, None, TODAY)
    assert (page.rounds, page.chosen, page.report, page.rows) == ((), None, None, ())


def test_the_page_is_read_by_as_many_queries_however_much_there_is(world: World) -> None:
    with counted_queries(world.file) as few:
        Citizens(world.file).page(2021, world.round, TODAY)
    for number in range(12):
        goal = world.make(
            "goal", period_id=1, level="overarching", title=f"Mål {number}", parent_id=world.ids["vision"]
        )
        world.make("citizen_summary", round_id=world.round, goal_id=goal, text="Bra")
        world.say(f"Sagt {number}", answer="Gjort", published=True, goal_id=goal)
    with counted_queries(world.file) as many:
        Citizens(world.file).page(2021, world.round, TODAY)
    assert len(many) <= len(few)


def test_comments_are_listed_newest_first_with_how_far_they_have_come(world: World) -> None:
    world.say("Äldst", received_on=date(2021, 1, 2), answer="Gjort", published=True)
    world.say("Nyast", received_on=date(2021, 6, 2))
    away = world.say("Borta", received_on=date(2021, 5, 2), answer="Gjort")
    world.records.archive("citizen_comment", away)
    citizens = Citizens(world.file)
    assert [(row.text, row.state) for row in citizens.comments()] == [
        ("Nyast", "waiting"),
        ("Äldst", "published"),
    ]
    assert [row.text for row in citizens.comments(archived=True)] == ["Nyast", "Borta", "Äldst"]
