"""Whether a drawn sign says that a line is an address: a map pin before it, as a letter or as an icon.

Since 2025-07-01 an address may be a ward and a province and nothing else; no word in "📍 Phường Vĩnh Ninh, Huế" tells
it from a menu of places, the pin does.
"""

from __future__ import annotations

import re
from typing import Any

from checker.facts import address
from checker.facts.fold import fold
from checker.facts.sift import Voice
from checker.facts.units import units

_LETTERS = ("📍", "🏠", "🏡", "🏢", "🏬", "🏪", "🗺")
_ICON = re.compile(
    r"(?<![a-z])(?:map|location|geo|pin|placeholder|marker|address|dia[-_ ]?chi|home|house|building)(?![a-z])"
)
# weight of a line in the middle of a page that tells how the shop is reached, or what it is
_OF_THE_SHOP = 3.0
_SHORTEST, _LONGEST = 12, 170  # characters
_LEAST = 3  # how complete an address is with a word or a sign that it is one
_STEPS = 12  # elements looked at before a line
# "📍 Giao nhanh 2 giờ tại …", "Nhận thi công tại: …": where is served, and not where the shop is
_SERVED = re.compile(
    r"\W*(?:giao|ship|gui|nhan|phuc vu|thi cong|lap dat|van chuyen|mien phi|khu vuc|toan quoc|xuat xu|nguon goc|"
    r"san xuat|trong tai|vung|vuon|nong trai|den|di|tu|deliver\w*|shipping|from)\b"
)
_PART = re.compile(r"\s*[,;]\s*|\s[-–]\s")
_UNIT = re.compile(r"(?:phuong|xa|thi tran|dac khu|quan|huyen|thi xa)\b")
_FILE = 60  # characters at the end of a picture's address: its name


def find(voice: Voice) -> tuple[address.Found, ...]:
    """Addresses in a line of the seller's own that begins with a sign for one; () where it does not."""
    if not (voice.chrome or voice.weight >= _OF_THE_SHOP) or not _SHORTEST <= len(voice.folded) <= _LONGEST:
        return ()
    if "," not in voice.folded and " - " not in voice.folded:
        return ()
    if address.completeness(voice.folded) < _LEAST or not _signed(voice):
        return ()
    if _SERVED.match(voice.folded) or _lists_places(voice.folded):
        return ()
    return address.find(voice.folded, "dia chi")


def _lists_places(folded: str) -> bool:
    """Whether a line lists places of one kind: wards beside each other, or provinces and nothing else."""
    known = units().provinces
    parts = [part.strip(" .:•-–") for part in _PART.split(folded.partition(":")[2] or folded)]
    kinds = [found.group() for part in parts if (found := _UNIT.match(part))]
    provinces = sum(part in known for part in parts)
    return len(kinds) > len(set(kinds)) or provinces > 1


def _signed(voice: Voice) -> bool:
    if voice.line.text.startswith(_LETTERS):
        return True
    return not voice.line.start and _after_icon(voice.page.node_of(voice.line.block))


def _after_icon(node: Any) -> bool:
    """Whether an icon of a place stands before the text of an element, in it or right before it."""
    child, steps = node.child, 0
    while child is not None and steps < _STEPS:
        steps += 1
        if child.tag == "-text":
            if (child.text_content or "").strip():
                break
        elif _is_icon(child):
            return True
        elif child.child is not None:
            child = child.child
            continue
        while child is not None and child.next is None and child.parent is not None:
            if child.parent.mem_id == node.mem_id:
                return False
            child = child.parent
        child = child.next if child is not None else None
    return _icon_before(node) or (node.parent is not None and _icon_before(node.parent))


def _icon_before(node: Any) -> bool:
    """Whether the element before another is an icon of a place, or holds nothing else."""
    before, steps = node.prev, 0
    while before is not None and before.tag == "-text" and steps < _STEPS:
        if (before.text_content or "").strip():
            return False
        before, steps = before.prev, steps + 1
    for _ in range(3):
        if before is None or before.tag == "-text":
            return False
        if _is_icon(before):
            return True
        before = before.child
    return False


def _is_icon(node: Any) -> bool:
    """Whether an element without text is an icon of a place, by its class or the name of its picture."""
    if not node.tag or node.tag[0] == "-" or node.tag == "br":  # "<?php … ?>" has no name
        return False
    named = node.attributes
    said = f"{named.get('class') or ''} {named.get('alt') or ''} {(named.get('src') or '')[-_FILE:]}"
    return _ICON.search(fold(said)) is not None and _mute(node)


def _mute(node: Any) -> bool:
    """Whether an element is a drawing or holds no text and little else: the box of a page may be called "home" too."""
    if node.tag == "svg":
        return True
    for steps, inner in enumerate(node.traverse(include_text=True)):
        if steps == _STEPS or (inner.tag == "-text" and (inner.text_content or "").strip()):
            return False
        if inner.tag == "svg":
            return True
    return True
