"""Claims to cure, made of goods that are not medicine.

A claim is a verb and a condition a few words after it in the same sentence. How grave the condition must
be hangs on the verb: whoever says "chữa" may say anything after it, whoever says "giảm" must name a
disease. Care for looks and comfort (dưỡng ẩm, giảm mỏi) is no claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.language import Hit
from checker.model import Fact

VERBS, CONDITIONS, WHOLE = "cure_verbs", "diseases", "health_claims"
_REACH = 7  # words between verb and condition ("giảm đau rất tốt cho người bị bệnh về xương khớp")
_NEAR = 2  # "hỗ trợ" reaches only the next words
_ENOUGH = 0.65
_ANY = frozenset(("grave", "organ", "acne", "skin", "soft", "pain"))
_AFTER: dict[str, frozenset[str]] = {
    "cure": _ANY,
    "prevent": frozenset(("grave",)),
    "relieve": frozenset(("grave",)),
    "relieve_skin": frozenset(("grave", "acne")),
    "relieve_near": frozenset(("grave",)),
}
_ILL = frozenset(("bệnh", "đề", "đau", "viêm", "chứng", "nhức", "benh", "viem", "chung", "rối", "suy"))


def health_claims(material: Material, kit: Kit, group: str) -> Iterator[Fact]:
    """`listing.health_claim`, one for each claim; none of medicine and medical devices (`group`)."""
    if group in ("medicine", "medical_device", "veterinary_medicine", "pesticide", "publication", "toy"):
        return
    for passage in material.of("title", "description", "attribute"):
        for hit in kit.standing(passage, WHOLE):
            if hit.term.weight >= _ENOUGH:
                yield _fact(material, passage, hit, hit, 0.8 * hit.term.weight)
        verbs = [hit for hit in kit.hits(passage, VERBS) if hit.term.weight >= _ENOUGH - 0.1]
        conditions = kit.hits(passage, CONDITIONS) if verbs else ()
        for verb in verbs:
            named = _named_after(passage, verb, conditions)
            if named is not None and not kit.undone_by(passage, verb):
                yield _fact(material, passage, verb, named, 0.6 + 0.3 * verb.term.weight)


def _named_after(passage: Passage, verb: Hit, conditions: tuple[Hit, ...]) -> Hit | None:
    """The condition that the verb speaks of, or None."""
    reading = passage.reading
    if reading is None:
        return None
    if verb.term.code.endswith("_disease"):
        return verb
    wanted = _AFTER.get(verb.term.code)
    for hit in conditions if wanted else ():
        if hit.first < verb.last or reading.sentence[hit.first] != reading.sentence[verb.first]:
            continue
        if hit.first - verb.last > (_NEAR if verb.term.code == "relieve_near" else _REACH):
            break
        code = hit.term.code
        between = reading.words[verb.last : hit.first]
        if wanted and (code in wanted or (code == "organ" and not _ILL.isdisjoint(between))):
            return hit
    return None


def _fact(material: Material, passage: Passage, first: Hit, last: Hit, confidence: float) -> Fact:
    start, end = first.start, max(first.end, last.end)
    words = " ".join(passage.text[start:end].split())
    return material.fact(
        "listing.health_claim", words, passage, start, end, "health:health_claims", confidence
    )
