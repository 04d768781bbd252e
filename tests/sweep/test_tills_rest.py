"""Sweeps in which walks to the till rest: no lead about a till lives or dies without anybody having been there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from go import SETTINGS
from stalls import Stall

from checker.leads.life import Step
from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from crawler.evidence import read
from crawler.model import Visit, WalkEnd
from rules.load import load as load_rules
from rules.model import BasisPeriod, Rulebook
from sweep.kept import place
from sweep.registry import Registry, load
from sweep.run import run
from sweep.tills import may_rest

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
WALKING = replace(SETTINGS, browser="auto", walk="auto")
RULE = "contract-terms-at-checkout"
DAY = date(2026, 11, 26)
TERMS = '<p>Tôi đồng ý với <a href="/doi-tra">điều khoản mua hàng</a> của cửa hàng.</p>'
REVIEW = (
    "<h2>Quy trình đặt hàng</h2><p>Trước khi bấm nút đặt hàng, quý khách xem lại, kiểm tra và sửa đổi nội dung "
    "đơn hàng trong giỏ hàng.</p>"
)
CART = '<p>Nồi inox 1 <a href="/xoa">Xóa</a></p><a class="btn" href="/dat-hang">Tiến hành đặt hàng</a>'
FORM = (
    '<form method="post" action="/dat-hang"><label>Họ và tên <input name="fullname"></label>'
    '<label>Số điện thoại <input name="phone" type="tel"></label><label>Địa chỉ <input name="address"></label>'
    "<label><input type=radio name=payment value=cod checked> Thanh toán khi nhận hàng (COD)</label>{}"
    "<p>Tổng cộng: 150.000₫</p><button type=submit>ĐẶT HÀNG</button></form>"
)


class Till(Stall):
    """A stall with a cart and a last page. `terms` stand before its button, or they do not."""

    def __init__(self, name: str, terms: bool) -> None:
        super().__init__(name, set())
        self.terms = terms

    def answer(self, path: str) -> tuple[str, str]:
        """The content type and the page at a path; '' for none."""
        html = "text/html; charset=utf-8"
        if path == "/cart/add":
            return html, self._page("Giỏ hàng", CART)
        if path == "/dat-hang":
            return html, self._page("Thông tin đặt hàng", FORM.format(TERMS if self.terms else ""))
        kind, page = super().answer(path)
        if path == "/giao-hang":
            page = page.replace("</main>", REVIEW + "</main>")
        form = '<form action="/cart/add" method="post"><button>Thêm vào giỏ hàng</button></form>'
        return kind, page.replace(form, '<a class="btn" href="/cart/add?id=7">Thêm vào giỏ hàng</a>')


@pytest.fixture
def fair() -> Iterator[Till]:
    stall = Till("Bếp Lành", terms=True)
    yield stall
    stall.close()


@pytest.fixture
def bare() -> Iterator[Till]:
    stall = Till("Bếp Trống", terms=False)
    yield stall
    stall.close()


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rules()


class Office:
    """One registry, swept again and again."""

    def __init__(self, folder: Path, book: Rulebook, *stalls: Till) -> None:
        path = folder / "r.csv"
        rows = "".join(f"{stall.name},website,{stall.url}\n" for stall in stalls)
        path.write_text("Tên,Loại,Địa chỉ web\n" + rows, encoding="utf-8")
        self.registry: Registry = load(path)
        self.folder, self.book = folder, book
        self.store = Store(str(folder / "rasoat.db"))

    def sweep(self, day: date = DAY, book: Rulebook | None = None) -> dict[str, Visit]:
        """One sweep; its visits by the storefront's name."""
        sheets = self.folder / "sheets"
        done = run(
            self.registry,
            self.store,
            self.folder / "ev",
            book or self.book,
            WALKING,
            as_of=day,
            sheets=sheets,
        )
        visits = [read(visit.evidence_path) for visit in self.store.visits(sweep=done.sweep)]
        for visit in visits:
            assert visit.walk is not None and visit.walk.end is WalkEnd.REACHED_LAST_PAGE, visit.walk
        return {visit.storefront.name: visit for visit in visits}

    def steps(self, stall: Till) -> list[Step]:
        """What happened to the lead about the till."""
        shop = next(s.id for s in self.registry.storefronts if s.name == stall.name)
        leads = [kept.id for kept in self.store.leads(storefront=shop, rule=RULE)]
        return [event.step for lead in leads for event in self.store.events(lead)]


@pytest.fixture
def office(tmp_path: Path, rulebook: Rulebook, fair: Till, bare: Till) -> Iterator[Office]:
    made = Office(tmp_path, rulebook, fair, bare)
    yield made
    made.store.close()


def rested(visits: dict[str, Visit]) -> dict[str, bool]:
    return {name: bool(visit.walk and visit.walk.of) for name, visit in visits.items()}


def test_a_till_with_a_lead_is_walked_every_time_and_mended_when_it_was_seen_mended(
    office: Office, fair: Till, bare: Till
) -> None:
    assert rested(office.sweep()) == {fair.name: False, bare.name: False}
    assert rested(office.sweep()) == {fair.name: True, bare.name: False}
    bare.terms = True
    assert rested(office.sweep()) == {fair.name: True, bare.name: False}
    assert office.steps(bare) == [Step.NEW, Step.PERSISTING, Step.MENDED] and not office.steps(fair)
    assert rested(office.sweep()) == {fair.name: True, bare.name: True}  # nothing is left to look after


def test_a_till_that_alone_was_made_worse_is_noticed_when_it_is_walked_next(
    office: Office, fair: Till
) -> None:
    office.sweep()
    fair.terms = False
    seen = [rested(office.sweep())[fair.name] for _ in range(4)]
    assert seen == [True, True, True, False]
    assert office.steps(fair) == [Step.NEW]


def test_findings_of_a_rested_visit_are_those_of_a_walked_one(
    office: Office, fair: Till, rulebook: Rulebook
) -> None:
    for visits in (office.sweep(), office.sweep()):
        last = visits[fair.name].id
    first = next(v.id for v in office.store.visits() if v.storefront == visits[fair.name].storefront.id)
    assert first != last and visits[fair.name].walk.of == first  # type: ignore[union-attr]
    assert office.store.findings(first) == office.store.findings(last) != ()
    assert office.store.tally(first) == office.store.tally(last)


def test_other_rules_and_a_day_on_which_the_law_turns_are_reasons_to_walk(
    office: Office, fair: Till, rulebook: Rulebook
) -> None:
    office.sweep()
    sheets, shop = (
        office.folder / "sheets",
        next(s.id for s in office.registry.storefronts if s.name == fair.name),
    )
    assert may_rest(sheets, shop, rulebook, DAY) and may_rest(sheets, shop, rulebook, DAY + timedelta(days=1))
    assert not may_rest(sheets, shop, replace(rulebook, digest="0" * 64), DAY)
    assert not may_rest(sheets, shop, replace(rulebook, off=frozenset({RULE})), DAY)
    rule = rulebook.rules[RULE]
    turns = replace(rule, legal_basis=(*rule.legal_basis, BasisPeriod(DAY + timedelta(days=1), "ended")))
    later = replace(rulebook, rules={**rulebook.rules, RULE: turns})
    assert may_rest(sheets, shop, later, DAY) and not may_rest(sheets, shop, later, DAY + timedelta(days=1))
    assert not may_rest(sheets, "nobody.vn", rulebook, DAY)
    place(sheets, shop, "till").write_bytes(b'{"by": 1')
    assert not may_rest(sheets, shop, rulebook, DAY)
