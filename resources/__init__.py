"""Files that the program ships: fonts, icons, themes, translations. No logic beyond finding them."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Return where a shipped file lies, in a checkout, an installed package and a frozen build alike.

    ``path("icons", "save.svg")`` names one icon; ``path()`` names the folder itself.
    """
    return _HERE.joinpath(*parts)
