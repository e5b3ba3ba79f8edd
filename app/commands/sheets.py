"""Reading and writing sheets."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.commands import DONE
from app.commands.called import unit_called, year_called
from app.domain.measurement_sheets import OUTCOMES
from app.domain.problems import UserError
from app.services.office import open_office
from app.text import translate
from app.wording import outcome_text, plan_row_text


def import_sheet(chosen: argparse.Namespace) -> int:
    """Read a sheet of what it is said to hold."""
    readers = {"measurements": import_measurements, "control-plan": import_control_plan}
    return readers[chosen.what](chosen)


def import_measurements(chosen: argparse.Namespace) -> int:
    """Read measurements from a workbook or a text file: told row by row, stored all or not at all."""
    from app.exchange.measurement_import import label_places, plan_file

    office = open_office(chosen.file)
    try:
        names, plan = plan_file(Path(chosen.sheet), office.measurement_sheets)
        refused = plan.count("refused")
        if not refused and not chosen.dry_run:
            why = translate("Command", "Inläst från {name}").format(name=Path(chosen.sheet).name)
            office.measurement_sheets.store(plan, why)
    finally:
        office.close()
    indicators = {indicator.id: indicator for indicator in names.indicators}
    places = {place.id: place for place in label_places(names)}
    told = [(row.row, outcome_text(row, indicators, places)) for row in plan.outcomes]
    return _tell_rows(chosen, told, {outcome: plan.count(outcome) for outcome in OUTCOMES})


def import_control_plan(chosen: argparse.Namespace) -> int:
    """Read an internal-control plan from a workbook or a text file: told row by row, stored all or not at all."""
    from app.exchange.control_plan_import import plan_file

    office = open_office(chosen.file)
    try:
        unit = unit_called(office.register.units(), chosen.unit) if chosen.unit is not None else None
        year = year_called(office, chosen.year)
        plan = plan_file(Path(chosen.sheet), office, year, unit.id if unit is not None else None)
        if not plan.count("refused") and not chosen.dry_run:
            office.control_plan_sheets.store(plan)
    finally:
        office.close()
    told = [(row.row, plan_row_text(row)) for row in plan.outcomes]
    return _tell_rows(chosen, told, {outcome: plan.count(outcome) for outcome in OUTCOMES})


def _tell_rows(chosen: argparse.Namespace, told: Iterable[tuple[int, str]], counts: Mapping[str, int]) -> int:
    """Say what became of each row, and how many there were of each kind; raise where any was refused."""
    if chosen.json:
        messages = [{"row": row, "text": text} for row, text in told]
        print(json.dumps({**counts, "messages": messages}, ensure_ascii=False))
    else:
        for row, text in told:
            print(translate("Command", "Rad {row}: {text}").format(row=row, text=text))
        summed = translate(
            "Command", "Nya: {new}. Ändrade: {changed}. Oförändrade: {unchanged}. Nekade: {refused}."
        )
        print(summed.format(**counts))
    if counts["refused"]:
        raise UserError(
            "import_would_refuse" if chosen.dry_run else "import_refused", count=counts["refused"]
        )
    return DONE


def export(chosen: argparse.Namespace) -> int:
    """Write measurements, risks and goals as tables."""
    from app.exchange import exports
    from app.reports import saving

    target = Path(chosen.output)
    ending = target.suffix.lower() if target.suffix.lower() in exports.ENDINGS else exports.ENDINGS[0]
    saving.require_target(target, ending)
    office = open_office(chosen.file)
    try:
        saving.save(target, exports.content(office, chosen.what, ending))
    finally:
        office.close()
    print(translate("Command", "Sparade {path}").format(path=target))
    return DONE
