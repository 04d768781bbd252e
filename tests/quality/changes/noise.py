"""What themes and services add to any page: scripts, menus for telephones, cookie bars, related goods, reviews."""

from __future__ import annotations

import re

from .tokens import on_tags

_FOOT = re.compile(
    r"<footer\b|<div[^>]{0,200}?\b(?:id|class)=[\"'](?:[^\"']* )?(?:site-|main-)?footer(?:[ \"'-])"
    r"|</main\s*>|</body\s*>",
    re.I,
)
_GOODS = re.compile(
    r"<h1.*(?:thêm (?:vào )?giỏ|mua ngay|đặt mua|add to cart)", re.S | re.I
)  # a page that shows goods
_BODY = re.compile(r"<body\b[^>]*>", re.I)


def above(html: str, block: str) -> str:
    """The page with a block at its beginning."""
    found = _BODY.search(html)
    return html[: found.end()] + block + html[found.end() :] if found else block + html


def below(html: str, block: str) -> str:
    """The page with a block after its main content: before the foot, else at the end."""
    found = _FOOT.search(html)
    return html[: found.start()] + block + html[found.start() :] if found else html + block


def scripts(html: str) -> str:
    """Scripts, styles and a counter after every paragraph and block that ends."""
    noise = (
        '<script>var _q=[{"name":"Kem nền","price":"1.000đ","origin":"Nhật Bản","mst":"0300588569"}];</script>'
        "<style>.x:after{content:'Xuất xứ: Nhật Bản'}</style>"
        '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-X"></iframe></noscript>'
    )
    return on_tags(html, lambda name, s: s + noise if s[1] == "/" and name in ("p", "div", "h1", "h2") else s)


def menu_copied(html: str) -> str:
    """The menu once more, hidden, as a drawer for telephones."""
    found = re.search(r"<(nav|header)\b.*?</\1\s*>", html, re.S | re.I)
    links = found[0] if found else " ".join(re.findall(r"<a\b[^>]*>.*?</a>", html, re.S | re.I)[:20])
    return above(html, f'<div id="mobile-menu" class="mobile-menu" style="display:none">{links}</div>')


def cookie_bar(html: str) -> str:
    """A bar that asks for consent."""
    return _at_end(
        html,
        '<div class="cookie-consent"><p>Website sử dụng cookie để mang lại trải nghiệm tốt hơn. Bằng việc tiếp tục, '
        'bạn đồng ý với việc sử dụng cookie.</p><button type="button">Đồng ý</button>'
        '<button type="button">Từ chối</button></div>',
    )


def windows(html: str) -> str:
    """Windows that open later: a table of sizes, news by mail, a chat."""
    return _at_end(
        html,
        '<div class="modal" style="display:none"><h1>Bảng size</h1>'
        "<table><tr><td>Size</td><td>Chiều cao</td></tr>"
        "<tr><td>M</td><td>155 - 160 cm</td></tr></table></div>"
        '<div class="popup" style="display:none"><h2>Đăng ký nhận tin</h2>'
        "<p>Nhận mã giảm 10% cho đơn đầu tiên</p></div>"
        '<div class="chat-widget"><span>Chat với chúng tôi</span></div>',
    )


def crumbs(html: str) -> str:
    """The way to the page above its content."""
    head = re.search(r"<h1\b[^>]*>(.*?)</h1\s*>", html, re.S | re.I)
    name = re.sub(r"<[^>]*>", "", head[1]).strip() if head else ""
    block = (
        '<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/danh-muc-a">Danh mục</a> » '
        f"<span>{name}</span></div>"
    )
    return html[: head.start()] + block + html[head.start() :] if head and name else html


def related(html: str) -> str:
    """Other goods below a product, each with price, brand and origin of its own."""
    if not _GOODS.search(html):
        return html
    goods = (
        ("Tủ bếp Hafele Ruby 12", "12.345.000đ", "Hafele", "Đức"),
        ("Máy ép chậm Kuvings B6", "4.321.000 ₫", "Kuvings", "Hàn Quốc"),
        ("Bàn ủi hơi nước Toshiba TA-FVX", "987.000đ", "Toshiba", "Thái Lan"),
        ("Chảo gang Staub 26cm", "2.350.000 VNĐ", "Staub", "Pháp"),
    )
    cards = "".join(
        f'<div class="item"><a href="/sp-{n}"><img src="/i/{n}.jpg" alt="{title}"></a><h3><a href="/sp-{n}">{title}</a>'
        f'</h3><p>Thương hiệu: {brand}</p><p>Xuất xứ: {origin}</p><span class="price">{price}</span></div>'
        for n, (title, price, brand, origin) in enumerate(goods)
    )
    return below(html, f'<section><h2>Sản phẩm liên quan</h2><div class="list">{cards}</div></section>')


def reviews(html: str) -> str:
    """What buyers write below a product."""
    if not _GOODS.search(html):
        return html
    return below(
        html,
        '<section><h2>Đánh giá và bình luận</h2><ul class="comments">'
        "<li><b>Trần Minh</b> <span>12/03/2026</span><p>Giao hàng nhanh, đóng gói kỹ. Mình mua bên Shopee giá 99.000đ "
        "mà không bằng ở đây.</p></li>"
        "<li><b>Lê Hoa</b> <span>02/04/2026</span><p>Cho mình hỏi hàng này sản xuất ở Trung Quốc hay Thái Lan vậy shop?"
        "</p></li>"
        "<li><b>Phạm Tú</b><p>Dùng tốt, sẽ ủng hộ tiếp. Số mình 0912 345 678 shop gọi nhé</p></li></ul></section>",
    )


def news(html: str) -> str:
    """Titles of posts beside any page."""
    return below(
        html,
        '<aside><h3>Tin mới</h3><ul><li><a href="/tin-tuc/5-meo-hay-cho-can-bep">5 mẹo hay cho căn bếp nhỏ</a></li>'
        '<li><a href="/tin-tuc/mua-he-xanh">Mùa hè xanh cùng đội ngũ trẻ</a></li></ul></aside>',
    )


def _at_end(html: str, block: str) -> str:
    at = html.lower().rfind("</body")
    return html[:at] + block + html[at:] if at >= 0 else html + block
