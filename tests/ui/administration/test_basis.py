"""What the municipality means by each result of a control."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.office import open_office
from app.ui.administration.basis import BasisSection
from app.ui.common.conflict_dialog import ConflictDialog
from app.ui.common.context import Context
from tests.keys import type_text
from tests.ui.administration.helpers import save, section, shown


def basis(context: Context, qtbot: QtBot) -> BasisSection:
    return section(shown(context, qtbot), "basis", BasisSection)


def kept(context: Context) -> dict[str, str]:
    return {code: row.text for code, row in context.office.control_results.basis_records().items()}


def test_a_proposal_is_marked_as_one_and_is_nobodys_until_it_is_saved(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = basis(empty_context, qtbot)
    assert not part.notice.isVisible()
    part.propose_action.trigger()
    assert "programmets förslag" in part.notice.words.text() and part.notice.isVisible()
    assert part.form.dirty and not kept(empty_context)
    assert not part.propose_action.isEnabled()
    part.form.revert()
    assert not part.notice.isVisible() and part.propose_action.isEnabled()
    part.propose_action.trigger()
    assert part.form.save()
    empty_context.tasks.wait_idle()
    assert len(kept(empty_context)) == 4 and not part.notice.isVisible()
    empty_context.undo_stack.undo()
    empty_context.tasks.wait_idle()
    assert not kept(empty_context) and part.form.values()["minor"] == ""


def test_a_text_of_ones_own_is_written_with_the_keyboard_and_a_proposal_leaves_it(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = basis(empty_context, qtbot)
    box = part.form.editor("minor").main()
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    type_text(box, "Få fel på Ön")
    save(empty_context)
    assert kept(empty_context) == {"minor": "Få fel på Ön"}
    part.propose_action.trigger()
    assert part.form.values()["minor"] == "Få fel på Ön" and part.form.values()["serious"]


def test_a_text_that_is_too_long_is_told_beside_it_and_markup_is_kept(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = basis(empty_context, qtbot)
    part.form.rebase(part.form.base, {"serious": "å" * 100_001, "minor": "<b>Fet</b>"})
    assert part.form.save()
    empty_context.tasks.wait_idle()
    assert "för lång" in part.form.problem_of("serious") and not kept(empty_context)
    part.form.rebase(part.form.base, {"serious": "Allvarligt"})
    assert part.form.save()
    empty_context.tasks.wait_idle()
    assert kept(empty_context) == {"minor": "<b>Fet</b>", "serious": "Allvarligt"}


def test_a_colleagues_text_is_shown_beside_mine(qtbot: QtBot, empty_context: Context) -> None:
    empty_context.office.records.write("result_basis", None, {"result": "minor", "text": "Först"})
    part = basis(empty_context, qtbot)
    record = empty_context.office.control_results.basis_records()["minor"].id
    colleague = open_office(empty_context.office.file.address)
    colleague.records.write("result_basis", record, {"text": "Deras"})
    colleague.close()
    part.form.rebase(part.form.base, {"minor": "Mitt"})
    assert part.form.save()
    empty_context.tasks.wait_idle()
    dialog = part.window().findChild(ConflictDialog)
    assert dialog is not None
    dialog.reject()
    assert kept(empty_context) == {"minor": "Deras"} and part.form.values()["minor"] == "Mitt"
