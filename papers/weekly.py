"""The weekly report of a sweep: what is new, what persists, what was mended, what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from checker.leads.account import Counts, Line, SweepAccount
from checker.leads.life import Step
from checker.leads.whys import VISITS, why_in
from checker.leads.words import SEVERITIES, STATES
from checker.model import Severity
from papers.lines import COLUMNS, SHOWN, row
from papers.model import Bar, Bars, Column, Grid, Paper, Section
from papers.words import NOT_A_FINDING, against, at, dated, number, share
from papers.words import day as written

STEPS = (Step.NEW, Step.PERSISTING, Step.MENDED, Step.REOPENED)
DECISIONS = (Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED, Step.ANSWERED, Step.CLOSED)
TOP = 10  # bars of one chart


def weekly(
    now: SweepAccount,
    before: SweepAccount | None,
    fresh: Sequence[Line],
    mended: Sequence[Line],
    themes: Mapping[str, str],
    day: date,
) -> Paper:
    """What a sweep and the one before came to, its new and its mended leads, the names of themes: the report.

    `fresh` are the leads that are new or came back, `mended` those that were mended, the most pressing first.
    """
    row = now.sweep
    opening = (
        f"Thực hiện nhiệm vụ rà soát hoạt động thương mại điện tử trên địa bàn, {{agency}} báo cáo kết quả đợt rà soát "
        f"{row.id}, bắt đầu lúc {at(row.started)}"
        + (f", kết thúc lúc {at(row.finished)}, như sau:" if row.finished else ", chưa kết thúc, như sau:"),
    )
    sections = (
        _visits(now, before),
        _leads(now, before, themes),
        Section(
            "Dấu hiệu mới và dấu hiệu trở lại",
            (_count_line(fresh),),
            (
                Grid(
                    "Dấu hiệu mới", "Dấu hiệu mới, trở lại trong đợt", COLUMNS, tuple(map(_row, fresh)), SHOWN
                ),
            ),
        ),
        Section(
            "Dấu hiệu đã khắc phục",
            ("Một dấu hiệu chỉ được coi là đã khắc phục khi chỗ có dấu hiệu được đọc lại và quy tắc đạt.",),
            (
                Grid(
                    "Đã khắc phục",
                    "Dấu hiệu đã khắc phục trong đợt",
                    COLUMNS,
                    tuple(map(_row, mended)),
                    SHOWN,
                ),
            ),
        ),
        _unread(now),
        _decided(now),
    )
    return Paper(
        "weekly",
        "BÁO CÁO",
        f"Kết quả rà soát website và gian hàng thương mại điện tử, đợt từ ngày {written(row.started)}",
        day,
        opening,
        sections,
        (
            NOT_A_FINDING,
            f"Số liệu lập {dated(day)} từ kho dữ liệu của đợt rà soát; trên đây là kết quả, kính báo cáo./.",
        ),
    )


def _row(line: Line) -> tuple[str | int | date | None, ...]:
    return row(line)


def _count_line(lines: Sequence[Line]) -> str:
    shops = len({line.storefront for line in lines})
    return f"Có {number(len(lines))} dấu hiệu mới hoặc trở lại ở {number(shops)} gian hàng."


def _visits(now: SweepAccount, before: SweepAccount | None) -> Section:
    states, total = now.sweep.states, sum(now.sweep.states.values())
    old = before.sweep.states if before else {}
    rows = tuple(
        (
            words,
            states.get(state, 0),
            states.get(state, 0) / total if total else 0.0,
            old.get(state, 0) if before else None,
        )
        for state, words in VISITS.items()
    )
    grid = Grid(
        "Lượt thăm",
        "Kết quả các lượt thăm",
        (
            Column("Kết quả", width=28),
            Column("Gian hàng", "number", 12),
            Column("Tỷ lệ", "share", 12),
            Column("Đợt trước", "number", 12),
        ),
        rows,
    )
    left = now.sweep.planned - now.sweep.done
    line = f"Đã thăm {number(now.sweep.done)} trên {number(now.sweep.planned)} gian hàng trong danh bạ"
    return Section("Phạm vi", (line + (f"; còn {number(left)} chưa thăm." if left else "."),), (grid,))


def _leads(now: SweepAccount, before: SweepAccount | None, themes: Mapping[str, str]) -> Section:
    old = before.sweep.steps if before else {}
    said = [
        f"{STATES[step][0]}: {number(count)}" + (f" ({told})" if told else "")
        for step in STEPS
        for count in [now.sweep.steps.get(step, 0)]
        for told in [against(count, old.get(step, 0) if before else None)]
    ]
    standing = [
        f"{SEVERITIES[severity][0]} {number(count)}"
        for severity in reversed(Severity)
        if (count := now.standing.get(severity, 0))
    ]
    beside = f", so với đợt trước (ngày {written(before.sweep.started)})" if before else ""
    lines = [
        f"Dấu hiệu trong đợt{beside}: {'; '.join(said)}.",
        "Dấu hiệu ở các gian hàng đã thăm còn mở đến ngày lập báo cáo, theo mức: "
        f"{', '.join(standing) or 'không có'}.",
    ]
    columns = (
        Column("Nhóm", width=34),
        *(Column(STATES[step][0].capitalize(), "number", 12) for step in STEPS),
    )
    by_theme = Grid("Theo chủ đề", "Dấu hiệu theo chủ đề", columns, _rows(now.themes, themes))
    by_platform = Grid(
        "Theo nền tảng", "Dấu hiệu theo nền tảng", columns, _rows(now.platforms, {"": "website riêng"})
    )
    wards = _rows(now.wards, {"": "chưa rõ phường, xã"})
    by_ward = Grid("Theo phường, xã", "Dấu hiệu theo phường, xã", columns, wards, SHOWN)
    return Section("Dấu hiệu", tuple(lines), (by_theme, by_platform, by_ward), (_chart(now, before, themes),))


def _rows(counts: Counts, names: Mapping[str, str]) -> tuple[tuple[str | int, ...], ...]:
    ordered = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))
    return tuple((names.get(name, name), *(counts[name].get(step, 0) for step in STEPS)) for name in ordered)


def _seen(counts: Mapping[str, int]) -> int:
    return sum(counts.get(step, 0) for step in (Step.NEW, Step.PERSISTING, Step.REOPENED))


def _chart(now: SweepAccount, before: SweepAccount | None, themes: Mapping[str, str]) -> Bars:
    totals = {name: _seen(counts) for name, counts in now.themes.items()}
    old = {name: _seen(counts) for name, counts in before.themes.items()} if before else {}
    top = sorted({**old, **totals}, key=lambda name: (-totals.get(name, 0), -old.get(name, 0), name))[:TOP]
    bars = tuple(
        Bar(themes.get(name, name), totals.get(name, 0), old.get(name, 0) if before else None) for name in top
    )
    most = themes.get(top[0], top[0]) if top and totals.get(top[0]) else ""
    title = f"Nhiều dấu hiệu nhất: {most.lower()}" if most else "Không có dấu hiệu nào được thấy"
    return Bars(title, "dấu hiệu", bars, "đợt này", "đợt trước" if before else "")


def _unread(now: SweepAccount) -> Section:
    rows = tuple(
        (u.name or u.storefront, u.storefront, VISITS.get(u.state, u.state), why_in(u.why, "vi"))
        for u in now.unread
    )
    grid = Grid(
        "Chưa đọc được",
        "Gian hàng bị chặn, không tới được hoặc đọc chưa trọn",
        (
            Column("Tên", width=18),
            Column("Gian hàng", width=22),
            Column("Kết quả", width=12),
            Column("Lý do", width=30),
        ),
        rows,
        SHOWN,
    )
    planned = now.sweep.done
    line = (
        f"{number(len(rows))} gian hàng ({share(len(rows) / (planned or 1))}) không được đọc trọn vẹn; với "
        "các gian hàng này, điều không thấy không phải là dấu hiệu."
    )
    return Section("Những gì chưa biết được", (line,), (grid,))


def _decided(now: SweepAccount) -> Section:
    grid = Grid(
        "Đã xử lý",
        "Quyết định của người xem xét từ đầu đợt",
        (Column("Quyết định", width=40), Column("Số lần", "number", 14)),
        tuple((STATES[step][0].capitalize(), now.decided.get(step, 0)) for step in DECISIONS),
    )
    return Section("Việc đã làm với các dấu hiệu", (), (grid,))
