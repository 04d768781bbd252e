"""Groups of goods, restricted goods, hand-carried goods and goods without papers."""

from __future__ import annotations

import pytest
from listing_kit import kit, lexicons, material, row

from checker.facts.goods import goods_group, restricted
from rules.load import load


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Kem dưỡng ẩm da mặt 50ml", "cosmetics"),
        ("Áo thun nam cotton", "textile"),
        ("Viên uống dầu cá 100 viên", "supplement"),
        ("Rượu vang đỏ Chile 750ml", "alcohol"),
        ("Máy đo huyết áp bắp tay", "medical_device"),
        ("Mật ong rừng 500ml", "food"),
        ("Đồ chơi xếp hình cho bé", "toy"),
        ("Nồi cơm điện 1.8L", "electronics"),
        ("Thuốc trừ sâu 350WP", "pesticide"),
        ("Sách - Nhà giả kim", "publication"),
        ("Bánh kẹo vị rượu rum", "food"),
        ("Gạo ST25 5kg", "staple_food"),
        ("Khẩu trang 3D hộp 50 cái", "hygiene"),
        ("Tai nghe bluetooth tặng kèm ốp lưng", "electronics"),
    ],
)
def test_groups(title: str, group: str) -> None:
    fact = goods_group(material(title), kit())
    assert fact is not None
    assert fact.value == group


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Ly gỗ hương uống rượu", "alcohol"),
        ("Bộ 4 cần trúc hút rượu", "alcohol"),
        ("Tủ rượu gỗ sồi", "alcohol"),
        ("Ấm trà quai mây 450 ml", "food"),
        ("Máy làm bánh bạch tuộc 28 lỗ", "food"),
        ("Máy tạo ẩm khuếch tán tinh dầu", "detergent"),
        ("Cốc sứ cà phê", "food"),
        ("Hộp thuốc 7 ngày", "medicine"),
        ("Tranh hoa quả treo bếp", "food"),
        ("Kem đánh giày nâu", "textile"),
        ("Kem đánh giày nâu", "cosmetics"),
        ("Gối ôm gấu bông", "toy"),
        ("Bếp gas đôi mặt kiếng", "petroleum"),
        ("Túi đựng đồ lót", "textile"),
        ("Balo laptop chống sốc", "electronics"),
        ("Dụng cụ massage 7 bánh", "food"),
        ("Khuôn kẻ eyeliner", "cosmetics"),
        ("Vòng điều hòa huyết áp", "electronics"),
    ],
)
def test_what_a_thing_serves_is_not_what_it_is(title: str, never: str) -> None:
    fact = goods_group(material(title), kit())
    assert fact is None or fact.value != never, title


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Máy pha cà phê Delonghi", "electronics"),
        ("Nước rửa bình sữa 500 ml", "detergent"),
        ("Kệ giày 5 tầng", "houseware"),
        ("Sách nấu ăn món bánh", "publication"),
        ("Mô hình ô tô xe hơi 1:24", "toy"),
        ("Quần áo búp bê váy công chúa", "toy"),
        ("Bộ đồ chơi xếp hình", "toy"),
        ("Khăn tắm cotton", "textile"),
        ("Thùng bia Tiger 24 lon", "alcohol"),
        ("Bình rượu ngâm sâm", "alcohol"),
        ("Hộp quà rượu vang Ý", "alcohol"),
        ("Muối tắm tẩy tế bào chết", "cosmetics"),
        ("Nồi cơm điện 1.8 lít", "electronics"),
        ("Combo 3 áo thun nam", "textile"),
    ],
)
def test_the_leading_noun_decides(title: str, group: str) -> None:
    fact = goods_group(material(title), kit())
    assert fact is not None and fact.value == group and fact.confidence >= 0.5


def test_a_cup_in_the_tea_department_is_no_food() -> None:
    assert goods_group(material("Ấm trà quai mây", category="Trà"), kit()) is None


def test_no_words_no_group() -> None:
    assert goods_group(material("Combo xyz 123"), kit()) is None


def test_every_group_is_one_of_the_label_groups() -> None:
    codes = {term.code for term in lexicons()["goods_groups"].terms}
    assert codes <= set(load().label_groups)


def test_every_restricted_code_is_in_the_vocabulary() -> None:
    book = load()
    for name in ("restricted_goods", "infant_formula", "infant_feeding"):
        assert {t.code for t in book.lexicons[name].terms} - {"age"} <= set(
            book.facts["listing.restricted_goods"].values
        )


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Pod hệ Relx kèm 2 đầu", "e_cigarette"),
        ("Rượu vang Ý 750ml", "alcohol"),
        ("Dùi cui điện tự vệ", "weapon_or_support_tool"),
        ("Sữa bột cho bé từ 0-12 tháng 900g", "infant_formula_0_24m"),
        ("Camera quay lén mini", "spy_device"),
        ("Pháo hoa nổ dàn 36 ống", "fireworks"),
        ("Thuốc kích dục nữ", "sex_drug"),
        ("Bình bú cổ rộng 240 ml", "infant_formula_0_24m"),
        ("Bình sữa Pigeon PPSU 160ml cho bé", "infant_formula_0_24m"),
        ("Núm ti silicon số 2", "infant_formula_0_24m"),
    ],
)
def test_restricted(title: str, code: str) -> None:
    assert code in [f.value for f in restricted(material(title), kit())]


@pytest.mark.parametrize(
    "title",
    [
        "Ly uống rượu vang thủy tinh",
        "Súng phun nước đồ chơi",
        "Gạt tàn thuốc lá gốm",
        "Nhẫn hổ phách cognac",
        "Súng massage cầm tay",
        "Bánh vị rượu rum",
        "Kẹo cai thuốc lá",
        "Hộp đựng rượu gỗ",
        "Áo thun in hình pháo hoa",
        "Sữa tươi cho bé trên 2 tuổi",
        "Tủ rượu gỗ",
        "Nước rửa bình sữa 500 ml",
        "Cọ rửa bình bú silicon",
        "Máy tiệt trùng bình sữa",
        "Túi giữ nhiệt bình sữa",
        "Giá úp bình sữa",
        "Bình sữa đồ chơi cho búp bê",
        "Nước hoa mùi thuốc lá",
        "Bao cao su chống xuất tinh sớm",
    ],
)
def test_mentions_are_not_the_goods(title: str) -> None:
    assert not list(restricted(material(title), kit()))


@pytest.mark.parametrize(
    ("text", "fact", "wanted"),
    [
        ("Hàng xách tay Nhật có bill", "listing.hand_carried", True),
        ("Túi xách tay nữ", "listing.hand_carried", False),
        ("Máy tính xách tay Dell", "listing.hand_carried", False),
        ("Không phải hàng xách tay", "listing.hand_carried", False),
        ("em gái tiếp viên xách tay về mỗi tháng", "listing.hand_carried", True),
        ("Hàng không hóa đơn, không tem phụ", "listing.no_invoice_or_label", True),
        ("Áo dư xịn cắt mác cổ", "listing.no_invoice_or_label", True),
        ("Không xuất VAT công ty, chỉ xuất hóa đơn cá nhân", "listing.no_invoice_or_label", False),
        ("Shop không xuất VAT nhé", "listing.no_invoice_or_label", True),
        ("Nếu không có tem mác vui lòng trả hàng", "listing.no_invoice_or_label", False),
        ("hoá đơn VAT không được cung cấp bởi nhà bán", "listing.no_invoice_or_label", False),
        (
            "Không phải loại kem trôi nổi, không nhãn mác trên thị trường",
            "listing.no_invoice_or_label",
            False,
        ),
    ],
)
def test_what_sellers_say_of_papers(text: str, fact: str, wanted: bool) -> None:
    assert (fact in row("Sản phẩm", text).facts) is wanted


def test_a_shop_called_xach_tay_says_nothing_of_the_goods() -> None:
    assert "listing.hand_carried" not in row("Gel rửa mặt", "Thương hiệu: Mẹ Bống Xách Tay | Còn hàng").facts


def test_a_bare_word_speaks_where_goods_have_no_handle() -> None:
    assert "listing.hand_carried" in row("Sữa bột Ensure Mỹ 397g xách tay").facts
    assert "listing.hand_carried" not in row("Loa xách tay karaoke").facts
    assert "listing.hand_carried" not in row("Kem dưỡng da tặng túi xách tay").facts


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Gạt tàn gỗ óc chó", ("houseware",)),
        ("Tranh gỗ óc chó", ()),
        ("Hạt óc chó vàng 500g", ("food",)),
    ],
)
def test_the_wood_of_a_tree_is_no_food(title: str, group: tuple[str, ...]) -> None:
    assert row(title).values("listing.goods_group") == group


@pytest.mark.parametrize(
    ("said", "carried"),
    [
        ("Cô mình định cư bên Đức, Tết xách về ít hộp", True),
        ("Mình bay qua Sydney lấy hàng", True),
        ("Chị gái ở Osaka. Hàng lỗi xin gửi về shop", False),
        ("Khách gửi về kho để đổi", False),
        ("Mua mang về tặng chị gái cũng hợp", False),
        ("Người bạn đồng hành dễ cầm theo", False),
        ("Shop không nhận đồ bên Nhật gửi về", False),
    ],
)
def test_somebody_abroad_and_the_way_home_in_one_sentence(said: str, carried: bool) -> None:
    assert ("listing.hand_carried" in row("Kem dưỡng da Hada 50g", said).facts) is carried
