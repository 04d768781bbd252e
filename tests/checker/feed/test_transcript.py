"""Cues of SRT, WebVTT and recognisers' JSON, and what is told of those that are broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feed.model import Cue, Rejected
from checker.feed.transcript import clock, is_transcript, seconds, segments, subtitles

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Chào</i> cả nhà
{\\an8}hôm nay

2
00:00:03,500 --> 00:00:05,000
lên mẫu mới &amp; rẻ
"""
VTT = """WEBVTT
Kind: captions

STYLE
::cue { color: red }

NOTE một ghi chú

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Lan>Xin chào<00:00:02.000><c> mọi người</c>

00:03.000 --> 00:05.000
Xin chào mọi người
hôm nay có áo mới
"""


def read(text: str) -> tuple[list[Cue], list[Rejected]]:
    found = list(subtitles(text.splitlines(keepends=True), "s"))
    return [c for c in found if isinstance(c, Cue)], [r for r in found if isinstance(r, Rejected)]


def test_srt() -> None:
    cues, broken = read(SRT)
    assert [(c.start, c.end, c.text) for c in cues] == [
        (1.0, 3.5, "Chào cả nhà hôm nay"),
        (3.5, 5.0, "lên mẫu mới & rẻ"),
    ]
    assert not broken


def test_webvtt_and_a_rolling_line_said_once() -> None:
    cues, broken = read(VTT)
    assert [(c.start, c.text) for c in cues] == [(1.0, "Xin chào mọi người"), (3.0, "hôm nay có áo mới")]
    assert not broken


@pytest.mark.parametrize(
    "line",
    [
        "00:00:61,000 --> 00:01:02,000",
        "00:70:00,000 --> 00:71:00,000",
        "00:00:05,000 --> 00:00:01,000",
        "00:00:xx,000 --> 00:00:02,000",
        "--> 00:00:02,000",
        "00:00:01,000 -->",
        "-00:00:01,000 --> 00:00:02,000",
    ],
)
def test_a_broken_time_code_costs_its_cue(line: str) -> None:
    cues, broken = read(f"1\n{line}\nhàng rep\n\n2\n00:00:03,000 --> 00:00:04,000\nsau đó\n")
    assert [c.text for c in cues] == ["sau đó"]
    assert [(r.line, r.reason) for r in broken] == [(2, "time")]
    assert "hàng rep" in broken[0].raw


def test_words_without_a_time_code_are_told() -> None:
    cues, broken = read("hàng lẻ loi\n\n00:00:03,000 --> 00:00:04,000\nsau đó\n")
    assert len(cues) == 1
    assert [(r.line, r.reason, r.raw) for r in broken] == [(1, "time", "hàng lẻ loi")]


def test_the_blank_line_between_cues_is_missing() -> None:
    cues, _ = read("1\n00:00:01,000 --> 00:00:02,000\nmột\n2\n00:00:02,000 --> 00:00:03,000\nhai\n")
    assert [c.text for c in cues] == ["một", "hai"]


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [{"start": 1.0, "end": 2.5, "text": " Xin chào"}]},
        [{"start": "00:00:01.000", "end": "00:00:02.500", "text": "Xin chào"}],
        {"transcription": [{"offsets": {"from": 1000, "to": 2500}, "text": "Xin chào"}]},
        {
            "transcription": [
                {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"}, "text": "Xin chào"}
            ]
        },
    ],
)
def test_json_of_recognisers(value: object) -> None:
    assert is_transcript(value)
    assert list(segments(value, "s")) == [Cue(1.0, 2.5, "Xin chào", 1)]


def test_a_text_without_its_space_goes_on_inside_a_word() -> None:
    value = [
        {"start": n, "end": n + 1, "text": text}
        for n, text in enumerate((" hàng siêu c", "ấp", " rep", " mới"))
    ]
    assert [c.glued for c in segments(value, "s") if isinstance(c, Cue)] == [False, True, False, False]


@pytest.mark.parametrize(
    "span",
    [
        {"start": 5, "end": 1},
        {"start": -1, "end": 1},
        {"start": float("nan"), "end": 1},
        {"start": True, "end": 2},
        {"start": "1:99", "end": "2:00"},
        {"start": 10**400, "end": 10**401},
        {},
    ],
)
def test_a_segment_with_a_broken_time(span: dict[str, object]) -> None:
    value = [{"start": 0, "end": 1, "text": "a"}, {**span, "text": "b"}]
    assert [(r.line, r.reason) for r in segments(value, "s") if isinstance(r, Rejected)] == [(2, "time")]


@given(st.lists(st.text(alphabet="01:,.->\nWEBVTT aấ<{&\udc80", max_size=60), max_size=12))
def test_any_text(parts: list[str]) -> None:
    for found in subtitles("\n".join(parts).splitlines(keepends=True), "s"):
        if isinstance(found, Cue):
            assert 0 <= found.start <= found.end


@given(st.lists(st.text(alphabet="aấb ", min_size=1).filter(str.strip), min_size=1, max_size=20))
def test_no_cue_is_lost(texts: list[str]) -> None:
    lines = [f"{n}\n{clock(n)} --> {clock(n + 1)}\n{text} {n}\n\n" for n, text in enumerate(texts)]
    cues, broken = read("".join(lines))
    assert [c.text for c in cues] == [" ".join(f"{text} {n}".split()) for n, text in enumerate(texts)]
    assert not broken


@given(st.integers(min_value=0, max_value=10**9))
def test_a_clock_is_read_back(milli: int) -> None:
    if milli < 999 * 3_600_000:
        assert seconds(clock(milli / 1000)) == pytest.approx(milli / 1000)
