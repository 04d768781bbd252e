"""Which way the words of a listing lean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, passage, row

from checker.facts.cues import WINK
from checker.facts.leaning import _weights, leaning, leaning_most, leans, sayings

CHAT = "Em nó cân nặng lệch chút, ae phong trào đánh không thấy khác gì đâu, tem đủ, chữ in sắc"


def lean(title: str, description: str) -> float:
    return leaning([passage(title, "title"), passage(description)], kit())


def test_talk_of_copies_leans_the_one_way_and_a_maker_s_text_the_other() -> None:
    assert lean("Túi LV", "Em bán ba năm chưa khách nào bị bạn bè hỏi khó, nhìn tem nhìn chỉ là hiểu") > 0
    assert lean("Nồi cơm Philips", "Lòng nồi chống dính, hẹn giờ 24h. Bảo hành 24 tháng chính hãng") < 0


def test_names_of_brands_and_figures_say_nothing() -> None:
    assert lean("Túi Gucci", "da bò 2025") == lean("Túi Prada", "da bò 1999")
    said = {saying for _, saying in sayings(passage("Túi Gucci da bò 2025", "title"), kit())}
    assert said == {"túi", "da", "da bò", "bò"}


def test_a_word_counts_once() -> None:
    assert lean("Túi", "soi. soi. soi.") == lean("Túi", "soi.")


@pytest.mark.parametrize(
    ("title", "description", "wanted"),
    [
        ("Vợt Astrox 88D", f"{CHAT}, dân chuyên thì né", True),
        # the same words of goods that nobody's brand is on
        ("Vợt tập 88D", f"{CHAT}, dân chuyên thì né", False),
        # second-hand
        ("Vợt Astrox 2hand", f"{CHAT}, dân chuyên thì né", False),
        # copies are denied: of them the words speak
        ("Vợt Astrox 88D", f"{CHAT}. Shop không bán hàng fake", False),
        ("Vợt Astrox 88D", "Khung graphite, cán 3, trọng lượng 300g, đan sẵn cước", False),
    ],
)
def test_where_words_are_asked(title: str, description: str, wanted: bool) -> None:
    subject = row(title, description, price=450_000)
    assert bool(subject.facts.get("listing.counterfeit_cue")) is wanted


@pytest.mark.parametrize(
    ("title", "description", "price"),
    [
        (
            "Giày Vans Old Skool",
            "Giày đẹp lắm nha cả nhà, em đi rồi mới dám bán, form ôm, nhìn là ưng",
            450_000,
        ),
        ("Balo Jansport", "Cháu nhà mình học cấp 2 đeo 3 năm chưa rách nha các mẹ, mua về khỏi lo", 690_000),
        (
            "Bóp Charles Keith",
            "Em ấy xinh lắm luôn, đẹp hơn hình, ai khó tính cũng ưng, chốt nhanh nha",
            990_000,
        ),
        # what the full size costs
        (
            "Son Dior 999",
            "Mấy chị thích đỏ thì em này chuẩn nhất nha, tiếc 1tr2 thì mua cây mini dùng thử",
            250_000,
        ),
        (
            "Kem La Mer 7ml sample",
            "Hàng mini tách set nha các bác, dùng thử trước khi mua full 5 triệu ạ",
            250_000,
        ),
    ],
)
def test_chat_alone_is_no_sign(title: str, description: str, price: float) -> None:
    assert not row(title, description, price=price).facts.get("listing.counterfeit_cue")


def test_the_quote_is_what_leans_most() -> None:
    subject = row("Vợt Astrox 88D", f"Vợt cán 3. {CHAT}, dân chuyên thì né", price=450_000)
    quotes = [fact.quote for fact in subject.facts["listing.counterfeit_cue"]]
    assert any("khác" in quote for quote in quotes)
    assert not any("cán 3" in quote for quote in quotes)


def test_faint_words_do_not_hold_against_the_whole() -> None:
    """ "bản fan replica" is the maker's own grade; the same words in talk of copies are a cue."""
    told = "Phiên bản người mua (replica) chính hãng adidas, có thẻ bài, hóa đơn VAT, mã sản phẩm trên web"
    assert not row("Áo Arsenal bản replica", told, price=890000).facts.get("listing.counterfeit_cue")
    told = "Áo may theo, logo ép, bên em bán giá sinh viên, nhìn như nhau"
    assert row("Áo Arsenal bản replica", told, price=130000).facts.get("listing.counterfeit_cue")


def test_a_price_of_a_sticker_is_no_price_that_is_too_low() -> None:
    told = [passage("Tem LV", "title"), passage("soi tem soi chỉ như thật, đặt cạnh nhau y nhau")]
    assert leaning(told, kit()) > 1
    assert leans(told, kit(), [], 0.2)
    assert not leans(told, kit(), [], 0.001)


def test_nothing_can_be_quoted_where_no_word_stands() -> None:
    with pytest.raises(ValueError, match="no passage"):
        leaning_most([passage("…")], kit(), WINK, 0.4)


def test_the_weights_are_of_words_and_pairs_of_them() -> None:
    weights = dict(_weights())
    assert weights.pop("") < 0
    assert len(weights) > 1000
    for saying, weight in weights.items():
        assert 1 <= len(saying.split()) <= 2
        assert all(word.isalpha() for word in saying.split())
        assert weight


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_raises_and_every_quote_stands_in_it(text: str) -> None:
    told = passage(text)
    leaning([told], kit())
    if any(saying for saying in sayings(told, kit())):
        _, hit = leaning_most([told], kit(), WINK, 0.4)
        assert text[hit.start : hit.end]
