"""Which page truly carries which terms: the settled cases on our own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storefront_kit import html, shelf
from storefront_kit import page as one_page

from checker.facts import terms
from checker.facts.section import best_first
from checker.facts.shelf import Shelf
from checker.facts.terms import carried, named

RETURNS = (
    "<p>Thời hạn đổi trả là 7 ngày kể từ ngày nhận hàng.</p><p>Sản phẩm còn nguyên tem mác, chưa qua sử "
    "dụng, kèm hóa đơn mua hàng.</p>"
    "<p>Shop không nhận đổi hàng giảm giá. Chi phí vận chuyển khi lỗi do nhà sản xuất do shop chịu.</p>"
    "<p>Hoàn tiền qua chuyển khoản trong 3 ngày làm việc.</p>"
)
SHIPPING = (
    "<p>Phí giao hàng nội thành 20.000đ, ngoại thành 30.000đ, miễn phí cho đơn từ 500.000đ.</p>"
    "<p>Thời gian giao hàng dự kiến 1-3 ngày trong nội thành, 3-5 ngày với các tỉnh.</p><p>Đơn vị vận "
    "chuyển là Viettel Post. "
    "Quý khách vui lòng cho đúng địa chỉ nhận hàng và số điện thoại.</p>"
)
PRIVACY = (
    "<p>Chúng tôi thu thập họ tên, số điện thoại, địa chỉ nhằm mục đích giao hàng.</p><p>Thông tin cá nhân "
    "được lưu trữ cho đến khi có yêu cầu hủy bỏ.</p>"
    "<p>Chúng tôi không chia sẻ thông tin cho bên thứ ba, trừ đơn vị vận chuyển và cơ quan nhà nước theo "
    "yêu cầu của pháp luật.</p>"
    "<p>Khách hàng có quyền kiểm tra, chỉnh sửa hoặc xóa thông tin của mình. Dữ liệu được bảo mật an toàn.</p>"
)


def found(room: Shelf) -> dict[str, list[str]]:
    """The matters carried, with the last part of each page's address."""
    out: dict[str, list] = {}  # type: ignore[type-arg]
    for page in room.pages:
        for one in carried(room, page):
            out.setdefault(one.matter.removeprefix("terms."), []).append(one)
    return {m: [c.page.url.rpartition("/")[2] for c in best_first(cs)] for m, cs in out.items()}


def test_a_page_of_its_own() -> None:
    assert found(shelf(home=html(), chinh_sach_doi_tra=html(f"<h1>Chính sách đổi trả</h1>{RETURNS}"))) == {
        "returns": ["chinh-sach-doi-tra"]
    }


def test_a_title_alone_is_no_terms() -> None:
    empty = html("<h1>Chính sách đổi trả</h1>", title="Chính sách đổi trả")
    links = html(
        "<h1>Chính sách</h1><ul><li><a href=/a>Chính sách đổi trả</a></li><li><a href=/b>Chính sách bảo "
        "hành</a></li></ul>"
    )
    assert found(shelf(home=html(), chinh_sach_doi_tra=empty, chinh_sach=links)) == {}


def test_one_line_promises_are_no_terms() -> None:
    assert (
        found(
            shelf(
                home=html(
                    "<h3>Giao hàng toàn quốc</h3><p>Miễn phí từ 300k</p><h3>Đổi trả dễ dàng</h3><p>Trong 7 ngày</p>"
                )
            )
        )
        == {}
    )


def test_sections_of_a_longer_page_count() -> None:
    page = html(
        f"<h1>Chính sách chung</h1><h2>1. Chính sách vận chuyển</h2>{SHIPPING}<h2>2. Đổi trả, hoàn tiền</h2>{RETURNS}"
        f"<h2>3. Bảo mật thông tin</h2>{PRIVACY}"
    )
    assert set(found(shelf(home=html(), chinh_sach=page))) >= {"shipping", "returns", "privacy"}


def test_sections_may_be_headed_by_short_lines() -> None:
    page = html(
        f"<p>CHÍNH SÁCH GIAO HÀNG</p>{SHIPPING}<p><b>II. Chính sách đổi trả:</b></p>{RETURNS}",
        title="Quy định",
    )
    assert set(found(shelf(home=html(), quy_dinh=page))) >= {"shipping", "returns"}


def test_a_section_on_a_product_page_counts_after_the_page_of_its_own() -> None:
    product = html(
        f"<h1>Áo</h1><h3>Chính sách đổi trả</h3>{RETURNS}",
        head='<script type="application/ld+json">{"@type":"Product"}</script>',
    )
    both = shelf(
        home=html(),
        ao_thun=product,
        doi_tra=html(f"<h1>Chính sách đổi trả</h1>{RETURNS} <p>Liên hệ hotline.</p>"),
    )
    assert found(both)["returns"] == ["doi-tra", "ao-thun"]


def test_shared_menus_are_not_the_page() -> None:
    footer = "<h4>Chính sách đổi trả</h4><p>Xem chính sách của chúng tôi tại đây.</p>"
    assert found(shelf(**{n: html(f"<p>Trang {n}</p>", footer) for n in ("home", "a", "b", "c")})) == {}


def test_articles_carry_no_terms() -> None:
    post = html(
        f"<h1>Top 10 công ty vận chuyển uy tín nhất tại TP.HCM</h1><h2>Chính sách vận chuyển</h2>{SHIPPING}"
    )
    assert found(shelf(home=html(), top_10=post)) == {}


@pytest.mark.parametrize(
    ("title", "want"),
    [
        ("1. doi tra va hoan tien", {"terms.returns"}),
        ("chinh sach bao mat thong tin ca nhan", {"terms.privacy"}),
        ("dieu 5: giai quyet khieu nai", {"terms.complaints"}),
        ("phuong thuc thanh toan", {"terms.payment"}),
        ("bao mat thanh toan", {"terms.payment_security"}),
        ("chinh sach kiem hang", {"terms.inspection"}),
        ("san pham moi", set()),
        ("thuc pham bao ve suc khoe", set()),
        ("bao ve du lieu ca nhan", {"terms.privacy"}),
        ("chinh sach bao mat", {"terms.privacy"}),
        ("quy che hoat dong", {"terms.general", "terms.platform"}),
    ],
)
def test_headings_name_matters(title: str, want: set[str]) -> None:
    assert set(named(title)) >= want
    if not want:
        assert not named(title)


def test_money_paid_at_the_door_is_no_heading_of_delivery() -> None:
    assert "terms.shipping" not in named("1.2. thanh toan khi nhan hang (cod)")
    assert "terms.shipping" in named("giao nhan va thanh toan")


def test_how_an_order_becomes_a_contract() -> None:
    order = html(
        "<h1>Hướng dẫn mua hàng</h1><p>Bước 1: Chọn sản phẩm và đặt hàng trên website.</p><p>Bước 2: Nhân "
        "viên gọi điện xác nhận đơn hàng.</p>"
        "<p>Bước 3: Đơn hàng chỉ được chấp nhận sau khi xác nhận; quý khách có thể hủy đơn trước khi giao.</p>"
    )
    affiliate = html(
        "<h1>Hướng dẫn mua hàng</h1><p>Bước 1: Bấm Mua ngay để được chuyển đến trang đối tác "
        "Shopee.</p><p>Bước 2: Đặt hàng và xác nhận "
        "đơn hàng trên Shopee.</p><p>Bước 3: Hủy đơn theo quy định của Shopee, chấp nhận điều khoản của họ.</p>"
    )
    assert "contract_conclusion" in found(shelf(home=html(), huong_dan_mua_hang=order))
    assert "contract_conclusion" not in found(shelf(home=html(), huong_dan_mua_hang=affiliate))


def test_policies_in_english_are_policies() -> None:
    pages = {
        "returns": "<h1>Returns &amp; Refunds</h1><p>You may return any unused item in its original packing within 14 "
        "days of delivery. Faulty or damaged items are replaced or refunded; we pay for the shipping. Contact us by "
        "e-mail with the order number.</p>",
        "shipping": "<h1>Shipping</h1><p>We ship nationwide by express courier. Standard delivery takes 3 to 5 working "
        "days, the fee is 20,000 VND in the city. If a parcel is late or damaged, call us; the recipient may inspect "
        "it at the address.</p>",
        "privacy": "<h1>Privacy policy</h1><p>We collect your name, phone and address in order to deliver your order. "
        "The data are kept for 24 months, protected, and shared only with the courier or authorities. You may view, "
        "correct or delete your personal data at any time.</p>",
        "complaints": "<h1>Complaints</h1><p>Call the hotline; every complaint is answered within 24 hours and settled "
        "within 7 days. Disputes are settled by negotiation or the competent court.</p>",
    }
    room = shelf(home=html(), **{name: html(body) for name, body in pages.items()})
    got = found(room)
    assert {name: got.get(name) for name in pages} == {name: [name] for name in pages}, got


def test_titled_parts_of_the_home_page_carry_terms() -> None:
    home = html(
        f"<h1>Tiệm</h1><h2>Sản phẩm</h2><p>Bánh tráng 20.000đ</p><h1 id=doi-tra>Chính sách đổi trả</h1>"
        f"<h2>1. Thời hạn</h2>{RETURNS}<h1>Chính sách bảo mật</h1><h2>Ai được tiếp cận thông tin</h2>{PRIVACY}"
    )
    assert found(shelf(home=home)) == {"returns": [""], "privacy": [""]}


SHORT = {
    "returns": (
        "Đổi trả hàng",
        "Đổi trong 3 ngày nếu hàng lỗi. Hàng còn nguyên tem mác, chưa sử dụng. Phí đổi do khách chịu.",
    ),
    "warranty": (
        "Bảo hành",
        "Bảo hành 12 tháng lỗi của nhà sản xuất. Giữ phiếu bảo hành. Không bảo hành hàng rơi vỡ, hư hỏng.",
    ),
    "shipping": (
        "Giao hàng",
        "Giao toàn quốc qua GHTK. Nội thành nhận hàng trong ngày, tỉnh 2-4 ngày. Phí ship 30k mỗi đơn hàng.",
    ),
}


@pytest.mark.parametrize(
    "form",
    [
        "<h2>{0}</h2><p>{1}</p>",
        "<p><strong>{0}</strong></p><p>{1}</p>",
        "<dl><dt>{0}</dt><dd>{1}</dd></dl>",
        "<details><summary>{0}</summary><p>{1}</p></details>",
        "<div><button class=accordion-button>{0}</button><div>{1}</div></div>",
        "<div class=tab-pane style='display:none'><h3>{0}</h3><p>{1}</p></div>",
        "<table><tr><td>{0}</td><td>{1}</td></tr></table>",
        "<table><tr><th>{0}</th><td>{1}</td></tr></table>",
    ],
)
def test_short_parts_of_one_page_in_every_form(form: str) -> None:
    parts = "".join(form.format(*part) for part in SHORT.values())
    room = shelf(home=html(), chinh_sach=html(f"<h1>Chính sách bán hàng</h1>{parts}"))
    assert set(found(room)) == set(SHORT)


@pytest.mark.parametrize(
    ("path", "title", "heading"),
    [
        ("chinh_sach_bao_hanh_sp", "Chính sách đổi trả hàng", "<h1>Chính sách đổi trả hàng</h1>"),
        ("baohanh", "Bảo hành", "<h3>THÔNG TIN ĐỔI TRẢ HÀNG HÓA</h3>"),
        ("doi_tra", "Chính sách Đổi trả & Bảo hành", "<h1>Chính sách Đổi trả & Bảo hành</h1>"),
    ],
)
def test_a_page_that_only_bears_the_name_of_a_matter(path: str, title: str, heading: str) -> None:
    told = html(f"{heading}{RETURNS}", title=title)
    assert list(found(shelf(home=html(), **{path: told}))) == ["returns"]


def test_slogans_stay_slogans() -> None:
    lines = "<h3>Đổi trả</h3><p>Đổi trả dễ dàng trong 7 ngày</p><h3>Giao hàng</h3><p>Miễn phí ship đơn từ 300k</p>"
    room = shelf(home=html(), san_pham_ao=html(f"<h1>Áo</h1><button>Thanh toán</button>{lines}"))
    assert found(room) == {}


def test_questions_head_their_answers() -> None:
    faq = (
        "<h1>Câu hỏi thường gặp</h1><h3>Bao lâu tôi nhận được hàng?</h3><p>Nội thành 1-2 ngày, các tỉnh 3-5 ngày. "
        "Phí vận chuyển từ 25.000đ, miễn phí cho đơn hàng từ 500k. Đơn vị vận chuyển là GHN.</p>"
    )
    assert set(found(shelf(home=html(), faq=html(faq)))) == {"shipping"}


@given(
    st.lists(
        st.sampled_from(
            [
                "chinh",
                "sach",
                "doi",
                "tra",
                "bao",
                "hanh",
                "xbao",
                "hanhx",
                "terms",
                "of",
                "use",
                "1",
                "-",
                "/",
                "privacy",
            ]
        ),
        max_size=6,
    ),
    st.sampled_from(("", " ", "x", "-")),
)
def test_one_look_for_any_heading_finds_what_each_pattern_finds(words: list[str], gap: str) -> None:
    text = f" {gap}".join(words)
    matters = [*terms.MATTERS, *terms.EXTRA]
    headings = [one.heading for m in matters for one in (m, m.english) if one is not None]
    assert bool(terms._ANY_HEADING.search(text)) == any(heading.search(text) for heading in headings)


def test_headings_inside_their_paragraphs() -> None:
    body = (
        "<h1>Chính sách của shop</h1><p><b>GIAO HÀNG:</b> Nội thành ship 15k, trong 2h. Tỉnh khác qua Viettel Post "
        "25-40k, 1-4 ngày.</p><p><b>ĐỔI TRẢ:</b> Sữa, bỉm còn nguyên seal đổi trong 15 ngày, kèm bill. Lỗi "
        "nhà sản xuất hoàn tiền 100%.</p><p><b>Lưu ý:</b> Giờ mở cửa ngày lễ có thể thay đổi, mời quý khách gọi "
        "trước khi ghé qua.</p>"
    )
    room = shelf(home=html("<p>x</p>"), chinh_sach=html(body))
    assert {c.matter for c in carried(room, room.pages[1])} == {"terms.shipping", "terms.returns"}


def test_a_page_of_terms_by_what_it_holds() -> None:
    body = (
        "<h1>Mua cây, gửi cây</h1><h3>Gửi cây</h3><p>Miền Tây gửi chành xe, 1-2 ngày tới bến, tiền xe 5-10k/cây, tỉnh "
        "khác 3-4 ngày, đóng sọt cẩn thận.</p>"
        "<h3>Tiền bạc</h3><p>Chuyển khoản trước phân nửa, phần còn lại trả cho nhà xe khi nhận cây.</p>"
        "<h3>Cây chết, cây gãy</h3><p>Thấy gãy, héo thì chụp hình gửi trong bữa đó, vườn bù cây "
        "chuyến sau hoặc trả lại tiền, không cần gửi cây hư về.</p>"
    )
    room = shelf(home=html("<p>x</p>"), mua_cay=html(body))
    assert {c.matter for c in carried(room, room.pages[1])} == {
        "terms.shipping",
        "terms.payment",
        "terms.returns",
    }


FOOT = "<a href='https://shop.vn/gui-cho-cac-bac'>Gửi cho các bác</a>"
SENT = (
    "<h1>Gửi cho các bác</h1><p>Nội thành gửi trong ngày, 20.000đ; các tỉnh xa gửi bưu điện, 3 ngày tới nơi, cước "
    "35.000đ một thùng, hàng nhiều thì vườn chịu cước cho bác.</p>"
)


def test_what_the_foot_leads_to_may_settle_a_matter_under_any_name() -> None:
    assert found(shelf(home=html("", FOOT), gui_cho_cac_bac=html(SENT, FOOT, title="Gửi cho các bác"))) == {
        "shipping": ["gui-cho-cac-bac"]
    }
    assert shelf(home=html("", FOOT)).footed == {"https://shop.vn/gui-cho-cac-bac"}


def test_a_page_of_a_blog_is_no_goods() -> None:
    words = (
        "<h3>Cam kết</h3><div>- Bảo hành máy 12 tháng: lỗi kỹ thuật đổi máy khác, vào nước thì không bảo hành.<br>"
        "- Ship: nội thành miễn phí trong ngày; tỉnh gửi xe khách 2 ngày, phí 50.000đ khách trả.</div>"
    )
    start = "https://trai.vn/"
    pages = [one_page(html(), start), one_page(html(words, title="Cam kết"), start + "p/cam-ket.html")]
    assert set(found(Shelf(pages, start))) == {"warranty", "shipping"}


@pytest.mark.parametrize(
    "heading",
    [
        "Kinh nghiệm trả hàng, khiếu nại khi mua trên sàn",
        "Đổi trả hàng trên Shopee thế nào cho đúng",
        "Đổi trả hàng là gì? Cần biết gì",
    ],
)
def test_articles_about_others_terms_carry_none(heading: str) -> None:
    assert found(shelf(home=html(), bai=html(f"<h1>{heading}</h1>{RETURNS}", title=heading))) == {}


def test_terms_for_dealers_are_no_customers() -> None:
    heading = "Chính sách đại lý"
    dealers = html(f"<h1>{heading}</h1><h2>Đổi trả</h2>{RETURNS}<h2>Vận chuyển</h2>{SHIPPING}", title=heading)
    assert found(shelf(home=html(), chinh_sach_dai_ly=dealers)) == {}


def test_rows_labels_and_questions_of_any_words() -> None:
    """A row of two cells, a label among labels and a question: what they say decides, not what they are called."""
    late = "Quay video mở túi trong 2 giờ từ lúc nhận. Cá chết mấy con tiệm gửi bù; quá 2 giờ thì không giải quyết."
    row = f"<td>Cá chết khi nhận</td><td>{late} Tự ý thả cá không ngâm túi cũng vậy.</td>"
    rows = f"<table><tr>{row}</tr></table>"
    unliked = (
        "5 ngày đổi vòng khác, hạt chưa dính nước hoa, còn túi gấm; phí hai đầu khách chịu. Nhang không đổi."
    )
    sent = "Nha Trang giao liền 2 tiếng, 15.000đ. Ngoài tỉnh 2 – 4 ngày, 30.000đ, đơn trên 500.000đ miễn phí."
    labels = f"<p><b>Gửi hàng:</b> {sent}</p><p><b>Không ưng mùi:</b> {unliked}</p>"
    far = "Gửi xe khách hoặc bưu điện, tới nơi 1–3 ngày, phí 50k–80k khách trả; máy trên 10 triệu freeship."
    asked = f"<p>❓ Em ở tỉnh mua thế nào ạ?</p><p>{far}</p>"
    button = f"<button>Ở xa lấy máy kiểu gì?</button><div hidden><p>{far}</p></div>"
    for main, matters in (
        (rows, {"returns"}),
        (labels, {"returns", "shipping"}),
        (asked, {"shipping"}),
        (button, {"shipping"}),
    ):
        room = shelf(home=html(), chinh_sach=html(f"<h1>Chính sách</h1>{main}", title="Chính sách"))
        assert set(found(room)) == matters, main


def test_goods_on_their_way_to_be_mended_are_no_delivery() -> None:
    way = (
        "<h2>3. Cách gửi</h2><p>Mang hoặc gửi sản phẩm tới số 120 đường Nguyễn Huệ, phường Quy Nhơn, tỉnh Gia Lai; gọi "
        "0900 000 031 để được hẹn giờ. Thời gian xử lý 07 ngày làm việc; chi phí vận chuyển hai chiều do cửa hàng "
        "chịu.</p>"
    )
    mended = html(f"<h1>Chính sách bảo hành</h1>{way}", title="Chính sách bảo hành")
    sent = html(f"<h1>Giao nhận</h1>{way}", title="Giao nhận")
    assert "shipping" not in found(shelf(home=html(), chinh_sach_bao_hanh=mended))
    assert "shipping" in found(shelf(home=html(), giao_nhan=sent))


def test_parts_of_one_matter_side_by_side() -> None:
    """Three headings of a page of terms, none of which says enough alone, are the privacy policy together."""
    parts = (
        "<h1>Điều khoản sử dụng</h1><h3>Phạm vi sử dụng thông tin</h3><p>Tiệm chỉ dùng thông tin khách hàng trong "
        "nội bộ, phục vụ việc giao nhận và gọi lại khi cần.</p><h3>Thời gian lưu giữ thông tin</h3><p>Họ tên và số "
        "điện thoại được lưu trữ tới khi khách có yêu cầu hủy bỏ, trên máy chủ của tiệm, không trao cho ai khác.</p>"
    )
    assert "privacy" in found(shelf(home=html(), dieu_khoan=html(parts)))
    alone = parts.replace("<h3>Thời gian lưu giữ thông tin</h3>", "<h3>Về giá bán</h3>")
    assert "privacy" not in found(shelf(home=html(), dieu_khoan=html(alone)))


def test_paying_when_it_arrives_is_no_delivery() -> None:
    text = (
        "<h1>Hướng dẫn thanh toán</h1><h2>Thanh toán khi nhận hàng (COD)</h2><p>Nếu chọn cách này, quý khách trả cho "
        "nhân viên giao hàng khi nhận sản phẩm tại nhà, phí thu hộ tiệm chịu; đơn hàng trên hai triệu đặt cọc 20%.</p>"
        "<h2>Chuyển khoản</h2><p>Chuyển vào tài khoản ngân hàng của tiệm, nội dung chuyển khoản là mã đơn.</p>"
    )
    assert "shipping" not in found(shelf(home=html(), huong_dan_thanh_toan=html(text)))


def test_a_right_to_look_is_no_delivery() -> None:
    text = (
        "<h1>Chính sách kiểm hàng</h1><h3>Có được đồng kiểm khi nhận hàng không?</h3><p>Quý khách xem tình trạng kiện "
        "hàng trong 10 phút, mã vận đơn của đơn vị vận chuyển; móp méo thì từ chối nhận, không mất phí, được hoàn "
        "tiền trong 30 ngày. Hàng hóa hư hỏng do vận chuyển được bồi thường.</p>"
    )
    assert set(found(shelf(home=html(), chinh_sach_kiem_hang=html(text)))) == {"inspection"}


def test_what_is_looked_at_counts_as_a_condition() -> None:
    text = (
        "<h1>chính sách kiểm hàng</h1><p>Bước 1: Khách xem kỹ tờ giao: số lượng, chủng loại, quy cách đóng gói.</p>"
        "<p>Bước 2: Kiểm hàng ngay trên xe, thấy đúng thì thanh toán cho bên giao hàng.</p>"
        "<p>Bước 3: Bên giao hàng chờ khách kiểm tra trước khi thanh toán và để lại một tờ phiếu.</p>"
    )
    assert set(found(shelf(home=html(), chinh_sach_kiem_hang=html(text)))) == {"inspection"}


def test_a_title_that_promises_what_only_another_part_holds() -> None:
    """ "Chính sách giao hàng", and below it nothing but what comes back."""
    back = f"<h1>Chính sách giao hàng</h1><h3>Chính sách hoàn trả hàng</h3>{RETURNS}"
    assert set(found(shelf(home=html(), giao_nhan=html(back, title="Chính sách giao hàng")))) == {"returns"}
    both = f"<h1>Chính sách giao hàng</h1>{SHIPPING}<h3>Chính sách hoàn trả hàng</h3>{RETURNS}"
    assert set(found(shelf(home=html(), giao_nhan=html(both)))) == {"returns", "shipping"}


def test_the_heading_is_believed_before_the_address() -> None:
    body = (
        f"<h1>Chính sách đổi trả</h1>{RETURNS}<p>Máy hỏng còn bảo hành 12 tháng được sửa chữa miễn phí.</p>"
    )
    assert set(found(shelf(home=html(), chinh_sach_bao_hanh=html(body)))) == {"returns"}
    nameless = f"<h1>Gốm Mộc</h1>{RETURNS}"
    assert set(found(shelf(home=html(), chinh_sach_doi_tra=html(nameless)))) == {"returns"}


def test_what_each_side_owes_are_general_terms() -> None:
    body = (
        "<h1>Chính sách và quy định chung</h1><p>Người bán có nghĩa vụ giao đủ hàng theo đơn đặt hàng đã thỏa thuận và "
        "giải đáp thắc mắc về sản phẩm.</p><p>Người mua có nghĩa vụ thực hiện đúng các quy định của tiệm, thanh toán "
        "đủ tiền và cung cấp thông tin cho giao dịch khi được hỏi, bằng điện thoại hoặc tại quầy của tiệm.</p>"
    )
    assert "general" in found(shelf(home=html(), quy_dinh_chung=html(body)))


def test_an_agreement_between_the_two_says_when_it_is_concluded() -> None:
    body = (
        "<h1>Thỏa thuận giữa khách hàng và tiệm</h1><p>Đơn gửi đi rồi, khách nhận tin nhắn báo đã nhận đơn; hợp đồng "
        "mua bán chỉ được hình thành khi tiệm gửi lời xác nhận gửi hàng.</p>"
    )
    assert set(found(shelf(home=html(), thoa_thuan_giua_khach_va_tiem=html(body)))) == {"contract_conclusion"}


def test_rules_that_lie_under_the_shop_are_no_goods() -> None:
    room = Shelf(
        [
            one_page(html()),
            one_page(
                html(f"<h1>Cần biết</h1><h2>Hoàn trả</h2>{RETURNS}"), "https://shop.vn/shop/page/can-biet"
            ),
            one_page(html("<h2>Áo</h2>"), "https://shop.vn/shop/page/2"),
        ],
        "https://shop.vn/",
    )
    assert [room.kind(page) for page in room.pages] == ["home", "other", "category"]
    assert found(room) == {"returns": ["can-biet"]}


def test_jewels_are_taken_back_in_exchange() -> None:
    body = (
        "<h1>Chính sách bảo hành và thu đổi</h1><p>Đổi vỏ mới ngang giá trong 3 ngày còn nguyên hóa đơn; hàng trầy "
        "xước, không còn nguyên vẹn tiệm thu lại theo thỏa thuận, trừ 20% giá trên hóa đơn, hàng bạc không đổi.</p>"
    )
    assert "returns" in found(shelf(home=html(), refund_returns=html(body)))


def test_steps_that_name_no_way_to_pay_are_no_terms_of_payment() -> None:
    body = (
        "<h1>Quy trình mua hàng</h1><h3>Xác nhận mua và thanh toán</h3><ul><li>Bước 1: chọn sản phẩm.</li><li>Bước 2: "
        "điền tên, địa chỉ và số điện thoại rồi nhấn Đặt hàng.</li><li>Bước 3: tiệm gọi hoặc nhắn tin xác nhận đơn "
        "hàng trước khi chuẩn bị hàng.</li><li>Bước 4: khách nhận hàng và phản hồi nếu có.</li></ul>"
    )
    assert "payment" not in found(shelf(home=html(), quy_trinh_mua_hang=html(body)))


def test_lawyers_who_settle_disputes_for_others() -> None:
    body = (
        "<h1>Giải quyết tranh chấp thương mại</h1><p>Tranh chấp được giải quyết bằng thương lượng, hòa giải, trọng tài "
        "hoặc tòa án. Luật sư của chúng tôi giúp khách hàng chọn cách phù hợp trong 3 ngày.</p>"
    )
    assert found(shelf(home=html(), giai_quyet_tranh_chap=html(body))) == {}


def test_terms_in_the_items_of_one_list() -> None:
    """Each item is bold words and a dash, then its conditions; and the visit holds no other page."""
    items = (
        "<ol><li><b>Chính sách Bảo mật</b> – Tiệm giữ kín thông tin cá nhân của khách. Họ tên, số điện thoại chỉ dùng "
        "để giao hàng, không chia sẻ hay bán cho bên thứ ba nào khi khách chưa đồng ý.</li>"
        "<li><b>Chính sách Đổi trả</b> – Khách đổi hoặc trả lại hàng trong 10 ngày từ ngày nhận. Hàng còn nguyên vẹn, "
        "chưa sử dụng, đủ tem mác.</li>"
        "<li><b>Chính sách Giao hàng</b> – Đơn hàng tới trong 2–4 ngày. Phí tính theo khu vực; miễn phí từ "
        "300.000đ.</li></ol>"
    )
    alone = one_page(html(f"<h1>Chính sách</h1>{items}"), "https://shop.vn/chinh-sach.html")
    assert {"privacy", "returns", "shipping"} <= set(found(Shelf([alone], alone.url)))


def test_a_complaint_to_a_marketplace_is_its_own_matter() -> None:
    text = (
        "<h1>Chính sách đổi trả</h1>"
        + RETURNS
        + "<p>Quý khách mở khiếu nại trong hệ thống Shopee hoặc nhắn cho tiệm, "
        "kèm hình ảnh; tiệm phản hồi trong vòng 24 giờ.</p>"
    )
    assert "complaints" not in found(shelf(home=html(), chinh_sach_doi_tra=html(text)))


def test_a_step_of_an_order_is_no_payment_policy() -> None:
    text = (
        "<h1>Quy trình mua hàng</h1><p>Bước 1: Khách xác nhận món đặt mua và nhận email xác nhận từ tiệm.</p>"
        "<p>Bước 2: Khách cung cấp thông tin về hình thức thanh toán (COD, chuyển khoản) và nơi nhận.</p>"
    )
    assert "payment" not in found(shelf(home=html(), quy_trinh_mua_hang=html(text)))


def test_what_a_closed_tab_of_goods_says() -> None:
    tabs = (
        "<h1>Quạt trần</h1><p>1.200.000đ</p><ul><li><a href='#tra'>Đổi trả</a></li></ul>"
        f"<div id='tra' class='tab-pane' style='display:none'><h4>Chính sách đổi trả</h4>{RETURNS}</div>"
    )
    assert found(shelf(home=html(), products_quat_tran=html(tabs)))["returns"] == ["products-quat-tran"]


def test_a_few_lines_under_a_heading_that_calls_them_terms() -> None:
    tab = (
        "<h1>Bánh flan</h1><p>45.000đ</p><p><strong>{}</strong></p><p>- Miễn phí trong nội thành cho đơn từ 300.000đ."
        "</p><p>- Giao dự kiến trong 2-4 giờ.</p>"
    )

    def read(title: str) -> dict[str, list[str]]:
        room = Shelf([one_page(html()), one_page(html(tab.format(title)), "https://shop.vn/products/7")], "")
        return found(room)

    assert read("Chính sách giao hàng:") == {"shipping": ["7"]}
    assert read("Giao hàng:") == {}


@pytest.mark.parametrize(
    "name", ["Chính sách hoàn hủy", "Chính sách hủy và hoàn trả", "Thanh toán và hoàn/hủy"]
)
def test_a_journey_called_off(name: str) -> None:
    body = (
        f"<h1>{name}</h1><p>- Báo hủy trước ngày đi 15 ngày: phạt 30% tiền tour.</p><p>- Báo hủy trong vòng 5 ngày: "
        "phạt 80% tiền tour.</p><p>- Khách tự ý bỏ chương trình thì không được hoàn lại khoản nào.</p>"
    )
    assert set(found(shelf(home=html(), hoan_huy=html(body)))) == {"returns"}


def test_rules_for_who_trains_here_are_general_terms() -> None:
    body = (
        "<h1>Điều khoản hợp đồng</h1><p>1. Hội viên phải có đủ năng lực hành vi dân sự theo pháp luật.</p><p>2. Hội "
        "viên đồng ý trả phí 100.000đ để cấp lại thẻ khi mất.</p><p>3. Hội viên bị thương tật có thể chấm dứt hợp "
        "đồng mà không phải trả phí của thời gian còn lại; phần đã trả được tính theo tháng còn lại.</p>"
    )
    assert "general" in found(shelf(home=html(), dieu_khoan=html(body)))


def test_an_order_that_somebody_gets_back_about() -> None:
    body = (
        "<h1>Hướng dẫn mua hàng</h1><p>Bước 1: Bấm nút Thêm vào giỏ để chọn sách.</p><p>Bước 2: Điền thông tin người "
        "nhận rồi nhấn Gửi.</p><p>Đơn hàng được chuyển tới nhà sách. Chúng tôi sẽ xử lý và liên lạc lại với bạn.</p>"
    )
    assert set(found(shelf(home=html(), huong_dan_mua_hang=html(body)))) == {"contract_conclusion"}


def test_the_parts_of_a_tab_together_are_terms() -> None:
    tab = (
        "<h1>Giày vải</h1><p>450.000đ</p><h5>Trường hợp được đổi/trả</h5><ul><li>Giao sai mẫu, sai cỡ.</li></ul>"
        "<h5>Trường hợp không đổi/trả</h5><ul><li>Quá 5 ngày kể từ khi nhận.</li><li>Đã cắt tag.</li></ul>"
        "<h5>Quy trình đổi/trả</h5><ol><li>Liên hệ hotline, gửi kèm hóa đơn.</li></ol>"
    )
    assert found(shelf(home=html(), products_giay_vai=html(tab)))["returns"] == ["products-giay-vai"]


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Chính sách đặt trả phòng</h1><h3>Đặt phòng</h3><ul><li>Giữ phòng 20 phút từ lúc xác nhận</li><li>Đặt "
        "trước qua điện thoại</li></ul><h3>Nhận phòng</h3><p>Sau 14 giờ.</p><h3>Hủy đặt phòng</h3><p>Báo hủy trước 2 "
        "giờ; hủy sát giờ có thể bị tính một phần tiền phòng.</p>",
        "<h1>Chính sách mua hàng</h1><h6>1. Cách thức đặt hàng</h6><p>Quý khách đặt ngay trên trang này. "
        "Đơn hàng của quý khách sẽ được hệ thống ghi nhận và nhân viên sẽ xác nhận lại trong ngày làm việc sau.</p>",
        "<h1>Điều khoản</h1><h2>3. Báo giá</h2><p>• Báo giá giữ trong 20 ngày.</p><p>• Hợp đồng chỉ có hiệu lực khi có "
        "chữ ký của cả hai bên.</p>",
        "<h1>Hủy đơn hàng</h1><p>Bạn có thể hủy đơn hàng khi hàng chưa đóng gói: vào mục Đơn hàng, bấm nút Hủy. Đơn bị "
        "hủy thì tiền được trả về ví trong 3 ngày.</p><p>Sau khi hàng đã gửi thì không thể dừng lại; nếu bạn không "
        "đồng ý nhận, hàng quay về kho.</p>",
    ],
)
def test_how_what_was_ordered_becomes_a_contract_or_is_called_off(body: str) -> None:
    room = Shelf([one_page(html()), one_page(html(body), "https://shop.vn/chinh-sach")], "https://shop.vn/")
    assert "contract_conclusion" in found(room)


def test_how_long_money_takes_is_no_terms_of_payment() -> None:
    body = (
        "<h1>Hỗ trợ</h1><h4>Nạp tiền qua QR mất bao lâu?</h4><p>Máy khớp lệnh ngân hàng tự động, thường 2 phút sau khi "
        "chuyển khoản là tiền vào tài khoản của bạn.</p>"
    )
    assert "payment" not in found(shelf(home=html(), ho_tro=html(body)))


def test_what_a_customer_sends_back_is_no_delivery() -> None:
    body = (
        "<h1>Chính sách đổi trả</h1><h2>GỬI HÀNG MIỄN PHÍ</h2><p>Miễn phí gửi tại mọi bưu điện trên toàn quốc trong 3 "
        f"ngày làm việc, bưu tá nhận tận nơi ở các tỉnh; đơn hàng đóng gói kín.</p><h2>Điều kiện</h2>{RETURNS}"
    )
    assert set(found(shelf(home=html(), chinh_sach_doi_tra=html(body)))) == {"returns"}


def test_payment_by_stages() -> None:
    body = (
        "<h1>Phương thức thanh toán</h1><p>Hợp đồng thiết kế được trả làm 2 đợt.</p><p>- Đợt 1: 60% giá trị ngay sau "
        "khi ký hợp đồng.</p><p>- Đợt 2: 40% còn lại sau khi nghiệm thu và nhận đủ bản vẽ.</p>"
    )
    assert set(found(shelf(home=html(), phuong_thuc_thanh_toan=html(body)))) == {"payment"}


def test_terms_that_are_consented_to() -> None:
    body = (
        "<h1>Điều khoản điều kiện</h1><p>1. Khách hàng: tổ chức, cá nhân thực hiện giao dịch với tiệm vàng.</p><p>2. "
        "Vàng mua: vàng có nguồn gốc hợp pháp theo quy định của pháp luật.</p><p>3. Ứng dụng: nền tảng cho phép khách "
        "truy cập vào dữ liệu của tiệm. Khách phải chấp thuận những điều kiện do tiệm quy định, cả khi chỉ xem giá.</p>"
    )
    assert "general" in found(shelf(home=html(), dieu_khoan=html(body)))


ASKED = (
    "<p>Khi gửi yêu cầu, mời quý khách:</p><ul><li>Mô tả lỗi của hàng</li><li>Nêu rõ mã đơn</li>"
    "<li>Chỉ rõ muốn đổi hay trả</li></ul>"
)
WHY_NAMES = (
    "<ul><li>Xác định khách hàng khi liên hệ với cửa hàng</li><li>Xác định địa chỉ giao hàng của từng đơn</li>"
    "<li>Xác định lịch sử mua hàng để tư vấn cho khách</li><li>Xác định đơn hàng còn trong hạn bảo hành</li></ul>"
)
IN_WORDS = (
    "<p>Standard delivery: 2-4 business days, nationwide</p><p>Express delivery: next day, Hanoi, Saigon</p>"
    "<p>Shipping fee: 30,000 VND</p><p>Free shipping: orders over 500,000 VND</p><p>Courier: GHN, GHTK</p>"
)


@pytest.mark.parametrize(
    ("heading", "body", "matter"),
    [
        ("Chính sách đổi trả", RETURNS + ASKED, "returns"),  # no draft: a customer is asked to
        ("Chính sách bảo mật", WHY_NAMES + PRIVACY, "privacy"),
        ("Shipping policy", IN_WORDS, "shipping"),  # English of no sentences
    ],
)
def test_lists_of_few_words_are_terms(heading: str, body: str, matter: str) -> None:
    room = shelf(home=html("<h1>Shop</h1>"), quy_dinh=html(f"<h1>{heading}</h1>{body}"))
    assert matter in found(room)
