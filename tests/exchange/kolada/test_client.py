"""The conversation with a server that may be busy, broken, slow, gone, lying or hostile."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from app.domain.problems import Cancelled, UserError
from app.domain.progress import Progress
from app.exchange.kolada.address import checked
from app.exchange.kolada.api import Api
from app.exchange.kolada.client import Limits
from tests.exchange.kolada.conftest import ClientMaker, Clock
from tests.helpers.kolada import (
    KoladaServer,
    body,
    cut,
    endless,
    endless_headers,
    hang_up,
    silence,
    status,
    type_of_act,
)

EMPTY = b'{"count": 0, "values": [], "next_url": null}'


def refused(api: Api) -> UserError:
    with pytest.raises(UserError) as caught:
        api.kpis()
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "https://api.kolada.se/v3",
        "https://kolada.kommun.example:8443/v3/",
        "http://127.0.0.1:8000/v3",
        "http://localhost:8000",
        "http://[::1]:8000/v3",
    ],
)
def test_an_address_is_https_or_this_computer(address: str) -> None:
    assert checked(f" {address} ") == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "api.kolada.se/v3",
        "http://api.kolada.se/v3",
        "http://127.0.0.1.example.org/v3",
        "http://10.0.0.1/v3",
        "ftp://api.kolada.se",
        "file:///etc/passwd",
        "https://anna:hemligt@api.kolada.se/v3",
        "https://api.kolada.se/v3?x=1",
        "https://api.kolada.se/v3#x",
        "https://api.kolada.se:99999/v3",
        "https:///v3",
        "https://api.kolada.se\\@annan.example/v3",
        "https://api.kolada.se/v3\nHost: annan.example",
        "https://[::1/v3",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(UserError) as caught:
        checked(address)
    assert caught.value.code == "kolada_address"


def test_pages_are_read_to_the_end(server: KoladaServer, make_client: ClientMaker) -> None:
    for number in range(7):
        server.know(f"N0000{number}", f"Nyckeltal {number}")
    server.page_size = 3
    assert [kpi.id for kpi in Api(make_client()).kpis()] == [f"N0000{number}" for number in range(7)]
    assert len(server.asked) == 3


def test_words_with_swedish_letters_are_asked_for_as_they_are(
    server: KoladaServer, make_client: ClientMaker
) -> None:
    server.know("N00001", "Nöjda äldre & anhöriga, andel (%)")
    server.know("N00002", "Elever")
    assert [kpi.id for kpi in Api(make_client()).kpis("äldre & anhöriga, andel (%)")] == ["N00001"]


@pytest.mark.parametrize(
    "act",
    [status(429), status(500), status(503), cut, hang_up],
    ids=["429", "500", "503", "cut", "hang up"],
)
def test_what_passes_is_asked_again_with_growing_waits(
    act: type_of_act, server: KoladaServer, make_client: ClientMaker, clock: Clock
) -> None:
    server.know("N00001", "Ett")
    server.acts = [act, act, act]
    start = clock.now
    assert [kpi.id for kpi in Api(make_client()).kpis()] == ["N00001"]
    assert clock.now - start == pytest.approx(1 + 2 + 4)


def test_a_server_that_says_how_long_to_wait_is_obeyed(
    server: KoladaServer, make_client: ClientMaker, clock: Clock
) -> None:
    server.acts = [status(429, Retry_After="17")]
    start = clock.now
    Api(make_client()).kpis()
    assert clock.now - start == pytest.approx(17)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (status(429), "kolada_busy"),
        (status(500), "kolada_broken"),
        (cut, "kolada_interrupted"),
        (hang_up, "kolada_interrupted"),
        (body(gzip.compress(EMPTY)[:-9], Content_Encoding="gzip"), "kolada_interrupted"),
    ],
)
def test_what_does_not_pass_is_told_in_the_end(
    act: type_of_act, code: str, server: KoladaServer, make_client: ClientMaker
) -> None:
    server.acts = [act] * 5
    assert refused(Api(make_client())).code == code
    assert len(server.asked) == 5


def test_a_server_that_asks_for_an_hour_is_left_at_once(
    server: KoladaServer, make_client: ClientMaker, clock: Clock
) -> None:
    server.acts = [status(429, Retry_After="3600")]
    assert refused(Api(make_client())).code == "kolada_busy"
    assert clock.waited == []


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (status(404), "kolada_not_found"),
        (status(403), "kolada_refused"),
        (status(204), "kolada_refused"),
        (status(302, Location="https://annan.example/v3/kpi"), "kolada_elsewhere"),
        (status(308, Location="/v3/annat"), "kolada_elsewhere"),
        (body(b""), "kolada_strange"),
        (body(b"<html>Logga in</html>"), "kolada_strange"),
        (body(b'{"values": [], "next_url": null'), "kolada_strange"),
        (body(b"[]"), "kolada_strange"),
        (body(b'{"count": 0}'), "kolada_strange"),
        (body(b'{"values": {}}'), "kolada_strange"),
        (body(b'{"values": [{"id": "N1", "title": "\xff"}]}'), "kolada_strange"),
        (body(b'{"values": [{"id": 5, "title": "x"}]}'), "kolada_strange"),
        (body(b'{"values": [], "x": NaN}'), "kolada_strange"),
        (body(b"[" * 100_000), "kolada_strange"),
        (body(b"9" * 10_000), "kolada_strange"),
        (body(b'{"values": [], "next_url": 7}'), "kolada_strange"),
        (body(b'{"values": [], "next_url": "https://annan.example/v3/kpi"}'), "kolada_elsewhere"),
        (body(b'{"values": [], "next_url": "//annan.example/v3/kpi"}'), "kolada_elsewhere"),
        (body(b'{"values": [], "next_url": "file:///etc/passwd"}'), "kolada_elsewhere"),
        (body(b'{"values": [], "next_url": "http://[::1"}'), "kolada_strange"),
        (body(b'{"values": [], "next_url": "/v3/kpi"}'), "kolada_strange"),
        (body(EMPTY, Content_Encoding="br"), "kolada_strange"),
        (body(EMPTY, Content_Encoding="gzip"), "kolada_strange"),
    ],
)
def test_what_is_no_answer_of_koladas_is_refused_at_once(
    act: type_of_act, code: str, server: KoladaServer, make_client: ClientMaker
) -> None:
    server.acts = [act]
    assert refused(Api(make_client())).code == code
    assert len(server.asked) == 1


def test_the_next_page_is_never_asked_of_another_port(server: KoladaServer, make_client: ClientMaker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0)
        address = f"http://127.0.0.1:{other.getsockname()[1]}/v3/kpi"
        server.acts = [body(b'{"values": [], "next_url": "%s"}' % address.encode())]
        assert refused(Api(make_client())).code == "kolada_elsewhere"
        with pytest.raises(BlockingIOError):
            other.accept()


def test_a_packed_answer_is_unpacked(server: KoladaServer, make_client: ClientMaker) -> None:
    packed = gzip.compress(b'{"values": [{"id": "N00001", "title": "Ett"}]}')
    server.acts = [body(packed, Content_Encoding="gzip")]
    assert [kpi.title for kpi in Api(make_client()).kpis()] == ["Ett"]


@pytest.mark.parametrize(
    "act",
    [
        endless(),
        body(b" " * 200_000),
        body(zlib.compress(b" " * 50_000_000, wbits=31), Content_Encoding="gzip"),
    ],
    ids=["endless", "large", "bomb"],
)
def test_an_answer_that_is_too_large_is_left(
    act: type_of_act, server: KoladaServer, make_client: ClientMaker
) -> None:
    server.acts = [act]
    assert refused(Api(make_client(limits=Limits(answer=100_000)))).code == "kolada_too_large"


def test_all_answers_together_have_a_limit_too(server: KoladaServer, make_client: ClientMaker) -> None:
    for number in range(100):
        server.know(f"N{number:05}", "x" * 1000)
    server.page_size = 1
    assert refused(Api(make_client(limits=Limits(everything=50_000)))).code == "kolada_too_large"
    assert len(server.asked) < 60


def test_pages_without_end_are_left(server: KoladaServer, make_client: ClientMaker) -> None:
    for number in range(30):
        server.know(f"N{number:05}", "Ett")
    server.page_size = 1
    assert refused(Api(make_client(limits=Limits(pages=10)))).code == "kolada_strange"
    assert len(server.asked) == 10


@pytest.mark.parametrize("act", [endless(b" "), endless_headers], ids=["content", "headers"])
def test_an_answer_has_its_time_as_a_whole(
    act: type_of_act, server: KoladaServer, make_client: ClientMaker, clock: Clock
) -> None:
    server.acts = [act]
    clock.tick = 10.0
    assert refused(Api(make_client())).code == "kolada_slow"
    assert len(server.asked) == 1


def test_a_silent_server_is_left(server: KoladaServer, make_client: ClientMaker) -> None:
    released = threading.Event()
    server.acts = [silence(released)] * 2
    try:
        assert refused(Api(make_client(limits=Limits(silence=0.2)))).code == "kolada_slow"
    finally:
        released.set()
    assert len(server.asked) == 2


def test_without_a_network_it_is_said_soon(make_client: ClientMaker, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    error = refused(Api(make_client(base=f"http://127.0.0.1:{port}/v3")))
    assert (error.code, error.values["host"]) == ("kolada_offline", "127.0.0.1")
    assert sum(clock.waited) < 3


def test_a_server_that_cannot_prove_who_it_is_is_left(make_client: ClientMaker) -> None:
    released = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer() -> None:
            connection, _ = plain.accept()
            with connection:
                connection.recv(2000)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                released.wait(10)

        thread = threading.Thread(target=answer)
        thread.start()
        address = f"https://127.0.0.1:{plain.getsockname()[1]}/v3"
        assert refused(Api(make_client(base=address))).code == "kolada_certificate"
        released.set()
        thread.join()


@pytest.mark.parametrize("form", ["http://127.0.0.1:{}", "127.0.0.1:{}"])
def test_the_computers_proxy_is_used_for_others_and_never_for_itself(
    form: str,
    server: KoladaServer,
    make_client: ClientMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:

        def listen() -> None:
            for _ in range(2):
                connection, _ = proxy.accept()
                with connection:
                    heard.append(connection.recv(2000).split(b"\r\n")[0])
                    connection.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=listen)
        thread.start()
        for name in ("https_proxy", "http_proxy"):
            monkeypatch.setenv(name, form.format(proxy.getsockname()[1]))
        monkeypatch.delenv("no_proxy", raising=False)
        Api(make_client()).kpis()
        assert heard == []
        api = Api(make_client(base="https://kolada.example/v3", limits=Limits(attempts=2)))
        assert refused(api).code == "kolada_interrupted"
        thread.join()
    assert heard == [b"CONNECT kolada.example:443 HTTP/1.1"] * 2


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://[::1", "ftp://127.0.0.1:1"])
def test_a_proxy_that_we_do_not_speak_with_is_passed_by(
    proxy: str, make_client: ClientMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    assert make_client(base="https://kolada.example/v3").host == "kolada.example"


def test_no_more_than_five_questions_are_asked_in_a_second(
    server: KoladaServer, make_client: ClientMaker, clock: Clock
) -> None:
    api = Api(make_client())
    start = clock.now
    for _ in range(11):
        api.kpis()
    assert clock.now - start >= 2.0 - 1e-6


def test_a_fetch_can_be_stopped_while_it_waits(server: KoladaServer, make_client: ClientMaker) -> None:
    progress = Progress()

    def stop_and_fail(handler: BaseHTTPRequestHandler) -> None:
        progress.cancel()
        status(500)(handler)

    server.acts = [stop_and_fail]
    with pytest.raises(Cancelled):
        Api(make_client(progress)).kpis()
    assert len(server.asked) == 1


def test_a_fetch_can_be_stopped_while_the_server_is_silent(
    server: KoladaServer, make_client: ClientMaker
) -> None:
    progress, released = Progress(), threading.Event()

    def stop_and_say_nothing(handler: object) -> None:
        progress.cancel()
        released.wait(30)

    server.acts = [stop_and_say_nothing]
    try:
        with pytest.raises(Cancelled):
            Api(make_client(progress)).kpis()
    finally:
        released.set()
