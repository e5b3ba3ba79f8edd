"""What is said of files that are read and written as tables, and of each row of an import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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


class OutcomeWords(NamedTuple):
    """A row of an import in the cells of a table."""

    indicator: str
    place: str
    moment: str
    said: str
    """What changes, or why nothing does."""


def outcome_text(
    outcome: Outcome, indicators: Mapping[int, IndicatorName], places: Mapping[int, PlaceName]
) -> str:
    """What an import does with a row, and why."""
    if outcome.outcome == "refused":
        return translate("SheetRow", "Nekas: {why}").format(why=_why(outcome))
    words = outcome_words(outcome, indicators, places)
    about = ", ".join((words.indicator, words.place, words.moment))
    if outcome.outcome == "new":
        indicator = indicators[_key(outcome).indicator_id]
        said = _shown("value", outcome.new["value"], indicator)
        text = translate("SheetRow", "Nytt: {about}: {value}").format(about=about, value=said)
        return text + _doubt(outcome, indicator)
    if outcome.outcome == "changed":
        return translate("SheetRow", "Ändrat: {about}: {changes}").format(about=about, changes=words.said)
    text = translate("SheetRow", "Oförändrat: {about}").format(about=about)
    return f"{text}. {words.said}" if words.said else text


def outcome_words(
    outcome: Outcome, indicators: Mapping[int, IndicatorName], places: Mapping[int, PlaceName]
) -> OutcomeWords:
    """The same, part by part. Of a row that was not understood only why."""
    if outcome.key is None:
        return OutcomeWords("", "", "", _why(outcome))
    indicator = indicators[outcome.key.indicator_id]
    if outcome.outcome == "refused":
        said = _why(outcome)
    elif outcome.outcome == "new":
        value = _shown("value", outcome.new["value"], indicator)
        said = translate("SheetRow", "– → {value}").format(value=value) + _doubt(outcome, indicator)
    elif outcome.outcome == "changed":
        said = "; ".join(_change(outcome, name, indicator) for name in outcome.new)
        said += _doubt(outcome, indicator)
    else:
        said = translate("SheetRow", _KEPT[outcome.code]) if outcome.code else ""
    return OutcomeWords(indicator.title, places[outcome.key.place_id].label, _moment(outcome.key), said)


_KEPT = {
    "no_value_given": noop(
        "SheetRow", "Cellen för värdet är tom. Skriv saknas om det är känt att värdet saknas."
    ),
    "value_kept": noop("SheetRow", "Cellen för värdet är tom, så det värde som finns ligger kvar."),
}


def _key(outcome: Outcome) -> Key:
    assert outcome.key is not None
    return outcome.key


def _why(outcome: Outcome) -> str:
    return " ".join(dict.fromkeys(field_problem(_worded(problem)) for problem in outcome.problems))


def _doubt(outcome: Outcome, indicator: IndicatorName) -> str:
    doubt = looks_like_share(outcome.new.get("value"), indicator.unit_of_measure)
    return translate("SheetRow", ". Värdet är mindre än 1 procent: stämmer det?") if doubt else ""


def _change(outcome: Outcome, name: str, indicator: IndicatorName) -> str:
    return translate("SheetRow", "{field} {old} → {new}").format(
        field=_field(name),
        old=_shown(name, outcome.old[name], indicator),
        new=_shown(name, outcome.new[name], indicator),
    )


def _moment(key: Key) -> str:
    when = str(key.year) if key.part == "year" else f"{word('part', key.part).lower()} {key.year}"
    return when if key.gender == "T" else f"{when}, {word('gender', key.gender).lower()}"


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
