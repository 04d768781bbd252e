"""Feeds written as XML: Google Merchant's RSS and Atom, lists of other makes; every row is read or told by its line."""

from __future__ import annotations

import gzip
import io
import resource
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from feeds import read
from hypothesis import given, settings
from hypothesis import strategies as st

G = 'xmlns:g="http://base.google.com/ns/1.0"'
CHANNEL = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {G}>
<channel><title>Cửa hàng A</title><link>https://a.vn</link><description>Hàng mới</description>
"""
END = "</channel>\n</rss>\n"


def rss(*items: str) -> bytes:
    return (CHANNEL + "\n".join(items) + "\n" + END).encode()


def item(id: str, title: str, more: str = "") -> str:
    return f"<item><g:id>{id}</g:id><title>{title}</title>{more}</item>"


def test_a_google_merchant_feed() -> None:
    good, bad = read(
        rss(
            """<item>
 <g:id>SKU 1</g:id>
 <title>Giày Nike rep 1:1</title>
 <description>&lt;p&gt;Hàng đẹp&lt;/p&gt;</description>
 <link>https://a.vn/1</link>
 <g:price>250000 VND</g:price>
 <g:brand>Nike</g:brand>
 <g:gtin>8934563138165</g:gtin>
 <g:google_product_category>187</g:google_product_category>
 <g:shipping><g:country>US</g:country><g:price>1 VND</g:price></g:shipping>
 <g:product_highlight>Bền</g:product_highlight><g:product_highlight>Nhẹ</g:product_highlight>
 <g:product_detail><g:section_name>Chung</g:section_name><g:attribute_name>Chất liệu</g:attribute_name>
  <g:attribute_value>Da</g:attribute_value></g:product_detail>
 <g:product_detail><g:attribute_name>Xuất xứ</g:attribute_name><g:attribute_value>Việt Nam</g:attribute_value>
 </g:product_detail>
</item>"""
        )
    )
    assert not bad
    (row,) = good
    assert (row.line, row.id, row.title, row.brand, row.gtin) == (
        4,
        "SKU 1",
        "Giày Nike rep 1:1",
        "Nike",
        "8934563138165",
    )
    assert (row.price, row.url, row.category, row.origin) == (250_000.0, "https://a.vn/1", "187", "")
    assert row.description.split() == ["Bền", "Nhẹ", "Hàng", "đẹp"]
    assert row.attributes == {"Chất liệu": "Da", "Xuất xứ": "Việt Nam"}
    assert "origin" not in row.columns, "the country of a shipping is nobody's origin"


def test_an_atom_feed_under_any_prefix() -> None:
    text = """<?xml version='1.0'?>
<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="http://base.google.com/ns/1.0">
<a:title>Shop</a:title><a:link rel="self" href="https://a.vn"/>
<a:entry><a:title type="html">Áo</a:title><a:link rel="self" href="https://a.vn/api/1"/>
<a:link rel="alternate" href="https://a.vn/1"/><a:content type="xhtml"><div>vải <b>mềm</b></div></a:content>
<x:id>1</x:id><a:category term="Thời trang"/></a:entry>
</a:feed>"""
    good, bad = read(text.encode())
    assert not bad
    (row,) = good
    assert (row.id, row.title, row.url, row.category) == ("1", "Áo", "https://a.vn/1", "Thời trang")
    assert row.description.split() == ["vải", "mềm"]


@pytest.mark.parametrize(
    "text",
    [
        '<shop><name>S</name><offers><offer id="7"><name>Áo</name><vendor>V</vendor><param name="Màu">đỏ</param>'
        "</offer></offers></shop>",
        '<ds><sp ma="7"><ten_san_pham>Áo</ten_san_pham><thuong_hieu>V</thuong_hieu><thuoc_tinh><mau>x</mau><Màu>đỏ'
        '</Màu></thuoc_tinh></sp><sp ma="8"><ten_san_pham>B</ten_san_pham></sp></ds>',
        "<product><id>7</id><name>Áo</name><brand><name>V</name></brand><attributes><attribute name='Màu'>đỏ"
        "</attribute></attributes></product>",
    ],
    ids=["yml", "of one's own", "one product"],
)
def test_lists_of_other_makes(text: str) -> None:
    good, bad = read(text.encode())
    assert not bad
    assert (good[0].id, good[0].title, good[0].brand, good[0].attributes["Màu"]) == ("7", "Áo", "V", "đỏ")


def test_an_rss_feed_of_a_shop_builder() -> None:
    """Its description is short, and the long one stands in `content:encoded`."""
    good, bad = read(
        b"<rss><channel><item><title>Ao</title><guid>g1</guid><description>ngan</description>"
        b"<content:encoded><![CDATA[<p>dai, rep 1:1</p>]]></content:encoded></item></channel></rss>"
    )
    assert not bad
    assert (good[0].id, good[0].description.split()) == ("g1", ["dai,", "rep", "1:1", "ngan"])


def test_columns_by_a_map_of_ones_own() -> None:
    good, _ = read(
        b"<list><x:hang><x:ten1>Ao</x:ten1></x:hang><x:hang><x:ten1>B</x:ten1></x:hang></list>",
        **{"x:ten1": "title"},
    )
    assert [row.title for row in good] == ["Ao", "B"]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1258", "iso-8859-1"])
def test_encodings_by_declaration(name: str) -> None:
    text = CHANNEL.replace("UTF-8", name.removesuffix("-sig")) + item("1", "Ao mêm") + END
    text = "".join(c if c in "âêôăơưđ" else unicodedata.normalize("NFD", c)[0] for c in text)
    good, bad = read(text.encode(name))
    assert not bad
    assert good[0].title == "Ao mêm"


@pytest.mark.parametrize("name", ["zip", "unicode_escape", "klingon", "utf-16", "windows-1252"])
def test_an_encoding_that_a_file_does_not_have_is_not_believed(name: str) -> None:
    good, bad = read((CHANNEL.replace("UTF-8", name) + item("1", "Áo ấm \\u0041") + END).encode())
    assert not bad
    assert good[0].title == "Áo ấm \\u0041"


def test_stray_bytes_cost_their_row() -> None:
    data = rss(item("1", "Áo đẹp"), item("2", "@@"), item("3", "Mũ")).replace(b"@@", b"\xff\xfe")
    good, bad = read(data)
    assert [row.id for row in good] == ["1", "3"]
    assert [(row.line, row.reason) for row in bad] == [(5, "encoding")]


def test_a_document_declares_nothing_that_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("BÍ MẬT")
    bomb = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    dtd = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{bomb}<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'
    feed = rss(item("1", "&l12;"), item("2", "Áo"), item("3", "&x;"), item("4", "&l0;"))
    good, bad = read(feed.replace(b"<rss", dtd.encode() + b"<rss", 1))
    assert [row.id for row in good] == ["2"]
    assert [(row.line, row.reason) for row in bad] == [(4, "xml"), (6, "xml"), (7, "xml")]
    assert all("entity" in row.found for row in bad)


def test_what_can_mean_one_thing_only_is_read() -> None:
    good, bad = read(rss(item("1", "H&M & co &nbsp;x&eacute; giá < 5k re\x00p&#0;")))
    assert not bad
    assert good[0].title == "H&M & co \xa0xé giá < 5k rep"


def test_each_broken_row_costs_itself() -> None:
    good, bad = read(
        rss(
            item("1", "Áo"),
            "<item><g:id>2</g:id><title>không đóng",
            item("3", "<![CDATA[Mũ & nón]]>"),
            "<g:id>4</g:id><title>mất đầu</title></item>",
            "<item><g:id>5</g:id><description><![CDATA[hở</description></item>",
            "<item><g:id>6</g:id><description><![CDATA[kín]]></description></item>",
            "<it em><g:id>7</g:id><title>hỏng</title></ite m>",
            "<item/>",
            "<!-- <item><title>cũ</title></item> -->",
            "<item><g:id>8</g:id><title>lệch</titel></item>",
            f"<item>{'<b>' * 200}{'</b>' * 200}<title>sâu</title></item>",
            item("9", "Cuối"),
        )
    )
    assert [row.id for row in good] == ["1", "3", "6", "9"]
    assert [(row.line, row.reason) for row in bad] == [
        (5, "xml"),
        (7, "xml"),
        (8, "xml"),
        (10, "xml"),
        (11, "columns"),
        (13, "xml"),
        (14, "xml"),
    ]


def test_a_document_that_is_cut_off() -> None:
    whole = rss(*(item(str(n), f"Áo {n}") for n in range(5)))
    good, bad = read(whole[: whole.index(b"<title>\xc3\x81o 3") + 9])
    assert [row.id for row in good] == ["0", "1", "2"]
    assert [(row.line, row.reason) for row in bad] == [(7, "truncated")]
    good, bad = read(whole[: whole.index(b"</channel>")])
    assert len(good) == 5
    assert [row.reason for row in bad] == ["truncated"]
    good, bad = read(whole + b"<!-- open")
    assert len(good) == 5
    assert [row.reason for row in bad] == ["truncated"]


def test_a_feed_without_rows_is_told() -> None:
    good, bad = read(rss())
    assert not good
    assert [(row.line, row.reason) for row in bad] == [(1, "columns")]


@pytest.mark.parametrize(
    "long",
    [
        lambda piece: f"<item><title>{piece}</title></item>",
        lambda piece: f"<item><title><![CDATA[{piece}]]></title></item>",
        lambda piece: f'<item a="{piece}"><title>x</title></item>',
        lambda piece: f"<item>{'<b>' * (len(piece) // 3)}</item>",
        lambda piece: f"<item><title>x</title><!--{piece}--></item>",
    ],
    ids=["text", "cdata", "attribute", "nested", "comment"],
)
def test_a_row_of_100_mb_costs_itself(tmp_path: Path, long: Callable[[str], str]) -> None:
    path = tmp_path / "feed.xml"
    with path.open("w", encoding="utf-8") as out:
        out.write(CHANNEL + item("1", "Áo") + "\n")
        out.write(long("x" * 100_000_000))
        out.write("\n" + item("3", "Mũ") + "\n" + END)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    good, bad = read(path)
    assert [row.id for row in good] == ["1", "3"]
    assert [(row.line, row.reason) for row in bad] == [(5, "long")]
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024 < 150


def test_what_lies_between_rows_is_never_held() -> None:
    class Endless(io.RawIOBase):
        """A feed with 20 MB between its rows."""

        left = 20

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.left -= 1
            if self.left == 19:
                return (CHANNEL + item("1", "Áo")).encode()
            return b" <x>y</x>" * 110_000 if self.left >= 0 else b""

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    from checker.feed.text import text_rows

    found = list(text_rows(Endless(), "-", {}, lambda name: False))  # type: ignore[arg-type]
    assert len(found) == 2  # the row, and that the end is missing
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024 < 15


WORD = st.text(alphabet="aăâđêôơư ,.'\"&<>]!0-", min_size=1, max_size=20)


@given(words=st.lists(WORD, min_size=1, max_size=12), packed=st.sampled_from((bytes, gzip.compress)))
@settings(max_examples=100, deadline=None)
def test_rows_are_what_was_written(words: list[str], packed: Callable[[bytes], bytes]) -> None:
    from xml.sax.saxutils import escape

    good, bad = read(packed(rss(*(item(str(n), f"Áo {escape(word)}") for n, word in enumerate(words)))))
    assert not bad
    assert [row.title for row in good] == [f"Áo {word}".strip() for word in words]


@given(data=st.binary(max_size=300), at=st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, at: int) -> None:
    """Nothing raises, and a row that was not touched is read."""
    whole = rss(item("1", "Áo"), item("2", "Quần"), item("3", "Mũ"))
    good, bad = read(whole[:at] + data + whole[at:])
    assert good or bad
