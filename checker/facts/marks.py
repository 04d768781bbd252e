"""A page written again as it was captured, quotes marked: fit to be shown, unable to do anything.

Only known attributes and harmless elements are written; scripts, frames, forms, addresses and event handlers
are not. What is hidden and holds a quote is opened and said to be hidden.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from checker.facts.fold import words_of
from checker.facts.gather import hidden_by, tidy
from checker.facts.page import Page, walk_under
from checker.model import Place

ANCHOR = "rasoat-"  # how the ids of marks begin; a page's own ids of this kind are dropped
_DROPPED = words_of(
    "script template iframe frame frameset object embed applet link meta base title svg math canvas audio video"
    " source track param portal fencedframe dialog noframes noembed plaintext xmp"
)
_SILENT = frozenset(("select", "textarea"))  # their text is a field's, no running text
_RENAMED: Mapping[str, str] = {"form": "div", "html": "div", "body": "div", "head": "div", "main": "main"}
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col", "area"))
_KEPT = words_of(
    "class style title alt lang dir role colspan rowspan width height type value placeholder checked open start"
    " align valign bgcolor color size aria-label aria-hidden hidden"
)
_TAG = re.compile(r"[a-z][a-z0-9-]{0,40}")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+", re.I)
_IMPORT = re.compile(r"@(?:import|charset|namespace)\b[^;{}]*;?", re.I)
_FETCHED = re.compile(
    r"(?:url|image-set|src)\s*\((?!\s*['\"]?data:image/(?:png|jpe?g|gif|webp))[^)]*\)?", re.I
)
_MOST_NODES = 200_000
_MOST_STYLE = 400_000  # characters of one style element


@dataclass(frozen=True, slots=True)
class Spot:
    """One quote to mark: its number (the mark's id is ANCHOR + number), where it stands, what to say over it."""

    number: int
    place: Place
    title: str


@dataclass(slots=True)
class _Range:
    """Letters first…last (white space not counted) of an element's text belong to a spot."""

    first: int
    last: int
    spot: Spot


class _Writer:
    """One writing of one page. `shown` are the spots that found their place."""

    def __init__(self, page: Page, spots: Sequence[Spot], pictures: Mapping[str, str]) -> None:
        self.page, self.pictures = page, pictures
        self.out: list[str] = []
        self.shown: set[int] = set()
        self.ranges: dict[int, list[_Range]] = {}  # by element
        self.whole: dict[int, list[Spot]] = {}  # spots that are an element, not words
        self.opened: set[int] = set()  # hidden elements with a quote inside
        self.active: list[tuple[int, int]] = []  # (element, letters so far) of open elements with ranges
        for spot in spots:
            self._find(spot)

    def _find(self, spot: Spot) -> None:
        path = spot.place.path
        node = self.page.tree.css_first(path) if path.startswith("html") else None
        if node is None:
            return
        if spot.place.end > spot.place.start:
            text = "\n".join(block.text for block in walk_under(node).blocks)
            first = letters(text[: spot.place.start])
            count = letters(text[spot.place.start : spot.place.end])
            if count:
                held = self.ranges.setdefault(node.mem_id, [])
                held.append(_Range(first, first + count, spot))
        else:
            self.whole.setdefault(node.mem_id, []).append(spot)
        while node is not None and node.tag and node.tag[0] not in "-!#":
            self.opened.add(node.mem_id)
            node = node.parent

    def run(self) -> str:
        """The body of the page."""
        root = self.page.tree.root
        stack: list[tuple[Any, bool]] = [(root, False)] if root is not None else []
        left = _MOST_NODES
        while stack and left:
            node, leaving = stack.pop()
            if leaving:
                self._close(node)
                continue
            left -= 1
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
                continue
            if not tag or tag[0] in "-!#" or tag in _DROPPED or (tag == "style" and self._style(node)):
                continue
            self._open(node, tag)
            if tag in _VOID:
                continue
            stack.append((node, True))
            if tag in _SILENT:
                continue
            children, child = [], node.child
            while child is not None:
                children.append((child, False))
                child = child.next
            stack.extend(reversed(children))
        return "".join(self.out)

    def _style(self, node: Any) -> bool:
        text = node.text(deep=True) if node.child is not None else ""
        if text and "</" not in text and len(text) <= _MOST_STYLE:
            self.out.append(f"<style>{quiet(text)}</style>")
        return True

    def _open(self, node: Any, tag: str) -> None:
        attributes = node.attributes
        names = [attributes.get("class") or ""]
        own = self.whole.get(node.mem_id, ())
        if node.mem_id in self.ranges:
            self.active.append((node.mem_id, 0))
        for spot in own:
            self.shown.add(spot.number)
            self.out.append(f'<a id="{ANCHOR}{spot.number}" class="rasoat-n" tabindex="0">{spot.number}</a>')
            names.append("rasoat-el")
        said = [(k, v or "") for k, v in attributes.items() if k in _KEPT and k != "class"]
        said = [(k, quiet(v) if k == "style" else v) for k, v in said]
        if node.mem_id in self.opened:
            if hidden_by(attributes):
                names.append("rasoat-hidden")
            if tag == "details":
                said.append(("open", ""))
        if own:
            said = [(k, v) for k, v in said if k != "title"] + [("title", " · ".join(s.title for s in own))]
        if tag == "img":
            said += self._picture(attributes)
        if tag in ("input", "button", *_SILENT):
            said.append(("disabled", ""))
        if any(names):
            said.append(("class", " ".join(n for n in names if n)))
        name = _RENAMED.get(tag, tag)
        name = name if _TAG.fullmatch(name) else "span"
        written = [f'{k}="{html.escape(v)}"' for k, v in dict(said).items()]
        self.out.append(f"<{' '.join([name, *written])}>")

    def _picture(self, attributes: Mapping[str, str | None]) -> list[tuple[str, str]]:
        """A picture that the evidence keeps, by its address; others show their alt text."""
        src = attributes.get("src") or ""
        if src[:5].lower() == "data:":
            return [("src", src)] if _PICTURE.fullmatch(src) else []
        kept = self.pictures.get(self.page.resolve(src).partition("#")[0])
        return [("src", kept)] if kept else []

    def _close(self, node: Any) -> None:
        tag = node.tag or ""
        name = _RENAMED.get(tag, tag)
        self.out.append(f"</{name if _TAG.fullmatch(name) else 'span'}>")
        if self.active and self.active[-1][0] == node.mem_id:
            self.active.pop()

    def _text(self, raw: str) -> None:
        if not self.active or not raw.strip():
            self.out.append(html.escape(raw))
            return
        text = raw if raw.isascii() else _composed(raw)
        count = letters(text)
        cuts: list[tuple[int, int, Spot]] = []
        for n, (element, so_far) in enumerate(self.active):
            for held in self.ranges[element]:
                low, high = max(held.first, so_far) - so_far, min(held.last, so_far + count) - so_far
                if low < high:
                    cuts.append((*_characters(text, low, high), held.spot))
            self.active[n] = (element, so_far + count)
        self._marked(text, cuts)

    def _marked(self, text: str, cuts: list[tuple[int, int, Spot]]) -> None:
        edges = sorted({0, len(text), *(c[0] for c in cuts), *(c[1] for c in cuts)})
        for start, end in pairwise(edges):
            spots = [spot for low, high, spot in cuts if low <= start and end <= high]
            piece = html.escape(text[start:end])
            for spot in spots:
                if spot.number not in self.shown:
                    self.shown.add(spot.number)
                    self.out.append(
                        f'<a id="{ANCHOR}{spot.number}" class="rasoat-n" tabindex="0">{spot.number}</a>'
                    )
            if spots:
                title = html.escape(" · ".join(spot.title for spot in spots))
                self.out.append(f'<mark class="rasoat-mark" title="{title}">{piece}</mark>')
            else:
                self.out.append(piece)


def marked(
    page: Page, spots: Sequence[Spot], pictures: Mapping[str, str] | None = None
) -> tuple[str, set[int]]:
    """The page's body as harmless HTML with the spots marked, and the numbers of those that were found.

    `pictures` gives data: addresses of the pictures that the evidence keeps, by their own address.
    """
    writer = _Writer(page, spots, pictures or {})
    return writer.run(), writer.shown


def quiet(style: str) -> str:
    """A style without anything to fetch."""
    return _FETCHED.sub("none", _IMPORT.sub("", style))


def letters(text: str) -> int:
    """How many characters of a text are no white space."""
    return len(text) - sum(map(text.count, set(filter(str.isspace, text))))


def _composed(raw: str) -> str:
    """The letters as `Page` counts them (NFC, nothing invisible), its white space kept at both ends."""
    start = " " if raw[:1].isspace() else ""
    end = " " if raw[-1:].isspace() else ""
    return f"{start}{tidy(raw)}{end}"


def _characters(text: str, low: int, high: int) -> tuple[int, int]:
    """Letters low…high as places of characters."""
    start = end = seen = 0
    for at, character in enumerate(text):
        if character.isspace():
            continue
        if seen == low:
            start = at
        seen += 1
        if seen == high:
            end = at + 1
            break
    return start, end
