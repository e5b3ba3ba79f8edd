"""What every report has in common: its head, who it is about, how to read its marks."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain import formats
from app.domain.gaps import Gap
from app.reports.document import Document
from app.services.office import Office
from app.text import translate
from app.wording import sentence_of_gap


def document_for(office: Office, title: str, subtitle: str, registry_number: str = "") -> Document:
    """Start a report with the municipality's name, registry number, date and the log's anchor.

    ``registry_number`` is that of the matter that the paper belongs to, where it has one of its own.
    """
    seal = office.seal()
    return Document(
        title,
        municipality=office.municipality.name,
        date=office.today,
        registry_number=registry_number or office.municipality.registry_number,
        subtitle=subtitle,
        anchor=anchor(seal.number, seal.hash),
    )


def anchor(number: int, seal: str) -> str:
    """Number and short hash of a row of the log, as pages carry them; empty where nothing is logged."""
    if not number:
        return ""
    return translate("Report", "Ändringslogg {number} · {hash}").format(number=number, hash=seal[:8])


def unit_of(office: Office, unit_id: int | None) -> str:
    """The name of the unit that a report is about; empty for the whole municipality."""
    return next((unit.name for unit in office.register.units() if unit.id == unit_id), "")


def as_of(office: Office) -> str:
    """Say which day the report shows, and that an example is one."""
    day = formats.long_day(office.today)
    if office.is_example:
        return translate("Report", "Läget den {day}. Värden märkta exempeldata är påhittade.").format(day=day)
    return translate("Report", "Läget den {day}.").format(day=day)


def gap_items(gaps: Iterable[Gap]) -> list[str]:
    """The sentences of the gaps."""
    return [sentence_of_gap(gap.code, gap.values) for gap in gaps]


def legend(document: Document) -> None:
    """Explain the marks, once, last."""
    document.heading(translate("Report", "Så läses rapporten"), 1)
    document.status(
        "met", translate("Report", "Alla bedömda indikatorer når målvärdet, eller värdet når målvärdet.")
    )
    document.status(
        "partly",
        translate(
            "Report", "En del når målvärdet, eller värdet når det accepterade värdet men inte målvärdet."
        ),
    )
    document.status("not_met", translate("Report", "Inget värde når ens det accepterade värdet."))
    document.status(
        "not_assessable",
        translate(
            "Report", "Det finns värden, men inget målvärde att hålla dem mot, eller så är de för gamla."
        ),
    )
    document.status("not_reported", translate("Report", "Inget värde har rapporterats."))
    document.paragraph(
        translate(
            "Report",
            "Trenden jämför de två senaste värdena för samma del av året. En ändring under en procent räknas som "
            "ingen. Källa för nyckeltal med Kolada-id: Kolada. Status och trend är egen bearbetning.",
        )
    )
