"""What conclusions of joint analyses are called when they become something else."""

from __future__ import annotations

from app.domain.rich_text import plain

TITLE_LENGTH = 120
"""A longer conclusion is cut between words where a title is proposed."""


def proposed_title(text: str) -> str:
    """The first line of a conclusion, short enough for a title."""
    line = next((line.strip() for line in plain(text).splitlines() if line.strip()), "").rstrip(".")
    if len(line) <= TITLE_LENGTH:
        return line
    cut = line[:TITLE_LENGTH]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
