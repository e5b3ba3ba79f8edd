"""What can be written to a file as a whole: measurements, risks, goals and the plan, a table each."""

from __future__ import annotations

from app import wording
from app.domain.problems import UserError
from app.exchange.control_plan_export import control_plan_table
from app.exchange.measurement_export import measurement_table
from app.exchange.risk_export import risk_table
from app.exchange.writing import Table, text_file, workbook
from app.services.goal_sheets import read_goal_rows
from app.services.office import Office
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

KINDS = ("measurements", "risks", "goals", "control-plan", "all")
ENDINGS = (".xlsx", ".csv")

_GOAL_HEADINGS = (
    noop("SheetHeading", "Period"),
    noop("SheetHeading", "Slag"),
    noop("SheetHeading", "Nummer"),
    noop("SheetHeading", "Mål"),
    noop("SheetHeading", "Ligger under"),
    noop("SheetHeading", "Nämnd eller bolag"),
    noop("SheetHeading", "Första år"),
    noop("SheetHeading", "Sista år"),
    noop("SheetHeading", "Beskrivning"),
    noop("SheetHeading", "Förväntad måluppfyllelse"),
)


def content(office: Office, what: str, ending: str) -> bytes:
    """The file's content: a workbook with a sheet for each table, or one table as text."""
    makers = {
        "measurements": _measurements,
        "risks": risk_table,
        "goals": goal_table,
        "control-plan": _control_plan,
    }
    chosen = makers.values() if what == "all" else (makers[what],)
    tables = [make(office) for make in chosen]
    if what == "control-plan" and not tables[0].rows:
        raise UserError("no_control_plan")
    if ending == ".xlsx":
        return workbook(tables)
    if len(tables) > 1:
        raise UserError("only_one_sheet")
    return text_file(tables[0])


def _measurements(office: Office) -> Table:
    return measurement_table(office.measurement_sheets)


def _control_plan(office: Office) -> Table:
    return control_plan_table(office, office.today.year)


def goal_table(office: Office) -> Table:
    """Every goal of every period."""
    rows = [
        (
            goal.period,
            wording.word("level", goal.level),
            goal.number,
            goal.title,
            f"{goal.parent_number} {goal.parent}".strip(),
            goal.unit,
            goal.first_year,
            goal.last_year,
            goal.text,
            goal.expected,
        )
        for goal in read_goal_rows(office.file)
    ]
    return Table(translate("Sheet", "Mål"), _translated(_GOAL_HEADINGS), rows)


def _translated(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(translate("SheetHeading", heading) for heading in headings)
