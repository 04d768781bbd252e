"""Lists beside what was seen: storefronts, listings and sellers, with the reason."""

from __future__ import annotations

import pytest

from lists.match import Seen, match
from lists.model import ListRow, Match
from ties.model import Good, Mark, MarkKind, Profile

GOM = Profile(
    "gom.vn",
    "v1",
    "",
    (
        Mark(MarkKind.NAME, "Công ty TNHH Gốm Minh Ánh", "Công ty TNHH Gốm Minh Ánh", "v1#1"),
        Mark(MarkKind.TAX_CODE, "0300588569", "0300588569", "v1#2"),
        Mark(MarkKind.RECORD, "55131", "https://online.gov.vn/Home/WebDetails/55131", "v1#1"),
        Mark(MarkKind.ADDRESS, "12 le loi|ho chi minh", "12 Lê Lợi, TP.HCM", "v1#1"),
    ),
    goods=(
        Good("http://gom.vn/1", "Bình hoa Sông Xanh men lam", "Sông Xanh", "v1#3"),
        Good("http://gom.vn/2", "Trà sen Tây Hồ hộp 100g", "", "v1#4"),
    ),
)
SEEN = Seen([GOM, Profile("other.vn")], {"gom.vn": "s1"})


def found(kind: str, **values: str) -> list[Match]:
    return list(match(1, kind, [ListRow(2, values)], SEEN))


@pytest.mark.parametrize(
    ("kind", "values", "code", "sure"),
    [
        ("websites", {"domain": "gom.vn"}, "domain", True),
        ("websites", {"domain": "khac.vn", "number": "55131"}, "number", True),
        ("tax_identities", {"tax_code": "0300588569", "name": "Khác hẳn"}, "tax_code", True),
        ("tax_identities", {"tax_code": "0300588569-001", "name": "Khác hẳn"}, "tax_code", True),
        ("decisions", {"number": "9", "date": "2026-01-01", "name": "Cty TNHH Gốm Minh Ánh"}, "name", False),
        ("decisions", {"number": "9", "date": "2026-01-01", "name": "CTY TNHH GOM MINH ANH"}, "name_unmarked", False),
        (
            "decisions",
            {"number": "9", "name": "Cty TNHH Gốm Minh Ánh", "address": "12 Lê Lợi, Quận 1, TP.HCM"},
            "address",
            True,
        ),
    ],
)  # fmt: skip
def test_a_storefront_and_its_seller(kind: str, values: dict[str, str], code: str, sure: bool) -> None:
    shop, seller = found(kind, **values)
    assert (shop.subject_kind, shop.subject, shop.sure) == ("storefront", "gom.vn", sure)
    assert code in {c for c, _, _ in shop.reasons}
    assert (seller.subject_kind, seller.subject) == ("seller", "s1")


def test_another_name_by_its_marks_is_no_match() -> None:
    assert found("decisions", number="9", date="2026-01-01", name="Công ty TNHH Gốm Minh Anh") == []


def test_a_decisions_number_is_no_record_number() -> None:
    assert found("decisions", number="55131", date="2026-01-01", name="Ai đó") == []


def test_a_trade_mark_on_a_listing_names_its_holder() -> None:
    (listing,) = found("trade_marks", mark="SÔNG XANH", holder="Công ty CP Sông Xanh", number="1")
    assert (listing.subject_kind, listing.subject, listing.capture) == ("listing", "http://gom.vn/1", "v1#3")
    assert ("other_owner", "Công ty CP Sông Xanh", "Công ty TNHH Gốm Minh Ánh") in listing.reasons
    assert found("trade_marks", mark="Song Xanh", holder="A", number="2") == []  # another mark by its marks


def test_an_ocop_product_in_a_title() -> None:
    (listing,) = found("ocop", product="Trà sen Tây Hồ", holder="HTX Tây Hồ")
    assert (listing.subject, listing.sure) == ("http://gom.vn/2", False)
    assert found("ocop", product="Trà", holder="HTX Tây Hồ") == []  # one word says nothing
    assert found("ocop", product="sen Tây", holder="X") != []
    assert found("ocop", product="Trá sén Tây Hồ", holder="X") == []
