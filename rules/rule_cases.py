"""The cases of a rule, typed: what is known, on which day, and what must come out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rules.checks import World
from rules.form import Form, as_day
from rules.model import KINDS, FactName, FactType, RuleCase
from rules.reader import Rows

OUTCOMES = ("passed", "failed", "cannot_tell", "inapplicable")


def cases(file: Form, subject: str, world: World) -> tuple[RuleCase, ...]:
    """In: the form of a rule, its subject, the names there are. Out: its cases, a row of `each` unfolded."""
    rows = [(form, _case(form, subject, world)) for form in file.tables("tests")]
    if not rows and "tests" in file.entries:
        file.fault(
            "tests",
            "no-tests",
            "tests: is empty; write at least one case (name, as_of, facts, outcome).",
            "tests: đang để trống; hãy viết ít nhất một trường hợp (name, as_of, facts, outcome).",
        )
    return tuple(one for form, case in rows for one in _unfolded(form, case, subject, world))


def lines(file: Form) -> list[int]:
    """The line of each case of a rule file, in the order of `cases`: a row of `each` counts once a value."""
    found: list[int] = []
    for row in file.tables("tests"):
        node = row.table("each").entries.values() if "each" in row.entries else ()
        count = next((len(below.rows) for _, below in node if isinstance(below, Rows)), 1)
        found.extend([row.line] * max(1, count))
    return found


def _unfolded(form: Form, case: RuleCase, subject: str, world: World) -> list[RuleCase]:
    """`each: {fact: [a, b]}` is the same case once with every value, named after it."""
    if "each" not in form.entries:
        return [case]
    table = form.table("each")
    if len(table.entries) != 1:
        form.fault(
            "each",
            "each",
            "each: expected one fact with its list of values.",
            "each: cần đúng một dữ kiện với danh sách giá trị.",
        )
        return [case]
    ((name, (line, _)),) = table.entries.items()
    words = table.texts(name)
    if name in case.facts:
        form.fault(
            line,
            "twice",
            f"{name} stands under `facts` and under `each`; keep one.",
            f"{name} có cả trong `facts` lẫn `each`; giữ lại một.",
        )
    if _askable(form, line, name, subject, world):
        for word in words:
            _value(form, line, word, world.facts[name])
    return [
        replace(case, name=f"{case.name}: {word}", facts={**case.facts, name: word}) for word in words
    ] or [case]


def _case(form: Form, subject: str, world: World) -> RuleCase:
    form.keys(("name", "as_of", "outcome"), ("facts", "each", "unread", "kind"))
    given: dict[str, object] = {}
    table = form.table("facts")
    for name, (line, node) in table.entries.items():
        words = table.texts(name, single=True)
        if _askable(form, line, name, subject, world):
            for word in words:
                _value(form, line, word, world.facts[name])
        given[name] = words if isinstance(node, Rows) else "".join(words)
    unread = form.texts("unread")
    for name in unread:
        _askable(form, form.at("unread"), name, subject, world)
    return RuleCase(
        form.text("name"),
        form.day("as_of") or date.min,
        given,
        form.choice("outcome", OUTCOMES),
        unread,
        form.choice("kind", KINDS, "website"),
    )


def _askable(form: Form, line: int, name: str, subject: str, world: World) -> bool:
    if not form.known(line, "fact", "dữ kiện", name, world.facts):
        return False
    if world.facts[name].subject not in (subject, "storefront"):
        form.fault(
            line,
            "other-subject",
            f"{form.name}: {name} is not a fact of a {subject}.",
            f"{form.name}: {name} không phải dữ kiện của {subject}.",
        )
        return False
    return True


def _value(form: Form, line: int, word: str, fact: FactName) -> None:
    """A case must give a fact a value that the fact can have."""
    right = {
        FactType.BOOLEAN: word in ("true", "false"),
        FactType.NUMBER: re.fullmatch(r"-?\d+(?:\.\d+)?", word) is not None,
        FactType.DIGITS: re.fullmatch(r"\d+", word) is not None,
        FactType.DATE: as_day(word) is not None,
        FactType.CODE: not fact.values or word in fact.values,
    }.get(fact.type, True)
    if word and not right:
        wanted = ", ".join(fact.values) if fact.values else str(fact.type)
        form.fault(
            line,
            "wrong-type",
            f'{form.name}: {fact.name} cannot be "{word}" ({wanted}).',
            f'{form.name}: {fact.name} không thể là "{word}" ({wanted}).',
        )
