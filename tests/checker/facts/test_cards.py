"""What is left out of a long run of cards may change nothing of what is read, nor where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storefront_kit import html, page, shelf

from checker.facts import cards as leaving
from checker.facts import page as reading
from checker.facts.cards import FIRST, LAST, Lean, lean
from checker.facts.page import Page
from checker.facts.read import storefront_facts
from checker.facts.shown import shown

SIGNED = "<span>Công ty TNHH An Bình, MST: 0312880335</span>"
PRICE = "<p class=price><span>{}.000đ</span></p>"


def card(number: int, extra: str = "", tag: str = "div") -> str:
    """One goods card; the words of names and addresses differ."""
    return (
        f"<{tag} class='item'>\n <a href='/san-pham/loa-{number}'><img src='/uploads/{number}20250101.jpg' "
        f"alt='Loa số {number}'></a>\n"
        f" <div class=info><h3><a href='/san-pham/loa-{number}' title='Loa số {number}'>Loa số {number}</a></h3>"
        f"{PRICE.format(number + 10)}<p>Loa kéo công suất lớn, mẫu {number}, âm thanh hay cho gia đình {number}</p>"
        f"<a class='buy' href='/them?id={number}'>Mua ngay</a>{extra}</div></{tag}>\n"
    )


def cards(count: int, tag: str = "div") -> list[str]:
    return [card(number, tag=tag) for number in range(count)]


def shop(run: str, before: str = "", after: str = "") -> str:
    return html(f"<h1>Loa kéo An Bình</h1>{before}<div class='list'>{run}</div>{after}", "MST: 0312880335")


def whole(body: str) -> Page:
    """The page read without leaving anything out."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "lean", Lean)
        return page(body)


def test_the_middle_of_a_long_run_is_left_out() -> None:
    read = page(shop("".join(cards(300))))
    assert sum(line.text == "Mua ngay" for line in read.lines) < FIRST + LAST + 3
    assert "Loa số 0" in read.text and "Loa số 299" in read.text and "Loa số 150" not in read.text
    assert read.whole


@pytest.mark.parametrize("wide", [0, 1_200, 7_000])
@pytest.mark.parametrize("ahead", [0, 9_500, 100_000])
def test_a_run_is_seen_wherever_it_stands(wide: int, ahead: int) -> None:
    run = "".join(card(n, f"<p title='{'x' * wide}'>Còn hàng</p>") for n in range(150))
    held = lean(shop(run, f"<p>{'Âm thanh hay. ' * (ahead // 14)}</p>", "<p>Xin chào</p>" * 5_000))
    assert sum(gap.cards for gap in held.gaps) >= 150 - FIRST - LAST - 3


@pytest.mark.parametrize(
    "said",
    [
        SIGNED,
        "<span>Đổi trả trong 7 ngày</span>",
        "<span>Hotline 0905 111 222</span>",
        "<span>0905.111.222</span>",
        "<span>ban&#7843;o h&agrave;nh</span><span>bảo&nbsp;hành</span>",
        "<a href='http://online.gov.vn/Home/WebDetails/1'>x</a>",
        "<a href='tel:0905111222'>x</a>",
        "<script>var x</script>",
        "<input name=hoten placeholder='Họ tên'>",
        "<div hidden>x</div>",
    ],
)
def test_a_card_that_says_more_than_goods_is_read(said: str) -> None:
    run = cards(300)
    run[150] = card(150, said)
    read = page(shop("".join(run)))
    assert "Loa số 150" in read.text and "Loa số 200" not in read.text
    assert read.lines[-1].text == "MST: 0312880335"


def test_what_every_card_says_is_no_news() -> None:
    run = "".join(card(n, "<span>Trả góp 0%, bảo hành 12 tháng</span>") for n in range(300))
    assert "Loa số 150" not in page(shop(run)).text


def test_of_another_mould_the_first_is_read() -> None:
    run = cards(300)
    for number in (150, 170, 190):
        run[number] = card(number, "<b>Mới</b>")
    read = page(shop("".join(run)))
    assert "Loa số 150" in read.text and "Loa số 170" not in read.text


@pytest.mark.parametrize(
    "odd",
    [
        "<div class='item'><a href=/x><img src=y></a><p>Loa</div></div>",  # closes more than it opens
        "<div class='item'><a href=/x><img src=y></a><p>Loa<b></div>",
        "<div class='item'>Loa</div>",
        "<div class='item'><a href=/x><a href=/y><img src=y></a></a>Loa</div>",
    ],
)
def test_cards_that_are_not_plain_are_read(odd: str) -> None:
    body = shop(odd * 1500)
    assert lean(body).html is body


@pytest.mark.parametrize(
    "around",
    ["<script>{}</script>", "<template>{}</template>", "<!-- {} -->", "<textarea>{}</textarea>"],
)
def test_a_run_that_is_no_part_of_the_page_changes_nothing(around: str) -> None:
    body = shop(around.format("".join(cards(300))))
    one, other = page(body), whole(body)
    assert one.blocks == other.blocks and [s.text for s in one.scripts] == [s.text for s in other.scripts]
    assert one.comments == other.comments


def test_a_page_that_writes_our_own_mark_is_read_whole() -> None:
    body = shop("".join(cards(300)), before="<left-out of=div n=9></left-out>")
    assert page(body).blocks == whole(body).blocks


@settings(max_examples=25, deadline=None)
@given(
    st.integers(100, 400),
    st.sampled_from(["div", "li", "article"]),
    st.lists(
        st.tuples(st.integers(0, 250), st.sampled_from([SIGNED, "<b>Mới</b>", "<i>-10%</i>"])), max_size=4
    ),
    st.sampled_from(["", "Chữ sau cùng", "<div>Chữ</div>", "<p>Địa chỉ: 12 Lê Lợi, Quận 1</p>"]),
    st.sampled_from(["", "".join(cards(90)), "<h2>Sản phẩm liên quan</h2>"]),
)
def test_pieces_are_those_of_the_whole_page(
    count: int, tag: str, odd: list[tuple[int, str]], after: str, before: str
) -> None:
    run = cards(count, tag)
    for number, extra in odd:
        if number < count:
            run[number] = card(number, extra, tag)
    body = shop(f"{''.join(run)}{after}", before, f"<section class=item>{after}</section>")
    one, other = page(body), whole(body)
    kept = [one.place_of(block, 0, len(block.text)) for block in one.blocks]
    held = {
        (p.path, p.start): (b.text, b.at, b.region) for b in other.blocks for p in [other.place_of(b, 0, 1)]
    }
    for block, place in zip(one.blocks, kept, strict=True):
        assert held[place.path, place.start] == (block.text, block.at, block.region)
        assert one.text_at(place.path)[place.start : place.end] == block.text
    paths = {other.piece_path("links", n): link for n, link in enumerate(other.links)}
    for number, link in enumerate(one.links):
        twin = paths[one.piece_path("links", number)]
        assert (link.text, link.href, link.at, link.region) == (twin.text, twin.href, twin.at, twin.region)


@settings(max_examples=10, deadline=None)
@given(st.integers(60, 400), st.sampled_from(["", "<h2>Sản phẩm liên quan</h2>"]))
def test_a_page_whose_run_is_cut_down_gives_the_same_facts(count: int, titled: str) -> None:
    """What differs is only the place of what stands after the run."""
    own = "<p>Giá: 350.000đ</p><button>Thêm vào giỏ hàng</button><p>Xuất xứ: Việt Nam. Bảo hành 12 tháng</p>"
    found = []
    for run in (cards(count), cards(60)):
        body = shop(
            "".join(run), f"{own}{titled}", "<p>Địa chỉ: 12 Lê Lợi, phường Bến Nghé, Quận 1, TP.HCM</p>"
        )
        facts = storefront_facts(shelf(home=body, san_pham=body))
        said = shown(page(body))
        found.append(
            (
                {name: [replace(f, place=None) for f in held] for name, held in facts.items()},  # type: ignore[arg-type]
                said.name.text if said and said.name else "",
                [line.text for line in said.head] if said else [],
            )
        )
    assert found[0] == found[1]


class Counted(str):
    """A page that knows how often it was searched from end to end."""

    searched = 0

    def count(self, *asked: object) -> int:
        Counted.searched += 1
        return super().count(*asked)  # type: ignore[arg-type]


def test_a_page_of_ten_thousand_kinds_is_not_searched_for_each_of_them() -> None:
    kinds = Counted(
        "".join(f"<div class='{number:05}k'></div>" * 4 for number in range(10_000)) + "<img>" * 200
    )
    assert leaving._kinds(kinds) == []
    assert Counted.searched <= 200
