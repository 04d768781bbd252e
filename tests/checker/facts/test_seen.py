"""What pictures say becomes facts: payment QRs, barcodes, tracing addresses, label text with less confidence."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
from typing import Any

import pytest
from listing_kit import lexicons
from picture_kit import FONTS, code, label, photographed, png
from storefront_kit import START, WHEN
from test_vietqr import payload

from checker.facts.pictures import Recognise, inline_bytes
from checker.facts.read import read
from checker.facts.seen import traces
from checker.model import FactSheet
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from rules.load import load

GOODS = """<h1>Trà sen Tây Hồ 100g</h1><p>Giá: 120.000đ</p><button>Thêm vào giỏ hàng</button>
<h2>Mô tả</h2><p>Trà ướp hoa sen, hương thơm dịu, vị chát nhẹ, hậu ngọt, đóng hộp giấy.</p>"""
TRACE = "https://truyxuat.example/01/08936178581718"


def capture(number: int, path: str, body: bytes, kind: str) -> Capture:
    page = kind.startswith("text")
    return Capture(
        f"v#{number}",
        START + path,
        START + path,
        WHEN,
        CaptureState.OK if page else CaptureState.NOT_A_PAGE,
        status=200,
        headers=(("Content-Type", kind),),
        body=body,
        digest=hashlib.sha256(body).hexdigest(),
    )


def visit(html: str, *pictures: tuple[str, bytes], path: str = "products/tra-sen") -> Visit:
    whole = f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>Trà sen</title></head><body>{html}</body>"
    captures = [capture(1, path, whole.encode(), "text/html; charset=utf-8")]
    captures += [capture(n, name, body, "image/png") for n, (name, body) in enumerate(pictures, 2)]
    return Visit("v", Storefront(START, START), WHEN, WHEN, VisitState.COMPLETE, tuple(captures))


def sheet(seen: Visit, recognise: Recognise | None = None) -> FactSheet:
    return read(seen, load().facts, lexicons(), recognise)


def test_a_barcode_and_a_tracing_qr_on_a_product_page() -> None:
    html = GOODS + '<img src="/a.png" alt="Mã vạch"><img src="/b.png#x" alt="QR truy xuất">'
    seen = visit(
        html, ("a.png", png(code("8936178581718", "EAN13"))), ("b.png", photographed(code(TRACE), 12))
    )
    listing = sheet(seen).listings[0]
    assert listing.values("listing.picture_code") == ("8936178581718", TRACE)
    fact = listing.facts["listing.gtin"][0]
    assert (fact.value, fact.capture, fact.extractor, fact.place.path) == (
        "8936178581718",
        "v#2",
        "seen:gtin",
        "html > body > img:nth-of-type(1)",
    )
    assert listing.values("listing.traceability") == (TRACE,)


def test_a_payment_qr() -> None:
    text = payload("970422", "0900000001", "LE VAN TAM")
    seen = visit('<h1>Thanh toán</h1><img src="/qr.png">', ("qr.png", png(code(text))), path="thanh-toan")
    store = sheet(seen).storefront
    assert store.values("payment.qr") == ("MB Bank 0900000001 LE VAN TAM",)
    assert store.values("seller.bank_account") == ("0900000001",)
    assert store.facts["seller.bank"][0].quote == text
    assert store.facts["seller.bank"][0].capture == "v#2"


def test_a_payment_qr_with_a_wrong_checksum_is_less_sure() -> None:
    text = payload()[:-4] + "0000"
    seen = visit('<img src="/qr.png">', ("qr.png", png(code(text))), path="thanh-toan")
    assert sheet(seen).storefront.facts["payment.qr"][0].confidence <= 0.5


def test_a_picture_in_the_address() -> None:
    address = "data:image/png;base64," + base64.b64encode(png(code("8936178581718", "EAN13"))).decode()
    listing = sheet(visit(GOODS + f'<img src="{address}">')).listings[0]
    assert listing.values("listing.gtin") == ("8936178581718",)
    assert listing.facts["listing.gtin"][0].capture == "v#1"


@pytest.mark.parametrize(
    "address",
    ["data:", "data:image/png;base64", "data:image/png;base64,%%%", "data:image/png,%zz", "data:,x"],
)
def test_broken_addresses(address: str) -> None:
    assert len(inline_bytes(address)) < 10


def test_a_picture_that_no_page_shows_says_nothing() -> None:
    listing = sheet(visit(GOODS, ("a.png", png(code("8936178581718", "EAN13"))))).listings[0]
    assert not listing.values("listing.gtin")


def test_hidden_pictures_and_those_of_the_footer_are_not_the_goods() -> None:
    html = GOODS + '<p style="display:none"><img src="/a.png"></p><footer><img src="/a.png"></footer>'
    assert not sheet(visit(html, ("a.png", png(code(TRACE))))).listings[0].values("listing.picture_code")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (TRACE, True),
        ("https://check.vn/ma/123", True),
        ("https://facebook.com/tra-sen", False),
        ("https://zalo.me/0900000001", False),
        ("http://[", False),
    ],
)
def test_tracing_addresses(address: str, wanted: bool) -> None:
    assert traces(address) == wanted


LABEL = [
    "TRÀ SEN TÂY HỒ",
    "Thành phần: trà xanh Thái Nguyên, hoa sen",
    "Xuất xứ: Việt Nam",
    "Hạn sử dụng: 12 tháng",
    "Bảo quản: nơi khô ráo, thoáng mát",
]


def test_recognised_words_are_marked_and_less_sure() -> None:
    """The recogniser is a border that we do not own; a function stands for it here, the program below."""
    given: list[Any] = []

    def recognise(picture: bytes) -> str:
        given.append(picture)
        return "\n".join(LABEL)

    html = GOODS + '<img src="/nhan.png" alt="Nhãn sản phẩm"><img src="/anh.png" alt="Trà sen">'
    blank = png(code("x"))
    listing = sheet(visit(html, ("nhan.png", label(LABEL)), ("anh.png", blank)), recognise).listings[0]
    assert len(given) == 1, "only the picture that speaks of a label"
    fact = listing.facts["listing.origin"][0]
    assert (fact.value, fact.capture) == ("VN", "v#2")
    assert fact.extractor.startswith("ocr:")
    assert fact.confidence < 0.5
    assert listing.values("label.ingredients") == ("trà xanh Thái Nguyên, hoa sen",)


def test_what_the_page_says_is_not_recognised_again() -> None:
    html = GOODS + '<p>Xuất xứ: Nhật Bản</p><img src="/nhan.png" alt="Nhãn sản phẩm">'
    listing = sheet(visit(html, ("nhan.png", label(LABEL))), lambda picture: "\n".join(LABEL)).listings[0]
    assert listing.values("listing.origin") == ("JP",)


def _has_vietnamese() -> bool:
    program = shutil.which("tesseract")
    return (
        bool(program)
        and "vie"
        in subprocess.run(
            [str(program), "--list-langs"], capture_output=True, text=True, check=False
        ).stdout.split()
    )


@pytest.mark.skipif(not _has_vietnamese(), reason="this machine has no Tesseract with Vietnamese")
@pytest.mark.skipif(not FONTS[0].exists(), reason="this machine has no DejaVu font to write a label with")
def test_a_label_read_by_tesseract() -> None:
    from roof.recognise import recogniser

    seen = visit(GOODS + '<img src="/nhan.png" alt="Nhãn sản phẩm">', ("nhan.png", label(LABEL)))
    recognise = recogniser(seen)
    assert recognise is not None
    listing = sheet(seen, recognise).listings[0]
    assert listing.values("listing.origin") == ("VN",)
    assert "hoa sen" in str(listing.values("label.ingredients"))


def test_without_the_program_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from roof import recognise

    monkeypatch.setattr(recognise, "found", lambda: "")
    assert recognise.recogniser(visit(GOODS, ("nhan.png", label(LABEL)))) is None
    assert "Tesseract" in capsys.readouterr().err
    assert recognise.recogniser(visit(GOODS)) is None
    assert not capsys.readouterr().err, "no pictures, nothing to say"


@pytest.mark.parametrize(
    ("alt", "wanted"),
    [
        ("Nhãn sản phẩm", 1),
        ("Mặt sau hộp", 1),
        ("Giao hàng nhanh", 0),
        ("Nhân viên tư vấn", 0),
        ("Item 3", 0),
    ],
)
def test_which_pictures_are_labels(alt: str, wanted: int) -> None:
    given: list[bytes] = []
    html = GOODS + f'<img src="/a.png" alt="{alt}">'
    sheet(visit(html, ("a.png", label(LABEL))), lambda picture: given.append(picture) or "")  # type: ignore[func-returns-value]
    assert len(given) == wanted


def test_the_door_of_a_kept_archive_is_a_page() -> None:
    from checker.facts.search import address_of

    seen = visit(GOODS, ("a.png", label(LABEL)))
    local = Storefront("file:trang", "file:trang")
    turned = Visit("v", local, WHEN, WHEN, VisitState.COMPLETE, (seen.captures[1], seen.captures[0]))
    assert address_of(turned) == START + "products/tra-sen"
