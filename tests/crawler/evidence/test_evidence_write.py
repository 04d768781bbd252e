"""What is written comes back exactly, other tools can read it, and nothing half is ever taken for whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hostile import Network, Talk, text
from hypothesis import given, settings
from hypothesis import strategies as st
from shops import WORDS, Visiting, shop
from warcio.archiveiterator import ArchiveIterator

from crawler.evidence import EvidenceError, VisitWriter, committed, read, verify
from crawler.model import Capture, CaptureState, Kind, Storefront, Via, Visit, VisitState

NOW = datetime(2026, 11, 22, 7, 30, 1, 234567, tzinfo=UTC)
BODY = "<html>Nồi inox giá 99.000đ</html>".encode()


def whole_visit(path: Path, visit_id: str = "v1") -> Visit:
    """Writes a visit with every kind of capture; the visit with its bodies comes out."""
    writer = VisitWriter(path, visit_id, NOW, "rasoat/0.1 (test)")
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    page = writer.exchange(
        "http://s.example/",
        NOW,
        ("GET / HTTP/1.1", [("Host", "s.example")]),
        ("HTTP/1.1 200 OK", headers, BODY),
    )
    drawn = writer.dom("http://s.example/", NOW, BODY * 2, page)
    digest, double = hashlib.sha256(BODY).hexdigest(), hashlib.sha256(BODY * 2).hexdigest()
    plain = Capture(
        f"{visit_id}#1", "http://s.example/", "http://s.example", NOW, CaptureState.OK, Via.HTTP, 200, headers,
        BODY, digest,
    )  # fmt: skip
    dom = Capture(
        f"{visit_id}#2", "http://s.example/", "http://s.example/", NOW, CaptureState.OK, Via.BROWSER, 200,
        (("Content-Type", "text/html"),), BODY * 2, double,
    )  # fmt: skip
    lost = Capture(
        f"{visit_id}#3",
        "http://s.example/x",
        "http://s.example/x",
        NOW,
        CaptureState.TIMED_OUT,
        why="không trả lời",
    )
    visit = Visit(
        visit_id,
        Storefront("s.example", "http://s.example/", "Tiệm", Kind.SHOP, tax_code="0123"),
        NOW,
        NOW,
        VisitState.PARTIAL,
        (plain, dom, lost),
        "một trang không trả lời",
        {"http://s.example/y": "budget"},
        {"http://s.example/": {"draw": "no text"}},
        "rasoat 0.1.0",
    )
    writer.finish(visit, {plain.id: page, dom.id: drawn}, 1_000_000, len(BODY) * 3)
    return visit


def test_a_visit_comes_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "v1.warc.gz"
    visit = whole_visit(path)
    assert read(path) == visit
    assert list(verify(tmp_path)) == []
    record = committed(path)
    assert record is not None
    assert (record.pages, record.bytes, record.state) == (2, len(BODY) * 3, VisitState.PARTIAL)


def test_files_are_read_only_and_nothing_else_lies_about(tmp_path: Path) -> None:
    path = tmp_path / "v1.warc.gz"
    whole_visit(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["v1.warc.gz", "v1.warc.gz.manifest.json"]
    assert {oct(p.stat().st_mode & 0o777) for p in tmp_path.iterdir()} == {"0o444"}


def test_a_finished_visit_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "v1.warc.gz"
    whole_visit(path)
    before = path.read_bytes()
    with pytest.raises(EvidenceError, match="never overwritten"):
        VisitWriter(path, "v2", NOW, "x")
    assert path.read_bytes() == before


def test_warcio_reads_it_and_finds_every_digest_right(
    network: Network, visit: Visiting, tmp_path: Path
) -> None:
    found = visit(network.site(shop()).url)
    kinds: list[str] = []
    with (tmp_path / "v1.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds.append(record.rec_type)
            body = record.content_stream().read()
            if record.rec_type == "response":
                assert record.http_headers.get_statuscode() in {"200", "404"}
                assert record.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
            if record.rec_type == "metadata":
                assert json.loads(body)["id"] == found.id
    # robots.txt, 14 pages, and one of them a second time, asked and answered
    assert kinds == ["warcinfo", *["response", "request"] * 16, "metadata"]


def test_what_the_wire_brought_is_kept_as_it_came(network: Network, visit: Visiting, tmp_path: Path) -> None:
    packed = gzip.compress(f"<html><body>{WORDS}</body></html>".encode())

    async def home(talk: Talk) -> None:
        talk.keep_open = False
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (packed[:50], packed[50:]))
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
        talk.writer.write(head.encode() + b"X-Shop: mot\r\nX-Shop: hai\r\n\r\n" + chunks + b"0\r\n\r\n")
        await talk.writer.drain()

    found = visit(network.site({"/": home}).url)
    assert found.captures[0].body.decode() == f"<html><body>{WORDS}</body></html>"
    assert [v for k, v in found.captures[0].headers if k == "X-Shop"] == ["mot", "hai"]
    with (tmp_path / "v1.warc.gz").open("rb") as file:
        raw = [r.raw_stream.read() for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert packed in raw


def test_a_cut_off_writing_is_no_visit(tmp_path: Path) -> None:
    path = tmp_path / "v1.warc.gz"
    writer = VisitWriter(path, "v1", NOW, "x")
    assert not path.exists()
    assert committed(path) is None
    [damage] = verify(tmp_path)
    assert damage.path.endswith(".part")
    writer.abort()
    assert list(tmp_path.iterdir()) == []


def test_killed_between_rename_and_manifest(tmp_path: Path) -> None:
    path = tmp_path / "v1.warc.gz"
    whole_visit(path)
    (tmp_path / "v1.warc.gz.manifest.json").unlink()
    assert committed(path) is None
    [damage] = verify(tmp_path)
    assert "manifest is missing" in damage.why
    again = whole_visit(path)  # the next try takes its place
    assert read(path) == again


urls = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30
)
texts = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=30, deadline=None)
@given(
    body=st.binary(max_size=3000),
    why=texts,
    notes=st.dictionaries(texts, st.dictionaries(texts, texts, max_size=2), max_size=3),
    unvisited=st.dictionaries(urls, texts, max_size=3),
    state=st.sampled_from(list(VisitState)),
)
def test_any_visit_comes_back(
    body: bytes, why: str, notes: dict[str, dict[str, str]], unvisited: dict[str, str], state: VisitState
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "v.warc.gz"
        writer = VisitWriter(path, "v", NOW, "x")
        record = writer.exchange(
            "http://a.example/", NOW, ("GET / HTTP/1.1", []), ("HTTP/1.1 200 OK", [], body)
        )
        capture = Capture(
            "v#1", "http://a.example/", "http://a.example/", NOW, CaptureState.OK, Via.HTTP, 200, (), body,
            hashlib.sha256(body).hexdigest(), why,
        )  # fmt: skip
        front = Storefront("a.example", "http://a.example/", name=why)
        visit = Visit("v", front, NOW, NOW, state, (capture,), why, unvisited, notes, "t")
        writer.finish(visit, {"v#1": record}, 10_000, len(body))
        assert read(path) == visit
        assert list(verify(path)) == []


def test_a_plain_page_is_read_with_its_text(network: Network, visit: Visiting) -> None:
    found = visit(network.site({"/": text("Giá 99.000đ " + WORDS)}).url)
    assert "99.000đ" in found.captures[0].body.decode()
