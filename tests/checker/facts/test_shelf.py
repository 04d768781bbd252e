"""What the pages of a visit have in common."""

from __future__ import annotations

from storefront_kit import html, shelf

LINE = "Giao trong 2 ngày"


def test_a_page_kept_twice_is_not_common_to_itself() -> None:
    main = f"<h1>Kem dưỡng</h1><p>{LINE}</p>"
    twice = shelf(home=html(main), index_html=html(main))
    assert not twice.shared("giao trong 2 ngay")
    three = shelf(
        home=html(main), lien_he=html(f"{main}<p>Gọi</p>"), gioi_thieu=html(f"{main}<p>Chúng tôi</p>")
    )
    assert three.shared("giao trong 2 ngay")
