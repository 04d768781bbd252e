"""Sites without an end: calendars, sessions, shelves that grow as one walks."""

from __future__ import annotations

from itertools import count

from hostile import Route, Talk, page, text
from shops import WORDS

from gallery.exhibit import CONTACT, Exhibit, V, whole

FOOTER = f"<footer>{CONTACT}</footer>"
GOOD: dict[str, Route] = {"/lien-he": text("<h1>Liên hệ</h1>" + WORDS)}


def maze(
    name: str, door: str, more: dict[str, Route] | None = None, hits: int = 40, partial: bool = False
) -> Exhibit:
    routes = {"/": text(WORDS + door + FOOTER), **GOOD, **(more or {})}
    return whole(name, routes, V.PARTIAL if partial else V.COMPLETE, hits=hits)


async def _calendar(talk: Talk) -> None:
    year, month = 2026, 1
    if "month=" in talk.path:
        year, month = (int(part) for part in talk.path.partition("month=")[2].split("-"))
    year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    await talk.send(page(f'{WORDS}<a href="/lich?month={year}-{month}">Tháng sau</a>'))


def sessions() -> Route:
    """Every page is another one."""
    numbers = count(1)

    async def route(talk: Talk) -> None:
        links = "".join(f'<a href="/p?s={next(numbers)}">Trang {n}</a>' for n in range(20))
        await talk.send(page(WORDS + links))

    return route


async def _deeper(talk: Talk) -> None:
    await talk.send(page(f'{WORDS}<a href="{talk.path.rstrip("/")}/a">Sâu hơn</a><a href="b/">Bên</a>'))


async def _shelf(talk: Talk) -> None:
    step = int(talk.path.partition("?page=")[2] or 1)
    tiles = "".join(
        f'<div class="product-item"><a href="/san-pham/{step}-{n}"><img src=x></a></div>' for n in range(50)
    )
    await talk.send(page(f'{tiles}<a href="/noi?page={step + 1}">Xem thêm</a>'))


def anchors(words: str, start: str) -> str:
    """As short as they can be: a page of them is below the bound of a body."""
    return "".join(f"<a href=/{start}{n}>{words}</a>" for n in range(100_000))


EXHIBITS: list[Exhibit] = [
    maze("a calendar without end", '<a href="/lich">Lịch</a>', {"/lich": _calendar}),
    maze("a session in every link", '<a href="/p">Trang</a>', {"/p": sessions()}),
    maze("a path that grows", '<a href="/sau/">Sâu</a>', {"*": _deeper}),
    maze(
        "a shelf without end", '<a href="/noi">Nồi</a>', {"/noi": _shelf, "*": text("<h1>Nồi</h1>" + WORDS)}
    ),
    maze("100,000 links", anchors("a", ""), {"*": text(WORDS)}),
    maze("100,000 products", anchors("a", "p/"), {"*": text(WORDS)}),
    maze("100,000 policies", anchors("FAQ", ""), {"*": text(WORDS)}, partial=True),
]
