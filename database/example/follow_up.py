"""The example's rounds, activities and what citizens are told, as the TOML files say them."""

from __future__ import annotations

from typing import Any

from database.example.texts import read


def rounds() -> list[dict[str, Any]]:
    """Rounds with the units' way through them, oldest first."""
    return list(read("rounds.toml")["round"])


def answers() -> list[dict[str, Any]]:
    """What each unit judged in each round."""
    return list(read("assessments.toml")["answer"])


def joint() -> dict[str, list[dict[str, Any]]]:
    """The joint analyses of the rounds, and what they lead to."""
    found = read("rounds.toml")
    return {"analysis": found["analysis"], "conclusion": found["conclusion"]}


def correction() -> dict[str, Any]:
    """What was corrected of a locked round."""
    found: dict[str, Any] = read("rounds.toml")["correction"]
    return found


def groups() -> list[dict[str, Any]]:
    """Target groups."""
    return list(read("activities.toml")["group"])


def activities() -> list[dict[str, Any]]:
    """Activities with their effects."""
    return list(read("activities.toml")["activity"])


def citizens() -> dict[str, list[dict[str, Any]]]:
    """What citizens are told, and what they have said."""
    return read("citizens.toml")
