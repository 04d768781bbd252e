"""Archives that other tools made: read as far as they can be, and taken in unchanged."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from shops import WORDS
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.evidence import EvidenceError, import_evidence, read, verify
from crawler.model import CaptureState, VisitState

SHARED = Path(os.environ.get("RASOAT_SHARED", Path(__file__).resolve().parents[4] / "shared"))
SITES = sorted((SHARED / "gold" / "dev" / "sites").glob("*.warc.gz"))
HTML = f"<html><body>{WORDS}</body></html>".encode()


def warc(*pages: tuple[str, str, list[tuple[str, str]], bytes], packed: bool = True) -> bytes:
    """A WARC as warcio writes it: (url, status line, headers, body) each."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("t.warc.gz", {"software": "other-tool 1.2"}))
    for url, status, headers, body in pages:
        head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head)
        )
    return out.getvalue()


def kept(folder: Path, data: bytes, name: str = "t.warc.gz") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


TYPE = ("Content-Type", "text/html")


@pytest.mark.parametrize("packed", [True, False])
def test_a_plain_and_a_packed_warc(packed: bool, tmp_path: Path) -> None:
    data = warc(
        ("http://tiem.example/", "301 Moved", [("Location", "https://www.tiem.example/")], b""),
        ("https://www.tiem.example/", "200 OK", [TYPE], HTML),
        ("https://www.tiem.example/a.css", "200 OK", [("Content-Type", "text/css")], b"a {}"),
        ("https://www.tiem.example/x", "404 Not Found", [TYPE], HTML),
        ("https://www.tiem.example/", "200 OK", [TYPE], HTML),
        packed=packed,
    )
    visit = read(kept(tmp_path, data, "t.warc.gz" if packed else "t.warc"))
    assert visit.storefront.id == "tiem.example"
    assert [(c.url, c.requested_url, c.state) for c in visit.captures] == [
        ("https://www.tiem.example/", "http://tiem.example/", CaptureState.OK),
        ("https://www.tiem.example/x", "https://www.tiem.example/x", CaptureState.HTTP_ERROR),
    ]
    assert visit.captures[0].digest == hashlib.sha256(HTML).hexdigest()
    assert visit.tool == "other-tool 1.2"
    assert visit.state is VisitState.COMPLETE


def test_pictures_are_kept_within_bounds_and_are_no_pages(tmp_path: Path) -> None:
    png = ("Content-Type", "image/png")
    data = warc(
        ("https://cdn.example/1.png", "200 OK", [png], b"\x89PNG 1"),
        ("https://cdn.example/2.png", "200 OK", [png], b"\x89PNG 2"),
        ("https://cdn.example/3.png", "200 OK", [png], b"x" * 2_000_001),
        ("https://cdn.example/4.png", "404 Not Found", [png], b"x"),
        ("https://cdn.example/5.svg", "200 OK", [("Content-Type", "image/svg+xml")], b"<svg/>"),
        ("https://tiem.example/", "200 OK", [TYPE], HTML),
    )
    visit = read(kept(tmp_path, data))
    assert [(c.url[-5:], c.state, len(c.body)) for c in visit.captures[:2]] == [
        ("1.png", CaptureState.NOT_A_PAGE, 6),
        ("2.png", CaptureState.NOT_A_PAGE, 6),
    ]
    assert len(visit.captures) == 3
    assert visit.storefront.id == "tiem.example", "the host of the pictures is not the shop"
    assert visit.state is VisitState.PARTIAL, "one page is a part of a shop, whatever pictures lie beside it"
    only = warc(("https://cdn.example/1.png", "200 OK", [png], b"\x89PNG 1"))
    with pytest.raises(EvidenceError):
        read(kept(tmp_path, only, "chi-anh.warc.gz"))


def test_bodies_as_the_wire_brought_them(tmp_path: Path) -> None:
    packed = gzip.compress(HTML)
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (20, packed[:20], len(packed) - 20, packed[20:])
    wire = [TYPE, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
    data = warc(
        ("https://t.example/", "200 OK", wire, chunked),
        ("https://t.example/a", "200 OK", wire, packed),  # stored without its chunks
        ("https://t.example/b", "200 OK", wire, HTML),  # stored unpacked, headers left as they were
        ("https://t.example/c", "200 OK", [TYPE, ("Content-Encoding", "gzip")], packed[:30]),
    )
    visit = read(kept(tmp_path, data))
    assert [c.body == HTML for c in visit.captures] == [True, True, True, False]
    assert visit.captures[3].state is CaptureState.BROKEN


def test_a_revisit_stands_for_the_earlier_page(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders("200 OK", [TYPE], protocol="HTTP/1.1")
    first = writer.create_warc_record(
        "https://t.example/", "response", payload=io.BytesIO(HTML), http_headers=head
    )
    writer.write_record(first)
    digest = first.rec_headers.get_header("WARC-Payload-Digest")
    for url, original in (("https://t.example/b", digest), ("https://t.example/c", "sha1:UNKNOWN")):
        writer.write_record(
            writer.create_revisit_record(
                url, original, "https://t.example/gone", "2026-01-01T00:00:00Z", head
            )
        )
    visit = read(kept(tmp_path, out.getvalue()))
    assert [(c.url, c.body) for c in visit.captures] == [
        ("https://t.example/", HTML),
        ("https://t.example/b", HTML),
    ]
    assert list(visit.unvisited) == ["https://t.example/c"]


def test_a_wrong_digest_is_noted(tmp_path: Path) -> None:
    data = warc(("https://t.example/", "200 OK", [TYPE], HTML), packed=False)
    visit = read(kept(tmp_path, data.replace(b"kh\xc3\xa1ch. ", b"KH\xc3\x81CH. ", 1), "t.warc"))
    assert "digest" in visit.resources["https://t.example/"]


def test_the_readable_part_of_a_cut_archive(tmp_path: Path) -> None:
    data = warc(*((f"https://t.example/{n}", "200 OK", [TYPE], os.urandom(2000)) for n in range(5)))
    visit = read(kept(tmp_path, data[: len(data) - 3000]))
    assert 2 <= len(visit.captures) <= 4
    assert visit.state is VisitState.PARTIAL
    assert "t.warc.gz" in visit.why


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.warc.gz", b""),
        ("noise.warc.gz", b"\x1f\x8b" + b"noise" * 50),
        ("words.warc", b"just words"),
        ("zip.wacz", b"PK\x03\x04 but no zip"),
        ("head.warc", b"WARC/1.0\r\nContent-Length: 5\r\n"),
    ],
)
def test_what_is_no_archive_is_told_so(name: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match=name.replace(".", r"\.")) as caught:
        read(kept(tmp_path, data, name))
    assert "expected" in str(caught.value)
    with pytest.raises(EvidenceError, match="cannot be opened"):
        read(tmp_path / "nowhere.warc.gz")


def test_a_wacz(tmp_path: Path) -> None:
    path = tmp_path / "shop.wacz"
    pages = '{"format": "json-pages-1.0"}\n' + json.dumps({"url": "https://b.example/"}) + "\n"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/data.warc.gz", warc(("https://a.example/", "200 OK", [TYPE], HTML)))
        package.writestr("archive/more.warc.gz", warc(("https://b.example/", "200 OK", [TYPE], HTML + b" ")))
        package.writestr("pages/pages.jsonl", pages)
        package.writestr("datapackage.json", "{}")
    visit = read(path)
    assert visit.storefront.id == "b.example"
    assert len(visit.captures) == 2


def test_a_saved_page_names_its_address_or_its_file(tmp_path: Path) -> None:
    named = kept(tmp_path, b"<!-- saved from url=(0022)https://tiem.example/x -->" + HTML, "a.html")
    assert read(named).captures[0].url == "https://tiem.example/x"
    nameless = read(kept(tmp_path, HTML, "b.html"))
    assert (nameless.storefront.id, nameless.captures[0].url) == ("file:b.html", "file:b.html")
    assert nameless.captures[0].body == HTML


def test_an_import_keeps_every_byte_and_is_done_once(tmp_path: Path) -> None:
    source = kept(tmp_path, warc(("https://t.example/", "200 OK", [TYPE], HTML)), "gốc của tôi.warc.gz")
    path = import_evidence(source, tmp_path / "evidence")
    assert path.read_bytes() == source.read_bytes()
    assert read(path).captures[0].body == HTML
    assert import_evidence(source, tmp_path / "evidence") == path
    assert len(list((tmp_path / "evidence").iterdir())) == 2
    assert list(verify(tmp_path / "evidence")) == []


@pytest.mark.skipif(not SITES, reason="the gold sites are not beside this checkout (RASOAT_SHARED)")
@pytest.mark.parametrize("path", SITES, ids=[p.name for p in SITES])
def test_the_gold_sites_are_read_whole(path: Path, tmp_path: Path) -> None:
    visit = read(path)
    assert visit.storefront.id == path.name.removesuffix(".warc.gz")
    assert visit.captures
    assert {c.state for c in visit.captures} == {CaptureState.OK}
    assert all(c.body and hashlib.sha256(c.body).hexdigest() == c.digest for c in visit.captures)
    copy = import_evidence(path, tmp_path)
    assert list(verify(copy)) == []


def test_an_archive_packed_as_one_member_is_read_like_any_other(tmp_path: Path) -> None:
    plain = warc(
        ("https://tiem.example/", "200 OK", [TYPE], HTML),
        ("https://tiem.example/doi-tra", "200 OK", [TYPE], HTML.replace(b"body", b"main")),
        packed=False,
    )
    alone = read(kept(tmp_path, gzip.compress(plain)))
    assert [c.url for c in alone.captures] == ["https://tiem.example/", "https://tiem.example/doi-tra"]
    assert [c.digest for c in alone.captures] == [
        c.digest for c in read(kept(tmp_path, plain, "t.warc")).captures
    ]
    with zipfile.ZipFile(tmp_path / "t.wacz", "w") as package:
        package.writestr("archive/t.warc.gz", gzip.compress(plain))
    assert len(read(tmp_path / "t.wacz").captures) == 2
    path = import_evidence(tmp_path / "t.warc.gz", tmp_path / "bang-chung")
    assert path.exists() and list(verify(tmp_path / "bang-chung")) == []
