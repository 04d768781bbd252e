"""Logos of ways to pay: what their alt texts say, and where they have none, their files, classes and titles.

A foot shows Visa and MoMo as bare pictures ("/images/visa.png"), as letters of an icon font ("fa-cc-visa") or as
drawings with words for screen readers. One such name alone may be a visa for travellers or a toy, so it counts only
beside another or below a word of paying. A QR code in a foot is as often the shop's Zalo as its account.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from checker.facts.fold import fold
from checker.facts.page import Line, Page
from checker.facts.paynames import of_picture
from checker.facts.remember import remembered
from checker.facts.shelf import CHROME

Methods = Callable[[str, bool, str], tuple[tuple[str, int, int], ...]]
# one stands in all of _IN_FILE
_BRANDS = ("visa", "master", "cod", "jcb", "napas", "amex", "momo", "pay", "viet")
MUTE = ("file", "icon")  # how a logo tells that has no words of its own
_FILE = 80  # characters of a file's name
_IN_FILE = re.compile(
    r"(?<![a-z])(visa|master[ -]?card|cod|jcb|napas|amex|momo|zalo ?pay|vn ?pay(?:[ _-]?qr)?|shopee ?pay|viettel ?pay|"
    r"paypal|viet ?qr|apple ?pay|google ?pay)(?![a-z])"
)
_SAYS_NOTHING = re.compile(r"(?:icon|logo|image|img|picture|payment|pay|method|thanh toan|[ \d._-])*")
_ICONS, _DRAWN = "i[class*='fa-cc-'], span[class*='fa-cc-']", "svg[aria-labelledby^='pi-']"
_PAYING = re.compile(r"\b(?:thanh toan|payments?|pay|we accept)\b")
_PARTNERS = re.compile(r"\b(?:doi tac|khach hang|nha tai tro|bao chi|partners?|clients?)\b")
_LONGEST = 60  # characters of an alt text
_NEAR = 3  # pictures between two logos of one row
_ABOVE = 40  # elements between a word of paying and the logos below it
_MOST = 40  # icons, codes and files looked at
_WORDS = 30  # characters of words for screen readers


class Logo(NamedTuple):
    """A way to pay, what says so, where it stands, and how it was told."""

    method: str
    quote: str
    path: str
    how: str
    sure: float


def read(page: Page, paying: bool, methods: Methods, known: Container[str] = ()) -> Iterator[Logo]:
    """Every way to pay that a logo of a page names; `paying`: the page is about paying. `methods` reads words.

    `known`: ways that need not be told, asked anew for each logo: the path of one of 10,000 pictures takes 1 ms.
    """
    files: list[tuple[int, str]] = []
    codes: list[tuple[int, str]] = []
    named: list[int] = []
    for number, image in enumerate(page.images):
        if image.hidden not in ("", "noscript"):
            continue
        text = of_picture(fold(image.alt))
        if "/" in text or _SAYS_NOTHING.fullmatch(text):
            if len(files) < _MOST and (said := _of_file(image.src)) and not _of_partners(page, number):
                files.append((number, said))
            continue
        if len(text) > _LONGEST:
            continue
        for name, _, _ in methods(text, paying, image.alt):
            named.append(number)
            if name not in known:
                yield Logo(name, image.alt, page.piece_path("images", number), "logo", 0.8)
        if not paying and "qr" in text and len(codes) < _MOST:
            codes.append((number, image.alt))
    for number, said in codes:
        if _near(named, number):
            for name, _, _ in methods(fold(said), True, said):
                if name not in known:
                    yield Logo(name, said, page.piece_path("images", number), "logo", 0.7)
    for number, said in files:
        row = {other for at, other in files if abs(at - number) <= _NEAR}
        if len(row) > 1 or _near(named, number) or _below(page, number):
            for name, _, _ in methods(said, True, said):
                if name not in known:
                    yield Logo(name, said, page.piece_path("images", number), "file", 0.7)


def _near(numbers: Sequence[int], number: int) -> bool:
    """Whether one of some numbers of pictures, in order, is near another."""
    low = bisect_left(numbers, number - _NEAR)
    return any(other != number for other in numbers[low : bisect_right(numbers, number + _NEAR)])


def icons(page: Page, methods: Methods, known: Container[str] = ()) -> Iterator[Logo]:
    """The ways to pay that icons of a page name by their class, their title, or their words for screen readers.

    `known`: as `read`.
    """
    for line in page.all_lines:
        if line.block.hidden == "reader" and len(line.text) <= _WORDS:
            here = page.node_of(line.block)
            if any(
                node is not None and "pay" in (node.attributes.get("class") or "")
                for node in (here, here.parent)
            ):
                for name, _, _ in methods(fold(line.text), True, line.text):
                    if name not in known:
                        yield Logo(name, line.text, page.path_of(line.block), "drawn", 0.7)
    for sign, selector in (("fa-cc-", _ICONS), ('"pi-', _DRAWN)):
        found = page.css(selector)[:_MOST] if page.holds(sign) else []
        said = {
            named: f"{node.attributes.get('class') or ''} {node.attributes.get('aria-labelledby') or ''}"
            for node in found
            if (named := _name(node.attributes))
        }
        for named, quote in said.items() if len(said) > 1 else ():
            for name, _, _ in methods(named, True, named):
                yield Logo(name, quote.strip(), "", "icon", 0.6)


def _name(attributes: dict[str, str | None]) -> str:
    """What an icon is called: "visa" of "fa-brands fa-cc-visa", "master" of "pi-master"."""
    for word in f"{attributes.get('class') or ''} {attributes.get('aria-labelledby') or ''}".lower().split():
        if word.startswith(("fa-cc-", "pi-")):
            name = word.removeprefix("fa-cc-").removeprefix("pi-")
            return "mastercard" if name == "master" else name.replace("_", " ").replace("-", " ")
    return ""


@remembered(20_000)
def _of_file(src: str) -> str:
    """The way to pay that a picture's file is called by, or ''."""
    name = src.partition("?")[0].rpartition("/")[2][-_FILE:].lower()
    if src[:5] == "data:" or "." not in name or not any(map(name.__contains__, _BRANDS)):
        return ""
    found = _IN_FILE.search(name.replace("_", " "))
    return found[1].replace("-", " ") if found else ""


def _of_partners(page: Page, number: int) -> bool:
    """Whether the heading over a picture in the middle of a page says that partners or customers are shown."""
    image = page.images[number]
    if image.region in CHROME:
        return False
    at = bisect_right(page.lines, image.at, key=_at)
    for line, folded in zip(
        reversed(page.lines[max(0, at - _ABOVE) : at]),
        reversed(page.folded[max(0, at - _ABOVE) : at]),
        strict=True,
    ):
        if line.block.heading:
            return _PARTNERS.search(folded) is not None and not _PAYING.search(folded)
    return False


def _below(page: Page, number: int) -> bool:
    """Whether a word of paying stands right above a picture."""
    at = page.images[number].at
    low = bisect_left(page.lines, at - _ABOVE, key=_at)
    near = page.folded[low : bisect_right(page.lines, at, key=_at)]
    return any(len(folded) <= _LONGEST and _PAYING.search(folded) for folded in near)


def _at(line: Line) -> int:
    return line.block.at
