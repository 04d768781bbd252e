"""Changes of a whole visit: other bytes, other addresses, another order, pages twice."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from checker.facts.decode import decode
from checker.facts.legacy import TCVN3
from crawler.model import Capture, CaptureState, Via, Visit

from .tokens import on_tags

_CHARSET = re.compile(r"<meta[^>]*charset[^>]*>", re.I)
_HREF = re.compile(r"""(\shref\s*=\s*)("[^"]*"|'[^']*')""", re.I)


@dataclass
class Changed:
    """A visit after a change; `back` maps new addresses to those they stand for."""

    visit: Visit
    back: dict[str, str] = field(default_factory=dict)


def is_page(capture: Capture) -> bool:
    """Whether a capture is a page of HTML."""
    return capture.state is CaptureState.OK and (capture.via is Via.BROWSER or "html" in capture.content_type)


def with_body(capture: Capture, body: bytes, charset: str = "utf-8") -> Capture:
    """A capture with other bytes."""
    others = tuple((k, v) for k, v in capture.headers if k.lower() != "content-type")
    return replace(
        capture,
        body=body,
        digest=hashlib.sha256(body).hexdigest(),
        headers=(*others, ("Content-Type", f"text/html; charset={charset}")),
    )


def text_of(capture: Capture) -> str:
    """The source of a page."""
    kind = capture.content_type if capture.via is Via.HTTP else "text/html; charset=utf-8"
    return decode(capture.body, kind)[0]


def in_utf8(visit: Visit) -> Visit:
    """The visit with every page in UTF-8, as its header says: what all changes begin from."""
    return on_pages(
        visit, lambda c: with_body(c, _CHARSET.sub('<meta charset="utf-8">', text_of(c)).encode())
    )


def on_pages(visit: Visit, change: Callable[[Capture], Capture]) -> Visit:
    """The visit with every page changed."""
    return replace(visit, captures=tuple(change(c) if is_page(c) else c for c in visit.captures))


def on_source(change: Callable[[str], str]) -> Callable[[Visit], Changed]:
    """A change of a page's source as one of visits."""
    return lambda visit: Changed(on_pages(visit, lambda c: with_body(c, change(c.body.decode()).encode())))


def _encoded(visit: Visit, charset: str, encode: Callable[[str], bytes]) -> Changed:
    def one(capture: Capture) -> Capture:
        html = _CHARSET.sub(f'<meta charset="{charset}">', capture.body.decode())
        return with_body(capture, encode(html), charset)

    return Changed(on_pages(visit, one))


def windows_1258(visit: Visit) -> Changed:
    """Pages in the code page that Windows had for Vietnamese; what it lacks stands as references."""

    def encode(html: str) -> bytes:
        out = []
        for letter in unicodedata.normalize("NFC", html):
            try:
                out.append(letter.encode("cp1258"))
            except UnicodeEncodeError:
                base, *marks = unicodedata.normalize("NFD", letter)
                tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
                whole = unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in tones))
                try:
                    out.append((whole + "".join(tones)).encode("cp1258"))
                except UnicodeEncodeError:
                    out.append(f"&#{ord(letter)};".encode())
        return b"".join(out)

    return _encoded(visit, "windows-1258", encode)


def utf16(visit: Visit) -> Changed:
    """Pages in UTF-16 with their mark of byte order."""
    return _encoded(visit, "utf-16", lambda html: html.encode("utf-16"))


def tcvn3(visit: Visit) -> Changed:
    """Pages in the letters of the fonts of the nineties, declared as Western."""
    table = {new: old for old, new in TCVN3.items()}

    def encode(html: str) -> bytes:
        # the fonts have small letters only; capitals came from a second font
        low = "".join(
            c if c.isascii() or ord(c) in table else c.lower() for c in unicodedata.normalize("NFC", html)
        )
        return low.translate(table).encode("latin-1", "xmlcharrefreplace")

    return _encoded(visit, "iso-8859-1", encode)


def read_twice(visit: Visit) -> Changed:
    """UTF-8 that a database took for Western text and wrote as UTF-8 again."""

    def encode(html: str) -> bytes:
        return "".join(
            bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
            for b in html.encode()
        ).encode()

    return _encoded(visit, "utf-8", encode)


def numbered(visit: Visit) -> Changed:
    """Addresses that say nothing: numbers in the place of words, the door aside."""
    base = visit.storefront.url
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    home = {base.rstrip("/")}
    names: dict[str, str] = {}

    def number(url: str) -> str:
        split = urlsplit(url)
        if (split.hostname or "").removeprefix("www.") != host or url.rstrip("/") in home:
            return url
        if split.path.rstrip("/") in ("", "/index.html", "/index.php") and not split.query:
            return url
        if re.search(r"\.(?:jpe?g|png|gif|webp|svg|css|js|ico)$", split.path, re.I):
            return url
        key = split._replace(fragment="", scheme="", netloc="").geturl().rstrip("/")
        plain = split._replace(path=f"/{int(hashlib.md5(key.encode()).hexdigest()[:6], 16)}.html", query="")
        names[plain._replace(fragment="").geturl()] = split._replace(fragment="").geturl()
        return plain.geturl()

    def page(capture: Capture) -> Capture:
        def href(found: re.Match[str]) -> str:
            value = found[2][1:-1].replace("&amp;", "&")
            if not value or value[0] == "#" or (":" in value.split("/")[0] and not value.startswith("http")):
                return found[0]
            try:
                return f'{found[1]}"{number(urljoin(capture.url, value))}"'
            except ValueError:
                return found[0]

        html = on_tags(capture.body.decode(), lambda _, s: _HREF.sub(href, s))
        return with_body(
            replace(capture, url=number(capture.url), requested_url=number(capture.requested_url)),
            html.encode(),
        )

    made = on_pages(visit, page)
    return Changed(made, names)


def shuffled(visit: Visit) -> Changed:
    """The captures in another order."""
    captures = list(visit.captures)
    random.Random(4).shuffle(captures)
    return Changed(replace(visit, captures=tuple(captures)))


def doubled(visit: Visit) -> Changed:
    """Every page a second time under /en/, after the others."""
    base = visit.storefront.url
    more, back = [], {}
    for capture in visit.captures:
        split = urlsplit(capture.url)
        if not is_page(capture) or split.hostname != urlsplit(base).hostname:
            continue
        url = split._replace(path="/en" + split.path).geturl()
        back[url] = capture.url
        more.append(replace(capture, id=capture.id + "e", url=url, requested_url=url))
    return Changed(replace(visit, captures=(*visit.captures, *more)), back)
