"""Att rätta as its users meet it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.edits import Edit
from app.ui.common.context import Context
from app.ui.risks.gaps_section import GapsSection
from app.ui.risks.page import RisksPage
from app.ui.risks.plan_section import PlanSection
from tests.keys import press
from tests.ui.administration.helpers import section, shown


def gaps(context: Context, qtbot: QtBot) -> GapsSection:
    return section(shown(context, qtbot, RisksPage), "gaps", GapsSection)


def told(part: GapsSection) -> list[str]:
    return [node.texts[0] for node in part.tree.nodes_model.forest.nodes]


def test_a_new_municipality_is_told_that_all_is_well_and_what_would_stand_here(
    qtbot: QtBot, empty_context: Context
) -> None:
    part = gaps(empty_context, qtbot)
    assert part._empty.isVisible()
    assert part._empty.text.text().startswith("Inget att rätta")
    assert not part.search.isVisible() and not part.unit.isVisible() and not part.detail.isVisible()
    assert not part.go_action.isEnabled()


def test_findings_stand_in_groups_with_what_to_do(qtbot: QtBot, example_context: Context) -> None:
    part = gaps(example_context, qtbot)
    lines = told(part)
    assert "Försenade åtgärder (4)" in lines and "Ta fram en reservtäkt" in lines
    assert part.count.text() == "Att rätta: 12"
    group = next(
        node for node in part.tree.nodes_model.forest.nodes if node.texts[0] == "Försenade åtgärder (4)"
    )
    assert group.texts[1] == "Skriv vad som är gjort, eller sätt en ny dag."
    assert part.tree.isExpanded(part.tree.nodes_model.index_of(group.id))


def test_enter_leads_to_the_record_that_is_to_be_put_right(qtbot: QtBot, example_context: Context) -> None:
    part = gaps(example_context, qtbot)
    assert part.title.text() == "Vattenskador i äldre hus"
    assert part.said.text() == (
        "Accepterades till och med 2021-06-30. Besluta på nytt: acceptera, bevaka eller lägg till en åtgärd."
    )
    with qtbot.waitSignal(part.jump) as led:
        press(part.tree, Qt.Key.Key_Return)
    risk = next(row for row in example_context.office.risks.register(2021) if row.title == part.title.text())
    assert led.args == ["risk", risk.id]
    press(part.tree, Qt.Key.Key_Up)
    assert part.title.text() == "Acceptans som har gått ut" and not part.go_action.isEnabled()


def test_the_list_can_be_one_units(qtbot: QtBot, example_context: Context) -> None:
    part = gaps(example_context, qtbot)
    unit = next(unit for unit in example_context.office.register.units() if unit.short_name == "SN")
    part.unit.set_value(unit.id)
    part.unit.changed.emit()
    assert part.count.text() == "Att rätta: 5"
    assert {node.texts[2] for node in part.tree.nodes_model.forest.nodes if node.parent_id} == {unit.name}
    assert part.state() == {"unit": str(unit.id)}


def test_what_is_put_right_leaves_the_list_and_comes_back_with_undo(
    qtbot: QtBot, example_context: Context
) -> None:
    part = gaps(example_context, qtbot)
    action = next(each for each in part._shown.values() if each.what == "Ta fram en reservtäkt")
    values = {"state": "done", "done_on": example_context.today}

    example_context.saving.write("Klar", [Edit("action", action.record_id, values)])
    example_context.tasks.wait_idle()
    assert "Ta fram en reservtäkt" not in told(part) and "Försenade åtgärder (3)" in told(part)
    example_context.undo_stack.undo()
    example_context.tasks.wait_idle()
    assert "Ta fram en reservtäkt" in told(part)


def test_a_year_without_anything_says_which_year(qtbot: QtBot, example_context: Context) -> None:
    example_context.period.year = 2019
    part = gaps(example_context, qtbot)
    assert part._page is not None and part._page.year == 2019
    for name in told(part):
        assert "Vattenskador" not in name


def test_a_draft_of_a_plan_leads_to_what_its_unit_has_to_put_right(
    qtbot: QtBot, example_context: Context
) -> None:
    unit = next(unit for unit in example_context.office.register.units() if unit.short_name == "SN")
    page = shown(example_context, qtbot, RisksPage)
    page.jump.connect(page.show_record)
    plan = section(page, "plan", PlanSection)
    assert not plan.wrong.isVisible()
    latest = max(
        (
            version.number
            for version in example_context.office.control_plans.page(2021, unit.id, None).versions
        ),
        default=0,
    )
    values = {"year": 2021, "unit_id": unit.id, "number": latest + 1, "reason": "Nytt läge"}
    example_context.office.records.write("control_plan", None, values)
    plan.unit = unit.id
    plan.refresh()
    example_context.tasks.wait_idle()
    assert plan.wrong.words.text() == "Att rätta innan planen beslutas: 5"
    plan.wrong._buttons[0].click()
    example_context.tasks.wait_idle()
    part = page.section("gaps")
    assert isinstance(part, GapsSection) and part.isVisible()
    assert part.unit.value() == unit.id and part.count.text() == "Att rätta: 5"
