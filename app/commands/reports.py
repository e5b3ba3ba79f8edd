"""Making reports."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands import DONE
from app.commands.called import document_called, round_called, unit_called, year_called
from app.domain.problems import UserError
from app.services.office import open_office
from app.text import translate


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
        round_ = (
            round_called(office, chosen.round) if chosen.round is not None and "round" in kind.asks else None
        )
        if round_ is None and chosen.round_version is not None:
            raise UserError("version_without_round")
        year = year_called(office, chosen.year if round_ is None or chosen.year is not None else round_.year)
        unit = unit_called(office.register.units(), chosen.unit) if chosen.unit is not None else None
        choices = Choices(
            year,
            unit.id if unit is not None else None,
            public=chosen.public and "public" in kind.asks,
            document_id=document_called(office, chosen.document) if "document" in kind.asks else None,
            half_year=chosen.half_year,
            round_id=round_.id if round_ is not None else None,
            version=chosen.round_version if "version" in kind.asks else None,
        )
        saving.save(target, makers[target.suffix.lower()](office, choices))
    finally:
        office.close()
    print(translate("Command", "Sparade {path}").format(path=target))
    return DONE
