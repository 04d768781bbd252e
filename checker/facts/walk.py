"""One walk over a parsed page: iterative, every node once, linear in the size of the page."""

from __future__ import annotations

from typing import Any, Protocol

from checker.facts.gather import (
    BACKGROUND,
    BLOCKS,
    BREAK,
    GROUPS,
    HEADINGS,
    INLINE,
    LEAVES,
    MAX_COMMENTS,
    REGION_TAGS,
    SKIPPED,
    Gathered,
    harmless,
    hidden_by,
    join,
    region_of,
    tidy,
)
from checker.facts.lineends import MOST_LINES, keeps_lines
from checker.facts.pieces import Attributes, Pieces, Scope
from checker.facts.shape import NO_GAPS, Block, Gaps

_HEAD = frozenset(("title", "meta", "link", "base"))
# only their attributes can change more than what these names say
_ORDINARY = (INLINE | BLOCKS | GROUPS) - {"a", "img", "amp-img", "label", "svg"}
# Hidden as a whole, a page is one that a style sheet or a script opens: nobody puts an empty one up.
_WHOLE = frozenset(("html", "body"))
# ways through a node; elements from _OTHER on
_NOTHING, _TEXT, _COMMENT, _OTHER, _RUNNING, _BLOCK, _GROUP = range(7)
_Way = tuple[str, int, bool, bool]


class Node(Protocol):
    """The part of a lexbor node that the walk uses."""

    @property
    def tag(self) -> str | None: ...
    @property
    def tag_id(self) -> int: ...
    @property
    def attributes(self) -> dict[str, str | None]: ...
    @property
    def text_content(self) -> str | None: ...
    @property
    def is_empty_text_node(self) -> bool: ...
    @property
    def comment_content(self) -> str | None: ...
    @property
    def child(self) -> Any: ...
    @property
    def next(self) -> Any: ...


def _way_of(tag: str | None) -> _Way:
    """The name of a node, how the walk goes through nodes of that name, and whether they are inline and leaves."""
    if not tag or tag[0] in "-!":
        way = {"-text": _TEXT, "-comment": _COMMENT}.get(tag or "", _NOTHING)
        return tag or "", way, False, False
    way, inline = _OTHER, tag in INLINE
    if tag in _ORDINARY:
        way = _RUNNING if inline else _GROUP if tag in GROUPS else _BLOCK
    return tag, way, inline, tag in LEAVES


class _Walker:
    """The state of one walk; `run` goes over every node once, without recursion."""

    def __init__(self, gaps: Gaps = NO_GAPS) -> None:
        self.out = Gathered()
        self.named = self.out.named
        self.gaps = gaps
        self.pieces = Pieces(self.out)
        self.parts: list[str] = []  # text of the running block
        self.scope = Scope()
        self.owner: tuple[str, Any, int] = ("", None, 0)  # tag, element and first block of the running block
        self.kept: dict[int, Any] = {}  # the elements whose line ends are seen, by their number
        self.groups = 0
        self.stack: list[tuple[Any, bool, Scope, tuple[str, Any, int], int]] = []

    def run(self, root: Node, url: str) -> Gathered:
        """Walks everything under `root`. One loop without calls for the commonest nodes: it is the hot place."""
        pieces, parts, stack, comments = self.pieces, self.parts, self.stack, self.out.comments
        listeners, blocks = pieces.listeners, self.out.blocks
        ways: dict[int, _Way] = {}  # a node tells its number in a fifth of the time of its name
        node: Any = root
        while node is not None:
            try:
                tag, way, inline, leaf = ways[node.tag_id]
            except KeyError:
                tag, way, inline, leaf = ways[node.tag_id] = _way_of(node.tag)
            if way == _TEXT:
                if parts or not node.is_empty_text_node:
                    text = node.text_content
                    if text and (parts or not text.isspace()):
                        parts.append(text)
                        for listener in listeners:
                            listener.append(text)
            elif way >= _OTHER:
                pieces.at += 1
                child = node.child
                if leaf and child is None:
                    pieces.node = node
                    self.leaf(tag, node)
                else:
                    scope, owner, heard = self.scope, self.owner, len(listeners)
                    attributes = node.attributes
                    # most elements say nothing, or have a class that says nothing
                    if way != _OTHER and (not attributes or harmless(attributes)):
                        entered = True
                        if way != _RUNNING:
                            if parts:
                                self.flush()
                            self.owner = (tag, node, len(blocks))
                            for listener in listeners:
                                listener.append(" ")
                            if way == _GROUP:
                                self.groups += 1
                                self.scope = scope.with_group(self.groups)
                    else:
                        pieces.node = node
                        entered = self.enter(node, tag, attributes)
                    if entered and child is not None:
                        stack.append((node, inline, scope, owner, heard))
                        node = child
                        if not parts and child.is_empty_text_node:
                            node = child.next or child
                        continue
                    if parts or listeners or scope is not self.scope:
                        if not inline or scope is not self.scope:
                            self.leave(inline, scope, owner, heard)
                    else:
                        self.owner = owner
            elif way == _COMMENT and len(comments) < MAX_COMMENTS and (comment := node.comment_content):
                comments.append(comment)
            while stack:
                following = node.next
                if following is not None:
                    node = following
                    if not parts and node.is_empty_text_node:
                        continue  # as half of all nodes are: white space between tags
                    break
                node, inline, scope, owner, heard = stack.pop()
                if parts or listeners or scope is not self.scope:
                    if not inline or scope is not self.scope:
                        self.leave(inline, scope, owner, heard)
                else:
                    self.owner = owner
            else:
                node = None
        self.flush()
        pieces.finish(url)
        return self.out

    def flush(self) -> None:
        """Ends the running block, if it has text."""
        parts = self.parts
        if not parts:
            return
        tag, node, first = self.owner
        text = parts[0] if len(parts) == 1 else join(parts)
        if (tag == "pre" or (self.kept and id(node) in self.kept)) and text.count("\n") < MOST_LINES:
            text = text.replace("\n", BREAK)
        text = tidy(text)
        parts.clear()
        if text:
            blocks, scope = self.out.blocks, self.scope
            at = self.pieces.at
            region, hidden, heading, group = scope[:4]
            blocks.append(
                tuple.__new__(Block, (text, tag, region, hidden, heading, group, at, first, len(blocks)))
            )
            self.out.nodes.append(node)

    def leaf(self, tag: str, node: Any) -> None:
        """An element that never has children: nothing has to be restored after it."""
        if tag == "br":
            self.parts.append(BREAK)
            self.pieces.hear(" ")
        elif tag == "img":
            self.pieces.image(node.attributes, self.scope)
        elif tag == "input":
            self.pieces.field(tag, node.attributes, self.scope, node)
        elif tag in _HEAD:
            self.pieces.silent(tag, node.attributes, self.scope, node)

    def enter(self, node: Any, tag: str, attributes: Attributes) -> bool:
        """Opens an element; says whether to go into it."""
        shown = not attributes or self.scope.hidden or tag in _WHOLE
        why = "" if shown else hidden_by(attributes)
        if tag in INLINE:
            if tag == "a":
                self.scope = self.pieces.link(attributes, self.scope, why)
            elif tag in ("img", "amp-img"):
                self.pieces.image(attributes, self.scope)
            elif tag == "label":
                self.scope = self.pieces.label(attributes, self.scope)
            elif tag == "svg":
                return False
        elif not self.enter_block(node, tag, attributes):
            return False
        if attributes:
            self.named.update(attributes)
            if why and not self.scope.hidden:
                self.flush()
                self.scope = self.scope._replace(hidden=why)
            style = attributes.get("style")
            if style and "url(" in style and (picture := BACKGROUND.search(style)):
                self.pieces.background(picture[1], attributes, self.scope)
        return True

    def enter_block(self, node: Any, tag: str, attributes: Attributes) -> bool:
        """Opens an element that begins a new block; says whether to go into it."""
        if self.parts:
            self.flush()
        self.owner = (tag, node, len(self.out.blocks))
        for listener in self.pieces.listeners:
            listener.append(" ")
        scope = self.scope
        if tag == self.gaps.name:
            self.pieces.at += self.gaps.elements[len(self.out.gaps)] - 1
            self.out.gaps.append(len(self.out.blocks))
            return False
        if tag in SKIPPED or tag in _HEAD:
            self.named.add(f"<{tag}>")
            self.pieces.silent(tag, attributes, scope, node)
            return False
        if tag in HEADINGS:
            scope = scope.with_heading(HEADINGS[tag])
        elif tag in GROUPS:
            self.groups += 1
            scope = scope.with_group(self.groups)
        elif tag == "form":
            scope = self.pieces.form(attributes, scope)
        elif tag == "button":
            self.pieces.button(attributes, scope)
        elif tag == "noscript" and not scope.hidden:
            scope = scope._replace(hidden="noscript")
        elif tag == "dialog" and "open" not in attributes and not scope.hidden:
            scope = scope._replace(hidden="dialog")
        if attributes and keeps_lines(attributes):
            self.kept[id(node)] = node
        if attributes or tag in REGION_TAGS:
            region = region_of(tag, attributes, scope.region, len(self.stack))
            if region != scope.region:
                scope = scope.with_region(region)
        self.scope = scope
        return True

    def leave(self, inline: bool, scope: Scope, owner: tuple[str, Any, int], heard: int) -> None:
        """Closes an element: what stood before it holds again."""
        listeners = self.pieces.listeners
        if not inline:
            if self.parts:
                self.flush()
            for listener in listeners:
                listener.append(" ")
        elif self.parts and self.scope.hidden != scope.hidden:
            self.flush()
        self.scope, self.owner = scope, owner
        if len(listeners) > heard:
            del listeners[heard:]


def walk(root: Node, url: str = "", gaps: Gaps = NO_GAPS) -> Gathered:
    """Everything the extractors need from the tree under `root`, in the order of the page found at `url`.

    `gaps` says which elements stand in the place of cards that were left out (`cards.py`).
    """
    return _Walker(gaps).run(root, url)
