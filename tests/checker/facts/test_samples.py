"""Contact data that are a sample, or an example of what to write."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.contact import is_placeholder
from checker.facts.reach import read_reach

OWN = "<h1>Liên hệ</h1><p>Email: moc.an@gmail.com</p>"


@pytest.mark.parametrize(
    "foot",
    [
        "<p>Address: 123 Main Street, Anytown</p><p>Phone: (800) 123 456</p><p>Email: hello@theme.com</p>",
        "<p>Address Goes Here</p><p><a href='mailto:hello@theme.com'>hello@theme.com</a></p>",
        "<p>9 Elm Court, San Jose, CA 95112, USA</p><p>hello@theme.com</p>",
    ],
)
def test_what_a_theme_left_in_its_foot_reaches_nobody(foot: str) -> None:
    pages = shelf(home=html("<p>Ghế</p>", foot), lien_he=html(OWN, foot))
    assert values(read_reach(pages), "seller.email") == ["moc.an@gmail.com"]
    assert not values(read_reach(shelf(home=html("<p>Ghế</p>", foot))), "seller.email")


@pytest.mark.parametrize("own", ["hello@shop.vn", "mocan@yahoo.com", "hello@shop.com"])
def test_an_own_address_beside_a_themes(own: str) -> None:
    foot = f"<p>123 Main Street, Anytown</p><p>{own}</p>"
    assert values(read_reach(shelf(home=html("<p>Ghế</p>", foot))), "seller.email") == [own]


def test_an_address_that_stands_elsewhere_too_is_the_shops() -> None:
    foot = "<p>Address: 123 Main Street</p><p>chao@mocan.vn</p>"
    pages = shelf(home=html("<p>Ghế</p>", foot), lien_he=html("<h1>Liên hệ</h1><p>Thư: chao@mocan.vn</p>"))
    assert values(read_reach(pages), "seller.email") == ["chao@mocan.vn"]


@pytest.mark.parametrize(
    ("address", "blank"),
    [
        ("hotro@tenmien.com", True),
        ("info@ten-cong-ty.vn", True),
        ("info@yourdomain.vn", True),
        ("info@tenlua.vn", False),
        ("info@yourspa.vn", False),
    ],
)
def test_the_blank_of_a_template(address: str, blank: bool) -> None:
    assert is_placeholder(address) is blank


@pytest.mark.parametrize(
    ("text", "mails", "phones"),
    [
        ("<p>Ví dụ:</p><p>Email: chao@mocan.vn</p>", [], []),
        ("<p>Gửi thư theo mẫu (ví dụ: chao@mocan.vn)</p>", [], []),
        ("<p>Số điện thoại, ví dụ: 0903 119 873</p>", [], []),
        (
            "<p>Có việc gì, ví dụ đổi hàng, xin gọi 0903 119 873, chao@mocan.vn</p>",
            ["chao@mocan.vn"],
            ["0903119873"],
        ),
    ],
)
def test_an_example_is_not_the_shops(text: str, mails: list[str], phones: list[str]) -> None:
    found = read_reach(shelf(home=html("<p>Ghế</p>"), lien_he=html(f"<h1>Liên hệ</h1>{text}")))
    assert values(found, "seller.email") == mails
    assert values(found, "seller.phone") == phones
