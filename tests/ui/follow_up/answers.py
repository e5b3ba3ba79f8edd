"""Bedömningar on its page, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.services.assessments import Sheet
from app.services.office import Office
from app.ui.common.context import Context
from app.ui.follow_up.assessments_section import AssessmentsSection
from app.ui.follow_up.page import FollowUpPage
from tests.keys import press, type_text
from tests.ui.administration.helpers import CTRL, focused, section, shown

AUGUST = "Delårsrapport per 31 augusti 2021"
APRIL = "Delårsrapport per 30 april 2021"
ENTER = Qt.Key.Key_Return


def assessments(context: Context, qtbot: QtBot) -> AssessmentsSection:
    return section(shown(context, qtbot, FollowUpPage), "assessments", AssessmentsSection)


def settle(part: AssessmentsSection) -> None:
    for _ in range(3):
        part.context.tasks.wait_idle()
        QApplication.processEvents()


def ids(office: Office, title: str, short_name: str) -> tuple[int, int]:
    page = office.assessments.page(2021, None, office.today)
    found = next(each.id for each in page.rounds if each.title == title)
    return found, next(each.id for each in office.register.units() if each.short_name == short_name)


def looking_at(
    context: Context, qtbot: QtBot, short_name: str, title: str = AUGUST, goal: str = ""
) -> AssessmentsSection:
    part = assessments(context, qtbot)
    part.show_answer(*ids(context.office, title, short_name))
    settle(part)
    if goal:
        part.goals.choose(goal_id(part, goal))
    part.goals.setFocus()
    return part


def sheet_of(part: AssessmentsSection) -> Sheet:
    """The answer that is shown."""
    assert part._page is not None and part._page.sheet is not None
    return part._page.sheet


def goal_id(part: AssessmentsSection, number: str) -> int:
    return next(each.goal.id for each in sheet_of(part).goals if each.goal.number == number)


def values(part: AssessmentsSection, number: str) -> dict[str, object]:
    return dict(next(each.values for each in sheet_of(part).goals if each.goal.number == number))


def state_of(part: AssessmentsSection, number: str) -> str:
    model = part.goals.nodes_model.forest
    return model.nodes[model.at[goal_id(part, number)]].texts[1]


def digit(part: AssessmentsSection, text: str) -> None:
    press(focused(), Qt.Key(int(Qt.Key.Key_0) + int(text)), text=text)
    settle(part)


def go_on(part: AssessmentsSection) -> None:
    press(focused(), ENTER, CTRL)
    settle(part)


def on(part: AssessmentsSection) -> str:
    return part.pane.title.text()


def box(part: AssessmentsSection, name: str) -> QPlainTextEdit:
    found = part.pane.form.editor(name).main()
    assert isinstance(found, QPlainTextEdit)
    return found


def write_in(part: AssessmentsSection, name: str, text: str) -> None:
    found = box(part, name)
    found.setFocus()
    found.moveCursor(QTextCursor.MoveOperation.End)
    type_text(found, text)
