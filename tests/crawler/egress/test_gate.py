"""The checking proxy by itself, asked over real sockets: who may use it, for which places, and how much."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from canary import Canary
from hostile import Network, Route, Site, Talk

from crawler.egress import Egress, Pass, dial, flow, gate

Script = Callable[[Egress], Coroutine[Any, Any, Any]]


@pytest.fixture
def shop() -> Iterator[Site]:
    """What stands at the place that is opened."""

    async def echo(talk: Talk) -> None:
        length = int(talk.headers.get("content-length", 0))
        body = await talk.reader.readexactly(length)
        told = "\n".join(f"{k}: {v}" for k, v in sorted(talk.headers.items()))
        await talk.send(f"{talk.method} {talk.path}\n{told}\n\n".encode() + body, Content_Type="text/plain")

    async def twice(talk: Talk) -> None:
        talk.writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
        await talk.send("đây", Keep_Alive="timeout=5", Set_Cookie="a=1")

    async def loose(talk: Talk) -> None:
        await talk.raw(b"HTTP/1.0  200\nNo field at all\nX-A: 1\n b\n\nxin")

    async def asks(talk: Talk) -> None:
        await talk.send("", "407 Proxy Authentication Required", Proxy_Authenticate="Basic realm=x")

    async def flood(talk: Talk) -> None:
        await talk.raw(b"HTTP/1.1 200 OK\r\n" + b"X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 20_000)

    async def much(talk: Talk) -> None:
        await talk.raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 3_000_000)

    routes: dict[str, Route] = {
        "/twice": twice,
        "/loose": loose,
        "/asks": asks,
        "/flood": flood,
        "/much": much,
        "*": echo,
    }
    with Network() as network:
        yield network.site(routes)


def go(script: Script, bytes_each: int = 10**7, **options: Any) -> Any:
    """Runs a script against an open gate."""

    async def run() -> Any:
        egress = Egress(bytes_each, **options)
        try:
            return await script(egress)
        finally:
            await egress.close()

    return asyncio.run(run())


async def ask(server: str, request: bytes, *, end: bool = False) -> bytes:
    """Raw bytes to the gate, everything that comes back until it hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(server.rpartition(":")[2]))
    writer.write(request)
    if end:
        writer.write_eof()
    try:
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


def secret(own: Pass) -> bytes:
    pair = base64.b64encode(f"{own.username}:{own.password}".encode())
    return b"Proxy-Authorization: Basic " + pair + b"\r\n"


def get(own: Pass, url: str, head: bytes = b"", method: bytes = b"GET") -> bytes:
    return method + b" " + url.encode() + b" HTTP/1.1\r\nHost: x\r\n" + secret(own) + head + b"\r\n"


def open_to(site: Site) -> frozenset[str]:
    return frozenset({f"127.0.0.1:{site.port}"})


@pytest.mark.parametrize(
    "credentials",
    [
        b"",
        b"Proxy-Authorization: Basic \r\n",
        b"Proxy-Authorization: Basic dg==\r\n",
        b"Proxy-Authorization: Basic " + base64.b64encode(b"djE=:sai") + b"\r\n",
        b"Proxy-Authorization: Bearer {}\r\n",
        b"Authorization: Basic {}\r\n",
    ],
)
@pytest.mark.parametrize("method", [b"GET http://127.0.0.1:%d/ HTTP/1.1", b"CONNECT 127.0.0.1:%d HTTP/1.1"])
def test_nobody_else_on_this_machine_goes_out_through_it(
    method: bytes, credentials: bytes, shop: Site
) -> None:
    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        right = await egress.pass_for("v1")
        pair = base64.b64encode(f"{right.username}:{right.password}".encode())
        head = method % shop.port + b"\r\n" + credentials.replace(b"{}", pair) + b"\r\n"
        return await ask(right.server, head, end=True)

    assert go(script).startswith(b"HTTP/1.1 407 ")
    assert not shop.hits


def test_a_secret_ends_with_its_visit(shop: Site) -> None:
    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        egress.dismiss("v1")
        return await ask(own.server, get(own, f"{shop.url}/"), end=True)

    assert go(script).startswith(b"HTTP/1.1 407 ")


def test_a_request_goes_on_without_what_belongs_to_the_proxy(shop: Site) -> None:
    head = (
        b"Proxy-Connection: keep-alive\r\nX-Own: 1\r\nConnection: x-hop\r\nX-Hop: 2\r\nContent-Length: 3\r\n"
    )

    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        # what follows the announced body is no second request
        more = b"abcGET http://127.0.0.1:1/ HTTP/1.1\r\n\r\n"
        return await ask(own.server, get(own, f"{shop.url}/a?b=1#c", head, b"POST") + more)

    told = go(script).decode()
    assert told.startswith("HTTP/1.1 200 OK\r\nConnection: close\r\n")
    assert "POST /a?b=1\n" in told
    assert told.endswith("\n\nabc")
    assert f"host: 127.0.0.1:{shop.port}" in told  # not the "Host: x" that the request carried
    assert "x-own: 1" in told
    assert not re.search("^(proxy-|x-hop)", told, re.MULTILINE)
    assert sum(shop.hits.values()) == 1


def test_an_answer_comes_without_hints_and_hops(shop: Site) -> None:
    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        return await ask(own.server, get(own, f"{shop.url}/twice"))

    told = go(script)
    assert told.startswith(b"HTTP/1.1 200 OK\r\nConnection: close\r\n")
    assert b"Set-Cookie: a=1" in told
    assert b"Keep-Alive" not in told
    assert told.endswith("đây".encode())


def test_an_answer_that_is_written_loosely_is_read(shop: Site) -> None:
    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        return await ask(own.server, get(own, f"{shop.url}/loose"))

    assert go(script) == b"HTTP/1.1 200\r\nConnection: close\r\nX-A: 1 b\r\n\r\nxin"


@pytest.mark.parametrize("path", ["/asks", "/flood"])
def test_answers_that_are_none(path: str, shop: Site) -> None:
    """A server that asks for the proxy's password, and one whose head never ends."""

    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        return await ask(own.server, get(own, f"{shop.url}{path}"))

    assert go(script) == b""


# Requests that no browser makes; {p} is the port of an open place, so that only their form is against them.
ODD = (
    "GET / HTTP/1.1\r\nHost: 127.0.0.1:{p}\r\n",
    "GET //127.0.0.1:{p}/ HTTP/1.1\r\n",
    "GET https://127.0.0.1:{p}/ HTTP/1.1\r\n",
    "GET ftp://127.0.0.1:{p}/ HTTP/1.1\r\n",
    "GET file:///etc/passwd HTTP/1.1\r\n",
    "GET http://shop.vn@127.0.0.1:{p}/ HTTP/1.1\r\n",
    "GET http://127.0.0.1:{p}\\@shop.vn/ HTTP/1.1\r\n",
    "GET http://127.0.0.1:{p} /x HTTP/1.1\r\n",
    "GET http://127.0.0.1:{p}/ HTTP/2.0\r\n",
    "GET http://127.0.0.1:{p}/\r\n",
    "TRACE http://127.0.0.1:{p}/ HTTP/1.1\r\n",
    "GET http://127.0.0.1:{p}/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n",
    "GET http://127.0.0.1:{p}/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
    "GET http://127.0.0.1:{p}/ HTTP/1.1\r\nContent-Length: -1\r\n",
    "GET http://127.0.0.1:{p}/ HTTP/1.1\r\nno field\r\n",
    "CONNECT http://127.0.0.1:{p}/ HTTP/1.1\r\n",
    "CONNECT 127.0.0.1 HTTP/1.1\r\n",
    "CONNECT shop.vn@127.0.0.1:{p} HTTP/1.1\r\n",
    "CONNECT 127.0.0.1:{p}:80 HTTP/1.1\r\n",
    "CONNECT [::1%lo]:{p} HTTP/1.1\r\n",
    "CONNECT 127.0.0.1:99999999 HTTP/1.1\r\n",
)


@pytest.mark.parametrize("request_head", ODD)
def test_odd_requests_go_nowhere(request_head: str, shop: Site) -> None:
    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        return await ask(
            own.server, request_head.format(p=shop.port).encode() + secret(own) + b"\r\n", end=True
        )

    assert go(script) == b""
    assert not shop.hits


def test_a_head_without_end_is_left(shop: Site) -> None:
    async def script(egress: Egress) -> bytes:
        own = await egress.pass_for("v1")
        return await ask(own.server, get(own, f"{shop.url}/", b"X-A: " + b"a" * 200 + b"\r\n") * 2_000)

    assert go(script) == b""


SPELLED = (
    "127.0.0.1:{p}",
    "127.1:{p}",
    "0x7f000001:{p}",
    "0177.0.0.1:{p}",
    "2130706433:{p}",
    "127.0.0.1.:{p}",
    "localhost:{p}",
    "a.localhost.:{p}",
    "0.0.0.0:{p}",
    "[::1]:{p}",
    "[::]:{p}",
    "[::ffff:127.0.0.1]:{p}",
    "[::127.0.0.1]:{p}",
    "[64:ff9b::7f00:1]:{p}",
    "[64:ff9b:1::7f00:1]:{p}",
    "[2002:7f00:1::]:{p}",
    "169.254.169.254:80",
    "metadata.google.internal:80",
    "router:80",
    "vao.vi-du.vn:{p}",
    "vao-6.vi-du.vn:{p}",
    "hai-cua.vi-du.vn:{p}",
    "shop.vn:25",
    "shop.vn:6379",
)


@pytest.mark.parametrize("place", SPELLED)
@pytest.mark.parametrize("form", ["GET http://{}/x HTTP/1.1", "CONNECT {} HTTP/1.1"])
def test_no_place_of_an_inner_network(form: str, place: str) -> None:
    """Both ways of asking; the page is told nothing, and the visit keeps the reason."""

    async def script(egress: Egress) -> tuple[bytes, int, dict[str, str]]:
        canary = Canary()
        await canary.open()
        own = await egress.pass_for("v1")
        line = form.format(place.format(p=canary.port)).encode()
        told = await ask(own.server, line + b"\r\n" + secret(own) + b"\r\n", end=False)
        canary.close()
        return told, sum(canary.hits.values()), dict(egress.kept_out("v1"))

    async def resolve(host: str, port: int) -> list[str]:
        """A DNS of the tests' own, a border that we do not own."""
        answers = {"vao": ["127.0.0.1"], "vao-6": ["::ffff:127.0.0.1"], "hai-cua": ["10.0.0.1", "::1"]}
        return answers.get(host.partition(".")[0], ["192.168.1.1"])

    told, hits, kept_out = go(script, resolve=resolve)
    assert (told, hits) == (b"", 0)
    assert len(kept_out) == 1
    assert re.search("inner network|another service", next(iter(kept_out.values())))


def test_the_address_that_was_judged_is_connected_to(shop: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: the second answer leads in. It is never asked for between the judgement and the connection."""
    answers = [["8.8.8.8"], ["127.0.0.1"]]
    connected: list[str] = []
    real = asyncio.open_connection

    async def outside(host: str, port: int, **options: Any) -> Any:
        connected.append(host)
        return await real("127.0.0.1", shop.port, **options)

    async def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    async def script(egress: Egress) -> tuple[bytes, bytes]:
        own = await egress.pass_for("v1")
        request = get(own, f"http://doi.vi-du.vn:{shop.port}/")
        port = int(own.server.rpartition(":")[2])

        async def one() -> bytes:
            reader, writer = await real("127.0.0.1", port)
            writer.write(request)
            told = await reader.read()
            writer.close()
            return told

        monkeypatch.setattr(dial.asyncio, "open_connection", outside)
        return await one(), await one()

    first, second = go(script, resolve=resolve)
    assert first.startswith(b"HTTP/1.1 200")
    assert second == b""
    assert connected == ["8.8.8.8"]


def test_of_mixed_answers_only_the_outer_ones_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    async def outside(host: str, port: int, **options: Any) -> Any:
        tried.append(host)
        raise OSError("nobody")

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1", "8.8.8.8", "::1", "10.0.0.1", "1.1.1.1"]

    async def script() -> None:
        monkeypatch.setattr(dial.asyncio, "open_connection", outside)
        with pytest.raises(dial.Unreachable):
            await dial.Dialer(resolve=resolve).open("nua.vi-du.vn", 443, (), True)

    asyncio.run(script())
    assert tried == ["8.8.8.8", "1.1.1.1"]


def test_a_tunnel_carries_bytes_as_they_are(shop: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "IDLE", 2.0)  # the server keeps the connection, and so does whoever asked

    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        inside = b"GET /trong HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        line = f"CONNECT 127.0.0.1:{shop.port} HTTP/1.1\r\n".encode()
        return await ask(own.server, line + secret(own) + b"\r\n" + inside)

    told = go(script)
    assert told.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert b"GET /trong\n" in told


def test_a_visit_has_its_share_of_bytes_and_no_more(shop: Site) -> None:
    async def script(egress: Egress) -> tuple[bytes, bytes]:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        first = await ask(own.server, get(own, f"{shop.url}/much"))
        return first, await ask(own.server, get(own, f"{shop.url}/a"))

    first, second = go(script, bytes_each=1_000_000)
    assert 500_000 < len(first) < 1_000_200
    assert second == b""


def test_a_visit_has_so_many_connections_at_a_time(shop: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "CONNECTIONS", 2)
    line = f"CONNECT 127.0.0.1:{shop.port} HTTP/1.1\r\n".encode()

    async def script(egress: Egress) -> list[bytes]:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        port = int(own.server.rpartition(":")[2])
        heads, writers = [], []
        for _ in range(3):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(line + secret(own) + b"\r\n")
            heads.append(await reader.readline())
            writers.append(writer)
        for writer in writers:
            writer.close()
        return heads

    assert [head[:12] for head in go(script)] == [b"HTTP/1.1 200", b"HTTP/1.1 200", b""]


def test_a_tunnel_in_which_nothing_moves_is_cut(shop: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "IDLE", 0.2)

    async def script(egress: Egress) -> bytes:
        egress.admit("v1", open_to(shop))
        own = await egress.pass_for("v1")
        return await ask(
            own.server, f"CONNECT 127.0.0.1:{shop.port} HTTP/1.1\r\n".encode() + secret(own) + b"\r\n"
        )

    assert go(script) == b"HTTP/1.1 200 Connection established\r\n\r\n"


def test_what_is_kept_out_is_remembered_for_its_visit() -> None:
    async def script(egress: Egress) -> tuple[int, int]:
        own, _ = await egress.pass_for("v1"), await egress.pass_for("v2")
        for number in range(gate.KEPT_OUT + 5):
            await ask(own.server, get(own, f"http://10.0.{number}.1/"))
        return len(egress.kept_out("v1")), len(egress.kept_out("v2"))

    assert go(script) == (gate.KEPT_OUT, 0)
