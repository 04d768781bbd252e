"""What the papers say: counts that are true of the store, and nothing that they may not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from papers_made import SHOPS, T0, WEEK, lead_of, store, sweep  # noqa: F401

from checker.leads import review
from checker.leads.account import Answer, RuleYear, YearAccount
from checker.leads.life import Step
from checker.leads.store import Store
from checker.leads.store.accounts import Accounts
from checker.model import Search
from papers.dossier import dossier
from papers.figures import figures
from papers.letter import letter
from papers.model import Grid, Paper
from papers.publication import publication
from papers.weekly import weekly
from papers.yearly import yearly
from roof.errors import Stop
from roof.makepaper import dossier_paper, letter_paper
from rules.load import load

DAY = date(2026, 11, 27)
RULE = "returns-policy-published"
LEAD = lead_of(SHOPS[0], RULE, T0).id


def grid(paper: Paper, name: str) -> Grid:
    [found] = [g for s in paper.sections for g in s.grids if g.name == name]
    return found


def week(kept: Store) -> Paper:
    accounts = Accounts(kept)
    now = accounts.latest()
    assert now is not None and now.id == "s2"
    before = accounts.before(now)
    assert before is not None and before.id == "s1"
    return weekly(
        accounts.sweep(now),
        accounts.sweep(before),
        list(accounts.lines(sweep="s2", steps=(Step.NEW, Step.REOPENED))),
        list(accounts.lines(sweep="s2", steps=(Step.MENDED,))),
        {"returns": "Đổi trả", "notice": "Thông báo"},
        DAY,
    )


def test_a_weekly_report_counts_what_the_sweep_did(store: Store) -> None:  # noqa: F811
    paper = week(store)
    assert [row[5] for row in grid(paper, "Dấu hiệu mới").rows] == ["mới"]
    assert [row[2] for row in grid(paper, "Đã khắc phục").rows] == ["Dấu hiệu seller-name-shown"]
    by_theme = {row[0]: row[1:] for row in grid(paper, "Theo chủ đề").rows}
    assert by_theme == {"Đổi trả": (0, 1, 0, 0), "Thông báo": (1, 0, 0, 0), "seller": (0, 0, 1, 0)}
    assert {row[0]: row[1] for row in grid(paper, "Theo nền tảng").rows} == {"Shopee": 1, "website riêng": 0}
    visits = {row[0]: row[1:] for row in grid(paper, "Lượt thăm").rows}
    assert visits["đọc trọn vẹn"] == (2, 2 / 3, 2)
    assert [row[1] for row in grid(paper, "Chưa đọc được").rows] == ["xa.vn"]
    [said] = [line for s in paper.sections for line in s.lines if line.startswith("Dấu hiệu trong đợt")]
    assert "mới: 1 (giảm 1)" in said
    assert "đã khắc phục: 1 (tăng 1)" in said


def test_a_letter_needs_a_person_who_confirmed(store: Store) -> None:  # noqa: F811
    accounts, place = Accounts(store), store.storefront("hoalan.vn")
    assert place is not None
    confirmed = (Step.CONFIRMED, Step.REFERRED, Step.ANSWERED)
    with pytest.raises(ValueError, match="confirmed"):
        letter(place, list(accounts.lines(storefront="hoalan.vn", states=confirmed)), DAY)
    review.review(store, LEAD, "confirm", by="an", reason="đã xem", at=T0 + WEEK * 2)
    paper = letter(place, list(accounts.lines(storefront="hoalan.vn", states=confirmed)), DAY)
    assert paper.to == "Công ty TNHH Hoa Lan"
    [section] = paper.sections
    rows = section.grids[0].rows
    assert ("Quy định", "Điều 1 Luật A") in rows
    assert ("Quy định", "Điều 2 Luật B (chưa đối chiếu văn bản)") in rows
    assert ("Cách khắc phục", "Công bố chính sách.") in rows
    said = " ".join([*paper.opening, *paper.closing, *section.lines])
    assert "không phải là kết luận vi phạm" in said


def test_only_what_the_authority_answered_to_be_a_breach_is_published(store: Store) -> None:  # noqa: F811
    accounts, at = Accounts(store), T0 + WEEK * 2

    def listed(*codes: str) -> list[str]:
        ended = (Step.ANSWERED, Step.CLOSED)
        return [line.id for line in accounts.lines(states=ended, answered=codes or ("upheld",))]

    def take(step: str, **more: str) -> None:
        nonlocal at
        at += timedelta(hours=1)
        review.review(store, LEAD, step, by="an", reason="lý do", at=at, **more)

    take("confirm")
    take("refer", to_whom="Đội 3")
    take("answer", code="upheld")
    assert listed() == [], "it was referred without a number"
    take("refer", to_whom="Đội 4", paper="12/QLTT")
    assert listed() == [], "nobody has answered to that paper"
    take("answer")
    assert listed() == [] and listed("") == [LEAD], "nobody said who answered"
    store.undo(LEAD, "an", at)
    assert listed("") == []
    for code in ("seller", "cleared", "pending"):
        take("answer", code=code)
        assert listed() == [] and listed(code) == [LEAD]
        store.undo(LEAD, "an", at)
    take("answer", code="upheld", paper="45/KL")
    said = accounts.answer(LEAD)
    assert listed() == [LEAD] and said == Answer("Đội 4", "12/QLTT", said.referred, "upheld", "45/KL", at)
    [line] = accounts.lines(states=(Step.ANSWERED,), answered=("upheld",))
    paper = publication([(line, said)], DAY, unsaid=2)
    [row] = grid(paper, "Danh sách").rows
    assert row[4] == f"12/QLTT, ngày {said.referred:%d/%m/%Y}"
    assert row[5] == f"Đội 4: văn bản 45/KL, ngày {at:%d/%m/%Y}"
    assert "Còn 2 trường hợp" in paper.opening[1]
    take("refer", to_whom="Đội 5", paper="13/QLTT")
    take("answer", code="cleared")
    assert listed() == [], "the last answer counts"
    store.undo(LEAD, "an", at)
    assert listed() == []  # it waits for that answer again
    assert grid(publication([], DAY), "Danh sách").rows == ()


def test_a_dossier_holds_quote_law_and_digest_of_every_lead(store: Store) -> None:  # noqa: F811
    lines = list(Accounts(store).lines(storefront="hoalan.vn"))
    paper = dossier(store.storefront("hoalan.vn") or {}, lines, {}, 0, DAY)
    assert len(lines) == 2  # the mended one stands in the store as well
    cells = [cell for s in paper.sections for g in s.grids for row in g.rows for cell in row]
    assert "d" * 64 in cells
    assert "5–10 triệu đồng; đã đối chiếu văn bản" in cells
    assert any(isinstance(cell, str) and cell.startswith("“<script>") for cell in cells)
    annex = grid(paper, "Chứng cứ").rows
    assert [row[4] for row in annex] == [f"{lines[0].id[:8]}", f"{lines[1].id[:8]}"] or len(annex) == 1


def test_a_dossier_says_once_where_was_searched(store: Store) -> None:  # noqa: F811
    lines = [next(iter(Accounts(store).lines(storefront="hoalan.vn")))]
    pages = tuple(f"https://hoalan.vn/{n}" for n in range(7))
    searches = {name: Search(True, pages) for name in ("seller.tax_code", "seller.registration")}
    odd = replace(lines[0], lead=replace(lines[0].lead, searches=searches))
    paper = dossier(store.storefront("hoalan.vn") or {}, [odd], {}, 0, DAY)
    said = [row[1] for row in grid(paper, "Dấu hiệu 1").rows if row[0] == "Đã tìm, không thấy"]
    assert said == [f"7 trang: {', '.join(pages[:5])}, …"]


def test_a_dossier_counts_what_was_ever_acted_on_and_not_its_own_leads(store: Store) -> None:  # noqa: F811
    """A lead that was confirmed and then mended was confirmed all the same; one's own lead is no earlier one."""
    other = dossier_paper(store, "hoalan.vn", "")[0].sections[0].lines[0]
    assert other.startswith("Ngoài các dấu hiệu nêu dưới đây, gian hàng chưa có dấu hiệu nào")
    review.review(store, LEAD, "confirm", by="an", reason="đã xem", at=T0 + WEEK * 2)
    assert dossier_paper(store, "hoalan.vn", "")[0].sections[0].lines[0] == other
    sweep(store, "s3", T0 + WEEK * 3, {"hoalan.vn": ("seller-name-shown",)}, frozenset({LEAD}))
    assert store.lead(LEAD).kept.state == "mended"
    paper = dossier_paper(store, "hoalan.vn", "")[0]
    assert "đã có 1 dấu hiệu từng được xác nhận" in paper.sections[0].lines[0]
    assert paper.to  # "Như trên" among the recipients points there


def test_a_sweep_that_was_cut_off_is_nothing_to_compare_with(store: Store) -> None:  # noqa: F811
    accounts, at = Accounts(store), T0 + WEEK * 2
    for name, begun in (("s3", at), ("s4", at + WEEK)):
        store.start_sweep(
            name, registry="r.csv", as_of=None, rulebook="r", evidence_folder="e",
            work=[(SHOPS[0], f"{name}/{SHOPS[0].id}")], at=begun,
        )  # fmt: skip
    now = accounts.latest("s4")
    assert now is not None
    assert (accounts.before(now) or now).id == "s2"
    assert (accounts.year_before(now) or now).id in ("s1", "s2")


def test_a_year_without_a_visit_says_so(store: Store) -> None:  # noqa: F811
    book, begun = load(), datetime(2020, 1, 1, tzinfo=UTC)
    now = Accounts(store).span(begun, begun + WEEK)
    paper = yearly("tphcm-1707-2024", book.plans, book.rules, now, None, DAY)
    assert paper.sections[0].lines == ("Trong kỳ chưa thăm gian hàng nào.",)


def test_the_chart_of_a_yearly_report_shows_what_most_shops_have(store: Store) -> None:  # noqa: F811
    """Many leads in one shop are not many shops."""
    book = load()
    names = list(book.rules)[:12]
    years = {name: RuleYear(100, 1) for name in names[:11]} | {names[11]: RuleYear(5, 5)}
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    now = YearAccount(begun, begun + WEEK, 1, 1, 1, 1, years)
    paper = yearly("tphcm-1707-2024", book.plans, book.rules, now, None, DAY)
    [chart] = paper.sections[-1].charts
    assert chart.bars[0].value == 5 and [bar.value for bar in chart.bars[1:]] == [1] * 9


def test_who_was_cleared_gets_no_letter_and_no_proposal(store: Store) -> None:  # noqa: F811
    at = T0 + WEEK * 2
    for step, more in (
        ("confirm", {}),
        ("refer", {"to_whom": "Đội 4"}),
        ("answer", {"code": "cleared"}),
    ):
        letter_paper(store, "hoalan.vn") if step == "answer" else None
        review.review(store, LEAD, step, by="an", reason="lý do", at=at, **more)
    with pytest.raises(Stop, match="chưa có dấu hiệu nào được người"):
        letter_paper(store, "hoalan.vn")
    with pytest.raises(Stop, match="không có dấu hiệu nào đang mở"):
        dossier_paper(store, "hoalan.vn", "")
    with pytest.raises(Stop, match="không vi phạm"):
        dossier_paper(store, "", LEAD)
    review.review(store, LEAD, "confirm", by="an", reason="có chứng cứ mới", at=at)
    assert letter_paper(store, "hoalan.vn")[0].sections
    assert dossier_paper(store, "", LEAD)[0].sections
    review.review(store, LEAD, "dismiss", by="an", reason="nhầm", at=at)
    with pytest.raises(Stop, match="bị loại bỏ"):
        dossier_paper(store, "", LEAD)


@pytest.mark.parametrize("end", ["dismissed", "cleared"])
def test_what_came_to_nothing_is_not_held_against_a_shop(store: Store, end: str) -> None:  # noqa: F811
    at = T0 + WEEK * 2
    review.review(store, LEAD, "refer", by="an", reason="thuộc địa bàn", at=at, to_whom="Đội 4")
    sweep(
        store,
        "s3",
        T0 + WEEK * 3,
        {"hoalan.vn": ("returns-policy-published", "seller-name-shown")},
        frozenset(),
    )
    other = lead_of(SHOPS[0], "seller-name-shown", T0).id
    assert "đã có 1 dấu hiệu từng" in dossier_paper(store, "", other)[0].sections[0].lines[0]
    how = {"code": "cleared"} if end == "cleared" else {}
    review.review(store, LEAD, "answer" if how else "dismiss", by="an", reason="xong", at=at, **how)
    assert "chưa có dấu hiệu nào" in dossier_paper(store, "", other)[0].sections[0].lines[0]


def test_a_yearly_report_adds_up(store: Store) -> None:  # noqa: F811
    """A lead of last year that was mended or decided on this year counts in the whole and in its rule's line."""
    book, accounts = load(), Accounts(store)
    begun = datetime(2026, 11, 24, 12, tzinfo=UTC)
    review.review(store, LEAD, "confirm", by="an", reason="đã xem", at=T0 + WEEK * 2)
    now = accounts.span(begun, begun + timedelta(days=300))
    assert now.rules[RULE].leads == 0 and now.rules[RULE].steps["confirmed"] == 1
    paper = yearly("tphcm-1707-2024", book.plans, book.rules, now, None, DAY)
    whole = {row[0]: row[1] for row in grid(paper, "Tổng hợp").rows}
    lines = grid(paper, "Theo quy tắc").rows
    assert whole["Dấu hiệu: đã xác nhận"] == sum(int(row[3] or 0) for row in lines) == 1


def test_a_yearly_report_follows_the_tasks_of_the_plan(store: Store) -> None:  # noqa: F811
    book = load()
    accounts = Accounts(store)
    begun, ended = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    review.review(store, LEAD, "confirm", by="an", reason="đã xem", at=T0 + WEEK * 2)
    now = accounts.span(begun, ended)
    assert (now.sweeps, now.visits, now.storefronts, now.read) == (2, 6, 3, 2)
    assert now.rules["returns-policy-published"].leads == 1
    assert now.rules["returns-policy-published"].steps["confirmed"] == 1
    assert now.rules["seller-name-shown"].steps["mended"] == 1
    paper = yearly("tphcm-1707-2024", book.plans, book.rules, now, None, DAY)
    assert "Kế hoạch 1707/KH-UBND, năm 2024" in paper.about
    said = [line for section in paper.sections for line in section.lines if "Kế hoạch yêu cầu" in line]
    assert said and not [line for line in said if ".;" in line or ".”" in line]
    tasks = [clause for clause in book.plans if clause.startswith("tphcm-1707-2024/")]
    assert len(paper.sections) == len(tasks) + 2
    empty = accounts.span(begun - timedelta(days=365), begun)
    assert (empty.visits, dict(empty.rules)) == (0, {})
    with pytest.raises(ValueError, match="tphcm-1707-2024"):
        yearly("nowhere", book.plans, book.rules, now, None, DAY)


def test_figures_are_shares_with_what_could_not_be_told(store: Store) -> None:  # noqa: F811
    accounts = Accounts(store)
    now, book = accounts.latest(), load()
    assert now is not None
    by_platform, by_category = accounts.figures(now.id, "platform"), accounts.figures(now.id, "category")
    by_ward = accounts.figures(now.id, "ward")
    assert by_platform["Shopee"]["cashless"].share is None
    earlier = accounts.year_before(now)
    assert earlier is not None and earlier.id == "s1"
    paper = figures(
        book.figures,
        now,
        by_platform,
        by_category,
        by_ward,
        (earlier, accounts.figures("s1", "platform")),
        DAY,
        None,
        {"platform": accounts.coverage(now, "platform")},
    )
    # of three shops one has it, of one it could not be told, and one was not reached: it may have it or not
    title = book.figures["cashless"].title["vi"]
    assert grid(paper, "Số liệu chung").rows == ((title, 1, 0, 1, 1.0, "33,3% – 100%", None),)
    assert grid(paper, "Theo nền tảng").rows == (
        ("website riêng", "1/2", "100% (1/1)"),
        ("Shopee", "1/1", "–"),
    )
    assert grid(paper, "Theo nền tảng số").rows == (
        (title, "website riêng", 1, 0, 0, 1.0, "50% – 100%", 1, 2),
        (title, "Shopee", 0, 0, 1, None, "0% – 100%", 1, 1),
    )
    assert "tính cả 1 gian hàng chưa đọc được" in paper.opening[1]
    assert store.tally("s2/hoalan.vn") == {}  # no figure is shown as a rule
    with pytest.raises(ValueError, match="no figure"):
        figures(book.figures, earlier, {}, {}, {}, None, DAY)
