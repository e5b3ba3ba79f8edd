"""Taking pictures of the window."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands import DONE


def screenshots(chosen: argparse.Namespace) -> int:
    """Take a picture of every page, light and dark."""
    from app.ui.screenshots import take

    for path in take(Path(chosen.folder), chosen.file):
        print(path)
    return DONE
