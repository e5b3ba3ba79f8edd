"""Telling where the thread is broken."""

from __future__ import annotations

import argparse
import json

from app.commands import DONE
from app.commands.called import year_called
from app.services.office import open_office
from app.text import translate
from app.wording import control_gap, control_gap_advice, gap_in_two, sentence_of_gap

ONE_BY_ONE = frozenset({"controls_late", "actions_late", "acceptance_expired"})
"""What Översikt sums up unit by unit, and the check of internal control tells one by one."""


ONE_BY_ONE = frozenset({"controls_late", "actions_late", "acceptance_expired"})
"""What Översikt sums up unit by unit, and the check of internal control tells one by one."""


def gaps(chosen: argparse.Namespace) -> int:
    """Tell where the thread is broken: what Översikt says is missing or late, and what internal control has to mend."""
    office = open_office(chosen.file)
    try:
        year = year_called(office, None)
        summed = office.overview.gaps(office.period_of(year).id, year, office.today)
        broken = [gap for gap in summed if gap.code not in ONE_BY_ONE]
        findings = office.control_gaps.findings(year)
    finally:
        office.close()
    told = [
        {
            "kind": gap.code,
            "what": gap_in_two(gap.code, gap.values)[0],
            "text": sentence_of_gap(gap.code, gap.values),
        }
        for gap in broken
    ]
    for found in findings:
        said = f"{control_gap(found.code, found.values)} {control_gap_advice(found.code)}"
        told.append({"kind": found.code, "what": found.what, "text": said})
    if chosen.json:
        print(json.dumps(told, ensure_ascii=False))
        return DONE
    # What is broken in the thread names the goal in its sentence; what internal control lacks does not.
    lines = [gap["text"] for gap in told[: len(broken)]]
    lines += [f"{gap['what']}: {gap['text']}" for gap in told[len(broken) :]]
    lines = [" ".join(line.split()) for line in lines]
    print("\n".join(lines or [translate("Command", "Inget saknas: tråden är hel.")]))
    return DONE
