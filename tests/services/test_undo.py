"""Undo by properties: whatever was done in whatever order, taking it back gives what there was."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.records import Change, Edit, Records
from database import log
from database.connection import File
from tests.helpers.files import new_file, small_programme, writer

GOALS = (1, 2, 3)
values = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(("Å", "Ä", "Ö")),
        "text": st.text(max_size=20),
        "position": st.integers(0, 3),
        "indicators": st.sampled_from(((), (1,), [1, 1])),
    },
)
edits = st.builds(Edit, st.just("goal"), st.sampled_from(GOALS), values)
new_goals = st.builds(
    lambda title: Edit("goal", None, {"period_id": 1, "level": "vision", "title": title}),
    st.sampled_from("AB"),
)
saves = st.lists(st.lists(st.one_of(edits, edits, new_goals), min_size=1, max_size=4), max_size=4)


def state(records: Records) -> list[dict[str, object]]:
    return [{**records.read("goal", goal), "version": None} for goal in GOALS]


@settings(max_examples=25)
@given(saves)
def test_undoing_every_save_gives_back_what_there_was_and_redoing_what_was_done(
    saves: list[list[Edit]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = File(new_file(Path(folder) / "fil.rtr"))
        records = writer(file)
        small_programme(records)
        before = state(records)
        done: list[tuple[Change, ...]] = [records.write_all(save) for save in saves]
        after = state(records)
        undone = [records.undo(changes) for changes in reversed(done)]
        assert state(records) == before
        for changes in reversed(undone):
            records.undo(changes)
        assert state(records) == after
        with file.reading() as connection:
            assert log.verify(connection) == []
        file.close()
