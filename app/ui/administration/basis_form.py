"""One form over what the municipality means by each result of a control: up to four records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import CONTROL_RESULTS
from app.domain.controls import basis_problems
from app.domain.problems import Clash, Conflict, Invalid, Problem
from app.services.edits import Change, Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import LongText

if TYPE_CHECKING:
    from app.services.office import Office

FIELDS = (
    LongText("no_remark", noop("Fields", "Utan anmärkning")),
    LongText("minor", noop("Fields", "Mindre avvikelse")),
    LongText("serious", noop("Fields", "Väsentlig avvikelse")),
    LongText("not_done", noop("Fields", "Ej genomförd")),
)


def read(office: Office) -> dict[str, object]:
    """Every text by its result, and the records that hold them. Runs in the worker."""
    kept = office.control_results.basis_records()
    texts: dict[str, object] = {code: kept[code].text if code in kept else "" for code in CONTROL_RESULTS}
    records = {code: row.id for code, row in kept.items()}
    return {**texts, "records": records, "version": tuple(texts.values())}


def write(
    office: Office, changed: Mapping[str, object], base: Mapping[str, object], edit_id: str
) -> tuple[tuple[Change, ...], dict[str, object]]:
    """Save what is changed, all or nothing. Problems and clashes bear the form's names."""
    records = base["records"]
    assert isinstance(records, dict)
    problems = [problem for code, text in changed.items() for problem in _problems(code, text)]
    if problems:
        raise Invalid(tuple(problems))
    edits = []
    for code, text in changed.items():
        if code in records:
            edits.append(Edit("result_basis", records[code], {"text": text}, {"text": base[code]}))
        else:
            edits.append(Edit("result_basis", None, {"result": code, "text": text}))
    try:
        changes = office.records.write_all(edits, edit_id)
    except Conflict as error:
        raise _renamed(error, records, read(office)) from error
    return changes, read(office)


def proposals(values: Mapping[str, object]) -> dict[str, object]:
    """A proposed text for each result that has none."""
    return {
        code: wording.word("basis_proposal", code)
        for code in CONTROL_RESULTS
        if not str(values.get(code) or "").strip()
    }


def _problems(code: str, text: object) -> list[Problem]:
    """What is wrong with a text, found before the write: the file would not tell which result it was of."""
    found = basis_problems({"result": code, "text": text})
    return [Problem(problem.code, code, problem.values) for problem in found]


def _renamed(error: Conflict, records: Mapping[str, int], current: Mapping[str, object]) -> Conflict:
    code = next(code for code, record in records.items() if record == error.record_id)
    clashes = tuple(Clash(code, clash.base, clash.mine, clash.theirs) for clash in error.clashes)
    return Conflict(error.kind, error.record_id, clashes, current, error.by, error.at)
