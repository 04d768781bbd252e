"""A heading that stands on page after page names the site, not its goods."""

from __future__ import annotations

from listing_kit import listings

from checker.facts.page import Page
from checker.facts.signboard import signboards


def goods(name: str, address: str, sign: str = "<h1>Lá Lốt Sport</h1>") -> Page:
    html = f"""<html><head><title>Chi tiết</title></head><body><div>{sign}</div><div class=detail><h3>{name}</h3>
    <h3>245.000đ</h3><form><input type=number name=quantity value=1><button>Thêm vào giỏ hàng</button></form>
    <p>Vải dày, đường may kỹ.</p></div></body></html>"""
    return Page(f"https://lalot.example/{address}", "c", html.encode(), "text/html; charset=utf-8")


def test_the_first_heading_of_every_page() -> None:
    pages = [goods(f"Áo khoác gió mẫu {n}", f"detail.php?id={n}") for n in range(3)]
    assert signboards(pages) == {"la lot sport"}
    titles = [one.values("listing.title") for one in listings(*pages)]
    assert titles == [(f"Áo khoác gió mẫu {n}",) for n in range(3)]


def test_one_thing_at_several_addresses_keeps_its_name() -> None:
    pages = [goods("Mô tả", f"ao-gio?mau={n}", "<h1>Áo khoác gió</h1>") for n in range(4)]
    assert signboards(pages) == frozenset()
    assert {one.values("listing.title") for one in listings(*pages)} == {("Áo khoác gió",)}


def test_a_heading_that_leads_home() -> None:
    linked = '<a href="/index.html"><h1><span>Lá</span> Lốt Sport</h1></a>'
    (one,) = listings(goods("Áo khoác gió", "detail.php?id=1", linked))
    assert one.values("listing.title") == ("Áo khoác gió",)
    itself = '<h1><a href="/detail.php?id=1">Lá Lốt Sport</a></h1>'
    assert signboards([goods("Áo khoác gió", "detail.php?id=1", itself)]) == frozenset()


def test_the_only_heading_of_a_page() -> None:
    body = """<html><head><title>Siêu thị</title></head><body><div><h1>Siêu thị đồ bếp Lá Lốt</h1></div>
    <div class=title>{name}</div><p>Giá: {price} đ</p><form><input type=number name=quantity value=1>
    <button>Thêm vào giỏ hàng</button></form></body></html>"""
    named = {"Chảo gang tay gỗ": "245.000", "Nồi đất nung": "310.000", "Rổ tre đan tay": "55.000"}
    pages = [
        Page(
            f"https://lalot.example/p?id={n}", "c", body.format(name=name, price=price).encode(), "text/html"
        )
        for n, (name, price) in enumerate(named.items())
    ]
    assert signboards(pages) == {"sieu thi do bep la lot"}
    assert [one.values("listing.title") for one in listings(*pages)] == [(name,) for name in named]


def test_goods_that_other_pages_recommend() -> None:
    names = [f"Áo khoác gió mẫu {n} – vải dù" for n in range(5)]

    def sold(n: int) -> Page:
        more = "".join(f"<h2>{names[(n + k) % 5]}</h2><p>245.000đ</p>" for k in (1, 2, 3))
        html = f"""<html><head><title>Lá Lốt</title></head><body><div><h2>{names[n]}</h2><p>Giá: 245.000đ</p><form>
        <input type=number name=quantity value=1><button>Thêm vào giỏ hàng</button></form></div>
        <h3>Sản phẩm liên quan</h3>{more}</body></html>"""
        return Page(f"https://lalot.example/p?id={n}", "c", html.encode(), "text/html; charset=utf-8")

    pages = [sold(n) for n in range(5)]
    assert signboards(pages) == frozenset()
    assert [one.values("listing.title") for one in listings(*pages)] == [(name,) for name in names]
