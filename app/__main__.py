"""The command line. Imports nothing heavy before it knows what is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from app.text import translate

COMMANDS = ("new", "report", "import", "export", "kolada", "check", "gaps", "backup", "screenshots")
REPORT_KINDS = (
    *("follow-up", "risks", "control-plan", "control-follow-up"),
    *("programme", "methods", "plan", "citizens", "annex"),
)
EXPORT_KINDS = ("measurements", "risks", "goals", "control-plan", "all")

DONE = 0
PROBLEM = 1
WRONG_USAGE = 2


class Parser(argparse.ArgumentParser):
    """Says in Swedish what is wrong with the words of a command."""

    def error(self, message: str) -> NoReturn:
        """Stop with the usage; ``message`` is argparse's own, in English, and only tells which argument."""
        text = translate("Command", "Kommandot går inte att förstå. Så här skrivs det:")
        self.exit(WRONG_USAGE, f"rodatraden: {text}\n{self.format_usage()}")


def parser() -> Parser:
    """The commands and their choices."""
    top = Parser(prog="rodatraden", usage=f"rodatraden [FIL] | rodatraden {{{','.join(COMMANDS)}}} …")
    commands = top.add_subparsers(dest="command", required=True, parser_class=Parser)
    new = commands.add_parser("new", usage="rodatraden new FIL [--example]")
    new.add_argument("file")
    new.add_argument("--example", action="store_true")
    report = commands.add_parser(
        "report",
        usage=f"rodatraden report {{{','.join(REPORT_KINDS)}}} FIL -o UT.pdf|.html "
        "[--year ÅR] [--unit NAMN] [--round NAMN] [--round-version NR] [--document TITEL] [--public] [--half-year]",
    )
    report.add_argument("kind", choices=REPORT_KINDS)
    report.add_argument("file")
    report.add_argument("-o", "--output", required=True)
    report.add_argument("--year", type=int)
    report.add_argument("--unit")
    report.add_argument("--round")
    report.add_argument("--round-version", type=int)
    report.add_argument("--document")
    report.add_argument("--public", action="store_true")
    report.add_argument("--half-year", action="store_true")
    kolada = commands.add_parser(
        "kolada", usage="rodatraden kolada FIL [--base-url URL] [--kpi ID …] [--from ÅR] [--json]"
    )
    kolada.add_argument("file")
    kolada.add_argument("--base-url", default="")
    kolada.add_argument("--kpi", nargs="+", action="extend", default=[], type=kolada_id)
    kolada.add_argument("--from", dest="first_year", default=0, type=year)
    kolada.add_argument("--json", action="store_true")
    importing = commands.add_parser(
        "import",
        usage="rodatraden import {measurements,control-plan} FIL TABELL.xlsx|.csv [--year ÅR] [--unit NAMN] "
        "[--dry-run] [--json]",
    )
    importing.add_argument("what", choices=("measurements", "control-plan"))
    importing.add_argument("file")
    importing.add_argument("sheet")
    importing.add_argument("--year", type=int)
    importing.add_argument("--unit")
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--json", action="store_true")
    export = commands.add_parser(
        "export", usage=f"rodatraden export FIL UT.xlsx [--what {'|'.join(EXPORT_KINDS)}]"
    )
    export.add_argument("file")
    export.add_argument("output")
    export.add_argument("--what", choices=EXPORT_KINDS, default="all")
    check = commands.add_parser("check", usage="rodatraden check FIL [--json]")
    check.add_argument("file")
    check.add_argument("--json", action="store_true")
    gaps = commands.add_parser("gaps", usage="rodatraden gaps FIL [--json]")
    gaps.add_argument("file")
    gaps.add_argument("--json", action="store_true")
    backup = commands.add_parser("backup", usage="rodatraden backup FIL KOPIA")
    backup.add_argument("file")
    backup.add_argument("output")
    screenshots = commands.add_parser("screenshots", usage="rodatraden screenshots UTMAPP [--file FIL]")
    screenshots.add_argument("folder")
    screenshots.add_argument("--file")
    return top


def kolada_id(word: str) -> str:
    """A word that is the id of a KPI."""
    from app.domain.indicators import is_kolada_id

    if not is_kolada_id(word.upper()):
        raise ValueError(word)
    return word.upper()


def year(word: str) -> int:
    """A word that is a year."""
    from app.domain.validation import FIRST_YEAR, LAST_YEAR

    if not FIRST_YEAR <= int(word) <= LAST_YEAR:
        raise ValueError(word)
    return int(word)


def main(argv: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] in ("-h", "--help"):
        parser().print_help()
        return DONE
    if not words or (len(words) == 1 and words[0] not in COMMANDS and not words[0].startswith("-")):
        from app.ui.start import run

        return run(words[0] if words else None)
    chosen = parser().parse_args(words)
    from app.commands import run as run_command
    from app.domain.problems import UserError
    from app.wording import sentence

    try:
        status = run_command(chosen)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read has had enough, as "| head" has; what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UserError as error:
        text, advice = sentence(error)
        print(f"rodatraden: {' '.join(part for part in (text, advice) if part)}", file=sys.stderr)
        return PROBLEM


if __name__ == "__main__":
    sys.exit(main())
