"""Origin as stated; the brand's home, styles and places of buying are none. Never a wrong one."""

from __future__ import annotations

import pytest
from listing_kit import kit, material, row

from checker.facts.origin import origins


def said(description: str, **attributes: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for fact in origins(material("Áo", description, **attributes), kit()):
        out.setdefault(fact.name, []).append(str(fact.value))
    return out


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Xuất xứ: Việt Nam", ["VN"]),
        ("Nồi cơm có dán tem chính hãng xuất xứ Malaysia", ["MY"]),
        ("Xuất sứ : Hàn Quốc", ["KR"]),
        ("XUẤT XỨ\nTrung Quốc", ["CN"]),
        ("Bản ép tại Nhật năm 1970", ["JP"]),
        ("SAFFRON Nhụy Hoa Nghệ Tây Iran Nhập Khẩu Chính Ngạch", ["IR"]),
        ("Nho mẫu đơn Hàn Quốc nhập khẩu nguyên thùng", ["KR"]),
        ("Sản xuất tại nhà máy Yamaha Indonesia", ["ID"]),
        ("Nguồn gốc: Vạn Ninh – Khánh Hòa", ["VN"]),
        ("Sản xuất tại nhà máy Samsung Việt Nam", ["VN"]),
        ("MADE IN VIETNAM", ["VN"]),
        ("Sản xuất tại Malaysia", ["MY"]),
        ("Được sản xuất : Việt Nam.", ["VN"]),
        ("Xuất xứ: Khánh Hòa", ["VN"]),
        ("Xuất xứ: Vườn ươm Đà Lạt tuyển chọn", ["VN"]),
        ("Xuất xứ: France", ["FR"]),
        ("xuat xu: trung quoc", ["CN"]),
        ("Nước sản xuất Nhật Bản", ["JP"]),
        ("Xuất xứ: Việt Nam / Trung Quốc", ["VN", "CN"]),
        ("Hàng Việt Nam chất lượng cao", ["VN"]),
        ("Xuất xứ: nhật", ["JP"]),
        ("Xuất xứ: Nhật, bảo hành 12 tháng", ["JP"]),
        ("Xuất xứ: Mỹ\nThương hiệu: ABC", ["US"]),
        ("Xuất xứ: Đức Trọng, Lâm Đồng", ["VN"]),
        ("Xuất xứ: Ô Môn, Cần Thơ", ["VN"]),
        ("NƠI SẢN XUẤT: XÃ LONG CỐC, TỈNH PHÚ THỌ.", ["VN"]),
        ("Sản xuất tại: Nhà máy Á Âu Xanh - KCN Quang Minh, Hà Nội, Việt Nam.", ["VN"]),
        ("Sản xuất: Sabae, Nhật Bản.", ["JP"]),
        ("Gốm Bát Tràng, Việt Nam sản xuất.", ["VN"]),
        ("Quốc gia: Pháp\nVùng: Bordeaux", ["FR"]),
        ("Cơ sở sản xuất: Công ty CP Dược phẩm Bình Châu – Việt Nam", ["VN"]),
        ("NSX: Công ty CP Đại Phát Vet - KCN Bình Xuyên, Vĩnh Phúc, Việt Nam", ["VN"]),
        ("Máy mới, sản xuất năm 2026 tại Tô Châu - Trung Quốc.", ["CN"]),
        ("Hàng nhập nguyên cuộn từ Hàn Quốc, may tại xưởng", ["KR"]),
        ("Nấu và đóng lon tại xưởng Hầm Mấu, Hóc Môn, Việt Nam.", ["VN"]),
        ("Gia công tại Ý Yên, Nam Định", ["VN"]),
        ("Xuất xứ: Quảng Châu", ["CN"]),
        ("Xuất xứ: Nhập khẩu nguyên lon chính hãng từ Cộng hòa Pháp", ["FR"]),
        ("Nhà máy quy mô lớn được đặt tại Trung Quốc", ["CN"]),
        ("Được sản xuất tại các cơ sở của Nabu tại Mỹ", ["US"]),
        ("Xuất xứ: được thiết kế và gia công bởi Lê Mai tại TP.HCM, Việt Nam", ["VN"]),
        ("Sản xuất tại: Nhà máy Ánh Sao, Thuận An, Bình Dương.", ["VN"]),
        ("Hàng Mỹ nhập khẩu", ["US"]),
        ("Máy hút mùi nhập khẩu nguyên chiếc Ý", ["IT"]),
        ("Giày lười mã L157 - Hàng VN", ["VN"]),
        ("Thương hiệuXuất xứ thương hiệuMỹSản xuất tạiViệt NamSKU57", ["VN"]),
        ("Mary Jane GB68Xuất xứ: PRCChất liệu: da", ["CN"]),
    ],
)
def test_statements(text: str, codes: list[str]) -> None:
    assert said(text).get("listing.origin") == codes


@pytest.mark.parametrize(
    "text",
    [
        "Xuất xứ: Đang cập nhật",
        "Xuất xứ: theo lô, lưu ý khi mua",
        "Sản xuất thái lát sấy khô",
        "Sản xuất pháp lam Huế",
        "Nơi sản xuất: anh Hùng",
        "Xuất xứ: Gỗ nhập khẩu Mỹ",
        "Xuất xứ: Chính hãng VN/A",
        "Xưởng sản xuất áo thun giá rẻ",
        "Xuất xứ thương hiệu: Nhật Bản",
        "Xuất xứ thương hiệuMỹChất liệuVải",
        "Lỗi của nhà sản xuất được bảo hành tại Việt Nam",
        "Nhà sản xuất Kobe, phân phối tại Việt Nam",
        "Rộng hơn một size hàng Việt Nam, chị em lưu ý",
        "Áo hàng Quảng Châu cao cấp",
        "Được sản xuất từ đá bazan - Tây Nguyên",
        "Thương hiệu Hàn Quốc",
        "Phong cách Hàn Quốc",
        "Công nghệ sản xuất Đức",
        "Sản xuất theo công nghệ Nhật Bản",
        "Dây chuyền công nghệ Nhật Bản sản xuất.",
        "Sản xuất tại nhà máy hiện đại, theo tiêu chuẩn Đức",
        "Sản xuất tại xưởng riêng, vải Hàn Quốc",
        "Sản xuất tại Hồng Thái",
        "Quốc gia Việt Nam tự hào",
        "Hàng Quảng Châu loại đẹp",
        "Nguyên liệu xuất xứ Ý",
        "Khách hàng Việt Nam tin dùng",
        "Xuất xứ rõ ràng",
        "Sản xuất mỹ phẩm hàng đầu",
        "Không rõ xuất xứ Trung Quốc hay không",
        "Địa chỉ: Hà Nội, Việt Nam",
        "Nhập khẩu từ Đức",
        "Nguồn gốc xuất xứ rõ ràng, mua tại Việt Nam",
        "Kiểm tra xuất xứ. Việt Nam vô địch",
    ],
)
def test_what_is_no_origin(text: str) -> None:
    assert "listing.origin" not in said(text)


def test_two_statements_that_disagree_leave_it_open() -> None:
    found = said("Xuất xứ: Việt Nam\nSản xuất tại Trung Quốc")
    assert found["listing.origin"] == ["VN", "CN"], "an origin that is stated twice is not a missing one"
    assert len(found["listing.origin_conflict"]) == 2


def test_a_question_states_nothing() -> None:
    assert not said("Cho mình hỏi hàng này sản xuất ở Trung Quốc hay Thái Lan vậy shop?")
    assert said("Còn hàng không? Sản xuất tại Thái Lan.")["listing.origin"] == ["TH"]


def test_attributes_and_last_stage() -> None:
    assert said("", Xuất_xứ="Thái Lan")["listing.origin"] == ["TH"]
    assert said("", Xuat_xu="Thai Lan")["listing.origin"] == ["TH"]
    assert "listing.origin" not in said("", Xuất_xứ_thương_hiệu="Thái Lan")
    assert said("Đóng gói tại Việt Nam")["listing.origin_last_stage"] == ["Đóng gói tại Việt Nam"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Minh Anh Lighting/ Trung Quốc", "CN"),
        ("Minh Anh Lighting / TQ", "CN"),
        ("Ba Mien Home - Việt Nam", "VN"),
        ("Hãng Lumi/Thái Lan", "TH"),
    ],
)
def test_a_cell_that_names_the_brand_before_the_country(cell: str, code: str) -> None:
    assert said("", Xuất_xứ=cell)["listing.origin"] == [code]


def test_a_firm_before_its_country_is_no_origin() -> None:
    assert "listing.origin" not in said("", Xuất_xứ="Công ty TNHH Minh Anh Lighting - Việt Nam")


def test_the_quote_is_the_statement() -> None:
    fact = row("Áo", "Chất cotton. Xuất xứ: Việt Nam. Giặt máy").facts["listing.origin"][0]
    assert fact.quote == "Xuất xứ: Việt Nam"
    assert (fact.place.path, fact.extractor) == ("row:description", "origin:origins")


@pytest.mark.parametrize(
    "text",
    [
        "Xuất xứ hệ điều khiển: Nhật Bản",
        "Xuất xứ màng: Mỹ",
        "Nhà sản xuất: Abbott Laboratories, Mỹ",
        "Bơm nhập khẩu từ Đức",
    ],
)
def test_a_part_or_a_maker_abroad_is_no_origin(text: str) -> None:
    assert "listing.origin" not in said(text)


def test_cells_name_the_goods_or_a_part_of_them() -> None:
    assert "listing.origin" not in said("", Xuất_xứ_màng="Mỹ")
    assert said("", Xuất_xứ_máy="Việt Nam")["listing.origin"] == ["VN"]
    assert said("", Nhập_từ="Trung Quốc")["listing.origin"] == ["CN"]
    works = said("", Nơi_sản_xuất="HTX Dược liệu Sông Hồng, xã Hồng Minh, tỉnh Hưng Yên")
    assert works["listing.origin"] == ["VN"]


def test_goods_called_by_a_word_of_parts() -> None:
    """ "Máy" is a part of most goods, and of "Máy câu" the goods themselves; only at the head of its clause."""
    reel = material("Máy câu ngang FX 4000", "Hãm 4kg. Máy made in Malaysia, tem trên hộp.")
    watch = material("Đồng hồ nam", "Máy made in Japan, dây da.")
    inside = material("Máy câu ngang FX 4000", "Dùng bộ máy made in Japan bên trong.")
    found = [
        [f.value for f in origins(m, kit()) if f.name == "listing.origin"] for m in (reel, watch, inside)
    ]
    assert found == [["MY"], [], []]


def test_where_the_works_of_the_last_stage_stand() -> None:
    assert said("Lắp ráp tại nhà máy Yamaha Việt Nam, đủ CO/CQ.").keys() == {"listing.origin_last_stage"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Xuất xứ\nNhà máy Mediso Việt Nam, VSIP Bình Dương", ["VN"]),
        ("Xuất xứ : vnxk", ["VN"]),
        ("Nơi chế tác: Việt Nam", ["VN"]),
        ("* SX: VN hoặc Đài Loan tùy đợt hàng.", ["VN", "TW"]),
        ("Sản xuất bởi Công ty TNHH Sơn Nano Phú Cường tại KCN Trà Nóc, Cần Thơ, Việt Nam", ["VN"]),
        ("Xuất xứ: Vương quốc Bỉ", ["BE"]),
        ("Được rèn tại Sakai, Nhật Bản", ["JP"]),
        ("Pha chế và đóng phuy tại: Nhà máy Sao Biển, Hải Phòng, Việt Nam", ["VN"]),
        ("HSD: 12 tháng. Sản phẩm của Việt Nam.", ["VN"]),
    ],
)
def test_shorter_and_longer_ways_to_say_it(text: str, codes: list[str]) -> None:
    assert said(text)["listing.origin"] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Thương hiệu Mỹ nhập khẩu nguyên chiếc",
        "Động cơ Nhật nhập khẩu nguyên chiếc",
        "Vải Ý nhập khẩu nguyên kiện",
        "Ông Hồng Thái nhập khẩu chính ngạch",
        "Trục Samhongsa Hàn Quốc\nNhập khẩu nguyên chiếc",
    ],
)
def test_what_comes_in_may_be_a_part_or_a_brand(text: str) -> None:
    assert "listing.origin" not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ngang ngửa cát Nhật, rẻ hơn cát Made in Japan nhiều",
        "Dùng với tinh dầu xuất xứ Ấn Độ hoặc Pháp đều được.",
        "Hãng SX: Đức",
        "Nhà sản xuất khóa hàng đầu thế giới, thành lập năm 1921 tại Mỹ",
        "Sản phẩm của Nhật Bản nổi tiếng khắp nơi",
    ],
)
def test_what_these_goods_are_held_against(text: str) -> None:
    assert "listing.origin" not in said(text)


def test_a_cell_may_lead_to_the_country() -> None:
    assert said("", **{"Xuất_xứ": "Nhập khẩu Ấn Độ"})["listing.origin"] == ["IN"]
    assert said("", **{"Xuất_xứ": "Nhà máy Mediso Việt Nam, Bình Dương"})["listing.origin"] == ["VN"]
    assert said("", **{"Xuất_xứ": "Lắp ráp tại Việt Nam"})["listing.origin"] == ["VN"]


def test_the_row_of_a_part_says_nothing_of_the_goods() -> None:
    rows = "Màng RO\nXuất xứ Hàn Quốc, 100 GPD"
    assert "listing.origin" not in said(rows, **{"Màng_RO": "Xuất xứ Hàn Quốc, 100 GPD"})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # the brand is at home in one country, the goods are made in another
        (
            "Nhãn hiệu Zorex có nguồn gốc ở Đức và được sản xuất tại Trung Quốc theo tiêu chuẩn của Mỹ và Úc.",
            ["CN"],
        ),
        ("Casuno là tập đoàn thời trang xuất xứ từ Đức.\nSản xuất tại: Việt Nam", ["VN"]),
        ("Bếp từ của thương hiệu Pramira - Đức sản xuất và nhập khẩu nguyên chiếc từ Thái Lan.", ["TH"]),
        # a field's name with its capital and colon: what stands before it is another field's value
        ("Nặng 28 kg Loại gas: R-32 Nơi sản xuất:Malaysia Năm sản xuất:2019", ["MY"]),
        ("Dễ phối với quần jean Xuất xứ: Ý", ["IT"]),
        # the firm abroad that makes them stands before its country
        ("Nhập khẩu nguyên chiếc từ Suzaka Indonesia, khởi động một chạm.", ["ID"]),
        ("Nhập khẩu chính ngạch từ Ý & phân phối: CÔNG TY TNHH HẢI VÂN", ["IT"]),
        ("Xe tải nhẹ được sản xuất và lắp ráp tại Việt Nam với thiết kế nhỏ gọn.", ["VN"]),
        # Austria
        ("Hãng: Ridelle\nXuất xứ: Áo\nNăm thiết kế: 2017", ["AT"]),
        ("Thuốc được sản xuất tại Áo.", ["AT"]),
    ],
)
def test_goods_and_who_sells_them_are_told_apart(text: str, codes: list[str]) -> None:
    assert said(text)["listing.origin"] == codes


def test_a_cell_may_name_austria() -> None:
    assert said("", **{"Xuất_xứ": "Áo"})["listing.origin"] == ["AT"]


@pytest.mark.parametrize(
    "text",
    [
        "Solvane là một tập đoàn đa quốc gia có nguồn gốc xuất xứ đến từ Hàn Quốc, thành lập năm 1997.",
        "Thương hiệu Casuno có xuất xứ Nhật Bản.",
        "Được sản xuất trên dây chuyền công nghệ hiện đại của Mỹ.",
        "Giá rẻ, hợp phòng nhỏ, linh kiện nhập khẩu Malaysia.",
        "Xuất xứ: Áo thun trơn",
        "Thương hiệu của: Trung Quốc",
    ],
)
def test_a_firm_a_line_of_machines_and_parts_are_not_the_goods(text: str) -> None:
    assert "listing.origin" not in said(text)


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("Lê vàng túi 1 kg", "Lê vàng thơm ngọt, nhập khẩu từ Hàn Quốc.", ["KR"]),
        ("Bánh thưởng Fornis vị cá", "Bánh thưởng Fornis nhập khẩu trực tiếp từ Hàn Quốc, giòn tan.", ["KR"]),
        ("Bó hoa sáp Emina", "Chúng tôi dùng sáp cao cấp nhập khẩu từ Hàn Quốc.", []),
        ("Bộ chăn ga Metis", "Chất liệu bộ chăn ga 100% nhập khẩu từ Hàn Quốc, mềm mại.", []),
        ("Kim chi cắt lát", "Ớt bột nhập khẩu từ Hàn Quốc, đúng vị.", []),
        ("Kim chi cắt lát", "Sử dụng giống bắp cải được trồng tại Đà Lạt.", []),
        ("Áo sơ mi thêu", "- Cổ bẻ Đức\n- Chỉ thêu sản xuất tại Việt Nam, bền màu.", []),
        ("Chỉ thêu 40/2", "- Chỉ thêu sản xuất tại Việt Nam, bền màu.", ["VN"]),
        ("Lan đai châu", "? Xuất xứ: Thái Lan - đã trồng thuần ở Việt Nam ? Đặc điểm", ["TH"]),
        ("Túi đeo chéo", "-Hàng nhập khẩu từ Quảng Châu", ["CN"]),
        ("Sữa Lactora 0+", "Sữa Lactora 0+ bổ sung kháng thể từ sữa non nhập khẩu từ Mỹ cho bé.", []),
        ("Sữa Lactora 0+", "Sữa Lactora dinh dưỡng giàu sữa non nhập khẩu từ Pháp giúp bé khỏe.", []),
        ("Sữa Lactora 0+", "Sữa Lactora giàu dinh dưỡng nhập khẩu nguyên hộp từ Pháp.", ["FR"]),
        ("Sữa Lactora 0+", "Sữa Lactora từ thương hiệu nổi tiếng, được nhập khẩu từ Pháp.", ["FR"]),
        ("Cá hồi phi lê", "Cá hồi tươi - Đơn vị: kg - Xuất xứ: Nauy - Bảo quản: 0 độ C", ["NO"]),
    ],
)
def test_what_is_brought_in_is_the_goods_by_their_own_name(name: str, text: str, codes: list[str]) -> None:
    found = [str(f.value) for f in origins(material(name, text), kit()) if f.name == "listing.origin"]
    assert found == codes


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("Giống Thái Lan trồng Việt Nam", ["VN"]),
        ("Giống của Nhật Bản, trồng tại Đăk Nông", ["VN"]),
        ("Công thức Pháp", []),
        ("Buôn Mê Thuột", ["VN"]),
    ],
)
def test_the_home_of_a_seed_or_a_recipe_is_none(value: str, codes: list[str]) -> None:
    assert said("", Xuất_xứ=value).get("listing.origin", []) == codes
    assert set(said(f"Xuất xứ: {value}").get("listing.origin", [])) <= set(codes)


def test_a_slip_for_imported_is_no_country() -> None:
    assert said("Xuất xứ: Nhật khẩu nguyên chiếc từ châu Âu") == {}
    assert said("Xuất xứ: Nhật, hàng nhập khẩu")["listing.origin"] == ["JP"]


def test_a_place_within_a_province() -> None:
    assert said("Xuất xứ: rừng tràm U Minh Hạ - Cà Mau.\nMật thật 100%")["listing.origin"] == ["VN"]
    assert said("Xuất xứ: Cửa Sông Đốc Cà Mau.")["listing.origin"] == ["VN"]
    assert said("Xuất xứ: hàng chính hãng, giao tại Cà Mau") == {}
