"""Goals and indicators as the forms of steering documents offer them."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from app import wording
from app.text import translate
from app.ui.common.fields import Option

if TYPE_CHECKING:
    from app.services.document_cards import DocumentChoices, ServedGoal


def goal_label(goal: ServedGoal) -> str:
    """A goal with number, level, unit and period, so that no two are alike."""
    level = ", ".join(part for part in (wording.word("level", goal.level), goal.unit) if part)
    said = (f"{goal.number} {goal.title}".strip(), level, goal.period, _away(goal.archived))
    return " · ".join(part for part in said if part)


def goal_options(choices: DocumentChoices, chosen: object) -> tuple[Option, ...]:
    """The goals to choose among. An archived one is there only where it is chosen already."""
    kept = _chosen(chosen)
    return tuple(
        Option(goal.id, goal_label(goal)) for goal in choices.goals if not goal.archived or goal.id in kept
    )


def indicator_options(choices: DocumentChoices, chosen: object) -> tuple[Option, ...]:
    """The indicators to choose among, as goals."""
    kept = _chosen(chosen)
    return tuple(
        Option(key, " · ".join(part for part in (title, _away(archived)) if part))
        for key, title, archived in choices.indicators
        if not archived or key in kept
    )


def _chosen(value: object) -> Container[object]:
    return value if isinstance(value, tuple | list) else ()


def _away(archived: bool) -> str:
    return translate("DocumentForm", "arkiverat") if archived else ""
