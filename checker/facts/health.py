"""Claims to cure, made of goods that are not medicine.

A claim is a verb and a condition a few words after it in the same sentence. How grave the condition must
be hangs on the verb: whoever says "chữa" may say anything after it, whoever says "giảm" must name a
disease or an ache that drugs are sold against (đau đầu, đau khớp). Care for looks and comfort (dưỡng ẩm, giảm
mỏi) is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.material import Kit, Material, Passage
from checker.language import Hit
from checker.model import Fact

VERBS, CONDITIONS, WHOLE = "cure_verbs", "diseases", "health_claims"
ASKS = (VERBS, WHOLE)  # the lists without a word of which nothing is a claim
_REACH = 7  # words between verb and condition ("giảm đau rất tốt cho người bị bệnh về xương khớp")
_NEAR = 2  # "hỗ trợ" reaches only the next words
_MATTER = 5  # … and what follows "các vấn đề về", "chứng"
_DONE = 10  # words between a condition and the "là khỏi" after it
_BEFORE = frozenset(("grave", "ache", "pain", "soft"))
_ENOUGH = 0.65
_ANY = frozenset(("grave", "organ", "acne", "skin", "soft", "ache", "pain"))
_AFTER: dict[str, frozenset[str]] = {
    "cure": _ANY,
    "cure_done": _ANY,
    "prevent": frozenset(("grave",)),
    "relieve": frozenset(("grave", "ache")),
    "relieve_skin": frozenset(("grave", "acne", "ache")),
    "relieve_near": frozenset(("grave",)),
}
_RELIEF = frozenset(("relieve", "relieve_skin"))
_COMFORT = frozenset(("textile", "detergent", "houseware"))  # a bag's or a scent's "giảm đau lưng" is comfort
_ILL = frozenset(("bệnh", "đề", "đau", "viêm", "chứng", "nhức", "benh", "viem", "chung", "rối", "suy"))


# Whom no claim of health is made to: animals, plants, and things whose skin may crack.
_BEASTS = (
    r"(?:(?:các loại|các loài|cây) )?(?:tôm|cá|gà|vịt|heo|lợn|bò|trâu|dê|chim|ong|chó|mèo|thú cưng|vật nuôi|gia súc"
    r"|gia cầm|thủy sản|thuỷ sản|cây|lan|rau|lúa|ao nuôi|hoa (?:hồng|lan|mai|kiểng)"
    r"|cà phê|sầu riêng|cà chua)(?!\w)"
)
_FOR_BEASTS = re.compile(rf"(?<!\w)(?:cho|của|trên|ở) {_BEASTS}", re.I)
_FARMED = re.compile(r"\s*(?:phân bón|thuốc trừ|cám|giá thể|đất trồng)(?!\w)", re.I)
_THINGS = re.compile(
    r"\s(?:[^\W\d_]+ ){0,2}(?:giày|dép|tường|gỗ|sofa|ghế|túi|yên xe|vỏ xe|lốp|bê tông|trần nhà|mái)(?!\w)",
    re.I,
)
_FAR = 60  # characters of the sentence behind a claim


def _of_no_person(passage: Passage, hit: Hit) -> bool:
    """Whether what stands behind a claim says that animals, plants or things are meant."""
    return (
        _FOR_BEASTS.search(passage.text, hit.end, _sentence_end(passage.text, hit.end)) is not None
        or _THINGS.match(passage.text, hit.end) is not None
    )


def _sentence_end(text: str, at: int) -> int:
    stop = text.find(".", at, at + _FAR)
    return stop if stop >= 0 else at + _FAR


def health_claims(material: Material, kit: Kit, group: str) -> Iterator[Fact]:
    """`listing.health_claim`, one for each claim; none of medicine and medical devices (`group`)."""
    if group in ("medicine", "medical_device", "veterinary_medicine", "pesticide", "publication", "toy"):
        return
    titles = [passage.text for passage in material.of("title")]
    if any(_FOR_BEASTS.search(title) or _FARMED.match(title) for title in titles):
        return
    for passage in material.of("title", "description", "attribute"):
        for hit in kit.standing(passage, WHOLE):
            if hit.term.weight >= _ENOUGH and not _of_no_person(passage, hit):
                yield _fact(material, passage, hit, hit, 0.8 * hit.term.weight)
        verbs = [hit for hit in kit.hits(passage, VERBS) if hit.term.weight >= _ENOUGH - 0.1]
        conditions = kit.hits(passage, CONDITIONS) if verbs else ()
        for verb in verbs:
            named = _named_after(passage, verb, conditions)
            if (
                named is not None
                and verb.term.code in _RELIEF
                and named.term.code == "ache"
                and group in _COMFORT
            ):
                continue
            if (
                named is not None
                and not kit.undone_by(passage, verb)
                and not _of_no_person(passage, max(verb, named, key=lambda hit: hit.end))
            ):
                yield _fact(material, passage, verb, named, 0.6 + 0.3 * verb.term.weight)


def _named_after(passage: Passage, verb: Hit, conditions: tuple[Hit, ...]) -> Hit | None:
    """The condition that the verb speaks of, or None."""
    reading = passage.reading
    if reading is None:
        return None
    if verb.term.code.endswith("_disease"):
        return verb
    wanted = _AFTER.get(verb.term.code)
    here = [hit for hit in conditions if reading.sentence[hit.first] == reading.sentence[verb.first]]
    last = verb.last  # what the verb governs is often a list: "giảm đau cơ, cứng khớp, viêm khớp"
    for hit in here if wanted else ():
        if hit.first < verb.last:
            continue
        code = hit.term.code
        between = reading.words[verb.last : hit.first]
        near = _MATTER if not _ILL.isdisjoint(between) else _NEAR
        if hit.first - last > (near if verb.term.code == "relieve_near" else _REACH):
            break
        if wanted and (code in wanted or (code == "organ" and not _ILL.isdisjoint(between))):
            return hit
        last = verb.last if verb.term.code == "relieve_near" else hit.last
    if verb.term.code == "cure_done":  # "đau lưng kinh niên, dùng hai chai là khỏi"
        said = [h for h in here if h.term.code in _BEFORE and 0 <= verb.first - h.last <= _DONE]
        return said[-1] if said else None
    return None


def _fact(material: Material, passage: Passage, first: Hit, last: Hit, confidence: float) -> Fact:
    start, end = min(first.start, last.start), max(first.end, last.end)
    words = " ".join(passage.text[start:end].split())
    return material.fact(
        "listing.health_claim", words, passage, start, end, "health:health_claims", confidence
    )
