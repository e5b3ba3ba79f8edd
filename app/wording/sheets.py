"""What is said of files that are read and written as tables, and of each row of an import."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import formats
from app.domain.measurement_sheets import IndicatorName, Key, Outcome, PlaceName, looks_like_share
from app.domain.problems import Problem
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.errors import field_problem
from app.wording.words import word

_LENGTH_SHOWN = 80


def place_label(name: str, kind: str) -> str:
    """A place whose name another place has too."""
    return f"{name} ({word('place_kind', kind).lower()})"


def outcome_text(
    outcome: Outcome, indicators: Mapping[int, IndicatorName], places: Mapping[int, PlaceName]
) -> str:
    """What an import does with a row, and why."""
    if outcome.outcome == "refused":
        said = " ".join(dict.fromkeys(field_problem(_worded(problem)) for problem in outcome.problems))
        return translate("SheetRow", "Nekas: {why}").format(why=said)
    assert outcome.key is not None
    indicator = indicators[outcome.key.indicator_id]
    about = _about(outcome.key, indicator, places)
    doubt = looks_like_share(outcome.new.get("value"), indicator.unit_of_measure)
    note = translate("SheetRow", ". Värdet är mindre än 1 procent: stämmer det?") if doubt else ""
    if outcome.outcome == "new":
        said = _shown("value", outcome.new["value"], indicator)
        return translate("SheetRow", "Nytt: {about}: {value}").format(about=about, value=said) + note
    if outcome.outcome == "changed":
        changes = "; ".join(
            translate("SheetRow", "{field} {old} → {new}").format(
                field=_field(name),
                old=_shown(name, outcome.old[name], indicator),
                new=_shown(name, outcome.new[name], indicator),
            )
            for name in outcome.new
        )
        return translate("SheetRow", "Ändrat: {about}: {changes}").format(about=about, changes=changes) + note
    said = translate("SheetRow", "Oförändrat: {about}").format(about=about)
    return f"{said}. {translate('SheetRow', _KEPT[outcome.code])}" if outcome.code else said


_KEPT = {
    "no_value_given": noop(
        "SheetRow", "Cellen för värdet är tom. Skriv saknas om det är känt att värdet saknas."
    ),
    "value_kept": noop("SheetRow", "Cellen för värdet är tom, så det värde som finns ligger kvar."),
}


def _about(key: Key, indicator: IndicatorName, places: Mapping[int, PlaceName]) -> str:
    parts = [indicator.title, places[key.place_id].label]
    when = str(key.year) if key.part == "year" else f"{word('part', key.part).lower()} {key.year}"
    gender = "" if key.gender == "T" else word("gender", key.gender).lower()
    return ", ".join(part for part in (*parts, when, gender) if part)


def _field(name: str) -> str:
    return {
        "value": translate("SheetRow", "värde"),
        "state": translate("SheetRow", "status"),
        "source": translate("SheetRow", "källa"),
        "comment": translate("SheetRow", "kommentar"),
    }[name]


def _shown(name: str, value: object, indicator: IndicatorName) -> str:
    if name == "value":
        if value is None:
            return translate("SheetRow", "saknas")
        assert isinstance(value, float)
        # All decimals that the cell has: what is rounded away could be what was changed.
        decimals = max(indicator.decimals, len(f"{value:.10f}".rstrip("0").partition(".")[2]))
        return formats.number(value, decimals)
    if name == "state":
        return word("measurement_state", str(value)).lower()
    text = " ".join(str(value).split())
    if not text:
        return translate("SheetRow", "tom")
    return f"”{text[:_LENGTH_SHOWN]}…”" if len(text) > _LENGTH_SHOWN else f"”{text}”"


def _worded(problem: Problem) -> Problem:
    """The problem with its values as they are said: numbers of rows in a line, long texts cut."""
    values = dict(problem.values)
    rows = values.get("rows")
    if isinstance(rows, list):
        values["rows"] = ", ".join(str(row) for row in rows[:10])
    for name, value in values.items():
        if isinstance(value, str) and len(value) > _LENGTH_SHOWN:
            values[name] = f"{value[:_LENGTH_SHOWN]}…"
    return Problem(problem.code, problem.field, values)
