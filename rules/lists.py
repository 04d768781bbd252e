"""The lists beside the rules, typed: themes, plans, obligations, label groups, programmes, off."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rules.form import Form
from rules.model import Criterion, LabelField, LabelGroup, PlanClause, Programme, Theme

Twin = dict[str, str]


def theme(file: Form) -> Theme:
    """In: theme.yml. Out: the theme; its id is the folder's name."""
    file.keys(("id", "title", "plan", "authority"))
    return Theme(
        file.ident("id", file.path.parent.name),
        file.twin("title"),
        file.texts("plan"),
        file.twin("authority"),
    )


def plans(file: Form) -> dict[str, PlanClause]:
    """In: plans.yml. Out: clauses by <plan>/<clause>."""
    found: dict[str, PlanClause] = {}
    for ref, form in _each(file):
        form.keys(("quote", "vi", "en"))
        plan, _, clause = ref.partition("/")
        if not plan or not clause:
            form.fault(
                form.line,
                "bad-ref",
                f'"{ref}": a clause is called <plan>/<clause>.',
                f'"{ref}": tên điều khoản có dạng <kế hoạch>/<mục>.',
            )
        found[ref] = PlanClause(ref, form.texts("quote", single=True), form.text("vi"), form.text("en"))
    return found


def twins(file: Form) -> dict[str, Twin]:
    """In: obligations.yml, uncovered.yml or off.yml. Out: {vi, en} by id."""
    return {name: form.as_twin() for name, form in _each(file)}


def label_groups(file: Form, facts: Mapping[str, object], codes: Collection[str]) -> dict[str, LabelGroup]:
    """In: label_groups.yml, the vocabulary, the codes of goods groups (empty: any). Out: groups by code."""
    found: dict[str, LabelGroup] = {}
    for code, form in _each(file):
        form.keys(("vi", "en", "fields"), ("groups",))
        if codes and code not in codes:
            form.one_of(form.line, "label group", code, codes)
        fields: list[LabelField] = []
        for part in form.tables("fields"):
            part.keys(("vi", "en"), ("fact", "batch"))
            fact = part.text("fact")
            part.known(part.at("fact"), "fact", "dữ kiện", fact, facts)
            fields.append(LabelField(part.text("vi"), part.text("en"), fact, part.flag("batch")))
        found[code] = LabelGroup(code, form.text("vi"), form.text("en"), tuple(fields), form.texts("groups"))
    return found


def programme(file: Form, rules: Collection[str]) -> Programme:
    """In: one file of `criteria/`, the ids of the rules there are. Out: the programme."""
    file.keys(("id", "title", "note", "criteria"), ("example",))
    found: list[Criterion] = []
    for form in file.tables("criteria"):
        form.keys(("id", "title", "rules"))
        names = form.texts("rules")
        for name in names:
            form.known(form.at("rules"), "rule", "quy tắc", name, rules)
        found.append(Criterion(form.text("id"), form.twin("title"), names))
    return Programme(
        file.ident("id", file.path.stem),
        file.twin("title"),
        file.twin("note"),
        tuple(found),
        file.flag("example"),
    )


def _each(file: Form) -> list[tuple[str, Form]]:
    forms = []
    for name, (line, node) in file.entries.items():
        form = Form(node, file.path, file.ledger, name, line)
        form.line = line
        forms.append((name, form))
    return forms
