"""`rasoat rules try | diff | docs | schema`: the workbench of whoever writes rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.text import Text

from checker.check import sheet_of, visit_day
from checker.engine.difference import Moved, diff
from checker.engine.trial import Step, try_rule
from checker.model import FactSheet, Finding
from crawler.evidence import EvidenceError
from crawler.evidence import read as read_evidence
from crawler.settings import CrawlSettings
from roof.doors import rulebook
from roof.errors import NOTHING, USAGE, Stop, as_sentence, day
from roof.lang import LANG, t
from roof.tables import AT, OUTCOMES, console, plain_table
from roof.target import KEPT, visit_of
from rules.faults import RulebookError, meant
from rules.model import Rulebook

ANSWERS = {"true": ("đúng", "true"), "false": ("sai", "false"), "unknown": ("chưa biết", "unknown")}


def try_on(
    rule: str, target: str, as_of: str | None, evidence: Path, settings: CrawlSettings, folders: list[Path]
) -> None:
    """Show how one rule reads one target, check by check, with the quotes. Raises Stop."""
    book = rulebook(folders)
    if rule not in book.rules:
        en, vi = meant(rule, book.rules)
        raise Stop(t(f"không có quy tắc {rule!r}.{vi}", f"no rule {rule!r}.{en}"), USAGE)
    visit = visit_of(target, evidence, settings)
    held = day(as_of) or visit_day(visit)
    out = console()
    trials = try_rule(book, rule, sheet_of(visit, book), held, LANG)
    if not trials:
        raise Stop(
            t("không có đối tượng nào cho quy tắc này", "nothing here for this rule to speak of"), NOTHING
        )
    for trial in trials:
        out.print(Text.assemble((trial.finding.url, "bold"), f"  {OUTCOMES[trial.finding.outcome][AT]}"))
        out.print(f"  {trial.finding.why}", style="dim", markup=False)
        table = plain_table(
            "", t("phép kiểm", "check"), t("hỏi", "asks"), t("trả lời", "answer"), t("thấy", "found")
        )
        for step in trial.steps:
            table.add_row(
                "→" if step.decided else "", step.name, step.asks, ANSWERS[step.answer][AT], _found(step)
            )
        out.print(table)
        out.print()


def _found(step: Step) -> Text:
    quotes = [f"“{' '.join(fact.quote.split())[:80]}” {fact.url}" for fact in step.facts[:3] if fact.quote]
    return Text("\n".join([step.found, *quotes]), style="dim")


def compare(old: Path, new: Path, evidence: Path, held: date) -> None:
    """Say which leads a change of rules adds and removes on evidence already kept. Raises Stop."""
    books = [_book(old), _book(new)]
    told = diff(books[0], books[1], _sheets(evidence, books[1]), held, LANG)
    if not told.sheets:
        raise Stop(t(f"{evidence}: không có bằng chứng nào", f"{evidence}: holds no evidence"), NOTHING)
    out = console()
    for sign, style, moved in (("+", "red", told.added), ("-", "green", told.removed)):
        for one in moved:
            out.print(Text(f"{sign} {one.rule}  {one.subject}", style=style))
            out.print(f"    {_why(one)}", style="dim", markup=False)
    led = {id(one) for one in (*told.added, *told.removed)}
    for one in [moved for moved in told.moved if id(moved) not in led]:
        out.print(
            Text(f"~ {one.rule}  {one.subject}: {_outcome(one.old)} → {_outcome(one.new)}", style="dim")
        )
    out.print(
        t(
            f"{told.sheets} lượt thăm, ngày {held}: thêm {len(told.added)}, bớt {len(told.removed)} dấu hiệu; "
            f"{len(told.moved)} kết quả đổi.",
            f"{told.sheets} visits, law of {held}: {len(told.added)} leads added, {len(told.removed)} removed; "
            f"{len(told.moved)} outcomes changed.",
        )
    )


def _outcome(finding: Finding | None) -> str:
    return OUTCOMES[finding.outcome][AT] if finding else t("không có", "none")


def _why(one: Moved) -> str:
    side = one.new or one.old
    return side.why if side else ""


def _book(folder: Path) -> Rulebook:
    """A whole rules folder (it has a vocabulary of its own), or a user's folder over ours."""
    from rules.load import load

    if not folder.is_dir():
        raise Stop(t(f"không có thư mục {folder}", f"there is no folder {folder}"), USAGE)
    with as_sentence(RulebookError):
        return load(folder, default=not (folder / "facts.yml").exists())


def _sheets(evidence: Path, book: Rulebook) -> Iterator[FactSheet]:
    if not evidence.exists():
        raise Stop(t(f"không có {evidence}", f"there is no {evidence}"), USAGE)
    files = (
        [evidence] if evidence.is_file() else sorted(p for p in evidence.rglob("*") if p.name.endswith(KEPT))
    )
    for path in files:
        with as_sentence(EvidenceError):
            yield sheet_of(read_evidence(path), book)


def write_docs(folder: Path) -> None:
    """Write the generated pages again; say which changed."""
    from rules.docs import write

    changed = write(rulebook(None), folder)
    for path in changed:
        print(path)
    print(t(f"{len(changed)} trang đổi.", f"{len(changed)} pages changed."))


def write_schema() -> None:
    """Print the JSON schema of a rule file."""
    from rules.schema import rule_schema

    print(json.dumps(rule_schema(rulebook(None)), ensure_ascii=False, indent=1))
