"""Nothing long is remembered from one visit to the next."""

from __future__ import annotations

import gc
import sys

from checker.facts import contact, fold
from checker.facts.remember import LONGEST, remembered


def test_a_short_text_is_read_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered(10)
    def read(text: str, before: str = "") -> int:
        asked.append(text)
        return len(text)

    long = "a" * (LONGEST + 1)
    assert [read("a"), read("a"), read("a", "b"), read("a", before="b")] == [1, 1, 1, 1]
    assert len(asked) == 3
    assert [read(long), read(long), read("a", long), read("a", long), read("a", before=long)]
    assert len(asked) == 8


def test_no_line_of_a_page_is_kept_when_it_is_long() -> None:
    long = "số điện thoại " * 1_000
    held = sys.getrefcount(long)
    fold.fold(long)
    contact.phones(long)
    contact.emails(long)
    gc.collect()
    assert sys.getrefcount(long) == held
