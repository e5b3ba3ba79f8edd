"""What an update from Kolada did, or would do, in Swedish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.wording.words import word

if TYPE_CHECKING:
    from app.domain.kolada_update import Notice, PlannedValue, Refusal

_NOTICES: dict[str, str] = {
    "kpi_gone": noop(
        "Kolada", "{kpi} finns inte längre i Kolada. Välj ett annat nyckeltal för ”{indicator}”."
    ),
    "kpi_ended": noop("Kolada", "{kpi} har upphört: {year} är det sista året (”{indicator}”)."),
    "kpi_renamed": noop(
        "Kolada", "{kpi} har bytt namn i Kolada, från ”{old}” till ”{new}”. Kontrollera att det är samma sak."
    ),
    "group_gone": noop("Kolada", "Jämförelsegruppen {place} finns inte längre i Kolada."),
    "no_catalogue": noop(
        "Kolada", "Nyckeltalens namn gick inte att jämföra: Kolada visar inte sin katalog här."
    ),
    "place_without_code": noop("Kolada", "{place} har ingen kod i Kolada, så inga värden hämtas dit."),
}

_REFUSALS: dict[str, str] = {
    "unknown_kpi": noop("Kolada", "{kpi} {period}: nyckeltalet var inte efterfrågat."),
    "unknown_place": noop("Kolada", "{kpi} {period}: platsen {place} är okänd."),
    "unknown_gender": noop("Kolada", "{kpi} {period}: könet ”{gender}” är okänt."),
    "not_a_year": noop("Kolada", "{kpi}: ”{period}” är inget år."),
    "contradicts": noop("Kolada", "{kpi} {period}, {place}: två olika värden kom för samma sak."),
}

_MOST_DECIMALS = 6


def kolada_notice(notice: Notice) -> str:
    """Something to know of before the values are kept."""
    return translate("Kolada", _NOTICES[notice.code]).format(**notice.values)


def kolada_refusal(refusal: Refusal) -> str:
    """Why a value was not kept."""
    return translate("Kolada", _REFUSALS[refusal.code]).format(**refusal.values)


def kolada_change(value: PlannedValue) -> str:
    """A value that is changed: what it is of, how it was and how it becomes."""
    spot = value.spot
    said = translate("Kolada", "{kpi} ”{indicator}” {year}, {place}, {gender}: {old} → {new}").format(
        kpi=value.kpi,
        indicator=value.indicator,
        year=spot.year,
        place=value.place,
        gender=word("gender", spot.gender).lower(),
        old=_number(value.kept.value if value.kept is not None else None),
        new=_number(value.value),
    )
    return f"{said} {translate('Kolada', '(var inskrivet för hand)')}" if value.by_hand else said


def _number(value: float | None) -> str:
    if value is None:
        return translate("Kolada", "saknas")
    decimals = len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
    return formats.number(value, decimals)
