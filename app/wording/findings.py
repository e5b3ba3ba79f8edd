"""What a check of a whole file found, in Swedish."""

from __future__ import annotations

from app.domain.problems import Problem
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.words import word

_FINDINGS: dict[str, str] = {
    "damaged": noop("Finding", "Filen är skadad ({reason})."),
    "schema_foreign": noop("Finding", "Filens tabeller är inte de som programmet gör."),
    "dangling": noop("Finding", "En rad i {table} (nr {id}) pekar på något i {parent} som inte finns."),
    "log_gap": noop("Finding", "Ändringsloggen saknar rad {number}."),
    "log_broken": noop("Finding", "Ändringsloggens rad {number} har ändrats i efterhand."),
    "log_rewritten": noop("Finding", "Ändringsloggen fram till rad {number} är inte den som den var."),
    "not_in_log": noop(
        "Finding", "{what} har ändrats utanför programmet: ändringsloggen känner inte till det."
    ),
    "record_gone": noop("Finding", "{what} har tagits bort utanför programmet: ändringsloggen känner den."),
    "under_archived": noop("Finding", "{what} ligger under ett mål som är arkiverat."),
    "other_period": noop("Finding", "{what} ligger under ett mål i en annan period."),
    "misplaced": noop("Finding", "{what} ligger under en nivå där det inte får ligga."),
    "outside_period": noop("Finding", "{what} har år utanför sin period."),
    "cycle": noop("Finding", "{what} ligger under sig självt."),
    "contribution_ends": noop(
        "Finding", "{what} går inte från en nämnds eller ett bolags mål till ett övergripande."
    ),
    "target_of_other_goal": noop("Finding", "{what} pekar på ett delmål som hör till ett annat globalt mål."),
    "outside_scale": noop("Finding", "{what} har ett värde som inte finns på skalan."),
    "not_kept": noop("Finding", "{what} är beslutad eller låst, men vad den sade är inte bevarat."),
    "item_missing": noop("Finding", "{what} omfattar något som inte finns."),
}


def finding(problem: Problem) -> str:
    """What is wrong with the file; records are called by kind and number."""
    values = dict(problem.values)
    if "kind" in values:
        values["what"] = f"{word('kind', str(values['kind']))} {values['id']}"
    return translate("Finding", _FINDINGS[problem.code]).format(**values)
