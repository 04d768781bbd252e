"""RFC 9309, section by section, and what an authority's order changes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from crawler.model import CaptureState
from crawler.spiders.answer import Answer
from crawler.spiders.robots import Robots, Verdict

AT = "https://shop.vn"


def answered(text: str | bytes, status: int | None = 200, state: CaptureState = CaptureState.OK) -> Answer:
    raw = text.encode() if isinstance(text, str) else text
    why = f"the server answered {status}" if status and status >= 400 else ""
    return Answer(f"{AT}/robots.txt", f"{AT}/robots.txt", datetime.now(UTC), state, why, status, raw=raw)


def judge(answer: Answer, *paths: str, order: str = "") -> list[Verdict]:
    asked = []

    async def fetch(url: str, limit: int) -> Answer:
        asked.append(url)
        return answer

    async def go() -> list[Verdict]:
        robots = Robots(fetch, 524_288, order)
        return [await robots.ask(AT + path) for path in paths]

    found = asyncio.run(go())
    assert asked == [f"{AT}/robots.txt"]  # 2.4: once, however many pages
    return found


def allowed(text: str, path: str) -> bool:
    return judge(answered(text), path)[0].allowed


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        # 2.2.1: our own group stands before the star's; groups of one name are one; names know no case
        ("User-agent: *\nDisallow: /\nUser-agent: rasoat\nAllow: /", "/a", True),
        ("User-agent: RaSoat\nDisallow: /a\n\nUser-agent: rasoat\nDisallow: /b", "/a", False),
        ("User-agent: RaSoat\nDisallow: /a\n\nUser-agent: rasoat\nDisallow: /b", "/b", False),
        ("User-agent: other\nUser-agent: rasoat\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: rasoat/0.1 (market surveillance)\r\nDisallow: /a", "/a", False),  # as copied from a log
        ("User-agent: rasoatbot\nDisallow: /a", "/a", True),
        ("Disallow: /", "/a", True),  # a rule of nobody
        # 2.2.2: the longest match, Allow at equal length
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        # 2.2.3: special characters
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?v=1", True),
        ("User-agent: *\nDisallow: /*?sort=", "/noi?sort=gia", False),
        ("User-agent: *\nDisallow: /a # a remark", "/a", False),
        # 2.2.2: octets outside US-ASCII compare percent-encoded
        ("User-agent: *\nDisallow: /giỏ-hàng", "/gi%E1%BB%8F-h%C3%A0ng", False),
        ("User-agent: *\nDisallow: /gi%E1%BB%8F-h%C3%A0ng", "/giỏ-hàng", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),  # a byte order mark, CRLF
        ("<!DOCTYPE html><html><body>User-agent</body></html>", "/a", True),
    ],
)
def test_rules(rules: str, path: str, may: bool) -> None:
    assert allowed(rules, path) is may


@pytest.mark.parametrize(
    ("answer", "may"),
    [
        *((answered("", status, CaptureState.HTTP_ERROR), True) for status in (400, 401, 403, 404, 410, 451)),
        *((answered("", status, CaptureState.HTTP_ERROR), False) for status in (500, 502, 503, 504, 429)),
        (answered("", None, CaptureState.UNREACHABLE), False),
        (answered("", None, CaptureState.TIMED_OUT), False),
        (answered("", None, CaptureState.BROKEN), False),
        (answered("", None, CaptureState.REDIRECT_LOOP), True),
        (answered("", 204), True),
    ],
    ids=lambda value: f"{value.status or value.state}" if isinstance(value, Answer) else "",
)
def test_what_stands_in_its_place(answer: Answer, may: bool) -> None:
    [verdict] = judge(answer, "/a")
    assert verdict.allowed is may
    assert "robots.txt" in verdict.why


def test_nobody_at_home_is_no_prohibition() -> None:
    [verdict] = judge(answered("", None, CaptureState.UNREACHABLE), "/a")
    assert verdict.state is CaptureState.UNREACHABLE


def test_the_rest_of_a_file_that_is_too_long_is_not_guessed() -> None:
    rules = "User-agent: *\nDisallow: /a\n" + "Disallow: /xxxxxxxx\n" * 40_000 + "Disallow: /b\n"
    cut = answered(rules[:524_288], state=CaptureState.TRUNCATED)
    assert [v.allowed for v in judge(cut, "/a", "/b")] == [False, True]


def test_an_order_stands_in_its_place_and_is_named() -> None:
    order = "QĐ 12/QĐ-QLTT"
    shut = answered("User-agent: *\nDisallow: /kin")
    kin, open_ = judge(shut, "/kin", "/a", order=order)
    assert kin.allowed
    assert kin.why == f"{AT}/robots.txt forbids rasoat this address; visited by order {order}"
    assert open_.why == f"allowed by {AT}/robots.txt"
    [down] = judge(answered("", 503, CaptureState.HTTP_ERROR), "/a", order=order)
    assert down.allowed
    assert order in down.why


@pytest.mark.parametrize(
    ("text", "seconds"), [("7.5", 7.5), ("3600", 3600.0), ("-1", 0.0), ("nan", 0.0), ("x", 0.0)]
)
def test_crawl_delay(text: str, seconds: float) -> None:
    async def fetch(url: str, limit: int) -> Answer:
        return answered(f"User-agent: *\nCrawl-delay: {text}\nDisallow: /b")

    async def go() -> float:
        robots = Robots(fetch, 524_288)
        await robots.ask(f"{AT}/a")
        return robots.delay(f"{AT}/a")

    assert asyncio.run(go()) == seconds
