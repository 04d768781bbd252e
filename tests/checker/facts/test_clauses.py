"""Sentences of policies: the headings of a page are asked all at once, and each keeps its beginning and end."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, page

from checker.facts.clauses import MAX_QUOTE, clause, read_clauses, sentence
from checker.facts.page import Page
from checker.facts.shelf import Shelf

ADDRESS = "https://shop.example/chinh-sach-doi-tra"
SAID = "Áp dụng cho mọi đơn mua trực tuyến, kể cả đơn giảm giá."
DEADLINE = clause("returns.deadline", "returns", r"trong \d+ ngay", r"thoi han(?: doi)?$|^han cuoi")
TITLES = ("Thời hạn đổi", "Thời hạn đổi áo dài", "Hạn cuối", "Về hạn cuối", "Liên hệ")


def told(*parts: tuple[str, str]) -> list[object]:
    body = "".join(f"<h2>{title}</h2><p>{words}</p>" for title, words in parts)
    made = page(html(f"<h1>Chính sách đổi trả</h1>{body}"), ADDRESS)
    facts = read_clauses((DEADLINE,), {}, Shelf([made], ADDRESS), "clauses", (made,))
    return [f.value for f in facts.get("returns.deadline", ())]


def test_a_heading_tells_by_its_own_end_wherever_it_stands() -> None:
    assert told(("Thời hạn đổi", SAID), ("Liên hệ", "Gọi cho cửa hàng trong giờ làm việc nhé.")) == [SAID]
    assert told(("Liên hệ", "Gọi cho cửa hàng trong giờ làm việc nhé."), ("Hạn cuối", SAID)) == [SAID]
    assert not told(("Thời hạn đổi áo dài", SAID), ("Về hạn cuối", SAID))


@given(st.lists(st.sampled_from(TITLES), min_size=1, max_size=4))
def test_a_heading_tells_the_same_among_others_as_alone(titles: list[str]) -> None:
    alone = [title for title in titles if told((title, SAID))]
    assert bool(told(*[(title, SAID) for title in titles])) == bool(alone)


def test_words_of_two_headings_are_not_read_as_one() -> None:
    assert not told(("Đổi trong 7", "Hàng còn nguyên tem và chưa qua sử dụng lần nào."), ("ngày lễ", SAID))


def test_a_page_without_headings_is_read_line_by_line() -> None:
    made: Page = page(html("<p>Được đổi trong 7 ngày kể từ khi nhận.</p>"), ADDRESS)
    facts = read_clauses((DEADLINE,), {}, Shelf([made], ADDRESS), "clauses", (made,))
    assert facts["returns.deadline"][0].quote.startswith("Được đổi trong 7 ngày")


class Watched(str):
    """A line that knows how far it was searched."""

    searched = 0

    def rfind(self, mark: str, low: int = 0, high: int = 0) -> int:  # type: ignore[override]
        Watched.searched += high - low
        return super().rfind(mark, low, high)

    def find(self, mark: str, low: int = 0, high: int | None = None) -> int:  # type: ignore[override]
        Watched.searched += (len(self) if high is None else high) - low
        return super().find(mark, low, high)


def test_a_sentence_is_looked_for_no_further_than_it_is_quoted() -> None:
    assert sentence(Watched("a" * 100_000), 50_000, 50_010) == (49_800, 50_200)
    assert Watched.searched < 5_000


@given(st.lists(st.sampled_from((". ", "; ", "!", " ", "a" * 90)), max_size=20), st.data())
def test_a_sentence_begins_and_ends_with_its_marks(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 90)))
    begins = max((m.end() for m in re.finditer("[.;!?] ", text[:start])), default=0)
    stops = min((m.start() + 1 for m in re.finditer("[.;!?] ", text[end:])), default=len(text) - end) + end
    left = max(begins, start - MAX_QUOTE // 2)
    assert sentence(text, start, end) == (left, min(stops, left + MAX_QUOTE))
