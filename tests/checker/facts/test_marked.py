"""Addresses that only a drawn sign tells."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.seller import read_seller


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        ("<p>📍 Phường Vĩnh Ninh, Thành phố Huế</p>", "Phường Vĩnh Ninh, Thành phố Huế"),
        ("<p>🏠 Xã Bát Tràng, TP. Hà Nội</p>", "Xã Bát Tràng, TP. Hà Nội"),
        ("<p><i class='fas fa-map-marker-alt'></i> 27 Trần Phú, Hà Đông</p>", "27 Trần Phú, Hà Đông"),
        (
            "<li><i class='bi bi-geo-alt'></i><span>31 Nguyễn Hoàng, Đà Nẵng</span></li>",
            "31 Nguyễn Hoàng, Đà Nẵng",
        ),
        ("<p><svg class='lucide lucide-map-pin'></svg> Xã Bát Tràng, Hà Nội</p>", "Xã Bát Tràng, Hà Nội"),
        ("<p><img src='/i/location.svg' alt=''> Phường Cửa Lò, Nghệ An</p>", "Phường Cửa Lò, Nghệ An"),
        ("<div><i class='icon-pin'></i></div><div>Phường Cửa Lò, Nghệ An</div>", "Phường Cửa Lò, Nghệ An"),
        (
            "<p><a class='i'><i class='fa fa-map'></i></a></p><p>Phường Cửa Lò, Nghệ An</p>",
            "Phường Cửa Lò, Nghệ An",
        ),
        ("<p>Số 6B Phan Kế Bính, Hà Nội</p>", "Số 6B Phan Kế Bính, Hà Nội"),
        ("<p><?php icon() ?><i class='fa fa-map'></i> Phường Cửa Lò, Nghệ An</p>", "Phường Cửa Lò, Nghệ An"),
    ],
)
def test_a_pin_says_that_an_address_follows(footer: str, want: str) -> None:
    assert values(read_seller(shelf(home=html("", footer))), "seller.address")[:1] == [want]


@pytest.mark.parametrize(
    ("main", "footer"),
    [
        ("<p>📍 Phường An Khánh, TP. Hồ Chí Minh</p>", ""),  # a card of something to rent
        ("", "<p><i class='fa fa-truck'></i> Phường Cửa Lò, Nghệ An</p>"),
        ("", "<p><i class='fa fa-map'></i> Bản đồ</p><p>Huế, Đà Nẵng</p>"),
        ("", "<p>Giao nhanh <i class='fa fa-map'></i> Phường Cửa Lò, Nghệ An</p>"),
    ],
)
def test_a_place_is_no_address_without_its_sign(main: str, footer: str) -> None:
    assert values(read_seller(shelf(home=html(main, footer))), "seller.address") == []
