"""Decoding within a bound, against the libraries that encode."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from crawler.bodies import decode, encodings, is_binary


def pack(data: bytes, name: str) -> bytes:
    if name == "deflate":
        return zlib.compress(data)
    if name == "raw deflate":
        engine = zlib.compressobj(wbits=-15)
        return engine.compress(data) + engine.flush()
    return {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstd.compress}[name](data)


@given(st.binary(max_size=5000), st.lists(st.sampled_from(["gzip", "deflate", "br", "zstd"]), max_size=3))
def test_what_was_packed_is_unpacked(data: bytes, names: list[str]) -> None:
    raw = data
    for name in names:
        raw = pack(raw, name)
    found = decode(raw, tuple(names), 1_000_000)
    assert (found.body, found.cut, found.broken) == (data, False, "")


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_the_bound_holds_to_the_byte(name: str) -> None:
    data = bytes(range(256)) * 400
    raw = pack(data, name)
    assert decode(raw, (name,), len(data)).cut is False
    cut = decode(raw, (name,), len(data) - 1)
    assert (cut.cut, cut.body) == (True, data[:-1])


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_cut_off_stream_is_broken_and_gives_its_head(name: str) -> None:
    data = b"".join(b"%d," % (n * 7919) for n in range(30_000))
    found = decode(pack(data, name)[:-30], (name,), 1_000_000)
    assert found.broken
    assert data.startswith(found.body)


def test_servers_that_send_the_bare_stream() -> None:
    assert decode(pack(b"gia" * 100, "raw deflate"), ("deflate",), 1000).body == b"gia" * 100


def test_two_gzip_members_are_one_body() -> None:
    assert decode(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", ("gzip",), 10).body == b"ab"


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "sdch"]))
def test_any_bytes_are_survived(data: bytes, name: str) -> None:
    decode(data, (name,), 1000)


def test_headers() -> None:
    assert encodings([("content-encoding", "GZIP, br"), ("Content-Encoding", "identity")]) == ("gzip", "br")
    assert decode(b"x", ("sdch",), 10).broken == "unknown content encoding 'sdch'"


def test_what_is_no_text_is_told_from_text_in_any_alphabet() -> None:
    text = "<h1>Chính sách đổi trả</h1><p>Quý khách được đổi trả trong bảy ngày, kể từ khi nhận hàng.</p>" * 9
    noise = gzip.compress(text.encode())
    assert is_binary(noise) and is_binary(noise[3:]) and is_binary(b"%PDF-1.7 x")
    for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
        assert not is_binary(text.encode(name)), name
    assert not is_binary("<p>日本の店</p>".encode("iso2022_jp") * 40)
    assert not is_binary(text.replace("a", "\0a").encode())
    assert not is_binary(b"") and not is_binary(b"<p>x</p>\x0c\x0b\r\n")
