"""What a product page keeps folded away: tabs, accordions, "xem thêm" that a buyer can open.

Only what a label must show is read there, with less confidence, and only where the open part of the page
does not say it: a field in a closed tab is not a missing field, a phrase in a hidden template is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.facts import label, origin, responsible
from checker.facts.material import Kit, Material
from checker.model import Fact

_SURE = 0.75  # of the confidence that the same words have in the open


def folded_facts(material: Material, kit: Kit, found: frozenset[str]) -> Iterator[Fact]:
    """Label fields, required words, origin and who is responsible that the open page (`found`) does not say."""
    for family in (label.fields, label.words, origin.origins, responsible.responsible):
        for fact in family(material, kit):
            if fact.name not in found:
                yield replace(fact, confidence=round(fact.confidence * _SURE, 2))
    for fact in label.certificates(material):
        if fact.name not in found:
            yield replace(fact, confidence=round(fact.confidence * _SURE, 2))
