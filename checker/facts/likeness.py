"""Goods said to be like the genuine thing, however it is put: a word of likeness, and what it is measured by.

"tương đương 98% hàng hãng", "mô phỏng theo thiết kế của …", "không phải Lego chính hãng": two small lists
(`likeness_words`, `genuine_things`) and the brands give every pairing, so that no list of whole phrases need
foresee them. What a pairing weighs is the product of its halves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.facts.material import Kit, Passage
from checker.language import Hit, Reading

LIKE, REAL, BRANDS, DEAR = "likeness_words", "genuine_things", "imitated_brands", "dear_brands"
GRADE = "counterfeit_grade"
_REACH = {"like": 5, "made": 6, "compared": 3, "not": 3, "expert": 5}
_BRAND = {"like": 0.45, "made": 0.6, "compared": 0.2, "not": 0.3}  # of a brand named as what it is like
_VERY = 0.5  # "y hệt", "giống hệt" and a brand
_BRAND_DEAR, _BRAND_MARK = 0.5, 0.6  # of a dear brand; where its mark is what is like: "logo giống Philips"
_MARKS = frozenset(
    ("logo", "tem", "mác", "chữ", "tên", "khóa", "vỏ", "hộp", "mặt", "khắc", "in", "dập", "thêu")
)
_DENIED = {"maker": 0.8, "real": 0.6, "abroad": 0.5, "seat": 0.6, "land": 0.6}  # "không phải hàng thật"
_CLOSE = 0.8  # of the word before "hàng Nhật", "hàng Mỹ": who is "ngang hàng Nhật" boasts of quality
_APART = frozenset(",;•|\n")
_NEAR = {"seat": 1}  # words that may stand before "store", "real": names of shops end in them too
# What may stand between "mô phỏng" and a brand.
_DESIGN = frozenset(
    re.findall(
        r"\S+",
        """theo thiết kế kiểu dáng mẫu mã của hàng dòng bản form hãng nhà con túi giày áo ví loa đồng hồ mũ nón dép thắt
        lưng nước hoa kính gọng mắt quần váy đầm son kem
        phấn chai hũ balo cặp vali nịt tai nghe bàn phím máy sách hộp
        thiet ke kieu dang mau cua hang dong ban nha tui giay ao vi dep""",
    )
)
# Between the two halves these words turn to another matter: the price, the warranty, a picture, another maker.
_OTHER = frozenset(
    re.findall(
        r"\S+",
        """giá bảo hành ship hình ảnh mới không chẳng nếu hoặc hay nhưng chỉ cho do bởi bán mua tại khi gia bao hanh
        hinh anh moi khong neu hoac nhung chi ban tai trong ngoài cùng các nhiều web website trang page kênh tài khoản
        kenh công bố thông khuyến hướng dẫn quy định""",
    )
)
_SHARE = re.compile(r"(?<!\d)(?:(?:[89]\d)(?:[.,]\d{1,2})?\s?(?:%|phần trăm|/100)|[789](?:[.,]\d)?/10(?!\d))")
_SHARED_MATTER = re.compile(  # what else may be said to be like in such a share
    r"kim cương|vàng|ngọc|bạc|lụa|hình(?! thức)|ảnh|mẫu|màu|mới|mô tả|da thật|tự nhiên|tóc|hoa|gỗ|đá"
    r"|pin|video|thật (?!tới|đến|\d)|trên web|size",
    re.I,
)
_ASKED = re.compile(r"[^.!?\n]{0,60}\?")
# "giống đôi 18 triệu ngoài kia": what goods are measured by is told by its price.
_DEAR = {"like": 0.5, "compared": 0.9}
_DEAR_THING = re.compile(
    r"\s*(?:\d{2}\s?%\s)?(?:hàng|con|em|đôi|túi|áo|ví|chiếc|bản|cái|đồ|mẫu|chai|hũ|cây|thỏi)\s(?:[^\W\d]+\s){0,2}?"
    r"\d{1,3}(?:[.,]\d)?\s?(?:tr|triệu|củ)(?!\w)",
    re.I,
)
_THE_REAL_ONE, _DISOWNED = re.compile(r"\s(?:thật|thiệt|auth|real|xịn|gốc|chính hãng)(?!\w)", re.I), 1.0
_Y_TOO, _Y_TOO_WEIGHT = re.compile(r"(?<!\w)[^\W\d_]+ y(?=\s*[,.;])", re.I), 0.5  # "hũ y, muỗng y, chữ y"
_SHARE_REACH, _SHARE_BEFORE = 30, 16  # characters from a word of likeness to its share, and back
_SHARE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """A pairing as a term of a lexicon is: what was said, and what it weighs."""

    phrase: str
    weight: float
    code: str = "likeness"
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()


def pairings(passage: Passage, kit: Kit, lexicon: str, denied: str) -> Iterator[Hit]:
    """Every pairing in a passage, as hits of `lexicon` (of `denied` where the genuine thing is denied).

    A brand counts as what goods are measured by, with less weight, since its name is often there for
    another reason; a share ("giống 95%") without anything named weighs a little too.
    """
    likes = [hit for hit in kit.hits(passage, LIKE) if hit.term.weight]
    reading = passage.reading
    if reading is None:
        return
    denied_too = tuple(hit for hit in kit.hits(passage, REAL) if hit.term.code != "baffled")
    reals = tuple(
        hit for hit in denied_too if hit.term.code != "land"
    )  # "không phải từ Mỹ về", never "giống"
    baffled = tuple(hit for hit in kit.hits(passage, REAL) if hit.term.code == "baffled")
    brands = kit.hits(passage, BRANDS)
    for like in likes:
        code = like.term.code
        if code == "expert":  # "thợ lâu năm cũng khó nhận ra": who can tell, and cannot
            told = _after(reading, like, baffled, _REACH[code])
            if told is not None:
                yield _paired(passage, like, told, like.term.weight * told.term.weight, denied)
            continue
        real = _after(reading, like, denied_too if code == "not" else reals, _REACH[code])
        brand = _after(reading, like, brands, 2 if code == "like" else 4)
        if _ASKED.match(passage.text, (real or brand or like).end):
            continue
        shared = code == "compared" and _SHARE.search(
            passage.text, max(0, like.start - _SHARE_BEFORE), like.start
        )
        if real is not None and real.term.code == "abroad" and like.term.weight < _CLOSE and not shared:
            continue
        if real is not None and real.term.weight:
            weight = like.term.weight * real.term.weight
            if code == "not":
                weight = like.term.weight * _DENIED[real.term.code]
            yield _paired(passage, like, real, weight, denied if code == "not" else lexicon)
        elif brand is not None and real is None and _copied(reading, like, brand):
            if code == "not" and _of_another(kit.hits(passage, BRANDS), like, brand):
                continue
            strong = (
                _VERY if code == "like" and like.term.weight >= 0.9 and like.term.phrase != "giống" else 0.0
            )
            if code == "not" and _THE_REAL_ONE.match(passage.text, brand.end):
                strong = _DISOWNED
            if code == "like" and reading.words[like.first - 1 if like.first else 0] in _MARKS:
                strong = max(strong, _BRAND_MARK)
            elif code == "like" and any(
                dear.first == brand.first and dear.term.code != "tech" for dear in kit.hits(passage, DEAR)
            ):
                strong = max(strong, _BRAND_DEAR)
            yield _paired(
                passage, like, brand, max(strong, _BRAND[code]), denied if code == "not" else lexicon
            )
        elif code in _DEAR and (dear := _DEAR_THING.match(passage.text, like.end)):
            said = Said(f"{like.term.phrase} … triệu", round(_DEAR[code] * like.term.weight, 2))
            yield Hit(lexicon, said, like.first, like.last, like.start, dear.end(), like.spelling)
        elif like.term.phrase == "y" and len(_Y_TOO.findall(passage.text)) > 1:
            yield _paired(passage, like, like, _Y_TOO_WEIGHT, lexicon)
        elif code == "like" and like.term.weight >= 0.9:
            share = _SHARE.search(passage.text, like.end, like.end + _SHARE_REACH)
            if share and not _SHARED_MATTER.search(passage.text, max(0, like.start - 12), share.end() + 20):
                yield Hit(
                    lexicon,
                    Said("giống … %", _SHARE_WEIGHT),
                    like.first,
                    like.last,
                    like.start,
                    share.end(),
                    like.spelling,
                )


def _of_another(brands: tuple[Hit, ...], like: Hit, brand: Hit) -> bool:
    """Whether another brand stands before "không phải": "Baseus E3 – không phải AirPods" says whose the goods are."""
    return any(one.last <= like.first and one.term.code != brand.term.code for one in brands)


def _copied(reading: Reading, like: Hit, brand: Hit) -> bool:
    """Whether a brand is what goods are made after: a strong word of likeness, words of design between."""
    if like.term.code == "like" and like.term.weight < 0.9:
        return False
    return like.term.code == "not" or _DESIGN.issuperset(reading.meant[like.last : brand.first])


def _after(reading: Reading, like: Hit, others: tuple[Hit, ...], reach: int) -> Hit | None:
    """The first of some hits that follows within reach in the same sentence, nothing else coming between."""
    for hit in others:
        if hit.last <= like.last:
            continue  # "không lấy từ" and "từ hãng" share a word
        if hit.first - like.last > reach or reading.sentence[hit.first] != reading.sentence[like.first]:
            return None
        between = {*reading.words[like.last : hit.first], *reading.meant[like.last : hit.first]}
        if not _APART.isdisjoint(reading.text[reading.spans[like.last - 1][1] : hit.start]):
            return None
        near = hit.first - like.last <= _NEAR.get(hit.term.code, reach)
        return hit if near and _OTHER.isdisjoint(between) else None
    return None


def _paired(passage: Passage, like: Hit, real: Hit, weight: float, lexicon: str) -> Hit:
    said = Said(f"{like.term.phrase} … {real.term.phrase}", round(weight, 2))
    spelling = "disguised" if "disguised" in (like.spelling, real.spelling) else like.spelling
    return Hit(lexicon, said, like.first, real.last, like.start, real.end, spelling)
