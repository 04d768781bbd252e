"""What a post says; words that go on over the edge of a cue, with the time of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listing_kit import lexicons

from checker.facts.post import pieces, read_post, spoken
from checker.feed.model import Cue
from checker.model import Subject


def said(*texts: str, gap: float = 0.0) -> tuple[Subject, Subject]:
    cues = [Cue(n * (1 + gap), n * (1 + gap) + 1, text) for n, text in enumerate(texts)]
    return read_post("p", "", "", cues, lexicons())


@pytest.mark.parametrize(
    ("texts", "quote", "place"),
    [
        (("Giày Nike rep 1:1",), "rep 1:1", "time:00:00:00.000-00:00:01.000"),
        (("Giày Nike rep", "1:1 nha"), "rep 1:1", "time:00:00:00.000-00:00:02.000"),
        (("Giày Nike rep 1:", "1 nha"), "rep 1: 1", "time:00:00:00.000-00:00:02.000"),
        (("túi Gucci hàng siê", "u cấp như thật"), "hàng siêu cấp", "time:00:00:00.000-00:00:02.000"),
        (("mới về", "túi Gucci super fa", "ke nha"), "super fake", "time:00:00:01.000-00:00:03.000"),
        (("túi Gucci su", "per", "fake"), "super fake", "time:00:00:00.000-00:00:03.000"),
        (("túi Gucci repli-", "ca mới về"), "repli-ca", "time:00:00:00.000-00:00:02.000"),
    ],
)
def test_a_cue_over_the_edge_of_two(texts: tuple[str, ...], quote: str, place: str) -> None:
    listing, _ = said(*texts)
    found = {fact.quote: fact.place.path for fact in listing.facts["listing.counterfeit_cue"]}
    assert found.get(quote) == place, found


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (("hàng siêu c", "ấp"), "hàng siêu cấp"),
        (("có size S", "áo thun"), "có size S áo thun"),
        (("em lấy", "hàng"), "em lấy hàng"),
        (("giá 1", "triệu"), "giá 1 triệu"),
        (("rất là", "em ơi"), "rất là em ơi"),
    ],
)
def test_words_are_joined_only_where_one_goes_on(texts: tuple[str, ...], text: str) -> None:
    from checker.facts.post import _words

    cues = [Cue(n, n + 1, one) for n, one in enumerate(texts)]
    assert spoken(cues, _words(lexicons())).text == text


def test_nothing_goes_on_after_a_pause() -> None:
    listing, _ = said("Giày Nike rep", "1:1 nha", gap=30.0)
    assert "rep 1:1" not in [fact.quote for fact in listing.facts.get("listing.counterfeit_cue", ())]


def test_a_denial_in_the_next_cue_is_heard() -> None:
    listing, _ = said("bên em nói không với hàng", "fake hàng nhái nha cả nhà, Nike chính hãng")
    assert "listing.counterfeit_cue" not in listing.facts


def test_hours_of_speech_are_read_to_the_end() -> None:
    listing, _ = said(*["hôm nay trời đẹp quá cả nhà ơi"] * 6_000, "giày Nike rep", "1:1 nha")
    assert [f.place.path for f in listing.facts["listing.counterfeit_cue"]] == [
        "time:01:40:00.000-01:40:02.000"
    ]


def test_nothing_follows_from_what_a_post_does_not_say() -> None:
    listing, post = said("hôm nay em đi chơi")
    assert not any(search.whole for search in listing.searches.values())
    assert not post.searches["post.sponsored"].whole


def test_advertising_and_disclosure() -> None:
    _, post = read_post("p", "", "Nhập mã giảm giá LAN20. Bài quảng cáo cùng nhãn hàng.", (), lexicons())
    assert post.facts["post.advertises"][0].value is True
    assert post.facts["post.sponsored"][0].quote == "Bài quảng cáo"
    _, post = read_post("p", "", "Nhập mã giảm giá LAN20", (), lexicons(), sponsored="")
    assert "post.sponsored" not in post.facts
    assert post.searches["post.sponsored"].whole
    _, post = read_post("p", "", "Nhập mã giảm giá LAN20", (), lexicons(), sponsored="true")
    assert post.facts["post.sponsored"][0].place.path == "row:sponsored"


@given(
    st.lists(
        st.tuples(st.text(alphabet="aấpcrep1: .\n", min_size=1, max_size=400), st.floats(0, 3)),
        min_size=1,
        max_size=60,
    )
)
def test_every_letter_is_in_a_piece_and_has_its_time(parts: list[tuple[str, float]]) -> None:
    cues, at = [], 0.0
    for text, gap in parts:
        cues.append(Cue(at + gap, at + gap + 1, text))
        at += gap + 1
    whole = spoken(cues, frozenset(("rep", "cấp")))
    covered: set[int] = set()
    for start, end in pieces(whole):
        assert 0 <= start < end <= len(whole.text)
        covered.update(range(start, end))
    assert covered >= set(range(len(whole.text)))
    for number, start in enumerate(whole.starts):
        assert whole.text[start : start + len(cues[number].text)] == cues[number].text
