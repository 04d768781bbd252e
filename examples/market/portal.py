"""A stand-in for a border we do not own: the ministry's portal online.gov.vn.

The real portal answers with the record behind a badge. Here its host name is answered by the market,
through the proxy only, so that the whole way badge → record → comparison can run on loopback. The
records are invented; an id that nobody holds gives 404.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from examples.market.model import Page, Shop

HOST = "online.gov.vn"

# A record that belongs to nobody in the market: the shop `muon-ho-so` copied its badge.
STRANGERS = {
    "990777": ("CÔNG TY CỔ PHẦN THƯƠNG MẠI SEN VÀNG BIỂN ĐÔNG", "senvangbiendong.example", "9900777010")
}


def build(shops: Iterable[Shop]) -> dict[str, Page]:
    """Path → page of the portal: one record per badge that opens one, its root, and the strangers."""
    served = {
        "/": _page(
            "Cổng thông tin Quản lý hoạt động thương mại điện tử", "<p>Mời nhập tên miền để tra cứu.</p>"
        )
    }
    for number, (owner, domain, tax_code) in STRANGERS.items():
        served[f"/Home/WebDetails/{number}"] = _record(owner, domain, tax_code)
    for shop in shops:
        number = shop.badge.number
        owner = shop.declared.get("declared_owner", shop.firm.name)
        record = _record(
            owner, f"{shop.domain}{shop.path}", shop.declared.get("tax_code", shop.firm.tax_code)
        )
        paths = {
            "record": (f"/Home/WebDetails/{number}", f"/Website/chi-tiet-{number}"),
            "record-chi-tiet": (f"/Home/WebDetails/{number}", f"/Website/chi-tiet-{number}"),
            "record-new": (f"/nen-tang/{number}",),
        }.get(shop.badge.shape, ())
        served |= {p: record for p in paths if p not in served}
    return served


def _record(owner: str, domain: str, tax_code: str) -> Page:
    rows = (("Tên doanh nghiệp", owner), ("Tên miền", domain), ("Mã số thuế", tax_code),
            ("Loại hình", "Website thương mại điện tử bán hàng"), ("Trạng thái", "Đã thông báo"))  # fmt: skip
    cells = "".join(f"<tr><th>{k}</th><td>{escape(v)}</td></tr>" for k, v in rows)
    return _page("Thông tin website", f"<table>{cells}</table>")


def _page(title: str, main: str) -> Page:
    return Page(
        f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<h1>{title}</h1>{main}<p><small>Trang đóng thế dùng để chạy thử, không phải cổng của Bộ Công Thương.</small>
</p></body></html>""".encode()
    )
