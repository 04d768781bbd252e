"""Posts and transcripts as files, and what an audit makes of them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from feeds import book
from hypothesis import given
from hypothesis import strategies as st

from checker.feed import posts
from checker.feed.many import audit_rows
from checker.feed.model import Post, Rejected
from checker.feed.posts import post_rows
from checker.feed.work import Task

DAY = date(2026, 11, 26)
SRT = "1\n00:00:01,000 --> 00:00:02,000\nGiày Nike rep\n\n2\n00:00:02,000 --> 00:00:03,000\n1:1 nha\n"
SEGMENTS = [{"start": 1, "end": 2, "text": " Giày Nike rep"}, {"start": 2, "end": 3, "text": " 1:1 nha"}]
TIMED = "[00:00:01.000-00:00:03.000] rep 1:1"


def read(feed: Path | bytes) -> tuple[list[Post], list[Rejected]]:
    found = list(post_rows(feed if isinstance(feed, Path) else io.BytesIO(feed)))
    return [p for p in found if isinstance(p, Post)], [r for r in found if isinstance(r, Rejected)]


def quotes(feed: Path | bytes) -> dict[tuple[str, str], str]:
    task = Task(book(), DAY, kind="post")
    found = post_rows(feed if isinstance(feed, Path) else io.BytesIO(feed))
    records = [record for done in audit_rows(task, found) for record in done.records]
    return {(record["subject"], record["rule"]): record["quote"] for record in records}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("live.srt", SRT.encode()),
        ("live.srt.gz", gzip.compress(SRT.encode())),
        ("live.srt", SRT.encode("utf-16")),
        ("live.vtt", b"WEBVTT\n\n" + SRT.replace(",", ".").encode()),
        ("live.json", json.dumps({"text": "x", "segments": SEGMENTS, "language": "vi"}).encode()),
        ("live.json", json.dumps(SEGMENTS, indent=1).encode()),
    ],
)
def test_a_transcript_is_one_post_with_time_codes(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert quotes(tmp_path / name) == {("live", "listing-counterfeit-words"): TIMED}


def test_a_transcript_from_standard_input() -> None:
    assert quotes(SRT.encode()) == {("post", "listing-counterfeit-words"): TIMED}


def test_posts_as_json_lines() -> None:
    lines = [
        {
            "post_id": "a",
            "caption": "Túi Gucci super fake",
            "author": "@lan",
            "permalink": "https://x.example/a",
        },
        {"post_id": "b", "segments": SEGMENTS, "author": "@ha"},
        {"post_id": "c", "caption": "Nhập mã giảm giá LAN20 nha", "is_ad": False, "author": "@lan"},
        {"post_id": "d", "caption": "Nhập mã giảm giá LAN20 nha", "is_ad": True},
        {"post_id": "e", "caption": "Nhập mã giảm giá LAN20 nha"},
    ]
    data = "\n".join(map(json.dumps, lines)).encode() + b"\n{broken\n"
    posts, broken = read(data)
    assert [(p.id, p.seller) for p in posts] == [
        ("a", "@lan"),
        ("b", "@ha"),
        ("c", "@lan"),
        ("d", ""),
        ("e", ""),
    ]
    assert [(r.line, r.reason) for r in broken] == [(6, "json")]
    assert quotes(data) == {
        ("a", "listing-counterfeit-words"): "super fake",
        ("b", "listing-counterfeit-words"): TIMED,
        ("c", "post-sponsorship-disclosed"): "",
    }


def test_an_array_and_a_table_of_posts(tmp_path: Path) -> None:
    array = json.dumps([{"id": "a", "message": "Túi Gucci super fake"}, {"id": "b", "message": "chào"}])
    assert list(quotes(array.encode())) == [("a", "listing-counterfeit-words")]
    (tmp_path / "posts.csv").write_text("Mã bài,Nội dung bài,KOL\na,Túi Gucci super fake,@lan\n", "utf-8")
    posts, _ = read(tmp_path / "posts.csv")
    assert [(p.id, p.description, p.seller) for p in posts] == [("a", "Túi Gucci super fake", "@lan")]


def test_a_folder_of_both(tmp_path: Path) -> None:
    (tmp_path / "1.srt").write_text(SRT, "utf-8")
    (tmp_path / "2.vtt").write_text("WEBVTT\n\n00:99.000 --> 01:00.000\nhỏng\n", "utf-8")
    posts, broken = read(tmp_path)
    assert [p.id for p in posts] == ["1"]
    assert [(r.source, r.line, r.reason) for r in broken] == [("2.vtt", 3, "time"), ("2.vtt", 0, "no_text")]


def test_a_transcript_cut_off(tmp_path: Path) -> None:
    packed = gzip.compress((SRT * 2_000).encode())
    (tmp_path / "live.srt.gz").write_bytes(packed[: len(packed) // 2])
    posts, broken = read(tmp_path / "live.srt.gz")
    assert len(posts) == 1
    assert "truncated" in [r.reason for r in broken]


def test_no_absence_of_a_listing_is_a_lead_of_a_post() -> None:
    assert quotes(json.dumps({"id": "a", "text": "Kem trộn mới về, chốt đơn nha"}).encode()) == {}


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)
    read(b"WEBVTT\n\n" + data)
    read(b'{"segments": ' + data)


def test_posts_of_any_length_are_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What bounds a transcript, which is held whole, bounds no table of posts."""
    monkeypatch.setattr(posts, "_MOST", 1_000)
    lines = [json.dumps({"id": str(n), "text": f"bài {n}"}) for n in range(100)]
    for feed in ("\n".join(lines), f"[{','.join(lines)}]", "{hỏng\n" + "\n".join(lines)):
        found = list(post_rows(io.BytesIO(feed.encode())))
        assert [one.id for one in found if isinstance(one, Post)] == [str(n) for n in range(100)]
        assert [one.reason for one in found if isinstance(one, Rejected)] == ["json"] * feed.startswith(
            "{hỏng"
        )


def test_a_broken_post_of_an_array_costs_itself_alone() -> None:
    lines = [json.dumps({"id": str(n), "text": f"post {n}"}) for n in range(5)]
    found = list(post_rows(io.BytesIO(f"[{','.join(lines)}]".replace('"post 2"', '"post 2').encode())))
    assert [one.id if isinstance(one, Post) else one.reason for one in found] == ["0", "1", "json", "3", "4"]


def test_segments_with_a_duration_in_any_order() -> None:
    said = [
        {"text": "1:1 nha", "start": 2.0, "duration": 1.5},
        {"text": "Giày Nike rep", "start": 0.5, "duration": 2.0},
    ]
    (post,) = post_rows(io.BytesIO(json.dumps(said).encode()))
    assert isinstance(post, Post)
    assert [(cue.start, cue.end, cue.text) for cue in post.cues] == [
        (0.5, 2.5, "Giày Nike rep"),
        (2.0, 3.5, "1:1 nha"),
    ]


def test_transcripts_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lives.zip", "w") as book:
        book.writestr("a.srt", SRT)
        book.writestr("b/b.vtt.gz", gzip.compress(b"WEBVTT\n\n" + SRT.replace(",", ".").encode()))
        book.writestr("c.jsonl", '{"post_id": "c", "caption": "Túi Gucci super fake"}\n')
    for feed in (tmp_path / "lives.zip", (tmp_path / "lives.zip").read_bytes(), tmp_path):
        posts, broken = read(feed)
        assert [post.id for post in posts] == ["a", "b", "c"]
        assert not broken


def test_posts_as_an_rss_feed() -> None:
    text = "<rss><channel><!-- a --><item><guid>1</guid><title>Live</title><author>Lan</author></item></channel></rss>"
    posts, broken = read(text.encode())
    assert [(post.title, post.seller) for post in posts] == [("Live", "Lan")]
    assert not broken


def test_whose_handle_it_is() -> None:
    """In a list of goods a handle is the goods', in a list of posts their author's."""
    lines = b'{"handle": "@an", "caption": "A"}\n{"handle": "@an", "caption": "B"}\n'
    found = [one for one in post_rows(io.BytesIO(lines)) if isinstance(one, Post)]
    assert [one.seller for one in found] == ["@an", "@an"]
    assert len({one.id for one in found}) == 2
