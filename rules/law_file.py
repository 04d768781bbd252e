"""Legal instruments, typed: one file of `laws/` each."""

from __future__ import annotations

from rules.form import Form
from rules.model import Confidence, Law

KINDS = ("luat", "phap_lenh", "nghi_quyet", "nghi_dinh", "quyet_dinh", "thong_tu", "ke_hoach")
CONFIDENCES = tuple(str(word) for word in Confidence)
_REQUIRED = ("id", "number", "title", "kind", "confidence", "source", "checked_on")
_OPTIONAL = ("issued", "in_force_from", "in_force_to", "amends", "replaced_by", "note")


def law(file: Form) -> Law | None:
    """In: one file of `laws/`. Out: the instrument, None when its id or its day of checking is missing."""
    file.keys(_REQUIRED, _OPTIONAL)
    issued, start, end = file.day("issued"), file.day("in_force_from"), file.day("in_force_to")
    # A decree may hold from a day before it was issued (tax decrees do), so `issued` orders nothing.
    if start and end and end < start:
        file.fault(
            "in_force_to",
            "days-out-of-order",
            f"the instrument ends ({end}) before it begins ({start}).",
            f"văn bản hết hiệu lực ({end}) trước khi có hiệu lực ({start}).",
        )
    name = file.ident("id", file.path.stem)
    checked = file.day("checked_on")
    confidence = file.choice("confidence", CONFIDENCES, "RECALLED")
    kind, number, title = file.choice("kind", KINDS), file.text("number"), file.text("title")
    source, note = file.text("source"), file.text("note")
    amends, successor = file.texts("amends"), file.text("replaced_by")
    if not name or checked is None or confidence not in CONFIDENCES:
        return None
    return Law(
        name,
        number,
        title,
        kind,
        issued,
        start,
        end,
        Confidence(confidence),
        source,
        checked,
        amends,
        successor,
        note,
    )


def cross(file: Form, laws: dict[str, Law]) -> None:
    """Hold the names of other instruments in one law file against the instruments there are."""
    for name in (*file.texts("amends"), file.text("replaced_by")):
        key = "replaced_by" if name == file.text("replaced_by") else "amends"
        file.known(file.at(key), "law", "văn bản", name, laws)
