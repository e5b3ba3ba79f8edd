"""Drafts on disk: whole or not there, and never another's."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from app.ui.common.drafts import Drafts

VALUES = {"title": "Åska", "day": date(2021, 9, 15), "goals": (1, 2), "nothing": None, "share": 0.5}


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "a.rtr")
    drafts.keep("risk:1", "Åska", VALUES, {"version": 2})
    found = drafts.find("risk:1")
    assert found is not None
    assert found.values == VALUES
    assert found.base == {"version": 2}
    assert found.title == "Åska"


def test_drafts_of_another_file_are_not_offered(tmp_path: Path) -> None:
    Drafts(tmp_path, "a.rtr").keep("risk:1", "Risk", VALUES, {})
    assert Drafts(tmp_path, "b.rtr").find("risk:1") is None
    assert Drafts(tmp_path, "b.rtr").all() == ()


def test_drafts_left_by_a_closed_window_are_offered(tmp_path: Path) -> None:
    first = Drafts(tmp_path, "a.rtr")
    first.keep("risk:1", "Ett", VALUES, {})
    first.keep("goal:new", "Två", VALUES, {})
    first.close()
    assert {draft.title for draft in Drafts(tmp_path, "a.rtr").all()} == {"Ett", "Två"}


def test_the_draft_of_a_window_that_is_open_is_left_alone(tmp_path: Path) -> None:
    writing = Drafts(tmp_path, "a.rtr")
    writing.keep("risk:1", "Pågår", VALUES, {})
    other = "from app.ui.common.drafts import Drafts; from pathlib import Path; import sys;"
    other += "print(Drafts(Path(sys.argv[1]), 'a.rtr').find('risk:1'))"
    seen = subprocess.run(
        [sys.executable, "-c", other, str(tmp_path)], capture_output=True, text=True, check=True
    ).stdout
    assert seen.strip() == "None"
    assert writing.find("risk:1") is not None


def test_a_draft_survives_the_window_being_killed(tmp_path: Path) -> None:
    dying = "from app.ui.common.drafts import Drafts; from pathlib import Path; import sys, os, signal;"
    dying += "Drafts(Path(sys.argv[1]), 'a.rtr').keep('risk:1', 'Kvar', {'title': 'Kvar'}, {});"
    dying += "os._exit(9)"
    subprocess.run([sys.executable, "-c", dying, str(tmp_path)], check=False)
    found = Drafts(tmp_path, "a.rtr").find("risk:1")
    assert found is not None
    assert found.values == {"title": "Kvar"}


def test_a_damaged_draft_is_passed_over(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "a.rtr")
    drafts.keep("risk:1", "Risk", VALUES, {})
    file = next((tmp_path / "drafts").glob("*.json"))
    for damage in ("", "{", "[]", '{"address": "a.rtr"}', "\x00" * 20):
        file.write_text(damage, encoding="utf-8")
        assert drafts.find("risk:1") is None


def test_a_folder_that_cannot_be_written_to_does_not_stop_the_typing(tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_text("en fil där en mapp skulle vara", encoding="utf-8")
    drafts = Drafts(blocked, "a.rtr")
    drafts.keep("risk:1", "Risk", VALUES, {})
    assert drafts.find("risk:1") is None
    drafts.discard("risk:1")
