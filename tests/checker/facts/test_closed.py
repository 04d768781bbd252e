"""What a visitor opens by a click is told from what nobody is meant to see."""

from __future__ import annotations

import pytest
from storefront_kit import html, page

from checker.facts.closed import closed_lines


@pytest.mark.parametrize(
    ("main", "want"),
    [
        ("<div class=tab-pane style='display:none'><p>Đổi trong 7 ngày</p></div>", ["Đổi trong 7 ngày"]),
        ("<div class='collapse hidden'>Bảo hành 12 tháng</div>", ["Bảo hành 12 tháng"]),
        ("<h3>Phí giao</h3> <div hidden>Phí giao 20.000đ</div>", ["Phí giao 20.000đ"]),
        ("<div id=phi hidden>Phí giao 20.000đ</div>", ["Phí giao 20.000đ"]),
        ("<div hidden>Phí giao 20.000đ</div>", []),  # nothing could ever open it
        ("<ul><li>Nồi</li></ul><div style='display: none'><p>Đổi trong 7 ngày</p></div>", []),
        ("<div class=modal style='display:none'>Đăng nhập</div>", []),
        ("<div class=login-popup hidden><p>Quên mật khẩu</p></div>", []),
        ("<form style='display:none'><p>Mã giảm giá</p></form>", []),
        ("<template><p>Mẫu</p></template><noscript>Bật script</noscript>", []),
        ("<p>Thấy ngay</p>", []),
    ],
)
def test_closed_parts(main: str, want: list[str]) -> None:
    assert [line.text for line in closed_lines(page(html(main)))] == want
