"""A unit's answer in words: why something is proposed, how far the answer has come, and why it cannot be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import wording
from app.domain import formats
from app.domain.indicator_status import STATUSES
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.assessments import AskedGoal, Sheet
    from app.services.round_goals import RoundGoal

_WHY = {
    "met": noop("Judgement", "Alla indikatorer som kan bedömas når målvärdet."),
    "partly": noop("Judgement", "Indikatorerna når olika långt."),
    "partly alike": noop("Judgement", "Indikatorerna når det accepterade värdet men inte målvärdet."),
    "not_met": noop("Judgement", "Ingen indikator når ens det accepterade värdet."),
    "not_assessable": noop("Judgement", "Ingen av indikatorerna kan bedömas än."),
    "": noop("Judgement", "Målet har inga indikatorer, så det finns inget förslag. Bedöm det själv."),
}
_LOCKED = {
    "submitted": noop(
        "Judgement",
        "Svaret lämnades in {day}. Det ändras bara om kommunledningskontoret lämnar tillbaka det.",
    ),
    "approved": noop(
        "Judgement", "Svaret är godkänt. Det ändras bara om kommunledningskontoret lämnar tillbaka det."
    ),
    "excused": noop("Judgement", "Enheten svarar inte i den här uppföljningen: {comment}"),
    "round": noop(
        "Judgement",
        "Uppföljningen låstes {day} och ändras inte. Indikatorerna visas som de är i dag; rapporten visar dem som de "
        "var när den låstes.",
    ),
}


def title_of(goal: RoundGoal) -> str:
    """A goal with its number; one that has been archived since says so."""
    said = f"{goal.number} {goal.title}".strip()
    return translate("Judgement", "{goal} (arkiverat)").format(goal=said) if goal.archived else said


def attainment(code: object) -> str:
    """A judgement with its mark: ◐ Delvis uppfyllt."""
    return f"{wording.word('symbol', str(code))} {wording.word('attainment', str(code))}" if code else ""


def trend(code: object) -> str:
    """A trend with its arrow: ↗ Förbättras."""
    return (
        f"{wording.word('goal_trend_arrow', str(code))} {wording.word('goal_trend', str(code))}".strip()
        if code
        else ""
    )


def why_attainment(asked: AskedGoal) -> str:
    """What a proposed attainment rests on: the rule, and how many indicators have each status."""
    code = asked.proposal.attainment
    statuses = [row.status for row in asked.indicators]
    if code == "partly" and not {"met", "not_met"} & set(statuses):
        code = "partly alike"
    counts = _counted("indicator_status", STATUSES, statuses)
    return " ".join(part for part in (translate("Judgement", _WHY[code]), counts) if part)


def why_trend(asked: AskedGoal) -> str:
    """What a proposed trend rests on: how many indicators go each way."""
    ways = [row.trend.partition("_")[0] for row in asked.indicators]
    return _counted("goal_trend", ("improving", "stable", "worsening", "unknown"), ways)


def last_day(sheet: Sheet) -> str:
    """Until when the answer is waited for or when it came, and how late that is."""
    answer = sheet.answer
    if answer.state == "excused":
        return ""
    said = translate("Judgement", "Sista dag {day}").format(day=formats.day(answer.last_day))
    if answer.submitted_on is not None and not sheet.open:
        said = translate("Judgement", "Inlämnat {day}").format(day=formats.day(answer.submitted_on))
    return " · ".join(part for part in (said, _late(sheet.days_late)) if part)


def counted(sheet: Sheet) -> str:
    """How many of the goals are judged."""
    return translate("Judgement", "Bedömda mål: {count} av {all}").format(
        count=len(sheet.goals) - len(sheet.left), all=len(sheet.goals)
    )


def tally(sheet: Sheet) -> str:
    """How many goals have each judgement, and how many none."""
    judged = [str(asked.values["attainment"]) for asked in sheet.goals]
    said = [
        f"{wording.word('symbol', code)} {word}: {judged.count(code)}"
        for code, word in wording.words("attainment").items()
        if code in judged
    ]
    if sheet.left:
        said.append(translate("Judgement", "Kvar att bedöma: {count}").format(count=len(sheet.left)))
    return "   ".join(said)


def why_closed(sheet: Sheet) -> str:
    """Why the answer cannot be changed; empty where it can."""
    if sheet.open:
        return ""
    locked = sheet.round.locked_on
    code = "round" if locked is not None and sheet.answer.state != "excused" else sheet.answer.state
    said = translate("Judgement", _LOCKED[code])
    if sheet.round.correction:
        said = translate("Judgement", "Uppföljningen rättas: {reason}.") + " " + said
    return said.format(
        reason=sheet.round.correction.rstrip("."),
        day=formats.day(locked if code == "round" else sheet.answer.submitted_on),
        comment=sheet.answer.comment,
    )


def earlier(values: Mapping[str, str]) -> str:
    """What was judged the last time, on one line."""
    said = [attainment(values["attainment"]), trend(values["trend"])]
    if values["forecast"]:
        said.append(wording.word("forecast", values["forecast"]))
    return " · ".join(part for part in said if part)


def _late(days: int) -> str:
    if days == 1:
        return translate("Judgement", "1 dag för sent")
    return translate("Judgement", "{count} dagar för sent").format(count=days) if days else ""


def _counted(group: str, codes: Sequence[str], found: Sequence[str]) -> str:
    """Words with how often each holds: "Når målvärdet: 2. Godtagbart: 1."."""
    return " ".join(
        f"{wording.word(group, code)}:\u00a0{found.count(code)}." for code in codes if code in found
    )
