"""The brand that only its form tells: one coined word among the Vietnamese of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listing_kit import listings, page

from checker.facts.coined import coined, is_line


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("Kem chống nắng Velorita kiềm dầu SPF50+ 50ml", "Velorita"),
        ("VÍ NAM DA BÒ TARVENO DÁNG ĐỨNG TV12", "TARVENO"),
        ("Lăn khử mùi cho phụ nữ Odorelle hương sen (40ml)", "Odorelle"),
        ("Cầu dao đảo chiều 3 pha 60A - Vinadapo", "Vinadapo"),
        ("Máy phay đứng DEKKORA", "DEKKORA"),
        ("Mì Chapalotti", "Chapalotti"),
        ("Tay cầm chơi game Orventa G3 có dây", "Orventa"),
        ("Cặp đựng Laptop Orventa 15 inch", "Orventa"),
        ("Xịt khử mùi Odorelle hương sen", "Odorelle"),
        ("Bó gối thể thao Kumporo K281", "Kumporo"),  # no flowers
        ("Sữa tắm Biorané dưỡng ẩm hương sữa", "Biorané"),  # é and no syllable of Vietnamese
        ("Hồng sâm SangiA hàn quốc", "SangiA"),  # no fruit
        ("Giày Kongora Street Canvas 5602", "Kongora"),
        ("NACAMO bánh phồng tôm đất", "NACAMO"),
        ("Máy mài 2 đá YODAGARA", "YODAGARA"),
        ("Chậu rửa bát một hố Malvoca MY K86", "Malvoca"),
        ("Đồng hồ nam Orvento Chronora dây thép", "Orvento"),  # a brand and its line
        ("Dầu gội giảm gàu Vidoria Dercona Anti Dandruff Sulfarin 200ml", "Vidoria"),
        ("Ấm đun nước Martin Kellner 1,7 lít", "Martin Kellner"),  # a person's name
        ("Đồng hồ nam Philippe Augustin PA5108H", "Philippe Augustin"),
        ("Sữa rửa mặt rau má Sirena White 100ml, sạch nhờn - SIRENA WHITE", "Sirena White"),  # signed, whole
        ("Sữa rửa mặt La Rosette cho da dầu", "La Rosette"),
        ("Sữa tắm Balvea Thái Lan [tặng Bonzo] 500ml", "Balvea"),
        ("Thảm yoga định tuyến Kumporo", "Kumporo"),  # no carpet
        ("Tông đơ cắt tóc chuyên nghiệp Zalvora", "Zalvora"),
        ("Hạt nêm rau củ Mizuhara 500g", "Mizuhara"),  # no seeds
    ],
)
def test_the_one_coined_word(title: str, brand: str) -> None:
    found = coined(title)
    assert found is not None
    assert title[slice(*found)] == brand


@pytest.mark.parametrize(
    "title",
    [
        "Quần short nam Slim Fit Premium",  # what goods are, in English
        "Sữa rửa mặt Cleansing Foam Niacinamide 100ml",
        "Mực in dùng cho máy in Kanoro",  # what they fit
        "Ốp lưng cho điện thoại Samvino A12",
        "Táo Fujiko nhập khẩu",  # a kind of fruit
        "Lắc tay đá Selenora tự nhiên",  # a stone
        "Cá koi Asagira size 20cm",
        "Sách Dạy Con Kiểu Montessorio",
        "Sofa băng Milanora bọc nỉ",  # a model of furniture
        "Sữa mát số 2 hộp 800G OPTIPLORA",  # a line, or who sells it
        "Bánh mì Patê gan ngon",
        "Găng tay đấm Boxing trẻ em",  # a sport
        "Vợt Pickleball giá rẻ cho người mới",
        "Đồng hồ thông minh Smartwatch chống nước",
        "Áo khoác dù VNXK hai lớp",  # "made for export"
        "Phấn nước Lumera cho da dầu Skinfora",  # two brands, or a brand and a shop
        "Nước hoa hồng rau má chính hãng - Lydiashop",  # a shop signs
        "Kem dưỡng Cleansing Powder Freshora",  # the line of a brand that is a plain word
        "Senecora: Những bức thư đạo đức",  # whose words they are
        "COLIRA LOA BASS BA TẤC",  # nothing marks the first word of a name
        "Patera cho mèo vị cá hồi",
        "ĐẦM LALIRA MANGO 770",  # a model
        "Sạc nhanh Type C AVORA VN Kirana",
        "Ắc quy khô kín khí CMF 50Ah",  # a type
        "Velorita Sun Essence SPF50",  # no Vietnamese beside it
        "Áo khoác nữ túi đắp WOF 2030",  # a code
        "Áo sơ mi nam Premium Orventa Rose Shirt",  # the line of a plain word
        "Giày thể thao nữ",
        "",
    ],
)
def test_no_brand_is_told(title: str) -> None:
    assert coined(title) is None


@given(st.text(max_size=200))
def test_any_text_is_read(title: str) -> None:
    found = coined(title)
    assert found is None or 0 <= found[0] < found[1] <= len(title)


BUY = "<p>199.000đ</p><button>Thêm vào giỏ hàng</button>"


def brand(name: str, text: str = "", url: str = "https://shop.vn/san-pham/x.html") -> object:
    (one,) = listings(page(f"<main><h1>{name}</h1>{BUY}{text}</main>", url))
    return next(iter(one.values("listing.brand")), None)


def test_a_field_and_the_shop_itself_go_before_it() -> None:
    assert brand("Kem chống nắng Velorita kiềm dầu") == "Velorita"
    assert brand("Kem chống nắng Velorita kiềm dầu", "<p>Thương hiệu: Solmira</p>") == "Solmira"
    own = "https://orvento.vn/san-pham/tui.html"
    assert brand("Túi đeo chéo Orvento Camila da thật", url=own) == "Orvento"


@pytest.mark.parametrize(
    "title",
    [
        "Xúc xích tiệt trùng dòng Chikaros hai vị",  # a line of somebody's
        "Cốc hứng sữa rảnh tay Breast Pump",
        "Máy khoan bê tông Hammer Drill chạy pin",
    ],
)
def test_a_line_and_what_goods_are_in_english_are_none(title: str) -> None:
    assert coined(title) is None


def test_a_country_is_no_brand() -> None:
    assert brand("Đồ bơi nhập từ Chile cho bé") is None


@pytest.mark.parametrize(
    ("title", "word", "line"),
    [
        ("Vali Sakora Champion 5", "Champion", True),
        ("Áo hoodie Champion", "Champion", False),
        ("Nồi cơm Sharp 1.8 lít", "Sharp", False),
        ("Champion", "Champion", False),
    ],
)
def test_a_common_word_after_a_coined_one_is_a_line(title: str, word: str, line: bool) -> None:
    at = title.index(word)
    assert is_line(title, at, at + len(word)) is line


@pytest.mark.parametrize("opens", "[({【")
def test_brackets_that_never_close_are_looked_at_once(opens: str) -> None:
    """A square of as many would take hours."""
    assert coined("Kem chống nắng Velorita " + opens * 1_000_000) is not None
