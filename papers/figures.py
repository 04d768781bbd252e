"""The figures that the plans ask for: shares with their counts, their coverage and what could not be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.leads.account import ALL, Coverage, Figure, Figures
from checker.leads.kept import SweepRow
from papers.model import Bar, Bars, Cell, Column, Grid, NoPaper, OcopList, Paper, Section
from papers.words import day as written
from papers.words import number, share
from rules.model import Rule

HEADS = (
    Column("Số liệu", width=30),
    Column("Có", "number", 8),
    Column("Không", "number", 8),
    Column("Chưa biết", "number", 9),
    Column("Tỷ lệ", "share", 9),
    Column("Trong khoảng", width=15),
    Column("Kỳ trước", "share", 10),
)
_COVERED = (Column("Đã đọc", "number", 10), Column("Đã thăm", "number", 10))
NO_FIGURE = Figure()


def figures(
    rules: Mapping[str, Rule],
    sweep: SweepRow,
    platforms: Figures,
    categories: Figures,
    wards: Figures,
    earlier: tuple[SweepRow, Figures] | None,
    made: date,
    ocop: OcopList | None = None,
    covered: Mapping[str, Coverage] | None = None,
) -> Paper:
    """The figures there are, a sweep with its counts by platform, category and ward, the sweep they are held against,
    the OCOP products of agencies' lists (None: no such list), and how many storefronts were read by "platform",
    "category" and "ward": the paper. ValueError when the sweep counted none (it was made before figures were counted).
    """
    if not platforms.get(ALL):
        raise NoPaper(
            f"{sweep.id}: đợt này chưa đếm số liệu nào; hãy rà soát lại rồi lập báo cáo",
            f"{sweep.id}: no figure was counted in this sweep; sweep again, then report",
        )
    old = earlier[1].get(ALL, {}) if earlier else {}
    read = sum(sweep.states.get(state, 0) for state in ("complete", "partial"))
    opening = (
        f"Số liệu tính trên {number(read)} gian hàng đọc được của đợt rà soát bắt đầu ngày {written(sweep.started)}, "
        f"trong {number(sweep.planned)} gian hàng của danh bạ"
        + (f"; kỳ trước là đợt bắt đầu ngày {written(earlier[0].started)}." if earlier else "."),
        "“Không” là đã đọc hết chỗ phải có mà không thấy; “chưa biết” là chỗ đó không đọc được hết. Tỷ lệ tính trên "
        "số đã biết; cột “trong khoảng” là mức thấp nhất và cao nhất mà tỷ lệ có thể đạt, tính cả số chưa biết; với "
        f"gian hàng thì tính cả {number(max(0, sweep.planned - read))} gian hàng chưa đọc được.",
    )
    by = covered or {}
    found = [name for name in rules if name in platforms[ALL]]
    names = sorted(found, key=lambda name: (rules[name].subject != "storefront", bool(rules[name].when)))
    return Paper(
        "figures",
        "SỐ LIỆU",
        f"Thương mại điện tử trên địa bàn, đợt rà soát từ ngày {written(sweep.started)}",
        made,
        opening,
        (
            Section(
                "Số liệu chung",
                (),
                (_all(rules, names, platforms[ALL], old, max(0, sweep.planned - read)),),
                _charts(rules, names, platforms[ALL], old),
            ),
            _by("Theo nền tảng", platforms, by.get("platform", {}), rules, names, "website riêng"),
            _by("Theo ngành hàng", categories, by.get("category", {}), rules, names, "chưa ghi ngành hàng"),
            _by("Theo phường, xã", wards, by.get("ward", {}), rules, names, "chưa rõ phường, xã"),
            Section("Sản phẩm OCOP", (_ocop(ocop),)),
            Section(
                "Cách đếm", tuple(f"{_title(rules, n)}: {rules[n].looks_for.get('vi', '')}." for n in names)
            ),
        ),
        (),
    )


def _ocop(listed: OcopList | None) -> str:
    """What the lists of recognised products say beside what listings say of themselves."""
    if listed is None:
        return (
            "Chưa nhập danh sách sản phẩm OCOP nào (rasoat lists import), nên số liệu trên chỉ dựa vào lời của tin "
            "đăng: hàng OCOP không tự nêu thì không đếm được, hàng tự nêu thì chưa đối chiếu."
        )
    have = f"Danh sách đã nhập có {number(listed.products)} sản phẩm OCOP ({', '.join(listed.issuers)})"
    if not listed.compared:
        return f"{have}; chưa đối chiếu với tin đăng (rasoat sellers build)."
    return (
        f"{have}. Tên của {number(listed.found)} sản phẩm thấy ở tin đăng của {number(listed.storefronts)} gian hàng "
        f"đã đọc, trong đó {number(listed.at_holder)} sản phẩm ở gian hàng nêu đúng tên chủ thể. Trùng tên là gợi ý để "
        "người xem đối chiếu, không phải xác nhận; sản phẩm bán dưới tên khác hoặc ở trang chưa đọc thì không thấy."
    )


def _all(
    rules: Mapping[str, Rule],
    names: list[str],
    now: Mapping[str, Figure],
    old: Mapping[str, Figure],
    unread: int,
) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        one = now[name]
        said = _between(one, rules[name], unread)
        rows.append(
            (
                _title(rules, name),
                one.yes,
                one.no,
                one.unknown,
                one.share,
                said,
                old.get(name, NO_FIGURE).share,
            )
        )
    return Grid("Số liệu chung", "Tỷ lệ chung", HEADS, tuple(rows))


def _between(one: Figure, rule: Rule, unread: int) -> str:
    """The least and the most that a share can be. A storefront that was not read may have the thing or not; how many
    listings it holds nobody knows, so that it is no part of a figure of listings."""
    more = unread if rule.subject == "storefront" else 0
    between = Figure(one.yes, one.no, one.unknown + more).between
    return f"{share(between[0])} – {share(between[1])}" if between else ""


def _charts(
    rules: Mapping[str, Rule], names: list[str], now: Mapping[str, Figure], old: Mapping[str, Figure]
) -> tuple[Bars, ...]:
    bars = tuple(
        Bar(_title(rules, name), round(told * 100, 1), None if before is None else round(before * 100, 1))
        for name in names
        for told, before in [(now[name].share, old.get(name, NO_FIGURE).share)]
        if told is not None
    )
    pair = any(bar.before is not None for bar in bars)
    title = "Tỷ lệ kỳ này so với kỳ trước" if pair else "Tỷ lệ kỳ này"
    return (Bars(title, "%", bars, "kỳ này", "kỳ trước" if pair else ""),) if bars else ()


def _by(
    title: str, groups: Figures, covered: Coverage, rules: Mapping[str, Rule], names: list[str], nameless: str
) -> Section:
    """A line a group in the document; in the workbook a line for each figure of each group, as numbers."""
    kinds = sorted(set(groups) - {ALL})
    lines: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _title(rules, name),
            group or nameless,
            one.yes,
            one.no,
            one.unknown,
            one.share,
            _between(one, rules[name], whole - read),
            read,
            whole,
        )
        for name in names
        for group in kinds
        for one in [groups[group].get(name, NO_FIGURE)]
        for read, whole in [covered.get(group, (0, 0))]
        if one.yes + one.no + one.unknown
    )
    numbers = (HEADS[0], Column("Nhóm", width=22), *HEADS[1:6], *_COVERED)
    said = (
        "Mỗi ô: tỷ lệ và số có trên số đã biết; “–” là chưa biết hoặc không có. Cột “Đã đọc”: số gian hàng đọc được "
        "trên số gian hàng đã thăm. Khoảng của từng tỷ lệ có trong bản XLSX, CSV."
    )
    grids = (
        _shares(
            title, groups, rules, [n for n in names if rules[n].subject == "storefront"], nameless, covered
        ),
        _shares(
            f"{title}, tin đăng",
            groups,
            rules,
            [n for n in names if rules[n].subject != "storefront"],
            nameless,
        ),
    )
    return Section(
        title,
        (said,),
        (*(grid for grid in grids if grid), Grid(f"{title} số", title, numbers, lines, aside=True)),
    )


def _shares(
    title: str,
    groups: Figures,
    rules: Mapping[str, Rule],
    names: list[str],
    nameless: str,
    covered: Coverage | None = None,
) -> Grid | None:
    """A line a group with the shares of these figures; groups of which none says anything are left out where the
    figures are of listings: few shops sell such goods."""
    every = names and rules[names[0]].subject == "storefront"
    known = covered or {}
    rows = tuple(
        (group or nameless, *_read(known, group), *(_told(one) for one in found))
        for group in sorted({*groups, *known} - {ALL})
        for found in [[groups.get(group, {}).get(name, NO_FIGURE) for name in names]]
        if every or any(one.yes + one.no for one in found)
    )
    if not names or not rows:
        return None
    seen = (Column("Đã đọc", width=8),) if known else ()
    columns = (Column("Nhóm", width=16), *seen, *(Column(_title(rules, name), width=12) for name in names))
    return Grid(title, "Tin đăng" if not every else "", columns, rows)


def _read(covered: Coverage, group: str) -> tuple[str, ...]:
    """A cell "39/41"; none where nothing is known of coverage."""
    read, whole = covered.get(group, (0, 0))
    return (f"{number(read)}/{number(whole)}",) if covered else ()


def _told(one: Figure) -> str:
    return "–" if one.share is None else f"{share(one.share)} ({number(one.yes)}/{number(one.yes + one.no)})"


def _title(rules: Mapping[str, Rule], name: str) -> str:
    return rules[name].title.get("vi", name)
