"""The pages of an invented shop as HTML, in one of four house styles."""

from __future__ import annotations

from html import escape

from examples.sellers import words
from examples.sellers.model import Shop

LOGO = "https://online.gov.vn/Home/WebDetails/{}"


def _phone(digits: str, style: int) -> str:
    if style == 1:
        return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
    if style == 2:
        return f"+84 {digits[1:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}" if style == 3 else digits


def _lines(shop: Shop) -> list[str]:
    """Who the shop says it is, as its footer writes it."""
    style, out = shop.style, []
    if shop.name:
        out.append(f"{shop.name}" if style else f"Đơn vị chủ quản: {shop.name}")
    if shop.tax_code:
        label = ("Mã số thuế", "MST", "Mã số doanh nghiệp / MST", "MST/ĐKKD")[style]
        out.append(f"{label}: {shop.tax_code}")
    if shop.address:
        out.append(f"{('Địa chỉ', 'ĐC', 'Trụ sở', 'Địa chỉ')[style]}: {shop.address}")
    out += [
        f"{('Điện thoại', 'Hotline', 'Hotline', 'SĐT')[style]}: {_phone(p, style)}"
        for p in shop.channels.phones
    ]
    out += [f"Email: {mail}" for mail in shop.channels.emails]
    return out


def _frame(shop: Shop, title: str, body: str) -> str:
    menu = "".join(
        f'<a href="/{slug}">{text}</a> '
        for slug, text in (
            ("", "Trang chủ"), ("gioi-thieu", "Giới thiệu"), ("chinh-sach-doi-tra", "Chính sách đổi trả"),
            ("thanh-toan", "Hướng dẫn thanh toán"), ("lien-he", "Liên hệ"),
        )
    )  # fmt: skip
    foot = "".join(f"<p>{escape(line)}</p>" for line in (*_lines(shop), *shop.noise))
    if shop.record:
        foot += (
            f'<a href="{LOGO.format(shop.record)}"><img src="/bct.png" alt="Đã thông báo Bộ Công Thương"></a>'
        )
    counted = f"<script>gtag('config', '{shop.tracker}');</script>" if shop.tracker else ""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {escape(shop.brand)}'
        f"</title>{counted}</head><body><header><nav>{menu}</nav></header><main><h1>{escape(title)}</h1>{body}</main>"
        f"<footer>{foot}</footer></body></html>"
    )


def pages(shop: Shop) -> dict[str, str]:
    """Path → HTML."""
    goods = "".join(
        f'<li><a href="/san-pham/{n}"><img src="/anh/{shop.pictures[n % len(shop.pictures)]}" alt="">'
        f"{escape(good)}</a> {120 + 10 * n}.000đ</li>"
        for n, good in enumerate(shop.goods)
    )
    story = "".join(f"<p>{escape(s)}</p>" for s in shop.story)
    rules = "".join(f"<p>{escape(s)}</p>" for s in words.TEMPLATE)
    pay = shop.channels
    account = (
        f"<p>Chuyển khoản ngân hàng: Số tài khoản: {pay.account}</p><p>Ngân hàng: {pay.bank}</p>"
        f"<p>Chủ tài khoản: {escape(pay.holder)}</p>"
        if pay.account
        else "<p>Thanh toán khi nhận hàng (COD).</p>"
    )
    contact = "".join(f"<p>{escape(line)}</p>" for line in _lines(shop))
    out = {
        "/": _frame(shop, shop.brand, f"<ul>{goods}</ul><p>{escape(shop.story[0])}</p>"),
        "/gioi-thieu": _frame(shop, "Giới thiệu", story),
        "/chinh-sach-doi-tra": _frame(shop, "Chính sách đổi trả", rules),
        "/thanh-toan": _frame(shop, "Hướng dẫn thanh toán", account),
        "/lien-he": _frame(shop, "Liên hệ", contact),
    }
    for n, good in enumerate(shop.goods[:2]):
        picture = shop.pictures[n % len(shop.pictures)]
        out[f"/san-pham/{n}"] = _frame(
            shop, good.capitalize(), f'<img src="/anh/{picture}" alt="{escape(good)}"><p>Giá: {120 + 10 * n}.000đ</p>'
            "<button>Thêm vào giỏ hàng</button>",
        )  # fmt: skip
    return out


def record_page(owner: str, domain: str) -> str:
    """What the portal says of a record."""
    return f"<h1>Thông tin website</h1><p>Chủ sở hữu: {escape(owner)}</p><p>Tên miền: {domain}.localhost</p>"
