"""The brand of the goods: stated by a field, a sentence, a trade mark, or the shop's own name on its goods."""

from __future__ import annotations

import pytest
from listing_kit import listings, page

BUY = "<p>199.000đ</p><button>Thêm vào giỏ hàng</button>"


def brand(name: str, text: str = "", head: str = "", url: str = "https://shop.vn/san-pham/x.html") -> object:
    found = listings(page(f"<main><h1>{name}</h1>{BUY}{text}</main>", url, head))
    return next(iter(found[0].values("listing.brand")), None)


def test_a_field_goes_before_a_guess_from_the_name() -> None:
    said = "<div><span>Thương hiệu</span><span>Optimum Nutrition</span></div>"
    assert brand("ON Gold Standard Whey 5lbs", said) == "Optimum Nutrition"


def test_the_maker_whose_first_word_the_name_bears() -> None:
    assert brand("Tấm pin Jinko 550W", "<p>Hãng sản xuất: JINKO SOLAR</p>") == "JINKO SOLAR"
    assert brand("Kéo Việt Nam cắt vải", "<p>Nhà sản xuất: Việt Nhật</p>") is None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("<p>Thương hiệu: Mộc Nhiên</p>", "Mộc Nhiên"),
        ("<p><b>Thương hiệu</b><span>Mộc Nhiên</span></p>", "Mộc Nhiên"),
        ("<div><b>Thương hiệu</b> <i>Mộc Nhiên</i> <b>Tình trạng</b> <i>Còn hàng</i></div>", "Mộc Nhiên"),
        ("<div><b>Thương hiệu</b> <i>Mộc Nhiên</i> | <b>Mã SP</b> <i>MN-08</i></div>", "Mộc Nhiên"),
        ("<table><tr><th>Nhãn hiệu</th><td>Mộc Nhiên</td></tr></table>", "Mộc Nhiên"),
        ("<dl><dt>Thương hiệu</dt><dd>Mộc Nhiên</dd></dl>", "Mộc Nhiên"),
        ("<p>Xà phòng Mộc Nhiên thuộc thương hiệu Mộc Nhiên ra đời năm 2012.</p>", "Mộc Nhiên"),
        ("<p>Thương hiệu: Đang cập nhật</p>", None),
        ("<p>Thương hiệu: No brand</p>", None),
        (
            "<ul><li>CÙNG GIÁ</li><li>THƯƠNG HIỆU</li></ul><p>Xà phòng Lá Xanh 90 g</p><p>-10%</p><p>45.000 đ</p>",
            None,
        ),
        ("<p>Sản phẩm được so sánh với thương hiệu Lá Xanh trên thị trường.</p>", None),
        ("<p>Công thức có Matrixyl® giúp da căng.</p>", None),
    ],
)
def test_what_the_page_says(text: str, want: str | None) -> None:
    assert brand("Xà phòng Mộc Nhiên 100 g", text) == want


@pytest.mark.parametrize(
    ("name", "text", "want"),
    [
        (
            "Bếp từ đôi Pramira PR-20",
            "<p>Bếp đến từ thương hiệu Pramira - Đức, nhập nguyên chiếc.</p>",
            "Pramira",
        ),
        (
            "Tủ lạnh Kavisto 500L",
            "<p>Chỉ cần sở hữu một chiếc tủ mang thương hiệu Kavisto từ châu Âu.</p>",
            "Kavisto",
        ),
        ("Đồng hồ Orvent nam", "<p>- Thương Hiệu Đồng Hồ Orvent - Since 1918, hơn 100 năm.</p>", "Orvent"),
        ("Máy khoan Zorex Z20", "<p>Pin bền. Zorex là thương hiệu dụng cụ nổi tiếng.</p>", "Zorex"),
        ("Nghệ tây sợi dài 1 g", "<p>Chúng tôi là hãng xuất khẩu Nghệ tây lớn nhất.</p>", None),
        ("Bếp từ Pramira", "<p>Mặt kính của thương hiệu Schotta.</p>", "Pramira"),
        ("Ắc quy GS 65Ah", "<p>Thương hiệu: GS ắc quy số 1 tại Nhật Bản</p>", "GS"),
        ("Mô hình SHF 30", "<p>Thương hiệu: chính hãng Bantari (Nhật Bản)</p>", "Bantari"),
        ("Xà phòng tắm dâu", "<p>Xà Phòng Tắm này đến từ thương hiệu Pelora của Nhật Bản.</p>", "Pelora"),
        ("Xà phòng tắm dâu", "<p>Bao bì đến từ thương hiệu Pelora của Nhật Bản.</p>", None),
        ("Kẹp phẫu tích Vintera", "<p>Nhà sản xuất: Vintera AG</p>", "Vintera"),
    ],
)
def test_a_sentence_names_it_as_far_as_the_goods_bear_it(name: str, text: str, want: str | None) -> None:
    assert brand(name, text) == want


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("Máy khoan bê tông Makita HR2470", "Makita"),
        ("Xe Toyota Prado TXL 2016", "Toyota"),
        ("Lốp Michelin 90/90-14", "Michelin"),
        ("Vali kéo du lịch Sakora Champion 5", "Sakora"),  # a line of another's
        ("Nhông sên cho Honda Winner", None),
        ("Vỏ remote Toyota 3 nút", None),
        ("Phụ kiện dùng cho máy Makita", None),
        ("Áo khoác toyota in hình", None),
        ("Serum Ngăn Mụn Hiệu Quả 30ml", None),
        ("Viên Bổ Mắt Chính Hãng USA", None),
        ("Bút Máy Hiệu Thanh Vân nét 0.5", "Thanh Vân"),
    ],
)
def test_a_known_brand_is_told_in_the_name_unless_the_goods_only_fit_it(name: str, want: str | None) -> None:
    assert brand(name) == want


SITE = "<title>Nến thơm Đồi Chè | Nhà Sáp</title><meta property='og:site_name' content='Nhà Sáp'>"


@pytest.mark.parametrize(
    ("name", "text", "want"),
    [
        ("Nến thơm Nhà Sáp Đồi Chè", "", "Nhà Sáp"),
        ("Nến thơm Đồi Chè", "<p>Nến NHÀ SÁP® cháy sạch.</p>", "NHÀ SÁP"),
        ("Nến thơm Đồi Chè", "<p>Sản phẩm còn nguyên tem, hộp của Nhà Sáp khi đổi.</p>", "Nhà Sáp"),
        ("Nến thơm Đồi Chè", "<p>Nhà Sáp giao hàng toàn quốc.</p>", None),
    ],
)
def test_a_shop_that_makes_its_goods(name: str, text: str, want: str | None) -> None:
    assert brand(name, text, SITE) == want


def test_the_host_names_a_brand_unless_it_names_goods() -> None:
    assert brand("Tấm lợp Tobilux 2 mm", url="https://tobilux.vn/tam-lop.html") == "Tobilux"
    assert brand("Hạt Điều Rang Muối", url="https://hat-dieu-rang.vn/san-pham/a.html") is None


def test_a_category_at_the_end_of_the_title_is_no_brand() -> None:
    assert brand("Ba lô chống nước", head="<title>Góc Phố - Ba lô chống nước - Ba lô</title>") is None
    assert brand("Ba lô chống nước", head="<title>Góc Phố - Ba lô chống nước</title>") is None
    assert (
        brand("Ba lô Góc Phố", head="<title>Ba lô - Góc Phố</title>", url="https://gocpho.vn/a.html")
        == "Góc Phố"
    )


@pytest.mark.parametrize("text", ["Thương hiệu " + "A" * 400 + "!", "A" * 30_000, "A " * 20_000])
def test_one_long_line_is_read_to_its_end(text: str) -> None:
    assert brand("Xà phòng 100 g", f"<p>{text}</p>", SITE.replace("Nhà Sáp", "Shop Xanh")) is None


@pytest.mark.parametrize(
    ("name", "text", "want"),
    [
        ("Mô hình xe cẩu", "<p>* Hãng Kotaro</p><p>* Nhựa ABS</p>", "Kotaro"),  # a line that is a field
        ("Adapter sạc kivalu 1A", "<p>Chất liệu nhựa</p><p>Thương hiệu kivalu</p>", "kivalu"),
        ("Adapter sạc 1A", "<p>Thương hiệu uy tín</p>", None),
        ("Xe đạp gấp khung sắt", "<p>Hãng xe</p><p>Hãng SX</p>", None),  # names of fields
        ("Kamido Rida Gaira", "<p>Hàng chính hãng Kamido Rida Gaira</p>", None),  # the goods, whole
        ("Mô hình xe cẩu", "<p>» Hãng sản xuất: Kotaro Nhật Bản</p>", "Kotaro"),  # and its home
        ("Bộ ấm trà", "<p>Thương hiệu: Gốm Việt Nam</p>", "Gốm Việt Nam"),
        ("Thịt bò", "<p>Nhãn hiệu: Tarvo Farms (100% genuine with a paper)</p>", "Tarvo Farms"),
        (
            "Bút máy",
            "<p><span>Thương hiệu: <a href='#'>Thanh Long</a></span><span>Mã SKU: 508</span></p>",
            "Thanh Long",
        ),
    ],
)
def test_fields_in_words(name: str, text: str, want: str | None) -> None:
    assert brand(name, text) == want


def test_a_category_above_the_name_is_no_brand() -> None:
    def above(line: str, name: str) -> object:
        (one,) = listings(
            page(f"<main><ul><li>{line}</li></ul><h1>{name}</h1>{BUY}</main>", "https://shop.vn/san-pham/x")
        )
        return next(iter(one.values("listing.brand")), None)

    assert above("Mascara", "Mascara chống trôi 6g") is None
    assert above("Bệ bếp inox", "Bệ bếp inox Orventa 3 tầng") != "Bệ bếp inox"
    assert above("Orventa Nhà Bếp", "Orventa Nhà Bếp chảo gang") == "Orventa Nhà Bếp"
    assert above("Orventa", "Orventa mascara chống trôi 6g") == "Orventa"


def test_what_a_shop_puts_before_the_name_is_no_brand_of_it() -> None:
    said = "<p>Thương hiệu đạt Top Vương Miện yêu thích hàng đầu</p>"
    assert brand("[Top Sale] Thức ăn hạt cho mèo vị hải sản 1kg", said) is None


def test_the_brands_that_goods_are_made_for_are_not_theirs() -> None:
    buy = "<p>150.000đ</p><button>Thêm vào giỏ hàng</button>"
    for name in (
        "Dây da đồng hồ 20mm cho Casio, Seiko",
        "Sạc nhanh 65W tương thích Dell, HP, Asus",
        "Móc khóa hình Doraemon",
        "Sticker hình Hello Kitty, Doraemon",
    ):
        (subject,) = listings(page(f"<h1>{name}</h1>{buy}"))
        assert subject.values("listing.brand") == (), name
    (subject,) = listings(page(f"<h1>Đồng hồ cho nam, Seiko 5 dây thép</h1>{buy}"))
    assert subject.values("listing.brand")[:1] == ("Seiko",)


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("Máy cạo râu panasonic 3 lưỡi", "Panasonic"),  # no word of Vietnamese needs a capital
        ("xiaomi Redmi bản cũ", "Xiaomi"),
        ("Áo tiger in đen", None),
        ("Dép birken đế trấu", None),  # what a make of sandals is called
        ("Balo 15 inch (Macbook 17 inch) Mikkor", "Mikkor"),  # what fits in is said aside
        ("Ổ cứng 2.5 inch SATA Orico", "Orico"),
        ("Toner rau má Skin1004", "Skin1004"),  # no part of a brake
        ("Xà phòng bánh Hồng Lam", "Hồng Lam"),
        ("Chân loa bàn - Hãng Phân Phối Chính Thức", None),
        ("Máy cạo râu bàn phím Thương hiệu Hà Lan cao cấp", None),
    ],
)
def test_what_in_a_name_is_a_brand_and_what_is_not(name: str, want: str | None) -> None:
    assert brand(name) == want


@pytest.mark.parametrize(
    ("name", "shop", "want"),
    [
        ("Cà phê bột đậm vị Tarvento", "Cà Phê Tarvento", "Tarvento"),  # the shop signs with its last word
        ("Cà phê bột đậm vị", "Cà Phê Tarvento", None),
        ("Cà phê bột Rừng Xanh", "Cà Phê Đồi Xanh", None),
    ],
)
def test_a_shop_signs_its_goods_with_the_word_that_is_its_own(name: str, shop: str, want: str | None) -> None:
    assert brand(name, head=f"<meta property='og:site_name' content='{shop}'>") == want


@pytest.mark.parametrize(
    ("name", "text", "want"),
    [
        ("Giày SLIPRO LOGO BLACK", "<p>Giày Vans nổi tiếng với phong cách trẻ.</p>", "Vans"),
        ("Giày đi bộ êm chân", "<p>Mềm. Giày này đi với tất Nike.</p>", None),
        ("Khô gà lá chanh", "<p>Nhãn hiệu Mây Lành là dự án của làng nghề.</p>", "Mây Lành"),
        ("Khô gà lá chanh", "<p>Thương hiệu Việt Nam là niềm tự hào.</p>", None),
    ],
)
def test_the_first_words_of_a_description_name_it(name: str, text: str, want: str | None) -> None:
    assert brand(name, text) == want
