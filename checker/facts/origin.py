"""Where the goods come from, as stated: a phrase of origin and a country right after it.

The home of a brand, a style, a material's origin and the place of buying are no origin. A Vietnamese
province counts as Viet Nam. Statements that disagree are all said, with less confidence, and
`listing.origin_conflict` beside them: an origin that is stated twice is not a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.facts import placed as places
from checker.facts.country import AROUND, CLOSES, is_country
from checker.facts.fold import fold
from checker.facts.hanging import from_austria, hanging
from checker.facts.material import Kit, Material, Passage
from checker.facts.placed import MATTER, at_works, brought, comes_in, of_a_part, of_part, placed
from checker.language import Hit
from checker.model import Fact

PHRASES, COUNTRIES = "origin_phrases", "countries"
_REACH = {
    "origin": 3,
    "made": 3,
    "made_next": 0,
    "imported_next": 0,
    "goods_next": 0,
    "harvest": 8,
    "last_stage": 2,
    "factory": 9,
    "origin_far": 6,
    "plant": 9,
    "firm": 14,
}
_PROVINCE = 0.95  # countries weigh 1, Vietnamese provinces less
_DISPUTED = 0.7  # of the confidence of an origin that another statement denies
_OTHER_GOODS = re.compile(  # "Ngoài ra chúng tôi còn có đồng hồ Zenner xuất xứ Đức"
    r"(?:ngoài ra|bên cạnh đó|(?:shop|cửa hàng|chúng tôi|công ty) (?:còn|cũng) (?:có|bán|cung cấp|phân phối))[^.\n]*$",
    re.I,
)
_ASKED = re.compile(r"[^.!?\n]{0,80}\?")  # "hàng này sản xuất ở Trung Quốc hay Thái Lan vậy shop?"
_WIDE = 200  # characters before a phrase that may say that it speaks of other goods
_LIST = re.compile(r"^\s*(?:[/,&+]|hoặc|và|or|and|-)\s*$", re.I)
_MADE_GOODS = re.compile(r"^\s*(?:sản xuất|chất lượng cao|xuất khẩu|nhập khẩu|made)", re.I)
_OURS = re.compile(r"\s*(?:$|[\n.,;!)(/|•*–-]|100 ?%|cao cấp|loại)", re.I)  # "Hàng Việt Nam", and no more
_FIRM = re.compile(
    r"(?:công ty|cty|co\.|tnhh|ltd|pharma|tập đoàn|group(?!\w)|thương hiệu|công nghệ|tiêu chuẩn|phong cách|theo)",
    re.I,
)
_ADDRESS_MOST = 160
_ADDRESSED = re.compile(r"[,(–-]\s*$")
_NOT_AN_ADDRESS = re.compile(
    r"thương hiệu|công nghệ|tiêu chuẩn|phong cách|nhượng quyền|giấy phép|license|theo |của |cho |xuất khẩu|"
    r"phân phối|nhập khẩu|[.;]\s",
    re.I,
)
_NATION_FIELD = re.compile(r"(?:^|\n)\W*(?:quốc gia|country|nước)\s*(?:[:：]|\n)\s*$", re.I)
_MADE_AFTER = re.compile(r"\s(?:sản xuất|chế tạo)\s*(?:$|[\n.,;!)])", re.I)
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\n.,;!?:]\s)|(?<=\n))([^\W\d_]+)\s$")  # a word that opens its clause
_MANNER = re.compile(
    r"(?i:theo|tiêu chuẩn|công nghệ|dây chuyền|máy móc|thiết bị|chuyên gia)(?i: của| từ)?\s*$"
)
_NAMED = re.compile(r"\s+[^\W\d_][^:：\n,.]*[:：]\s*$")  # the rest of a label
_SET_OFF = re.compile(r"(?:/|\s[-–])\s*$")  # "Minh Anh/ Trung Quốc"
_NATION = frozenset(("quoc gia", "country", "nuoc", "nhap tu", "nhap khau tu", "hang nhap tu"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: the countries it names, its kind and where it stands."""

    kind: str
    codes: tuple[str, ...]
    passage: Passage
    start: int
    end: int
    sure: float


def origins(material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.origin` (several when one statement lists several), `listing.origin_last_stage`, or the conflict."""
    goods = tuple(w for t in material.of("title")[:1] for w in fold(t.text).split())
    told = material.of("attribute", "description", "title", "structured")
    found = [s for p in told for s in statements(p, kit, goods)]
    found = [s for s in found if not of_part(material, s.passage, s.start, s.end)]
    stated = [s for s in found if s.kind != "last_stage"]
    plain = [s for s in stated if s.kind in ("origin", "made", "made_next")] or stated
    everything = {code for s in plain for code in s.codes}
    whole = any(set(s.codes) == everything for s in plain)
    for s in found:
        if s.kind == "last_stage":
            yield _fact(material, "listing.origin_last_stage", s.passage.text[s.start : s.end], s)
    doubt = _DISPUTED if plain and not whole else 1.0
    if doubt < 1:
        first = plain[0]
        other = next(s for s in plain if set(s.codes) != set(first.codes))
        for s in (first, other):
            yield _fact(material, "listing.origin_conflict", s.passage.text[s.start : s.end], s)
    said: set[str] = set()
    for s in sorted(plain, key=lambda s: -s.sure):
        for code in s.codes:
            if code not in said:
                said.add(code)
                yield _fact(material, "listing.origin", code, s, doubt)


def _fact(material: Material, name: str, value: str, s: Statement, doubt: float = 1.0) -> Fact:
    return material.fact(name, value, s.passage, s.start, s.end, "origin:origins", s.sure * doubt)


def statements(passage: Passage, kit: Kit, goods: Sequence[str] = ()) -> Iterator[Statement]:
    """The statements of origin in one passage. goods: the folded words of the goods' own name."""
    if passage.role == "attribute" and passage.name:
        yield from _labelled(passage, kit)
    yield from _glued(passage, kit) if passage.role == "description" else ()
    for start, end in from_austria(passage):
        if not places.of_another(passage.text, start, "origin", goods):
            yield Statement("origin", ("AT",), passage, start, end, 0.9)
    if not (countries := [h for h in kit.hits(passage, COUNTRIES) if is_country(passage, h)]):
        return
    yield from _by_place(passage, countries, goods)
    for phrase in kit.hits(passage, PHRASES):
        reach = _REACH.get(phrase.term.code)
        if reach is None:
            continue
        named = _named_after(passage, phrase, countries, reach) or (
            _at_the_end(passage, phrase, countries)
            if phrase.term.code in ("made", "factory", "plant")
            or places.names_place(passage.text, phrase.end, phrase.term.code)
            else []
        )
        if (
            named
            and (
                places.is_field(passage.text, phrase.start, phrase.end)
                or (
                    not _ASKED.match(passage.text, named[-1].end)
                    and (not kit.undone_by(passage, phrase) or _of_goods(passage, phrase, goods))
                    and not places.of_another(passage.text, phrase.start, phrase.term.code, goods)
                )
            )
            and not _OTHER_GOODS.search(passage.text[max(0, phrase.start - _WIDE) : phrase.start])
            and not places.names_works(passage.text, phrase.start, named)
        ):
            codes = tuple(dict.fromkeys(h.term.code for h in named))
            yield Statement(
                phrase.term.code, codes, passage, phrase.start, named[-1].end, 0.6 + 0.35 * phrase.term.weight
            )


def _of_goods(passage: Passage, phrase: Hit, goods: Sequence[str]) -> bool:
    """Whether a phrase that seems to speak of a part follows the goods' own first word: of "Máy câu", "Máy made in"."""
    before = _WORD_BEFORE.search(passage.text[max(0, phrase.start - 12) : phrase.start])
    return before is not None and fold(before[1]) in goods[:1]


def _glued(passage: Passage, kit: Kit) -> Iterator[Statement]:
    """A field whose label hangs on its neighbours, as a table without its lines does: "Sản xuất tạiViệt NamSKU57"."""
    for label in hanging(passage):
        value = Passage("name", passage.text[label.start(1) : label.end()], passage.locate)
        named = [h for h in kit.hits(value, COUNTRIES) if h.term.weight and h.start == 0]
        if named:
            end = label.start(1) + named[0].end
            yield Statement("origin", (named[0].term.code,), passage, label.start(), end, 0.8)


def _by_place(passage: Passage, countries: list[Hit], goods: Sequence[str]) -> Iterator[Statement]:
    """A field "Quốc gia: Pháp" on a line of its own; "Việt Nam sản xuất" at the end of a clause."""
    for hit in countries:
        made = brought(passage.text, hit.start, goods)
        if not made and hit.term.weight >= _PROVINCE:
            before = passage.text[max(0, hit.start - 30) : hit.start]
            after = passage.text[hit.end : hit.end + 30]
            if not _NOT_AN_ADDRESS.search(before) and not _FIRM.search(before):
                made = bool(_MADE_AFTER.match(after) or comes_in(before, after))
            made = made or bool(_NATION_FIELD.search(before) and CLOSES.match(after))
        if made:
            yield Statement("made", (hit.term.code,), passage, hit.start, hit.end, 0.8)


def _labelled(passage: Passage, kit: Kit) -> Iterator[Statement]:
    """An attribute whose name is a phrase of origin and whose value begins with a country."""
    name = Passage("name", passage.name, passage.locate)
    phrases = [h for h in kit.hits(name, PHRASES) if h.term.weight]
    other = [h for h in kit.hits(name, PHRASES) if not h.term.weight]
    named = [h for h in kit.hits(passage, COUNTRIES) if is_country(passage, h)]
    led = bool(named) and places.leads_in(passage.text[: named[0].start])
    led = led or (len(named) == 1 and bool(_SET_OFF.search(passage.text[: named[0].start])))
    if (
        (not phrases and fold(passage.name).strip(" :") not in _NATION)
        or other
        or not named
        or (
            ((named[0].first > 1 and not led) or _FIRM.search(passage.text))
            and not _ends_address(passage, phrases, named[-1])
            and not (places.in_works(passage.text) and len({h.term.code for h in named}) == 1)
        )
        or (phrases and phrases[0].term.code in ("origin", "made") and of_a_part(passage.name))
    ):
        return
    kept = _listed(passage, named, 0 if named[0].first <= 1 or led else len(named) - 1)
    codes = tuple(dict.fromkeys(h.term.code for h in kept))
    kind = "last_stage" if phrases and phrases[0].term.code == "last_stage" else "origin"
    yield Statement(kind, codes, passage, kept[0].start, kept[-1].end, 0.97)


def _ends_address(passage: Passage, phrases: list[Hit], last: Hit) -> bool:
    """Whether a cell "Nơi sản xuất" holds a works with its address, which a place ends: "HTX …, tỉnh Hưng Yên"."""
    return (
        any(h.term.code in ("made", "made_next") for h in phrases)
        and not passage.text[last.end :].strip(" .")
        and "," in passage.text[: last.start]
        and not _NOT_AN_ADDRESS.search(passage.text[: last.start])
    )


def _named_after(passage: Passage, phrase: Hit, countries: list[Hit], reach: int) -> list[Hit]:
    reading = passage.reading
    if reading is None:
        return []
    for i, hit in enumerate(countries):
        gap = hit.first - phrase.last
        if gap < 0:
            continue
        between = passage.text[phrase.end : hit.start]
        apart = reading.sentence[hit.first] - reading.sentence[phrase.first]
        labelled = apart == 1 and not between.strip(" :：;\n\t-–|•*")
        dashed = (
            apart == 1 and between.endswith((" - ", " – ")) and placed(between)
        )  # "tại Tô Châu - Trung Quốc"
        local = phrase.term.code in ("origin", "made") and places.in_district(between)
        local = local or (phrase.term.code in ("last_stage", "made") and at_works(between))
        plant = phrase.term.code == "plant" or (phrase.term.code == "made" and gap > reach and not local)
        works = phrase.term.code in ("origin", "made") and places.of_works(between)
        local = local or (phrase.term.code == "imported_next" and places.from_a_firm(between))
        far = _REACH["firm" if places.by_a_firm(between) else "plant"] if plant else reach
        if (
            (gap > far and not local)
            or (apart and not labelled and not dashed and not local and not works)
            or len(between) > 90
            or (phrase.term.code != "factory" and not plant and _FIRM.search(between))
            or MATTER.search(between)
            or (phrase.term.code == "origin" and _NAMED.match(between) and of_a_part(between))
            or _MANNER.search(between)
        ):
            return []
        if plant and not placed(between):
            return []
        near = phrase.term.code == "harvest" or plant or local
        if hit.term.weight < _PROVINCE and gap > 1 and not near:
            return []
        after = passage.text[hit.end : hit.end + 25]
        ours = hit.term.code == "VN" and hit.term.weight >= _PROVINCE and _OURS.match(after)
        if phrase.term.code == "goods_next" and not (ours or _MADE_GOODS.match(after)):
            return []
        return _listed(passage, countries, i)
    return []


def _at_the_end(passage: Passage, phrase: Hit, countries: list[Hit]) -> list[Hit]:
    """The country that ends the address of a maker: "Sản xuất tại: Nhà máy …, KCN Quang Minh, Hà Nội, Việt Nam." """
    if passage.reading is None:
        return []
    said = passage.text[phrase.start : phrase.end].lower()
    at = said.endswith("tại")
    # a maker's name and country: its works there make the goods, a firm abroad may have them made anywhere
    maker = phrase.term.code == "plant"
    works = said.startswith(("cơ sở", "nhà máy", "xưởng"))
    if maker and not passage.text.startswith(":", phrase.end):
        return []
    for hit in countries:
        if hit.first < phrase.last:
            continue
        between = passage.text[phrase.end : hit.start]
        country = hit.term.weight >= _PROVINCE
        if (
            len(between) <= _ADDRESS_MOST
            and "\n" not in between.strip()
            and _ADDRESSED.search(between)
            and not _NOT_AN_ADDRESS.search(between)
            and CLOSES.match(passage.text[hit.end : hit.end + AROUND])
        ):
            if maker and not works and hit.term.code != "VN":
                return []
            return [hit] if country or at or "," in between[-3:] else []
        if country:  # a province may be a word of the maker's name: "Dược phẩm Hà Nam Ninh, …, Việt Nam"
            return []
    return []


def _listed(passage: Passage, countries: list[Hit], i: int) -> list[Hit]:
    """The country at `i` and those that follow it in one list ("Việt Nam / Trung Quốc")."""
    kept = [countries[i]]
    for hit in countries[i + 1 :]:
        if not _LIST.match(passage.text[kept[-1].end : hit.start]):
            break
        kept.append(hit)
    return kept
