"""What names on the command line stand for; a name that stands for nothing is answered with those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.problems import UserError

if TYPE_CHECKING:
    from app.services.municipality import UnitRow
    from app.services.office import Office
    from app.services.round_reports import RoundChoice


def year_called(office: Office, wanted: int | None) -> int:
    """The year that was asked for, or the one nearest to today."""
    years = [year for period in office.periods for year in period.years]
    if wanted is None:
        return min(years, key=lambda year: abs(year - office.today.year))
    if wanted not in years:
        shown = f"{years[0]}–{years[-1]}" if years else ""
        raise UserError("no_such_year", year=wanted, years=shown)
    return wanted


def unit_called(units: tuple[UnitRow, ...], wanted: str) -> UnitRow:
    """The unit of a name or a short name."""
    for unit in units:
        if wanted.casefold() in (unit.name.casefold(), unit.short_name.casefold()):
            return unit
    raise UserError("no_such_unit", unit=wanted, units=", ".join(unit.name for unit in units))


def round_called(office: Office, wanted: str) -> RoundChoice:
    """The round of a title."""
    rounds = office.round_reports.list()
    for each in rounds:
        if each.title.casefold() == wanted.strip().casefold():
            return each
    if not rounds:
        raise UserError("no_rounds", round=wanted)
    raise UserError("no_such_round", round=wanted, rounds=", ".join(each.title for each in rounds))


def document_called(office: Office, wanted: str | None) -> int | None:
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
