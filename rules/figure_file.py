"""One figure of the plans, typed: a share that is counted over storefronts or listings, and never a lead.

A figure asks facts as a rule does and rests on no law; so it is a rule without legal basis, kept apart.
"""

from __future__ import annotations

from datetime import date

from rules.checks import World, expectation
from rules.form import Form
from rules.model import KINDS, Expectation, Rule
from rules.rule_file import asked
from rules.vocabulary import SUBJECTS

THEME = "figures"


def figure(file: Form, digest: str, world: World) -> Rule | None:
    """In: the form of one file of `figures/`, its digest. Out: the figure, None without an id."""
    file.keys(
        ("id", "title", "counts", "subject", "applicability", "checks", "expectation", "checked_on"),
        ("plan",),
    )
    name = file.ident("id", file.path.stem)
    subject = file.choice("subject", SUBJECTS, "storefront")
    plan = file.texts("plan")
    for ref in plan:
        file.known(file.at("plan"), "clause in plans.yml", "mục trong plans.yml", ref, world.plans)
    form = file.table("applicability").keys(("kinds",), ("when",))
    kinds = form.texts("kinds")
    for kind in kinds:
        if kind not in KINDS:
            form.one_of(form.at("kinds"), "applicability.kinds", kind, KINDS)
    when = asked(form.table("when"), subject, world)
    checks = asked(file.table("checks"), subject, world)
    tree = expectation(file, file.node("expectation"), checks)
    if not name:
        return None
    return Rule(
        id=name,
        theme=THEME,
        status="stable",
        subject=subject,
        severity="minor",
        confidence="high",
        strength="information",
        plan=plan,
        title=file.twin("title"),
        looks_for=file.twin("counts"),
        why={},
        message={},
        remedy={},
        false_positives={},
        legal_basis=(),
        sanction=(),
        obligations=(),
        checked_on=file.day("checked_on") or date.min,
        kinds=kinds,
        when=tuple(when.values()),
        checks=checks,
        expectation=tree or Expectation("all", ()),
        tests=(),
        digest=digest,
        path=str(file.path),
    )
