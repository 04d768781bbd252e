"""What a page keeps folded away and opens by a click: tabs, accordions, "xem thêm"."""

from __future__ import annotations

from typing import Any

from checker.facts.fold import words_of
from checker.facts.gather import hidden_by
from checker.facts.page import Line, Page

_AWAY = frozenset(("header", "nav", "footer", "aside"))
_NOT_OF_THE_GOODS = (
    "modal",
    "popup",
    "cart",
    "menu",
    "login",
    "search",
    "cookie",
    "template",
    "review",
    "comment",
    "related",
)
_STEPS = 12  # ancestors that are looked at
_OPENERS = words_of("h1 h2 h3 h4 h5 h6 button summary a dt label p span div strong b")
_TITLE = 120  # characters of what stands right before it and may open it
_LEAST = 12  # characters of all of it together


def folded_lines(page: Page, name: Line) -> list[Line]:
    """Hidden lines after the name of the product that belong to its description, as far as the page tells."""
    out = [line for line in closed_lines(page) if line.block.at >= name.block.at]
    return out if sum(len(ln.text) for ln in out) >= _LEAST else []


def closed_lines(page: Page) -> list[Line]:
    """Hidden lines that a visitor can open: no menu, pop-up, form, template or words of customers. Kept on the page."""
    if "closed" not in page.notes:
        page.notes["closed"] = _closed(page)
    held: list[Line] = page.notes["closed"]
    return held


def _closed(page: Page) -> list[Line]:
    nodes = page._found.nodes  # the element that owns each block
    out: list[Line] = []
    judged: dict[int, bool] = {}
    for line in page.all_lines:
        block = line.block
        if block.hidden not in ("style", "class", "attribute") or block.region in _AWAY:
            continue
        if block.number not in judged:
            judged[block.number] = _of_the_goods(nodes[block.number]) and _opens(nodes[block.number])
        if judged[block.number] and line.text:
            out.append(line)
    return out


def _of_the_goods(node: object) -> bool:
    """No ancestor is a form, a pop-up, a basket, a menu or other goods."""
    for _ in range(_STEPS):
        tag = getattr(node, "tag", None)
        if not tag or tag in ("body", "html"):
            return True
        attributes: dict[str, str | None] = getattr(node, "attributes", {})
        names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower()
        if tag in ("form", "noscript", "select", "dialog") or any(
            word in names for word in _NOT_OF_THE_GOODS
        ):
            return False
        node = getattr(node, "parent", None)
    return True


def _opens(node: object) -> bool:
    """Whether something can open what is hidden: a script finds it by a name, or a title stands right before it.

    A bare element with neither that style alone hides is text that no visitor ever meets.
    """
    root = None
    for _ in range(_STEPS):
        tag = getattr(node, "tag", None)
        if not tag or tag in ("body", "html"):
            break
        if hidden_by(getattr(node, "attributes", {})):
            root = node
        node = getattr(node, "parent", None)
    if root is None or set(getattr(root, "attributes", {})) - {"style", "hidden"}:
        return True
    before: Any = getattr(root, "prev", None)
    while before is not None and (before.tag or "-")[0] in "-!":
        before = before.prev
    return before is not None and before.tag in _OPENERS and 0 < len(before.text(deep=True).strip()) <= _TITLE
