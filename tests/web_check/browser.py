"""Chromium, spoken to by the pipe that it is debugged by: one JSON message after another, each ended by a zero byte."""

from __future__ import annotations

import atexit
import base64
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from typing import Any

PATIENCE = 60.0
"""Seconds that an answer may take on a busy machine."""

FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)

# Chromium reads from 3 and writes to 4; the ends of the pipes are put there just before it takes over.
_START = (
    "import os, sys; hear, tell = int(sys.argv[1]), int(sys.argv[2]);"
    "os.dup2(hear, 3); os.dup2(tell, 4); os.execv(sys.argv[3], sys.argv[3:])"
)


class Browser:
    """One process; a tab for each page."""

    def __init__(self, program: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="rodatraden-chromium-", ignore_cleanup_errors=True)
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the browser; close() closes it
        hear, self._tell = os.pipe()
        self._hear, tell = os.pipe()
        # Clear of the numbers that Chromium reads and writes.
        inner = [_above(hear), _above(tell)]
        # Its own sandbox does not work for root.
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-S", "-c", _START, *map(str, inner)),
                *(program, *FLAGS, *root, f"--user-data-dir={self._folder.name}", "about:blank"),
            ],
            pass_fds=inner,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        for number in inner:
            os.close(number)
        self._number = 0
        self._read = b""
        self.events: list[dict[str, Any]] = []
        atexit.register(self.close)

    def open(self) -> Tab:
        """A new tab, empty."""
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        return Tab(self, target, session)

    def ask(self, method: str, values: dict[str, Any], session: str = "") -> dict[str, Any]:
        """Ask the browser for something, and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        left = json.dumps(message).encode() + b"\0"
        while left:
            left = left[os.write(self._tell, left) :]
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self.hear(deadline)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def hear(self, deadline: float) -> dict[str, Any]:
        """The next message; events are kept as well."""
        while b"\0" not in self._read:
            if not select.select([self._hear], [], [], max(deadline - time.monotonic(), 0))[0]:
                raise RuntimeError(f"Chromium does not answer: {self._said()}")
            more = os.read(self._hear, 1 << 20)
            if not more:
                raise RuntimeError(f"Chromium died: {self._said()}")
            self._read += more
        text, _, self._read = self._read.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        if "method" in message:
            self.events.append(message)
        return message

    def close(self) -> None:
        """End the process and take away what it wrote."""
        for end in (self._tell, self._hear):
            os.close(end)
        try:
            # With its pipe gone it ends by itself.
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
        self._folder.cleanup()

    def _said(self) -> str:
        self._log.seek(0)
        return self._log.read().decode(errors="replace")[-2000:]


class Tab:
    """One page in the browser."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._ask(f"{domain}.enable")

    def look(self, width: int, height: int, *, dark: bool, zoom: float, print_: bool) -> None:
        """Look at pages so from now on; ``zoom`` is how large the window's own zoom makes them."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=zoom,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", media="print" if print_ else "", features=[scheme])

    def go(self, address: str) -> None:
        """Open an address and wait until it is there."""
        self._browser.events.clear()
        self._ask("Page.navigate", url=address)
        deadline = time.monotonic() + PATIENCE
        while not self._heard("Page.loadEventFired"):
            self._browser.hear(deadline)

    def run(self, script: str) -> Any:
        """What a script in the page answers; a promise is waited for."""
        answer = self._ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def fetched(self) -> list[str]:
        """Every address that the page has asked for, itself first."""
        found: list[str] = [event["request"]["url"] for event in self._heard("Network.requestWillBeSent")]
        return found

    def complaints(self) -> list[str]:
        """What the browser has logged about the page."""
        return [event["entry"]["text"] for event in self._heard("Log.entryAdded")]

    def picture(self) -> bytes:
        """The whole page as PNG."""
        answer = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def printed(self) -> bytes:
        """The page as the browser would print it: a PDF."""
        return base64.b64decode(self._ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def close(self) -> None:
        """Close the tab."""
        self._browser.ask("Target.closeTarget", {"targetId": self._target})

    def _ask(self, method: str, **values: Any) -> dict[str, Any]:
        return self._browser.ask(method, values, self._session)

    def _heard(self, method: str) -> list[dict[str, Any]]:
        return [
            event["params"]
            for event in self._browser.events
            if event["method"] == method and event.get("sessionId") == self._session
        ]


def _above(number: int) -> int:
    """The same end of a pipe under a number above those that Chromium uses."""
    import fcntl

    higher = fcntl.fcntl(number, fcntl.F_DUPFD, 10)
    os.close(number)
    return higher
