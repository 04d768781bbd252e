"""A row through the audit and the same row as a page through the check come out alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape

import pytest
from feeds import book
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.check import check
from checker.feed.audit import Auditor
from checker.feed.cells import row_of
from checker.feed.columns import plan
from checker.feed.model import FIELDS, FeedRow
from checker.model import Outcome, SubjectKind
from crawler.model import Capture, CaptureState, Kind, Storefront, Visit, VisitState

DAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)
COLUMNS = frozenset(FIELDS) - {"seller"}
TITLES = st.sampled_from(
    [
        "Giày thể thao Nike",
        "Son dưỡng môi",
        "Viên uống bổ khớp",
        "Nồi inox 5 lít",
        "Áo thun cotton",
        "Sữa bột số 1",
    ]
)
SAID = st.lists(
    st.sampled_from(
        [
            "Hàng rep 1:1, full box.",
            "Shop nói không với hàng fake.",
            "Xuất xứ: Việt Nam.",
            "Made in Korea.",
            "Hàng xách tay Nhật.",
            "Chữa khỏi đau dạ dày.",
            "Nhà sản xuất: Công ty TNHH Minh Anh.",
            "Không hóa đơn, không tem phụ.",
            "Thành phần: cotton.",
            "Chất liệu mềm mại, dễ phối đồ.",
            "Thực phẩm này không phải là thuốc.",
            "Tốt nhất thị trường.",
        ]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


def row(title: str, said: list[str]) -> FeedRow:
    words = "\n".join(("Sản phẩm mới về, giao hàng toàn quốc, xem hàng trước khi trả tiền.", *said))
    return FeedRow("f.csv", 2, "1", title, words, price=250_000.0, columns=COLUMNS)


def page_of(one: FeedRow) -> Visit:
    lines = "".join(f"<p>{escape(line)}</p>" for line in one.description.splitlines())
    body = (
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>x</title></head><body>"
        f"<main><h1>{escape(one.title)}</h1><p class=price>250.000đ</p><button>Thêm vào giỏ hàng</button>{lines}"
        "</main></body></html>"
    ).encode()
    url = "https://shop.vn/san-pham/mot.html"
    capture = Capture(
        "v#1", url, url, NOW, CaptureState.OK, status=200, headers=(), body=body, digest="0" * 64
    )
    shop = Storefront("shop.vn", "https://shop.vn/", "", Kind.SHOP)
    return Visit("v", shop, NOW, NOW, VisitState.COMPLETE, (capture,))


@given(TITLES, SAID)
@settings(max_examples=60, deadline=None)
def test_audit_and_check_come_out_alike(title: str, said: list[str]) -> None:
    fed = {f.rule: f for f in Auditor(book(), DAY).audit(row(title, said)).findings}
    checked = check(page_of(row(title, said)), book(), DAY)
    shown = {f.rule: f for f in checked.findings if f.subject_kind is SubjectKind.LISTING}
    assert shown, "the page is not read as a listing"
    assert fed.keys() == shown.keys()
    for rule, finding in shown.items():
        # what only a page has (its data against its words, a struck price) or the storefront beside it says
        if finding.outcome is not fed[rule].outcome:
            assert fed[rule].outcome is Outcome.CANNOT_TELL or finding.outcome is Outcome.CANNOT_TELL, rule
            assert not fed[rule].facts and not finding.facts, rule


@given(TITLES, SAID)
@settings(max_examples=40, deadline=None)
def test_the_short_way_gives_the_same_leads(title: str, said: list[str]) -> None:
    auditor = Auditor(book(), DAY)
    whole = auditor.audit(row(title, said))
    leads, outcomes = auditor.leads(row(title, said))
    assert leads == whole.leads
    assert set(outcomes) == {(f.rule, str(f.outcome)) for f in whole.findings}


def test_what_the_feed_has_no_column_for_is_not_absent() -> None:
    auditor = Auditor(book(), DAY)
    bare = FeedRow("f.csv", 2, "1", "Áo thun cotton", price=99_000.0, columns=frozenset({"title", "price"}))
    full = FeedRow("f.csv", 2, "1", "Áo thun cotton", "Đẹp", price=99_000.0, columns=COLUMNS)
    outcome = {f.rule: f.outcome for f in auditor.audit(bare).findings}
    assert outcome["listing-origin-shown"] is Outcome.CANNOT_TELL
    outcome = {f.rule: f.outcome for f in auditor.audit(full).findings}
    assert outcome["listing-origin-shown"] is Outcome.FAILED


@pytest.mark.parametrize(
    ("columns", "origin", "label"),
    [
        ({"title", "description"}, Outcome.CANNOT_TELL, Outcome.CANNOT_TELL),
        ({"title", "description", "origin"}, Outcome.FAILED, Outcome.CANNOT_TELL),
        ({"title", "description", "attributes"}, Outcome.FAILED, Outcome.FAILED),
    ],
)
def test_what_stands_in_attributes_is_not_missing_from_a_feed_without_them(
    columns: set[str], origin: Outcome, label: Outcome
) -> None:
    one = FeedRow("f.csv", 2, "1", "Áo thun nam", "Đẹp", price=9e4, columns=frozenset(columns | {"price"}))
    outcome = {f.rule: f.outcome for f in Auditor(book(), DAY).audit(one).findings}
    assert outcome["listing-origin-shown"] is origin
    assert outcome["label-textile"] is label
    assert outcome["listing-responsible-shown"] is label


def test_a_lead_names_its_seller_and_its_place() -> None:
    one = FeedRow(
        "f.csv", 7, "p9", "Giày Nike rep 1:1", "x", seller="Shop A", platform="Shopee", columns=COLUMNS
    )
    leads, _ = Auditor(book(), DAY).leads(one)
    lead = next(lead for lead in leads if lead.rule == "listing-counterfeit-words")
    assert lead.storefront == "shopee/Shop A"
    assert lead.subject == "p9"
    assert lead.evidence[0].quote == "rep 1:1"
    assert lead.evidence[0].place.path == "row:title"
    assert "f.csv:7" in lead.message["vi"]


@given(st.text(max_size=80), st.text(max_size=300), st.text(max_size=40), st.floats())
@settings(max_examples=60, deadline=None)
def test_any_row(title: str, description: str, other: str, price: float) -> None:
    one = FeedRow(
        "f", 1, other, title, description, other, other, price, {other: other}, other, other, other, other
    )
    Auditor(book(), DAY).leads(one)


@pytest.mark.parametrize(
    ("name", "label"), [("Thành phần", True), ("Nhà nhập khẩu", True), ("views", False), ("Giá vốn", False)]
)
def test_labels(name: str, label: bool) -> None:
    assert Auditor(book(), DAY).is_label(name) is label


SHIRT = ("Áo thun nam", "Áo mặc hằng ngày, dáng rộng, giặt máy được, giao hàng toàn quốc.")
ABSENT = ("listing-origin-shown", "listing-responsible-shown", "label-textile")


def told(headers: list[str], *cells: str) -> Mapping[str, str]:
    """How rules came out of one row of a feed with these headers beside name, description and price."""
    auditor = Auditor(book(), DAY)
    held = plan(["Tên", "Mô tả", "Giá", *headers], {}, auditor.is_label)
    one = row_of([*SHIRT, "99.000đ", *cells], held, "f.csv", 2)
    assert isinstance(one, FeedRow)
    return dict(auditor.leads(one)[1].keys())


SHOP = """Số lượng|SoLuong|Tags|Từ khóa|Giá so sánh|Kho hàng|Gửi từ|Màu sắc|Trọng lượng|Bảo hành|category_id
|Tình trạng thuế|Nhà cung cấp|Thuộc tính 1|attributes.spec_ram"""


@pytest.mark.parametrize("header", SHOP.replace("\n", "").split("|"))
def test_a_shop_s_own_columns_are_no_table_of_attributes(header: str) -> None:
    for cell in ("", "12"):
        outcomes = told([header], cell)
        assert {outcomes[rule] for rule in ABSENT} <= {"cannot_tell", "passed"}
        assert outcomes["listing-origin-shown"] == "cannot_tell"


def test_only_of_its_own_column_an_empty_cell_is_an_absence() -> None:
    outcomes = told(["Nhà sản xuất"], "")
    assert outcomes["listing-responsible-shown"] == "failed"
    assert outcomes["listing-origin-shown"] == "cannot_tell"
    outcomes = told(["Chất liệu"], "")
    assert outcomes["label-textile"] == "failed"
    assert outcomes["listing-responsible-shown"] == "cannot_tell"
    assert told(["Chất liệu"], "cotton")["label-textile"] == "passed"
    assert {told(["Thuộc tính"], "")[rule] for rule in ABSENT} == {"failed"}


def test_what_a_short_description_lacks_may_stand_in_the_description() -> None:
    auditor = Auditor(book(), DAY)
    held = plan(["Tên", "Mô tả ngắn", "Giá", "Thuộc tính"], {}, auditor.is_label)
    one = row_of(["Áo thun nam", "Áo mặc hằng ngày …", "99.000", "{}"], held, "f.csv", 2)
    assert isinstance(one, FeedRow)
    outcomes = dict(auditor.leads(one)[1].keys())
    assert {outcomes[rule] for rule in ABSENT} == {"cannot_tell"}
    assert row_of(["", "Giày Nike rep 1:1", "", ""], held, "f.csv", 3) != one  # it is read all the same
