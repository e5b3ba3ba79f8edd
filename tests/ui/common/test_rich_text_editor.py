"""The editor for long texts: bold, italic and lists as they look, and the text with marks as the value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.rich_lines import blocks_of, lines_of
from app.domain.rich_text import parse, plain, write
from app.ui.common.drafts import Drafts
from app.ui.common.fields import LongText, RichText, Text
from app.ui.common.record_form import RecordForm
from app.ui.common.rich_document import rich_words
from app.ui.common.rich_text_editor import RichTextEditor, RichTools
from app.ui.common.theme import Theme
from tests.keys import press, type_text
from tests.ui.common.accessible import nameless

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIELDS = (Text("title", "Rubrik"), RichText("text", "Innebörd"), LongText("note", "Anteckning"))
MARKED = "Ett **fett** ord och ett *lutande*.\n\n- ett\n- två"


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> RecordForm:
    made = RecordForm(FIELDS)
    qtbot.addWidget(made)
    made.resize(700, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.load({"title": "Trygghet", "text": "", "note": ""}, "goal:1", "Trygghet")
    editor(made).box.setFocus()
    return made


def editor(form: RecordForm) -> RichTextEditor:
    made = form.editor("text")
    assert isinstance(made, RichTextEditor)
    return made


def value(form: RecordForm) -> object:
    return form.values()["text"]


def fill(form: RecordForm, text: str) -> None:
    form.load({"title": "Trygghet", "text": text, "note": ""}, "goal:1", "Trygghet")
    editor(form).box.setFocus()


def bold(form: RecordForm) -> None:
    press(editor(form).box, Qt.Key.Key_B, CONTROL)


def key(
    form: RecordForm, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    press(editor(form).box, key, modifiers, text="\r" if key == Qt.Key.Key_Return else "")


def select(form: RecordForm, words: str) -> None:
    box = editor(form).box
    found = box.document().find(words)
    assert not found.isNull()
    box.setTextCursor(found)


def end(form: RecordForm) -> None:
    editor(form).box.moveCursor(QTextCursor.MoveOperation.End)


def shown(form: RecordForm) -> str:
    return editor(form).box.toPlainText()


def paste(form: RecordForm, html: str = "", text: str = "") -> None:
    pasted = QMimeData()
    if html:
        pasted.setHtml(html)
    if text:
        pasted.setText(text)
    QApplication.clipboard().setMimeData(pasted)
    key(form, Qt.Key.Key_V, CONTROL)


# -- writing --


def test_bold_and_italic_are_written_with_the_keyboard(form: RecordForm) -> None:
    box = editor(form).box
    type_text(box, "Ett ")
    bold(form)
    type_text(box, "fett")
    bold(form)
    type_text(box, " och ")
    press(box, Qt.Key.Key_I, CONTROL)
    type_text(box, "lågt")
    press(box, Qt.Key.Key_I, CONTROL)
    type_text(box, " ord")
    assert value(form) == "Ett **fett** och *lågt* ord"
    assert shown(form) == "Ett fett och lågt ord"


def test_the_keys_of_the_marks_are_taken_from_the_menus_while_one_writes(form: RecordForm) -> None:
    box = editor(form).box
    for locked in (False, True):
        form.set_locked(locked)
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, CONTROL, "")
        asked.ignore()
        QApplication.sendEvent(box, asked)
        assert asked.isAccepted() is not locked


def test_what_is_chosen_becomes_bold_and_plain_again(form: RecordForm) -> None:
    fill(form, "Ett fett ord")
    select(form, "fett")
    bold(form)
    assert value(form) == "Ett **fett** ord"
    press(editor(form).box, Qt.Key.Key_I, CONTROL)
    assert value(form) == "Ett ***fett*** ord"
    bold(form)
    assert value(form) == "Ett *fett* ord"
    press(editor(form).box, Qt.Key.Key_I, CONTROL)
    assert value(form) == "Ett fett ord"


def test_marks_belong_to_whole_words(form: RecordForm) -> None:
    fill(form, "Samhällsbyggnad nu")
    select(form, "bygg")
    bold(form)
    assert value(form) == "**Samhällsbyggnad** nu"
    fill(form, "Samhällsbyggnad nu")
    select(form, "nad n")
    bold(form)
    assert value(form) == "**Samhällsbyggnad nu**"
    fill(form, "Samhällsbyggnad nu")
    box = editor(form).box
    cursor = box.textCursor()
    cursor.setPosition(4)
    box.setTextCursor(cursor)
    bold(form)
    assert value(form) == "**Samhällsbyggnad** nu"


def test_a_look_that_cannot_be_kept_is_gone_when_the_field_is_left(form: RecordForm) -> None:
    box = editor(form).box
    bold(form)
    type_text(box, "halva")
    bold(form)
    type_text(box, "ordet")
    assert value(form) == "halvaordet"
    key(form, Qt.Key.Key_Tab)
    assert all(not run.bold for line in box.lines() for run in line.runs)
    assert value(form) == "halvaordet"


def test_a_list_begins_with_a_dash_and_ends_with_an_empty_item(form: RecordForm) -> None:
    box = editor(form).box
    type_text(box, "Det betyder\n- korta köer\nlugn\n\nSist")
    assert value(form) == "Det betyder\n\n- korta köer\n- lugn\n\nSist"
    assert shown(form) == "Det betyder\nkorta köer\nlugn\nSist"


def test_backspace_at_the_start_of_an_item_ends_the_list(form: RecordForm) -> None:
    fill(form, "- ett\n- två")
    end(form)
    key(form, Qt.Key.Key_Home)
    key(form, Qt.Key.Key_Backspace)
    assert value(form) == "- ett\n\ntvå"
    key(form, Qt.Key.Key_Backspace)
    assert value(form) == "- etttvå"


def test_chosen_lines_become_a_list_and_lines_again(form: RecordForm) -> None:
    fill(form, "ett\ntvå\ntre")
    key(form, Qt.Key.Key_A, CONTROL)
    key(form, Qt.Key.Key_L, CONTROL | SHIFT)
    assert value(form) == "- ett\n- två\n- tre"
    key(form, Qt.Key.Key_L, CONTROL | SHIFT)
    assert value(form) == "ett\ntvå\ntre"
    assert not form.dirty


def test_a_dash_inside_a_line_is_a_dash(form: RecordForm) -> None:
    type_text(editor(form).box, "2020 - 2022")
    assert value(form) == "2020 - 2022"


def test_stars_that_are_typed_stay_stars(form: RecordForm) -> None:
    type_text(editor(form).box, "3 * 4 och **inte fett**")
    assert plain(str(value(form))) == "3 * 4 och **inte fett**" == shown(form)


def test_everything_can_be_undone_in_the_editor(form: RecordForm) -> None:
    fill(form, MARKED)
    select(form, "ord")
    bold(form)
    end(form)
    key(form, Qt.Key.Key_Return)
    type_text(editor(form).box, "tre")
    key(form, Qt.Key.Key_Return)
    key(form, Qt.Key.Key_Return)
    assert form.dirty
    for _ in range(8):
        key(form, Qt.Key.Key_Z, CONTROL)
    assert value(form) == MARKED
    assert not form.dirty


def test_a_list_made_by_a_dash_can_be_undone(form: RecordForm) -> None:
    type_text(editor(form).box, "- ")
    assert editor(form).box.has("list")
    key(form, Qt.Key.Key_Z, CONTROL)
    assert not editor(form).box.has("list")


# -- round trips --


def test_reading_a_record_is_no_change(form: RecordForm) -> None:
    for text in (MARKED, "Sedan:\n- ett\n*  två", " blanksteg ", "- \n\n\n\nx", "a\x00b\ufffc\u2028c"):
        fill(form, text)
        key(form, Qt.Key.Key_Tab)
        assert value(form) == text
        assert not form.dirty


CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(st.text(max_size=80))
@example("**a*b**")
@example("\ufdd0\ufdd1\u2029\ufffc\u2028x")
@example("a\\")
def test_any_stored_text_comes_back_as_it_was(theme: Theme, text: str) -> None:
    made = RichTextEditor(2, "")
    told: list[str] = []
    made.changed.connect(lambda: told.append("changed"))
    made.set_value(text)
    assert made.value() == text
    made.box.focused.emit(False)
    assert made.value() == text
    assert not told
    made.deleteLater()


@CALM
@given(st.text(alphabet="ab *\\\n-å.", max_size=60))
@example("**a\nb**")
def test_what_is_shown_is_what_was_written(theme: Theme, text: str) -> None:
    kept = write(blocks_of(lines_of(parse(text))))
    made = RichTextEditor(2, "")
    made.set_value(kept)
    assert write(blocks_of(made.box.lines())) == write(blocks_of(lines_of(parse(kept))))
    assert lines_of(blocks_of(made.box.lines())) == lines_of(parse(kept))
    # An edit anywhere leaves the rest as it is.
    made.box.moveCursor(QTextCursor.MoveOperation.End)
    type_text(made.box, "\n")
    assert lines_of(parse(str(made.value()))) == lines_of(parse(kept))
    made.deleteLater()


def test_saving_keeps_the_place_and_the_steps_back(form: RecordForm) -> None:
    box = editor(form).box
    type_text(box, "Ett ord")
    sent: list[object] = []
    form.save_requested.connect(lambda changed, _base: sent.append(changed["text"]))
    press(box, Qt.Key.Key_S, CONTROL)
    form.saved({"title": "Trygghet", "text": sent[0], "note": ""})
    assert sent == ["Ett ord"] and not form.dirty
    assert box.textCursor().position() == len("Ett ord")
    key(form, Qt.Key.Key_Z, CONTROL)
    assert form.dirty


# -- paste and copy --

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=SV><!--StartFragment-->
<p class=MsoNormal><b>Trygga</b> och <i>snabba</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>korta köer</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>lugn <a href="http://x.se">länk</a></p>
<table><tr><td>Cell ett</td><td>Cell två</td></tr></table><img src="file:///etc/passwd">
<!--EndFragment--></body></html>"""


def test_a_paste_from_a_word_processor_keeps_the_small_subset(form: RecordForm) -> None:
    paste(form, WORD, "Trygga och snabba")
    assert value(form) == "**Trygga** och *snabba*\n\n- korta köer\n- lugn länk\n\nCell ett Cell två"
    assert "￼" not in shown(form) and "http" not in shown(form)
    key(form, Qt.Key.Key_Z, CONTROL)
    assert value(form) == "" and not form.dirty


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<ul><li><p>ett</p></li><li>två <b>fet</b></li></ul>", "Här: ett\n\n- två **fet**"),
        ("<script>alert(1)</script><p>ord</p><iframe src=x></iframe>", "Här: ord"),
        ("<font color=red>ord</font><u>er</u> &lt;b&gt;", "Här: order <b>"),
        ("<h1>Rubrik</h1><p>text</p>", "Här: Rubrik\n\ntext"),
    ],
)
def test_a_paste_goes_on_where_the_cursor_stands(form: RecordForm, html: str, kept: str) -> None:
    type_text(editor(form).box, "Här: ")
    paste(form, html, "x")
    assert value(form) == kept


def test_a_picture_that_is_pasted_changes_nothing(form: RecordForm) -> None:
    fill(form, MARKED)
    key(form, Qt.Key.Key_A, CONTROL)
    paste(form, "<img src='file:///etc/passwd' alt='bild'>")
    assert value(form) == MARKED and not form.dirty


def test_marks_in_pasted_plain_text_are_understood(form: RecordForm) -> None:
    paste(form, text="Ett **fett** ord\x07\r\n• ett\r\n• två")
    assert value(form) == "Ett **fett** ord\n\n- ett\n- två"
    assert "*" not in shown(form)


def test_a_list_pasted_in_an_empty_box_is_a_list(form: RecordForm) -> None:
    paste(form, "<ul><li>ett</li><li>två</li></ul>")
    assert value(form) == "- ett\n- två"


def test_what_is_copied_can_be_pasted_again_and_elsewhere(form: RecordForm) -> None:
    fill(form, MARKED)
    key(form, Qt.Key.Key_A, CONTROL)
    key(form, Qt.Key.Key_C, CONTROL)
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == "Ett fett ord och ett lutande.\n- ett\n- två"
    assert "<li>två</li>" in copied.html()
    fill(form, "")
    key(form, Qt.Key.Key_V, CONTROL)
    assert value(form) == MARKED


def test_spaces_around_pasted_words_stay(form: RecordForm) -> None:
    fill(form, "Ett fett ord")
    select(form, " fett")
    key(form, Qt.Key.Key_X, CONTROL)
    end(form)
    key(form, Qt.Key.Key_V, CONTROL)
    assert value(form) == "Ett ord fett"


def test_ten_thousand_characters_are_pasted_and_written_on_in(form: RecordForm) -> None:
    text = "\n\n".join(f"Stycke {n} med **fett** och *lutande* ord i en rad." for n in range(220))
    assert len(text) > 10_000
    paste(form, text=text)
    type_text(editor(form).box, " slut")
    assert value(form) == f"{text} slut"


# -- around it --


def test_the_tools_come_with_the_focus_and_nothing_moves(form: RecordForm) -> None:
    made = editor(form)
    tools = made.tools()
    assert isinstance(tools, RichTools)
    title = form.editor("title").main()
    before = made.box.mapTo(form, QPoint())
    assert tools.isVisible()
    title.setFocus()
    assert not tools.isVisible()
    assert made.box.mapTo(form, QPoint()) == before
    assert {button.toolTip() for button in tools.buttons.values()} == {
        "Fet (Ctrl+B)",
        "Kursiv (Ctrl+I)",
        "Punktlista (Ctrl+Shift+L)",
    }
    made.box.setFocus()
    assert nameless(form) == []


def test_the_tools_do_the_same_and_show_the_state(form: RecordForm) -> None:
    fill(form, "Ett **fett** ord")
    tools = editor(form).tools()
    assert isinstance(tools, RichTools)
    box = editor(form).box
    select(form, "fett")
    assert tools.buttons["bold"].isChecked() and not tools.buttons["italic"].isChecked()
    tools.buttons["italic"].click()
    assert value(form) == "Ett ***fett*** ord"
    assert tools.buttons["italic"].isChecked() and box.hasFocus()
    tools.buttons["list"].click()
    assert value(form) == "- Ett ***fett*** ord"
    assert tools.buttons["list"].isChecked()
    end(form)
    assert not tools.buttons["bold"].isChecked()


def test_tab_leaves_and_escape_asks(form: RecordForm) -> None:
    box = editor(form).box
    type_text(box, "- ett")
    key(form, Qt.Key.Key_Escape)
    assert form.bar.asking
    form.revert()
    assert value(form) == "" and shown(form) == "" and not box.has("list")
    box.setFocus()
    key(form, Qt.Key.Key_Tab)
    assert form.editor("note").main().hasFocus()
    press(form.editor("note").main(), Qt.Key.Key_Backtab, SHIFT)
    assert box.hasFocus()
    press(box, Qt.Key.Key_Backtab, SHIFT)
    assert form.editor("title").main().hasFocus()


def test_a_locked_text_is_shown_with_its_look_and_cannot_be_changed(form: RecordForm) -> None:
    fill(form, MARKED)
    form.set_locked(True)
    form.editor("title").main().setFocus()
    box = editor(form).box
    box.setFocus()
    tools = editor(form).tools()
    assert tools is not None and not tools.isVisible()
    key(form, Qt.Key.Key_A, CONTROL)
    bold(form)
    key(form, Qt.Key.Key_L, CONTROL | SHIFT)
    type_text(box, "- x\n")
    key(form, Qt.Key.Key_Backspace)
    assert value(form) == MARKED


def test_the_box_grows_with_its_text_to_a_limit(form: RecordForm) -> None:
    box = editor(form).box
    low = box.height()
    type_text(box, "rad\n" * 5)
    middle = box.height()
    type_text(box, "rad\n" * 40)
    assert low < middle < box.height() < 400
    assert box.verticalScrollBar().maximum() > 0


def test_problems_and_help_are_told_to_readers(theme: Theme, qtbot: QtBot) -> None:
    made = RecordForm((RichText("text", "Innebörd", required=True, help="Med invånarnas ord."),))
    qtbot.addWidget(made)
    made.load({"text": ""})
    assert not made.save()
    box = made.editor("text").main()
    assert box.accessibleName() == "Innebörd"
    assert box.accessibleDescription().endswith("Med invånarnas ord.")
    assert box.property("wrong") is True
    type_text(box, "ord")
    assert box.property("wrong") is False


def test_a_draft_brings_the_marks_back(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "kommun.rtr")
    for made in (RecordForm(FIELDS, drafts=drafts), RecordForm(FIELDS, drafts=drafts)):
        qtbot.addWidget(made)
        made.load({"title": "", "text": "", "note": ""}, "goal:1", "Mål")
        box = editor(made).box
        if not made.dirty:
            bold(made)
            type_text(box, "fett")
            made.keep_draft()
    assert value(made) == "**fett**" and shown(made) == "fett"


def test_a_conflict_is_told_in_plain_words(form: RecordForm) -> None:
    assert form.text_of("text", MARKED) == "Ett fett ord och ett lutande.\n- ett\n- två"


# -- in labels --


def test_what_a_user_types_is_never_html(form: RecordForm, qtbot: QtBot) -> None:
    typed = "<b>x</b> & <img src=/etc/passwd> <a href=x>y</a>"
    type_text(editor(form).box, typed)
    assert shown(form) == typed and value(form) == typed
    fill(form, typed)
    assert shown(form) == typed
    label = rich_words(f"**{typed}**")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.RichText
    assert words_of(label) == typed
    assert "<b>" not in label.text() and "<img" not in label.text() and "<a" not in label.text()


def test_a_label_shows_the_look_without_marks(theme: Theme, qtbot: QtBot) -> None:
    label = rich_words(MARKED)
    qtbot.addWidget(label)
    assert "font-weight:600" in label.text() and "font-style:italic" in label.text()
    assert "<li>två</li>" in label.text()
    assert "*" not in words_of(label)


def words_of(label: QLabel) -> str:
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()
