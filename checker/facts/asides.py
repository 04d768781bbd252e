"""What is said aside, in two halves of a sentence neither of which means anything alone.

"Giá này thì … đòi gì hơn", "che logo … kẻo bị gỡ", "xưởng nhà … may lại", "ai đang xài hàng thật … xin lướt": they
are data (`wink_halves`, code "family half", several with | between), so that any pairing of them is read, also one
that nobody has written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.facts.likeness import BRANDS, REAL, Said
from checker.facts.material import Kit, Passage
from checker.facts.price import prices
from checker.language import Hit

HALVES = "wink_halves"
_AMOUNT_REACH = 45  # characters from an amount to what is said of it ("1tr6 cho một em thì đừng hỏi câu khó")
_OWNER_REACH = 4  # words from "ai đang xài" to what they own
_ENDS = frozenset(".!?\n")
_THIRD_REACH = 14  # words from a hidden name to whom it is hidden from
_HIDDEN_FROM = 0.9  # weight where it is said from whom a name is hidden


@dataclass(frozen=True, slots=True)
class _Family:
    """How the halves of one family meet: words between them at most, in their order or in any, what they weigh."""

    reach: int
    ordered: bool
    weight: float


_FAMILIES = {
    "price": _Family(8, True, 0.5),  # giá này … đừng hỏi
    "hide": _Family(4, False, 0.3),  # che … logo
    "check": _Family(8, False, 0.6),  # check seri … miễn
    "shop": _Family(5, True, 0.5),  # xưởng nhà … may lại
    "owner": _Family(10, True, 0.7),  # ai đang xài hàng thật … lướt
    "detail": _Family(5, True, 0.5),  # tem khắc … như thật
    "save": _Family(6, False, 0.7),  # ngoài cái hộp … không có gì khác
    "same": _Family(6, True, 0.4),  # từ dây tới hộp … trùng hết
    "inner": _Family(4, True, 0.6),  # ruột … pha tại xưởng
    "mixed": _Family(2, False, 0.8),  # máy tàu, mặt Mỹ
    "app": _Family(5, True, 0.6),  # app hãng … báo không tương thích
    "leak": _Family(5, False, 0.6),  # tuồn … nhà máy
    "know": _Family(3, True, 0.4),  # ai rành … sẽ biết
    "shell": _Family(8, False, 0.8),  # vỏ của hãng … nước tự cân
    "dare": _Family(5, True, 0.7),  # đố … thằng nào biết
    "go": _Family(6, True, 0.6),  # hàng thật thì … qua store nha
    "label": _Family(1, True, 0.6),  # đóng nhãn … Mỹ
    "paper": _Family(3, True, 0.7),  # hóa đơn … in theo ý khách
    "source": _Family(2, True, 0.6),  # không hỏi … nguồn
    "scan": _Family(4, True, 0.4),  # quét mã … vẫn ra
    "claim": _Family(4, True, 0.7),  # giả bộ … hàng hãng, bảo là … mua ở store
}


def asides(passage: Passage, kit: Kit, lexicon: str) -> Iterator[Hit]:
    """Each pair of halves in a passage, as a hit of `lexicon`."""
    halves = kit.hits(passage, HALVES)
    if not halves:
        return
    by_code: dict[str, list[Hit]] = {}
    for half in halves:
        if half.term.weight and not (half.spelling == "toneless" and half.last - half.first == 1):
            for code in half.term.code.split("|"):
                by_code.setdefault(code, []).append(half)
    for name, family in _FAMILIES.items():
        seconds = by_code.get(f"{name} 2")
        if not seconds:
            continue
        firsts = by_code.get(f"{name} 1", [])
        for second in seconds:
            first = next((one for one in reversed(firsts) if _meet(passage, one, second, family)), None)
            if first is not None and name == "owner":
                first = first if _owns(passage, kit, first, second) else None
            if first is not None:
                hidden = name == "hide" and _near(passage, first, by_code.get("hide 3", ()))
                yield _pair(passage, first, second, lexicon, _HIDDEN_FROM if hidden else family.weight)
            elif name == "price" and (start := _amount_before(passage, second)) >= 0:
                said = Said(f"giá … {second.term.phrase}", family.weight, "aside")
                yield second._replace(lexicon=lexicon, term=said, start=start)


def _meet(passage: Passage, first: Hit, second: Hit, family: _Family) -> bool:
    reading = passage.reading
    if reading is None or reading.sentence[first.first] != reading.sentence[second.first]:
        return False
    if first.last <= second.first:
        return second.first - first.last <= family.reach
    return not family.ordered and 0 <= first.first - second.last <= family.reach


def _owns(passage: Passage, kit: Kit, first: Hit, second: Hit) -> bool:
    """Whether the genuine thing, or a brand, is named after "ai đang xài" and before what is asked of them."""
    return any(
        0 <= hit.first - first.last <= _OWNER_REACH
        and hit.last <= second.first
        and hit.term.code != "baffled"
        for name in (REAL, BRANDS)
        for hit in kit.hits(passage, name)
        if hit.term.weight
    )


def _near(passage: Passage, first: Hit, thirds: list[Hit] | tuple[()]) -> bool:
    reading = passage.reading
    return reading is not None and any(
        reading.sentence[first.first] == reading.sentence[third.first]
        and max(third.first - first.last, first.first - third.last) <= _THIRD_REACH
        for third in thirds
    )


def _amount_before(passage: Passage, half: Hit) -> int:
    """Where an amount of money begins that stands before a half in its sentence, or -1."""
    low = max(0, half.start - _AMOUNT_REACH)
    before = passage.text[low : half.start]
    for amount in reversed([p for p in prices(before) if p.marked]):
        if _ENDS.isdisjoint(before[amount.end :]):
            return low + amount.start
    return -1


def _pair(passage: Passage, one: Hit, two: Hit, lexicon: str, weight: float) -> Hit:
    first, last = (one, two) if one.first <= two.first else (two, one)
    said = Said(f"{first.term.phrase} … {last.term.phrase}", weight, "aside")
    return Hit(lexicon, said, first.first, last.last, first.start, last.end, first.spelling)
