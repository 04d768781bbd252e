"""The yearly report along a plan's tasks: each clause of the plan with what the sweeps found under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import partial

from checker.leads.account import RuleYear, YearAccount
from checker.leads.life import Step
from papers.model import Bar, Bars, Cell, Column, Grid, NoPaper, Paper, Section
from papers.words import NOT_A_FINDING, against, day, number, share
from rules.model import PlanClause, Rule

STEPS = (Step.CONFIRMED, Step.REFERRED, Step.ANSWERED, Step.MENDED, Step.DISMISSED)
HEADS = ("Đã xác nhận", "Đã chuyển", "Đã trả lời", "Đã khắc phục", "Đã loại bỏ")
TOP = 10


def yearly(
    plan: str,
    clauses: Mapping[str, PlanClause],
    rules: Mapping[str, Rule],
    now: YearAccount,
    before: YearAccount | None,
    made: date,
) -> Paper:
    """A plan's name, its clauses, the rules that serve them and two years' counts: the report along the plan's tasks.

    `before`: the same span a year earlier. ValueError when the plan has no clause here.
    """
    tasks = {key: clause for key, clause in clauses.items() if key.startswith(f"{plan}/")}
    if not tasks:
        known = ", ".join(plans(clauses))
        raise NoPaper(
            f"{plan}: không có nhiệm vụ nào của kế hoạch này; kế hoạch đã biết: {known}",
            f"{plan}: no clause of this plan is known; known: {known}",
        )
    span = f"từ {day(now.begun)} đến hết {day(now.ended - timedelta(days=1))}"
    name = named(clauses, plan)
    return Paper(
        "yearly",
        "BÁO CÁO",
        f"Kết quả rà soát thương mại điện tử theo {name}, {span}",
        made,
        (f"{{agency}} báo cáo kết quả rà soát {span} theo từng nhiệm vụ của kế hoạch như sau:",),
        (
            _whole(now, before),
            *(_task(clause, _of(key, rules), now, before) for key, clause in tasks.items()),
            _rules(rules, now),
        ),
        (NOT_A_FINDING, "Trên đây là kết quả, kính báo cáo./."),
    )


def named(clauses: Mapping[str, PlanClause], plan: str) -> str:
    """The plan as its clauses name it at their end, in brackets; its id where they do not."""
    said = (clause.vi for key, clause in clauses.items() if key.startswith(f"{plan}/"))
    found = next((hit[0] for one in said if (hit := re.search(r"Kế hoạch [^()]*(?=\)$)", one))), "")
    return found or f"kế hoạch {plan}"


def plans(clauses: Iterable[str]) -> tuple[str, ...]:
    """The names of the plans whose clauses are known."""
    return tuple(dict.fromkeys(key.partition("/")[0] for key in clauses))


def _of(clause: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules.values() if clause in rule.plan)


def _whole(now: YearAccount, before: YearAccount | None) -> Section:
    counts: list[tuple[str, Callable[[YearAccount], int]]] = [
        ("Đợt rà soát", lambda year: year.sweeps),
        ("Lượt thăm", lambda year: year.visits),
        ("Gian hàng đã thăm", lambda year: year.storefronts),
        ("Gian hàng đọc được", lambda year: year.read),
        ("Dấu hiệu đã thấy", _leads),
        *(
            (f"Dấu hiệu: {head.lower()}", partial(_steps, step=step))
            for head, step in zip(HEADS, STEPS, strict=True)
        ),
    ]
    grid = Grid(
        "Tổng hợp",
        "Số liệu chung, so với cùng kỳ năm trước",
        (
            Column("Nội dung", width=36),
            Column("Kỳ này", "number", 12),
            Column("Cùng kỳ", "number", 12),
            Column("So sánh", width=16),
        ),
        tuple(_compared(name, count(now), count(before) if before else None) for name, count in counts),
    )
    missed = now.storefronts - now.read
    said = (
        f"{number(missed)} gian hàng ({share(missed / now.storefronts)}) không đọc được lần nào trong kỳ; số liệu dưới "
        "đây không nói gì về các gian hàng đó."
        if missed and now.storefronts
        else "Mọi gian hàng đã thăm đều đọc được ít nhất một lần."
        if now.storefronts
        else "Trong kỳ chưa thăm gian hàng nào."
    )
    return Section("Kết quả chung", (said,), (grid,))


def _compared(name: str, now: int, before: int | None) -> tuple[Cell, ...]:
    return name, now, before, against(now, before)


def _task(
    clause: PlanClause, rules: tuple[str, ...], now: YearAccount, before: YearAccount | None
) -> Section:
    found = [(rule, now.rules[rule]) for rule in rules if rule in now.rules]
    leads = sum(year.leads for _, year in found)
    old = sum(before.rules[rule].leads for rule in rules if rule in before.rules) if before else None
    told = against(leads, old)
    said = (
        f"Kế hoạch yêu cầu: {'; '.join(f'“{_quoted(words)}”' for words in clause.quote)}.",
        f"Số quy tắc phục vụ nhiệm vụ này: {number(len(rules))}. Số dấu hiệu đã thấy: {number(leads)}"
        + (f" ({told} so với cùng kỳ)." if told else "."),
    )
    row = (number(leads), *(number(sum(y.steps.get(step, 0) for _, y in found)) for step in STEPS))
    grid = Grid(
        clause.id.replace("/", " "),
        "",
        (Column("Dấu hiệu", width=12), *(Column(head, width=14) for head in HEADS)),
        (row,),
    )
    return Section(clause.vi, said, (grid,) if found else ())


def _quoted(words: str) -> str:
    """A passage of a plan within a sentence: on one line, without the full stop that ends it there."""
    return " ".join(words.split()).rstrip(".;")


def _rules(rules: Mapping[str, Rule], now: YearAccount) -> Section:
    ordered = sorted(now.rules.items(), key=lambda item: (-item[1].leads, item[0]))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_title(rules, rule), *_counts(year))
        for rule, year in ordered
        if any(
            _counts(year)
        )  # decided on or mended now, seen before: without its line the whole would not add up
    )
    grid = Grid(
        "Theo quy tắc",
        "Dấu hiệu theo quy tắc",
        (
            Column("Dấu hiệu", width=26),
            Column("Số dấu hiệu", "number", 10),
            Column("Gian hàng", "number", 10),
            *(Column(head, "number", 12) for head in HEADS),
        ),
        rows,
    )
    widest = sorted(ordered, key=lambda item: -item[1].storefronts)[:TOP]
    bars = tuple(Bar(_title(rules, rule), year.storefronts) for rule, year in widest if year.leads)
    chart = Bars(
        "Những dấu hiệu gặp ở nhiều gian hàng nhất",
        "gian hàng",
        bars,
        "kỳ này",
    )
    return Section("Chi tiết theo quy tắc", (), (grid,), (chart,) if bars else ())


def _title(rules: Mapping[str, Rule], rule: str) -> str:
    known = rules.get(rule)
    return (known.lead.get("vi") or known.title.get("vi") or rule) if known else rule


def _counts(year: RuleYear) -> tuple[int, ...]:
    return (year.leads, year.storefronts, *(year.steps.get(step, 0) for step in STEPS))


def _leads(year: YearAccount) -> int:
    return sum(rule.leads for rule in year.rules.values())


def _steps(year: YearAccount, step: Step) -> int:
    return sum(rule.steps.get(step, 0) for rule in year.rules.values())
