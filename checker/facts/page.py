"""One captured page, read once: text, links, pictures, forms, structured data, each with its place.

The rest of the room reads pages only through `Page`. `read_page(capture)` never raises on any bytes.
Offsets: `text_at(path)` is the visible text of an element, its blocks joined by newlines; `place_of`
gives places whose `start`/`end` count in exactly that text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from checker.facts.cards import Lean, fits, lean
from checker.facts.decode import MAX_PAGE, declared, decoded, tame
from checker.facts.fold import fold
from checker.facts.gather import Gathered, tidy
from checker.facts.rdfa import rdfa
from checker.facts.resolve import resolve
from checker.facts.shape import Block, Button, Field, Form, Image, Line, Link, Script
from checker.facts.steps import Steps
from checker.facts.structured import json_blocks, microdata, states
from checker.facts.walk import walk
from checker.model import Fact, Place, Value

__all__ = ["Block", "Button", "Field", "Form", "Image", "Line", "Link", "Page", "Script"]


class Page:
    """One page of a visit.

    url: where it was found; capture: `Capture.id`; drawn: a browser drew it; whole: nothing was cut off, neither
    by the crawl nor because the page is longer or deeper than a parser can take (then nothing is absent);
    html: the decoded text; encoding: how it was decoded; declared: as what it was declared, or ''.
    """

    def __init__(
        self,
        url: str,
        capture: str,
        body: bytes,
        content_type: str = "",
        *,
        drawn: bool = False,
        whole: bool = True,
        requested: str = "",
    ) -> None:
        self.url = url
        self.requested = requested or url
        self.capture = capture
        self.drawn = drawn
        self.html, self.encoding, self._source = decoded(body, content_type)
        self.declared = declared(body, content_type)
        self._lean = lean(self.html)
        tamed = self._parse()  # without the cards that were left out
        if not fits(self._read, self._lean):
            self._lean = Lean(self.html)
            tamed = self._parse()
        self.whole = whole and tamed is self._lean.html and len(body) <= MAX_PAGE
        root = self._read.root
        self._steps = Steps(self._lean.name)
        self._found: Gathered = walk(root, url, self._lean.where) if root is not None else Gathered()
        self.title = self._found.title
        self.links: list[Link] = self._found.links  # every <a>, `href` absolute
        self.blocks: list[Block] = self._found.blocks  # every block, the hidden ones too
        self.forms: list[Form] = self._found.forms
        self.fields: list[Field] = self._found.fields
        self.buttons: list[Button] = self._found.buttons
        self.images: list[Image] = self._found.images
        self.scripts: list[Script] = self._found.scripts
        self.frames: list[str] = self._found.frames  # addresses of <iframe>
        self.comments: list[str] = self._found.comments
        self.notes: dict[str, Any] = {}  # what a reader worked out and others need too
        self.styles: list[str] = self._found.styles

    def _parse(self) -> str:
        """Parses the lean page; what the parser was given."""
        tamed = tame(self._lean.html)
        source = self._source if tamed is self.html else b""
        self._bytes = source or tamed.encode("utf-8", "ignore")
        self._read = LexborHTMLParser(self._bytes)
        return tamed

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The whole page as parsed, cards that were left out too; the pieces come from what was read of it."""
        return LexborHTMLParser(tame(self.html)) if self._lean.gaps else self._read

    def holds(self, *words: str) -> bool:
        """Whether one of some plain (ASCII) words stands in the markup that was read; bytes take half as long."""
        held = self._bytes
        return any(map(held.__contains__, map(str.encode, words)))

    @cached_property
    def _scripted(self) -> bytes:
        return "\n".join(part for s in self.scripts for part in (s.id, s.type, s.src, s.text)).encode(
            "utf-8", "replace"
        )

    def scripts_hold(self, *words: str) -> bool:
        """As `holds`, in the scripts alone: a third of a page, which tells in 1 ms what made it, not in 3."""
        held = self._scripted
        return any(map(held.__contains__, map(str.encode, words)))

    def names(self, *said: str) -> bool:
        """Whether an element that the walk went into has an attribute of one of some names. `"<select>"`: whether
        an element of that name, which the walk does not go into, was met."""
        return not self._found.named.isdisjoint(said)

    @cached_property
    def lang(self) -> str:
        """The lang attribute of <html>, lower case, or ''."""
        node = self._read.css_first("html")
        return ((node.attributes.get("lang") or "") if node is not None else "").lower()

    @cached_property
    def all_lines(self) -> list[Line]:
        """Every line of every block, hidden ones too."""
        return self._found.lines()

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that a visitor sees."""
        return [line for line in self.all_lines if not line.block.hidden]

    @cached_property
    def folded(self) -> list[str]:
        """`lines` folded (lower case, no marks), each as long as its line."""
        return [fold(line.text) for line in self.lines]

    @cached_property
    def text(self) -> str:
        """All visible text, a newline between lines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _begins(self) -> list[int]:
        """Where each block begins in the text of all blocks: one element may own thousands."""
        return list(accumulate((len(b.text) + 1 for b in self.blocks), initial=0))

    @cached_property
    def headings(self) -> list[Block]:
        """Visible blocks inside h1-h6."""
        return [b for b in self.blocks if b.heading and not b.hidden]

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """<meta> by lower-case name or property (Open Graph too); the first one wins."""
        out: dict[str, str] = {}
        for name, content in self._found.metas:
            out.setdefault(name, content)
        return out

    @cached_property
    def rel_links(self) -> list[tuple[str, str]]:
        """<link> elements: (rel, absolute address)."""
        return [(rel, resolve(self.url, href)) for rel, href in self._found.rel_links]

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every JSON-LD object, @graph and lists opened; broken blocks are mended or left out."""
        return json_blocks(s.text for s in self.scripts if "ld+json" in s.type)

    @cached_property
    def microdata(self) -> list[dict[str, Any]]:
        """Top-level microdata items: {"@type": …, property: value or item or list of both}."""
        return microdata(self._read.root) if self.names("itemscope") else []

    @cached_property
    def rdfa(self) -> list[dict[str, Any]]:
        """Top-level RDFa items in the form of `microdata`; read only where the page has them."""
        return rdfa(self._read.root) if self.names("typeof") else []

    @cached_property
    def states(self) -> dict[str, Any]:
        """JSON states that scripts carry, by name: "__NEXT_DATA__", "application/json:<id>", "meta.product" …"""
        return states(self.scripts)

    @cached_property
    def folded_text(self) -> str:
        """`folded`, joined by newlines."""
        return "\n".join(self.folded)

    def resolve(self, href: str) -> str:
        """An address found on this page made absolute; '' when it leads nowhere."""
        return resolve(urljoin(self.url, self._found.base) if self._found.base else self.url, href)

    def css(self, selector: str) -> list[Any]:
        """Nodes of what was read, by CSS selector, for rare needs; the walk's pieces are cheaper."""
        return list(self._read.css(selector))

    def path_of(self, block: Block) -> str:
        """The CSS path of the element that owns a block."""
        return self._steps.path(self._found.nodes[block.number])

    def node_of(self, block: Block) -> Any:
        """The element that owns a block, for rare needs."""
        return self._found.nodes[block.number]

    def cells(self, block: Block) -> list[str]:
        """The texts of the elements that a block's element consists of; [] where text stands beside them."""
        out: list[str] = []
        child = self._found.nodes[block.number].child
        while child is not None:
            if child.tag == "-text" and not child.is_empty_text_node:
                return []
            if child.tag and child.tag[0] != "-" and (text := tidy(child.text(deep=True))):
                out.append(text)
            child = child.next
        return out

    def piece_path(self, kind: str, number: int) -> str:
        """The CSS path of a piece: kind is "links", "images", "forms", "fields", "buttons" or "scripts"."""
        return self._steps.path(self._found.piece_nodes[kind][number])

    def text_at(self, path: str) -> str:
        """The text that places count in: the blocks under the element, joined by newlines; '' if none."""
        if not path:
            return ""
        node = self.tree.css_first(path)
        if node is None:
            return ""
        found = walk_under(node)
        return "\n".join(b.text for b in found.blocks)

    def place_of(self, block: Block, start: int, end: int) -> Place:
        """The place of characters start…end of a block's text."""
        before = self._begins[block.number] - self._begins[block.first]
        if self._found.gaps:
            before += sum(self._unread(n) for n in self._gaps_within(block))
        return Place(self.path_of(block), before + start, before + end)

    def _gaps_within(self, block: Block) -> list[int]:
        """The gaps between the first block of the element that owns a block, and the block. What is left out has
        cards before it in the same element: a gap right before the first block lies outside."""
        return [n for n, at in enumerate(self._found.gaps) if block.first < at <= block.number]

    def _unread(self, gap: int) -> int:
        """The characters of the text of cards that were left out, each of their blocks with its newline."""
        held: dict[int, int] = self.notes.setdefault("unread", {})
        if gap not in held:
            found = walk_under(LexborHTMLParser(self._lean.gaps[gap].html).root)
            held[gap] = sum(len(block.text) + 1 for block in found.blocks)
        return held[gap]

    def fact(
        self,
        name: str,
        value: Value,
        line: Line,
        start: int,
        end: int,
        extractor: str,
        confidence: float = 1.0,
    ) -> Fact:
        """A fact whose quote is characters start…end of a line."""
        begin = line.start + start
        return Fact(
            name,
            value,
            line.text[start:end],
            self.url,
            self.capture,
            self.place_of(line.block, begin, line.start + end),
            extractor,
            confidence,
        )

    def fact_at(
        self, name: str, value: Value, quote: str, path: str, extractor: str, confidence: float = 1.0
    ) -> Fact:
        """A fact whose quote is not running text: an attribute, a picture, structured data."""
        return Fact(name, value, quote, self.url, self.capture, Place(path), extractor, confidence)


def walk_under(node: Any) -> Gathered:
    """The pieces under one element."""
    return walk(node)
