"""The levels of goals as the page speaks of them: icon, name, what may stand where."""

from __future__ import annotations

from app import wording
from app.domain.goals import levels_under
from app.text import QT_TRANSLATE_NOOP as noop
from app.text import translate

ICONS = {
    "vision": "sun",
    "overarching": "target",
    "success_factor": "sprout",
    "body": "landmark",
    "subgoal": "flag",
    "internal": "house",
}

WITH_UNIT = frozenset({"body", "subgoal", "internal"})
"""Levels that belong to a board, a company or another unit."""

WITH_YEARS = frozenset({"vision", "subgoal"})
"""Levels that say which years they are for."""

CONTRIBUTES = "body"
"""The level that contributes to overarching goals."""

_SEVERAL = {
    "vision": noop("GoalLevels", "visionen"),
    "overarching": noop("GoalLevels", "övergripande mål"),
    "success_factor": noop("GoalLevels", "framgångsfaktorer"),
    "body": noop("GoalLevels", "nämnd- och bolagsmål"),
    "subgoal": noop("GoalLevels", "delmål"),
    "internal": noop("GoalLevels", "interna mål"),
}

_WHERE = {
    "vision": noop("GoalLevels", "Visionen står överst. Varje period har en."),
    "overarching": noop("GoalLevels", "Ett övergripande mål står under visionen."),
    "success_factor": noop("GoalLevels", "En framgångsfaktor står under ett övergripande mål."),
    "body": noop(
        "GoalLevels", "Ett nämnd- eller bolagsmål står under ett övergripande mål eller en framgångsfaktor."
    ),
    "subgoal": noop(
        "GoalLevels",
        "Ett delmål står under ett nämnd- eller bolagsmål, ett övergripande mål, en framgångsfaktor eller ett "
        "internt mål.",
    ),
    "internal": noop("GoalLevels", "Ett internt mål står under visionen."),
}


def name(level: str) -> str:
    """What one goal of the level is called."""
    return wording.word("level", level)


def where(level: str) -> str:
    """The sentence that tells where a goal of the level may stand."""
    return translate("GoalLevels", _WHERE[level])


def what_may_stand_under(level: str) -> str:
    """The sentence that tells what may stand under a goal of the level."""
    several = [translate("GoalLevels", _SEVERAL[each]) for each in levels_under(level)]
    if not several:
        return translate("GoalLevels", "Under {name} står inga mål.").format(name=in_sentence(level))
    *most, last = several
    listed = (
        translate("GoalLevels", "{most} och {last}").format(most=", ".join(most), last=last) if most else last
    )
    return translate("GoalLevels", "Under {name} kan {listed} stå.").format(
        name=in_sentence(level), listed=listed
    )


_ONE = {
    "vision": noop("GoalLevels", "visionen"),
    "overarching": noop("GoalLevels", "ett övergripande mål"),
    "success_factor": noop("GoalLevels", "en framgångsfaktor"),
    "body": noop("GoalLevels", "ett nämnd- eller bolagsmål"),
    "subgoal": noop("GoalLevels", "ett delmål"),
    "internal": noop("GoalLevels", "ett internt mål"),
}


def in_sentence(level: str) -> str:
    """One goal of the level, as it stands inside a sentence."""
    return translate("GoalLevels", _ONE[level])


_NEW = {
    "": noop("GoalLevels", "Nytt mål"),
    "vision": noop("GoalLevels", "Ny vision"),
    "overarching": noop("GoalLevels", "Nytt övergripande mål"),
    "success_factor": noop("GoalLevels", "Ny framgångsfaktor"),
    "body": noop("GoalLevels", "Nytt nämnd- eller bolagsmål"),
    "subgoal": noop("GoalLevels", "Nytt delmål"),
    "internal": noop("GoalLevels", "Nytt internt mål"),
}


def new_one(level: str) -> str:
    """What making a goal of the level is called; the empty level is one that is not chosen yet."""
    return translate("GoalLevels", _NEW[level])


def full_title(number: str, title: str) -> str:
    """A goal's number and title as one text."""
    return f"{number} {title}".strip()
