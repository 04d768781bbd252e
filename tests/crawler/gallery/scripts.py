"""Pages that turn on the browser. Each fills its root with the shop's words first, as an application does."""

from __future__ import annotations

import asyncio

from hostile import Route, Talk
from shops import WORDS

from crawler.browser.tree import browsers, kill
from gallery.exhibit import Exhibit, S, app, behind, send

ENDED = (S.BROKEN, S.TIMED_OUT)
ANY = (S.OK, S.TRUNCATED, S.BROKEN, S.TIMED_OUT)


async def _stream(talk: Talk) -> None:
    """An answer that never ends: events, or a body that drips."""
    talk.keep_open = False
    kind = "text/event-stream" if talk.path == "/events" else "text/plain"
    talk.writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode())
    for _ in range(3_000):
        talk.writer.write(b"data: x\n\n")
        await talk.writer.drain()
        await asyncio.sleep(0.2)


async def _kill(talk: Talk) -> None:
    """What a bug in a browser does: a page that takes the whole of it along, whoever else is in it."""
    for browser in browsers():
        kill(browser)


MORE: dict[str, Route] = {
    "/events": _stream,
    "/slow": _stream,
    "/kill": _kill,
    "/tep.zip": send(b"PK\x03\x04", Content_Disposition="attachment; filename=tep.zip"),
}


def drawn(
    name: str, script: str, states: tuple[S, ...] = (S.OK,), why: str = "", words: str = WORDS, **more: object
) -> Exhibit:
    hits = 400  # the drawn page may load 150 more
    kept = "Cửa hàng" if states == (S.OK,) and words else ""
    return behind(name, app(script, words), states, why, more=MORE, drawn=True, hits=hits, words=kept)


GROW = "const a = []; const t = setInterval(() => { %s }, 0);"
EXHIBITS: list[Exhibit] = [
    drawn("fifty alerts", "for (let i = 0; i < 50; i++) alert(i); confirm('mua?'); prompt('tên?')"),
    drawn("alerts without end", "while (true) alert('mua ngay')", ENDED),
    drawn("alerts by the clock", "setInterval(() => alert('mua'), 1)", ANY),
    drawn(
        "a farewell that holds on", "onbeforeunload = e => { e.preventDefault(); e.returnValue = 'ở lại' }"
    ),
    drawn("prints without end", "setInterval(() => print(), 5)"),
    drawn("a loop without end", "while (true) {}", ENDED),
    drawn("a loop in a promise", "(function again() { Promise.resolve().then(again) })()", ENDED),
    drawn("a regular expression without end", "/^(a+)+$/.test('a'.repeat(40) + 'b')", ENDED),
    drawn("eats its heap", "const a = []; while (true) a.push(new Array(10000).fill({x: 1}))", ENDED),
    drawn("eats buffers", GROW % "a.push(new Uint8Array(5e7).fill(1))", (*ENDED, S.OK)),
    drawn(
        "eats buffers in workers",
        "const s = 'const a = []; setInterval(() => a.push(new Uint8Array(2e7).fill(1)), 0)';"
        "const u = URL.createObjectURL(new Blob([s])); for (let i = 0; i < 8; i++) new Worker(u)",
        (*ENDED, S.OK),
    ),
    drawn("eats blobs", GROW % "a.push(new Blob([new Uint8Array(5e7).fill(1)]))", ANY),
    drawn(
        "eats canvases",
        GROW % "const c = document.createElement('canvas'); c.width = c.height = 4000;"
        "c.getContext('2d').fillRect(0, 0, 4000, 4000); a.push(c)",
        ANY,
    ),
    drawn(
        "a document without end",
        GROW % "for (let i = 0; i < 20000; i++) document.body.append(document.createElement('p'))",
        ANY,
    ),
    drawn(
        "a string of a gigabyte",
        "let s = 'x'; try { while (true) s += s } catch (e) {}; document.title = s.length",
        ANY,
    ),
    drawn(
        "scrolls without end",
        "setInterval(() => { const p = document.createElement('p'); p.textContent = 'thêm';"
        "document.body.append(p); scrollTo(0, 1e9) }, 20)",
    ),
    drawn("windows without end", "for (let i = 0; i < 200; i++) open('/popup' + i)"),
    drawn(
        "windows by clicked links",
        "for (let i = 0; i < 50; i++) { const a = document.createElement('a');"
        "a.href = '/popup' + i; a.target = '_blank'; document.body.append(a); a.click() }",
        ANY,
    ),
    drawn(
        "downloads without end",
        "for (let i = 0; i < 50; i++) { const a = document.createElement('a');"
        "a.href = '/tep.zip?' + i; a.download = ''; document.body.append(a); a.click() }",
    ),
    drawn("goes to itself for ever", "location.href = '/rude?n=' + Math.random()", ANY),
    drawn("reloads for ever", "setTimeout(() => location.reload(), 1)", ANY),
    drawn(
        "a history without end", "setInterval(() => history.pushState(0, '', '/rude?' + Math.random()), 1)"
    ),
    drawn(
        "frames in frames",
        "const f = document.createElement('iframe'); f.src = '/rude?' + Math.random();"
        "document.body.append(f)",
        ANY,
    ),
    drawn(
        "a thousand empty frames",
        "for (let i = 0; i < 1000; i++) document.body.append(document.createElement('iframe'))",
        ANY,
    ),
    drawn(
        "writes itself anew for ever",
        "setInterval(() => { document.open(); document.write('x'.repeat(1e5)) }, 1)",
        ANY,
    ),
    drawn("an event source that never closes", "new EventSource('/events')"),
    drawn("a socket that never closes", "new WebSocket('ws://' + location.host + '/ws')"),
    drawn("a fetch that never ends", "fetch('/slow').then(r => r.text())"),
    drawn(
        "a thousand fetches",
        "for (let i = 0; i < 1000; i++) fetch('/slow?' + i).catch(() => 0)",
        (S.OK, S.TIMED_OUT),
    ),
    drawn(
        "workers without end",
        "const u = URL.createObjectURL(new Blob(['while(true){}']));"
        "for (let i = 0; i < 30; i++) new Worker(u)",
        ANY,
    ),
    drawn("empties itself for a robot", "if (navigator.webdriver) document.body.innerHTML = ''", words=WORDS),
    drawn("takes the browser along", "fetch('/kill')", (S.BROKEN,), "although no other was open"),
    drawn("a stack without end", "(function f() { f() })()"),
    drawn("leaves for a stranger", "location.href = 'http://other-shop.example/'"),
    drawn("leaves for the browser's own pages", "location.href = 'chrome://crash'"),
    drawn("leaves for a blank page", "location.href = 'about:blank'", (S.OK, S.BROKEN)),
    drawn("leaves for data of its own", "location.href = 'data:text/html,<h1>x</h1>'", (S.OK, S.BROKEN)),
]
