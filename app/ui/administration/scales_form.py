"""One form over many records: the steps of the two scales, and the limits that the municipality has set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app import wording
from app.domain.codes import SCALES
from app.domain.municipality import scale_step_problems
from app.domain.problems import Clash, Conflict, Invalid, Problem
from app.services.edits import Change, Edit
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Field, LongText, Number, Option, Text

if TYPE_CHECKING:
    from app.services.office import Office

LIMITS = ("low_max", "medium_max", "threshold", "threshold_rule")
STEPS = 5
LAST_REQUIRED = 4
"""A fifth step may be had, or left empty."""
_THE_ONE = 1

_SECTIONS = {"likelihood": noop("Fields", "Sannolikhet"), "consequence": noop("Fields", "Konsekvens")}
_LABELS = (
    noop("Fields", "Steg 1"),
    noop("Fields", "Steg 2"),
    noop("Fields", "Steg 3"),
    noop("Fields", "Steg 4"),
    noop("Fields", "Steg 5"),
)


def limit_fields() -> tuple[Field, ...]:
    """The zones and the threshold."""
    return (
        Number(
            "low_max",
            noop("Fields", "Låg till och med"),
            required=True,
            decimals=0,
            low=1,
            high=23,
            width="third",
            section=noop("Fields", "Zoner och tröskel"),
        ),
        Number(
            "medium_max",
            noop("Fields", "Medel till och med"),
            required=True,
            decimals=0,
            low=2,
            high=24,
            width="third",
        ),
        Number(
            "threshold",
            noop("Fields", "Tröskel"),
            required=True,
            decimals=0,
            low=1,
            high=25,
            width="third",
        ),
        Choice(
            "threshold_rule",
            noop("Fields", "Till planen föreslås"),
            required=True,
            options=tuple(Option(code, said) for code, said in wording.words("threshold_rule").items()),
            width="half",
        ),
    )


def step_fields() -> tuple[Field, ...]:
    """A label and a meaning for each step of both scales."""
    fields: list[Field] = []
    for scale, section in _SECTIONS.items():
        for step in range(1, STEPS + 1):
            fields.append(
                Text(
                    f"{scale}_{step}_label",
                    _LABELS[step - 1],
                    required=step <= LAST_REQUIRED,
                    width="third",
                    section=section if step == 1 else "",
                    help=""
                    if step <= LAST_REQUIRED
                    else noop("Fields", "Lämna tomt om skalan har fyra steg."),
                )
            )
            fields.append(
                LongText(
                    f"{scale}_{step}_text", noop("Fields", "Vad det betyder"), lines=1, width="two_thirds"
                )
            )
    return tuple(fields)


def read(office: Office) -> dict[str, object]:
    """Everything that the form shows, and what it is made of. Runs in the worker."""
    settings = office.records.read("municipality", _THE_ONE)
    scales = office.register.scales()
    values: dict[str, object] = {name: settings[name] for name in LIMITS}
    for scale in SCALES:
        for number in range(1, STEPS + 1):
            values.update({f"{scale}_{number}_label": "", f"{scale}_{number}_text": ""})
    steps: dict[str, int] = {}
    for scale, found in (("likelihood", scales.likelihood), ("consequence", scales.consequence)):
        for step in found:
            prefix = f"{scale}_{step.value}"
            steps[prefix] = step.id
            values[f"{prefix}_label"] = step.label
            values[f"{prefix}_text"] = step.text
    kept = office.risk_analyses.kept_years()
    return {**values, "steps": steps, "kept_years": kept, "version": tuple(values.values())}


def write(
    office: Office, changed: Mapping[str, object], base: Mapping[str, object], edit_id: str
) -> tuple[tuple[Change, ...], dict[str, object]]:
    """Save what is changed, all or nothing. Problems and clashes are told by the form's own names."""
    steps = base["steps"]
    assert isinstance(steps, dict)
    edits: list[Edit] = []
    prefixes: dict[int, str] = {}
    problems: list[Problem] = []
    limits = {name: changed[name] for name in LIMITS if name in changed}
    if limits:
        edits.append(Edit("municipality", _THE_ONE, limits, {name: base[name] for name in limits}))
    put_away = office.register.steps_put_away()
    for scale in SCALES:
        for number in range(1, STEPS + 1):
            prefix = f"{scale}_{number}"
            fields = [name for name in ("label", "text") if f"{prefix}_{name}" in changed]
            if not fields:
                continue
            values = {name: changed[f"{prefix}_{name}"] for name in fields}
            step_id = steps.get(prefix)
            whole = {
                name: changed.get(f"{prefix}_{name}", base[f"{prefix}_{name}"]) for name in ("label", "text")
            }
            if not any(whole.values()) and number > LAST_REQUIRED:
                edits += [Edit("scale_step", step_id, {"archived": True})] if step_id is not None else []
                continue
            problems += _problems(prefix, values if step_id is not None else whole)
            if step_id is None:
                edits.append(_new_step(scale, number, whole, put_away.get((scale, number))))
            else:
                read_before = {name: base[f"{prefix}_{name}"] for name in fields}
                edits.append(Edit("scale_step", step_id, values, read_before))
                prefixes[step_id] = prefix
    if problems:
        raise Invalid(tuple(problems))
    try:
        changes = office.records.write_all(edits, edit_id)
    except Conflict as error:
        raise _renamed(error, prefixes, read(office)) from error
    return changes, read(office)


def _new_step(scale: str, number: int, values: Mapping[str, object], put_away: int | None) -> Edit:
    """A step that was not there: one in the archive is taken back."""
    if put_away is not None:
        return Edit("scale_step", put_away, {**values, "archived": False})
    return Edit("scale_step", None, {"scale": scale, "value": number, **values})


def _problems(prefix: str, values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a step, found before the write: the file would not tell which step it was."""
    scale, _, number = prefix.rpartition("_")
    whole = {"scale": scale, "value": int(number), "label": "–", **values}
    return [
        Problem(problem.code, f"{prefix}_{problem.field}", problem.values)
        for problem in scale_step_problems(whole)
    ]


def _renamed(error: Conflict, prefixes: Mapping[int, str], current: Mapping[str, object]) -> Conflict:
    start = f"{prefixes[error.record_id]}_" if error.kind == "scale_step" else ""
    clashes = tuple(
        Clash(start + clash.field, clash.base, clash.mine, clash.theirs) for clash in error.clashes
    )
    return Conflict(error.kind, error.record_id, clashes, current, error.by, error.at)
