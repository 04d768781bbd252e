"""What a shop wrote never runs: two hundred payloads in every field that a page can fill, in a real browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from browsing import Browsing, browsing
from desk_made import DAY, RULES, T0, fill
from desk_served import Served
from payloads import payloads

from checker.leads.cases import CaseEvent, CaseStep
from checker.leads.outcome import VisitOutcome
from checker.leads.people import Role, User
from checker.leads.store.cases import Cases
from checker.leads.store.orders import Orders

TRIED = ("seller-registration-shown", "listing-goods-described")
GROUP = 10  # payloads in one storefront's fields and in its captured page


@pytest.fixture
def browser(served: Served) -> Iterator[Browsing]:
    with browsing(served) as opened:
        yield opened


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server that nobody should come to: its address, and what was asked of it."""
    asked: list[str] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()


def test_there_are_enough_payloads() -> None:
    assert len(set(payloads("http://x/"))) >= 200


def test_none_of_them_fires_or_reaches_out(
    served: Served, browser: Browsing, canary: tuple[str, list[str]], tmp_path: Path
) -> None:
    elsewhere, asked = canary
    planted = payloads(elsewhere)
    groups = [planted[n : n + GROUP] for n in range(0, len(planted), GROUP)]
    for n, group in enumerate(groups):
        folder = tmp_path / str(n)
        folder.mkdir()
        fill(served.store, folder, "".join(group), tag=f"{n}")
    served.store.start_sweep(
        "s1", registry="r", as_of=None, rulebook="r", evidence_folder="e", work=[], at=served.clock()
    )
    orders, everything = Orders(served.store), "".join(planted)
    orders.end(orders.add(f"/srv/{planted[0]}.csv", "head", served.clock()), served.clock(), everything)
    served.office.add_user(User("mallory", everything, Role.OFFICER), served.clock(), "x", everything)
    for n, group in enumerate(groups):
        why = "".join(group)
        seen = VisitOutcome(
            f"s1/{n}", "s1", f"hoalan.vn{n}", T0, T0, state="failed", why=why, as_of=DAY, rulebook="r"
        )
        served.store.record([seen], served.clock())
    case, cases = "", Cases(served.store)
    for n, group in enumerate(groups):
        case = cases.apply("tick-xanh", f"hoalan.vn{n}", everything, served.clock()).id
        paper = CaseEvent(CaseStep.DOCUMENT, T0, everything, "".join(group), name=everything, sha256="0" * 64)
        cases.add(case, paper)
    page = browser.log_in("head")
    queue = [k for k in served.store.leads() if k.rule == RULES[0] and k.storefront.startswith("hoalan")]
    assert len(queue) == len(groups) + 1
    for kept in queue:
        page.goto(f"{served.origin}/lead/{kept.id}?state=all")
        page.frame_locator("iframe").first.locator("h1").wait_for()  # the capture is really shown
    tries = [f"/rules/{rule}/try?visit={kept.last_visit}" for kept in queue for rule in TRIED]
    shown = (
        "/queue?state=all",
        f"/storefront/{queue[-1].storefront}",
        "/team",
        "/trail",
        "/rules",
        "/sweeps",
        "/cases",
        f"/cases/{case}",
    )
    for path in (*shown, "/sweeps/s1", *tries):
        page.goto(served.origin + path)
    assert page.locator(".outcome").count() or "không có đối tượng" in page.inner_text("main")
    admin = browser.another().log_in("admin")
    for path in ("/people", "/people/mallory", "/trail", "/sweeps"):
        admin.goto(served.origin + path)
    page.wait_for_timeout(300)
    assert (browser.fired, browser.dialogs, asked) == ([], [], [])


def test_the_trap_would_have_caught_them(
    served: Served, browser: Browsing, canary: tuple[str, list[str]]
) -> None:
    """The same payloads in pages without our walls do fire, and do reach out."""
    elsewhere, asked = canary
    planted = payloads(elsewhere)
    page = browser.log_in("head")
    bodies = ["".join(planted[:60]), "".join(p for p in planted if elsewhere in p and "<script" not in p)]
    page.route("**/bare", lambda route: route.fulfill(body=bodies.pop(), content_type="text/html"))
    while bodies:
        page.goto(f"{served.origin}/bare")
        page.wait_for_timeout(300)
    assert browser.fired and asked


def test_a_capture_is_shown_only_by_a_fresh_address(served: Served) -> None:
    client = served.client("officer")
    lead = served.store.leads()[0]
    found = re.search(rf'src="({re.escape(served.sealed)}/[^"]+)"', client.get(f"/lead/{lead.id}").text)
    assert found
    address = found[1].partition("#")[0]
    shown = httpx.get(address)
    policy = shown.headers["content-security-policy"]
    assert shown.status_code == 200 and policy.startswith("sandbox;") and "script" not in policy
    assert httpx.get(address[:-3] + "xyz").status_code == 404
    assert httpx.get(f"{served.sealed}/queue").status_code == 404
