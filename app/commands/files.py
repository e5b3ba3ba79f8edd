"""Making, checking and copying a municipality's file."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from app.commands import DONE, PROBLEM
from app.domain.problems import UserError
from app.services.office import create_example, create_office, file_named, mandate_years
from app.text import translate
from app.wording import finding


def new(chosen: argparse.Namespace) -> int:
    """Create a municipality's file, empty or filled with the example."""
    path = file_named(chosen.file)
    if chosen.example:
        create_example(path)
    else:
        first_year, last_year = mandate_years(date.today())
        create_office(path, translate("Command", "Ny kommun"), "", first_year, last_year)
    print(translate("Command", "Skapade {path}").format(path=path))
    return DONE


def check(chosen: argparse.Namespace) -> int:
    """Check the file, its schema, its links and its log of changes."""
    from database.check import check_file

    problems = [finding(problem) for problem in check_file(chosen.file)]
    if chosen.json:
        print(json.dumps({"ok": not problems, "problems": problems}, ensure_ascii=False))
        return PROBLEM if problems else DONE
    if problems:
        raise UserError("file_has_problems", path=chosen.file, problems=" ".join(problems))
    print(translate("Command", "{path} är hel: inga problem hittades.").format(path=chosen.file))
    return DONE


def backup(chosen: argparse.Namespace) -> int:
    """Write a consistent copy of a file, also while others work in it."""
    from database.backup import backup_at

    target = Path(chosen.output)
    backup_at(chosen.file, target)
    print(translate("Command", "Sparade {path}").format(path=target))
    return DONE
