"""Swedish for the codes of measurements and of the plan for them."""

from __future__ import annotations

from app.text import QT_TRANSLATE_NOOP as noop

WORDS: dict[str, dict[str, str]] = {
    "frequency": {
        "tertial": noop("Frequency", "Varje tertial"),
        "year": noop("Frequency", "Varje år"),
        "school_year": noop("Frequency", "Varje läsår"),
        "two_years": noop("Frequency", "Vartannat år"),
        "three_years": noop("Frequency", "Vart tredje år"),
        "four_years": noop("Frequency", "Vart fjärde år"),
        "irregular": noop("Frequency", "Oregelbundet"),
    },
    "plan_state": {
        "draft": noop("PlanState", "Utkast"),
        "adopted": noop("PlanState", "Fastställd"),
    },
    "due": {
        "late": noop("Due", "Sent"),
        "soon": noop("Due", "Snart"),
        "later": noop("Due", "I tid"),
        "never": noop("Due", "Inget värde än"),
        "unknown": noop("Due", "Okänt när"),
    },
    "gap_about": {
        "no_plan": noop("Gap", "Plan för mätning och uppföljning"),
        "plan_late": noop("Gap", "Plan för mätning och uppföljning"),
        "values_late_unowned": noop("Gap", "Utan ansvarig enhet"),
    },
    "part": {
        "t1": noop("Part", "Tertial 1"),
        "t2": noop("Part", "Tertial 2"),
        "t3": noop("Part", "Tertial 3"),
        "year": noop("Part", "Helår"),
    },
    "measurement_state": {
        "preliminary": noop("MeasurementState", "Preliminärt"),
        "final": noop("MeasurementState", "Slutligt"),
    },
    "position": {
        "best_quarter": noop("Position", "Bästa fjärdedelen"),
        "middle": noop("Position", "Mitten"),
        "worst_quarter": noop("Position", "Sämsta fjärdedelen"),
        "unknown": noop("Position", "Kan inte jämföras"),
    },
    "position_reason": {
        "ranked": noop("Reason", "Läget jämfört med andra kommuner säger inget om ifall målet nås."),
        "no_value": noop("Reason", "Vi har inget värde att jämföra med andra kommuners."),
        "few_others": noop("Reason", "För få kommuner har ett värde för samma tid."),
        "no_better_way": noop(
            "Reason", "Värdet ska ligga i ett intervall, så ingen kommun är bättre än en annan."
        ),
    },
    "position_short": {
        "best_quarter": noop("Position", "Bästa ¼"),
        "middle": noop("Position", "Mitten"),
        "worst_quarter": noop("Position", "Sämsta ¼"),
    },
    "position_among": {
        "best_quarter": noop("Position", "Bland den bästa fjärdedelen av {count} kommuner {year}"),
        "middle": noop("Position", "I mitten bland {count} kommuner {year}"),
        "worst_quarter": noop("Position", "Bland den sämsta fjärdedelen av {count} kommuner {year}"),
    },
    "unlikely": {
        "over_hundred": noop("Unlikely", "Över 100 %. Stämmer det?"),
        "negative_share": noop("Unlikely", "En andel under noll. Stämmer det?"),
        "negative_count": noop("Unlikely", "Ett antal under noll. Stämmer det?"),
        "below_zero": noop("Unlikely", "Under noll, som inget annat år. Stämmer det?"),
        "enormous": noop("Unlikely", "Orimligt stort. Stämmer det?"),
        "far_larger": noop(
            "Unlikely", "Minst tio gånger större än alla andra år, som mest {largest}. Stämmer det?"
        ),
        "far_smaller": noop(
            "Unlikely", "Högst en tiondel av alla andra år, som minst {smallest}. Stämmer det?"
        ),
        "more_decimals": noop("Unlikely", "Fler decimaler än indikatorn visar. Stämmer det?"),
    },
    "place_kind": {
        "own": noop("PlaceKind", "Den egna kommunen"),
        "municipality": noop("PlaceKind", "Kommun"),
        "region": noop("PlaceKind", "Region"),
        "nation": noop("PlaceKind", "Hela landet"),
        "comparison_group": noop("PlaceKind", "Jämförelsegrupp"),
        "unit": noop("PlaceKind", "Enhet"),
    },
}
"""Words by group and code, in the order they are offered."""

CONTEXTS = {
    "frequency": "Frequency",
    "plan_state": "PlanState",
    "due": "Due",
    "gap_about": "Gap",
    "part": "Part",
    "measurement_state": "MeasurementState",
    "position": "Position",
    "position_reason": "Reason",
    "position_short": "Position",
    "position_among": "Position",
    "unlikely": "Unlikely",
    "place_kind": "PlaceKind",
}
"""Where the words of each group stand, for the translators."""
