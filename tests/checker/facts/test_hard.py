"""Hard listings written for this test: cues in new spellings, and innocents that use the same words."""

from __future__ import annotations

import pytest
from listing_kit import row

CUE, CARRIED, PAPER = "listing.counterfeit_cue", "listing.hand_carried", "listing.no_invoice_or_label"

SAID = [
    ("Giày Nike Dunk r.e.p 1:1", "", CUE),
    ("Túi LV s.i.ê.u c.ấ.p", "", CUE),
    ("Giày MLB rep 1-1 full box", "", CUE),
    ("Áo Gucci f@ke loại 1", "", CUE),
    ("Giày adidas samba r e p 1 1", "", CUE),
    ("Đồng hồ Rolex super fake Thụy Sỹ", "", CUE),
    ("Ví Chanel ʀᴇᴘʟɪᴄᴀ", "", CUE),
    ("giay vans sieu cap like auth", "", CUE),
    ("Dép Gucci hàng nh.ái giá rẻ", "", CUE),
    ("Túi Dior l.i.k.e a.u.t.h", "", CUE),
    ("Áo Burberry hàng Quảng Châu chuẩn form hãng", "", CUE),
    ("Giày Balenciaga", "Hàng rep 11 bao check giày", CUE),
    ("Kính Gucci", "Hàng f.a.k.e 1, giống chính hãng 98%", CUE),
    ("Nón MLB 𝗿𝗲𝗽 𝟭:𝟭", "", CUE),
    ("Túi xách Hermes #likeauth", "", CUE),
    ("Son Mỹ hàng xách tay", "", CARRIED),
    ("Kem chống nắng X.á.c.h t.a.y Nhật", "", CARRIED),
    ("Sữa rửa mặt nội địa xách tay", "", CARRIED),
    ("Vitamin Blackmores", "Hàng Úc xách tay, có bill", CARRIED),
    ("kem duong da hang xach tay nhat", "", CARRIED),
    ("Nước hoa mini", "em xách tay từ Pháp về", CARRIED),
    ("Serum", "Tiếp viên xách tay về mỗi tuần", CARRIED),
    ("Áo polo dư xịn cắt mác", "", PAPER),
    ("Áo khoác", "Hàng không tem mác, không hóa đơn nên giá rẻ", PAPER),
    ("Kem body", "Bán không có hóa đơn VAT", PAPER),
    ("Sữa tắm (không có tem phụ)", "", PAPER),
    ("Tai nghe", "Hàng không xuất hóa đơn", PAPER),
    ("Trà giảm cân", "Đặc trị béo phì, tiểu đường", "listing.health_claim"),
    ("Viên xương khớp", "Chữa khỏi thoái hóa khớp sau 1 liệu trình", "listing.health_claim"),
    ("Kem thảo dược", "tri dut diem benh vay nen", "listing.health_claim"),
]

INNOCENT = [
    ("Gấu bông kỳ lân", "Nói không với hàng fake, hàng kém chất lượng", CUE),
    ("Sơn gel 60 màu", "Dung tích hàng nhái không đủ 15ml/chai, shop bán hàng chuẩn", CUE),
    ("Áo phao béo nữ", "Các mẫu gân nhỏ đều là hàng nhái, không phải hàng công ty", CUE),
    ("Áo len gile nữ viền cổ, mac ngực", "Hàng Quảng Châu", CUE),
    ("Dép cói quai ngang 3 sọc", "Xuất xứ: Quảng Châu", CUE),
    ("Robot lắp ráp 51 chi tiết", "Xuất xứ: Quảng Châu - Trung Quốc", CUE),
    ("Thẻ bài pokemon mạ vàng siêu cấp", "", CUE),
    ("Túi đựng iPad chấm bi", "Hàng Quảng Châu", CUE),
    ("Mô hình xe tỉ lệ 1:1", "", CUE),
    ("Tóc giả dài xoăn", "Tóc giả hàng loại 1, mềm như thật", CUE),
    ("Hoa giả trang trí", "Giống hoa thật 99%", CUE),
    ("Sổ tay phân biệt hàng giả", "Cách nhận biết hàng nhái", CUE),
    ("Sạc dự phòng", "Nếu phát hiện hàng fake, tiệm đền gấp 10 lần", CUE),
    ("Áo tập gym", "Mỗi hiệp 12 rep, tăng tạ dần", CUE),
    ("Mô hình xe đua F1", "", CUE),
    ("Kem dưỡng siêu cấp ẩm", "", CUE),
    ("Túi xách tay nữ da bò", "", CARRIED),
    ("Máy tính xách tay Dell", "", CARRIED),
    ("Gel rửa mặt", "Không phải hàng xách tay, có hóa đơn", CARRIED),
    ("Vali kéo", "Kích thước hành lý xách tay", CARRIED),
    ("Loa kéo xách tay mini", "", CARRIED),
    ("Sữa tắm", "Thương hiệu: Mẹ Bống Xách Tay", CARRIED),
    ("Áo sơ mi", "Đổi trả nếu áo không còn tem mác", PAPER),
    ("Áo thun", "Chỉ nhận đổi hàng chưa cắt mác", PAPER),
    ("Nồi cơm", "Hóa đơn VAT xuất theo yêu cầu", PAPER),
    ("Kem", "Tránh mua hàng trôi nổi không nhãn mác", PAPER),
    ("Viên canxi", "Sản phẩm này không có tác dụng thay thế thuốc chữa bệnh", "listing.health_claim"),
    ("Trà thảo mộc", "Hỗ trợ ổn định đường huyết", "listing.health_claim"),
    ("Ghế massage", "Giúp thư giãn, giảm mỏi vai gáy", "listing.health_claim"),
    ("Viên uống", "Nếu có bệnh hãy đi khám để được bác sĩ điều trị", "listing.health_claim"),
]


@pytest.mark.parametrize(("title", "description", "fact"), SAID)
def test_it_is_said(title: str, description: str, fact: str) -> None:
    assert fact in row(title, description).facts


@pytest.mark.parametrize(("title", "description", "fact"), INNOCENT)
def test_it_is_not_said(title: str, description: str, fact: str) -> None:
    found = row(title, description).facts.get(fact, ())
    assert not found, [f.quote for f in found]
