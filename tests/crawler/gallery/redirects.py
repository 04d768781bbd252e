"""Ways that lead nowhere, in circles, or where nobody should go."""

from __future__ import annotations

from hostile import Talk, text
from shops import WORDS

from gallery.exhibit import Exhibit, S, V, behind, send, whole


async def _further(talk: Talk) -> None:
    step = int(talk.path.partition("?n=")[2] or 0)
    await talk.send("", "302 Found", Location=f"/rude?n={step + 1}")


async def _query_grows(talk: Talk) -> None:
    await talk.send("", "302 Found", Location=f"{talk.path}{'&' if '?' in talk.path else '?'}u=/rude")


async def _new_cookie_every_time(talk: Talk) -> None:
    count = int(talk.headers.get("cookie", "n=0").partition("n=")[2].partition(";")[0])
    await talk.send("", "302 Found", Location="/rude", Set_Cookie=f"n={count + 1}; Path=/")


async def _refresh(talk: Talk) -> None:
    step = int(talk.path.partition("?n=")[2] or 0)
    await talk.send(
        f'<html><head><meta http-equiv="refresh" content="0;url=/rude?n={step + 1}"></head>{WORDS}</html>'
    )


def _away(name: str, address: str, state: S, why: str) -> Exhibit:
    return behind(name, send("", "302 Found", Location=address), state, why)


EXHIBITS = [
    _away("redirects to itself", "/rude", S.REDIRECT_LOOP, "circle"),
    behind("redirects ever further", _further, S.REDIRECT_LOOP, "more than"),
    behind("redirects with a growing query", _query_grows, S.REDIRECT_LOOP, "more than"),
    behind(
        "redirects for a cookie that is never right", _new_cookie_every_time, S.REDIRECT_LOOP, "more than"
    ),
    _away("redirects to a file", "file:///etc/passwd", S.BROKEN, "file:"),
    _away("redirects to a script", "javascript:alert(1)", S.BROKEN, "javascript:"),
    _away("redirects to the cloud's metadata", "http://169.254.169.254/latest/", S.REFUSED, "inner network"),
    _away("redirects to a stranger", "http://other-shop.example/", S.REFUSED, "another host"),
    _away("redirects without saying where", "", S.BROKEN, "without saying where"),
    behind("refreshes itself for ever", _refresh, S.OK, hits=20),
    whole("a door in a circle", {"/": send("", "301 Moved", Location="/")}, V.UNREACHABLE, why="circle"),
    whole(
        "two pages that send to each other",
        {
            "/": text(WORDS + '<meta http-equiv="refresh" content="0;url=/b">'),
            "/b": text(WORDS + '<meta http-equiv="refresh" content="0;url=/">'),
        },
        V.COMPLETE,
        hits=6,
    ),
]
