"""Accounts in a table whose head row names the columns: "Ngân hàng | Tên tài khoản | Số tài khoản"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.facts.banks import bank_in
from checker.facts.fold import fold
from checker.facts.page import Line, Page
from checker.model import Fact

_HEADS = (
    (
        "account",
        re.compile(r"\W*(?:(?:so )?(?:tai khoan|tk)(?: ngan hang| so)?|stk|account (?:no|number))\W*"),
    ),
    (
        "holder",
        re.compile(
            r"\W*(?:(?:ten |chu )+(?:tai khoan|tk)|(?:ten )?(?:don vi|nguoi) (?:thu )?(?:huong|nhan)|"
            r"account (?:name|holder))\W*"
        ),
    ),
    ("bank", re.compile(r"\W*(?:(?:ten |tai )?ngan hang(?: thu huong| nhan)?|bank(?: name)?)\W*")),
)
_NUMBER = re.compile(r"\W*(\d(?:[ .-]?\d){5,18})\W*")
_HOLDER = re.compile(r"[^\W\d_]+(?: [\w.&'-]+){1,14}")
_HEAD, _BELOW = 30, 120  # characters of a head cell; lines below it that are asked
_DEEP, _WIDE, _TABLES = 4, 12, 8  # elements from a line up to its cell; cells of a row; tables of a page


def ledger(page: Page, said: Iterable[int]) -> Iterator[Fact]:
    """Facts seller.bank_account, .bank, .bank_holder and payment.methods of the rows under such a head row.

    said: the numbers of the lines that speak of accounts.
    """
    left = _TABLES
    for number in said:
        text = page.folded[number]
        if len(text) > _HEAD or not _HEADS[0][1].fullmatch(text):
            continue
        if (here := _cell(page, page.lines[number])) is None:
            continue
        if (left := left - 1) < 0:
            return
        names, rows = _table(page, max(0, number - _WIDE), here)
        if len(names) > 1:
            for row in rows:
                yield from _facts(page, {name: row[at] for at, name in names.items() if at in row})


def _cell(page: Page, line: Line) -> tuple[Any, int, int] | None:
    """The table row that a line stands in, with what tells it from others, and its column."""
    node = page.node_of(line.block)
    for _ in range(_DEEP):
        if node is None or node.tag in ("td", "th"):
            break
        node = node.parent
    if node is None or node.tag not in ("td", "th") or node.parent is None:
        return None
    column, before = 0, node.prev
    for _ in range(3 * _WIDE):  # white space and comments stand between, too
        if before is None:
            return node.parent, node.parent.mem_id, column
        column += before.tag in ("td", "th")
        before = before.prev
    return None


def _table(
    page: Page, start: int, head: tuple[Any, int, int]
) -> tuple[dict[int, str], list[dict[int, Line]]]:
    """What the columns of the head row are, and the rows below it, each line by its column."""
    names: dict[int, str] = {}
    rows: dict[int, dict[int, Line]] = {}
    for number in range(start, min(len(page.lines), start + _BELOW)):
        cell = _cell(page, page.lines[number])
        if cell is None:
            if rows:
                break  # the table has ended
        elif cell[1] == head[1]:
            named = (name for name, said in _HEADS if said.fullmatch(page.folded[number]))
            if name := next(named, ""):
                names[cell[2]] = name
        elif names:
            rows.setdefault(cell[1], {}).setdefault(cell[2], page.lines[number])
    return names, list(rows.values())


def _facts(page: Page, row: dict[str, Line]) -> Iterator[Fact]:
    """What one row says, when there is a number where the account stands."""
    number = _NUMBER.fullmatch(row["account"].text) if "account" in row else None
    if number is None:
        return
    digits = re.sub(r"\D", "", number[1])
    yield page.fact("seller.bank_account", digits, row["account"], *number.span(1), "ledger:account", 0.9)
    yield page.fact(
        "payment.methods", "bank_transfer", row["account"], *number.span(1), "ledger:account", 0.7
    )
    if "bank" in row and (bank := bank_in(fold(row["bank"].text))):
        yield page.fact("seller.bank", bank[0], row["bank"], bank[1], bank[2], "ledger:bank", 0.9)
    if "holder" in row and (who := _HOLDER.fullmatch(row["holder"].text.strip(" .:"))):
        start = row["holder"].text.index(who.group())
        yield page.fact(
            "seller.bank_holder",
            who.group(),
            row["holder"],
            start,
            start + len(who.group()),
            "ledger:holder",
            0.9,
        )
