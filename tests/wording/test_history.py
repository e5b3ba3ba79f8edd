"""The log of changes in words."""

from __future__ import annotations

from datetime import date

from app import wording
from app.domain import codes
from app.services.kinds import KINDS
from app.services.log import Named


def test_every_field_that_can_be_logged_has_a_name() -> None:
    for kind in KINDS.values():
        for field in kind.fields - {"archived"}:
            assert wording.field_word(kind.name, field)


def test_codes_are_told_in_words() -> None:
    assert wording.field_value("unit", "kind", "committee") == "Nämnd"
    assert wording.field_value("decision_step", "state", "adopted") == "Fastställt"
    assert wording.field_value("risk_score", "kind", codes.SCORE_KINDS[0]) == "Inneboende risk"


def test_numbers_dates_and_flags_are_told_as_swedish_readers_write_them() -> None:
    assert wording.field_value("measurement", "value", 12.50) == "12,5"
    assert wording.field_value("measurement", "value", 1234.0) == "1\u00a0234"
    assert wording.field_value("measurement", "year", 2021) == "2021"
    assert wording.field_value("decision_step", "decided_on", date(2019, 2, 27)) == "2019-02-27"
    assert wording.field_value("risk", "hidden", True) == "Ja"
    assert wording.field_value("goal", "text", None) == ""


def test_references_are_told_by_name_and_what_is_gone_is_said_to_be() -> None:
    named = (Named("goal", 1, "Trygghet, hela livet"), Named("goal", 2, ""))
    assert wording.logged_value("risk", "goals", named) == "Trygghet, hela livet; (finns inte längre)"
    assert wording.logged_value("goal", "unit_id", Named("unit", 3, "Socialnämnden")) == "Socialnämnden"
    assert wording.logged_value("goal", "unit_id", None) == ""


def test_long_texts_are_told_without_marks() -> None:
    assert wording.field_value("goal", "text", "Ett **fett** ord\n\n- ett") == "Ett fett ord\n- ett"
    assert wording.field_value("risk", "cause", "3 *4* 5") == "3 *4* 5"
    for kind, field in wording.MARKED:
        assert field in KINDS[kind].fields
