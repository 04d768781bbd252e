"""Words on the contract, in the terms or on the order form, in whichever way they are said."""

from __future__ import annotations

import pytest
from storefront_kit import html, shelf, values

from checker.facts.read import storefront_facts

TERMS = (
    "<p>Khách đặt hàng ở đây đồng ý với các điều kiện dưới đây. Tiệm có thể từ chối đơn đặt hàng khi hết hàng, "
    "và sẽ gọi lại để xác nhận đơn trước khi gửi.</p>"
)
FORM = (
    "<form action=/order><input name=ho_ten placeholder='Họ tên'><input name=phone placeholder='Điện thoại'>"
)


@pytest.mark.parametrize(
    "words",
    [
        "Quý khách có thể rà soát, bổ sung, sửa đổi hoặc xóa từng mục trước khi gửi.",
        "Mời quý khách xem lại tên sản phẩm, số lượng và tổng tiền.",
        "Vui lòng kiểm tra lại thông tin đơn hàng rồi bấm Đặt hàng.",
        "Hệ thống luôn hiện màn hình rà soát đơn và số tiền trước khi chuyển sang cổng thanh toán.",
        "Bạn được quay lại sửa đổi thông tin hoặc bỏ bớt sản phẩm tùy ý.",
        "Vui long kiem tra lai don hang truoc khi gui.",
        "You may review, edit or remove every item before you submit.",
    ],
)
def test_a_review_said_on_the_order_form_counts(words: str) -> None:
    page = html(
        f"<h1>Thông tin đặt hàng</h1>{FORM}<p>{words}</p><button>Đặt hàng</button></form>", title="Đặt hàng"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), checkout=page))
    assert values(facts, "contract.review") == [words]


def test_a_heading_of_the_order_form_tells() -> None:
    page = html(
        f"<h1>Đặt hàng</h1>{FORM}</form><h2>Kiểm tra lại đơn hàng</h2><p>Danh sách và tổng tiền hiện ở bên phải.</p>",
        title="Đặt hàng",
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), checkout=page))
    assert values(facts, "contract.review") == ["Danh sách và tổng tiền hiện ở bên phải."]


def test_a_form_without_such_words_says_nothing() -> None:
    page = html(f"<h1>Đặt hàng</h1>{FORM}<p>Điền đầy đủ rồi bấm nút.</p></form>", title="Đặt hàng")
    facts = storefront_facts(shelf(home=html("<p>x</p>"), checkout=page))
    assert not any(name.startswith("contract.") for name in facts)


def test_all_orders_are_not_orders_to_correct() -> None:
    for words in (
        "Phí vận chuyển áp dụng cho toàn bộ các đơn hàng.",
        "Phi ap dung cho toan bo cac don hang.",
        "Sữa số lượng lớn được giảm giá cho khách quen.",
    ):
        page = html(f"<h1>Đặt hàng</h1>{FORM}<p>{words}</p></form>", title="Đặt hàng")
        assert "contract.review" not in storefront_facts(shelf(home=html("<p>x</p>"), checkout=page)), words


def test_terms_in_english_say_it_too() -> None:
    terms = html(
        "<h1>Terms of Service</h1><p>These terms apply from 1 July 2026 to every order of our customers.</p>"
        "<h2>Orders</h2><p>Your order is an offer to buy. We confirm your order by e-mail within 12 hours. The "
        "contract is concluded when you receive it. You may cancel your order before dispatch.</p>"
        "<h2>Law</h2><p>You agree to use this website lawfully. The seller is liable for defects. Changes are "
        "published here. Disputes go to the competent court in Vietnam; all trademarks are ours.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), terms_of_service=terms))
    assert {
        "terms.general",
        "contract.offer",
        "contract.reply",
        "contract.moment",
        "contract.termination",
    } <= set(facts)
    assert values(facts, "terms.effective_date") == ["2026-07-01"]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("offer", "Khi bấm nút Đặt hàng, khách hàng đưa ra đề nghị giao kết hợp đồng với người bán."),
        ("reply", "Nhân viên gọi lại xác nhận đơn hàng trong 30 phút."),
        ("reply", "Sau khi đặt hàng thành công, quý khách sẽ nhận được tin nhắn xác nhận."),
        ("reply", "Cửa hàng sẽ liên hệ lại để chốt đơn với khách."),
        ("reply", "Bộ phận chăm sóc khách hàng xác nhận đơn qua Zalo hoặc điện thoại."),
        ("reply", "All orders will be confirmed via email or an official sales contract."),
        ("reply", "Phiếu xác nhận cuối cùng sẽ được phát hành và gửi cho bạn qua e-mail trước ngày đi."),
        ("moment", "Hợp đồng mua bán được xem là hình thành khi khách nhận được lời xác nhận."),
        ("moment", "Giao dịch được coi là hoàn thành khi hai bên xác nhận."),
        ("termination", "Muốn hủy đơn đã đặt, vui lòng gọi tổng đài."),
        ("storage", "Quý khách có thể tra cứu đơn hàng trong mục Lịch sử mua hàng."),
    ],
)
def test_each_part_in_more_ways_of_saying(part: str, words: str) -> None:
    body = f"<h1>Quy trình đặt hàng</h1><p>Quý khách chọn sản phẩm trên website.</p><p>{words}</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), quy_trinh=html(body, title="Quy trình đặt hàng")))
    assert values(facts, f"contract.{part}") == [words]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("moment", "Đơn hàng chính thức được xác nhận từ khi quý khách đặt cọc 30%."),
        ("moment", "Hàng chỉ thật sự được đặt mua sau khi khách cọc."),
        ("moment", "Việc đặt phòng chỉ được xác nhận khi quý khách nhận được thư của chúng tôi."),
        ("offer", "Bất cứ đơn đặt hàng nào quý khách gửi đến đều là một đề xuất mua sản phẩm."),
        ("reply", "Quý khách nhận email xác nhận từ cửa hàng."),
        ("reply", "Đặt hàng, nhân viên xác nhận đơn hàng, rồi giao hàng."),
    ],
)
def test_what_shops_write(part: str, words: str) -> None:
    body = f"<h1>Quy định đặt hàng</h1><p>Quý khách chọn sản phẩm trên website.</p><p>{words}</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh=html(body, title="Quy định đặt hàng")))
    assert values(facts, f"contract.{part}") == [words]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Chính sách bảo mật", "Thời gian lưu trữ thông tin: cho tới khi đơn hàng của khách được giao xong."),
        ("Chính sách bảo mật", "Chúng tôi sẽ lưu trữ thông tin đơn hàng cho mục đích kế toán."),
        ("Chính sách đổi trả", "Bộ phận kỹ thuật sẽ kiểm tra sản phẩm và xác nhận trong 48 giờ."),
        ("Chính sách đổi trả", "Gửi ảnh lỗi kèm mã đơn hàng cho tiệm."),
        ("Giải quyết khiếu nại", "Tiệm sẽ xác nhận lại thông tin và phản hồi khách trong 3 ngày."),
        ("Chính sách kiểm hàng", "Khách kiểm tra số lượng khi nhận hàng."),
        ("Quy định đặt hàng", "Lúc này chúng tôi rất khó thay đổi đơn hàng."),
        ("Quy định đặt hàng", "Khi nhận hàng, quý khách kiểm tra số lượng và chủng loại."),
    ],
)
def test_what_is_said_of_other_things(title: str, words: str) -> None:
    room = shelf(home=html("<p>x</p>"), trang=html(f"<h1>{title}</h1><p>{words}</p>", title=title))
    assert not [name for name in storefront_facts(room) if name.startswith("contract.")]


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (
            "moment",
            "Hợp đồng giữa người đặt và tiệm chúng tôi chỉ được hình thành khi tiệm gửi thư báo nhận.",
        ),
        ("moment", "Việc bấm nút đặt trên trang không cấu thành hợp đồng."),
        ("review", "Quý khách kiểm tra và sửa mọi chỗ gõ nhầm trong đơn hàng trước khi gửi."),
        ("review", "Before payment you may modify the details of your order."),
        ("termination", "Without an answer from you the order will be considered cancelled."),
        ("reply", "Gửi đơn xong, quý khách chờ email xác nhận từ tiệm."),
        ("storage", "Xem lại đơn cũ ở mục Đơn hàng của tôi."),
    ],
)
def test_what_further_shops_write(part: str, words: str) -> None:
    body = f"<h1>Quy định đặt hàng</h1><p>Quý khách chọn sản phẩm trên website.</p><p>{words}</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), quy_dinh=html(body, title="Quy định đặt hàng")))
    assert values(facts, f"contract.{part}") == [words]


def test_a_question_about_an_order_keeps_none() -> None:
    body = "<h1>Câu hỏi thường gặp</h1><h2>Đơn hàng của tôi đi tới đâu rồi?</h2><p>Xin gọi cho tiệm để được báo.</p>"
    facts = storefront_facts(shelf(home=html("<p>x</p>"), hoi_dap=html(body, title="Câu hỏi thường gặp")))
    assert "contract.storage" not in facts


def test_english_terms_that_call_it_a_transaction() -> None:
    body = (
        "<h1>Terms of service</h1><h2>3. Transaction process</h2><p>Step 1: choose the goods. Step 2: fill in the form "
        "of purchase with your name and address. Step 3: after receiving the order, the store will contact the "
        "customer on the number given to verify order information.</p><h2>4. Forming the contract</h2><p>The "
        "contractual relationship with you is only established once the order is accepted by a message from us.</p>"
    )
    facts = storefront_facts(shelf(home=html("<p>x</p>"), terms=html(body, title="Terms of service")))
    assert {"terms.contract_conclusion", "contract.reply", "contract.moment"} <= set(facts)


def test_orders_that_came_wrong_conclude_nothing() -> None:
    body = (
        "<h1>Inspection policy</h1><h2>1. When</h2><p>Check the goods together with the courier on delivery, refuse "
        "what is damaged or missing.</p><h2>2. Handling wrong orders</h2><p>When the store confirms that it packed the "
        "order wrongly, the customer may refuse it and not pay; a paid order may be cancelled and refunded.</p>"
    )
    page = html(body, title="Inspection policy")
    assert "terms.contract_conclusion" not in storefront_facts(shelf(home=html("<p>x</p>"), inspection=page))


@pytest.mark.parametrize(
    "words",
    [
        "Hợp đồng mua bán giữa tiệm và khách hàng được coi là hoàn tất khi tiệm chấp nhận đơn đặt hàng.",
        "Hợp đồng giữa hai bên được xem là ký kết kể từ khi cửa hàng xác nhận đơn.",
        "Hợp đồng được coi là xác lập khi tiệm gửi thư xác nhận.",
        "The contract between you and the shop is deemed complete when we accept your order.",
    ],
)
def test_a_contract_is_complete_when_an_order_is_accepted(words: str) -> None:
    page = html(f"<h1>Điều khoản mua hàng</h1>{TERMS}<p>{words}</p>")
    assert values(storefront_facts(shelf(home=html("<p>x</p>"), dieu_khoan=page)), "contract.moment") == [
        words
    ]


def test_a_contract_that_is_carried_out_was_concluded_before() -> None:
    words = "Hợp đồng được coi là hoàn thành khi hai bên đã giao hàng và trả đủ tiền."
    page = html(f"<h1>Điều khoản mua hàng</h1>{TERMS}<p>{words}</p>")
    assert "contract.moment" not in storefront_facts(shelf(home=html("<p>x</p>"), dieu_khoan=page))
