"""What stands beside a hit: the rest of an enumeration, a brand right before it, the noun that "giống" is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listing_kit import kit, material

from checker.facts.alongside import behind, bred, enumerated
from checker.facts.cues import WINK, counterfeit
from checker.facts.material import Passage
from checker.facts.row import place_in


def cue(title: str, description: str = "") -> bool:
    return bool(list(counterfeit(material(title, description), kit())))


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Loa Bose chính hãng", "Bên mình không kinh doanh các mặt hàng giả, hàng nhái và hàng rep 1:1"),
        ("Giày Hoka chính hãng", "Nói không với đồ fake / đồ nhái / super fake / bản like auth"),
        ("Túi Furla", "Cần biết: hàng rep, hàng fake không thể bền như hàng auth. Shop chỉ bán auth."),
        ("Hạt giống chính hãng dưa lưới", "Nảy mầm trên 90%"),
        ("Phân bón và hạt giống chính hãng cho nhà vườn", ""),
        ("Lúa giống chính hãng ST24", ""),
        ("Giống lúa chính hãng vụ đông xuân", ""),
        ("Cây giống chính hãng viện cây ăn quả", ""),
        ("Áo phông Yamaha F1 in chữ", ""),
        ("Quả bóng đá replica số 5", ""),
    ],
)
def test_the_words_beside_undo_a_cue(title: str, description: str) -> None:
    assert not cue(title, description), title


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("Dép Puma bản trung", ""),
        ("Loa Marshall F1", ""),
        ("Máy câu Daiwa copy", ""),
        ("Áo bóng đá Chelsea fake loại 1", ""),
        ("Áo đội Inter Miami", "Bản cầu thủ may giống 99% áo chính hãng, hàng Thái"),
        ("Dây nịt Hermes hàng f1", ""),
        ("Dây chuyền Cartier rep", ""),
        ("Son giống chính hãng 99%", ""),
        ("Túi Michael Kors cỡ nhỏ", "Không phải hàng outlet, không phải hàng mall, hàng xưởng em gia công"),
        ("Loa JBL", "Không phải hàng hãng. Hàng rep 1:1, bass to"),
    ],
)
def test_and_they_undo_no_other(title: str, description: str) -> None:
    assert cue(title, description), title


def _passage(text: str, role: str = "description") -> Passage:
    return Passage(role, text, place_in(role))


def test_members_of_an_enumeration_share_their_fate() -> None:
    found = _passage("Không bán hàng fake, hàng nhái hay rep 1:1. Super fake cũng có.")
    wanted = ("hàng fake", "hàng nhái", "rep 1:1", "super fake")
    hits = [hit for hit in kit().hits(found, "counterfeit_copy") if hit.term.phrase in wanted]
    assert len(hits) == len(wanted)
    standing = enumerated(found, hits, lambda hit: hit.term.phrase == "hàng fake", "")
    assert [hit.term.phrase for hit in standing] == ["super fake"]


def test_none_that_stands_is_lost_without_an_enumeration() -> None:
    found = _passage("Hàng rep 1:1 loại đẹp; hàng fake cũng có, bill store")
    hits = [hit for hit in kit().hits(found, "counterfeit_copy") if hit.term.weight]
    assert enumerated(found, hits, lambda hit: False, WINK) == hits
    assert enumerated(found, hits, lambda hit: True, WINK) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["hàng fake", "rep 1:1", "túi", ",", "và", ".", "đẹp", "siêu cấp"]), max_size=12)
)
def test_what_stands_is_some_of_what_was_given(words: list[str]) -> None:
    found = _passage(" ".join(words))
    hits = [hit for hit in kit().hits(found, "counterfeit_copy") if hit.term.weight]
    standing = enumerated(found, hits, lambda hit: hit.start % 2 == 0, WINK)
    assert all(any(one is hit for hit in hits) and one.start % 2 for one in standing)


def test_only_the_title_and_the_next_word_count() -> None:
    for text, role, wanted in [
        ("Loa Marshall F1", "title", True),
        ("Loa Marshall F1", "description", False),
        ("Loa Marshall mini F1", "title", False),
        ("Loa Marshall, F1", "title", False),
    ]:
        found = _passage(text, role)
        (hit,) = kit().hits(found, "counterfeit_grade")
        assert behind(found, hit, kit(), "imitated_brands") is wanted, text


def test_bred_is_only_what_grows() -> None:
    for text, wanted in [("Hạt giống chính hãng", True), ("Tem giống chính hãng", False)]:
        found = _passage(text)
        (hit,) = (h for h in kit().hits(found, "counterfeit_copy") if h.term.phrase == "giống chính hãng")
        assert bred(found, hit) is wanted


def price(title: str, price: float, description: str = "") -> list[object]:
    return [fact.value for fact in counterfeit(material(title, description), kit(), price)]


def test_a_name_that_hides_winks_where_the_price_is_far_too_low() -> None:
    for title in ("Sandal Fen.di gót vuông", "Giày J.o.r.d.a.n cổ thấp", "Túi Gu xì hoạ tiết nâu"):
        assert any(str(value).startswith("tên viết né") for value in price(title, 190_000)), title
    assert not price("Túi Gu xì hoạ tiết nâu", 30_000_000)  # what a genuine one costs
    assert not price("Túi Gucci hoạ tiết nâu", 190_000)  # nothing is hidden: a low price says nothing alone
    assert not price("𝐓𝐮́𝐢 𝐆𝐮𝐜𝐜𝐢 hoạ tiết", 190_000)  # adorned, not hidden
    assert not price("Túi Gu.cci cũ", 190_000, "Hàng 2hand, đã qua sử dụng")
    assert not price("Túi Gu.cci", 990_000, "Hàng auth 100%, chính hãng, bill store, check thoải mái")
