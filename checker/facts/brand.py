"""The brand of the goods of a product page, as the page states it; a shop's own brand where the shop is the maker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from checker.facts.brandbeside import KIND_WORD, beside_name
from checker.facts.brandlinks import borne
from checker.facts.brandmaker import MAYBE, of_maker
from checker.facts.coded import before_code
from checker.facts.coined import coined, is_line
from checker.facts.fold import fold
from checker.facts.material import Kit, Material, Passage
from checker.facts.page import Page
from checker.facts.product import NO_BRAND
from checker.facts.shown import Shown
from checker.language import key
from checker.model import Fact, Place

_UP = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
# "Hiệu Quả" and "Chính hãng USA" name nobody
_HIEU = re.compile(
    r"(?<!\w)(?<!chính )(?<!tín )(?<!ký )(?<!kí )(?<!số )(?<!dấu )(?<!hữu )(?<!vô )(?<!biển )(?<!công )(?<!các )"
    r"(?:hiệu(?! (?:quả|suất|năng|ứng|chuẩn|lực|chỉnh|nghiệm|trưởng|thuốc|điện thế)(?!\w))|thương hiệu|hãng)\s+"
    r"((?:(?-i:[A-ZĐ])[\w&.’'-]*\s?){1,3})",
    re.I,
)
_BRAND_NAMES = frozenset(("thuong hieu", "nhan hieu", "brand", "hang", "hang san xuat", "hieu"))
_BRANDS, _NAMES = "imitated_brands", "brand_names"
_FIELD = re.compile(
    r"\W*(?:thương hiệu|nhãn hiệu|hãng sản xuất"
    r"|hãng(?! (?:sx|xe)(?!\w))(?=\s+\S{1,30}(?:\s[^\s:]{1,30})?\W{0,8}(?<!:)$))"
    r"\s+(?!(?:cpu|gpu|ram|vga|ssd|hdd|chip|pin|màn hình)(?!\w))"  # "Hãng CPU": of a part
    rf"((?:(?-i:[{_UP}0-9])[\w&.’'-]*+\s?){{1,4}}?)"
    r"(?:$|(?=(?:\W*)(?:tình trạng|mã (?:sp|sản phẩm|hàng)|sku)(?!\w)))",
    re.I,
)
_LOW = re.compile(
    r"\W*(?:thương hiệu|nhãn hiệu|hãng(?: sản xuất)?)\s+(?!xe$|sx$)([^\W\d_][\w&.’'+-]{2,}+)[\s.!*)]*$", re.I
)
_ABOVE = re.compile(r"\W*(?:thương hiệu|nhãn hiệu|brand)\s*[:：]\s*([^|•:：;,]{2,40}?)\s*$", re.I)
_FIRST = re.compile(  # "Hãng Gluckin (thương hiệu Đức), sản xuất tại …"
    r"\W*(?:thương hiệu|nhãn hiệu|hãng)\s+((?:(?-i:[A-ZĐ0-9])[\w&’'-]*+\s?){1,3})\s*(?:[(,–]|\.\s)", re.I
)
# "đến từ thương hiệu Pramira - Đức", "SOLVANE là hãng …": a name is taken as far as the goods bear it
_NAMED = re.compile(
    r"(?<!\w)(?i:thương hiệu|nhãn hiệu|nhãn hàng|hãng)"
    rf"(?: (?!xuất|nhập|phân|cung|bán|sản|chuyên|[{_UP}])[^\W\d_]+){{0,3}}\s+"
    rf"((?:[{_UP}0-9][\w&.’'+-]*+[®™]?\s?){{1,5}})"
)
_IS_ONE = re.compile(
    rf"(?:^|[.!?]\s+)\W*((?:[{_UP}0-9][\w&.’'+-]*+[®™]?\s){{1,4}})"
    r"(?:là (?:một )?|[–—-] )(?i:thương hiệu|nhãn hiệu|nhãn hàng|hãng)(?!\w)"
)
_COMES_OF = (
    re.compile(  # of goods that the sentence begins with: "Xà phòng tắm … đến từ thương hiệu Pelora của …"
        r"(?<!\w)(?:đến từ|thuộc|của) (?i:thương hiệu|nhãn hiệu|nhãn hàng|hãng)"
        rf"(?: (?![{_UP}])[^\W\d_]+){{0,6}}\s+((?:[{_UP}0-9][\w&.’'+-]*+\s?){{1,4}})"
    )
)
_MARKED = re.compile(r"((?:[A-ZĐ][\w&'-]{0,60}+\s){0,2}[A-ZĐ][\w&'-]{0,60}+)\s?[®™]")
_LEADING = re.compile(r"(?:\s*[\[(【][^\])】]{0,40}[\])】])+")  # "[Top Sale] Thức ăn …"
_TITLE_PART = re.compile(r"\s+[|–—:·•-]\s+")
_NO_SHOP_NAME = re.compile(
    r"^(?:shop|store|demo|test)$|trang chu|home|shop online|chinh hang|gia (?:re|tot)|mua|ban |"
    r"uy tin|cua hang|website|san pham|chi tiet|product"
)
_MAKERS_VOICE = (
    r"(?:nhan mac|tem|mac|thiet ke|bo suu tap|san pham|made|handmade)[^.]{0,40} (?:cua|boi|tu|nha|by) "
)
_SAID = 60  # characters at the beginning of a sentence
_OWN_MOST = 4  # words of a shop's name

# "Dây da cho Casio, Seiko": the brands of what the goods are made for, to the last of the list
_FITS = re.compile(
    r"(?<!\w)(?:[Cc]ho|CHO|[Ff]or|[Tt]ương thích(?: với)?) (?=[A-ZĐ0-9])[^.;|()\n]{2,60}?[,/&] ?$"
)
# "Móc khóa hình Doraemon": whom they show
_SHOWN = re.compile(r"(?<!\w)(?:hình|họa tiết|nhân vật|chủ đề) (?:[^.;|()\n]{2,40}[,/&] ?)?$", re.I)
_FITS_MOST = 80  # characters before a brand


def brands(page: Page, seen: Shown, material: Material, kit: Kit) -> Iterator[Fact]:
    """`listing.brand` as structured data, the head of the page or the maker's own voice say it; fields named
    "Thương hiệu" are the label reader's.
    """
    if seen.product is not None and seen.product.brand:
        value = seen.product.brand
        # shops of Shopify's kind state themselves as the maker of all they sell; the page may know better
        sure = 0.6 if fold(value).replace(" ", "") in {n.replace(" ", "") for n in _shop_names(page)} else 0.9
        yield page.fact_at(
            "listing.brand", value, value, f"{seen.product.source}.brand", "offer:structured", sure
        )
        return
    for name in ("product:brand", "og:brand"):
        if page.meta.get(name):
            value = page.meta[name]
            yield page.fact_at("listing.brand", value, value, f"meta[property={name}]", "brand:brands", 0.85)
            return
    if any(key(p.name, tones=False) in _BRAND_NAMES for p in material.of("attribute")):
        return  # the label reader will say it
    for line in seen.above:
        if (said := _ABOVE.match(line.text)) and key(said[1], tones=False) not in NO_BRAND:
            yield page.fact("listing.brand", said[1], line, *said.span(1), "brand:brands", 0.85)
            return
    title = material.of("title")
    named = beside_name(page, seen, kit)
    if named is not None:
        line, value = named
        start = line.text.find(value)
        yield page.fact(
            "listing.brand", value, line, max(0, start), max(0, start) + len(value), "brand:brands", 0.6
        )
        return
    if told := list(_told(seen, material, kit)):
        yield from told  # before a guess from the name: "Gold Standard" is no brand of "Thương hiệu Optimum Nutrition"
        return
    for passage in title:
        if span := borne(passage.text, page.links):
            yield material.fact(
                "listing.brand", passage.text[slice(*span)], passage, *span, "brand:links", 0.7
            )
            return
        if (fact := named_in(passage, material, kit, "brand:brands")) is not None:
            yield fact
            return
    makers = list(of_maker(material, kit))
    likely = [fact for fact in makers if fact.confidence > MAYBE]
    # "Túi Camila Orvent" of the shop Orvent: the coined word is one of its models
    yield from likely or list(_own(page, seen, material)) or list(_coined(title, material, kit)) or makers


def _coined(titles: Sequence[Passage], material: Material, kit: Kit) -> Iterator[Fact]:
    """A brand that nothing tells but its form in the name; a country in it is none."""
    for passage in titles:
        if (span := coined(passage.text)) and not any(
            h.start < span[1] and span[0] < h.end for h in kit.hits(passage, "countries")
        ):
            yield material.fact(
                "listing.brand", passage.text[slice(*span)], passage, *span, "brand:coined", 0.4
            )
            return


def named_in(title: Passage, material: Material, kit: Kit, by: str) -> Fact | None:
    """The brand that a title names, after "hiệu", as a known one or before the code of a machine."""
    if said := _HIEU.search(title.text):
        value, start = said[1].strip(), said.start(1)
        return material.fact("listing.brand", value, title, start, start + len(value), by, 0.7)
    known = (*kit.standing(title, _BRANDS), *kit.standing(title, _NAMES))
    for hit in sorted(known, key=lambda h: (h.start, -h.end)):
        shown = hit.spelling == "plain" and title.text[hit.start].isupper()
        low = max(0, hit.start - _FITS_MOST)
        fits = _FITS.search(title.text, low, hit.start) or _SHOWN.search(title.text, low, hit.start)
        if hit.term.weight <= 0.5 and shown and not fits and not is_line(title.text, hit.start, hit.end):
            return material.fact("listing.brand", hit.term.code, title, hit.start, hit.end, by, 0.5)
    if coded := before_code(title.text):
        return material.fact("listing.brand", title.text[slice(*coded)], title, *coded, by, 0.45)
    return None


def _told(seen: Shown, material: Material, kit: Kit) -> Iterator[Fact]:
    """A line that is a field without a colon ("Thương hiệu Sony"), or a sentence that names the goods' own brand."""
    name = key(_LEADING.sub("", seen.name.text), tones=False).split() if seen.name is not None else []
    for passage in material.of("description"):
        at = 0
        for text in passage.text.split("\n"):
            found = _FIELD.match(text) or _FIRST.match(text)
            if (
                found is None
                and (low := _LOW.match(text))
                and _stands(name, key(low[1], tones=False).split())
            ):
                found = low  # "Thương hiệu ivalue" of "Adapter sạc ivalue"
            told = found.span(1) if found else _borne(text, name)
            if told is not None:
                value = text[slice(*told)].strip(" .®™")
                start = at + told[0]
                named = key(value, tones=False) not in NO_BRAND
                if named and not kit.hits(Passage("brand", value, lambda s, e: Place("")), "countries"):
                    yield material.fact(
                        "listing.brand", value, passage, start, start + len(value), "brand:told", 0.7
                    )
                    return
            at += len(text) + 1


def _borne(text: str, name: Sequence[str]) -> tuple[int, int] | None:
    """The characters of a brand that a sentence names, as many words of it as the name of the goods holds one after
    another; a word that says what the goods are is none."""
    for named in (*_NAMED.finditer(text), *_IS_ONE.finditer(text)):
        words = list(re.finditer(r"\S+", named[1]))
        said = [key(word[0], tones=False) for word in words]
        kind = KIND_WORD.match(" ".join(said))  # "Thương Hiệu Đồng Hồ Orvent"
        first = held = len(kind[0].split()) if kind else 0
        while held < len(words) and said[held] and _stands(name, " ".join(said[first : held + 1]).split()):
            held += 1
        whole = held - first == len(name) > 2  # "chính hãng Kamen Rider Gaim": the goods, not their brand
        if held > first and words[held - 1].end() - words[first].start() > 1 and not whole:
            return named.start(1) + words[first].start(), named.start(1) + words[held - 1].end()
        if name[1:] and key(text[: named.start()][-_SAID:], tones=False).split()[-2:] == name[:2]:
            return _to_the_stop(named)  # "bánh cốm thương hiệu Bảo Lâm"
    if name[1:] and key(text[:_SAID], tones=False).split()[:2] == name[:2] and (of := _COMES_OF.search(text)):
        return _to_the_stop(of)
    return None


def _to_the_stop(named: re.Match[str]) -> tuple[int, int]:
    """The characters of a name up to the full stop that ends its sentence."""
    stop = named[1].find(". ")
    return named.start(1), named.start(1) + (stop if stop > 1 else len(named[1].rstrip()))


def _stands(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in a name one after another."""
    return any(name[i : i + len(words)] == words for i in range(len(name) - len(words) + 1))


def _shop_names(page: Page) -> list[str]:
    """What the site calls itself, folded: og:site_name, the name of its host, and the last part of the title where
    the host or the footer says it too (else it may be a category).
    """
    host = (urlsplit(page.url).hostname or "").removeprefix("www.").partition(".")[0]
    names = [fold(page.meta.get("og:site_name", "")), "" if "-" in host else host]
    for part in map(fold, _TITLE_PART.split(page.title)[1:][-1:]):
        if part.replace(" ", "") == host.replace("-", "") or any(
            part in folded
            for line, folded in zip(page.lines, page.folded, strict=True)
            if line.block.region == "footer"
        ):
            names.append(part)
    names = [name.strip(" .") for name in names]
    return [
        n
        for n in names
        if len(n) > 3
        and len(n.split()) <= _OWN_MOST
        and not _NO_SHOP_NAME.search(n)
        and not KIND_WORD.match(n)
    ]


def _own(page: Page, seen: Shown, material: Material) -> Iterator[Fact]:
    """The shop's own name, when the goods bear it, when it carries a trade mark's sign, or when the maker speaks."""
    joined = {n.replace(" ", "") for n in _shop_names(page)}
    if not joined:
        return
    for passage in material.of("title"):
        if span := _bears(passage.text, joined):
            value = passage.text[slice(*span)]
            yield material.fact("listing.brand", value, passage, *span, "brand:own", 0.6)
            return
    for passage in material.of("description"):
        for hit in _MARKED.finditer(passage.text):
            if span := _bears(hit[1], joined):
                start, end = hit.start(1) + span[0], hit.start(1) + span[1]
                yield material.fact(
                    "listing.brand", passage.text[start:end], passage, start, end, "brand:own", 0.6
                )
                return
    names = "|".join(re.escape(n) for n in _shop_names(page))
    said = re.compile(rf"{_MAKERS_VOICE}({names})(?![a-z0-9])")
    for passage in material.of("description"):
        at = 0
        for text in passage.text.split("\n"):
            if voiced := said.search(fold(text)):
                start, end = at + voiced.start(1), at + voiced.end(1)
                yield material.fact(
                    "listing.brand", passage.text[start:end], passage, start, end, "brand:own", 0.45
                )
                return
            at += len(text) + 1


def _bears(text: str, joined: set[str]) -> tuple[int, int] | None:
    """Characters of `text` that are one of the names, however spaced; whole words only."""
    words = list(re.finditer(r"[^\W_]+", fold(text)))
    for first in range(len(words)):
        said = ""
        for last in range(first, min(len(words), first + _OWN_MOST)):
            said += words[last].group()
            if said in joined and text[words[first].start()].isupper():
                return words[first].start(), words[last].end()
    return None
