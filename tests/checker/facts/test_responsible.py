"""Who answers for the goods: a name beside a role word."""

from __future__ import annotations

import pytest
from listing_kit import kit, material

from checker.facts.responsible import responsible


def names(text: str, **attributes: str) -> list[str]:
    facts = responsible(material("Áo", text, **attributes), kit())
    return [str(f.value) for f in facts if f.name == "listing.responsible"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhà sản xuất: Công ty TNHH Mật Ong Phương Nam", "Công ty TNHH Mật Ong Phương Nam"),
        (
            "Nhập khẩu và phân phối bởi Công ty Cổ phần Quốc tế Thiên Anh.",
            "Công ty Cổ phần Quốc tế Thiên Anh",
        ),
        ("Hãng sản xuất: Owen (cam kết chính hãng)", "Owen"),
        ("Chịu trách nhiệm đưa ra thị trường: Công ty TNHH Bắc Âu", "Công ty TNHH Bắc Âu"),
        ("do Công ty CP Việt Tinh Anh phân phối chính hãng tại Việt Nam", "Công ty CP Việt Tinh Anh"),
        ("DKSH Việt Nam, nhà phân phối độc quyền", "DKSH Việt Nam"),
        ("* Sản xuất tại: VinaHomeGroup", "VinaHomeGroup"),
        ("- Hãng nhập khẩu: Trường Thiên Sport.\n- Xuất xứ: Trung Quốc.", "Trường Thiên Sport"),
        ("NK&PP bởi: Cty TNHH Đông Nam. 23 Đại lộ Độc Lập", "Cty TNHH Đông Nam"),
        ("Nhãn hiệu: Công ty CP Đạt Phúc\nBảo hành 12 tháng", "Công ty CP Đạt Phúc"),
        ("Thương hiệu: Huỳnh Minh Company Xuất xứ: Việt Nam", "Huỳnh Minh Company"),
        ("Xuất xứ : Daedo Korea Ginseng Co., Ltd-Hàn Quốc", "Daedo Korea Ginseng Co., Ltd"),
        ("Là một sản phẩm của 5M Global Corporation, chuyên đèn", "5M Global Corporation"),
        ("Nhãn hàng thuộc công ty Rota Việt Nam. Nơi sản xuất: Việt Nam", "công ty Rota Việt Nam"),
        ("CTY TNHH CƠ KHÍ THANH BÌNH\nĐỊA CHỈ: 200B Đường Bến Than, Củ Chi", "CTY TNHH CƠ KHÍ THANH BÌNH"),
        ("Nango là thương hiệu từ Tây Ban Nha chuyên thiết kế, sản xuất và phân phối quần áo", "Nango"),
        ("THÔNG TIN THƯƠNG HIỆU Tsubame là hãng chuyên sản xuất dầu gội", "Tsubame"),
        ("Được may tại xưởng may Trương Hạnh Ninh Bình nên giá tốt", "xưởng may Trương Hạnh Ninh Bình"),
        ("Giày tại Xưởng Giày Nam 68 (GIA STORE)", "Xưởng Giày Nam 68"),
        ("Ghế do xưởng nhựa Song Phát sản xuất", "xưởng nhựa Song Phát"),
        ("Cá hồi được phân phối bởi Sumart và được bảo quản lạnh", "Sumart"),
        ("Công ty sản xuất: Nanyang Xiancao Pharma - Thành phần: ngải cứu", "Nanyang Xiancao Pharma"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lỗi do nhà sản xuất: đổi mới trong 7 ngày",
        "Kể từ ngày sản xuất: xem trên bao bì",
        "Sản xuất tại: Việt Nam",
        "Phân phối chính hãng, độc quyền toàn quốc",
        "Công nghệ sản xuất: Nhật Bản",
        "Shop là nhà phân phối chính hãng",
        "Thuế nhập khẩu: 10%",
        "Sản xuất trên dây chuyền hiện đại",
        "XƯỞNG MAY GIÁ GỐC KHÔNG QUA TRUNG GIAN",
        "XƯỞNG DỆT MAY TẬN GỐC",
        "XƯỞNG MAY 10 NĂM KINH NGHIỆM",
        "Thương hiệu: Karalux",
        "Hàng của bên mình đẹp",
        "Hợp tác với công ty Luzi của Thụy Sĩ",
        "Shop là đơn vị chuyên sản xuất và phân phối giày dép",
        "Batch M của xưởng Phủ Điền",
        "Tiêu chuẩn cơ sở TCCS 01-2016",
    ],
)
def test_no_name_no_fact(text: str) -> None:
    assert not names(text)


def test_attribute_and_address() -> None:
    assert names("", Nhà_nhập_khẩu="Công ty TNHH ABC") == ["Công ty TNHH ABC"]
    text = "Chịu trách nhiệm sản phẩm: Công ty TNHH An Lộc. Địa chỉ: 12 Nguyễn Trãi, Quận 1, TP.HCM\nHotline: 0909"
    found = {f.name: f.value for f in responsible(material("Áo", text), kit())}
    assert found["listing.responsible_address"] == "12 Nguyễn Trãi, Quận 1, TP.HCM"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sản xuất: NhaNamCompany", ["NhaNamCompany"]),
        ("Sản phẩm của: Công ty CP Hàng Gia Dụng Ví Dụ", ["Công ty CP Hàng Gia Dụng Ví Dụ"]),
        ("Thông số\nHãng sản xuất\nSony", ["Sony"]),
        ("Nơi sản xuất\nMalaysia\nHãng sản xuất\nSony", ["Sony"]),
        ("Hãng sản xuất\nHàn Quốc", []),
        (
            "Xuất xứ\nViệt Nam\nTổ chức chịu trách nhiệm về hàng hóa\nCÔNG TY TNHH RANG XAY VÍ DỤ\nĐịa chỉ\nSa Pa",
            ["CÔNG TY TNHH RANG XAY VÍ DỤ"],
        ),
        ("Sản xuất: Việt Nam", []),
        ("Sản xuất: 12/2025", []),
        ("Sản xuất tại: KCN Tân Bình, TP.HCM", []),
    ],
)
def test_labels_without_a_role_word_and_lines_below_them(text: str, want: list[str]) -> None:
    assert names(text) == want


def test_the_address_of_a_role_is_no_name() -> None:
    """Found on a label that names the firm and, on a line of its own, "the address of the organisation"."""
    text = (
        "Tổ chức chịu trách nhiệm: Công ty TNHH Trà Mây\n"
        "Địa chỉ tổ chức chịu trách nhiệm: Số 143 Lê Lợi, phường Bến Thành, TP. Hồ Chí Minh"
    )
    found = {f.name: str(f.value) for f in responsible(material("Trà", text), kit())}
    assert names(text) == ["Công ty TNHH Trà Mây"]
    assert found["listing.responsible_address"] == "Số 143 Lê Lợi, phường Bến Thành, TP. Hồ Chí Minh"
    assert names("", **{"Địa chỉ nhà sản xuất": "Số 143 Lê Lợi, phường Bến Thành"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shop trực tiếp sản xuất các loại Váy nữ : váy dài, váy xòe",
        "SẢN PHẨM NHẬP KHẨU CHÍNH NGẠCH VÀ PHÂN PHỐI ĐỘC QUYỀN BỞI SHOP",
        "Áo được gia công tại Xưởng Shop Hoàn Trả Tiền nếu sai mẫu",
        "HÀNG TẬN XƯỞNG KHÔNG QUA TRUNG GIAN, GIÁ TỐT",
        "Không phải hàng xưởng Việt Nam.",
        "lỗi từ nhà sản xuất - Quý khách vui lòng quay video khi mở hàng",
        "NHÀ SẢN XUẤT - Lưu ý: Quý khách Quay Clip khi nhận",
        "nhà sản xuất - Giao hàng tận nơi",
        "Nhà Sản Xuất - Bảo Hành Sản Phẩm 12 tháng",
        "nhà sản xuất: Gửi sản phẩm lại để kiểm tra",
        "CAM KẾT TRỰC TIẾP SẢN XUẤT - BÁN HÀNG GIÁ GỐC - ĐỔI TRẢ",
        "ĐẠI LÝ PHÂN PHỐI CHÍNH THỨC 100 NHÃN HÀNG CÓ TIẾNG",
        "SẢN XUẤT TẠI : BÌNH CHÁNH, TP.HCM",
        "Sản xuất tại Hàn Quốc Nhập khẩu và phân phối chính hãng",
        "Đây là nhãn hiệu đến từ Tây Ban Nha chuyên sản xuất và phân phối quần áo",
        "Ngày sản xuất: Xem NSX trên bao bì",
        "Made in Vietnam Được sản xuất bởi các thợ may lành nghề",
        "Phân phối bởi C: 12 đường số 3, Bình Tân",
        "lớn nhất miền Bắc. Chuyên phân phối sỉ và lẻ balo",
        "Máy Nhật (thuộc tập đoàn Citizen Nhật)",
        "thuộc sở hữu của tập đoàn VF Corporation.",
    ],
)
def test_talk_of_the_trade_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhà sản xuất - Owen", "Owen"),
        ("Nhà sản xuất - Minh Long", "Minh Long"),
        ("Nhà sản xuất: Orventa Mã sản phẩm: 17-B Tình trạng: Mới", "Orventa"),
        ("Nhà sản xuất: Việt Nhật Minh", "Việt Nhật Minh"),
        ("Sản xuất tại Xưởng Gốm Hoàng Lâm", "Xưởng Gốm Hoàng Lâm"),
        ("Sản xuất bởi Bandai – Nhật Bản", "Bandai"),
        ("eMinh Phân Phối Chính Thức Bình An Chính sách: Hoàn tiền nếu giả", "eMinh"),
        ("do ông Lê Văn Bình lập. SAO MAI Cosmetics chuyên sản xuất mỹ phẩm", "SAO MAI Cosmetics"),
        ("Tên tổ chức chịu trách nhiệm sản xuất: 1984Vải\nKho hàng: 12", "1984Vải"),
    ],
)
def test_a_name_stays_one(text: str, name: str) -> None:
    assert name in names(text)


def test_who_answers_for_words_or_only_a_place_is_nobody() -> None:
    assert names("Chịu trách nhiệm nội dung: Bùi Văn Tiến") == []
    assert names("", Sản_xuất_tại="Bắc Ninh - Việt Nam") == []
    assert names("May và ráp tại xưởng Đà Nẵng\nVải Hàn Quốc") == []


def test_who_lends_a_way_of_making_answers_for_nothing() -> None:
    assert names("Sản xuất tại Việt Nam, theo công nghệ của Công ty Jansen Pharma tại Bỉ.") == []
    assert names("Thiết kế và sản xuất: Mây Tre Lan") == ["Mây Tre Lan"]
    assert names("", **{"Thương_hiệu,_NSX": "Haupt Latina S.r.l"}) == ["Haupt Latina S.r.l"]


def test_a_role_word_in_a_firms_name_ends_no_name() -> None:
    firm = "CÔNG TY TNHH MTV XUẤT NHẬP KHẨU BA SƠN"
    text = f"- Cơ sở sản xuất: CÔNG TY TNHH GÀ VÀNG\n- Đơn vị nhập khẩu: {firm}\n- Địa chỉ: Số 5 phố Hàng Lược, Hà Nội"
    assert sorted(names(text)) == ["CÔNG TY TNHH GÀ VÀNG", firm]
    assert names("Công ty CP Xuất nhập khẩu Ba Sơn\nĐịa chỉ: Số 5 phố Hàng Lược, Hà Nội") == [
        "Công ty CP Xuất nhập khẩu Ba Sơn"
    ]
    assert set(names("Nhà sản xuất: Công ty TNHH Sản Xuất Và Phân Phối Gà Vàng")) == {
        "Công ty TNHH Sản Xuất Và Phân Phối Gà Vàng"
    }


@pytest.mark.parametrize(
    "text", ["CÔNG TY TNHH GÀ VÀNG NHẬP KHẨU VÀ PHÂN PHỐI", "Công ty CP Gà Vàng phân phối độc quyền"]
)
def test_a_role_word_after_a_firms_name_gives_it_the_role(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize(
    "role", ["Chịu trách nghiệm sản phẩm", "Đơn vị chịu trách nghiệm", "Chịu trách nghiệm hàng hóa"]
)
def test_a_common_slip_of_the_role_is_read(role: str) -> None:
    assert names(f"{role}: Công ty TNHH Gà Vàng") == ["Công ty TNHH Gà Vàng"]
    assert not names("Shop không chịu trách nghiệm khi Công ty TNHH Gà Vàng giao chậm")


def test_a_name_found_in_two_ways_is_as_sure_as_the_surer() -> None:
    text = "Đơn vị nhập khẩu: Công ty TNHH Gà Vàng\nĐịa chỉ: Số 5 phố Hàng Lược, Hà Nội"
    (firm, _) = responsible(material("Áo", text), kit())
    assert firm.confidence > 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Mili là công ty sản xuất công cụ viết duy nhất có bốn phòng mẫu.",
        "Mili là một trong những nhà sản xuất bút lớn nhất thế giới.",
        "Lá Mạ là nhà nhập khẩu máy lọc nước hàng đầu Việt Nam.",
        "Công ty Bưu Tá Nhanh chịu trách nhiệm vận chuyển đơn hàng này.",
        "Công ty Bút Xanh chịu trách nhiệm về nội dung quảng cáo.",
        "Mili là hãng sản xuất đồ gia dụng nổi tiếng của Đức",
    ],
)
def test_what_a_brand_boasts_of_is_no_role(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    "text", ["Mili là nhà phân phối độc quyền tại Việt Nam", "Nhà sản xuất: Mili, hãng hàng đầu Nhật Bản"]
)
def test_a_role_stated_is_no_boast(text: str) -> None:
    assert names(text) == ["Mili"]


@pytest.mark.parametrize(
    "title",
    ["Chân loa Orvento X5 - Hãng Phân Phối Chính Thức", "Màn hình Orvento X5 hãng phân phối chính thức"],
)
def test_the_name_of_the_goods_is_nobody(title: str) -> None:
    assert not [f for f in responsible(material(title, ""), kit()) if f.name == "listing.responsible"]
    assert names("Gà Vàng Group là nhà phân phối chính thức") == ["Gà Vàng Group"]


@pytest.mark.parametrize("grade", ["USDA Prime", "HACCP", "ISO 22000"])
def test_a_standard_is_nobody(grade: str) -> None:
    assert names(f"Hãng phân phối: {grade}") == []


def test_a_country_may_be_part_of_a_name() -> None:
    assert names("Thương hiệu: Nutri. Nhà sản xuất: Nutrimed USA. Nơi sản xuất: Việt Nam.") == [
        "Nutrimed USA"
    ]
    assert names("Nhà sản xuất: Made USA") == names("Nhà sản xuất: Hàn Quốc") == []
    assert names("Sản xuất tại: Shenzhen China") == []


def test_a_firm_told_by_its_country_alone_is_nobody() -> None:
    assert not names("Hàng được nhập khẩu từ công ty Nhật Bản, nhà máy đặt tại Việt Nam.")
    assert names("Nhà nhập khẩu: Công ty Nhật Bản Xanh") == ["Công ty Nhật Bản Xanh"]
