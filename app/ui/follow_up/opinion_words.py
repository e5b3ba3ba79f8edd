"""What units think of a goal together, in words: counts, and who sees it otherwise than most do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app import wording
from app.domain.opinions import Opinions
from app.text import translate

if TYPE_CHECKING:
    from app.services.joint_rows import GoalViews


def marked(code: str) -> str:
    """An attainment with its mark, where there is no room for a pill."""
    return f"{wording.word('symbol', code)} {wording.word('attainment', code)}"


def trend(code: str) -> str:
    """A goal's trend with its arrow."""
    return f"{wording.word('goal_trend_arrow', code)} {wording.word('goal_trend', code)}".strip()


def short_counts(seen: GoalViews) -> str:
    """The marks with how many units have set each."""
    return "  ".join(f"{wording.word('symbol', code)}\u00a0{count}" for code, count in seen.attainment.counts)


def counts(seen: GoalViews) -> str:
    """How many units judge what, and how many have not judged."""
    said = [
        f"{wording.word('symbol', code)} {count} {wording.word('attainment', code).lower()}"
        for code, count in seen.attainment.counts
    ]
    silent = len(seen.views) - sum(count for _, count in seen.attainment.counts)
    if silent:
        said.append(translate("OpinionWords", "{count} har inte bedömt").format(count=silent))
    return " · ".join(said)


def differences(seen: GoalViews) -> str:
    """Which units see the goal otherwise than most do, and how; empty where they all see the same."""
    names = {view.unit.unit_id: view.unit.short_name or view.unit.name for view in seen.views}
    told = (
        _told(seen.attainment, names, "attainment"),
        _told(seen.trend, names, "goal_trend"),
    )
    return "\n".join(line for line in told if line)


def _told(seen: Opinions, names: Mapping[int, str], group: str) -> str:
    if not seen.differ:
        return ""
    others = "; ".join(
        translate("OpinionWords", "{judgement}: {units}").format(
            judgement=wording.word(group, code).lower(), units=", ".join(names[unit] for unit in units)
        )
        for code, units in seen.others
    )
    if not seen.common:
        what = (
            translate("OpinionWords", "Enheterna ser olika på måluppfyllelsen. {others}.")
            if group == "attainment"
            else translate("OpinionWords", "Enheterna ser olika på trenden. {others}.")
        )
        return what.format(others=others[:1].upper() + others[1:])
    most = dict(seen.counts)[seen.common]
    what = (
        translate("OpinionWords", "Måluppfyllelse: {most} av {all} säger {common}. Andra säger {others}.")
        if group == "attainment"
        else translate("OpinionWords", "Trend: {most} av {all} säger {common}. Andra säger {others}.")
    )
    return what.format(
        most=most,
        all=sum(len(units) for _, units in seen.sides),
        common=wording.word(group, seen.common).lower(),
        others=others,
    )
