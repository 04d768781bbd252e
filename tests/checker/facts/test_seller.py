"""Who sells: names, numbers, addresses, and who only seems to."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, shelf, values

from checker.facts import address, contact, issued, names, numbers
from checker.facts.fold import fold
from checker.facts.persons import person
from checker.facts.reach import read_reach
from checker.facts.seller import read_seller

SHORT = "12 Lê Lợi, P.4, Q.10, TPHCM"
SHARED = Path(os.environ.get("RASOAT_SHARED") or Path(__file__).resolve().parents[4] / "shared")
COMPANIES = SHARED / "ref" / "companies.jsonl"
FPT_LIKE = (
    "<p>© 2007 - 2022 Công Ty Cổ Phần Bán Lẻ Kỹ Thuật Số Ánh Dương / Địa chỉ: 261 - 263 Khánh Hội, P2, Q4, "
    "TP. Hồ Chí Minh / "
    "GPĐKKD số 0311609355 do Sở KHĐT TP.HCM cấp ngày 08/03/2012. GP số 47/GP-TTĐT do sở TTTT cấp ngày 02/07/2018. "
    "Điện thoại: (028)73023456. Chịu trách nhiệm nội dung: Nguyễn Trịnh Nhật Linh.</p>"
)
HOUSEHOLD = (
    "<h3>HỘ KINH DOANH YẾN SÀO BÌNH AN</h3><p>Chủ hộ: Trần Thị Bình</p><p>MST: 079185012345</p>"
    "<p>Giấy CN ĐKKD số 41A8012345 do UBND Quận 1 cấp ngày 01/02/2020</p><p>Đ/c: 12/3A Lê Lợi, P. Bến "
    "Nghé, Q.1, TP.HCM</p>"
)
TABLE = (
    "<table><tr><td>Tên doanh nghiệp</td><td>Công ty TNHH Một Thành Viên Thương Mại Dịch Vụ Phú Quý</td></tr>"
    "<tr><td>Mã số thuế</td><td>0312880335</td></tr><tr><td>Địa chỉ</td><td>91 Phạm Văn Hai, P.3, Q.Tân "
    "Bình, TP.HCM</td></tr></table>"
)
ROWS = (
    "<table><tr><td><b>MST</b></td><td>0312880335</td></tr><tr><td>Số ĐKKD</td><td>41A8012345</td></tr>"
    "<tr><td>Ngày cấp</td><td>12/05/2020</td></tr><tr><td>Nơi cấp</td><td>UBND Quận 3, TP.HCM</td></tr>"
    "<tr><td>Người đại diện</td><td>Nguyễn Thị Bích Ngọc</td></tr></table>"
)
PARTNERS = (
    "<p>Đơn vị vận chuyển: Công ty Cổ phần Chuyển Hàng Siêu Tốc</p><p>Cổng thanh toán: Công ty CP Thanh toán "
    "Ví Dụ, MST: 0311609355</p><p>Cửa hàng giày Góc Phố - 0905 888 777</p>"
)
DESIGNER = (
    "<p>Công ty TNHH Thời Trang Lá Xanh</p><p>MST: 0312880335</p><p>Thiết kế bởi Công ty TNHH Phần Mềm Web "
    "Nhanh - MST 0311609355</p>"
)
NEW_UNITS = (
    "<p><strong>CÔNG TY CỔ PHẦN THƯƠNG MẠI - DỊCH VỤ VIỆT HƯNG</strong><br>Mã số doanh nghiệp: "
    "0312880335-001. Giấy chứng nhận đăng ký "
    "doanh nghiệp do Sở Tài chính thành phố Hà Nội cấp lần đầu ngày 20 tháng 11 năm 2025.<br>Địa chỉ trụ "
    "sở chính: Số 8, ngõ 22 phố "
    "Thái Hà, Phường Đống Đa, Hà Nội<br>Người đại diện: Bà Lê Thị Thu Hà - Giám đốc</p>"
)


@pytest.mark.parametrize(
    ("footer", "want"),
    [
        (
            FPT_LIKE,
            {
                "seller.name": "Công Ty Cổ Phần Bán Lẻ Kỹ Thuật Số Ánh Dương",
                "seller.registration_number": "0311609355",
                "seller.tax_code": "0311609355",
                "seller.registration_issuer": "Sở KHĐT TP.HCM",
                "seller.registration_date": "2012-03-08",
                "seller.representative": "Nguyễn Trịnh Nhật Linh",
                "seller.address": "261 - 263 Khánh Hội, P2, Q4, TP. Hồ Chí Minh",
            },
        ),
        (
            HOUSEHOLD,
            {
                "seller.name": "HỘ KINH DOANH YẾN SÀO BÌNH AN",
                "seller.tax_code": "079185012345",
                "seller.registration_number": "41A8012345",
                "seller.registration_issuer": "UBND Quận 1",
                "seller.address": "12/3A Lê Lợi, P. Bến Nghé, Q.1, TP.HCM",
            },
        ),
        (
            ROWS,
            {
                "seller.tax_code": "0312880335",
                "seller.registration_number": "41A8012345",
                "seller.registration_issuer": "UBND Quận 3, TP.HCM",
                "seller.registration_date": "2020-05-12",
                "seller.representative": "Nguyễn Thị Bích Ngọc",
            },
        ),
        (
            PARTNERS,
            {"seller.name": None, "seller.tax_code": None},
        ),
        (
            DESIGNER,
            {"seller.name": "Công ty TNHH Thời Trang Lá Xanh", "seller.tax_code": "0312880335"},
        ),
        (
            TABLE,
            {
                "seller.name": "Công ty TNHH Một Thành Viên Thương Mại Dịch Vụ Phú Quý",
                "seller.tax_code": "0312880335",
                "seller.registration_number": None,
                "seller.address": "91 Phạm Văn Hai, P.3, Q.Tân Bình, TP.HCM",
            },
        ),
        (
            NEW_UNITS,
            {
                "seller.name": "CÔNG TY CỔ PHẦN THƯƠNG MẠI - DỊCH VỤ VIỆT HƯNG",
                "seller.tax_code": "0312880335001",
                "seller.registration_issuer": "Sở Tài chính thành phố Hà Nội",
                "seller.registration_date": "2025-11-20",
                "seller.representative": "Lê Thị Thu Hà",
                "seller.address": "Số 8, ngõ 22 phố Thái Hà, Phường Đống Đa, Hà Nội",
            },
        ),
        ("<p>© 2024 Giày Xinh Shop. All rights reserved</p>", {"seller.name": None, "seller.tax_code": None}),
        (
            "<p>Công ty TNHH ABC - MST: 0123456789 - Địa chỉ: 123 Đường ABC, Phường XYZ, Quận 1</p>",
            {"seller.name": None, "seller.tax_code": None, "seller.address": None},
        ),
        (
            "<p>Cơm Nhà Út - MST 6062376571 (cá nhân kinh doanh: Bùi Thị Út)</p>",
            {"seller.name": "Bùi Thị Út"},
        ),
        ("<p>Chịu trách nhiệm: Lương Gia Huy</p>", {"seller.name": "Lương Gia Huy"}),
        (
            "<p>MST: 0312880335 do sở KH&ĐT TPHCM cấp</p>",
            {"seller.tax_code": "0312880335", "seller.registration_number": None},
        ),
        (
            "<p>Bản quyền thuộc về Công ty TNHH Giày Da Hoàng Long. Thiết kế bởi Công ty TNHH Web Siêu Tốc</p>",
            {"seller.name": "Công ty TNHH Giày Da Hoàng Long"},
        ),
    ],
)
def test_footers(footer: str, want: dict[str, str | None]) -> None:
    facts = read_seller(shelf(home=html("<p>Hàng mới về</p>", footer)))
    assert {name: next(iter(values(facts, name)), None) for name in want} == want


def test_other_traders_in_articles_and_products_are_not_the_seller() -> None:
    article = html(
        "<h1>Top 8 công ty vận chuyển uy tín nhất tại TP.HCM</h1><p>Công ty TNHH Vận Tải Trọng Tấn - MST: "
        "0312880335</p>"
        "<p>Địa chỉ: 12 Lê Lợi, Quận 1, TP.HCM</p>"
    )
    product = html(
        "<h1>Serum</h1><p>Nhà nhập khẩu: Công ty TNHH Mỹ Phẩm Sao Mai, MST 0312880335</p>",
        head='<script type="application/ld+json">{"@type":"Product","name":"Serum"}</script>',
    )
    facts = read_seller(shelf(home=html("<p>Trang chủ</p>"), top_8=article, product_serum=product))
    assert facts == {}


@pytest.mark.parametrize(
    "said", ["Đối tác vận chuyển:", "Chúng tôi sử dụng nền tảng của", "Shop sử dụng phần mềm bán hàng của"]
)
def test_a_partner_named_by_a_policy_is_not_the_seller(said: str) -> None:
    policy = html(f"<h1>Chính sách vận chuyển</h1><p>{said} Công ty Cổ phần Giao Nhanh Việt.</p>")
    assert read_seller(shelf(home=html("<p>x</p>"), chinh_sach_van_chuyen=policy)).get("seller.name") is None


def test_the_holder_of_the_account_is_a_last_resort() -> None:
    facts = read_seller(
        shelf(
            home=html(
                "<p>x</p>", "<p>STK: 1903 4567 8901 23 - Techcombank - Chủ tài khoản: NGUYỄN VĂN LONG</p>"
            )
        )
    )
    assert values(facts, "seller.name") == ["NGUYỄN VĂN LONG"]
    assert facts["seller.name"][0].confidence <= 0.5
    assert values(facts, "seller.bank_account") == ["19034567890123"]


def test_quotes_stand_where_they_say() -> None:
    room = shelf(home=html("<p>x</p>", NEW_UNITS))
    for found in read_seller(room).values():
        for fact in found:
            text = room.pages[0].text_at(fact.place.path)
            assert text[fact.place.start : fact.place.end] == fact.quote


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Công ty Cổ phần Nhựa Vũ An là đơn vị hàng đầu", ["Công ty Cổ phần Nhựa Vũ An"]),
        ("công ty cổ phần thời trang Bimax cam kết bán hàng thật", ["công ty cổ phần thời trang Bimax"]),
        ("CTY TNHH MTV TRẦN VĂN VUI – ĐT: 0905111222", ["CTY TNHH MTV TRẦN VĂN VUI"]),
        (
            "Hoạt động theo Giấy chứng nhận đăng ký kinh doanh của Công ty TNHH Thương mại mPen với mã số thuế ghi sau",
            ["Công ty TNHH Thương mại mPen"],
        ),
        ("Khách mua của công ty chúng tôi, công ty sẽ giao", []),
        ("Giấy chứng nhận đăng ký hộ kinh doanh số 01", []),
        ("đăng ký kinh doanh tại Hà Nội", []),
        (
            "Doanh nghiệp tư nhân Vàng Bạc Kim Ngọc - MSDN: 0300588569",
            ["Doanh nghiệp tư nhân Vàng Bạc Kim Ngọc"],
        ),
        ("HTX Nông nghiệp Xanh Đà Lạt, địa chỉ", ["HTX Nông nghiệp Xanh Đà Lạt"]),
        ("SAO MAI TRADING JOINT STOCK COMPANY", ["SAO MAI TRADING JOINT STOCK COMPANY"]),
    ],
)
def test_names_end_where_they_should(line: str, want: list[str]) -> None:
    assert [n.text for n in names.firms(line)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Nguyễn Văn An - Giám đốc", "Nguyễn Văn An"),
        ("NGÔ VĂN KHÔI Ngân hàng", "NGÔ VĂN KHÔI"),
        ("Nguyễn Văn A", ""),
        ("MAL DALLA DUY", ""),
        ("", ""),
    ],
)
def test_persons(text: str, want: str) -> None:
    assert person(text)[: len(want) or None] == want


@pytest.mark.parametrize(
    ("written", "want"),
    [
        ("0312880335", ("0312880335", 1.0)),
        ("0312880335-001", ("0312880335001", 1.0)),
        ("0312880336", ("0312880336", 0.6)),
        ("079185012345", ("079185012345", 0.9)),
        ("999185012345", ("", 0.0)),
        ("0123456789", ("", 0.0)),
        ("0000000000", ("", 0.0)),
        ("12345", ("", 0.0)),
    ],
)
def test_tax_codes(written: str, want: tuple[str, float]) -> None:
    assert numbers.tax_code(written) == want


@pytest.mark.parametrize(
    ("line", "tax", "registration"),
    [
        ("ma so thue / so dkkd: 1402228630", ["1402228630"], ["1402228630"]),
        ("gpdkkd: 0110124791 do so kh & dt tp.ha noi cap ngay 21/09/2022", [], ["0110124791"]),
        ("mst 0312 880 335", ["0312880335"], []),
        ("enterprise code 0101368054 issued by hanoi dpi", ["0101368054"], ["0101368054"]),
        ("company registration no. 0101368054", [], ["0101368054"]),
        ("giay dkhtx 0107 293 118", [], ["0107293118"]),
        ("dia chi dkkd: so 9 ngo 80 pho trung kinh. dien thoai: 0905111222", [], []),
        ("gia: 1.250.000 d", [], []),
        ("mst: dang cap nhat. hotline: 0354330125", [], []),
        ("mst: - stk: 0354330125", [], []),
        ("mst cong ty tnhh mai di dong: 0312880335", ["0312880335"], []),
        ("mst: dang cho. cong ty mai, dt: 0354330125", [], []),
        ("gpkd: dang cho cap - dt: 0354330125", [], []),
        ("mst: 0312880335 - 001", ["0312880335001"], []),
        ("mst: 0312880335 - 028 3822 1234", ["0312880335"], []),
        ("tran thi haggiay phep kinh doanh so: 0312880335", [], ["0312880335"]),
        ("cong ty tnhh ha lamma so thue: 0312880335", ["0312880335"], []),
        ("gcn dkhkd so 01d8-001234", [], ["01D8-001234"]),
        ("gpdk: so 0103023679", [], ["0103023679"]),
        ("gpkdkd: 0312880335", [], ["0312880335"]),
        ("gpdkhd: 0312880335", [], []),
        ("giay chung nhan dang ky nhan hieu so 4012345678", [], []),
        ("giay chung nhan dang ky kinh doanh so 0312880335", [], ["0312880335"]),
    ],
)
def test_labels_decide(line: str, tax: list[str], registration: list[str]) -> None:
    assert [n.digits for n in numbers.tax_codes(line)] == tax
    assert [n.digits for n in numbers.registrations(line)] == registration


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Hotline: 0905.111.222 - (028) 3822 1234", ["0905111222", "02838221234"]),
        ("MST: 0312880335 - ĐT: +84 905 111 222", ["0905111222"]),
        ("Tổng đài 1900 6750 nhánh 1", ["19006750"]),
        ("STK: 0905111222333 Vietcombank", []),
        ("Giá 0905.111.222đ", []),
        ("0123456789", []),
        ("Zalo 01678189028", ["01678189028"]),
        ("Mã số thuế: 0909131211", []),
        ("Tel: 0084 28 3822 1234", ["02838221234"]),
        ("Tổng đài: 19003003 (1.000đ/phút)", ["19003003"]),
    ],
)
def test_telephones(line: str, want: list[str]) -> None:
    assert [p.digits for p in contact.phones(fold(line))] == want


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("Email: cskh@shop.vn, hoa[at]mailan[dot]vn", ["cskh@shop.vn", "hoa@mailan.vn"]),
        ("EMAIL: HOA [AT] MAILAN.VN", ["HOA@mailan.vn"]),
        ("abc@xyz.com example@gmail.com logo@2x.png", []),
        ("gặp nhau at cửa hàng", []),
        ("banhmehoa (a) mailan.vn", ["banhmehoa@mailan.vn"]),
        ("Email: info@vidu.vn.Website: vidu.vn", ["info@vidu.vn"]),
        ("b@vidu.com.vn.Hotline", ["b@vidu.com.vn"]),
    ],
)
def test_emails(line: str, want: list[str]) -> None:
    assert [a for _, _, a in contact.emails(line)] == want


def test_cloudflare_codes() -> None:
    key = 0x42
    code = f"{key:02x}" + "".join(f"{ord(c) ^ key:02x}" for c in "cskh@shop.vn")
    assert contact.cloudflare(code) == "cskh@shop.vn"
    assert contact.cloudflare("zz") == ""


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (
            "Địa chỉ: Lê Hồng Phong, Thành phố Vinh, Nghệ An, Việt Nam",
            ["Lê Hồng Phong, Thành phố Vinh, Nghệ An, Việt Nam"],
        ),
        ("Showroom 1: 57 Quan Hoa, Cầu Giấy, HN - Hotline: 0905111222", ["57 Quan Hoa, Cầu Giấy, HN"]),
        ("Địa chỉ: Việt Nam", []),
        (
            "Địa chỉ 364 Điện Biên Phủ, phường Thanh Khê, Đà Nẵng",
            ["364 Điện Biên Phủ, phường Thanh Khê, Đà Nẵng"],
        ),
        ("Địa chỉ số nhà và số điện thoại ở Đà Nẵng", []),
        ("Địa chỉ 3 quán ngon ở quận Thanh Khê, Đà Nẵng mà bạn nên thử", []),
        ("Top 5 địa chỉ nâng mũi đẹp nhất ở quận Phú Nhuận, TP.HCM", []),
        ("Miễn phí giao hàng tại Hà Nội, Đà Nẵng và TP.HCM", []),
        ("Không cung cấp nội dung chống phá nhà nước, xuyên tạc đường lối của Đảng", []),
        ("Khu phố 33, Phường Linh Xuân, Tp.Hồ Chí Minh", ["Khu phố 33, Phường Linh Xuân, Tp.Hồ Chí Minh"]),
        ("cấp bởi Sở KHĐT TP.HCM.Địa chỉ: 12 Lê Lợi, P.4, Q.10, TPHCM.Hotline: 19006017", [SHORT]),
        ("Tên: HẠ LAM Địa chỉ 12 Lê Lợi, P.4, Q.10, TPHCM Cấp ngày 02/03/2021", [SHORT]),
        ("Công ty TNHH Hạ Lam, trụ sở tại 12 Lê Lợi, P.4, Q.10, TPHCM", [SHORT]),
        ("Địa chỉ: 12 Lê Lợi, P.4, Q.10, TPHCM. Giấy chứng nhận ĐKKD số: 0101***", [SHORT]),
        ("© 2021 HẠ | Hộ kinh doanh Hạ Lam - 12 Lê Lợi, P.4, Q.10, TPHCM | MST 0312880335", [SHORT]),
        (
            "Địa chỉ: Tầng 4, Tòa văn phòng T26, 458 Minh Khai, Hà Nội",
            ["Tầng 4, Tòa văn phòng T26, 458 Minh Khai, Hà Nội"],
        ),
    ],
)
def test_addresses(line: str, want: list[str]) -> None:
    assert [line[a.start : a.end] for a in address.find(fold(line))] == want


@given(
    st.text(
        alphabet=st.sampled_from("công tyCÔNGTNHHMSTđịachỉ0123456789 .,:-/()@phườngQuận\n"), max_size=200
    ),
    st.text(max_size=40),
)
def test_readers_take_any_line(line: str, before: str) -> None:
    folded = fold(line)
    names.firms(line), person(line), contact.emails(line), address.find(folded, before)
    for found in (
        *numbers.tax_codes(folded, before),
        *numbers.registrations(folded, before),
        *numbers.accounts(folded, before),
    ):
        assert 0 <= found.start < found.end <= len(line)
    for phone in contact.phones(folded, before):
        assert 0 <= phone.start < phone.end <= len(line)


@given(st.text(max_size=300))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Đơn vị chủ quản: Công ty Tài chính TNHH MTV Sao Mai Việt Nam (Sao Mai). Địa chỉ: Tầng 12",
            "Công ty Tài chính TNHH MTV Sao Mai Việt Nam",
        ),
        (
            "Công ty cổ phần dịch vụ và địa ốc Nắng Mới Miền Bắc",
            "Công ty cổ phần dịch vụ và địa ốc Nắng Mới Miền Bắc",
        ),
        ("Công ty: TNHH Hoa Tươi Mai Vàng", "Công ty TNHH Hoa Tươi Mai Vàng"),
        (
            "© 2018 Công ty TNHH Nhà nước Một thành viên Thương mại Sông Lam. Đăng ký doanh nghiệp số 01",
            "Công ty TNHH Nhà nước Một thành viên Thương mại Sông Lam",
        ),
        ("Công ty TNHH 2 Thành viên Gạo Sạch - MST: 03", "Công ty TNHH 2 Thành viên Gạo Sạch"),
        ("Hộ Kinh Doanh nhà sách Tiến Thành", "Hộ Kinh Doanh nhà sách Tiến Thành"),
        ("Hộ kinh doanh: Nguyễn Văn Tám", "Hộ kinh doanh Nguyễn Văn Tám"),
        ("HKD Cá Khô Út Lan – MST 079185012345", "HKD Cá Khô Út Lan"),
        ("CÔNG TY TNHH ĐT - TM - XD PHƯƠNG ANH", "CÔNG TY TNHH ĐT - TM - XD PHƯƠNG ANH"),
        ("Chủ hộ kinh doanh: Trần Thị Bình", None),
        ("Giấy chứng nhận đăng ký hộ kinh doanh: 41A8012345", None),
        ("hộ kinh doanh cá thể có thể đăng ký bán hàng", None),
        ("Thông tin công ty Giới thiệu Liên hệ Tin tức", None),
        ("Công ty Tuyển dụng Chính sách", None),
    ],
)
def test_where_names_begin_and_end(text: str, want: str | None) -> None:
    assert next((n.text for n in names.firms(text)), None) == want


@pytest.mark.parametrize(
    ("text", "issuer", "day"),
    [
        ("MST 0312880335 do Sở KHĐT Tp. HCM cấp ngày 23/05/2018", "Sở KHĐT Tp. HCM", "2018-05-23"),
        ("MST 0312880335, Sở KHĐT Hà Nội cấp ngày 16/03/2015", "Sở KHĐT Hà Nội", "2015-03-16"),
        ("MST 0312880335 do Sở Tài chính cấp lần 2 ngày 12/04/19", "Sở Tài chính", "2019-04-12"),
        ("MST 0312880335 (Cấp bởi Sở Kế Hoạch và Đầu Tư Tp.HCM)", "Sở Kế Hoạch và Đầu Tư Tp.HCM", None),
        ("MST 0312880335 – Sở KHĐT TP. Hà Nội – cấp 12/12/2016", "Sở KHĐT TP. Hà Nội", "2016-12-12"),
        (
            "MST 0312880335 đăng ký lần đầu ngày 20/01/2022 bởi Sở KH&ĐT Hà Nội",
            "Sở KH&ĐT Hà Nội",
            "2022-01-20",
        ),
    ],
)
def test_issuer_and_day(text: str, issuer: str | None, day: str | None) -> None:
    who, when = issued.issue(fold(text), 14)
    assert (text[slice(*who)].strip() if who else None) == issuer
    assert (when[2] if when else None) == day


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Địa chỉ: Đường ĐT 741, Thôn Phú Cường, Xã Phú Riềng, Tỉnh Đồng Nai",
            "Đường ĐT 741, Thôn Phú Cường, Xã Phú Riềng, Tỉnh Đồng Nai",
        ),
        (
            "Địa chỉ: Thôn 2, Xã Đa Kia, Huyện Bù Gia Mập, Tỉnh Bình Phước",
            "Thôn 2, Xã Đa Kia, Huyện Bù Gia Mập, Tỉnh Bình Phước",
        ),
        (
            "Địa chỉ: Thửa đất số 46, tờ bản đồ số 25, Xã Hải Hưng, Tỉnh Ninh Bình",
            "Thửa đất số 46, tờ bản đồ số 25, Xã Hải Hưng, Tỉnh Ninh Bình",
        ),
        (
            "Địa chỉ: CS6 : 282a Lương Ngọc Quyến - Thái Nguyên - 0905.233.282",
            "282a Lương Ngọc Quyến - Thái Nguyên",
        ),
        (
            "Địa chỉ: Số 29 Liễu Giai, Quận Ba Đình, Hà Nội. Tổng đài hỗ trợ: 19001221",
            "Số 29 Liễu Giai, Quận Ba Đình, Hà Nội",
        ),
        (
            "Add: 333 Hung Loc, Hung Dinh Ward, Thuan An City, Binh Duong Province",
            "333 Hung Loc, Hung Dinh Ward, Thuan An City, Binh Duong Province",
        ),
        (
            "Showroom: 40 HT5, P. Hiệp Thành, Q. 12, TP. HCM (Nằm trong khuôn viên xưởng, sau bến xe) | Hotline: 0909",
            "40 HT5, P. Hiệp Thành, Q. 12, TP. HCM",
        ),
        (
            "Địa chỉ: 18 Lê Lợi (đối diện chợ), Phường 5, Quận 3, TP. HCM",
            "18 Lê Lợi (đối diện chợ), Phường 5, Quận 3, TP. HCM",
        ),
    ],
)
def test_where_addresses_end(text: str, want: str) -> None:
    assert [text[a.start : a.end] for a in address.find(fold(text))] == [want]


@pytest.mark.skipif(not COMPANIES.is_file(), reason=f"no companies in {COMPANIES}; set RASOAT_SHARED to test")
@pytest.mark.parametrize("style", [str, str.title])
def test_real_companies_in_one_line(style: type[str]) -> None:
    rows = [json.loads(line) for line in COMPANIES.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["company_name"].startswith("CÔNG TY")]  # offices have codes, too
    named = coded = placed = 0
    for row in rows:
        name = style(" ".join(row["company_name"].split()))
        line = f"© 2024 {name}. MST: {row['tax_code']} - Địa chỉ: {row['address']}"
        found = names.firms(line)
        named += bool(found) and fold(name).endswith(fold(found[0].text))
        coded += [n.digits for n in numbers.tax_codes(fold(line))] == [row["tax_code"].replace("-", "")]
        placed += bool(address.find(fold(f"Địa chỉ: {row['address']}")))
    assert coded == len(rows)
    assert named >= 0.98 * len(rows)
    assert placed >= 0.99 * len(rows)


@pytest.mark.parametrize(
    "footer",
    [
        "<p>CÔNG TY TNHH THƯƠNG MẠI XUẤT NHẬP KHẨU MINH ANH</p><p>MST: 0312880335</p>",
        "<p>Công ty TNHH Quảng Cáo Ánh Dương - MST: 0312880335</p>",
        "<p>STK ngân hàng: 19034567890123. Công ty TNHH Bưu Điện Nhỏ, mã số thuế 0312880335</p>",
        "<p>Đối tác: Viettel Post, GHN</p><p>MST: 0312880335</p>",
    ],
)
def test_trades_that_partners_have_too_are_the_sellers_own(footer: str) -> None:
    assert values(read_seller(shelf(home=html("", footer))), "seller.tax_code") == ["0312880335"]


@pytest.mark.parametrize(
    "said",
    [
        "Khách lấy hoá đơn công ty xin cung cấp tên, địa chỉ và mã số thuế (ví dụ 0100109106).",
        "Quý khách vui lòng điền mã số thuế 0100109106 khi cần hóa đơn.",
    ],
)
def test_the_customers_tax_code_is_not_the_sellers(said: str) -> None:
    room = shelf(home=html("<p>x</p>"), thanh_toan=html(f"<h1>Chính sách thanh toán</h1><p>{said}</p>"))
    assert "seller.tax_code" not in read_seller(room)


def test_a_registration_in_english() -> None:
    line = "business registration: 3702983395, issued by hcmc department of finance on 11 aug 2025"
    who, when = issued.issue(line, 34)
    assert who and line[slice(*who)] == "hcmc department of finance"
    assert when and when[2] == "2025-08-11"


def test_who_built_the_site_has_another_telephone() -> None:
    assert not contact.phones("thiet ke web: cong ty cp webso viet - 1900 6680")
    assert [p.digits for p in contact.phones("zalo/call: o912.558.779")] == ["0912558779"]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Gọi/nhắn: 0707 454 095 (10h–20h, nghỉ thứ Hai)", "0707454095"),
        ("Hotline: 0918 608 010 - 7h", "0918608010"),
        ("Hotline 0251 8 822 171 (8h - 17h)", "02518822171"),
    ],
)
def test_the_hour_beside_a_telephone_is_none_of_its_figures(text: str, digits: str) -> None:
    assert [p.digits for p in contact.phones(fold(text))] == [digits]


def test_the_maker_of_goods_does_not_sell_them() -> None:
    footer = (
        "<p>Cửa hàng thuốc thú y Song Lam</p><p>Chủ hộ KD: Hồ Sỹ Quảng - GCN ĐKHKD số 27A8012456</p>"
        "<p>Xóm 6, xã Nghi Kim, TP Vinh, Nghệ An</p>"
    )
    goods = html("<h1>Vắc xin D78</h1><p>Nhà NK: Công ty TNHH Thú y Phương Bắc Xanh</p>", footer)
    assert values(read_seller(shelf(home=html("", footer), san_pham=goods)), "seller.name") == ["Hồ Sỹ Quảng"]


@pytest.mark.parametrize(
    ("footer", "name"),
    [
        ("<p>Chủ hộ kinh doanh, phụ trách chuyên môn: DS. Đinh Thị Hoài An</p>", "Đinh Thị Hoài An"),
        ("<p>Xưởng đồ thờ Nguyễn Đình Toản</p>", "Nguyễn Đình Toản"),
        (
            "<table><tr><td>MB Bank</td><td>0329404808</td><td>NGUYEN TRONG HIEU</td></tr></table>",
            "NGUYEN TRONG HIEU",
        ),
    ],
)
def test_persons_who_sell(footer: str, name: str) -> None:
    assert values(read_seller(shelf(home=html("", footer))), "seller.name") == [name]


def test_the_office_that_issued_a_number_is_no_label() -> None:
    cells = "<td>Số ĐKKD</td><td>3545573893 – cấp lần đầu 31/03/2025, Phòng ĐKKD, Sở Tài chính</td>"
    found = read_seller(shelf(home=html("", f"<table><tr>{cells}</tr></table>")))
    assert values(found, "seller.registration_number") == ["3545573893"]


@given(
    st.text("a,- .;", max_size=12), st.lists(st.sampled_from(["phuong 3", "q.1", "tinh", "b"]), max_size=4)
)
def test_the_parts_of_an_address_are_set_apart_twice(between: str, words: list[str]) -> None:
    text = between.join(words)
    marks = text.count(",") + text.count(" - ") + len(address._MARK.findall(text))
    assert address._apart(text) == (marks >= 2)


@pytest.mark.parametrize(
    ("footer", "name", "code"),
    [
        ("<p>HẠ FILM – SẢN PHẨM CỦA CÔNG TY CỔ PHẦN HẠ LAM</p>", "CÔNG TY CỔ PHẦN HẠ LAM", None),
        (
            "<p>Tổng công ty Vận tải Hạ Lam</p><p>MST: 0312880335</p>",
            "Tổng công ty Vận tải Hạ Lam",
            "0312880335",
        ),
        ("<p>Công ty CP Giải trí Phim – Rạp Hạ Lam</p>", "Công ty CP Giải trí Phim – Rạp Hạ Lam", None),
        ("<p>CÔNG TY TNHH HẠ LAM – RẠP PHIM VUI</p>", "CÔNG TY TNHH HẠ LAM", None),
        (
            "<p>Công ty TNHH Hạ Lam</p><table><tr><td>MST</td><td>:</td><td>0312880335</td></tr></table>",
            "Công ty TNHH Hạ Lam",
            "0312880335",
        ),
        (
            "<p><span>Tên công ty</span><span>CÔNG TY TNHH HẠ LAM</span><span>Địa chỉ</span><span>12 Lê Lợi</span></p>",
            "CÔNG TY TNHH HẠ LAM",
            None,
        ),
        (
            "<p>Công ty TNHH Hạ Lam</p><p>Mã số thuế:</p><p>Điện thoại: 0354330125</p>",
            "Công ty TNHH Hạ Lam",
            None,
        ),
    ],
)
def test_labels_and_names_as_pages_set_them(footer: str, name: str, code: str | None) -> None:
    facts = read_seller(shelf(home=html("<p>Hàng mới về</p>", footer)))
    assert next(iter(values(facts, "seller.name")), None) == name
    assert next(iter(values(facts, "seller.tax_code")), None) == code


def test_an_address_without_figures_or_commas() -> None:
    facts = read_seller(shelf(home=html("", "<p>Địa chỉ: Trịnh Văn Bô - Bắc Từ Liêm - Hà Nội</p>")))
    assert values(facts, "seller.address") == ["Trịnh Văn Bô - Bắc Từ Liêm - Hà Nội"]


@pytest.mark.parametrize(
    ("main", "footer", "want"),
    [
        ("", "<a href='https://zalo.me/0905111222'><img src=zalo.png></a>", ["0905111222"]),
        (
            "",
            "<a href='https://zalo.me/84905111222'>Chat</a><p>Hotline 1900 6750</p>",
            ["19006750", "0905111222"],
        ),
        ("", "<a href='https://zalo.me/1234567890123456789'>Chat</a>", []),
        ("<p>Hà Nội: Hồng Hà, Ba Đình - (024) 37633222</p>", "", ["02437633222"]),
        ("", "<p>Mã số thuế:</p><p>Điện thoại: 0354330125</p>", ["0354330125"]),
    ],
)
def test_telephones_behind_links_and_in_brackets(main: str, footer: str, want: list[str]) -> None:
    assert values(read_reach(shelf(home=html(main, footer))), "seller.phone") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Hotline: 1900636412 - 0973 210 415", ["1900636412", "0973210415"]),
        ("1900.07.44 - 0968.083.184", ["19000744", "0968083184"]),
        ("Gọi mua hàng 1900 6321 (7h30 – 22h)", ["19006321"]),
        ("Tổng đài 1900 - 6321, bảo hành 1800.545.437", ["19006321", "1800545437"]),
        ("Tổng đài 1900 6321 - 8h đến 21h", ["19006321"]),
    ],
)
def test_a_number_of_a_service_beside_another(text: str, want: list[str]) -> None:
    assert [p.digits for p in contact.phones(fold(text))] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("HỘ KINH DOANH: TIỆM T.R.À M.Ộ.C Số 41N8031277", ["41N8031277"]),
        ("Mã hộ kinh doanh: 41B8872119CS", ["41B8872119CS"]),
        ("HKD Túi Cói Lan Số ĐKKD 41S8032733 do UBND huyện cấp", ["41S8032733"]),
        ("Hộ kinh doanh Gốm An, máy mã 41N80, đàn 12A45678X", []),
    ],
)
def test_the_number_of_a_household(text: str, want: list[str]) -> None:
    assert [n.digits for n in numbers.registrations(fold(text))] == want


def test_the_seat_comes_before_the_rooms_of_dealers() -> None:
    room = shelf(
        home=html(
            "<p>Trang chủ</p>",
            "<p>Danh sách đại lý</p><div><p>Đại lý 1: Bách Khoa</p><p>Số 11, ngõ 62, Đại Cồ Việt, Hà Nội</p></div>"
            "<div><p>Đại lý 2: Chợ Nhật Tảo</p><p>104/5 Nguyễn Kim - P.6 - Q.10 - HCM</p></div>"
            "<p>Công Ty TNHH Linh Kiện Hà Vĩ</p><p>Trụ sở: Hà Vĩ - Liên Hà - Đông Anh - Hà Nội</p>",
        )
    )
    assert values(read_seller(room), "seller.address")[0] == "Hà Vĩ - Liên Hà - Đông Anh - Hà Nội"


def test_an_address_after_the_day_of_the_registration() -> None:
    line = (
        "Giấy chứng nhận ĐKKD số 0312880335 do Sở Kế hoạch và Đầu tư Thành phố Hà Nội cấp ngày 29/01/2018 "
        "57B Hàng Than, Ba Đình, Hà Nội"
    )
    facts = read_seller(shelf(home=html("<p>Hàng mới</p>", f"<p>{line}</p>")))
    assert values(facts, "seller.address") == ["57B Hàng Than, Ba Đình, Hà Nội"]
    without = line.rpartition(" 57B")[0]
    assert "seller.address" not in read_seller(shelf(home=html("<p>Hàng mới</p>", f"<p>{without}</p>")))


def test_a_household_whose_address_follows_with_nothing_between() -> None:
    text = "HỘ KINH DOANH LÊ DANH HẠ 236 CẦU GIẤY Thành phố Hà Nội, Việt Nam SĐT: 0246.2544.533"
    facts = read_seller(shelf(home=html("", f"<p>{text}</p>")))
    assert values(facts, "seller.name") == ["HỘ KINH DOANH LÊ DANH HẠ"]
    numbered = "Hộ kinh doanh nhà thuốc Hạ Lam 1. Chủ sở hữu Lê Danh Hạ"
    assert (
        values(read_seller(shelf(home=html("", f"<p>{numbered}</p>"))), "seller.name")[0]
        == numbered.partition(".")[0]
    )
    short = "<p>Hộ kinh doanh 68 Mobile</p><p>MST: 0312880335</p>"
    assert values(read_seller(shelf(home=html("", short))), "seller.name") == ["Hộ kinh doanh 68 Mobile"]


def test_a_works_in_an_industrial_park_without_a_label() -> None:
    foot = (
        "<ul><li>khu CN Bắc Hạ, tp Đồng Hới, Quảng Bình.</li><li>Giao khu CN, khu dân cư toàn quốc</li></ul>"
    )
    facts = read_seller(shelf(home=html("", foot)))
    assert values(facts, "seller.address") == ["khu CN Bắc Hạ, tp Đồng Hới, Quảng Bình"]


def test_a_firm_by_the_initials_of_its_form() -> None:
    facts = read_seller(shelf(home=html("", "<p>Tên TK: CT CP HẠ LAM</p><p>MST: 0312880335</p>")))
    assert values(facts, "seller.name") == ["CT CP HẠ LAM"]
