"""What is asked about an indicator, its measurements and its targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app import wording
from app.domain.kolada import is_margin
from app.domain.swedish import sort_key
from app.text import QT_TRANSLATE_NOOP as noop
from app.ui.common.fields import Choice, Date, Field, Flag, Links, LongText, Number, Option, Text, Year

if TYPE_CHECKING:
    from app.services.indicator_cards import GoalChoice

NEW = "indicator:new"
MOST_DECIMALS = 6


def options(group: str) -> tuple[Option, ...]:
    """The codes of a group with their words, to choose among."""
    return tuple(Option(code, word) for code, word in wording.words(group).items())


def frequency_options(kept: str = "") -> tuple[Option, ...]:
    """How often a thing may be measured; words that an older file has stay to be chosen."""
    known = options("frequency")
    return known if kept in ("", *(option.value for option in known)) else (*known, Option(kept, kept))


def goal_option(goal: GoalChoice) -> Option:
    """A goal as one chooses it: number, title, whose it is."""
    label = " ".join(part for part in (goal.number, goal.title) if part)
    level = wording.word("level", goal.level)
    return Option(goal.id, label, f"{level}, {goal.unit}" if goal.unit else level)


def margin_options(indicators: Iterable[tuple[int, str]], own: int | None) -> tuple[Option, ...]:
    """The indicators whose values may be the margins of error of another one's: those that are called so first."""
    offered = [(indicator_id, title) for indicator_id, title in indicators if indicator_id != own]
    ordered = sorted(offered, key=lambda each: (not is_margin(each[1]), sort_key(each[1])))
    return tuple(Option(indicator_id, title) for indicator_id, title in ordered)


def indicator_fields() -> tuple[Field, ...]:
    """The card of an indicator. Units and goals are offered when the page has read them."""
    return (
        Text("title", noop("Fields", "Namn"), required=True),
        LongText(
            "definition",
            noop("Fields", "Definition"),
            help=noop("Fields", "Vad som räknas och inte räknas, så att två personer får samma värde."),
        ),
        Choice(
            "quality",
            noop("Fields", "Kvalitet"),
            options=options("quality"),
            required=True,
            width="half",
            help=noop("Fields", "Faktisk räknas eller mäts. Upplevd är vad människor svarar i en enkät."),
        ),
        Choice(
            "level", noop("Fields", "Nivå"), options=options("indicator_level"), required=True, width="half"
        ),
        Flag(
            "citizen_focus",
            noop("Fields", "Medborgarfokus"),
            help=noop("Fields", "Visar det som medborgarna själva märker av."),
        ),
        Text(
            "unit_of_measure",
            noop("Fields", "Måttenhet"),
            width="third",
            section=noop("Fields", "Hur den läses"),
            placeholder=noop("Fields", "%, personer, dagar …"),
        ),
        Choice(
            "decimals",
            noop("Fields", "Decimaler"),
            options=tuple(Option(count, str(count)) for count in range(MOST_DECIMALS + 1)),
            required=True,
            width="third",
        ),
        Choice(
            "direction",
            noop("Fields", "Riktning"),
            options=options("direction"),
            required=True,
            width="third",
        ),
        Number(
            "margin",
            noop("Fields", "Felmarginal"),
            low=0,
            width="third",
            help=noop("Fields", "Plus eller minus så mycket, i samma enhet som värdet."),
        ),
        Choice(
            "margin_indicator_id",
            noop("Fields", "… eller felmarginal från en indikator"),
            none=noop("Fields", "Ingen"),
            width="two_thirds",
            help=noop(
                "Fields",
                "När felmarginalen är olika för varje värde: indikatorn vars värden den är, som Koladas osäkerhetstal.",
            ),
        ),
        Flag("by_gender", noop("Fields", "Delas upp på kön"), width="third"),
        Choice(
            "source",
            noop("Fields", "Källa"),
            options=options("source"),
            required=True,
            width="third",
            section=noop("Fields", "Varifrån värdet kommer"),
        ),
        Text("kolada_id", noop("Fields", "Kolada-id"), width="third", placeholder=noop("Fields", "N15419")),
        Choice(
            "frequency",
            noop("Fields", "Hur ofta den mäts"),
            options=frequency_options(),
            none=noop("Fields", "Inte bestämt"),
            empty="",
            width="third",
        ),
        Choice(
            "responsible_id",
            noop("Fields", "Ansvarig enhet"),
            none=noop("Fields", "Ingen ansvarig än"),
            width="two_thirds",
        ),
        Date("next_value_on", noop("Fields", "Nästa värde väntas"), width="third"),
        Text("source_note", noop("Fields", "Om källan"), help=noop("Fields", "Står under diagrammet.")),
        Links(
            "goals",
            noop("Fields", "Visar målen"),
            section=noop("Fields", "Vad den säger något om"),
            add=noop("Fields", "Sök mål att lägga till …"),
        ),
    )


def measurement_fields() -> tuple[Field, ...]:
    """One value, in the order it is typed."""
    return (
        Year("year", noop("Fields", "År"), required=True, width="quarter"),
        Choice(
            "part", noop("Fields", "Del av året"), options=options("part"), required=True, width="quarter"
        ),
        Choice("gender", noop("Fields", "Kön"), options=options("gender"), required=True, width="quarter"),
        Choice("place_id", noop("Fields", "Plats"), required=True, width="quarter"),
        Number("value", noop("Fields", "Värde"), width="half"),
        Choice(
            "state",
            noop("Fields", "Läge"),
            options=options("measurement_state"),
            required=True,
            width="quarter",
        ),
        Text("source", noop("Fields", "Källa"), width="quarter"),
        Text("comment", noop("Fields", "Kommentar")),
    )


def target_fields() -> tuple[Field, ...]:
    """What one year asks. The upper ends are shown for indicators that should lie in a band."""
    return (
        Year("year", noop("Fields", "År"), required=True, width="quarter"),
        Number("baseline", noop("Fields", "Utgångsvärde"), width="quarter"),
        Number("target", noop("Fields", "Målvärde"), width="quarter"),
        Number("target_high", noop("Fields", "Målvärde, högst"), width="quarter"),
        Number(
            "accepted_year",
            noop("Fields", "Accepterat värde för året"),
            width="half",
            help=noop("Fields", "Godtagbart under budgetåret, även om målvärdet inte nås."),
        ),
        Number("accepted_year_high", noop("Fields", "Accepterat för året, högst"), width="half"),
        Number(
            "accepted_period",
            noop("Fields", "Accepterat värde för perioden"),
            width="half",
            help=noop("Fields", "Godtagbart när mandatperioden är slut."),
        ),
        Number("accepted_period_high", noop("Fields", "Accepterat för perioden, högst"), width="half"),
    )


BAND_FIELDS = ("target_high", "accepted_year_high", "accepted_period_high")
"""The upper ends: for indicators that should lie in a band."""
