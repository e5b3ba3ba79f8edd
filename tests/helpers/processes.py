"""Programs of our own that write in a file until they are done, or until somebody kills them.

Run as ``python -m tests.helpers.processes``: everything is imported once, then each writer is a fork.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from app.domain.problems import Conflict
from database.check import check_file
from database.connection import File
from database.log import Author
from tests.helpers.files import writer

STEPS = {"a": 1, "b": 1000}
ROOT = Path(__file__).resolve().parents[2]


def run(task: str, *arguments: str) -> list[object]:
    """Run one of the tasks below in a process of its own and return what it answers."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.processes", task, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer: list[object] = json.loads(done.stdout)
    return answer


def count_up(address: str, name: str, edits: str) -> list[object]:
    """Add to a goal's position again and again, reading anew after each conflict; answer how often.

    ``a`` adds 1 and ``b`` 1,000: the two never come to the same number, which would be no conflict.
    """
    file = File(address)
    records = writer(file, Author(name, name), name)
    chance = random.Random(name)
    conflicts = merged = 0
    for number in range(int(edits)):
        goal = chance.choice((1, 2, 3))
        while True:
            form = records.read("goal", goal)
            mine = {**form, "position": _number(form["position"]) + STEPS[name]}
            # Something else that nobody but this process touches, so that some saves are merges.
            if number % 5 == 0:
                mine["text" if name == "a" else "number"] = f"{name}{number}"
            try:
                change = records.write("goal", goal, mine, form, edit_id=f"{name}-{number}")
            except Conflict:
                conflicts += 1
                continue
            merged += change.version != _number(form["version"]) + 1
            break
    file.close()
    return [conflicts, merged]


def be_killed(address: str, rounds: str) -> list[object]:
    """Fork a writer, kill it at a random moment, look the file over; answer saves told as kept and those lost.

    Two of three are killed after they have told of a save, however slow the machine is; the others whenever.
    """
    chance = random.Random(7)
    told: list[str] = []
    lost: list[str] = []
    harmed = 0
    # What is slow the first time is done before anybody is killed.
    warm = File(address)
    writer(warm).write("goal", 1, {"text": "varm"})
    warm.close()
    for round_number in range(int(rounds)):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _write_until_killed(address, round_number, writing)
        os.close(writing)
        begun = os.read(reading, 1) if round_number % 3 else b""
        time.sleep(chance.uniform(0.01, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            told += (begun + pipe.read()).decode().split()
        harmed += bool(check_file(address))
    file = File(address)
    records = writer(file)
    lost = [edit_id for edit_id in told if not records.edit(edit_id)]
    file.close()
    return [len(told), lost, harmed]


def _write_until_killed(address: str, round_number: int, pipe: int) -> None:
    file = File(address)
    records = writer(file)
    number = 0
    while True:
        number += 1
        edit_id = f"{round_number}-{number}"
        records.write("goal", 1 + number % 3, {"text": edit_id * 50}, edit_id=edit_id)
        os.write(pipe, f"{edit_id}\n".encode())


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


if __name__ == "__main__":
    task = count_up if sys.argv[1] == "count_up" else be_killed
    print(json.dumps(task(*sys.argv[2:])))
