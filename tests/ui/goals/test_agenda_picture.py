"""Agenda 2030: the 17 global goals against the municipality's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.ui.common import theme
from app.ui.common.grid import CELL
from app.ui.common.theme import px
from app.ui.common.wrapping import wrapped
from app.ui.goals.agenda_picture import AgendaPictureSection
from tests.helpers.queries import counted_queries
from tests.keys import press, type_text
from tests.ui.goals.conftest import Shown

CTRL = Qt.KeyboardModifier.ControlModifier


def picture(shown: Shown) -> AgendaPictureSection:
    shown.whole.look_at("agenda")
    shown.settle()
    section = shown.whole.section("agenda")
    assert isinstance(section, AgendaPictureSection)
    return section


def test_all_17_goals_are_there_and_the_empty_ones_stand_out(example: Shown) -> None:
    section = picture(example)
    read = example.context.office.agenda.read(example.context.period.id)
    model = section.grid.grid_model
    assert [heading.key for heading in model.rows] == list(range(1, 18))
    empty = [row.sdg_goal_id for row in read.rows if row.empty]
    assert [heading.key for heading in model.rows if heading.missing] == empty and empty
    section.gap_action.trigger()
    assert section.grid.place[0] == empty[0]
    assert section.grid.currentIndex().data(CELL).said == "ingen koppling"


def test_a_cell_tells_how_many_ties_and_how_much_of_the_global_goal(example: Shown) -> None:
    section = picture(example)
    read = example.context.office.agenda.read(example.context.period.id)
    for at, row in enumerate(read.rows):
        for column, ties in enumerate(row.cells):
            text = section.grid.grid_model.index(at, column).data()
            whole, part = (sum(tie.extent == extent for tie in ties) for extent in ("whole", "part"))
            assert text == "  ".join(
                f"{mark} {count}" for mark, count in (("●", whole), ("◐", part)) if count
            )


def test_every_tie_of_a_cell_stands_beside_and_leads_to_its_record(example: Shown) -> None:
    section = picture(example)
    read = example.context.office.agenda.read(example.context.period.id)
    row, column = next(
        (row, column)
        for row in read.rows
        for column, ties in enumerate(row.cells)
        if len({tie.kind for tie in ties}) > 1
    )
    section.grid.choose(row.sdg_goal_id, read.columns[column][0])
    ties = row.cells[column]
    rows = [*section.links.rows, *section.others]
    assert sorted(each.item.id for each in rows) == sorted(tie.id for tie in ties)
    led: list[tuple[str, int]] = []
    example.whole.jump.connect(lambda kind, record_id: led.append((kind, record_id)))
    for each in rows:
        assert each.item.source is not None
        each.jump.emit(each.item.source.kind, each.item.source.id)
    assert sorted(led) == sorted((tie.kind, tie.id) for tie in ties)


def test_a_goal_is_tied_to_an_empty_global_goal_with_the_keyboard(example: Shown) -> None:
    section = picture(example)
    section.grid.setFocus()
    press(section.grid, Qt.Key.Key_J, CTRL)
    sdg, goal = section.grid.place
    press(section.grid, Qt.Key.Key_Return)
    form = section.links.new_form
    form.rebase(form.base, {**form.values(), "extent": "part"})
    type_text(form.editor("meaning").main(), "Dagvattnet renas innan det når havet.")
    press(form.editor("meaning").main(), Qt.Key.Key_S, CTRL)
    example.settle()
    assert section.grid.place == (sdg, goal)
    assert section.grid.currentIndex().data() == "◐ 1"
    tie = section.links.rows[0].item
    assert tie.text == "Dagvattnet renas innan det når havet."
    assert not section.grid.grid_model.rows[section.grid.currentIndex().row()].missing
    example.undo()
    assert section.grid.grid_model.rows[section.grid.currentIndex().row()].missing


def test_a_tie_of_what_stands_under_no_goal_has_a_column_of_its_own(example: Shown) -> None:
    records = example.context.office.records
    indicator = records.write("indicator", None, {"title": "Fångst av torsk", "quality": "actual"})
    values = {"indicator_id": indicator.id, "sdg_goal_id": 14, "extent": "part", "meaning": ""}
    tie = records.write("indicator_sdg", None, values)
    section = picture(example)
    assert section.grid.grid_model.columns[-1].text == "Utan mål i perioden"
    section.grid.choose(14, None)
    assert [row.item.id for row in section.others] == [tie.id]
    assert not section.add_button.isVisible()


def test_the_picture_costs_as_many_queries_with_the_example_as_with_an_empty_file(
    example: Shown, empty: Shown
) -> None:
    counts = []
    for shown in (example, empty):
        section = picture(shown)
        with counted_queries(shown.context.office.file) as queries:
            section.refresh()
            shown.settle()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_new_municipality_is_told_what_the_picture_needs(empty: Shown) -> None:
    section = picture(empty)
    assert section.empty.isVisible() and not section.tally.isVisible()


def test_headings_are_whole_in_a_narrow_window(example: Shown) -> None:
    section = picture(example)
    example.whole.resize(864, 712)
    example.settle()
    grid = section.grid
    letters = theme.font("small", strong=True)
    spacing = QFontMetrics(letters).lineSpacing()
    for at, heading in enumerate(grid.grid_model.columns):
        lines = wrapped(heading.text, grid.columnWidth(at) - px(16), 20, letters)
        assert not any(line.endswith("…") for line in lines)
        assert grid.horizontalHeader().height() >= len(lines) * spacing
    for at, heading in enumerate(grid.grid_model.rows):
        room = grid.verticalHeader().width() - px(16 + 28)
        assert grid.rowHeight(at) >= len(wrapped(heading.text, room, 20, theme.font("small"))) * spacing
