"""An indicator in words: its value, what is asked of it, and why its status is what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app import wording
from app.domain import formats
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate
from app.ui.common.history import happened, tied_to

if TYPE_CHECKING:
    from app.services.figures import Chart
    from app.services.indicator_cards import PastChange
    from app.services.indicator_rows import IndicatorRow

FULL_YEAR = "year"


def moment(year: int | None, part: str, state: str = "") -> str:
    """What a value is of: 2020, 2021 T2, 2021 T2 prel."""
    if year is None:
        return ""
    said = str(year) if part in (FULL_YEAR, "") else f"{year} {part.upper()}"
    return translate("Indicators", "{when} prel.").format(when=said) if state == "preliminary" else said


def long_moment(year: int | None, part: str) -> str:
    """The same for a sentence: 2020, tertial 2 2021."""
    return str(year) if part in (FULL_YEAR, "") else f"{wording.word('part', part).lower()} {year}"


def asked(row: IndicatorRow, low: float | None, high: float | None) -> str:
    """A target or accepted value with its direction: at least, at most, or from–to."""
    if row.direction == "lower":
        low, high = None, low
    elif row.direction == "higher":
        high = None
    if low is not None and high is not None:
        return f"{formats.number(low, row.decimals)}–{_measured(row, high)}"
    if low is not None:
        return translate("Indicators", "minst {value}").format(value=_measured(row, low))
    return "" if high is None else translate("Indicators", "högst {value}").format(value=_measured(row, high))


def short_asked(row: IndicatorRow, low: float | None, high: float | None) -> str:
    """The same for a narrow column: numbers only."""
    texts = [formats.number(value, row.decimals) for value in (low, high) if value is not None]
    return "–".join(texts)


_WHY = {
    "no_value": noop("Indicators", "Inget mätvärde är rapporterat än."),
    "value_missing": noop("Indicators", "Värdet för {when} saknas, så {year} kan inte bedömas."),
    "value_old": noop("Indicators", "{value} ({when}) är för gammalt för att säga något om {year}."),
    "no_target": noop(
        "Indicators", "{value} ({when}). Det finns varken målvärde eller accepterat värde för {year}."
    ),
    "target_reached": noop("Indicators", "{value} ({when}) når målvärdet för {year}: {target}."),
    "accepted_reached": noop(
        "Indicators",
        "{value} ({when}) når inte målvärdet för {year}, {target}, men det accepterade: {accepted}.",
    ),
    "not_reached": noop(
        "Indicators",
        "{value} ({when}) når varken målvärdet för {year}, {target}, eller det accepterade: {accepted}.",
    ),
    "accepted_reached alone": noop(
        "Indicators", "{value} ({when}) når det accepterade värdet för {year}: {accepted}."
    ),
    "not_reached alone": noop(
        "Indicators", "{value} ({when}) når inte det accepterade värdet för {year}: {accepted}."
    ),
    "not_reached target": noop("Indicators", "{value} ({when}) når inte målvärdet för {year}: {target}."),
}


def why(row: IndicatorRow) -> str:
    """Why the status is what it is, with the numbers that it rests on."""
    year = row.year
    target = asked(row, row.target, row.target_high)
    accepted = asked(row, row.accepted, row.accepted_high)
    code = row.reason
    if not target and code in ("accepted_reached", "not_reached"):
        code += " alone"
    elif not accepted and code == "not_reached":
        code += " target"
    value, when = _measured(row, row.value), long_moment(row.value_year, row.value_part)
    said = translate("Indicators", _WHY[code]).format(
        value=value, when=when, year=year, target=target, accepted=accepted
    )
    if row.value_state == "preliminary" and row.value is not None:
        said += " " + translate("Indicators", "Värdet är preliminärt.")
    return said


_MOVED = {
    "few_values": noop("Indicators", "Det krävs två värden av samma slag för att se en trend."),
    "within_margin": noop(
        "Indicators",
        "{change} från {before} till {latest} ryms inom felmarginalen för skillnaden, ±{margin}. Därför visas ingen "
        "trend.",
    ),
    "small_change": noop(
        "Indicators", "{change} från {before} till {latest} är för lite för att kallas en förändring."
    ),
    "no_better_way": noop(
        "Indicators",
        "{change} från {before} till {latest}. Värdet ska ligga i ett intervall, så ingen riktning är bättre.",
    ),
    "clear_change": noop("Indicators", "{change} från {before} till {latest}. {direction}."),
}


def why_trend(row: IndicatorRow) -> str:
    """Why the trend is what it is, with the numbers that it rests on."""
    moved, part = row.movement, row.value_part
    said = translate("Indicators", _MOVED[moved.reason])
    if moved.before is None or moved.latest is None:
        return said
    change = moved.latest - moved.before
    sign = "+" if change > 0 else ""
    return said.format(
        change=sign + _difference(row, change),
        before=moment(moved.before_year, part),
        latest=moment(moved.year, part),
        margin=_difference(row, moved.margin),
        direction=wording.word("direction", row.direction),
    )


def _difference(row: IndicatorRow, value: float) -> str:
    # Between two percentages there are percentage points.
    if row.unit_of_measure.strip().lower() in ("%", "procent"):
        unit = translate("Indicators", "procentenheter")
        return formats.measured(value, row.decimals, unit)
    return _measured(row, value)


def question(direction: str) -> str:
    """What the chart answers."""
    return {
        "higher": translate("Indicators", "Är värdet så högt som vi vill?"),
        "lower": translate("Indicators", "Är värdet så lågt som vi vill?"),
        "band": translate("Indicators", "Ligger värdet där vi vill?"),
    }[direction]


def with_genders(chart: Chart) -> Chart:
    """A chart of women and men with words for their codes; what is pale is the total."""
    series = tuple(
        replace(
            line,
            title=wording.word("gender", line.title) if line.strong else translate("Indicators", "Totalt"),
        )
        for line in chart.series
    )
    return replace(chart, series=series)


def done(row: PastChange) -> str:
    """What was done to an indicator, to one of its values or to a target: Mätvärde 2021 lades till: 3,2."""
    line, what = row.line, wording.word("kind", row.line.kind)
    if line.kind == "measurement":
        gender = "" if row.gender == "T" else wording.word("gender", row.gender).lower()
        said = (long_moment(row.year, row.part), gender, row.place)
        what += f" {', '.join(part for part in said if part)}"
    elif line.kind == "target":
        what += f" {row.year}"
    did = happened(what, line)
    if line.kind == "indicator_sdg":
        return f"{did}: {tied_to(line)}" if tied_to(line) else did
    first = next((change.new for change in line.fields if change.field in ("value", "target")), None)
    if line.action != "create" or not isinstance(first, float):
        return did
    return f"{did}: {wording.field_value(line.kind, 'value', first)}"


def _measured(row: IndicatorRow, value: float | None) -> str:
    return formats.measured(value, row.decimals, row.unit_of_measure)
