"""Two visits side by side: what changed is shown, what did not is not, and nothing grows without bound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.page import Page
from roof.sidebyside import LINES, ROWS, WIDE, differing, side_by_side

LINE = st.sampled_from(["Giá 100.000đ", "Giá 90.000đ", "Đổi trả 7 ngày", "Liên hệ", "Hết hàng"])


def page(url: str, *lines: str) -> Page:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return Page(url, url, f"<html><body>{body}</body></html>".encode(), "text/html; charset=utf-8")


def test_pages_are_matched_by_their_address() -> None:
    before = [
        page("http://www.a.vn/", "Chào", "Giá 100"),
        page("https://a.vn/b", "x"),
        page("https://a.vn/c", "y"),
    ]
    after = [
        page("https://a.vn/?utm_source=z", "Chào", "Giá 90"),
        page("https://a.vn/c", "y"),
        page("https://a.vn/d", "z"),
    ]
    found = side_by_side(before, after)
    assert [(change.url, change.kind) for change in found] == [
        ("https://a.vn/?utm_source=z", "changed"),
        ("https://a.vn/d", "new"),
        ("https://a.vn/b", "gone"),
        ("https://a.vn/c", "same"),
    ]
    assert [(row.kind, row.before, row.after) for row in found[0].rows] == [
        ("same", "Chào", "Chào"),
        ("changed", "Giá 100", "Giá 90"),
    ]


def test_what_is_hidden_or_of_scripts_is_no_change() -> None:
    one = Page("https://a.vn/", "1", b"<p>A</p><script>x=1</script><p hidden>no</p>", "text/html")
    two = Page("https://a.vn/", "2", b"<div><p>A</p></div><script>x=2</script>", "text/html")
    assert [change.kind for change in side_by_side([one], [two])] == ["same"]


@given(st.lists(LINE, max_size=20), st.lists(LINE, max_size=20))
def test_every_line_that_differs_is_shown_once_on_its_side(before: list[str], after: list[str]) -> None:
    rows, cut = differing(before, after)
    assert not cut and bool(rows) == (before != after)
    was = [row.before for row in rows if row.kind in ("changed", "gone")]
    now = [row.after for row in rows if row.kind in ("changed", "new")]
    assert len(before) - len(was) == len(after) - len(now)  # what is left is common to both
    assert all(row.before == row.after for row in rows if row.kind == "same")


def test_a_huge_page_is_bounded_and_said_to_be() -> None:
    before, after = (
        [f"{n} " + "a" * 1_000 for n in range(5_000)],
        [f"{n} " + "b" * 1_000 for n in range(5_000)],
    )
    rows, cut = differing(before, after)
    assert cut and len(rows) <= ROWS and all(len(row.before) <= WIDE for row in rows)
    same = ["x"] * LINES
    assert differing([*same, "a"], [*same, "b"])[1] and differing([*same, "a"], [*same, "a"]) == ((), False)
