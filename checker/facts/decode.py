"""Bytes to text: any bytes, never an exception. UTF-8 that is valid wins over what the page declares."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import ftfy

from checker.facts import composing
from checker.facts.fold import words_of
from checker.facts.legacy import rescue, vietnamese_share

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MOJIBAKE = re.compile(
    r"á»[\x80-\xbf\u2010-\u203a\u0152\u0153\u0160\u0161\u017d\u017e\u0192\u02c6\u02dc\u20ac"
    r"\u2122]|áº|Ä‘|Ã[\u0080-\u00bf]|Æ°|Æ¡"
)
_SIGNS = ("á»", "áº", "Ä‘", "Æ°", "Ã´", "Ã\xa0")
_VIETNAMESE = re.compile("[ạ-ỹđĐ]")
_LATIN = re.compile("[\u00a1-\u00ff]")
_ASCII = bytes(range(128))
# none of the letters and signs that are composed and compose with nothing before them
_MAY_COMPOSE = re.compile(
    "[^\u0080-\u02ff\u1e00-\u1eff\u2002-\u20cf\u2100-\u2125\u2190-\u2328\u2500-\u2adb\ufe0f\U0001f300-\U0001faff]"
)
_WESTERN = ("cp1252", "latin-1", "iso8859-1", "ascii", "iso8859-15")
_NAMES = {
    "x-sjis": "shift_jis",
    "windows-1258": "cp1258",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "x-user-defined": "cp1252",
    "unicode": "utf-8",
    "utf8": "utf-8",
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:\-]{0,40})(?=[\s/>])[^<>]{0,20000}>?")  # _NAME and its end
_NAME = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9:\-]{0,40})(?=[\s/>])")
_VOID = words_of("area base br col embed hr img input link meta param source track wbr amp-img")
_FORMATTING = words_of("a b big code em font i nobr s small strike strong tt u")
# letter by letter: a pattern without regard to case is begun at every character, this one only at "<"; most tags are
# known by their first letter for none of these
_RAW = words_of("script style textarea title iframe noembed noframes")
_INSIDE = _FORMATTING - {"a"}  # a link closes the one before


def _tags(names: frozenset[str]) -> str:
    """A pattern of the names of some tags."""
    first = "".join(sorted({name[0] for name in names}))
    spelt = "|".join("".join(f"[{c}{c.upper()}]" for c in name) for name in sorted(names))
    return f"(?=[{first}{first.upper()}])(?:{spelt})(?=[\\s/>])"


_FORMAT_NAME = re.compile(f"<(/?{_tags(_RAW | _INSIDE)})")
_OPENS_FORMAT = re.compile(f"<{_tags(_INSIDE)}")
_IMPLIED = words_of("p li option td tr th dt dd tbody thead")  # one closes the one before
FEW_TAGS = 1_000  # a page of so few opening tags is parsed in 40 ms whatever they are
SOME_TAGS = 5_000  # and one of so many in 70 ms however deep, when few for formatting are open at once
MAX_DEPTH = 1_500  # open elements; the parser's work grows with the square of the depth
MAX_FORMATTING = 100  # formatting elements open at once; each is opened again in every paragraph
MAX_PAGE = 24_000_000  # characters
_PIECE = 1_500  # characters of a text that are composed at a time


def _codec(name: str) -> str:
    try:
        return codecs.lookup(_NAMES.get(name.lower(), name)).name
    except LookupError:
        return ""


def declared(body: bytes, content_type: str) -> str:
    """The codec that the header or else the page's own <meta> names; '' if neither or unknown."""
    if found := _HEADER.search(content_type):
        return _codec(found[1])
    if meta := _META.search(body[:4096]):
        return _codec(meta[1].decode("ascii"))
    return ""


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """The text of a page and the name of how it was read.

    Order: byte order mark; valid UTF-8; the declared code page; Vietnamese code pages by the words they
    give; UTF-8 with replacements. The text is NFC; UTF-8 that was read twice is mended when it shows.
    """
    text, name, _ = decoded(body, content_type)
    return text, name


def decoded(body: bytes, content_type: str = "") -> tuple[str, str, bytes]:
    """As `decode`, and the bytes of the page where they are the text in UTF-8 to the letter, else b"": encoding a
    text anew takes as long as decoding it."""
    body = body[:MAX_PAGE]
    text, name = _decode(body, content_type)
    read = text
    whole = name == "utf-8" and "\ufffd" not in text
    if not text.isascii():
        # a tenth of a page: each letter by itself tells as much among its like as in the text
        marked = body.translate(None, _ASCII).decode() if whole else text
        if (_twice(marked) and _twice(text[:60_000])) or not _VIETNAMESE.search(marked):
            text, name = _mend(text, name)
        if text is not read or not whole or _MAY_COMPOSE.search(marked):
            text = composed(text)
    same = text is read and whole and not body.startswith(codecs.BOM_UTF8)
    return text, name, body if same else b""


def _twice(text: str) -> bool:
    """Whether a text holds a sign of UTF-8 that was read twice. Its second letter is looked for first: right
    Vietnamese is full of the first ones, and one letter is found ten times as fast as two (0.04 ms a page, not 0.3)."""
    return any(sign[1] in text and sign in text for sign in _SIGNS)


def composed(text: str) -> str:
    """A text in NFC, made so in pieces that begin at a line's end, which composes with nothing: one letter that is
    not composed makes the library work through all it was given, at 15 ns a character and twice. Most pieces of a
    page are markup alone, in which there is nothing to compose."""
    pieces: list[str] = []
    start, whole = 0, True
    while start < len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        piece = text[start:end]
        if not piece.isascii():
            written, piece = piece, composing.composed(piece)
            whole = whole and piece is written
        pieces.append(piece)
        start = end
    return text if whole else "".join(pieces)


def _decode(body: bytes, content_type: str) -> tuple[str, str]:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(body) - 3:  # cut in the middle of a letter
            return body.decode("utf-8", "replace"), "utf-8"
    if body[:400].count(0) > len(body[:400]) // 4:
        name = "utf-16-le" if body[1:400:2].count(0) >= body[0:400:2].count(0) else "utf-16-be"
        return body.decode(name, "replace"), name
    name = declared(body, content_type)
    utf8 = body.decode("utf-8", "replace")
    broken = utf8.count("\ufffd")
    multi = sum(1 for c in utf8[:200_000] if c > "\x7f") - broken
    if name in ("", "utf-8") and multi > 4 * broken:  # UTF-8 with a few spoilt letters
        return utf8, "utf-8"
    if name and name not in _WESTERN and name not in ("utf-8", "cp1258"):
        try:
            return body.decode(name), name
        except (UnicodeDecodeError, LookupError):
            pass
    western = _western(body)
    best, best_name = western, "cp1252"
    share = vietnamese_share(western)
    as_1258 = composing.composed(body.decode("cp1258", "replace"))
    if vietnamese_share(as_1258) > share:
        best, best_name, share = as_1258, "cp1258", vietnamese_share(as_1258)
    as_font, font = rescue(body.decode("latin-1"))
    if font and vietnamese_share(as_font) > share + 0.05:
        return as_font, font
    if best_name == "cp1252" and multi > broken:
        return utf8, "utf-8"
    return (as_1258, "cp1258") if name == "cp1258" else (best, best_name)


def _western(body: bytes) -> str:
    return "".join(c if c != "\ufffd" else " " for c in body.decode("cp1252", "replace"))


def _once(line: str) -> str:
    """A line of a page that was read twice, read once. What ftfy is not sure of alone, the page is sure of."""
    mended = ftfy.fix_encoding(line)
    if _MOJIBAKE.search(mended):
        for codec in ("cp1252", "latin-1"):
            try:
                return line.encode(codec).decode("utf-8")
            except UnicodeError:
                continue
    return mended


def _mend(text: str, name: str) -> tuple[str, str]:
    """UTF-8 read twice, or letters of old fonts inside a Unicode page; else unchanged."""
    sample = text[:300_000]
    if len(_MOJIBAKE.findall(sample)) >= 5:
        mended = "\n".join(map(_once, text.split("\n"))) if len(text) < 2_000_000 else text
        if vietnamese_share(mended) > vietnamese_share(text):
            return mended, f"{name}+utf-8"
    if name == "utf-8":
        marks = len(_LATIN.findall(sample))
        if marks > 20:
            read, font = rescue(text)
            if font:
                return read, f"{name}+{font}"
    return text, name


def _many_formats(html: str) -> bool:
    """Whether a page opens more formatting elements at all than may be open at once: one in thirty does."""
    return next(islice(_OPENS_FORMAT.finditer(html), MAX_FORMATTING, None), None) is not None


def _formats_nest(html: str) -> bool:
    """Whether more formatting elements are open at once than the parser is given."""
    return next(_dropped(_FORMAT_NAME.findall(html)), None) is not None


def tame(html: str) -> str:
    """`html` as the parser can take it in linear time: tags beyond MAX_DEPTH open elements are dropped.

    Pages within the bounds come back unchanged, as the same object.
    Text is never dropped, only tags nested past the bound.
    """
    opening = html.count("<")
    if opening <= FEW_TAGS:
        return html
    many = _many_formats(html)
    if opening <= SOME_TAGS and not many:
        return html
    opening -= html.count("</")
    if opening <= FEW_TAGS or (opening <= SOME_TAGS and not (many and _formats_nest(html))):
        return html
    dropped = list(_dropped(_NAME.findall(html)))
    if not dropped:
        return html
    out: list[str] = []
    last = 0
    wanted = iter(dropped)
    following = next(wanted, -1)
    for number, found in enumerate(_TAG.finditer(html)):
        if number == following:
            out.append(html[last : found.start()])
            last = found.end()
            following = next(wanted, -1)
    out.append(html[last:])
    return "".join(out)


def _dropped(tags: list[str]) -> Iterator[int]:
    """Numbers of the tags ("div", "/div") past the bounds. A closing tag counts only while its element is open."""
    ways = {tag: _way_of(tag) for tag in set(tags)}
    opened = {name: 0 for _, name, _, _ in ways.values()}
    depth = formatting = 0
    raw = ""  # the end of the element whose text is no markup
    for number, (way, name, deeper, inline) in enumerate(map(ways.__getitem__, tags)):
        if raw:
            if name == raw and way == _CLOSES:
                raw = ""
        elif way == _CLOSES:
            if opened[name]:
                opened[name] -= 1
                depth -= deeper
                formatting -= inline
        elif way == _OPENS:
            if depth >= MAX_DEPTH or (inline and formatting >= MAX_FORMATTING):
                yield number
                continue
            opened[name] += 1
            depth += deeper
            formatting += inline
        elif way == _HIDES:
            raw = name


_OPENS, _CLOSES, _HIDES, _NOTHING = range(4)


@lru_cache(maxsize=5_000)
def _way_of(tag: str) -> tuple[int, str, int, int]:
    """What a tag does to the stack: how, its element, whether that counts for the depth and as formatting."""
    low = tag.lower()
    name = low.lstrip("/")
    counts = (int(name not in _IMPLIED), int(name in _FORMATTING))
    if low[0] == "/":
        return (_CLOSES, name, *counts)
    if name in _RAW or name in _VOID:
        return (_HIDES if name in _RAW else _NOTHING, name, 0, 0)
    return (_OPENS, name, *counts)
