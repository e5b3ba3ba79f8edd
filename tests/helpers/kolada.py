"""A real server on this computer that answers in Kolada's shape, and misbehaves as it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

type_of_act = Callable[[BaseHTTPRequestHandler], object]


@dataclass
class KoladaServer:
    """What the server knows. ``acts`` are done one by one instead of answering."""

    base: str = ""
    lists: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {"kpi": [], "kpi_groups": [], "municipality": [], "municipality_groups": []}
    )
    values: dict[tuple[str, str, int], list[dict[str, Any]]] = field(default_factory=dict)
    page_size: int = 5000
    period_as_text: bool = False
    acts: list[type_of_act] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def know(self, kpi: str, title: str, **more: Any) -> None:
        """Have a KPI in the catalogue."""
        self.lists["kpi"].append({"id": kpi, "title": title, "is_divided_by_gender": False, **more})

    def measured(self, kpi: str, place: str, year: int, total: float | None, **genders: float | None) -> None:
        """Have a value, and perhaps those of women (K) and men (M)."""
        self.values[kpi, place, year] = [
            {"gender": gender, "count": 1, "status": "" if value is not None else "Missing", "value": value}
            for gender, value in {"T": total, **genders}.items()
        ]

    def content(self, path: str, query: dict[str, list[str]]) -> list[dict[str, Any]] | None:
        """What is asked for; None where there is no such thing."""
        match path.strip("/").split("/"):
            case ["v3", name] if name in self.lists:
                words = query.get("title", [""])[0].casefold()
                return [row for row in self.lists[name] if words in row["title"].casefold()]
            case ["v3", "data", "kpi", kpis, "municipality", places, "year", years]:
                wanted = [part.split(",") for part in (kpis, places, years)]
                assert all(len(part) <= 25 for part in wanted), "Kolada refuses more than 25"
                return [
                    {
                        "kpi": kpi,
                        "municipality": place,
                        "period": str(year) if self.period_as_text else year,
                        "values": values,
                    }
                    for (kpi, place, year), values in self.values.items()
                    if kpi in wanted[0] and place in wanted[1] and str(year) in wanted[2]
                ]
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle of an answer is what many tests are about."""


@contextmanager
def kolada_server() -> Iterator[KoladaServer]:
    """Run the server while the block runs."""
    known = KoladaServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            known.asked.append(unquote(self.path))
            if known.acts:
                known.acts.pop(0)(self)
                return
            parts = urlsplit(self.path)
            query = parse_qs(parts.query)
            rows = known.content(unquote(parts.path), query)
            if rows is None:
                status(404)(self)
                return
            page = int(query.get("page", ["1"])[0])
            shown = rows[(page - 1) * known.page_size : page * known.page_size]
            answer: dict[str, Any] = {"count": len(shown), "values": shown, "next_url": None}
            if page * known.page_size < len(rows):
                kept = "".join(f"title={words}&" for words in query.get("title", []))
                answer["next_url"] = f"{known.base.removesuffix('/v3')}{parts.path}?{kept}page={page + 1}"
            body(json.dumps(answer).encode())(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing on the terminal."""

    server = _Server(("127.0.0.1", 0), Handler)
    known.base = f"http://127.0.0.1:{server.server_port}/v3"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, **headers: str) -> type_of_act:
    """Answer with a status and nothing else."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return act


def body(content: bytes, **headers: str) -> type_of_act:
    """Answer with any content."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return act


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Break off in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"count": 1, "val')
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def endless(piece: bytes = b" " * 1000) -> type_of_act:
    """Go on answering for ever."""

    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while True:
            handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")

    return act


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    """Never come to the answer itself."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X: y\r\n")
        handler.wfile.flush()


def silence(released: threading.Event) -> type_of_act:
    """Take the question and say nothing until the test is over."""
    return lambda handler: released.wait(30)
