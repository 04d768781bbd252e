"""The door of the checker: real facts, real rules, a visit made in memory."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.check import check, visit_day
from checker.leads.fingerprint import fingerprint
from checker.model import Outcome, SubjectKind
from crawler.model import Capture, CaptureState, Kind, Storefront, Visit, VisitState
from rules.load import load
from rules.model import Rulebook

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
SHOP = Storefront("noiinox.vn", "https://noiinox.vn/", name="Nồi Inox")
FILLER = "<p>Cửa hàng bán nồi, chảo, bát đĩa cho gia đình, giao hàng toàn quốc, kính chào quý khách.</p>" * 12
BUY = '<form action="/cart/add" method="post"><button>Thêm vào giỏ hàng</button></form>'
RETURNS = (
    "<h1>Chính sách đổi trả, hoàn tiền</h1><p>Quý khách được đổi trả hàng trong vòng 7 ngày kể từ ngày nhận. "
    "Chi phí vận chuyển do người bán chịu khi hàng lỗi. Tiền được hoàn bằng chuyển khoản trong 5 ngày.</p>"
)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load()


def page(n: int, path: str, body: str, state: CaptureState = CaptureState.OK) -> Capture:
    head = "<head><meta charset=utf-8><title>Nồi Inox</title></head>"
    html = f"<!DOCTYPE html><html lang=vi>{head}<body>{body}</body></html>"
    raw = html.encode() if state is CaptureState.OK else b""
    url = SHOP.url + path
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return Capture(
        f"v#{n}",
        url,
        url,
        AT + timedelta(seconds=n),
        state,
        headers=headers,
        body=raw,
        digest=hashlib.sha256(raw).hexdigest(),
    )


def visit(returns: Capture | None = None, link: bool = True, shop: Storefront = SHOP) -> Visit:
    """A shop that takes orders; its returns page is linked when `link`, and captured as given."""
    footer = '<footer><a href="/lien-he">Liên hệ</a>' + (
        '<a href="/doi-tra">Chính sách đổi trả</a>' if link else ""
    )
    home = page(
        1, "", f"<main><h1>Nồi Inox</h1>{FILLER}<a href='/noi-1'>Nồi 1</a>{BUY}</main>{footer}</footer>"
    )
    goods = page(2, "noi-1", f"<main><h1>Nồi inox 1</h1><p>150.000₫</p>{BUY}{FILLER}</main>")
    contact = page(3, "lien-he", f"<h1>Liên hệ</h1><p>Điện thoại: 0900 000 012</p>{FILLER}")
    captures = (home, goods, contact) + ((returns,) if returns else ())
    state = VisitState.COMPLETE if returns is None or returns.state is CaptureState.OK else VisitState.PARTIAL
    return Visit("v", shop, AT, AT + timedelta(minutes=1), state, captures, tool="test")


def outcome(of: Visit, rulebook: Rulebook, rule: str, **more: object) -> Outcome:
    checked = check(of, rulebook, **more)  # type: ignore[arg-type]
    (found,) = [f for f in checked.findings if f.rule == rule]
    assert (found.outcome is Outcome.FAILED) == (rule in {lead.rule for lead in checked.leads})
    return found.outcome


def test_a_missing_policy_is_a_lead_only_when_its_place_was_read(rulebook: Rulebook) -> None:
    rule = "returns-policy-published"
    assert outcome(visit(link=False), rulebook, rule) is Outcome.FAILED
    assert outcome(visit(page(4, "doi-tra", RETURNS + FILLER)), rulebook, rule) is Outcome.PASSED
    lost = visit(page(4, "doi-tra", "", CaptureState.HTTP_ERROR))
    assert outcome(lost, rulebook, rule) is Outcome.CANNOT_TELL


def test_a_lead_can_be_followed_to_the_pages_that_were_read(rulebook: Rulebook) -> None:
    seen = visit(link=False)
    (lead,) = [lead for lead in check(seen, rulebook).leads if lead.rule == "returns-policy-published"]
    assert lead.id == fingerprint(lead.rule, SHOP.id, SubjectKind.STOREFRONT, SHOP.id)
    assert {row.digest for row in lead.evidence} <= {c.digest for c in seen.captures}
    assert SHOP.url in {row.url for row in lead.evidence}
    assert all(search.whole for search in lead.searches.values())
    assert "{" not in lead.message["vi"] + lead.message["en"] and "noiinox.vn" in lead.message["vi"]
    assert lead.rule_digest == rulebook.rules[lead.rule].digest


def test_the_day_is_that_of_the_visit_in_vietnam(rulebook: Rulebook) -> None:
    late = replace(visit(), started=datetime(2026, 6, 30, 17, 0, tzinfo=UTC))
    assert visit_day(late) == date(2026, 7, 1)
    assert visit_day(replace(late, started=datetime(2026, 6, 30, 16, 59, tzinfo=UTC))) == date(2026, 6, 30)
    assert {f.as_of for f in check(late, rulebook).findings} == {date(2026, 7, 1)}
    assert {f.as_of for f in check(late, rulebook, date(2020, 1, 1)).findings} == {date(2020, 1, 1)}


def test_the_kind_of_the_registry_reaches_the_rules(rulebook: Rulebook) -> None:
    shop = replace(SHOP, kind=Kind.SHOP)
    assert check(visit(shop=shop), rulebook).sheet.storefront_kind == "shop"
    assert outcome(visit(link=False, shop=shop), rulebook, "notice-badge-shown") is Outcome.INAPPLICABLE


def test_nothing_was_read_means_no_lead(rulebook: Rulebook) -> None:
    down = Visit("v", SHOP, AT, AT, VisitState.UNREACHABLE, (page(1, "", "", CaptureState.UNREACHABLE),))
    checked = check(down, rulebook)
    assert checked.leads == ()
    assert {f.outcome for f in checked.findings} <= {Outcome.CANNOT_TELL, Outcome.INAPPLICABLE}


def test_the_same_in_gives_the_same_out_without_disk_or_network(rulebook: Rulebook) -> None:
    seen = visit(page(4, "doi-tra", RETURNS + FILLER))
    first = check(seen, rulebook)  # libraries load their tables now
    touched: list[str] = []
    watching = True

    def watch(event: str, _: tuple[object, ...]) -> None:
        if watching and event.startswith(("open", "socket.", "subprocess.", "os.system", "time.sleep")):
            touched.append(event)

    sys.addaudithook(watch)
    second = check(seen, rulebook)
    watching = False
    assert second == first
    assert touched == []
