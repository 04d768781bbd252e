"""Words that hint at copied goods: said outright, by the trade's grade words, or with a wink.

A sum of small weights (they stand in the lexicons) decides, never one word that has innocent uses:
a grade word counts with the name of an imitated brand, a guarantee or a lesson in telling copies apart
is taken off, a hit inside a denial, a warning or a comparison is no hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.facts.alongside import ADORNED, Cue, behind, bred, enumerated, hidden
from checker.facts.asides import asides
from checker.facts.dearer import dearer, far_dearer
from checker.facts.grades import grades
from checker.facts.imitated import brand_of, dear_in, is_new, of_the_least
from checker.facts.leaning import leaning, leaning_most, leans
from checker.facts.likeness import BRANDS, GRADE, LIKE, REAL, pairings
from checker.facts.material import Kit, Material, Passage
from checker.language import Hit
from checker.model import Fact

COPY, WINK = "counterfeit_copy", "counterfeit_wink"
GENUINE = "counterfeit_genuine"
ASKS = (COPY, GRADE, WINK, LIKE, REAL, BRANDS)  # the lists without a word of which nothing is a cue
_MOST = {COPY: 1.6, GRADE: 1.0, WINK: 1.6}  # what the words of one list can add together
_PLAIN = 0.7  # a word that hardly means anything else
_PLAIN_GRADE, _UNBRANDED = 0.8, 0.3
_DISGUISE = 0.4  # nobody hides an innocent word
_TITLED, _TITLED_LEAST = 0.1, 0.9  # who names his goods a copy in the title denies and compares nothing
_BEHIND = 0.2  # a faint grade right behind the brand in the title: "Dép Adidas F1"
_ALMOST = 0.4  # "giống 99%": a share below the whole says that it is not the thing
# A price below what anything new of the brand costs: it never speaks alone, only for words of some weight.
# Praise of the package ("full box", "khắc laser") is every seller's; only at such a price it winks.
_PACKAGE = "package"
_DEARLY, _TECH = 0.1, "tech"  # with a grade word ("Túi Gucci 1:1") a dear brand is enough
_WINKED = 0.3  # a brand that is hidden adds to what winks, as a price that is far too low
_TOO_CHEAP, _SPOKEN = 0.3, 0.2
_FAR_BELOW, _FAR_TOO_CHEAP = 0.4, 0.5  # two fifths of what the least costs
_GENUINE_MOST = 0.9
_BILL, _GRADED, _PART = "bill", 0.6, "part"
# Of what a hit says itself these words for genuine goods are no such words.
_SWALLOWS = {"likeness": frozenset(("lesson",)), "aside": frozenset(("lesson", "part", "bill", "papers"))}
# Whoever speaks of the genuine and the fake again and again teaches how to tell them apart.
_TOLD = re.compile(
    r"(?<!\w)(?:hàng|đồ|bản|loại) (?:giả|nhái|fake|thật)(?!\w)|thật (?:và|hay|[-–/]) giả|phân biệt", re.I
)
_LESSONS, _LESSON = 5, 0.7
_ENOUGH = 0.995  # weights are written with two figures
# Where the sum is not enough, the words as a whole are asked, if the title names a brand, the goods are new and little
# speaks for genuine ones: what weighs the words that lean most, and how much may speak for genuine goods.
_LEANING, _DOUBTED = 0.4, 0.25
# A sum that is hardly enough, of faint words only, does not hold where the words as a whole lean far the other way: of
# our own 2,857 listings four innocent ones are so spared, and no offer of copies is lost.
_DOUBTFUL, _LEANS_AWAY = 1.3, -1.5
_SHORT = 3
# "loại 1 kg", "loại 1 chai": a number of things, no grade
_COUNTED = re.compile(
    r"\s(?:lít|kg|hộp|túi|ngăn|tầng|màu|chiếc|cái|lớp|vòi|cánh|mặt|nút|cổng|đầu|lọ|chai|gói|bịch|m|cm|l|người|dây|cặp|bộ|lõi"
    r"|miếng|viên|kênh|chiều|tấm|sim|pin|tuổi|năm|tháng)\b",
    re.I,
)
_MORE, _LESS = re.compile(r"[.,:/]?\d|[.,]\d"), re.compile(r"\d[.,:/]$")
_RATIO = re.compile(r"\S{1,3}\s?[:：\-_/]\s?\S{1,3}|1 1")  # 1:1, 1-1, 1_1; no "1.1"
_BAD_COMPANY = re.compile(r"\s*[-–,/+&]\s*[^.\n]{0,40}kém chất lượng", re.I)
_HANGING = re.compile(r"[-–_/.][^\W_]")
_SHARE = re.compile(
    r"(?<!\d)(?:[89]\d)(?:[.,]\d)?\s?(?:%|phần trăm)|(?:bảy|tám|chín) (?:tám |chín )?(?:chục )?phần", re.I
)


def counterfeit(material: Material, kit: Kit, price: float = 0.0) -> Iterator[Fact]:
    """`listing.counterfeit_cue`: one fact for each cue when their sum is enough, the heaviest first.

    `price` is in đồng, 0 where none is known.
    """
    passages = material.of("title", "description", "attribute")
    named = any(kit.hits(p, BRANDS) for p in material.of("title"))
    new = named and is_new(material, kit)
    share = of_the_least(material, kit, price)
    cheap = share < 1
    cues = [cue for p in passages for cue in _cues(p, kit, named, price, new and price > 0, cheap)]
    unsaid = [Cue(p, hit) for p in material.of("title") for hit in hidden(p, kit, BRANDS, WINK)]
    if share < _FAR_BELOW:
        cues += unsaid[:1]
    if not cues and not new:
        return
    brand = brand_of(material, cues, kit)
    if not brand and all(c.hit.term.weight < _PLAIN and c.hit.spelling != "disguised" for c in cues):
        return  # many faint words without anybody's name are an accident
    genuine = _genuine(passages, cues, kit)
    # A larger amount alone may be anything: a full bottle's price, a voucher's least order.
    told = any(cue.hit.term.code != "dearer" for cue in cues)
    score = _score(material, kit, cues, unsaid, brand, share) - genuine if told else 0.0
    if score < _ENOUGH:
        if (
            not new
            or genuine > _DOUBTED
            or not leans(passages, kit, cues, share if _dear(material, kit) else 1.0)
        ):
            return
        cues.append(Cue(*leaning_most(passages, kit, WINK, _LEANING)))
        score = _ENOUGH
    elif score < _DOUBTFUL and _faint(cues) and leaning(passages, kit) <= _LEANS_AWAY:
        return
    confidence = min(0.98, 0.55 + 0.2 * score)
    for cue in sorted(cues, key=lambda c: -c.hit.term.weight):
        if cue.hit.term.weight >= 0.3 or cheap or cue.hit.spelling == "disguised":
            yield material.fact(
                "listing.counterfeit_cue",
                cue.hit.term.phrase,
                cue.passage,
                cue.hit.start,
                cue.hit.end,
                "cues:counterfeit",
                confidence * min(1.0, 0.6 + cue.hit.term.weight / 2),
            )


def _score(
    material: Material, kit: Kit, cues: list[Cue], unsaid: list[Cue], brand: float, share: float
) -> float:
    """What the cues weigh together, with the weight of the `brand`, `unsaid` names, and the price as a `share` of the
    least that the brand's own goods cost."""
    passages = material.of("title", "description", "attribute")
    score = _sum(cues, brand > 0) + brand
    score -= _LESSON * (sum(len(_TOLD.findall(p.text)) for p in passages) >= _LESSONS)
    score += _DISGUISE * any(c.hit.spelling == "disguised" and not _adorned(c) for c in cues)
    score += _ALMOST * any(map(_almost, cues))
    score += _TITLED * any(map(_names_copy, cues))
    score += _BEHIND * any(c.hit.lexicon != WINK and behind(c.passage, c.hit, kit, BRANDS) for c in cues)
    if any(c.hit.lexicon == GRADE for c in cues):
        score += _DEARLY * _dear(material, kit)
    loudest = max(c.hit.term.weight for c in cues)
    if share < 1 and loudest >= _SPOKEN:
        score += _FAR_TOO_CHEAP if share < _FAR_BELOW else _TOO_CHEAP
    elif unsaid and loudest >= _WINKED:
        score += _TOO_CHEAP
    return score


def _dear(material: Material, kit: Kit) -> bool:
    """Whether the title names a brand all of whose goods are dear; a maker of machines sells caps as well."""
    return any(hit.term.code != _TECH for hit in dear_in(material, kit))


def _cues(passage: Passage, kit: Kit, named: bool, price: float, new: bool, cheap: bool) -> list[Cue]:
    """Hits of the three lists that stand; of two that overlap the longer one, of two that cross the heavier.

    `named` says whether the title names a brand that is often copied: grades with prices are asked only then.
    `price` is in đồng, 0 where none is known; `new` says whether new goods of a brand are sold at it.
    """
    hits = [
        hit
        for name in (COPY, GRADE, WINK)
        for hit in kit.hits(passage, name)
        if cheap or hit.term.code != _PACKAGE
    ]
    found = (
        *pairings(passage, kit, COPY, WINK),
        *dearer(passage, kit, COPY, price),
        *asides(passage, kit, WINK),
    )
    hits += _paired(found, hits)
    hits += grades(passage, WINK) if named else ()
    hits += far_dearer(passage, WINK, price) if new else ()
    hits.sort(key=lambda h: (h.first - h.last, -h.term.weight))
    taken: list[Hit] = []
    covered: set[int] = set()  # words
    for hit in hits:
        if covered.isdisjoint(range(hit.first, hit.last)) and not _crossed(hit, hits):
            covered.update(range(hit.first, hit.last))
            taken.append(hit)
    weighed = [hit for hit in taken if hit.term.weight]
    standing = enumerated(passage, weighed, lambda hit: _innocent(passage, hit, kit), WINK)
    return [Cue(passage, hit) for hit in standing]


def _crossed(hit: Hit, hits: list[Hit]) -> bool:
    """Whether a phrase takes away a part of one that says more: of "rep 1:1 full box" the "rep"."""
    return any(
        other.term.weight > hit.term.weight > 0
        and (
            other.first < hit.first < other.last < hit.last or hit.first < other.first < hit.last < other.last
        )
        for other in hits
    )


def _innocent(passage: Passage, hit: Hit, kit: Kit) -> bool:
    """A hit that is part of a model's name or of a number, or that the words around it undo."""
    return (
        _in_model_name(passage, hit)
        or _counts(passage, hit)
        or _in_number(passage, hit)
        or bool(_BAD_COMPANY.match(passage.text, hit.end))
        or bred(passage, hit)
        or bool(kit.undone_by(passage, hit))
    )


def _paired(found: Iterable[Hit], listed: list[Hit]) -> Iterator[Hit]:
    """Pairings that say more than a phrase of the lists which they overlap."""
    for hit in found:
        within = [h.term.weight for h in listed if h.first < hit.last and h.last > hit.first]
        if not within or (min(within) > 0 and hit.term.weight > max(within)):
            yield hit


def _in_number(passage: Passage, hit: Hit) -> bool:
    """A figure of the phrase belongs to a longer number ("nước ~1.8 lít"), or 1.1 is a heading."""
    text, quote = passage.text, passage.text[hit.start : hit.end]
    if quote[-1:].isdigit() and _MORE.match(text, hit.end):
        return True
    if (
        quote[:1].isdigit()
        and hit.start
        and (text[hit.start - 1].isdigit() or _LESS.search(text[max(0, hit.start - 2) : hit.start]))
    ):
        return True
    return hit.term.phrase == "1:1" and hit.spelling == "plain" and not _RATIO.fullmatch(quote)


def _counts(passage: Passage, hit: Hit) -> bool:
    """A grade word that ends in a figure which counts what follows."""
    return (
        hit.lexicon == GRADE
        and hit.term.phrase[-1].isdigit()
        and bool(":" not in hit.term.phrase and _COUNTED.match(passage.text, hit.end))
    )


def _in_model_name(passage: Passage, hit: Hit) -> bool:
    """A short grade word that hangs on a type number: SF-G64T, F1-500."""
    if hit.lexicon != GRADE or hit.end - hit.start > _SHORT:
        return False
    around = passage.text[max(0, hit.start - 2) : hit.start], passage.text[hit.end : hit.end + 2]
    return bool(_HANGING.match(around[1]) or _HANGING.match(around[0][::-1]))


def _sum(cues: list[Cue], branded: bool) -> float:
    """The weights of the cues; a grade without a brand counts only when it can mean nothing else."""
    total: dict[str, dict[str, float]] = {COPY: {}, GRADE: {}, WINK: {}}
    for cue in cues:
        weight = cue.hit.term.weight
        if cue.hit.lexicon == GRADE and not branded and weight < _PLAIN_GRADE:
            weight *= _UNBRANDED
        total[cue.hit.lexicon][cue.hit.term.phrase] = weight
    return sum(min(_MOST[name], sum(weights.values())) for name, weights in total.items())


def _genuine(passages: list[Passage], cues: list[Cue], kit: Kit) -> float:
    """What is taken off the sum. A shop's bill lies in the box of "bản 1:1" too: there it speaks for nothing."""
    graded = any(c.hit.lexicon != WINK and c.hit.term.weight >= _GRADED for c in cues)
    titled = any(_names_copy(c) for c in cues)
    said: dict[str, float] = {}
    # "chưa chắc phân biệt" is no lesson in telling copies apart, "app báo không tương thích" no word of a spare part
    told = [c for c in cues if c.hit.term.code in _SWALLOWS]
    for passage, hit in ((p, h) for p in passages for h in kit.hits(p, GENUINE)):
        within = any(
            c.passage is passage
            and c.hit.start <= hit.start
            and hit.end <= c.hit.end
            and hit.term.code in _SWALLOWS[c.hit.term.code]
            for c in told
        )
        if not within and not (graded and hit.term.code == _BILL) and not (titled and hit.term.code == _PART):
            said[hit.term.code] = max(hit.term.weight, said.get(hit.term.code, 0.0))
    return min(_GENUINE_MOST, sum(said.values()))


def _faint(cues: list[Cue]) -> bool:
    """Whether no cue is a word that hardly means anything else, and none is hidden."""
    return all(c.hit.term.weight <= _PLAIN and c.hit.spelling != "disguised" for c in cues)


def _names_copy(cue: Cue) -> bool:
    """Whether the title names the goods a copy."""
    return cue.hit.lexicon == COPY and cue.hit.term.weight >= _TITLED_LEAST and cue.passage.role == "title"


def _adorned(cue: Cue) -> bool:
    """A grade word in letters that sellers adorn titles with (𝐇𝐚̀𝐧𝐠 𝐥𝐨𝐚̣𝐢 𝟏): that hides nothing."""
    return cue.hit.lexicon == GRADE and bool(ADORNED.search(cue.passage.text[cue.hit.start : cue.hit.end]))


def _almost(cue: Cue) -> bool:
    """A share of 80 to 99 percent within forty characters of a hit that says copy."""
    text = cue.passage.text
    return cue.hit.lexicon == COPY and bool(
        _SHARE.search(text, max(0, cue.hit.start - 40), min(len(text), cue.hit.end + 40))
    )
