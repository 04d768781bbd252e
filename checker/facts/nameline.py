"""Which line of a page of goods names them: a heading, the page's own title, what stands right above the price."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from checker.facts.kinds import is_home_address
from checker.facts.landing import NO_NAME, OTHER_GOODS, TRAIL, is_small, others_begin
from checker.facts.page import Line, Page
from checker.facts.price import on_request, selling
from checker.facts.pricewords import ASKED, is_price
from checker.facts.product import Product
from checker.language import key

BUY = re.compile(
    r"^(?:(?:them|cho|bo) (?:v(?:ao|o) )?gio|mua ngay|mua hang|dat hang|dat mua|mua qua|chon mua"
    r"|add to (?:cart|bag)|(?:buy|book) now|mua tra gop|xac nhan dat hang|lien he dat hang|mua si"
    r"|goi (?:de )?(?:dat|mua)|(?:chat|nhan|qua) zalo|zalo dat"
    r"|dat (?:lich|ngay|mon|banh|phong|ve|tour|cho|hoa)|mua (?:tren|o|tai) |dang k[iy] (?:hoc|khoa hoc|mua)"
    r"|(?:yeu cau|nhan) bao gia|order)\b"
)
_PART = re.compile(r"\s[|–—-]\s")
_LATER = 4  # words of a later part of the title that can name the goods: "Hồng Hà - Vải kate K65 khổ 1m6"
_ASIDE = re.compile(r"\([^()]*\)")  # "Đồng hồ nam (tặng: hộp, pin)" is no field
_CALLED = re.compile(r"\W*tên (?:sản phẩm|hàng|sp)\s*[:：]\s*(?P<name>\S.{2,158})", re.I)
_OF_A_SHOP = re.compile(r"\b(?:stores?|shop|cua hang|boutique|mart)\b")
_POINT = re.compile(r"[-–—•*+✔✓►]\s*\S")
_LONGEST = 250  # characters of a line that can be a name
_SIGNS = 30  # signs around a name, at most, which its key does without
_HOST = 4  # letters of a heading that the host's name holds: less is chance
_OWN = 12  # lines below a heading of the first level within which its own price stands
_TITLE_LIKE = 60  # characters of a link that is a button
# how much further up a price the name may stand with rows of fields between; cells of such a row
_CELLS, _TWO = 3, 2
_FIELD = re.compile(r"^[^\W\d_][^:：]{1,38}[:：]\s*$")
_ABOVE = 8  # lines between a name that is no heading and the price


def name_line(
    page: Page, body: list[Line], product: Product | None, signs: frozenset[str]
) -> tuple[Line | None, int]:
    """The line that names the product, and its number in `body`.

    Where that is the shop's own name, what "Tên sản phẩm: …" says stands in its place, at the same number.
    """
    name, at = _heading(page, body, product, signs)
    if product is None and name is not None and _names_shop(page, name):
        told = [(ln, found) for ln in body[at + 1 :] if (found := _CALLED.match(ln.text))]
        said = {key(found["name"], tones=False) for _, found in told}
        if len(said) == 1 and not {*said.pop().split()} & {*key(name.text, tones=False).split()}:
            line, found = told[0]
            return Line(found["name"].strip(), line.block, line.start + found.start("name")), at
    return name, at


def _names_shop(page: Page, name: Line) -> bool:
    """Whether a heading calls the shop: its host, its site, or a word for one ("NTN store")."""
    said = key(name.text, tones=False)
    host = re.sub(r"[^a-z0-9]", "", (urlsplit(page.url).hostname or "").removeprefix("www."))
    close = said.replace(" ", "")
    return (
        (len(close) >= _HOST and close in host)
        or said == key(page.meta.get("og:site_name", ""), tones=False)
        or _OF_A_SHOP.search(said) is not None
    )


def _leads_home(page: Page, said: str) -> bool:
    """Whether a link of these very words, in whatever capitals, leads to the door of the site from another page."""
    low, length = said.strip().casefold(), len(said.strip())
    return not is_home_address(page.url) and any(
        len(link.text) == length and link.text.casefold() == low and is_home_address(link.href)
        for link in page.links
        if link.href
    )


def _headed(body: list[Line], paid: int, site: set[str]) -> bool:
    """Whether a heading that can be a name stands right above the first price, and a way to buy may follow it."""
    above = body[max(0, paid - _ABOVE) : paid]
    if paid == len(body) or others_begin(above):
        return False
    heads = [ln for ln in above if ln.block.heading and ln.block.region != "aside" and not is_price(ln.text)]
    said = [key(ln.text, tones=False) for ln in heads]
    return any(one and one not in site and not NO_NAME.match(one) for one in said)


def _bought_before(page: Page, body: list[Line], paid: int, number: int) -> bool:
    """Whether a way to buy stands between the first price and a heading which has no price of its own below it.

    Such a heading belongs to the description ("Thành phần"), and what has been sold above it is the page's goods.
    """
    below = body[number + 1 : number + 1 + _OWN]
    if any(selling(ln.text) or on_request(ln.text) or ASKED.match(ln.text) for ln in below):
        return False
    first, last = body[paid].block.at, body[number].block.at
    ways = [(b.at, b.text) for b in page.buttons if not b.hidden]
    ways += [(ln.at, ln.text) for ln in page.links if not ln.hidden and len(ln.text) < _TITLE_LIKE]
    return any(first <= at < last and BUY.match(key(text, tones=False)) for at, text in ways)


def _heading(
    page: Page, body: list[Line], product: Product | None, signs: frozenset[str]
) -> tuple[Line | None, int]:
    """The line that names the product by where it stands and what it shares with the title."""
    wanted = key(product.name, tones=False) if product is not None else ""
    best: tuple[int, Line | None, int] = (0, None, -1)
    paid = next((n for n, ln in enumerate(body) if selling(ln.text) or ASKED.match(ln.text)), len(body))
    title = set(key(page.title, tones=False).split())
    first, *others = (key(part, tones=False) for part in _PART.split(page.title))
    site = {key(page.meta.get("og:site_name", ""), tones=False), *signs} - {wanted}
    if first and first != wanted and _leads_home(page, _PART.split(page.title, maxsplit=1)[0]):
        site.add(first)  # a home-made shop calls each of its pages by its own name
    if any(ln.block.heading and key(ln.text, tones=False) == first for ln in body):
        site |= {*others} - {first, wanted}  # "Ba lô | Góc Phố": what follows the name is the shop's
    headed = _headed(body, paid, site)
    longest = max(map(len, (wanted, first, *others))) + _SIGNS
    for number, line in enumerate(body):
        if len(line.text) > (_LONGEST if line.block.heading else min(longest, _LONGEST)):
            continue
        said = key(line.text, tones=False)
        if not line.block.heading and said != first and said != wanted and said not in others:
            continue  # nearly every line
        if (
            not said
            or said in site
            or line.text.endswith("?")
            or NO_NAME.match(said)
            or OTHER_GOODS.match(said)
            or is_price(line.text)
        ):
            continue
        level = line.block.heading
        weight = {1: 4, 2: 2, 3: 2, 4: 1}.get(level, 0)
        if level > 1 and number + 1 < len(body) and TRAIL.match(body[number + 1].text):
            weight = (
                1  # a banner above the trail, as themes leave it: "Vegetable’s Package", "Home Vegetables …"
            )
        if level > 1 and number > paid and said not in (wanted, first):
            continue  # what stands below the price is a heading of the description
        below = level == 1 and headed and number > paid and said not in (wanted, first)
        if below and _bought_before(page, body, paid, number):
            continue
        if wanted and said == wanted:
            weight += 4 if level else 2
        elif not level:
            if len(said.split()) < (2 if said == first else _LATER):
                continue
            weight = 1  # the page's own title, though no heading
        if title and weight and len(title & set(said.split())) >= max(2, len(said.split()) // 2):
            weight += 2 + (level > 2 and said == first)  # a heading that is the whole title, at any height
        if weight > best[0]:
            best = (weight, line, number)
    if best[1] is not None and best[0] >= (2 if best[2] >= paid - _ABOVE else 4):
        return best[1], best[2]
    near, at = _above_price(body, paid)
    if near is not None and (near.block.heading or not at or body[at - 1].block is not near.block):
        return near, at
    only, far = _only_heading(body, paid, site)  # rather than a later line of one block
    return (only, far) if only is not None else (near, at)


def _only_heading(body: list[Line], paid: int, site: set[str]) -> tuple[Line | None, int]:
    """The one heading above the first price that can be a name, however long the description between them."""
    heads: list[int] = []
    for number, line in enumerate(body[:paid] if paid < len(body) else ()):
        said = key(line.text, tones=False) if line.block.heading and len(line.text) <= _LONGEST else ""
        if OTHER_GOODS.match(said):
            return None, -1
        if said and said not in site and not NO_NAME.match(said) and line.block.region != "aside":
            heads.append(number)
    if len(heads) != 1 or len(body[heads[0]].text.split()) < _TWO:
        return None, -1
    return body[heads[0]], heads[0]


def _of_prose(line: Line) -> bool:
    """Whether a line is a point of a list or a sentence of a description, no name: "- Uy tín 100%."."""
    text = line.text.strip()
    return not line.block.heading and (_POINT.match(text) is not None or text.endswith((".", "!", ";")))


def _above_price(body: list[Line], paid: int) -> tuple[Line | None, int]:
    """Where no heading names the product: the nearest line above the first price that can be a name.

    What a field of a label says in a row of its own ("Hãng SX: | Orvent") is passed over, and counts for no line.
    """
    if paid == len(body) or others_begin(body[max(0, paid - _ABOVE) : paid]):
        return None, -1
    left = _ABOVE - 1
    for number in range(paid - 1, max(-1, paid - _ABOVE * _CELLS), -1):
        if _of_a_field(body, number):
            continue
        if not left:
            break
        left -= 1
        said = key(body[number].text, tones=False)
        if (
            (1 if body[number].block.heading else 2) <= len(said.split()) <= 40
            and (body[number].block.heading or ":" not in _ASIDE.sub("", body[number].text))
            and not NO_NAME.match(said)
            and not is_small(said)
            and not _of_prose(body[number])
        ):
            return body[number], number
    return None, -1


def _of_a_field(body: list[Line], number: int) -> bool:
    """Whether a line is a cell of a row with two, whose first names a field."""
    line = body[number]
    if not line.block.group or line.block.heading:
        return False
    row = [ln for ln in body[max(0, number - 1) : number + 2] if ln.block.group == line.block.group]
    return len(row) == _TWO and row[0].block is not row[1].block and _FIELD.search(row[0].text) is not None
