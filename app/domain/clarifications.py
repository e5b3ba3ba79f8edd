"""What clarifications of goals must hold."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import codes
from app.domain.problems import Problem
from app.domain.validation import one_of, required, too_long

DIALOGUE_OF: Mapping[str, str] = {"executive_dialogue": "executive_board", "citizen_dialogue": "citizens"}
"""For each source that is a dialogue, the kind of dialogue it comes from."""

MAY_NAME_DIALOGUE = (*DIALOGUE_OF, "other")
MAY_NAME_DOCUMENT = ("declaration", "document", "other")


def problems(values: Mapping[str, object]) -> list[Problem]:
    """What is wrong with a clarification by itself."""
    found = required(values, "goal_id", "source_kind", "text")
    found += one_of(values, "source_kind", codes.CLARIFICATION_SOURCES)
    source = values.get("source_kind")
    if values.get("dialogue_id") is not None and source not in MAY_NAME_DIALOGUE:
        found.append(Problem("source_is_no_dialogue", "dialogue_id"))
    if values.get("document_id") is not None and source not in MAY_NAME_DOCUMENT:
        found.append(Problem("source_is_no_document", "document_id"))
    return found + too_long(values)


def goal_problems(level: str) -> list[Problem]:
    """What is wrong with the goal that is clarified."""
    return [] if level in codes.CLARIFIED_LEVELS else [Problem("not_clarified", "goal_id")]


def dialogue_problems(source_kind: str, dialogue_kind: str) -> list[Problem]:
    """What is wrong with the dialogue that a clarification names."""
    wanted = DIALOGUE_OF.get(source_kind, dialogue_kind)
    return [] if wanted == dialogue_kind else [Problem("dialogue_of_other_kind", "dialogue_id")]
