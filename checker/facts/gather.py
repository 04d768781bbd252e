"""What a walk gathers and how single elements are judged: hidden or not, which region, which text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from checker.facts.composing import composed
from checker.facts.fold import words_of
from checker.facts.remember import LONGEST
from checker.facts.shape import Block, Button, Field, Form, Image, Line, Link, Script

INLINE = words_of(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr img amp-img input nobr picture source svg o:p"
)
BLOCKS = words_of(  # those that say of themselves only that they begin a block
    "div section p ul ol table tbody thead tfoot td th dd dt center figure figcaption address blockquote fieldset pre"
)
SKIPPED = words_of("script style template iframe object math select textarea canvas")
GROUPS = frozenset(("tr", "li", "dl"))
LEAVES = words_of("br img input meta link wbr i source hr col")
HEADINGS = {f"h{n}": n for n in range(1, 7)}
REGION_TAGS = {
    "header": "header",
    "footer": "footer",
    "nav": "nav",
    "main": "main",
    "aside": "aside",
    "article": "main",
}
REGION_ROLES = {"contentinfo": "footer", "banner": "header", "navigation": "nav", "main": "main"}
_FOOTER = re.compile(
    r"(?:^|[\s_])(?!modal|card|panel|popup|cart|box|widget)(?:[a-z]+\d?-|elementor-location-)?(?:footer|foot|"
    r"copyright)"
    r"(?=$|[\s_\-0-9])"
    r"|(?:^|[\s_-])(?-i:footer[A-Z]|[a-z]+Footer(?![a-z]))",
    re.I,
)
# The foot of a part is not the site's: Flatsome, oftenest of all themes here, holds the tabs of the goods in one.
_PART_FOOT = re.compile(
    r"(?<!\S)(?:[^\W_]+[-_]+)*?[^\W_]{0,30}(?:modal|card|popup|cart|drawer|dialog|offcanvas|product|detail|entry|post"
    r"|article|comment|review)[^\W_]{0,30}(?:[-_]{1,2}foot|(?-i:Foot))\S*",
    re.I,
)
# A link or a button in the middle that only looks as those of the foot do.
_LIKE_FOOT = frozenset(f"footer{mark}{word}" for mark in "-_" for word in ("link", "btn", "button", "note"))
_HEADER = re.compile(
    r"(?:^|\s)(?:site-|main-|page-|top-|mobile-|elementor-location-)?(?:header|topbar|top-bar)(?:-(?:top|main|"
    r"bottom|wrapper))?(?=\s|$)",
    re.I,
)
_TAB = re.compile(r"\btab(?:s|bed)?[-_]?(?:pane|panel|content|body)")  # `<div id="menu1" class="tab-pane">`
BREAK = "\x00"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_HAS_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# Not hiding: opacity 0 and font-size 0 (pages that fade in, gaps between tiles), height 0 alone (what a click unfolds).
_STYLE_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect\(\s*[01](?:px)?\b"
    r"|(?:left|top|text-indent|margin-left)\s*:\s*-\d{4,}",
    re.I,
)
_NO_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*[01](?:px)?\s*(?=;|!|$)", re.I)
BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,80}?url\(\s*['\"]?([^'\")]{1,2000})", re.I)
LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-srcset", "data-image", "srcset")
LAZY_SET = frozenset(LAZY)
_HIDING_CLASSES = frozenset(("d-none", "hidden", "hide", "is-hidden", "display-none"))
_READER_CLASSES = ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text")  # spoken, not seen
# in the names of classes that may hide, open a region or keep the ends of lines
_SPEAKING = words_of("none hid r-only reader foot copyright header top menu pre-line pre-wrap")
MAX_COMMENTS = 2_000
_CAPITALS = frozenset(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and (c.isascii() or c >= "À"))
_ENDS = frozenset("₫%:") | {
    c for c in map(chr, range(0x61, 0x1EFA)) if c.islower() and (c.isascii() or c >= "ß")
}
_FIGURES = frozenset("0123456789")
_MONEY = frozenset("ĐD")
_IN_NUMBERS = _FIGURES | {".", ","}
_LOCAL = 40  # characters of an e-mail address before its sign
_WORD = 5  # letters of a word that begins beside a long number: "0983 871 909" and "xinchao"
_LABEL = 16  # characters of a label at most, up to its colon


def join(parts: list[str]) -> str:
    """The texts of neighbouring inline elements as one text.

    Pages that scripts write have no white space between elements that style sets apart: "Giá" and "99.000đ" in
    two spans are two words. Inside a word ("i" and "Phone" aside) nothing changes from small to capital or figure.
    """
    while len(parts) > 1 and parts[-1].isspace():
        parts.pop()  # before the end of an element as a rule; whoever joins drops it anyway
    if len(parts) < 2:
        return parts[0] if parts else ""
    out: list[str] = []
    end = ""
    for part in parts:
        if end.isspace() or part[0].isspace():
            pass  # parted already
        # but m² and H₂O stay whole
        elif end in _ENDS and (part[0] in _CAPITALS or (part[0] in _FIGURES and part[1:2] in _IN_NUMBERS)):
            out.append(" ")
        elif (
            (part[0] in _CAPITALS and end.isalnum() and 0 < part.find(":") <= _LABEL)
            or (part[0] in _CAPITALS and end in _CAPITALS and part[1:2].islower() and " " in out[-1])
            or (end in _FIGURES and _begins_anew(out[-1], part))
            or (end and 0 < part.find("@") <= _LOCAL and _is_label(out[-1]))
            or (end in _MONEY and (part[0] in _CAPITALS or part[0] in _FIGURES) and _is_money(out[-1]))
        ):
            out.append(" ")  # "MÂY ĐẸP" and "SKU: MD2041" or "Địa chỉ": a label begins
        out.append(part)
        end = part[-1]
    return "".join(out)


def _begins_anew(before: str, part: str) -> bool:
    """Whether a word begins beside a figure: "0979 55 66 18" and "BAOGIA@…", "CHE-D100" and "Mã"."""
    first = part[0]
    if not first.isalpha():
        return False
    if 0 < part.find("@") <= _LOCAL:
        return True
    if first.islower():
        return len(part) >= _WORD and before[-3:].isdigit()
    return part[1:2].islower()


def _is_label(text: str) -> bool:
    """Whether a text ends with a word that no address of mail begins with: "Thư điện tử", "E-mail"."""
    return text[-1].isalpha() and (not text[-1].isascii() or text[-4:].lower() == "mail")


def _is_money(text: str) -> bool:
    """Whether a text ends with a price in capitals: "4.150.000Đ", "99.000 VND"."""
    return text.endswith(("VND", "VNĐ")) or (text[-1] == "Đ" and text[:-1].rstrip()[-1:] in _FIGURES)


def tidy(raw: str) -> str:
    """White space made single, invisible letters dropped, letters composed (NFC); breaks become newlines."""
    if raw.isascii():
        text = raw.strip()
        if text.isprintable() and "  " not in text:
            return text
        return " ".join(raw.split()) if BREAK not in raw else _lines(raw)
    return _short_tidied(raw) if len(raw) <= LONGEST else _tidied(raw)


def _tidied(raw: str) -> str:
    text = composed(raw.strip())
    # no invisible letter is printable, nor white space but " ": told in a fifth of the time of a search for them
    if text.isprintable() and "  " not in text:
        return text
    if BREAK not in raw and (text := " ".join(text.split())).isprintable():
        return text
    if _HAS_INVISIBLE.search(raw):
        raw = raw.translate(_INVISIBLE)
    raw = composed(raw)
    return " ".join(raw.split()) if BREAK not in raw else _lines(raw)


_short_tidied = lru_cache(maxsize=20_000)(_tidied)  # menus and footers stand on every page


def _lines(raw: str) -> str:
    return "\n".join(piece for part in raw.split(BREAK) if (piece := " ".join(part.split())))


def hidden_by(attributes: dict[str, str | None]) -> str:
    """Why an element of these attributes is not seen ("attribute", "style", "class"), or ''."""
    if "hidden" in attributes and attributes["hidden"] != "false":
        return "attribute"
    style = attributes.get("style")
    if style and (_short_hides(style) if len(style) <= LONGEST else _hides(style)):
        return "style"
    names = attributes.get("class")
    if names and ("none" in names or "hid" in names or "r-only" in names or "reader" in names):
        tokens = names.split()
        if any(name in tokens for name in _READER_CLASSES):
            return "reader"
        if not _HIDING_CLASSES.isdisjoint(tokens) and not any(
            ":" in t or (t.startswith(("visible", "d-")) and t != "d-none") for t in tokens
        ):
            return "class"
    return ""


def _hides(style: str) -> bool:
    return _STYLE_HIDDEN.search(style) is not None or ("overflow" in style and _no_size(style))


_short_hides = lru_cache(maxsize=5_000)(_hides)  # pages say few styles many times


def _no_size(style: str) -> bool:
    """A box of no width and no height whose overflow is cut off."""
    return len({m[1].lower() for m in _NO_SIZE.finditer(style)}) == 2 and "hidden" in style


def harmless(attributes: dict[str, str | None]) -> bool:
    """Whether an element with these attributes is neither hidden nor a region, told from its class alone."""
    if len(attributes) != 1 or "class" not in attributes:
        return False
    names = attributes["class"] or ""
    return len(names) <= LONGEST and _says_nothing(names)


@lru_cache(maxsize=5_000)
def _says_nothing(names: str) -> bool:
    return not any(map(names.lower().__contains__, _SPEAKING))


def region_of(tag: str, attributes: dict[str, str | None], held: str, depth: int) -> str:
    """The region that an element opens, or the `held` one: header | nav | main | aside | footer | ''."""
    if held == "footer":
        return held
    found = REGION_TAGS.get(tag) or REGION_ROLES.get(attributes.get("role") or "")
    if found and not (found in ("header", "aside") and (held or depth > 6)):
        return found
    if tag in ("div", "section", "ul", "table", "footer-component"):
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
        if len(names) > 4:
            low = names.lower()
            if ("foot" in low or "copyright" in low) and _FOOTER.search(_PART_FOOT.sub("", names)):
                told = held != "main" or "copyright" in low
                if told or any("foot" in word and word not in _LIKE_FOOT for word in low.split()):
                    return "footer"
            if not held and ("header" in low or "top" in low) and _HEADER.search(names):
                return "header"
            if "menu" in names and held != "main" and not ("tab" in low and _TAB.search(low)):
                return "nav"
    return held


PIECES = ("links", "images", "forms", "fields", "buttons", "scripts")


class Gathered:
    """What one walk found, in the order of the page."""

    __slots__ = (
        "base",
        "blocks",
        "buttons",
        "comments",
        "fields",
        "forms",
        "frames",
        "gaps",
        "images",
        "links",
        "metas",
        "named",
        "nodes",
        "piece_nodes",
        "rel_links",
        "scripts",
        "styles",
        "title",
    )

    def __init__(self) -> None:
        self.title = ""
        self.base = ""
        self.blocks: list[Block] = []
        self.nodes: list[Any] = []  # the owning element of each block
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.forms: list[Form] = []
        self.fields: list[Field] = []
        self.buttons: list[Button] = []
        self.scripts: list[Script] = []
        self.frames: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.rel_links: list[tuple[str, str]] = []
        self.comments: list[str] = []
        self.named: set[str] = set()  # names of attributes and of elements that may ask for more than a walk
        self.styles: list[str] = []
        self.gaps: list[int] = []  # before which block something was left out
        self.piece_nodes: dict[str, list[Any]] = {
            k: [] for k in PIECES
        }  # the elements of the pieces, by list

    def lines(self) -> list[Line]:
        """Every block cut at its <br>s."""
        out: list[Line] = []
        for block in self.blocks:
            if "\n" not in block.text:
                out.append(tuple.__new__(Line, (block.text, block, 0)))
                continue
            start = 0
            for text in block.text.split("\n"):
                out.append(Line(text, block, start))
                start += len(text) + 1
        return out
