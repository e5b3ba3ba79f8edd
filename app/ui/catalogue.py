"""The pages of the window, in the order of the rail, and the charts. A new page or chart is one line here.

Each page is imported when it is first shown: start-up pays for none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.page import Page, PageEntry

if TYPE_CHECKING:
    from app.services.figures import Chart, Distribution
    from app.ui.charts.distribution_chart import DistributionChart
    from app.ui.charts.series_chart import SeriesChart


def _overview() -> type[Page]:
    from app.ui.overview.page import OverviewPage

    return OverviewPage


def _goals() -> type[Page]:
    from app.ui.goals.page import GoalsPage

    return GoalsPage


def _indicators() -> type[Page]:
    from app.ui.indicators.page import IndicatorsPage

    return IndicatorsPage


def _activities() -> type[Page]:
    from app.ui.activities.page import ActivitiesPage

    return ActivitiesPage


def _risks() -> type[Page]:
    from app.ui.risks.page import RisksPage

    return RisksPage


def _governance() -> type[Page]:
    from app.ui.governance.page import GovernancePage

    return GovernancePage


def _follow_up() -> type[Page]:
    from app.ui.follow_up.page import FollowUpPage

    return FollowUpPage


def _reports() -> type[Page]:
    from app.ui.report_page.page import ReportPage

    return ReportPage


def _administration() -> type[Page]:
    from app.ui.administration.page import AdministrationPage

    return AdministrationPage


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", noop("Pages", "Översikt"), "layout-dashboard", _overview),
    PageEntry(
        "goals",
        noop("Pages", "Mål"),
        "target",
        _goals,
        frozenset({"goal", "clarification", "contribution", "goal_sdg"}),
    ),
    PageEntry(
        "indicators",
        noop("Pages", "Indikatorer"),
        "chart-line",
        _indicators,
        frozenset(
            {
                *("indicator", "target", "measurement", "indicator_sdg"),
                *("measurement_plan", "measurement_plan_entry", "due_value"),
            }
        ),
    ),
    PageEntry(
        "activities",
        noop("Pages", "Aktiviteter"),
        "activity",
        _activities,
        frozenset({"activity", "effect", "target_group", "late_activity"}),
    ),
    PageEntry(
        "risks",
        noop("Pages", "Risker och intern kontroll"),
        "shield-alert",
        _risks,
        frozenset(
            {
                *("risk", "risk_score", "risk_analysis", "risk_treatment", "control_due", "late_action"),
                *("control", "control_result", "action", "control_plan", "control_plan_item"),
                *("self_assessment", "control_judgement", "control_gap"),
            }
        ),
    ),
    PageEntry(
        "governance",
        noop("Pages", "Styrning"),
        "gavel",
        _governance,
        frozenset(
            {
                *("decision", "method", "standpoint", "dialogue", "party"),
                *("document", "document_sdg", "annex_row"),
            }
        ),
    ),
    PageEntry(
        "follow_up",
        noop("Pages", "Uppföljning"),
        "clipboard-list",
        _follow_up,
        frozenset(
            {
                *("round", "round_version", "round_unit", "assessment"),
                *("joint_analysis", "joint_text", "conclusion"),
                *("citizen_summary", "citizen_comment"),
            }
        ),
    ),
    # What is printed is no record of its own: the id is that of the annex's document, or of the round.
    PageEntry(
        "reports",
        noop("Pages", "Rapporter"),
        "file-text",
        _reports,
        frozenset({"annex", "citizen_report", "round_report"}),
    ),
    PageEntry(
        "administration",
        noop("Pages", "Administration"),
        "settings",
        _administration,
        frozenset(
            {
                *("municipality", "period", "unit", "scale_step", "result_basis"),
                *("control_statement", "place", "sdg_text"),
            }
        ),
    ),
)


def page_for(kind: str) -> str:
    """The name of the page that shows records of ``kind``; empty if none does."""
    return next((entry.name for entry in PAGES if kind in entry.shows), "")


class ChartEntry(NamedTuple):
    """One kind of chart: its name in code, where the figures are that its ``show_chart`` takes, how to make it."""

    name: str
    figures: Callable[[], type[Chart | Distribution]]
    make: Callable[[], SeriesChart | DistributionChart]


def _chart() -> type[Chart]:
    from app.services.figures import Chart

    return Chart


def _series() -> SeriesChart:
    from app.ui.charts.series_chart import SeriesChart

    return SeriesChart()


def _distribution() -> type[Distribution]:
    from app.services.figures import Distribution

    return Distribution


def _dots() -> DistributionChart:
    from app.ui.charts.distribution_chart import DistributionChart

    return DistributionChart()


CHARTS: tuple[ChartEntry, ...] = (
    ChartEntry("series", _chart, _series),
    ChartEntry("distribution", _distribution, _dots),
)
