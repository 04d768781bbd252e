"""What the pages of a visit have in common."""

from __future__ import annotations

from storefront_kit import START, html, page, shelf

from checker.facts.shelf import Shelf

LINE = "Giao trong 2 ngày"


def test_a_page_kept_twice_is_not_common_to_itself() -> None:
    main = f"<h1>Kem dưỡng</h1><p>{LINE}</p>"
    twice = shelf(home=html(main), index_html=html(main))
    assert not twice.shared("giao trong 2 ngay")
    three = shelf(
        home=html(main), lien_he=html(f"{main}<p>Gọi</p>"), gioi_thieu=html(f"{main}<p>Chúng tôi</p>")
    )
    assert three.shared("giao trong 2 ngay")


def test_a_page_of_terms_is_no_door_because_the_visit_began_there() -> None:
    terms = page(html("<h1>Chính sách đổi trả</h1><p>Đổi trong 7 ngày.</p>"), START + "chinh-sach-doi-tra")
    assert Shelf([terms], terms.url).kind(terms) == "policy"
    door = page(html("<h1>Chính sách đổi trả</h1><p>Đổi trong 7 ngày.</p>"))
    assert Shelf([door], door.url).kind(door) == "home"
