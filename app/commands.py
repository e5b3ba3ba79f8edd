"""What each command of the command line does. A problem is raised as UserError; ``app.__main__`` says it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.measurement_sheets import OUTCOMES
from app.domain.problems import UserError
from app.services.municipality import UnitRow
from app.services.office import (
    Office,
    create_example,
    create_office,
    file_named,
    mandate_years,
    open_office,
)
from app.text import translate
from app.wording import (
    control_gap,
    control_gap_advice,
    finding,
    gap_in_two,
    kolada_change,
    kolada_notice,
    kolada_refusal,
    outcome_text,
    plan_row_text,
    sentence_of_gap,
)

if TYPE_CHECKING:
    from app.services.round_reports import RoundChoice

DONE = 0
PROBLEM = 1


def run(chosen: argparse.Namespace) -> int:
    """Do what was chosen on the command line; returns the exit status."""
    commands = {
        "new": new,
        "report": report,
        "import": import_sheet,
        "export": export,
        "kolada": kolada,
        "check": check,
        "gaps": gaps,
        "backup": backup,
        "screenshots": screenshots,
    }
    return commands[chosen.command](chosen)


def new(chosen: argparse.Namespace) -> int:
    """Create a municipality's file, empty or filled with the example."""
    path = file_named(chosen.file)
    if chosen.example:
        create_example(path)
    else:
        first_year, last_year = mandate_years(date.today())
        create_office(path, translate("Command", "Ny kommun"), "", first_year, last_year)
    print(translate("Command", "Skapade {path}").format(path=path))
    return DONE


def report(chosen: argparse.Namespace) -> int:
    """Make a report: as PDF, or as a web page where it is one too."""
    from app.reports import saving
    from app.reports.catalogue import REPORTS, Choices

    kind = next(known for known in REPORTS if known.kind == chosen.kind)
    target = Path(chosen.output)
    makers = {saving.PDF: kind.make, **({saving.PAGE: kind.make_page} if kind.make_page else {})}
    saving.require_target(target, *makers)
    office = open_office(chosen.file)
    try:
        round_ = _round(office, chosen.round) if chosen.round is not None and "round" in kind.asks else None
        if round_ is None and chosen.round_version is not None:
            raise UserError("version_without_round")
        year = _year(office, chosen.year if round_ is None or chosen.year is not None else round_.year)
        unit = _unit(office.register.units(), chosen.unit) if chosen.unit is not None else None
        choices = Choices(
            year,
            unit.id if unit is not None else None,
            public=chosen.public and "public" in kind.asks,
            document_id=_document(office, chosen.document) if "document" in kind.asks else None,
            half_year=chosen.half_year,
            round_id=round_.id if round_ is not None else None,
            version=chosen.round_version if "version" in kind.asks else None,
        )
        saving.save(target, makers[target.suffix.lower()](office, choices))
    finally:
        office.close()
    print(translate("Command", "Sparade {path}").format(path=target))
    return DONE


def kolada(chosen: argparse.Namespace) -> int:
    """Fetch values from Kolada for the indicators that name a KPI, and store them."""
    # Here, because the network's libraries are heavy.
    from app.exchange.kolada import address
    from app.exchange.kolada.api import Api
    from app.exchange.kolada.client import Client
    from app.exchange.kolada.update import plan_update

    first_year = chosen.first_year or address.FIRST_YEAR
    with Client(chosen.base_url or address.BASE) as client:
        office = open_office(chosen.file)
        try:
            plan = plan_update(office.kolada, Api(client), date.today(), chosen.kpi, first_year)
            office.kolada.store(plan)
        finally:
            office.close()
    messages = [
        *((0, kolada_notice(notice)) for notice in plan.notices),
        *((value.row, kolada_change(value)) for value in plan.changed),
        *((refusal.row, kolada_refusal(refusal)) for refusal in plan.refused),
    ]
    counts = {
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "refused": len(plan.refused),
    }
    if chosen.json:
        told = [{"row": row, "text": text} for row, text in messages]
        print(json.dumps({**counts, "messages": told}, ensure_ascii=False))
        return DONE
    said = translate(
        "Command",
        "Källa: Kolada. Nya värden: {new}, ändrade: {changed}, oförändrade: {unchanged}, avvisade: {refused}.",
    )
    print("\n".join((said.format(**counts), *(text for _, text in messages))))
    return DONE


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
        unit = _unit(office.register.units(), chosen.unit) if chosen.unit is not None else None
        year = _year(office, chosen.year)
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


def check(chosen: argparse.Namespace) -> int:
    """Check the file, its schema, its links and its log of changes."""
    from database.check import check_file

    problems = [finding(problem) for problem in check_file(chosen.file)]
    if chosen.json:
        print(json.dumps({"ok": not problems, "problems": problems}, ensure_ascii=False))
        return PROBLEM if problems else DONE
    if problems:
        raise UserError("file_has_problems", path=chosen.file, problems=" ".join(problems))
    print(translate("Command", "{path} är hel: inga problem hittades.").format(path=chosen.file))
    return DONE


ONE_BY_ONE = frozenset({"controls_late", "actions_late", "acceptance_expired"})
"""What Översikt sums up unit by unit, and the check of internal control tells one by one."""


def gaps(chosen: argparse.Namespace) -> int:
    """Tell where the thread is broken: what Översikt says is missing or late, and what internal control has to mend."""
    office = open_office(chosen.file)
    try:
        year = _year(office, None)
        summed = office.overview.gaps(office.period_of(year).id, year, office.today)
        broken = [gap for gap in summed if gap.code not in ONE_BY_ONE]
        findings = office.control_gaps.findings(year)
    finally:
        office.close()
    told = [
        {
            "kind": gap.code,
            "what": gap_in_two(gap.code, gap.values)[0],
            "text": sentence_of_gap(gap.code, gap.values),
        }
        for gap in broken
    ]
    for found in findings:
        said = f"{control_gap(found.code, found.values)} {control_gap_advice(found.code)}"
        told.append({"kind": found.code, "what": found.what, "text": said})
    if chosen.json:
        print(json.dumps(told, ensure_ascii=False))
        return DONE
    # What is broken in the thread names the goal in its sentence; what internal control lacks does not.
    lines = [gap["text"] for gap in told[: len(broken)]]
    lines += [f"{gap['what']}: {gap['text']}" for gap in told[len(broken) :]]
    lines = [" ".join(line.split()) for line in lines]
    print("\n".join(lines or [translate("Command", "Inget saknas: tråden är hel.")]))
    return DONE


def backup(chosen: argparse.Namespace) -> int:
    """Write a consistent copy of a file, also while others work in it."""
    from database.backup import backup_at

    target = Path(chosen.output)
    backup_at(chosen.file, target)
    print(translate("Command", "Sparade {path}").format(path=target))
    return DONE


def screenshots(chosen: argparse.Namespace) -> int:
    """Take a picture of every page, light and dark."""
    from app.ui.screenshots import take

    for path in take(Path(chosen.folder), chosen.file):
        print(path)
    return DONE


def _year(office: Office, wanted: int | None) -> int:
    years = [year for period in office.periods for year in period.years]
    if wanted is None:
        return min(years, key=lambda year: abs(year - office.today.year))
    if wanted not in years:
        shown = f"{years[0]}–{years[-1]}" if years else ""
        raise UserError("no_such_year", year=wanted, years=shown)
    return wanted


def _unit(units: tuple[UnitRow, ...], wanted: str) -> UnitRow:
    for unit in units:
        if wanted.casefold() in (unit.name.casefold(), unit.short_name.casefold()):
            return unit
    raise UserError("no_such_unit", unit=wanted, units=", ".join(unit.name for unit in units))


def _round(office: Office, wanted: str) -> RoundChoice:
    rounds = office.round_reports.list()
    for each in rounds:
        if each.title.casefold() == wanted.strip().casefold():
            return each
    if not rounds:
        raise UserError("no_rounds", round=wanted)
    raise UserError("no_such_round", round=wanted, rounds=", ".join(each.title for each in rounds))


def _document(office: Office, wanted: str | None) -> int | None:
    """The document that an annex belongs to; None where there is none to choose and none was asked for."""
    documents = [row for row in office.documents.list(office.today) if row.structure == "old"]
    for row in documents:
        if wanted is not None and row.title.casefold() == wanted.strip().casefold():
            return row.id
    if wanted is None and not documents:
        return None
    titles = ", ".join(row.title for row in documents)
    if not titles:
        raise UserError("no_annex_documents", document=wanted)
    if wanted is None:
        raise UserError("document_not_named", documents=titles)
    raise UserError("no_such_document", document=wanted, documents=titles)
