"""Logos of ways to pay that have no alt text."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.page import Page
from checker.facts.payment import read_payment

FILES = "<img src='/a/visa.png'><img src='/a/momo.svg?v=2' alt=''>"
FONT = "<i class='fab fa-cc-visa'></i><i class='fab fa-cc-paypal'></i>"
DRAWN = (
    "<svg aria-labelledby='pi-visa'><title id=\"pi-visa\">Visa</title></svg>"
    "<svg aria-labelledby='pi-master'><title id=\"pi-master\">Mastercard</title></svg>"
)
SPOKEN = (
    "<div class='payment-icon'><svg></svg><span class='screen-reader-text'>Visa</span></div>"
    "<div class='payment-icon'><svg></svg><span class='screen-reader-text'>Cash On Delivery</span></div>"
)


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        (FILES, {"card", "ewallet"}),
        ("<h4>Phương thức thanh toán</h4><p><img src='/i/zalopay.webp'></p>", {"ewallet"}),
        ("<img src='/i/x-jcb.png' alt='/i/x-jcb.png'><img src='/i/vnpay_qr.png'>", {"card", "qr"}),
        ("<img src='/i/visa.png'><img src='/i/x.png' alt='Momo'>", {"ewallet"}),  # words before files
        ("<img src='/m/cod.1a.svg' alt='payment-icon'><img src='/m/master-card.4d.svg'>", {"card", "cod"}),
        (FONT, {"card", "ewallet"}),
        (DRAWN, {"card"}),
        (SPOKEN, {"card", "cod"}),
        ("<img src='/i/a.png' alt='Visa'><img src='/i/b.png' alt='QR code'>", {"card", "qr"}),
        ("<img src='/i/b.png' alt='Quét mã QR thanh toán'>", {"qr"}),
    ],
)
def test_rows_of_logos(footer: str, want: set[str]) -> None:
    assert set(values(read_payment(shelf(home=html("", footer))), "payment.methods")) == want


@pytest.mark.parametrize(
    "footer",
    [
        "<p>Dịch vụ</p><img src='/i/visa.png'>",  # for travellers
        "<img src='/tin/gau-bong-momo.jpg'>",
        "<i class='icon-visa'></i> Làm hộ chiếu",
        "<i class='fab fa-cc-visa'></i>",
        "<img src='/i/qr.png' alt='QR code'>",  # as often the shop's Zalo
        "<span class='screen-reader-text'>Visa</span>",
        "<img src='/i/cod.png' alt='Cá tuyết'><img src='/i/visa.png' alt='Hộ chiếu'>",
        "<img src='/i/visage.png'><img src='/i/momoko.png'>",
    ],
)
def test_one_name_alone_says_nothing(footer: str) -> None:
    assert read_payment(shelf(home=html("", footer))) == {}


@pytest.mark.parametrize(
    "logo",
    [
        "<img src='/i/a.png' alt='Visa'>",
        "<img src='/i/a.png' alt='Momo'><img src='/i/b.png' alt='QR code'>",
        "<div class='payment'><span class='screen-reader-text'>Visa</span></div>",
    ],
)
def test_a_place_is_told_of_the_first_of_many_logos(logo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    for name in ("piece_path", "path_of"):
        said = getattr(Page, name)
        monkeypatch.setattr(Page, name, lambda *asked, said=said: told.append(said(*asked)) or told[-1])
    assert read_payment(shelf(home=html("", logo * 300)))
    assert len(told) < 30
