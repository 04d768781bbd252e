"""Certificates that a listing names, and words that only look like them."""

from __future__ import annotations

import pytest
from listing_kit import row

from checker.model import Subject


def named(text: str) -> tuple[object, ...]:
    subject: Subject = row("Trà sen Tây Hồ", text)
    return subject.values("listing.standard")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nhà máy đạt chứng nhận ISO 22000:2018 và HACCP.", ("ISO 22000:2018", "HACCP")),
        ("Sản phẩm OCOP 4 sao của tỉnh Bến Tre", ("OCOP 4 sao",)),
        ("Đạt 5 sao OCOP quốc gia", ("OCOP 5 sao",)),
        ("Trồng theo tiêu chuẩn VietGAP", ("VietGAP",)),
        ("Sản xuất theo cGMP-ASEAN", ("GMP",)),
        ("Phù hợp TCVN 5603:2023", ("TCVN 5603:2023",)),
        ("QCVN 4:2009/BKHCN", ("QCVN 4:2009/BKHCN",)),
        ("Có giấy chứng nhận lưu hành tự do (CFS)", ("CFS",)),
        ("Chứng nhận Halal", ("Halal",)),
        ("", ()),
        ("Chưa có chứng nhận ISO 22000", ()),
        ("HACCP là gì? Cùng tìm hiểu", ()),
        ("Máy ảnh ISO 25600, khẩu độ f/1.8", ()),
        ("Đánh giá 5 sao từ khách hàng", ()),
        ("isopropyl 99%", ()),
    ],
)
def test_names(text: str, wanted: tuple[str, ...]) -> None:
    assert set(named(text)) == set(wanted)


def test_the_quote_is_as_written() -> None:
    fact = row("Trà sen", "Nhà máy đạt ISO 9001:2015").facts["listing.standard"][0]
    assert fact.quote == "ISO 9001:2015"
