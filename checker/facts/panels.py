"""What a product page keeps folded away: tabs, accordions, "xem thêm" that a buyer can open.

Only what a label must show is read there, with less confidence, and only where the open part of the page
does not say it: a field in a closed tab is not a missing field, a phrase in a hidden template is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.facts import label, origin, responsible
from checker.facts.material import Kit, Material
from checker.facts.page import Line, Page
from checker.model import Fact

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
_SURE = 0.75  # of the confidence that the same words have in the open
_LEAST = 12  # characters of a line


def folded_lines(page: Page, name: Line) -> list[Line]:
    """Hidden lines after the name of the product that belong to its description, as far as the page tells."""
    nodes = page._found.nodes  # the element that owns each block
    out: list[Line] = []
    judged: dict[int, bool] = {}
    for line in page.all_lines:
        block = line.block
        if (
            block.hidden not in ("style", "class", "attribute")
            or block.at < name.block.at
            or block.region in _AWAY
        ):
            continue
        if block.number not in judged:
            judged[block.number] = _of_the_goods(nodes[block.number])
        if judged[block.number] and line.text:
            out.append(line)
    return out if sum(len(ln.text) for ln in out) >= _LEAST else []


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


def folded_facts(material: Material, kit: Kit, found: frozenset[str]) -> Iterator[Fact]:
    """Label fields, required words, origin and who is responsible that the open page (`found`) does not say."""
    for family in (label.fields, label.words, origin.origins, responsible.responsible):
        for fact in family(material, kit):
            if fact.name not in found:
                yield replace(fact, confidence=round(fact.confidence * _SURE, 2))
    for fact in label.certificates(material):
        if fact.name not in found:
            yield replace(fact, confidence=round(fact.confidence * _SURE, 2))
