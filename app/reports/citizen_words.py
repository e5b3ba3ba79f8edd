"""What paper and web page say alike to the citizens: in whole sentences, for readers who do not know our words."""

from __future__ import annotations

from app.domain import formats
from app.services.citizen_rows import CitizenReport, Deed, Picture, Said, Told
from app.services.figures import Chart, Point
from app.text import translate
from app.wording import word

_EARLIER = 7
"""Values told beside the newest."""


def title() -> str:
    """What the report is called."""
    return translate("CitizenReport", "Återkoppling till medborgarna")


def subtitle(report: CitizenReport) -> str:
    """Which round it is about."""
    return report.title


def intro(report: CitizenReport) -> str:
    """What this is, in one sentence."""
    return translate("CitizenReport", "Så gick det för {municipality} fram till den {day}.").format(
        municipality=report.municipality, day=formats.long_day(report.as_of)
    )


def standing(report: CitizenReport) -> str:
    """Say that the figures may still change, or when they were settled."""
    if report.preliminary:
        return translate(
            "CitizenReport", "Det här är preliminärt. Uppföljningen är inte klar och siffrorna kan ändras."
        )
    day = formats.long_day(report.locked_on) if report.locked_on else ""
    if report.number > 1:
        return translate("CitizenReport", "Siffrorna är rättade och fastställda den {day}.").format(day=day)
    return translate("CitizenReport", "Siffrorna är fastställda den {day}.").format(day=day)


def example_note(report: CitizenReport) -> str:
    """Say that an example is one."""
    return translate("CitizenReport", "Exempeldata: värdena är påhittade.") if report.example else ""


def heading_of(told: Told) -> str:
    """What is told of is called."""
    if told.goal_id is None:
        return translate("CitizenReport", "Kommunen i sin helhet")
    return f"{told.number} {told.title}".strip()


def nothing_told() -> str:
    """Where nothing is written of a goal yet."""
    return translate("CitizenReport", "Det finns inget att berätta om målet än.")


def judged() -> str:
    """Whose judgement it is."""
    return translate("CitizenReport", "Kommunens bedömning av målet.")


def done() -> str:
    """Over what was done."""
    return translate("CitizenReport", "Det här har gjorts")


def coming() -> str:
    """Over what comes."""
    return translate("CitizenReport", "Det här kommer")


def in_figures() -> str:
    """Over the pictures."""
    return translate("CitizenReport", "I siffror")


def you_said() -> str:
    """Over what citizens have said and what came of it."""
    return translate("CitizenReport", "Du sa – vi gjorde")


def deed(told: Deed) -> str:
    """An activity with how far it has come, where that is not plain from its place."""
    if told.state in ("done", "not_begun"):
        return told.title
    return f"{told.title} ({word('activity_shown', told.state).lower()})"


def who_said(said: Said) -> str:
    """What it was, where and when: never who."""
    kind = said.dialogue or word("comment_kind", said.kind)
    day = formats.long_day(said.day) if said.day else ""
    return ", ".join(part for part in (kind, day) if part)


def who_answers(said: Said) -> str:
    """Which board answers, and when it did."""
    day = formats.long_day(said.answered_on) if said.answered_on else ""
    return ", ".join(part for part in (said.unit, day) if part)


def newest(chart: Chart) -> Point | None:
    """The newest value of our own."""
    points = _own(chart)
    return points[-1] if points else None


def sentences(picture: Picture) -> tuple[str, ...]:
    """The picture in words: the newest value, what is aimed at, and the values before."""
    chart = picture.chart
    points = _own(chart)
    if not points:
        return (translate("CitizenReport", "Det finns inga värden än."),)
    last = points[-1]
    told = [
        translate("CitizenReport", "{year}: {value}.").format(
            year=_when(chart, last), value=_measured(chart, last.value)
        ),
        _aim(picture),
    ]
    earlier = points[-1 - _EARLIER : -1]
    if earlier:
        values = ", ".join(
            f"{point.year}: {formats.number(point.value, chart.decimals)}" for point in earlier
        )
        told.append(translate("CitizenReport", "Tidigare år: {values}.").format(values=values))
    return tuple(sentence for sentence in told if sentence)


def _aim(picture: Picture) -> str:
    """What is aimed at and whether it is reached, or at least which way is better."""
    chart = picture.chart
    low = next((point for point in reversed(chart.target) if point.value is not None), None)
    high = next((point for point in reversed(chart.target_high) if point.value is not None), None)
    better = word("direction", picture.direction)
    if low is None:
        return f"{better}." if picture.direction != "band" else ""
    if high is not None and high.year == low.year:
        aim = translate("CitizenReport", "Målet {year} är mellan {low} och {high}.").format(
            year=low.year,
            low=formats.number(low.value, chart.decimals),
            high=_measured(chart, high.value),
        )
    else:
        aim = translate("CitizenReport", "Målet {year} är {value}.").format(
            year=low.year, value=_measured(chart, low.value)
        )
    reached = {
        "met": translate("CitizenReport", "Målet är nått."),
        "partly": translate("CitizenReport", "Målet är inte nått, men värdet är godtagbart."),
        "not_met": translate("CitizenReport", "Målet är inte nått."),
    }.get(picture.status, "")
    return " ".join(part for part in (aim, reached, f"{better}.") if part)


def _when(chart: Chart, point: Point) -> str:
    """The year of a value, and which part of it where it is not the whole."""
    own = next(series for series in chart.series if series.strong)
    part = own.newest_part if point is own.newest else chart.part
    return f"{point.year} {word('part', part).lower()}" if part not in ("", "year") else str(point.year)


def _own(chart: Chart) -> tuple[Point, ...]:
    own = next((series for series in chart.series if series.strong), None)
    return tuple(point for point in own.all_points if point.value is not None) if own is not None else ()


def _measured(chart: Chart, value: float | None) -> str:
    return formats.measured(value, chart.decimals, chart.unit.rstrip("."))
