"""What is said of the rows of a list of risks that is read in."""

from __future__ import annotations

from app.domain.problems import Problem
from app.domain.risk_sheets import Outcome
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.words import word

PROBLEMS: dict[str, str] = {
    "no_such_risk": noop(
        "Problem", "Det finns ingen risk med nummer {number}. Lämna numret tomt för en ny risk."
    ),
    "risk_of_other_unit": noop("Problem", "Risk {number} hör till en annan nämnd eller ett annat bolag."),
    "risk_fits_several": noop(
        "Problem", "Flera risker har samma rubrik. Skriv riskens nummer i kolumnen Nr."
    ),
    "same_risk_twice": noop("Problem", "Samma risk står också på rad {rows}. Behåll en av raderna."),
    "risk_without_title": noop("Problem", "Raden saknar risk."),
    "risk_without_category": noop("Problem", "En ny risk behöver en kategori."),
    "other_year_weighed": noop(
        "Problem",
        "Raden gäller {year}, men här värderas {now}. Ändra året på raden för att värdera risken nu.",
    ),
    "import_into_closed": noop(
        "Problem", "Riskanalysen {year} är avslutad. Öppna den igen under Riskanalys för att värdera."
    ),
    "half_weighing": noop("Problem", "Skriv både sannolikhet och konsekvens, eller ingen av dem."),
    "risk_without_unit": noop("Problem", "Raden saknar nämnd eller bolag."),
    "no_such_risk_unit": noop("Problem", "Det finns ingen nämnd och inget bolag som heter ”{unit}”."),
    "no_yes_or_no": noop("Problem", "”{text}” är varken ja eller nej."),
    "no_risk_number": noop("Problem", "”{text}” är inget nummer på en risk."),
    "risk_no_step": noop("Problem", "{field}: ”{text}” är inget steg på skalan."),
    "risk_outside_scale": noop("Problem", "{field}: {text} finns inte på årets skala."),
    "risk_no_such_category": noop("Problem", "Kategorin ”{text}” finns inte."),
}

_FIELDS = {
    "title": noop("SheetRow", "risk"),
    "event": noop("SheetRow", "händelse"),
    "cause": noop("SheetRow", "orsak"),
    "consequence": noop("SheetRow", "följd"),
    "category": noop("SheetRow", "kategori"),
    "process": noop("SheetRow", "process eller område"),
    "existing_control": noop("SheetRow", "kontroll i dag"),
    "owner_role": noop("SheetRow", "ansvarig roll"),
    "treatment": noop("SheetRow", "hantering"),
    "hidden": noop("SheetRow", "offentlig"),
}
_SHOWN = 80


def risk_outcome_text(outcome: Outcome, year: int) -> str:
    """What an import does with a row, or why it does nothing: old and new of all that changes."""
    from app.wording.errors import field_problem

    if outcome.outcome == "refused":
        return " ".join(dict.fromkeys(field_problem(_worded(problem)) for problem in outcome.problems))
    said = []
    if outcome.outcome == "changed":
        said = [
            translate("SheetRow", "{field} {old} → {new}").format(
                field=translate("SheetRow", _FIELDS[name]),
                old=_shown(name, outcome.old[name]),
                new=_shown(name, value),
            )
            for name, value in outcome.new.items()
        ]
    if outcome.weighing is not None:
        said.append(
            translate("SheetRow", "värdering {year} {old} → {new}").format(
                year=year, old=_weighing(outcome.before), new=_weighing(outcome.weighing)
            )
        )
    return "; ".join(said)


def _weighing(found: tuple[int, int] | None) -> str:
    if found is None:
        return "–"
    likelihood, consequence = found
    return f"{likelihood} × {consequence} = {likelihood * consequence}"


def _shown(name: str, value: object) -> str:
    if name == "category":
        return word("risk_category", str(value))
    if name == "hidden":
        return translate("SheetValue", "nej") if value else translate("SheetValue", "ja")
    text = " ".join(str(value).split())
    if not text:
        return translate("SheetRow", "tom")
    return f"”{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"”{text}”"


def _worded(problem: Problem) -> Problem:
    values = dict(problem.values)
    rows = values.get("rows")
    if isinstance(rows, list):
        values["rows"] = ", ".join(str(row) for row in rows[:10])
    for name, value in values.items():
        if isinstance(value, str) and len(value) > _SHOWN:
            values[name] = f"{value[:_SHOWN]}…"
    return Problem(problem.code, problem.field, values)
