"""People's paths through the desk, by keyboard, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Browsing, browsing
from desk_made import fill, visit_again
from desk_served import Served

from checker.leads.life import Step


@pytest.fixture
def browser(served: Served) -> Iterator[Browsing]:
    with browsing(served) as opened:
        yield opened


def test_twenty_leads_by_keyboard_alone(served: Served, browser: Browsing, tmp_path: Path) -> None:
    for n in range(2):
        (tmp_path / f"m{n}").mkdir()
        fill(served.store, tmp_path / f"m{n}", "ba ngày", tag=str(n))
    page = browser.log_in("officer")
    page.wait_for_url("**/queue")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for n in range(20):
        page.wait_for_selector("#decide [name=decision]")
        page.keyboard.press("cdar"[n % 4])
        if n % 4 == 1:
            page.keyboard.press("Tab")
        elif n % 4 == 3:
            page.keyboard.type("Đội 3")
            page.keyboard.press("Tab")
            page.keyboard.type("12/QLTT")
            page.keyboard.press("Tab")
        if n % 4:
            page.keyboard.type("đã xem")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    decided = [
        event for event in served.store.events() if event.by == "officer" and event.step is not Step.SEEN
    ]
    assert len(decided) == 20
    assert {event.step for event in decided} == {Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED}
    assert {(e.to_whom, e.paper) for e in decided if e.step is Step.REFERRED} == {("Đội 3", "12/QLTT")}
    assert len({event.lead for event in decided}) == 20


def test_taking_back_by_one_key(served: Served, browser: Browsing) -> None:
    page = browser.log_in("officer")
    first = served.store.leads()[0].id
    page.goto(f"{served.origin}/lead/{first}")
    page.keyboard.press("c")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert served.store.lead(first).kept.state is Step.CONFIRMED
    assert "Rút lại" in page.inner_text("[role=status]")
    with page.expect_navigation():
        page.keyboard.press("u")
    assert served.store.lead(first).kept.state is Step.SEEN
    assert first in page.url


def test_many_at_once(served: Served, browser: Browsing) -> None:
    page = browser.log_in("head")
    page.goto(f"{served.origin}/queue")
    for _ in range(3):
        page.keyboard.press("j")
        page.keyboard.press("x")
    page.fill("#bulk [name=reason]", "cùng một mẫu trang")
    page.select_option("#bulk [name=code]", "misread")
    with page.expect_navigation():
        page.click("#bulk button")
    assert "Đã ghi 3 quyết định" in page.inner_text("[role=status]")
    assert sum(kept.state is Step.DISMISSED for kept in served.store.leads()) == 3


def test_many_at_once_and_taken_back_by_keyboard_alone(served: Served, browser: Browsing) -> None:
    page = browser.log_in("officer")
    page.wait_for_url("**/queue")
    before = {kept.id: kept.state for kept in served.store.leads()}
    for _ in range(3):
        page.keyboard.press("j")
        page.keyboard.press("x")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.name") == "code"
    page.keyboard.press("Tab")
    page.keyboard.type("cùng một mẫu trang")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert sum(kept.state is Step.DISMISSED for kept in served.store.leads()) == 3
    with page.expect_navigation():
        page.keyboard.press("u")
    assert "Đã rút lại 3 quyết định" in page.inner_text("[role=status]")
    assert {kept.id: kept.state for kept in served.store.leads()} == before
    assert len(page.query_selector_all("[data-row]")) == len(before)


def test_one_row_without_a_tick(served: Served, browser: Browsing) -> None:
    page = browser.log_in("officer")
    page.wait_for_url("**/queue")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.keyboard.press("j")
    page.keyboard.press("c")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert [kept.state for kept in served.store.leads()].count(Step.CONFIRMED) == 1


def test_many_at_once_overrule_nobody_unseen(served: Served, browser: Browsing) -> None:
    one, two = browser.log_in("officer"), browser.another().log_in("head")
    leads = [kept.id for kept in served.store.leads()]
    two.goto(f"{served.origin}/queue")
    one.goto(f"{served.origin}/lead/{leads[0]}")
    one.keyboard.press("c")
    with one.expect_navigation():
        one.keyboard.press("Enter")
    for box in two.query_selector_all("[data-row] input")[:3]:
        box.check()
    two.fill("#bulk [name=reason]", "cùng một mẫu trang")
    with two.expect_navigation():
        two.click("#bulk button")
    said = two.inner_text("[role=status]")
    assert "Đã ghi 2 quyết định" in said and "người khác quyết định trước" in said
    assert two.get_attribute("[role=status] a", "href") == f"/lead/{leads[0]}"
    assert served.store.lead(leads[0]).kept.state is Step.CONFIRMED


def test_the_last_lead_of_the_queue_is_taken_back_too(served: Served, browser: Browsing) -> None:
    page = browser.log_in("officer")
    lead = served.store.leads()[0].id
    page.goto(f"{served.origin}/lead/{lead}?q={lead}")
    page.keyboard.press("c")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/queue" in page.url and served.store.lead(lead).kept.state is Step.CONFIRMED
    with page.expect_navigation():
        page.keyboard.press("u")
    assert served.store.lead(lead).kept.state is Step.SEEN


def test_a_saved_view_comes_and_goes(served: Served, browser: Browsing) -> None:
    page = browser.log_in("head")
    page.goto(f"{served.origin}/queue?platform=Shopee&severity=serious&assigned=officer")
    assert page.eval_on_selector("[name=assigned]", "box => box.value") == "officer"
    page.fill("#filter [name=name]", "Shopee, của <officer>")
    with page.expect_navigation():
        page.press("#filter [name=name]", "Enter")
    with page.expect_navigation():
        page.click("text=Shopee, của <officer>")
    assert "platform=Shopee" in page.url and "assigned=officer" in page.url
    with page.expect_navigation():
        page.click("[aria-label='Bỏ bộ lọc Shopee, của <officer>']")
    assert served.office.views("head") == ()


def test_the_second_of_two_is_shown_what_the_first_decided(served: Served, browser: Browsing) -> None:
    lead = served.store.leads()[0].id
    one, two = browser.log_in("officer"), browser.another().log_in("head")
    for page in (one, two):
        page.goto(f"{served.origin}/lead/{lead}")
    one.keyboard.press("c")
    with one.expect_navigation():
        one.keyboard.press("Enter")
    two.keyboard.press("a")
    two.keyboard.type("cần hóa đơn")
    with two.expect_navigation():
        two.keyboard.press("Enter")
    assert "officer" in two.inner_text("[role=alert]")
    assert served.store.lead(lead).kept.state is Step.CONFIRMED
    assert two.input_value("#decide [name=reason]") == "cần hóa đơn"
    with two.expect_navigation():
        two.click("#decide button")
    assert served.store.lead(lead).kept.state is Step.ASKED


def test_on_a_phone_nothing_is_wider_than_the_screen(
    served: Served, browser: Browsing, tmp_path: Path
) -> None:
    page = browser.another(viewport={"width": 360, "height": 740}).log_in("head")
    for n, word in enumerate(("dài" * 60, "ngắn"), 1):
        visit_again(served.store, tmp_path, f"<html><body><p>{word}</p></body></html>".encode(), n)
    lead = served.store.leads()[0]
    for path in (
        "/queue",
        f"/lead/{lead.id}",
        f"/storefront/{lead.storefront}",
        "/compare/hoalan.vn",
        "/team",
        "/sweeps",
        "/rules",
        f"/rules/{lead.rule}/try?visit={lead.last_visit}",
        "/me",
        "/trail",
    ):
        page.goto(served.origin + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_both_languages(served: Served, browser: Browsing) -> None:
    page = browser.log_in("officer")
    page.goto(f"{served.origin}/queue")
    assert page.inner_text("h1").startswith("Dấu hiệu")
    with page.expect_navigation():
        page.click("text=English")
    assert page.inner_text("h1").startswith("Leads")
    assert page.get_attribute("html", "lang") == "en"
