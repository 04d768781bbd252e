"""Bytes of every age become the same Vietnamese."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.decode import composed, decode, decoded, tame
from checker.facts.legacy import TCVN3, VISCII, from_vni

TEXT = (
    "Công ty trách nhiệm hữu hạn bán hàng thời trang, địa chỉ tại quận Bình Thạnh, thành phố Hồ Chí Minh. "
    "Điện thoại liên hệ: 0905111222. Khách hàng được đổi trả sản phẩm trong bảy ngày, giao hàng miễn phí, "
    "thanh toán với nhân viên. Chính sách bảo mật thông tin của khách và giới thiệu dịch vụ."
)


def _encode(text: str, table: dict[int, str]) -> bytes:
    back = {
        to: chr(code) for code, to in ((k, v if isinstance(v, str) else chr(v)) for k, v in table.items())
    }
    return "".join(back.get(c, c) for c in text).encode("latin-1", "replace")


@pytest.mark.parametrize(
    ("body", "header", "how"),
    [
        (TEXT.encode(), "", "utf-8"),
        (TEXT.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "", "utf-8"),
        (TEXT.encode("utf-16"), "", "utf-16-le"),
        (TEXT.encode("utf-16-be"), "", "utf-16-be"),
        (unicodedata.normalize("NFD", TEXT).encode(), "", "utf-8"),
        (TEXT.encode().decode("cp1252", "ignore").encode(), "", "utf-8+utf-8"),
        (_encode(TEXT, TCVN3), "", "tcvn3"),
        (_encode(TEXT, VISCII), "", "viscii"),
        (_encode(TEXT, TCVN3).decode("latin-1").encode(), "", "utf-8+tcvn3"),
    ],
)
def test_every_age_reads_the_same(body: bytes, header: str, how: str) -> None:
    text, name = decode(body, header)
    assert name == how
    share = sum(a in text for a in TEXT.split()) / len(TEXT.split())
    assert share > (0.75 if how == "utf-8+utf-8" else 0.97)


def test_windows_1258_is_composed() -> None:
    marks = {
        "à": "a\u0300",
        "á": "a\u0301",
        "ệ": "ê\u0323",
        "ạ": "a\u0323",
        "ố": "ô\u0301",
        "ồ": "ô\u0300",
        "ờ": "ơ\u0300",
        "ị": "i\u0323",
        "ỉ": "i\u0309",
        "ì": "i\u0300",
        "ữ": "ư\u0303",
        "ậ": "â\u0323",
        "ợ": "ơ\u0323",
        "ổ": "ô\u0309",
        "ẩ": "â\u0309",
        "ấ": "â\u0301",
        "ễ": "ê\u0303",
        "ớ": "ơ\u0301",
        "í": "i\u0301",
        "ú": "u\u0301",
        "ụ": "u\u0323",
        "ế": "ê\u0301",
        "ả": "a\u0309",
        "ủ": "u\u0309",
        "ọ": "o\u0323",
        "ó": "o\u0301",
        "ộ": "ô\u0323",
        "ằ": "ă\u0300",
        "ắ": "ă\u0301",
        "ẫ": "â\u0303",
        "ể": "ê\u0309",
    }
    body = "".join(marks.get(c, c) for c in TEXT).encode("cp1258", "ignore")
    text, name = decode(body, "text/html; charset=windows-1258")
    assert name == "cp1258"
    assert "địa chỉ tại quận Bình Thạnh" in text


def test_vni_letters() -> None:
    assert from_vni("Coâng ty baùn haøng, ñieän thoaïi, thöông hieäu, khaùch haøng ñöôïc ñoåi traû") == (
        "Công ty bán hàng, điện thoại, thương hiệu, khách hàng được đổi trả"
    )


def test_a_page_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    text, name = decode("hàng hóa ệ".encode()[:-1])
    assert (text[:8], name) == ("hàng hóa", "utf-8")


@given(st.binary(max_size=2000), st.text(max_size=60))
def test_never_raises(body: bytes, header: str) -> None:
    text, name = decode(body, header)
    assert name
    assert isinstance(tame(text), str)


def test_taming_drops_only_tags() -> None:
    wild = "<div>" * 9_000 + "chữ" + "</div>" * 9_000
    tamed = tame(wild)
    assert "chữ" in tamed
    assert tamed.count("<div>") < 2_000


def test_what_scripts_write_closes_no_formatting() -> None:
    """Some thousand tags are let through when few for formatting are open at once; scripts do not count."""
    script = "<script>'" + "</b>" * 200 + "'</script>"
    wild = (("<b>" * 90 + script) * 13) + "chữ"
    assert tame(wild).count("<b>") == 100
    calm = ("<b>chữ</b><br>" + script) * 1_200
    assert tame(calm) is calm


def test_a_page_read_twice_is_mended_line_by_line() -> None:
    page = "\n".join(
        ["<p>Công ty bán hàng, địa chỉ tại quận Bình Thạnh, điện thoại</p>"] * 3 + ["<h3>SWEATSET NỮ</h3>"]
    )
    text, _ = decode(page.encode().decode("latin-1").encode())
    assert text == page


@given(
    st.lists(st.text("aeo\u0301\u0302\u0323\u0338<=\n\u1100\u1161", max_size=9), max_size=6),
    st.integers(3_990, 4_010),
)
def test_a_long_text_is_composed_as_the_library_composes_it(parts: list[str], filling: int) -> None:
    text = ("a" * filling).join(parts)
    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("body", "same"),
    [
        (TEXT.encode(), True),
        (b"<p>plain</p>", True),
        (b"\xef\xbb\xbf" + TEXT.encode(), False),
        (unicodedata.normalize("NFD", TEXT).encode(), False),
        (TEXT.encode().decode("cp1252", "ignore").encode(), False),
        (TEXT.encode()[:90] + "ề".encode()[:2], False),
        (TEXT.encode("utf-16"), False),
    ],
)
def test_a_page_in_utf8_is_handed_on_as_it_came(body: bytes, same: bool) -> None:
    assert decoded(body)[2] == (body if same else b"")


def test_every_letter_of_a_page_is_composed() -> None:
    for code in (
        *range(0x80, 0x3100),
        *range(0xAC00, 0xAC20),
        *range(0xFE00, 0xFE30),
        *range(0x1F300, 0x1FB00),
    ):
        text = f"{TEXT[:60]}o{chr(code)}"
        assert decode(text.encode())[0] == unicodedata.normalize("NFC", text)


@given(st.binary() | st.text().map(str.encode) | st.text("aàặ\u0301\u0323\ufeff\ufffd").map(str.encode))
def test_bytes_that_are_handed_on_are_the_text(body: bytes) -> None:
    text, name, source = decoded(body)
    assert (text, name) == decode(body)
    assert not source or source.decode() == text
