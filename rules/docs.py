"""Generated pages of the documentation: docs/rules.md, docs/facts.md, docs/coverage.md.

`rasoat rules docs` writes them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rules.catalogue import coverage, until
from rules.model import Check, Expectation, Rule, Rulebook

_MADE = "<!-- Made from the rule files by rules/docs.py; change those, then write the pages again. -->"
_MODES = {
    "all": ("tất cả", "all of"),
    "any": ("ít nhất một", "any of"),
    "none": ("không cái nào", "none of"),
}


def pages(book: Rulebook) -> dict[str, str]:
    """In: a rulebook. Out: the text of each generated page by its file name in `docs/`."""
    return {"rules.md": rules(book), "facts.md": facts(book), "coverage.md": covered(book)}


def write(book: Rulebook, docs: Path) -> tuple[Path, ...]:
    """Write the generated pages into the folder `docs`. Out: the pages that changed."""
    changed = stale(book, docs)
    for path in changed:
        path.write_text(pages(book)[path.name], encoding="utf-8")
    return changed


def stale(book: Rulebook, docs: Path) -> tuple[Path, ...]:
    """The generated pages that are missing or differ from what the rule files say now."""
    found = []
    for name, text in pages(book).items():
        path = docs / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            found.append(path)
    return tuple(found)


def rules(book: Rulebook) -> str:
    """docs/rules.md: every rule by theme."""
    lines = [_MADE, "", "# Quy tắc / Rules", ""]
    alive = [rule for rule in book.rules.values() if rule.status != "retired"]
    lines += [
        f"{len(alive)} quy tắc trong {len(book.themes)} chủ đề. "
        f"{len(alive)} rules in {len(book.themes)} themes.",
        "",
    ]
    for theme in sorted(book.themes.values(), key=lambda one: one.id):
        own = sorted((r for r in book.rules.values() if r.theme == theme.id), key=lambda r: r.id)
        lines += [f"## {theme.id}", "", f"**{theme.title['vi']}** / {theme.title['en']}", ""]
        for rule in own:
            lines += [*_rule(rule, book), ""]
    return _page(lines)


def _rule(rule: Rule, book: Rulebook) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.title['vi']}** / {rule.title['en']}"
    yield ""
    yield f"Dấu hiệu / Lead: {rule.lead['vi']} / {rule.lead['en']}"
    yield ""
    yield (
        f"`{rule.status}` · {rule.subject} · {rule.severity} · confidence {rule.confidence} · "
        f"{rule.strength} · {', '.join(rule.kinds)}"
    )
    yield ""
    for label, said in (("Xem gì / Looks for", rule.looks_for), ("Vì sao / Why", rule.why)):
        yield f"- {label}: {said['vi']} / {said['en']}"
    yield f"- Cần sửa / Remedy: {rule.remedy['vi']} / {rule.remedy['en']}"
    for vi, en in zip(rule.false_positives["vi"], rule.false_positives["en"], strict=False):
        yield f"- Có thể sai khi / May be wrong when: {vi} / {en}"
    if rule.plan or rule.obligations:
        duties = ", ".join(rule.obligations) or "–"
        yield f"- Kế hoạch / Plan: {', '.join(rule.plan) or '–'}; nghĩa vụ / duties: {duties}"
    for check in rule.when:
        yield f"- Chỉ khi / Only when: {_check(check, book)}"
    for check in rule.checks.values():
        yield f"- Phép thử / Check `{check.name}`: {_check(check, book)}"
    yield f"- Yêu cầu / Expectation: {_tree(rule.expectation)}"
    yield ""
    if not rule.legal_basis:
        yield "Quy tắc riêng, không dựa trên pháp luật / A house rule: it rests on no law"
        return
    yield "| Từ ngày / From | Đến ngày / Until | Căn cứ / Basis |"
    yield "|---|---|---|"
    for period in rule.legal_basis:
        cited = "; ".join(
            f"{book.laws[p.law].number}, {p.provision} ({p.confidence})" for p in period.provisions
        )
        yield f"| {period.since} | {until(rule, period) or ''} | {_cell(cited or period.state)} |"


def _check(check: Check, book: Rulebook) -> str:
    fact, test = book.facts[check.fact], book.predicates[check.test]
    value = check.value if isinstance(check.value, str) or check.value is None else ", ".join(check.value)
    tail = f" `{value}`" if value is not None else ""
    return f"{fact.vi} (`{fact.name}`) – {test.vi}{tail} / {fact.en} – {test.en}{tail}"


def _tree(tree: Expectation) -> str:
    parts = ", ".join(f"`{part}`" if isinstance(part, str) else f"({_tree(part)})" for part in tree.parts)
    vi, en = _MODES[tree.mode]
    return f"{vi} / {en}: {parts}"


def facts(book: Rulebook) -> str:
    """docs/facts.md: the vocabulary of facts, the tests that can be asked, the lexicons."""
    lines = [_MADE, "", "# Dữ kiện và phép thử / Facts and tests", "", "## Dữ kiện / Facts", ""]
    lines += _table(
        ("fact", "subject", "type", "stands on", "vi", "en"),
        (
            (
                f"`{one.name}`",
                one.subject,
                str(one.type)
                + (", many" if one.many else "")
                + (f": {', '.join(one.values)}" if one.values else ""),
                ", ".join(one.stands_on),
                one.vi,
                one.en,
            )
            for one in book.facts.values()
        ),
    )
    lines += ["", "## Phép thử / Tests", ""]
    lines += _table(
        ("test", "takes", "value", "judges", "absent", "vi", "en"),
        (
            (f"`{one.name}`", ", ".join(one.takes), one.value, one.judges, one.absent, one.vi, one.en)
            for one in book.predicates.values()
        ),
    )
    lines += ["", "## Danh sách từ / Lexicons", ""]
    lines += _table(
        ("lexicon", "vi", "en"),
        ((f"`{one.id}`", one.vi, one.en) for one in book.lexicons.values()),  # a new word changes no page
    )
    return _page(lines)


def covered(book: Rulebook) -> str:
    """docs/coverage.md: clauses of the plans and obligations against the rules."""
    table = coverage(book)
    lines = [_MADE, "", "# Độ phủ / Coverage", "", "## Kế hoạch / Plans", ""]
    lines += _table(
        ("clause", "vi", "en", "rules", "drafts"),
        (
            (row.clause.id, row.clause.vi, row.clause.en, ", ".join(row.rules), ", ".join(row.drafts))
            for row in table.clauses
        ),
    )
    lines += ["", f"Chưa có quy tắc / Nobody answers: {', '.join(table.nobody) or '–'}", ""]
    drafts = ", ".join(table.drafts_only) or "–"
    lines += [f"Mới có quy tắc nháp, chưa nêu dấu hiệu / Drafts only, no leads yet: {drafts}", ""]
    carried = sum(bool(row.rules) for row in table.duties)
    drafted = sum(bool(row.drafts and not row.rules) for row in table.duties)
    lines += [
        f"## Nghĩa vụ / Obligations ({carried} of {len(table.duties)} carried by rules, {drafted} by drafts only)",
        "",
    ]
    lines += _table(
        ("duty", "vi", "en", "rules", "drafts", "why not / vì sao chưa"),
        (
            (
                row.id,
                row.title["vi"],
                row.title["en"],
                ", ".join(row.rules),
                ", ".join(row.drafts),
                f"{row.reason['vi']} / {row.reason['en']}" if row.reason else "",
            )
            for row in table.duties
        ),
    )
    return _page(lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return lines + [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
