"""Sweeps at the desk: asked for, watched while they run, explained when they failed, put on a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from browsing import browsing
from desk_made import DAY, T0
from desk_served import Served, lending
from sqlalchemy import event
from test_roles import token

from checker.leads.outcome import VisitOutcome
from checker.leads.store.orders import Orders
from crawler.model import Storefront

KEY = "/srv/so.csv"
SHOPS = [Storefront(f"shop{n}.vn", f"https://shop{n}.vn/") for n in range(4)]


@pytest.fixture
def desk(serving: Callable[..., Served]) -> Iterator[Served]:
    yield serving(sweeping=lending)


def begin(desk: Served, sweep: str = "20261126-060000-abcd") -> str:
    work = [(shop, f"{sweep}/{shop.id}") for shop in SHOPS]
    desk.store.start_sweep(
        sweep, registry=KEY, as_of=None, rulebook="r", evidence_folder="/e", work=work, at=desk.clock()
    )
    return sweep


def visited(desk: Served, sweep: str, n: int, state: str = "complete", why: str = "") -> None:
    shop = SHOPS[n].id
    at = T0 + timedelta(minutes=n)
    seen = VisitOutcome(f"{sweep}/{shop}", sweep, shop, at, at, state, why, DAY, "r", "/e/x", pages=3)
    desk.store.record([seen], desk.clock())


def test_a_sweep_is_asked_for_once_and_the_trail_says_by_whom(desk: Served) -> None:
    client = desk.client("head")
    data = {"csrf": token(client, "/sweeps"), "registry": "abc"}
    assert client.post("/sweeps", data=data).status_code == 303
    (order,) = Orders(desk.store).open()
    assert (order.registry, order.by) == (KEY, "head")
    assert "Đã yêu cầu, sắp bắt đầu" in client.get("/sweeps").text
    again = client.post("/sweeps", data=data)
    assert again.status_code == 409 and "đã có yêu cầu đang chờ" in again.text
    assert [(row.who, row.what) for row in desk.office.trail() if row.act == "start sweep"] == [("head", KEY)]


@pytest.mark.parametrize("typed", ["", KEY, "/etc/passwd", "../so.csv", "ab"])
def test_only_a_registry_that_was_lent_can_be_named(desk: Served, typed: str) -> None:
    client = desk.client("head")
    data = {"csrf": token(client, "/sweeps"), "registry": typed}
    assert client.post("/sweeps", data=data).status_code == 422
    assert client.get("/sweeps/schedule", params={"registry": typed or "x"}).status_code == 422
    assert Orders(desk.store).latest() == ()


def test_a_desk_that_was_lent_nothing_says_how_it_is_done(served: Served) -> None:
    client = served.client("head")
    page = client.get("/sweeps").text
    assert "rasoat desk --registry" in page and '<button class="main">' not in page
    assert "rasoat schedule" in client.get("/sweeps/schedule").text
    assert (
        client.post("/sweeps", data={"csrf": token(client, "/queue"), "registry": "abc"}).status_code == 422
    )


def test_an_officer_watches_and_may_not_begin(desk: Served) -> None:
    page = desk.client("officer").get("/sweeps").text
    assert 'action="/sweeps"' not in page and "/sweeps/schedule" not in page


def test_what_failed_is_said_with_its_reason(desk: Served) -> None:
    sweep = begin(desk)
    visited(desk, sweep, 0)
    visited(desk, sweep, 1, "unreachable", "the host refused the connection")
    visited(desk, sweep, 2, "blocked", "robots.txt forbids this")
    visited(desk, sweep, 3, "partial", "budget of pages")
    desk.store.finish_sweep(sweep, desk.clock())
    orders = Orders(desk.store)
    orders.end(orders.add("/srv/x.csv", "head", desk.clock()), desk.clock(), "dòng 3: cột url")
    client = desk.client("officer")
    page = client.get(f"/sweeps/{sweep}").text
    for words in ("máy chủ từ chối kết nối", "robots.txt forbids this", "budget of pages"):
        assert words in page
    missed, partial = page.split("Đọc chưa trọn")
    assert "shop1.vn" in missed and "shop2.vn" in missed and "shop3.vn" in partial
    assert "data-live" not in page
    assert "dòng 3: cột url" in client.get("/sweeps").text
    orders.end(orders.add("/srv/x.csv", "head", desk.clock()), desk.clock())
    assert "dòng 3: cột url" not in client.get("/sweeps").text, "what went wrong before a good sweep is over"


def test_progress_moves_by_itself_and_without_scripts_by_loading_again(desk: Served) -> None:
    sweep = begin(desk)
    lease = desk.store.take_lease(KEY, desk.clock())
    visited(desk, sweep, 0)
    with browsing(desk) as opened:
        page = opened.log_in("officer")
        outside: list[str] = []
        page.on("request", lambda asked: outside.append(asked.url))
        page.goto(f"{desk.origin}/sweeps/{sweep}")
        assert "1 / 4" in page.inner_text("#live") and "Đang chạy" in page.inner_text("#live")
        plain = opened.browser.new_context(
            java_script_enabled=False, storage_state=opened.context.storage_state()
        )
        bare = plain.new_page()
        bare.goto(f"{desk.origin}/sweeps/{sweep}")
        visited(desk, sweep, 1, "failed", "disk 7 is full")
        page.wait_for_selector("#live >> text=2 / 4")
        bare.reload()
        assert "2 / 4" in bare.inner_text("#live")
        visited(desk, sweep, 2)
        visited(desk, sweep, 3)
        desk.store.finish_sweep(sweep, desk.clock())
        desk.store.release(lease)
        page.wait_for_selector("text=disk 7 is full")
        page.wait_for_selector("#live", state="detached")
        assert all(url.startswith(desk.origin) for url in outside)


def test_a_sweep_that_nobody_works_at_is_said_to_stand_still(desk: Served) -> None:
    sweep = begin(desk)
    for path in ("/sweeps", f"/sweeps/{sweep}"):
        page = desk.client("head").get(path).text
        assert "Không còn chạy" in page and "data-live" not in page


def test_a_sweep_is_stopped_once_and_the_pages_and_the_trail_say_by_whom(desk: Served) -> None:
    sweep = begin(desk)
    lease = desk.store.take_lease(KEY, desk.clock())
    officer = desk.client("officer")
    for path in ("/sweeps", f"/sweeps/{sweep}"):
        assert "/sweeps/stop" not in officer.get(path).text
    with browsing(desk) as opened:
        page = opened.log_in("head")
        page.goto(f"{desk.origin}/sweeps")
        button = page.get_by_role("button", name="Dừng đợt này")
        assert not button.is_visible(), "it asks before it stops"
        page.get_by_text("Dừng", exact=True).click()
        button.click()
        page.get_by_text("Đang kết thúc").wait_for()
        assert Orders(desk.store).wanted(lease) == "head"
        assert page.get_by_text("Dừng", exact=True).count() == 0
        desk.store.release(lease)
        page.goto(f"{desk.origin}/sweeps/{sweep}")
        assert "theo yêu cầu của head" in page.inner_text("#live")
    client = desk.client("admin")
    late = client.post("/sweeps/stop", data={"csrf": token(client, "/sweeps"), "registry": KEY})
    assert late.status_code == 409 and "Không có đợt nào đang chạy" in late.text
    trail = [(row.who, row.what) for row in desk.office.trail() if row.act == "stop sweep"]
    assert trail == [("head", KEY)] and "dừng rà soát" in client.get("/trail").text


def test_an_order_that_waits_can_be_taken_back(desk: Served) -> None:
    client = desk.client("head")
    csrf = token(client, "/sweeps")
    client.post("/sweeps", data={"csrf": csrf, "registry": "abc"})
    assert "Rút lại yêu cầu" in client.get("/sweeps").text
    assert client.post("/sweeps/stop", data={"csrf": csrf, "registry": KEY}).status_code == 303
    page = client.get("/sweeps").text
    assert "head đã dừng trước khi bắt đầu" in page and "sắp bắt đầu" not in page
    assert Orders(desk.store).open() == ()


def test_the_schedule_is_shown_for_copying(desk: Served) -> None:
    client = desk.client("admin")
    page = client.get("/sweeps/schedule", params={"registry": "abc", "day": "fri", "time": "21:30"}).text
    for words in ("[Unit]", "[Timer]", "0 6 * * mon", "rasoat-so.timer", "không tự cài gì"):
        assert words in page


def test_the_list_of_sweeps_counts_finished_ones_once(desk: Served) -> None:
    for n in range(8):
        sweep = begin(desk, f"2026112{n}-060000-abcd")
        for shop in range(4):
            visited(desk, sweep, shop)
        desk.store.finish_sweep(sweep, desk.clock())
    client = desk.client("officer")
    asked: list[str] = []
    event.listen(
        desk.store._engine, "before_cursor_execute", lambda *said: asked.append(str(said[2])), named=False
    )
    client.get("/sweeps")
    first = len(asked)
    client.get("/sweeps")
    assert (
        first < 20 and len(asked) - first < 20
    )  # counts are kept as visits are written, none is made for the page
