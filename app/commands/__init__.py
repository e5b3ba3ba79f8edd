"""What each command of the command line does. A problem is raised as UserError; ``app.__main__`` says it."""

from __future__ import annotations

import argparse
from importlib import import_module

DONE = 0
PROBLEM = 1

_COMMANDS = {
    "new": ("files", "new"),
    "report": ("reports", "report"),
    "import": ("sheets", "import_sheet"),
    "export": ("sheets", "export"),
    "kolada": ("kolada", "kolada"),
    "check": ("files", "check"),
    "gaps": ("gaps", "gaps"),
    "backup": ("files", "backup"),
    "screenshots": ("screenshots", "screenshots"),
}
"""Where each command is, and what it is called there: only the one that is chosen is imported."""


def run(chosen: argparse.Namespace) -> int:
    """Do what was chosen on the command line; returns the exit status."""
    where, name = _COMMANDS[chosen.command]
    done: int = getattr(import_module(f"app.commands.{where}"), name)(chosen)
    return done
