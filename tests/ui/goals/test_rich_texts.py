"""Long texts from the keyboard to the file, the rows and the paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app import wording
from app.reports import follow_up, programme
from app.reports.catalogue import Choices
from app.services.office import open_office
from app.ui.common import agenda_ties
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.fields import Field, LongText, RichText
from app.ui.common.rich_box import RichBox
from app.ui.goals import clarifications, form
from app.ui.governance import annex, decision_form, dialogues, documents, methods, standpoints
from tests.keys import press, type_text
from tests.reports.papers import texts
from tests.ui.goals.conftest import Shown

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST = "Hållbar samhällsutveckling"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def read(label: QLabel) -> str:
    """What an eye reads in a label."""
    assert label.textFormat() == Qt.TextFormat.RichText
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def write_meaning(box: QWidget) -> None:
    """Type a bold word and a list, with the keyboard alone."""
    press(box, Qt.Key.Key_A, CTRL)
    press(box, Qt.Key.Key_Delete)
    type_text(box, "Här är det ")
    press(box, Qt.Key.Key_B, CTRL)
    type_text(box, "tryggt")
    press(box, Qt.Key.Key_B, CTRL)
    type_text(box, " att <b>bo</b>:\n- korta köer\nsena bussar\n\nSå är det.")


STORED = "Här är det **tryggt** att <b>bo</b>:\n\n- korta köer\n- sena bussar\n\nSå är det."


def test_a_meaning_goes_from_the_keyboard_to_the_file_and_the_papers(example: Shown) -> None:
    goal = example.choose(FIRST)
    record = example.page.record
    box = record.form.editor("text").main()
    assert isinstance(box, RichBox)
    box.setFocus()
    write_meaning(box)
    press(box, Qt.Key.Key_S, CTRL)
    example.settle()
    assert not record.form.dirty

    office = open_office(example.context.office.file.address)
    try:
        card = office.goals.card(goal.id, 2021)
        assert card is not None and card.values["text"] == STORED
    finally:
        office.close()

    # Read anew, it looks the same and is no change.
    example.choose("Näringsliv, utbildning och sysselsättning")
    example.choose(FIRST)
    assert "*" not in box.toPlainText() and "tryggt" in box.toPlainText()
    assert record.form.values()["text"] == STORED and not record.form.dirty

    for report in (programme, follow_up):
        said = " ".join(" ".join(texts(report.make(example.context.office, Choices(2021)))).split())
        assert "Här är det tryggt att <b>bo</b>: • korta köer • sena bussar Så är det." in said
        assert "*" not in said

    example.undo()
    assert record.form.values()["text"] != STORED


def test_a_clarification_is_shown_with_its_look_in_its_row(example: Shown) -> None:
    example.choose(FIRST, "clarifications")
    section = example.page.record.clarifications
    section.add_button.setFocus()
    press(focused(), Qt.Key.Key_Space)
    made = section.links.new_form
    write_meaning(focused())
    press(made.editor("source_kind").main(), Qt.Key.Key_Down)
    press(made.editor("source_kind").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    row = section.links.rows[-1]
    assert row.item.text == STORED
    assert read(row.text) == "Här är det tryggt att <b>bo</b>:\nkorta köer\nsena bussar\nSå är det."
    assert "<b>" not in row.text.text() and "font-weight" in row.text.text()


def test_every_read_only_text_of_a_goal_is_without_marks(example: Shown) -> None:
    goal = example.choose(FIRST)
    office = example.context.office
    card = office.goals.card(goal.id, 2021)
    assert card is not None and card.contributions and card.sdg and card.decisions
    office.records.write("contribution", card.contributions[0].id, {"sentence": STORED})
    office.records.write("goal_sdg", card.sdg[0].id, {"meaning": STORED})
    office.records.write("decision", card.decisions[0].id, {"text": STORED})
    example.page.refresh()
    example.settle()
    shown = 0
    for section in ("contributions", "agenda", "decisions"):
        example.choose(FIRST, section)
        for label in example.page.record.findChildren(QLabel):
            if "korta köer" in label.text() and label.isVisible():
                assert "*" not in read(label) and "<b>bo</b>" in read(label)
                shown += 1
    assert shown == 3


def test_a_conflict_over_a_meaning_is_told_without_marks(example: Shown) -> None:
    goal = example.choose(FIRST)
    other = open_office(example.context.office.file.address)
    try:
        other.records.write("goal", goal.id, {"text": "Deras **fasta** ord."})
    finally:
        other.close()
    box = example.page.record.form.editor("text").main()
    box.setFocus()
    write_meaning(box)
    press(box, Qt.Key.Key_S, CTRL)
    example.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ConflictDialog))
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Deras fasta ord." in words
    assert "Här är det tryggt att <b>bo</b>:\n- korta köer\n- sena bussar\nSå är det." in words
    dialog.reject()


def test_the_fields_that_are_written_with_marks_are_those_that_are_read_with_marks() -> None:
    forms: dict[str, tuple[Field, ...]] = {
        "goal": (*form.FIELDS, *form.NEW_FIELDS),
        "contribution": form.CONTRIBUTION_FIELDS,
        **{kind: agenda_ties.FIELDS for kind in ("goal_sdg", "indicator_sdg", "document_sdg")},
        "annex_row": annex.ROW_FIELDS,
        "clarification": clarifications.CLARIFICATION_FIELDS,
        "decision": decision_form.FIELDS,
        "dialogue": dialogues.FIELDS,
        "document": documents.FIELDS,
        "method": methods.FIELDS,
        "standpoint": standpoints.FIELDS,
    }
    long = {
        (kind, field.name): isinstance(field, RichText)
        for kind, fields in forms.items()
        for field in fields
        if isinstance(field, LongText)
    }
    assert {key for key, rich in long.items() if rich} <= wording.MARKED
    assert not {key for key, rich in long.items() if not rich} & wording.MARKED
