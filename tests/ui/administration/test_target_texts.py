"""Official texts of Agenda 2030's targets: read in from a file, told, shown, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.target_texts import LARGEST
from app.ui.administration.target_texts import TargetTextsSection
from app.ui.common.context import Context
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, section, shown

TEXTS = {"6.1": "Senast 2030 <b>vatten</b> till alla", "1.1": "Ingen extrem fattigdom"}


@pytest.fixture
def agenda(qtbot: QtBot, empty_context: Context) -> TargetTextsSection:
    """The section on a new municipality."""
    return section(shown(empty_context, qtbot), "agenda", TargetTextsSection)


def written(folder: Path, content: object) -> Path:
    path = folder / "delmål.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def read_in(part: TargetTextsSection, path: Path, source: str = "FN-förbundet") -> None:
    """Write the source and press Enter, if one is asked for."""
    part.take_file(path)
    part.context.tasks.wait_idle()
    if not part.source.isVisible():
        return
    press(focused(), Qt.Key.Key_A, CTRL)
    type_text(focused(), source)
    press(focused(), Qt.Key.Key_Return)
    part.context.tasks.wait_idle()


def test_without_texts_it_says_what_they_are_for_and_how_the_file_should_be(
    agenda: TargetTextsSection,
) -> None:
    nodes = agenda.tree.nodes_model.forest.nodes
    assert sum(node.parent_id is None for node in nodes) == 17 and len(nodes) == 17 + 169
    assert agenda.count.text().startswith("0 av 169")
    assert "kod;text" in agenda.help.text() and agenda.help.isVisible()


def test_texts_are_read_in_with_their_source_and_undone_in_one_step(
    agenda: TargetTextsSection, tmp_path: Path
) -> None:
    read_in(agenda, written(tmp_path, {**TEXTS, "99.9": "Finns inte"}))
    told = agenda.done.words.text()
    assert "Nya: 2. Ändrade: 0. Oförändrade: 0." in told and "99.9" in told
    assert agenda.count.text().startswith("2 av 169") and not agenda.source.isVisible()
    text = agenda.context.office.target_texts.list()[1]
    agenda.tree.choose(text.target_id)
    assert agenda.text.text() == TEXTS["6.1"] and agenda.origin.text() == "Källa: FN-förbundet"
    read_in(agenda, written(tmp_path, {**TEXTS, "6.1": "Nytt"}))
    assert "Nya: 0. Ändrade: 1. Oförändrade: 1." in agenda.done.words.text()
    read_in(agenda, written(tmp_path, {**TEXTS, "6.1": "Nytt"}))
    assert "inget nytt" in agenda.done.words.text()
    agenda.context.undo_stack.undo()
    agenda.context.tasks.wait_idle()
    assert agenda.text.text() == TEXTS["6.1"]
    agenda.context.undo_stack.undo()
    agenda.context.tasks.wait_idle()
    assert agenda.context.office.target_texts.list() == () and agenda.count.text().startswith("0 av 169")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "inga texter"),
        (b"\x00\xff\xfe skr\xe4p", "inga texter"),
        (b"a;b\n1;2\n", "inga texter"),
        (b"x" * (LARGEST + 5), "för stor"),
    ],
)
def test_a_file_of_rubbish_is_told_of_and_nothing_is_kept(
    agenda: TargetTextsSection, tmp_path: Path, content: bytes, told: str
) -> None:
    read_in(agenda, written(tmp_path, content))
    assert agenda.failed.isVisible() and told in agenda.failed.words.text()
    assert agenda.context.office.target_texts.list() == () and not agenda.context.undo_stack.count()
    assert not agenda.context.messages.shown


def test_a_file_without_texts_is_told_of_before_its_source_is_asked_for(
    agenda: TargetTextsSection, tmp_path: Path
) -> None:
    for content in (b"\x00\xff", {"6.1": 7}, b"", b"<b>hej</b>"):
        agenda.take_file(written(tmp_path, content))
        agenda.context.tasks.wait_idle()
        assert agenda.failed.isVisible() and not agenda.source.isVisible()
    agenda.take_file(written(tmp_path, TEXTS))
    agenda.context.tasks.wait_idle()
    assert agenda.source.isVisible() and not agenda.failed.isVisible()


def test_a_file_that_is_gone_or_a_folder_is_told_of(agenda: TargetTextsSection, tmp_path: Path) -> None:
    for path in (tmp_path / "borta.json", tmp_path):
        read_in(agenda, path)
        assert agenda.failed.isVisible() and str(path) in agenda.failed.words.text()


def test_a_source_is_asked_for_and_esc_leaves(agenda: TargetTextsSection, tmp_path: Path) -> None:
    agenda.take_file(written(tmp_path, TEXTS))
    agenda.context.tasks.wait_idle()
    assert focused() is agenda.source.line and agenda.source.line.text() == "delmål"
    press(focused(), Qt.Key.Key_A, CTRL)
    press(focused(), Qt.Key.Key_Delete)
    press(focused(), Qt.Key.Key_Return)
    assert agenda.source.problem.isVisible() and agenda.source.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert not agenda.source.isVisible() and focused() is agenda.tree
    assert agenda.context.office.target_texts.list() == ()


def test_a_jump_to_a_text_stands_on_its_target(agenda: TargetTextsSection, tmp_path: Path) -> None:
    read_in(agenda, written(tmp_path, TEXTS))
    text = agenda.context.office.target_texts.list()[1]
    agenda.show_record("sdg_text", text.id)
    node = agenda.tree.current_node()
    assert node is not None and node.texts[0].startswith("6.1 ")


def test_the_filter_finds_a_target_by_its_text(agenda: TargetTextsSection, tmp_path: Path) -> None:
    read_in(agenda, written(tmp_path, TEXTS))
    type_text(agenda.search, "extrem fattigdom")
    press(agenda.search, Qt.Key.Key_Return)
    assert len(agenda.tree.nodes_model.hits) == 1
