"""The round of a save through the real worker and a real file: write, undo, redo, conflict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.edits import Edit
from app.services.office import Office
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from app.ui.common.fields import LongText, Text
from app.ui.common.record_form import RecordForm
from app.ui.common.theme import Theme

if TYPE_CHECKING:
    from app.services.edits import Change

RISK = 1
FIELDS = (Text("title", "Risk", required=True), LongText("cause", "Orsak"))


class Desk:
    """A form on one risk of the example, as a page would have it."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.context, self.records = context, context.office.records
        self.window = QWidget()
        qtbot.addWidget(self.window)
        context.messages.stand_on(self.window)
        self.form = RecordForm(FIELDS, drafts=context.drafts, parent=self.window)
        self.form.save_requested.connect(lambda _values, _base: self.save())
        self.form.load(self.read(), f"risk:{RISK}", "Risk")
        self.told: list[str] = []
        self.changed: list[set[str]] = []
        context.messages.told.connect(self.told.append)
        context.saving.changed.connect(self._note)
        self.window.show()

    def read(self) -> dict[str, object]:
        return {**self.records.read("risk", RISK), "id": RISK}

    def write(self, name: str, text: str) -> None:
        self.form.editor(name).set_value(text)
        self.form.editor(name).changed.emit()

    def save(self) -> None:
        self.context.saving.save_form(self.form, "risk", RISK, "Ändra risk")

    def settle(self) -> None:
        self.context.tasks.wait_idle()

    def _note(self, changes: Iterable[Change]) -> None:
        self.changed.append({change.kind for change in changes})


@pytest.fixture
def desk(example_context: Context, theme: Theme, qtbot: QtBot) -> Desk:
    return Desk(example_context, qtbot)


def test_a_saved_form_is_in_the_file_clean_and_told(desk: Desk) -> None:
    desk.write("title", "Åska över ån")
    desk.form.save()
    desk.settle()
    assert desk.read()["title"] == "Åska över ån"
    assert not desk.form.dirty
    assert desk.form.base["version"] == desk.read()["version"]
    assert desk.told == ["Sparat."]
    assert desk.changed == [{"risk"}]


def test_undo_and_redo_turn_a_save_back_and_forth(desk: Desk) -> None:
    before = desk.read()["title"]
    desk.write("title", "Ny")
    desk.form.save()
    desk.settle()
    stack = desk.context.undo_stack
    assert stack.undoText() == "Ändra risk"
    for expected in (before, "Ny", before, "Ny"):
        (stack.undo if stack.canUndo() else stack.redo)()
        desk.settle()
        assert desk.read()["title"] == expected
    assert desk.told[1:] == ["Ångrade: Ändra risk", "Gjorde om: Ändra risk"] * 2


def test_turns_asked_for_faster_than_they_are_done_end_where_they_should(desk: Desk) -> None:
    before = desk.read()["title"]
    for title in ("Ett", "Två"):
        desk.write("title", title)
        desk.form.save()
        desk.settle()
    stack = desk.context.undo_stack
    stack.undo()
    stack.undo()
    stack.redo()
    stack.redo()
    stack.undo()
    stack.undo()
    desk.settle()
    assert desk.read()["title"] == before


def test_what_somebody_has_changed_since_is_not_undone(desk: Desk) -> None:
    desk.write("title", "Min")
    desk.form.save()
    desk.settle()
    desk.records.write("risk", RISK, {"title": "Annas"}, {"title": "Min"})
    desk.context.undo_stack.undo()
    desk.settle()
    assert desk.read()["title"] == "Annas"
    assert "Ändra risk" in desk.context.messages.shown[0].text()
    assert desk.context.undo_stack.count() == 0
    desk.context.messages.shown[0].close()


def test_two_people_in_different_fields_are_both_kept(desk: Desk) -> None:
    desk.write("title", "Min")
    desk.records.write("risk", RISK, {"cause": "Annas orsak"})
    desk.form.save()
    desk.settle()
    assert (desk.read()["title"], desk.read()["cause"]) == ("Min", "Annas orsak")
    assert desk.form.values()["cause"] == "Annas orsak"


def test_two_people_in_the_same_field_are_asked_and_nothing_is_lost(desk: Desk) -> None:
    desk.write("title", "Min")
    desk.records.write("risk", RISK, {"title": "Annas"})
    desk.form.save()
    desk.settle()
    assert desk.read()["title"] == "Annas"
    assert desk.form.values()["title"] == "Min"
    dialog = desk.window.findChildren(ConflictDialog)[0]
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Spara valen").click()
    desk.settle()
    assert desk.read()["title"] == "Min"
    assert not desk.form.dirty


def test_what_the_rules_refuse_stands_beside_its_field(desk: Desk, example_office: Office) -> None:
    form = RecordForm((Text("title", "Risk"), LongText("cause", "Orsak")), parent=desk.window)
    form.save_requested.connect(lambda *_: desk.context.saving.save_form(form, "risk", RISK, "Ändra risk"))
    form.load(desk.read(), "")
    form.editor("title").set_value("")
    form.editor("title").changed.emit()
    form.save()
    desk.settle()
    assert form.problem_of("title")
    assert form.dirty
    assert not desk.context.messages.shown


def test_what_cannot_be_saved_is_not_laid_upon_the_record_that_one_has_gone_on_to(desk: Desk) -> None:
    other = {**desk.records.read("risk", 2), "id": 2}
    for text, theirs in (("", {}), ("Min", {"title": "Annas"})):
        if theirs:
            desk.records.write("risk", RISK, theirs)
        desk.write("title", text)
        desk.context.saving.save_form(desk.form, "risk", RISK, "Ändra risk")
        desk.form.load(other, "risk:2", "En annan risk")
        desk.settle()
        assert not desk.form.problem_of("title")
        assert desk.form.changed_values() == {} and desk.form.values()["title"] == other["title"]
        assert not desk.window.findChildren(ConflictDialog)
        warning = desk.context.messages.shown[-1]
        assert warning.text().startswith("Det du skrev innan du gick vidare är inte sparat.")
        warning.close()
        desk.form.load(desk.read(), f"risk:{RISK}", "Risk")
        assert desk.form.changed_values() == {"title": text}


def test_what_is_saved_after_one_has_gone_on_does_not_come_back_as_unsaved(desk: Desk) -> None:
    desk.write("title", "Sparad medan jag gick vidare")
    desk.form.save()
    desk.form.load({"title": "En annan", "cause": ""}, "risk:2", "Risk")
    desk.settle()
    assert desk.read()["title"] == "Sparad medan jag gick vidare"
    assert desk.context.drafts.find(f"risk:{RISK}") is None


def test_what_was_written_since_the_save_waits_as_a_draft(desk: Desk) -> None:
    desk.write("title", "Först")
    desk.form.save()
    desk.write("title", "Sedan")
    desk.form.load({"title": "En annan", "cause": ""}, "risk:2", "Risk")
    desk.settle()
    draft = desk.context.drafts.find(f"risk:{RISK}")
    assert draft is not None and draft.values["title"] == "Sedan"


def test_a_new_record_gets_what_the_form_does_not_ask_for(desk: Desk) -> None:
    made: list[int] = []
    desk.form.load({}, "risk:new", "Ny risk")
    desk.write("title", "Ny risk")
    desk.context.saving.save_form(
        desk.form,
        "risk",
        None,
        "Ny risk",
        lambda change: made.append(change.id),
        more={"unit_id": 2, "category": "it"},
    )
    desk.settle()
    assert desk.records.read("risk", made[0])["title"] == "Ny risk"
    desk.context.undo_stack.undo()
    desk.settle()
    assert desk.records.read("risk", made[0])["archived"] is True


def test_several_edits_are_one_step_to_undo(desk: Desk) -> None:
    edits = [Edit("risk", number, {"owner_role": "Chefen"}) for number in (1, 2, 3)]
    before = [desk.records.read("risk", number)["owner_role"] for number in (1, 2, 3)]
    desk.context.saving.write("Byt ansvarig", edits, told="Tre risker ändrades.")
    desk.settle()
    assert [desk.records.read("risk", number)["owner_role"] for number in (1, 2, 3)] == ["Chefen"] * 3
    desk.context.undo_stack.undo()
    desk.settle()
    assert [desk.records.read("risk", number)["owner_role"] for number in (1, 2, 3)] == before


def test_a_save_that_changes_nothing_leaves_nothing_to_undo(desk: Desk) -> None:
    desk.context.saving.write("Ingenting", [Edit("risk", RISK, {"title": desk.read()["title"]})])
    desk.settle()
    assert desk.context.undo_stack.count() == 0
