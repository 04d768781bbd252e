"""Why a finding came out as it did: one clear sentence, in Vietnamese or in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.engine.ask import FLOOR, Question
from checker.engine.reasons import in_vietnamese
from checker.engine.tree import Answer
from checker.model import Fact, FactSheet, Outcome, Subject

_SHOWN = 3  # deciding checks and values that one sentence names
_QUOTE = 60  # characters of a value that one sentence shows

_STANDING = {
    "none": (
        "Ngày {day} chưa có căn cứ pháp lý nào cho quy tắc này.",
        "On {day} nothing in law stands behind this rule yet.",
    ),
    "ended": (
        "Nghĩa vụ này đã kết thúc từ ngày {since}.",
        "This duty ended on {since}.",
    ),
    "expected": (
        "Pháp luật đã thay đổi từ ngày {since} và nghĩa vụ mới chưa được đối chiếu.",
        "The law changed on {since} and the new duty has not been read yet.",
    ),
    "recalled": (
        "Căn cứ pháp lý chưa có ai đọc nguyên văn, nên chưa thể kết luận.",
        "Nobody has read the text behind this rule, so nothing can be concluded.",
    ),
    "nothing": (
        "Không có văn bản nào của căn cứ còn hiệu lực vào ngày {day}, nên chưa thể kết luận.",
        "No instrument behind this rule is in force on {day}, so nothing can be concluded.",
    ),
}
_KINDS = {
    "website": ("website", "websites"),
    "shop": ("gian hàng trên sàn", "shops inside a platform"),
    "app": ("ứng dụng", "applications"),
    "social": ("trang mạng xã hội", "pages on social networks"),
}
_HEADS = {
    Outcome.PASSED: ("Đạt", "Passed"),
    Outcome.FAILED: ("Có dấu hiệu không đạt", "Appears not to hold"),
    Outcome.CANNOT_TELL: ("Chưa kết luận được", "Cannot tell"),
    Outcome.INAPPLICABLE: ("Không áp dụng", "Does not apply"),
}
_ANSWERS: dict[Answer, tuple[str, str]] = {
    True: ("có", "yes"),
    False: ("không", "no"),
    None: ("chưa rõ", "unknown"),
}


def _pick(pair: tuple[str, str], lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]


def kind(name: str, lang: str) -> str:
    """The sentence for a storefront of a kind that the rule is not about."""
    what = _pick(_KINDS.get(name, (name, name)), lang)
    return f"The rule is not about {what}." if lang == "en" else f"Quy tắc không áp dụng cho {what}."


def standing(word: str, since: date | None, as_of: date, lang: str) -> str:
    """The sentence for a day on which the rule cannot pass or fail."""
    return _pick(_STANDING[word], lang).format(day=as_of, since=since)


def house(lang: str) -> str:
    """The sentence of a rule that rests on no law."""
    return "A house rule: it rests on no law." if lang == "en" else "Quy tắc riêng, không dựa trên pháp luật."


def decided(
    parts: Sequence[tuple[Question, Answer, tuple[Fact, ...]]],
    outcome: Outcome,
    subject: Subject,
    sheet: FactSheet,
    lang: str,
) -> str:
    """The sentence for the checks that decided: what was asked of which fact, what was found, the answer."""
    said = [part(one, answer, facts, subject, sheet, lang) for one, answer, facts in parts[:_SHOWN]]
    more = len(parts) - _SHOWN
    if more > 0:
        said.append(f"and {more} more" if lang == "en" else f"và {more} phép thử khác")
    return f"{_pick(_HEADS[outcome], lang)}: {'; '.join(said)}."


def part(
    question: Question, answer: Answer, facts: tuple[Fact, ...], subject: Subject, sheet: FactSheet, lang: str
) -> str:
    """One check in words, without a full stop: fact, what was found, the test, the answer."""
    fact, test, en = question.fact, question.predicate, lang == "en"
    asked = asks(question, lang)
    seen = found(question, facts, subject, sheet, lang)
    if test.name in ("present", "absent") or not any(one.name == fact.name for one in facts):
        return f"{fact.en if en else fact.vi} – {seen} [{question.check.name}]"
    reply = _pick(_ANSWERS[answer], lang)
    if en:
        return f"{fact.en} – {seen}; {asked}? {reply} [{question.check.name}]"
    return f"{fact.vi} – {seen}; {asked}? {reply} [{question.check.name}]"


def asks(question: Question, lang: str) -> str:
    """What a check asks, with its value."""
    test, value = question.predicate, question.check.value
    said = test.en if lang == "en" else test.vi
    if value is None:
        return said
    if question.other is not None:
        return f"{said} “{question.other.en if lang == 'en' else question.other.vi}”"
    if isinstance(value, str):
        return f"{said} {value}"
    more = " …" if len(value) > _SHOWN else ""
    return f"{said} {', '.join(value[:_SHOWN])}{more}"


def _said(fact: Fact, en: bool) -> str:
    """A value as a person reads it."""
    if isinstance(fact.value, bool):
        return ("yes" if fact.value else "no") if en else ("có" if fact.value else "không")
    if isinstance(fact.value, float) and fact.value.is_integer():
        return str(int(fact.value))
    return str(fact.value)


def found(question: Question, facts: tuple[Fact, ...], subject: Subject, sheet: FactSheet, lang: str) -> str:
    """What was found of a fact, or how far it was looked for."""
    en = lang == "en"
    values = tuple(dict.fromkeys(_said(fact, en) for fact in facts if fact.name == question.fact.name))
    if values:
        shown = ", ".join(f"“{_short(value)}”" for value in values[:_SHOWN])
        rest = f" (+{len(values) - _SHOWN})" if len(values) > _SHOWN else ""
        unsure = all(fact.confidence < FLOOR for fact in facts)
        tail = (" (not sure enough)" if en else " (chưa đủ chắc chắn)") if unsure else ""
        return f"{'found' if en else 'thấy'} {shown}{rest}{tail}"
    search = question.home(subject, sheet.storefront).searches.get(question.fact.name)
    if search is None:
        return "was not looked for" if en else "chưa được tìm"
    if search.whole:
        n = len(search.pages)
        if not n:
            return "not found; its place was read whole" if en else "không thấy; nơi phải có đã được đọc đủ"
        return (
            f"not found on the {n} page(s) where it must stand"
            if en
            else f"không thấy trên {n} trang phải có"
        )
    reason = search.why.rstrip(".") if en else in_vietnamese(search.why.rstrip("."))
    why = f" ({reason})" if reason else ""
    return f"its place was not read whole{why}" if en else f"chưa đọc đủ nơi phải có{why}"


def _short(text: str) -> str:
    flat = "".join(c for c in " ".join(text.split()) if c.isprintable())  # a stranger's words: no marks
    return flat if len(flat) <= _QUOTE else f"{flat[: _QUOTE - 1]}…"
