"""One rule file, typed: its basis by day, its checks and its cases, each fault told with its line."""

from __future__ import annotations

import re
from datetime import date

from rules.checks import World, check, expectation
from rules.form import Form, as_day
from rules.law_file import CONFIDENCES
from rules.model import (
    KINDS,
    BasisPeriod,
    Check,
    Confidence,
    Expectation,
    FactName,
    FactType,
    Provision,
    Rule,
    RuleCase,
)
from rules.reader import Rows, Text
from rules.vocabulary import PLACES, SUBJECTS, placeholders

STATUSES = ("draft", "test", "stable", "retired")
SEVERITIES = ("minor", "moderate", "serious", "critical")
LEVELS = ("high", "medium", "low")
STRENGTHS = ("strong", "signal", "information")
OUTCOMES = ("passed", "failed", "cannot_tell", "inapplicable")
KEYS = (
    "id",
    "status",
    "subject",
    "severity",
    "confidence",
    "strength",
    "plan",
    "obligations",
    "title",
    "looks_for",
    "why",
    "message",
    "remedy",
    "false_positives",
    "legal_basis",
    "sanction",
    "checked_on",
    "applicability",
    "checks",
    "expectation",
    "tests",
)
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def rule(file: Form, theme: str, digest: str, world: World) -> Rule | None:
    """In: the form of one rule file, its folder's name, its digest. Out: the rule, None without an id."""
    file.keys(KEYS)
    name = file.ident("id", file.path.stem)
    subject = file.choice("subject", SUBJECTS, "storefront")
    plan, duties = file.texts("plan"), file.texts("obligations")
    for ref in plan:
        file.known(file.at("plan"), "clause in plans.yml", "mục trong plans.yml", ref, world.plans)
    for ref in duties:
        file.known(file.at("obligations"), "obligation", "nghĩa vụ", ref, world.obligations)
    form = file.table("applicability").keys(("kinds",), ("when",))
    kinds = form.texts("kinds")
    for kind in kinds:
        if kind not in KINDS:
            form.one_of(form.at("kinds"), "applicability.kinds", kind, KINDS)
    when = _checks(form.table("when"), subject, world)
    checks = _checks(file.table("checks"), subject, world)
    if not checks:
        file.fault("checks", "no-checks", "a rule needs at least one check.", "cần ít nhất một phép thử.")
    table = file.table("checks")
    for label in set(when) & set(checks):
        table.fault(
            label,
            "twice",
            f'"{label}" is a name in `when` and in `checks`; rename one.',
            f'"{label}" có cả trong `when` lẫn `checks`; hãy đổi một tên.',
        )
    tree = expectation(file, file.node("expectation"), checks)
    doubts = file.table("false_positives").keys(("vi", "en"))
    if not name:
        return None
    return Rule(
        id=name,
        theme=theme,
        status=file.choice("status", STATUSES, "draft"),
        subject=subject,
        severity=file.choice("severity", SEVERITIES, "minor"),
        confidence=file.choice("confidence", LEVELS, "low"),
        strength=file.choice("strength", STRENGTHS, "information"),
        plan=plan,
        title=_spoken(file, "title", world),
        looks_for=file.twin("looks_for"),
        why=file.twin("why"),
        message=_spoken(file, "message", world),
        remedy=file.twin("remedy"),
        false_positives={"vi": doubts.texts("vi"), "en": doubts.texts("en")},
        legal_basis=_basis(file.table("legal_basis"), world),
        sanction=_sanction(file.table("sanction")),
        obligations=duties,
        checked_on=file.day("checked_on") or date.min,
        kinds=kinds,
        when=tuple(when.values()),
        checks=checks,
        expectation=tree or Expectation("all", ()),
        tests=tuple(_case(form, subject, world) for form in file.tables("tests")),
        digest=digest,
        path=str(file.path),
    )


def _checks(table: Form, subject: str, world: World) -> dict[str, Check]:
    found = {}
    for label, (line, node) in table.entries.items():
        form = Form(node, table.path, table.ledger, f"check {label}", line)
        if not _NAME.match(label):
            form.fault(
                line,
                "bad-name",
                f'"{label}": a check is named with a-z, 0-9 and "_".',
                f'"{label}": tên phép thử chỉ gồm a-z, 0-9 và "_".',
            )
        found[label] = check(form, label, subject, world)
    return found


def _spoken(file: Form, key: str, world: World) -> dict[str, str]:
    """A title or message: its braces must hold names that can be filled in."""
    said = file.twin(key)
    form = file.table(key)
    for lang, text in said.items():
        for name in placeholders(text):
            if name not in PLACES:
                form.known(form.at(lang), "placeholder", "chỗ điền", name, [*world.facts, *PLACES])
    return said


def _basis(table: Form, world: World) -> tuple[BasisPeriod, ...]:
    periods: list[BasisPeriod] = []
    for word, (line, node) in table.entries.items():
        since = table.as_day(line, "legal_basis", word)
        if since is None:
            continue
        if periods and since <= periods[-1].since:
            table.fault(
                line,
                "days-out-of-order",
                f"legal_basis: {since} stands after {periods[-1].since}.",
                f"legal_basis: {since} đứng sau {periods[-1].since}.",
            )
            continue
        if isinstance(node, Text):
            if node.text not in ("expected", "ended"):
                table.one_of(line, "legal_basis", node.text, ("expected", "ended"))
            periods.append(BasisPeriod(since, node.text))
            continue
        rows = [
            Form(row, table.path, table.ledger, f"legal_basis.{since}[{n}]")
            for n, row in enumerate(node.rows if isinstance(node, Rows) else (), 1)
        ]
        if not rows:
            table.fault(
                line,
                "empty",
                f"legal_basis.{since}: expected a list of provisions, expected or ended.",
                f"legal_basis.{since}: cần danh sách căn cứ, hoặc expected, hoặc ended.",
            )
        periods.append(BasisPeriod(since, "duty", tuple(_provision(row, world) for row in rows)))
    if not periods:
        table.fault(
            table.line,
            "no-basis",
            "legal_basis: a rule needs at least one row.",
            "legal_basis: cần ít nhất một dòng căn cứ.",
        )
    return tuple(periods)


def _provision(form: Form, world: World) -> Provision:
    form.keys(("law", "provision", "confidence"))
    law = form.text("law")
    form.known(form.at("law"), "law", "văn bản", law, world.laws)
    confidence = form.choice("confidence", CONFIDENCES, "RECALLED")
    return Provision(
        law, form.text("provision"), Confidence(confidence if confidence in CONFIDENCES else "RECALLED")
    )


def _sanction(table: Form) -> tuple[tuple[date, str], ...]:
    found: list[tuple[date, str]] = []
    for word, (line, node) in table.entries.items():
        since = table.as_day(line, "sanction", word)
        if since is None:
            continue
        if found and since <= found[-1][0]:
            table.fault(
                line,
                "days-out-of-order",
                f"sanction: {since} stands after {found[-1][0]}.",
                f"sanction: {since} đứng sau {found[-1][0]}.",
            )
        found.append((since, table.scalar(node, f"sanction.{since}")))
    return tuple(found)


def _case(form: Form, subject: str, world: World) -> RuleCase:
    form.keys(("name", "as_of", "outcome"), ("facts", "unread", "kind"))
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
