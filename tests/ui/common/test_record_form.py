"""A form: read in calm, edited in place, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from app.domain.problems import Invalid, Problem
from app.ui.common.drafts import Drafts
from app.ui.common.fields import (
    Choice,
    Date,
    Derived,
    Field,
    Flag,
    Links,
    LongText,
    Number,
    Option,
    Scale,
    Shown,
    Text,
    Year,
)
from app.ui.common.record_form import RecordForm
from app.ui.common.scale_editor import StepButton
from app.ui.common.theme import Theme, px
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless

STEPS = tuple(Option(value, f"Steg {value}", f"Så här ser steg {value} ut") for value in (1, 2, 3, 4))
GOALS = tuple(Option(value, f"Mål {value}") for value in range(1, 12))


def risk_value(values: Mapping[str, object]) -> Shown:
    likelihood, consequence = values["likelihood"], values["consequence"]
    if isinstance(likelihood, int) and isinstance(consequence, int):
        return Shown(str(likelihood * consequence), "zone_high")
    return Shown("Inte värderad")


FIELDS: tuple[Field, ...] = (
    Text("title", "Risk", required=True, help="Vad kan hända?"),
    Choice(
        "unit_id", "Nämnd", width="half", options=(Option(1, "Kommunstyrelsen"), Option(2, "Socialnämnden"))
    ),
    Date("found", "Upptäckt", width="quarter"),
    Year("year", "År", width="quarter"),
    LongText("cause", "Orsak"),
    Number("cost", "Kostnad", width="half", decimals=1, low=0, unit="tkr"),
    Flag("planned", "Ska med i planen", width="half"),
    Scale("likelihood", "Sannolikhet", section="Bedömning", width="half", steps=STEPS),
    Scale("consequence", "Konsekvens", width="half", steps=STEPS),
    Derived("value", "Riskvärde", compute=risk_value),
    Links("goals", "Mål den motverkar", options=GOALS),
)
VALUES: dict[str, object] = {
    "id": 7,
    "version": 3,
    "title": "Kompetensförsörjning",
    "unit_id": 2,
    "found": date(2021, 9, 15),
    "year": 2021,
    "cause": "Brist på lärare\noch på läkare",
    "cost": 1234.5,
    "planned": True,
    "likelihood": 3,
    "consequence": 4,
    "goals": (1, 10),
}


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path, "kommun.rtr")


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, drafts: Drafts) -> RecordForm:
    made = RecordForm(FIELDS, drafts=drafts)
    qtbot.addWidget(made)
    made.resize(800, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.load(VALUES, "risk:7", "Kompetensförsörjning")
    return made


def line(form: RecordForm, name: str) -> QLineEdit:
    widget = form.editor(name).main()
    assert isinstance(widget, QLineEdit)
    return widget


def write(form: RecordForm, name: str, text: str) -> None:
    """Replace what stands in a field, as one does by selecting all and typing."""
    widget = form.editor(name).main()
    widget.setFocus()
    press(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(widget, text)


def step(form: RecordForm, name: str, value: int) -> StepButton:
    return next(
        button for button in form.editor(name).findChildren(StepButton) if button.option.value == value
    )


def test_what_is_filled_in_is_what_is_read_back(form: RecordForm) -> None:
    assert form.values() == {name: VALUES[name] for name in VALUES if name not in ("id", "version")}
    assert not form.dirty
    assert form.base == VALUES


def test_numbers_and_dates_are_shown_as_in_swedish(form: RecordForm) -> None:
    assert line(form, "cost").text() == "1\u00a0234,5"
    assert line(form, "found").text() == "2021-09-15"


def test_typing_makes_the_form_dirty_and_only_what_is_changed_is_saved(form: RecordForm) -> None:
    asked: list[tuple[dict[str, object], dict[str, object]]] = []
    form.save_requested.connect(lambda values, base: asked.append((values, base)))
    write(form, "title", "Åska över ån")
    assert form.dirty
    assert form.bar.isVisible()
    press(line(form, "title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == [({"title": "Åska över ån"}, VALUES)]


def test_typing_back_what_stood_there_makes_it_clean_again(form: RecordForm) -> None:
    write(form, "title", "Något annat")
    write(form, "title", "Kompetensförsörjning")
    assert not form.dirty
    assert form.bar.isHidden()


def test_text_that_was_stored_untidily_is_no_change(form: RecordForm) -> None:
    form.load({**VALUES, "title": " Med blanktecken ", "cause": None, "goals": [10, 1]})
    assert not form.dirty


def test_a_point_is_as_good_as_a_comma(form: RecordForm) -> None:
    write(form, "cost", "99.25")
    assert form.values()["cost"] == 99.25


def test_a_number_with_more_decimals_than_usual_is_not_rounded_by_being_read(form: RecordForm) -> None:
    form.load({**VALUES, "cost": 0.125})
    assert line(form, "cost").text() == "0,125"
    assert form.values()["cost"] == 0.125


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("cost", "mycket", "Skriv ett tal"),
        ("cost", "-5", "minst 0"),
        ("year", "21", "fyra"),
        ("found", "igår", "datum"),
    ],
)
def test_what_cannot_be_understood_is_said_beside_its_field(
    form: RecordForm, name: str, text: str, said: str
) -> None:
    asked: list[object] = []
    form.save_requested.connect(lambda *_: asked.append(1))
    write(form, name, text)
    assert not form.save()
    assert said in form.problem_of(name)
    assert said in form.editor(name).main().accessibleDescription()
    assert QApplication.focusWidget() is form.editor(name).main()
    assert not asked
    assert line(form, name).text() == text


def test_what_must_be_filled_in_is_asked_for(form: RecordForm) -> None:
    write(form, "title", " ")
    assert not form.save()
    assert form.problem_of("title")
    type_text(line(form, "title"), "Ny")
    assert not form.problem_of("title")


def test_problems_from_the_rules_stand_beside_their_fields(form: RecordForm) -> None:
    write(form, "title", "Ny")
    form.save()
    form.failed(Invalid((Problem("required", "unit_id"), Problem("required", ""))))
    assert form.problem_of("unit_id")
    assert form.notice.isVisible()
    assert line(form, "title").text() == "Ny"


def test_derived_values_follow_at_once(form: RecordForm) -> None:
    shown: list[str] = []
    form.changed.connect(lambda _name: shown.append(form.editor("value").accessibleDescription()))
    step(form, "likelihood", 2).click()
    assert shown == ["8"]


def test_a_scale_is_walked_by_arrows_chosen_by_digit_and_says_what_its_steps_mean(form: RecordForm) -> None:
    third = step(form, "likelihood", 3)
    third.setFocus()
    press(third, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is step(form, "likelihood", 4)
    press(step(form, "likelihood", 4), Qt.Key.Key_1, text="1")
    assert form.values()["likelihood"] == 1
    assert step(form, "likelihood", 1).accessibleName() == "Sannolikhet: 1  Steg 1"
    assert step(form, "likelihood", 1).accessibleDescription() == "Så här ser steg 1 ut"
    step(form, "likelihood", 1).click()
    assert form.values()["likelihood"] is None


# The list of suggestions is a window of its own, and the offscreen platform tells what it cannot do for it.
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_links_are_found_by_searching_and_taken_away_by_a_button(form: RecordForm) -> None:
    search = line(form, "goals")
    search.setFocus()
    type_text(search, "Mål 7")
    press(search, Qt.Key.Key_Return)
    assert form.values()["goals"] == (1, 10, 7)
    QApplication.processEvents()
    buttons = form.editor("goals").findChildren(QToolButton)
    remove = next(
        button for button in buttons if button.accessibleName() == "Ta bort Mål 10" and button.isVisible()
    )
    remove.click()
    assert form.values()["goals"] == (1, 7)


def test_taking_away_and_adding_the_same_link_is_no_change(form: RecordForm) -> None:
    editor = form.editor("goals")
    editor.set_value((10, 1))
    editor.changed.emit()
    assert not form.dirty


def test_a_choice_that_is_no_longer_offered_is_kept(form: RecordForm) -> None:
    form.load({**VALUES, "unit_id": 99})
    assert form.values()["unit_id"] == 99
    box = form.editor("unit_id").main()
    assert isinstance(box, QComboBox)
    assert box.currentText() == "(finns inte längre)"


def test_new_options_leave_the_choice_as_it_is(form: RecordForm) -> None:
    form.set_options("unit_id", (Option(3, "Bygg"), Option(2, "Socialnämnden")))
    assert form.values()["unit_id"] == 2
    assert not form.dirty


def test_a_paste_brings_neither_line_ends_nor_control_characters_into_a_line(form: RecordForm) -> None:
    QApplication.clipboard().setText("Rad ett\nrad två\x07")
    title = line(form, "title")
    title.setFocus()
    title.selectAll()
    title.paste()
    assert form.values()["title"] == "Rad ett rad två"


def test_a_paste_into_a_long_text_keeps_its_lines(form: RecordForm) -> None:
    box = form.editor("cause").main()
    assert isinstance(box, QPlainTextEdit)
    pasted = QMimeData()
    pasted.setText("Ett\r\ntvå\x00")
    box.selectAll()
    box.insertFromMimeData(pasted)
    assert form.values()["cause"] == "Ett\ntvå"


def test_an_unbroken_paste_does_not_widen_the_form(form: RecordForm) -> None:
    form.load({**VALUES, "title": "å" * 900, "cause": "ö" * 5000})
    assert form.width() == 800
    assert form.editor("cause").width() <= 800


def test_esc_asks_before_the_changes_go(form: RecordForm) -> None:
    write(form, "title", "Fel")
    press(line(form, "title"), Qt.Key.Key_Escape)
    assert form.bar.asking
    assert form.dirty
    form.bar.second.click()
    assert form.changed_values() == {"title": "Fel"}
    press(line(form, "title"), Qt.Key.Key_Escape)
    form.bar.first.click()
    assert form.changed_values() == {}
    assert line(form, "title").text() == "Kompetensförsörjning"


def test_what_is_proposed_for_a_new_record_is_saved_as_it_stands_or_left_unasked(
    form: RecordForm, user_folder: Path
) -> None:
    form.drafts = Drafts(user_folder, "fil.rtr")
    given: list[dict[str, object]] = []
    left: list[bool] = []
    form.save_requested.connect(lambda _values, _base: given.append(form.values()))
    form.reverted.connect(lambda: left.append(True))
    form.begin({"title": "Föreslagen"}, "risk:new", "Ny risk")
    assert (form.dirty, form.savable, form.bar.isVisible(), form.bar.words.text()) == (False, True, True, "")
    press(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert given[0]["title"] == "Föreslagen"
    form.saved({"title": "Föreslagen", "id": 1})
    assert (form.savable, form.bar.isHidden()) == (False, True)
    form.begin({"title": "Föreslagen"}, "risk:new", "Ny risk")
    press(form, Qt.Key.Key_Escape)
    assert left == [True] and not form.bar.asking and form.bar.isHidden()
    assert form.drafts.find("risk:new") is None


def test_what_is_written_over_a_proposal_is_asked_about_and_comes_back(
    form: RecordForm, user_folder: Path
) -> None:
    form.drafts = Drafts(user_folder, "fil.rtr")
    form.begin({"title": "Föreslagen"}, "risk:new", "Ny risk")
    type_text(form.editor("title").main(), "X")
    assert form.dirty and form.bar.words.text() == "Osparade ändringar"
    form.bar.second.click()
    assert form.bar.asking
    form.load({})
    form.begin({"title": "Föreslagen"}, "risk:new", "Ny risk")
    assert form.values()["title"] == "XFöreslagen" and form.dirty
    form.revert()
    assert form.values()["title"] == "Föreslagen" and form.drafts.find("risk:new") is None


def test_what_is_typed_while_it_is_saved_is_still_unsaved(form: RecordForm) -> None:
    write(form, "title", "Första")
    form.save()
    write(form, "cause", "Skrivet under tiden")
    form.saved({**VALUES, "title": "Första", "version": 4})
    assert form.changed_values() == {"cause": "Skrivet under tiden"}
    assert form.base["version"] == 4


def test_saving_twice_asks_once(form: RecordForm) -> None:
    asked: list[object] = []
    form.save_requested.connect(lambda *_: asked.append(1))
    write(form, "title", "Ny")
    form.save()
    form.save()
    assert len(asked) == 1


def test_a_record_read_anew_is_shown_but_never_over_unsaved_text(form: RecordForm) -> None:
    form.refill({**VALUES, "title": "Ändrad av Anna", "version": 4})
    assert line(form, "title").text() == "Ändrad av Anna"
    write(form, "title", "Min text")
    form.refill({**VALUES, "title": "Ändrad igen", "version": 5}, "Anna")
    assert line(form, "title").text() == "Min text"
    assert "Anna" in form.notice.words.text()


def test_after_a_conflict_mine_and_the_chosen_stand_over_what_is_in_the_file(form: RecordForm) -> None:
    write(form, "title", "Min")
    write(form, "cause", "Min orsak")
    form.rebase({**VALUES, "title": "Deras", "year": 2022, "version": 9}, {"title": "Deras"})
    assert form.changed_values() == {"cause": "Min orsak"}
    assert form.values()["year"] == 2022
    assert form.base["version"] == 9


def test_a_locked_form_shows_and_takes_nothing(form: RecordForm) -> None:
    form.set_locked(True)
    write(form, "title", "Får inte")
    step(form, "likelihood", 1).click()
    assert not form.dirty
    form.set_locked(False)
    write(form, "title", "Får")
    assert form.dirty


def test_fields_stand_side_by_side_where_there_is_room_and_under_one_another_where_not(
    form: RecordForm,
) -> None:
    QApplication.processEvents()
    unit, found = form.editor("unit_id"), form.editor("found")
    assert unit.mapTo(form, unit.pos()).y() == found.mapTo(form, found.pos()).y()
    form.resize(px(380), 900)
    QApplication.processEvents()
    assert unit.mapTo(form, unit.pos()).y() < found.mapTo(form, found.pos()).y()


def test_tab_follows_reading_order(form: RecordForm) -> None:
    line(form, "title").setFocus()
    order = []
    for _ in range(6):
        press(form.window().focusWidget(), Qt.Key.Key_Tab)
        order.append(form.window().focusWidget())
    expected = [form.editor(name).main() for name in ("unit_id", "found", "year", "cause", "cost", "planned")]
    assert order == expected


def test_everything_that_takes_the_focus_says_what_it_is(form: RecordForm) -> None:
    write(form, "title", "Ny")
    assert nameless(form) == []
    assert line(form, "title").accessibleDescription() == "Måste fyllas i. Vad kan hända?"


def test_each_label_leads_to_its_field(form: RecordForm) -> None:
    label = next(label for label in form.findChildren(QLabel) if label.text() == "Risk *")
    assert label.buddy() is line(form, "title")


def test_text_from_users_is_never_read_as_markup(form: RecordForm) -> None:
    form.set_options("goals", (Option(1, "<b>Mål</b>"), *GOALS[1:]))
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in form.editor("goals").findChildren(QLabel)
    )


def test_filling_a_form_again_makes_no_new_widgets(form: RecordForm) -> None:
    before = len(form.findChildren(QCheckBox)) + len(form.findChildren(QLineEdit))
    for _ in range(5):
        form.load({**VALUES, "title": "En annan"})
    assert len(form.findChildren(QCheckBox)) + len(form.findChildren(QLineEdit)) == before


class TestDrafts:
    """Unsaved text survives."""

    def test_unsaved_text_comes_back_after_a_crash(
        self, form: RecordForm, tmp_path: Path, qtbot: QtBot
    ) -> None:
        write(form, "title", "Skrivet före åskan")
        write(form, "found", "2021-10-01")
        form.keep_draft()
        again = RecordForm(FIELDS, drafts=self._after_crash(form, tmp_path))
        qtbot.addWidget(again)
        again.load(VALUES, "risk:7")
        assert again.changed_values() == {"title": "Skrivet före åskan", "found": date(2021, 10, 1)}
        assert not again.notice.isHidden()

    def test_the_draft_is_written_a_moment_after_typing_by_itself(
        self, form: RecordForm, drafts: Drafts, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(form._debounce.timeout):
            write(form, "title", "Skrivet")
        found = drafts.find("risk:7")
        assert found is not None
        assert found.values == {"title": "Skrivet"}

    def test_what_others_saved_meanwhile_is_noticed_when_the_draft_is_saved(
        self, form: RecordForm, drafts: Drafts
    ) -> None:
        write(form, "title", "Min")
        form.keep_draft()
        form.load({**VALUES, "title": "Deras", "version": 8}, "risk:7")
        assert form.base["version"] == 3
        assert form.base["title"] == "Kompetensförsörjning"

    def test_walking_to_another_record_and_back_keeps_the_text(self, form: RecordForm) -> None:
        write(form, "title", "Halvfärdig")
        form.load({**VALUES, "id": 8, "title": "En annan"}, "risk:8")
        assert not form.dirty
        form.load(VALUES, "risk:7")
        assert form.changed_values() == {"title": "Halvfärdig"}

    def test_a_saved_form_leaves_no_draft(self, form: RecordForm, drafts: Drafts) -> None:
        write(form, "title", "Sparad")
        form.save()
        assert drafts.find("risk:7") is not None
        form.saved({**VALUES, "title": "Sparad", "version": 4})
        assert drafts.find("risk:7") is None

    def test_reverting_leaves_no_draft(self, form: RecordForm, drafts: Drafts) -> None:
        write(form, "title", "Ångrad")
        form.keep_draft()
        form.revert()
        assert drafts.find("risk:7") is None

    @staticmethod
    def _after_crash(form: RecordForm, folder: Path) -> Drafts:
        """The drafts of a window that is started when the one with ``form`` has died."""
        drafts = form.drafts
        assert drafts is not None
        # A lock goes with the process that held it.
        drafts.close()
        return Drafts(folder, "kommun.rtr")


def test_a_faulty_field_below_the_fold_comes_into_sight_with_what_is_wrong(
    form: RecordForm, qtbot: QtBot
) -> None:
    form.resize(420, 220)
    QApplication.processEvents()
    form.editor("title").main().setFocus()
    form.show_problems([Problem("required", "goals")])
    QApplication.processEvents()
    block = form.editor("goals").parentWidget()
    area = form.findChild(QScrollArea)
    assert block is not None and area is not None
    top = block.mapTo(area.viewport(), block.rect().topLeft()).y()
    bottom = block.mapTo(area.viewport(), block.rect().bottomLeft()).y()
    assert bottom <= area.viewport().height() and (top >= 0 or block.height() > area.viewport().height())


def test_words_that_nothing_was_chosen_by_are_not_left_without_a_word(form: RecordForm) -> None:
    search = form.editor("goals").main()
    type_text(search, "finns inte")
    press(search, Qt.Key.Key_Return)
    saved: list[object] = []
    form.save_requested.connect(lambda values, _base: saved.append(values))
    form.save()
    assert not saved and "”finns inte” är inte valt" in form.problem_of("goals")
    form.revert()
    assert isinstance(search, QLineEdit) and search.text() == "" and not form.dirty


def test_a_goal_is_found_by_its_whole_number(form: RecordForm) -> None:
    form.set_options("goals", [Option(1, "BUN 1 Barnens bästa"), Option(2, "BUN 1.1 Läslust")])
    form.load({**VALUES, "goals": ()})
    search = form.editor("goals").main()
    assert isinstance(search, QLineEdit)
    # Typed letter by letter the list of hits drops down and takes the keyboard: no window system is here to lend it.
    search.setText("BUN 1")
    press(search, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert form.values()["goals"] == (1,)
