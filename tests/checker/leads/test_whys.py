"""What the crawler writes of pages that were not read, in Vietnamese: every sentence that it can write has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.leads.whys import STATES, VISITS, why_in
from crawler.model import CaptureState, VisitState

ROOT = Path(__file__).resolve().parents[3]
# files where reasons are made; of those in SOME only what stands in a statement that speaks of one
WHOLE = (
    "crawler/spiders/outcome.py",
    "crawler/spiders/robots.py",
    "crawler/spiders/answer.py",
    "crawler/spiders/tls.py",
    "crawler/browser/distrust.py",
    "crawler/browser/watchdog.py",
    "crawler/failure.py",
    "crawler/later.py",
    "crawler/bodies.py",
    "crawler/inner.py",
    "crawler/spiders/scope.py",
)
SOME = (
    "crawler/spiders/fetch.py",
    "crawler/spiders/capture.py",
    "crawler/spiders/drawing.py",
    "crawler/spiders/second.py",
    "crawler/spiders/judged.py",
    "crawler/spiders/page.py",
    "crawler/spiders/sweep.py",
    "crawler/browser/draw.py",
    "crawler/browser/engine.py",
    "crawler/crawl.py",
    "sweep/checking.py",
    "sweep/run.py",
)
SPEAKS = re.compile(
    r"'(?:why|cut|missing|challenge|_gate|Drawn|Answer|keep_failure|failed|OTHER|NOT_ASKED|last|ended|ends)'"
)
ENGLISH = re.compile(
    r"\b(?:the|was|were|not|could|and|of|is|its|it|has|answered|pages?|bytes|or|by|than|with)\b"
)


def sentences(path: Path, whole: bool) -> Iterator[str]:
    """Each text of a file that is a sentence; what stands in it for a value is written as 7."""
    tree = ast.parse(path.read_text("utf-8"))
    simple = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr, ast.Raise)
    for statement in ast.walk(tree):
        if not isinstance(statement, simple) or (
            isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        ):
            continue
        if not whole and not SPEAKS.search(ast.dump(statement)):
            continue
        inside = {
            part for node in ast.walk(statement) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in ast.walk(statement):
            if isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
                yield node.value


EVERY = [
    (name, text)
    for names, whole in ((WHOLE, True), (SOME, False))
    for name in names
    for text in sentences(ROOT / name, whole)
    if ENGLISH.search(text) and " " in text.strip() and "\\" not in text
]


def test_the_sentences_are_found() -> None:
    found = {text for _, text in EVERY}
    assert len(found) > 80
    assert "the server answered 7" in found
    assert "robots.txt forbids the product pages (7 of them, such as 7)" in found
    assert "no tab of the browser was free within the visit's time" in found


@pytest.mark.parametrize(("name", "text"), EVERY, ids=[f"{n}: {t[:50]}" for n, t in EVERY])
def test_every_reason_has_vietnamese_words(name: str, text: str) -> None:
    said = why_in(text, "vi")
    assert said != text
    assert ENGLISH.search(said) is None, said


def test_every_state_has_a_word() -> None:
    assert set(VISITS) == {str(state) for state in VisitState}
    assert set(STATES) == {str(state) for state in CaptureState}
    for state in CaptureState:
        assert f"(http://a.vn/x {state}" not in why_in(f"http://a.vn/x ({state}: x)", "vi")
        assert f" {state}: " not in why_in(f"the door: {state}: x", "vi")


def test_what_is_not_known_and_what_is_english_stay() -> None:
    own = "something that nobody wrote before"
    assert why_in(own, "vi") == own
    assert why_in("the server answered 500", "en") == "the server answered 500"
    assert why_in("", "vi") == ""


def test_a_nested_reason_is_said_whole_and_addresses_stay() -> None:
    why = (
        "1 pages that matter were not captured: http://port.vn/bytes/answered (http_error: the server answered 500). "
        "shop.vn:443: it asks not to be asked again before 2026-11-27T10:00:00Z"
    )
    assert why_in(why, "vi") == (
        "1 trang cần đọc không chụp được: http://port.vn/bytes/answered (máy chủ báo lỗi: máy chủ trả lời 500). "
        "shop.vn:443: máy chủ yêu cầu không hỏi lại trước 17 giờ 00 ngày 27/11/2026"
    )
