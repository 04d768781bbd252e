"""One rule file, typed: its words, its checks, its expectation, each fault told with its line."""

from __future__ import annotations

import re
from datetime import date

from rules import rule_basis, rule_cases
from rules.checks import World, check, expectation
from rules.form import Form
from rules.model import KINDS, Check, Expectation, Rule
from rules.reader import Rows, Text
from rules.vocabulary import PLACES, SUBJECTS, placeholders

STATUSES = ("draft", "test", "stable", "retired")
SEVERITIES = ("minor", "moderate", "serious", "critical")
LEVELS = ("high", "medium", "low")
STRENGTHS = ("strong", "signal", "information")
REQUIRED = (
    "id",
    "status",
    "subject",
    "severity",
    "confidence",
    "title",
    "message",
    "remedy",
    "checked_on",
    "applicability",
    "checks",
    "expectation",
    "tests",
)
# May be left out in a user's pack; lint asks for all of them in ours.
OPTIONAL = (
    "lead",
    "strength",
    "plan",
    "obligations",
    "looks_for",
    "why",
    "false_positives",
    "legal_basis",
    "sanction",
)
KEYS = (*REQUIRED, *OPTIONAL)
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def rule(file: Form, theme: str, digest: str, world: World) -> Rule | None:
    """In: the form of one rule file, its folder's name, its digest. Out: the rule, None without an id."""
    file.keys(REQUIRED, OPTIONAL)
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
    when = asked(form.table("when"), subject, world)
    checks = asked(file.table("checks"), subject, world)
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
    tests = rule_cases.cases(file, subject, world)
    confidence, title = file.choice("confidence", LEVELS, "low"), _spoken(file, "title", world)
    if not name:
        return None
    return Rule(
        id=name,
        theme=theme,
        status=file.choice("status", STATUSES, "draft"),
        subject=subject,
        severity=file.choice("severity", SEVERITIES, "minor"),
        confidence=confidence,
        strength=file.choice("strength", STRENGTHS, "strong" if confidence == "high" else "signal"),
        plan=plan,
        title=title,
        looks_for=file.twin("looks_for"),
        why=file.twin("why"),
        message=_spoken(file, "message", world),
        remedy=file.twin("remedy"),
        false_positives=_doubts(file),
        legal_basis=rule_basis.basis(_maybe(file, "legal_basis"), world),
        sanction=rule_basis.sanction(_maybe(file, "sanction")),
        obligations=duties,
        checked_on=file.day("checked_on") or date.min,
        kinds=kinds,
        when=tuple(when.values()),
        checks=checks,
        expectation=tree or Expectation("all", ()),
        tests=tests,
        digest=digest,
        path=str(file.path),
        lead=_spoken(file, "lead", world) if "lead" in file.entries else title,
    )


def asked(table: Form, subject: str, world: World) -> dict[str, Check]:
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


def _maybe(file: Form, key: str) -> Form:
    """The table under a key that may stand there with nothing behind it."""
    node = file.node(key)
    if isinstance(node, Text) and not node.text and node.plain:
        return Form(None, file.path, file.ledger, f"{file.name}.{key}", file.at(key))
    return file.table(key)


def _doubts(file: Form) -> dict[str, tuple[str, ...]]:
    """Honest reasons for doubt: a list for each language, or one list that serves both."""
    if isinstance(file.node("false_positives"), Rows):
        both = file.texts("false_positives")
        return {"vi": both, "en": both}
    table = file.table("false_positives")
    if table.entries:
        table.keys(("vi", "en"))
    return {"vi": table.texts("vi"), "en": table.texts("en")}


def _spoken(file: Form, key: str, world: World) -> dict[str, str]:
    """A title, headline or message: its braces must hold names that can be filled in."""
    said = file.twin(key)
    form = file.table(key)
    for lang, text in said.items():
        for name in placeholders(text):
            if name not in PLACES:
                form.known(form.at(lang), "placeholder", "chỗ điền", name, [*world.facts, *PLACES])
    return said
