"""Sentences of policies, and what is wrong with policy pages."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values
from test_terms import PRIVACY, RETURNS, SHIPPING

from checker.facts.read import storefront_facts

ORDER = (
    "<h1>Điều khoản sử dụng</h1><p>Khách hàng và thành viên đồng ý tuân thủ điều khoản khi truy cập website.</p>"
    "<p>Đơn đặt hàng của khách được coi là đề nghị giao kết hợp đồng.</p><p>Shop sẽ gọi điện xác nhận đơn "
    "hàng trong 24 giờ.</p>"
    "<p>Hợp đồng được giao kết khi shop gửi email xác nhận.</p><p>Khách có thể hủy đơn hàng trước khi "
    "giao. Nghiêm cấm sao chép nội dung; "
    "quyền sở hữu trí tuệ thuộc về shop; điều khoản có thể thay đổi theo pháp luật.</p><p>Shop không chịu "
    "trách nhiệm về hàng hóa sau khi giao.</p>"
    "<p>Có hiệu lực từ ngày 01/07/2026.</p><h2>Giải quyết tranh chấp</h2><p>Mọi khiếu nại gửi về hotline, "
    "giải quyết trong vòng 7 ngày làm việc; "
    "không thỏa thuận được thì ra tòa án.</p>"
)


def test_sentences_of_policies() -> None:
    room = shelf(
        home=html("<p>x</p>"),
        doi_tra=html(f"<h1>Chính sách đổi trả</h1>{RETURNS}"),
        van_chuyen=html(f"<h1>Chính sách vận chuyển</h1>{SHIPPING}"),
        bao_mat=html(f"<h1>Chính sách bảo mật</h1>{PRIVACY}"),
        dieu_khoan=html(ORDER),
    )
    facts = storefront_facts(room)
    assert values(facts, "returns.deadline") == ["Thời hạn đổi trả là 7 ngày kể từ ngày nhận hàng."]
    assert "nhà sản xuất do shop chịu" in values(facts, "returns.cost")[0]
    assert values(facts, "returns.refund") == ["Hoàn tiền qua chuyển khoản trong 3 ngày làm việc."]
    assert "1-3 ngày" in values(facts, "delivery.time")[0]
    assert "giao hàng" in values(facts, "privacy.purpose")[0]
    assert "cho đến khi có yêu cầu" in values(facts, "privacy.retention")[0]
    assert "đề nghị giao kết" in values(facts, "contract.offer")[0]
    assert "xác nhận đơn hàng trong 24 giờ" in values(facts, "contract.reply")[0]
    assert values(facts, "contract.moment") == ["Hợp đồng được giao kết khi shop gửi email xác nhận."]
    assert values(facts, "contract.termination") == ["Khách có thể hủy đơn hàng trước khi giao."]
    assert values(facts, "terms.effective_date") == ["2026-07-01"]
    assert "không chịu trách nhiệm" in values(facts, "terms.excluded_liability")[0]
    assert "7 ngày" in values(facts, "complaints.deadline")[0]
    assert "contract.storage" not in facts
    for found in facts.values():
        for fact in found:
            page = room.captured(fact.url)
            if page is not None and fact.place.end:
                assert page.text_at(fact.place.path)[fact.place.start : fact.place.end] == fact.quote


def test_an_e_invoice_is_quoted_rather_than_an_invoice_of_any_kind() -> None:
    plain = "<p>Shop có xuất hóa đơn bán hàng.</p>"
    vat = "<p>Xuất hóa đơn VAT điện tử trong 24 giờ.</p><p>Xuất hóa đơn đỏ.</p>"
    both = shelf(
        home=html(plain), doi_tra=html(f"<h1>Chính sách đổi trả</h1>{plain}{RETURNS}"), faq=html(vat)
    )
    assert values(storefront_facts(both), "invoice.offered") == ["Xuất hóa đơn VAT điện tử trong 24 giờ."]
    assert values(storefront_facts(shelf(home=html(plain))), "invoice.offered") == [
        "Shop có xuất hóa đơn bán hàng."
    ]


def test_an_invoice_in_the_last_word_of_a_line() -> None:
    found = storefront_facts(shelf(home=html("<p>Cửa hàng có xuất HĐ</p>")))
    assert values(found, "invoice.offered") == ["Cửa hàng có xuất HĐ"]


def test_a_draft_is_a_placeholder() -> None:
    said = (
        "<li>Mô tả rõ loại thông tin cá nhân mà cửa hàng thu thập, chẳng hạn như tên, địa chỉ, số điện thoại.</li>"
        "<li>Nêu rõ mục đích sử dụng, chẳng hạn như giao hàng; thông tin có được chia sẻ cho bên thứ ba không.</li>"
        "<li>Mô tả biện pháp bảo mật để thông tin cá nhân không bị truy cập trái phép, thời gian lưu trữ.</li>"
    )
    draft = html(f"<h1>Chính sách bảo mật</h1><ul>{said}</ul>")
    facts = storefront_facts(shelf(home=html("<p>x</p>"), chinh_sach_bao_mat=draft))
    assert "terms.privacy" not in facts and len(facts["terms.placeholder"]) == 1


def test_empty_and_filler_pages_are_placeholders() -> None:
    lorem = (
        "<p>Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore</p>"
        * 3
    )
    room = shelf(
        home=html("<p>x</p>"),
        chinh_sach_doi_tra=html("<h1>Chính sách đổi trả</h1>"),
        bao_hanh=html(f"<h1>Chính sách bảo hành</h1>{lorem}"),
        van_chuyen=html(f"<h1>Chính sách vận chuyển</h1>{SHIPPING}"),
    )
    assert set(values(storefront_facts(room), "terms.placeholder")) == {
        "https://shop.vn/chinh-sach-doi-tra",
        "https://shop.vn/bao-hanh",
    }


def _is_placeholder(text: str) -> bool:
    page = html(f"<h1>Chính sách bảo hành</h1><p>{text}</p>")
    return "terms.placeholder" in storefront_facts(shelf(home=html("<p>x</p>"), bao_hanh=page))


@pytest.mark.parametrize(
    "text",
    [
        "Bảo hành 12 tháng tại xưởng.",
        "Mỗi loại máy của từng hãng có cách bảo hành riêng, ghi trên phiếu.",
        "Thợ tới nhà sửa khi có bất cứ sai sót nào do tiệm lắp đặt.",
    ],
)
def test_few_words_that_say_something_are_no_empty_page(text: str) -> None:
    assert not _is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nội dung đang được biên soạn, mời quý khách ghé thăm vào dịp khác nhé.",
        "Trang đang chờ nội dung mới, quý khách vui lòng quay lại sau ít hôm nữa.",
        "Chính sách bảo hành của tiệm",
        "Bạn nên bao gồm những gì trong Chính sách bảo hành của mình? Phần giải thích ở đây là giải thích chung.</p><p>"
        "Không nên dựa vào bài viết này như lời khuyên pháp lý khi soạn bảo hành, sửa chữa, đổi mới cho máy lỗi.",
    ],
)
def test_what_says_nothing_is_an_empty_page(text: str) -> None:
    assert _is_placeholder(text)


def test_a_page_that_scripts_fill_is_not_called_empty() -> None:
    shell = (
        "<html><title>Chính sách đổi trả</title><body><div id=app></div><script src=/app.js></script></body>"
    )
    assert "terms.placeholder" not in storefront_facts(shelf(home=html("<p>x</p>"), chinh_sach_doi_tra=shell))


def test_another_firm_in_a_policy() -> None:
    footer = "<p>Công ty TNHH Giày Xinh - MST: 0312880335</p>"
    copied = html(
        "<h1>Chính sách đổi trả</h1><p>Công ty Cổ phần Xe Đạp Việt cam kết đổi trả trong 7 ngày.</p>"
        "<p>Đối tác vận chuyển là Công ty Cổ phần Giao Nhanh.</p>",
        footer,
    )
    assert values(
        storefront_facts(shelf(home=html("<p>x</p>", footer), doi_tra=copied)), "terms.other_firm"
    ) == ["Công ty Cổ phần Xe Đạp Việt"]
    own = html("<h1>Chính sách đổi trả</h1><p>CÔNG TY TNHH GIÀY XINH cam kết đổi trả.</p>", footer)
    assert "terms.other_firm" not in storefront_facts(shelf(home=html("<p>x</p>", footer), doi_tra=own))


def test_consent_ticked_beforehand_and_trackers() -> None:
    head = "<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script><script>fbq('init', '1')</script>"
    facts = storefront_facts(
        shelf(
            home=html(
                "<label><input type=checkbox checked> Tôi đồng ý nhận tin khuyến mại</label>"
                "<label><input type=checkbox checked> Ghi nhớ mật khẩu</label>",
                head=head,
            )
        )
    )
    assert values(facts, "privacy.preticked") == [True]
    assert values(facts, "privacy.tracker") == ["Google Analytics", "Meta Pixel"]
    assert "privacy.preticked" not in storefront_facts(
        shelf(home=html("<label><input type=checkbox checked> Thanh toán COD, tôi đồng ý</label>"))
    )


def test_a_refusal_for_some_goods_only_is_no_refusal() -> None:
    some = "<p>Sản phẩm tặng kèm: không đổi trả trong mọi trường hợp.</p>"
    every = "<p>Hàng đã mua miễn đổi trả, không hoàn tiền dưới mọi hình thức.</p>"
    for extra, want in ((some, 0), (every, 1)):
        body = html(f"<h1>Chính sách đổi trả</h1>{RETURNS}{extra}")
        assert (
            len(storefront_facts(shelf(home=html("<p>x</p>"), doi_tra=body)).get("returns.refused", ()))
            == want
        )


def test_who_may_see_the_data_under_its_own_heading() -> None:
    page = html(
        f"<h1>Chính sách bảo mật</h1>{PRIVACY.replace('bên thứ ba, trừ đơn vị vận chuyển và cơ quan', 'ai khác theo')}"
        "<h2>Ai được tiếp cận thông tin</h2><p>Bộ phận bán hàng, kho và kế toán của cửa hàng.</p>"
        "<h2>Chúng tôi giữ thông tin bao lâu</h2><p>Hết mùa bảo hành thì hủy toàn bộ giấy tờ.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_mat=page))
    assert values(facts, "privacy.recipients") == ["Bộ phận bán hàng, kho và kế toán của cửa hàng."]


def test_a_firm_spelt_otherwise_is_the_same_firm() -> None:
    footer = "<p>Công ty TNHH Thương mại Dịch vụ Giày Xinh Sài Gòn - MST: 0312880335</p>"
    for other in (
        "Công ty GIAY XINH",
        "CTY TNHH TM DV GIÀY XINH SG",
        "Công ty TNHH GiayXinh",
        "Công ty GXSG",
    ):
        page = html(f"<h1>Chính sách đổi trả</h1><p>{other} cam kết đổi trả trong 7 ngày.</p>", footer)
        facts = storefront_facts(shelf(home=html("<p>x</p>", footer), doi_tra=page))
        assert "terms.other_firm" not in facts, other


def test_a_list_of_links_to_terms_is_not_empty() -> None:
    links = "<p><a href=/thanh-toan>1. Hình thức thanh toán</a></p><p><a href=/bao-mat>2. Chính sách bảo mật</a></p>"
    index = html(f"<h1>Quy định chung</h1><p>Gồm các quy định sau.</p>{links}", title="Quy định chung")
    assert "terms.placeholder" not in storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh_chung=index))
    anchors = index.replace("href=/thanh-toan", "href=#a").replace("href=/bao-mat", "href=#b")
    assert "terms.placeholder" in storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh_chung=anchors))


def test_what_comes_back_as_money_in_two_lines() -> None:
    body = (
        "<h1>Các quy định bán hàng</h1><p><b>I. CHÍNH SÁCH HOÀN TIỀN</b></p>"
        "<p>Mua tại tiệm mà hết hàng thay, tiệm hoàn tiền mặt cho người mua ngay trong buổi ấy.</p>"
        "<p>Mua trên mạng và trả thừa, tiệm chuyển khoản lại vào tài khoản mà hai bên đã thống nhất khi đặt.</p>"
    )
    assert "terms.returns" in storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh_ban_hang=html(body)))


def test_what_both_sides_owe_are_general_terms() -> None:
    short = (
        "<h1>Chính sách và quy định chung</h1><p>Đối với nhà bán: trả lời khi được hỏi về sản phẩm và gửi hàng trong "
        "một ngày kể từ khi xác nhận đơn hàng.</p><p>Đối với khách hàng: đặt là nhận, xem hàng rồi mới thanh toán.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh_chung=html(short)))
    assert "terms.general" in facts
    one = short.replace("Đối với khách hàng: đặt", "Đặt")
    assert "terms.general" not in storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh_chung=html(one)))


def test_where_the_shop_has_no_lorry_the_buyer_fetches() -> None:
    body = (
        "<h1>Chính sách và quy định</h1><h2>B. Chính sách vận chuyển, giao nhận</h2>"
        "<p>Nơi nào vựa có tuyến giao hàng trực tiếp, vựa giao tới chỗ khách đã đăng ký. "
        "Những khu vực khác khách tự tới kho nhận hàng hoặc nhận từ đối tác của vựa.</p>"
    )
    assert "terms.shipping" in storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh=html(body)))


def test_what_is_done_with_data_of_payment_is_no_way_to_pay() -> None:
    body = (
        "<h1>Bảo mật thông tin thanh toán</h1><h2>2. Thu thập thông tin thanh toán</h2><p>Tiệm có thể nhận từ khách "
        "tên chủ thẻ, số thẻ tín dụng và tài khoản ngân hàng, khi khách trả tiền trên trang hay đặt cọc.</p>"
    )
    page = html(body, title="Bảo mật thông tin thanh toán")
    assert "terms.payment" not in storefront_facts(shelf(home=html("<p>x</p>"), bao_mat_thanh_toan=page))


@pytest.mark.parametrize("heading", ["Hình thức hoàn tiền", "Cách trả tiền lại"])
def test_how_money_goes_back_is_no_terms_of_payment(heading: str) -> None:
    body = (
        "<h1>Chính sách đổi trả</h1><p><b>1. Điều kiện đổi trả</b></p><p>Trong 7 ngày, hàng lỗi, còn tem, hóa đơn.</p>"
        f"<p><b>2. {heading}</b></p><p>Hoàn tiền bằng tiền mặt, chuyển khoản, theo hình thức thanh toán ban đầu.</p>"
        "<p>Ai trả bằng thẻ thì ngày tiền về tùy ngân hàng.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), doi_tra=html(body, title="Chính sách đổi trả")))
    assert "terms.returns" in facts
    assert "terms.payment" not in facts


def test_the_blanks_of_a_template_say_nothing() -> None:
    def facts(who: str, how: str) -> set[str]:
        body = (
            "<h1>Chính sách giao hàng và bảo mật</h1><h2>Giao hàng</h2><p>Phí nội thành 20.000đ, giao trong 2 ngày, "
            f"các tỉnh 30.000đ.</p><p>Đơn vị vận chuyển: {how}.</p><h2>Bảo mật thông tin</h2><p>Họ tên, số điện thoại "
            "được thu thập nhằm mục đích giao hàng, thông tin cá nhân lưu trữ an toàn, không chia sẻ cho bên thứ ba."
            f"</p><p>Đơn vị thu thập: {who}.</p>"
        )
        return set(storefront_facts(shelf(home=html("<p>x</p>"), chinh_sach=html(body))))

    assert {"privacy.controller", "delivery.methods"} <= facts("Tiệm Mây", "Bưu điện")
    assert not {"privacy.controller", "delivery.methods"} & facts("[Tên công ty]", "[đơn vị vận chuyển]")
    assert "privacy.recipients" in facts("[Tên công ty]", "[đơn vị vận chuyển]")


def test_goods_left_in_the_shops_store_are_not_sent() -> None:
    body = (
        "<h1>Chính sách gửi hàng</h1><p>Khách ký đơn xong được gửi hàng tại kho của tiệm:</p><p>Dưới 30 ngày không "
        "mất phí lưu kho; quá 30 ngày phải thanh toán đủ đơn hàng và phí lưu kho 0,5% mỗi tháng, tối đa 90 ngày.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), gui_hang=html(body, title="Chính sách gửi hàng")))
    assert "terms.shipping" not in facts
    assert "contract.storage" not in facts
    sent = body.replace("tại kho của tiệm", "qua bưu điện")
    facts = storefront_facts(shelf(home=html("<p>x</p>"), gui_hang=html(sent, title="Chính sách gửi hàng")))
    assert "terms.shipping" in facts


def test_a_number_said_again_in_words() -> None:
    body = (
        "<h1>Quy trình xử lý khiếu nại</h1><p>Tiệm tiếp nhận mọi khiếu nại của khách hàng về đơn đã mua.</p><p>Thời "
        "hạn giải quyết khiếu nại tối đa là 05 (năm) ngày làm việc kể từ khi nhận được khiếu nại của khách hàng, hai "
        "bên thương lượng, không xong thì ra tòa án.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), khieu_nai=html(body, title="Khiếu nại")))
    assert "05 (năm) ngày làm việc" in str(facts["complaints.deadline"][0].value)
    body = (
        "<h1>Chính sách bảo hành</h1><p>Đồng hồ được bảo hành hai (2) năm kể từ ngày mua.</p><p>Bảo hành "
        "không gồm pin, kính, dây đeo và hư hỏng do rơi vỡ, vào nước; khách mang theo phiếu bảo hành.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), bao_hanh=html(body, title="Chính sách bảo hành")))
    assert "hai (2) năm" in str(facts["warranty.period"][0].value)


def test_an_hour_of_the_day_is_no_time_of_delivery() -> None:
    body = (
        "<h1>Chính sách giao hàng</h1><p>Phí ship nội thành 20k, ship sau 5 giờ chiều với khách chuyển khoản.</p><p>"
        "Các tỉnh gửi bưu điện, phí ship toàn quốc 30k, người nhận xem hàng rồi trả tiền.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), giao_hang=html(body, title="Chính sách giao hàng")))
    assert "terms.shipping" in facts
    assert "delivery.time" not in facts


def test_how_long_an_order_is_worked_on_is_no_time_of_delivery() -> None:
    body = (
        "<h1>Chính sách giao hàng</h1><p>Phí ship nội thành 20k, các tỉnh gửi bưu điện.</p><h2>Thời gian giao hàng</h2>"
        "<p>Sau khi nhận đơn, tiệm sẽ xử lý đơn hàng trong vòng 24h và phản hồi khách về việc thanh toán.</p>"
        "<p>Hàng tới tay người nhận trong 3-5 ngày.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), giao_hang=html(body, title="Chính sách giao hàng")))
    assert "3-5 ngày" in str(facts["delivery.time"][0].value)
