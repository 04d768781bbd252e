"""What is seen of a lead and a storefront: the quote on its page, two visits side by side, wards, what is covered."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from browsing import Browsing, browsing
from desk_made import SHOPS, T0, visit_again
from desk_served import Served
from payloads import payloads

from checker.leads.life import Step
from checker.leads.review import review
from checker.leads.store.retention import Kind, Retention
from crawler.closeup import Place
from crawler.evidence import verify
from roof.seen import quoted

HEAD = "<html><body><h1>Hoa Lan</h1>"
WORDS = "Chữa khỏi tiểu đường, gọi 0901 234 567 hoặc hoa.lan@gmail.com"
PAGE = f"{HEAD}<p>Giá 100.000đ</p><p>{WORDS}</p><footer>Hotline 0909 888 777</footer></body></html>".encode()
COVERED = "Chữa khỏi tiểu đường, gọi 090• ••• •67 hoặc h•••@gmail.com"


@pytest.fixture
def browser(served: Served) -> Iterator[Browsing]:
    with browsing(served) as opened:
        yield opened


def csrf(client: httpx.Client, path: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def lead_with_words(served: Served, folder: Path) -> str:
    lead = visit_again(served.store, folder, PAGE, 1, WORDS, ward="Phường Bến Thành")
    assert lead is not None
    return lead.id


def test_the_quote_is_marked_on_its_page_and_personal_data_are_covered(
    served: Served, browser: Browsing, tmp_path: Path
) -> None:
    lead = lead_with_words(served, tmp_path)
    page = browser.log_in("officer")
    page.goto(f"{served.origin}/lead/{lead}")
    assert page.inner_text("blockquote") == COVERED
    frame = page.frame_locator(".seen iframe").first
    assert frame.locator("mark").inner_text() == COVERED
    assert "888 777" not in frame.locator("body").inner_text() and page.locator(".seen iframe").count() == 1
    before = len(served.office.trail(what=lead))
    with page.expect_navigation():
        page.keyboard.press("v")
    assert page.inner_text("blockquote") == WORDS
    assert page.frame_locator(".seen iframe").first.locator("mark").inner_text() == WORDS
    trail = served.office.trail(what=lead)
    assert len(trail) == before + 1 and (trail[0].act, trail[0].who) == ("reveal lead", "officer")
    page.click("text=Trang như đã chụp")
    raw = page.frame_locator(".seen iframe").nth(1).locator("footer")
    assert raw.inner_text() == "Hotline 0909 888 777"


def test_nothing_on_a_list_lays_personal_data_bare(served: Served, tmp_path: Path) -> None:
    lead_with_words(served, tmp_path)
    served.store.put_storefronts([replace(SHOPS[0], name="Hoa Lan 0901 234 567")])
    for who in ("officer", "reviewer", "head"):
        client = served.client(who)
        for path in ("/queue?state=all", "/storefront/hoalan.vn", "/compare/hoalan.vn", "/team", "/trail"):
            answer = client.get(path)
            if answer.status_code == 200:
                assert "234 567" not in answer.text and "hoa.lan@" not in answer.text, (who, path)


def test_the_platforms_auditor_never_sees_them(served: Served) -> None:
    client = served.client("auditor")
    kept = next(k for k in served.store.leads() if k.platform)
    token = csrf(client, "/queue")
    assert client.post(f"/lead/{kept.id}/reveal", data={"csrf": token}).status_code == 403
    text = client.get(f"/lead/{kept.id}").text
    assert "/reveal" not in text
    for address in re.findall(rf'src="({re.escape(served.sealed)}/[^"#]+)', text):
        shown = httpx.get(address)
        assert shown.headers["content-security-policy"].startswith("sandbox;")
        assert "<script" not in shown.text


def test_a_close_up_is_shown_where_it_lies_once_it_was_revealed(
    served: Served, browser: Browsing, tmp_path: Path
) -> None:
    body = f"{HEAD}<p>Chữa khỏi tiểu đường</p></body></html>".encode()
    lead = visit_again(served.store, tmp_path, body, 1, "Chữa khỏi")
    assert lead is not None
    row, path = lead.evidence[0], tmp_path / "again-1.warc.gz"
    place = Place(row.capture, row.place.path, row.place.start, row.place.end, row.quote)
    page = browser.log_in("officer")
    page.goto(f"{served.origin}/lead/{lead.id}")
    assert page.locator(".closeup").count() == 0
    taking = subprocess.run(
        [sys.executable, "-c", _CLOSEUP, str(path), repr(place)], cwd=ROOT, capture_output=True
    )
    assert taking.returncode == 0, taking.stderr
    page.reload()
    assert page.locator(".closeup").count() == 0  # it shows the quote's surroundings, which nobody can cover
    page.locator(".reveal button").click()
    page.wait_for_function("document.querySelector('.closeup img').naturalWidth > 0")


ROOT = Path(__file__).resolve().parents[2]
_CLOSEUP = """
import sys
from pathlib import Path
from crawler.closeup import Place, closeups
if not all(c.file for c in closeups([(Path(sys.argv[1]), [eval(sys.argv[2])])])):
    raise SystemExit(1)
"""


def test_a_quote_without_a_place_is_marked_where_its_words_stand(served: Served, tmp_path: Path) -> None:
    lead = visit_again(served.store, tmp_path, PAGE, 1, "Chữa khỏi")
    assert lead is not None
    row = replace(
        lead.evidence[0], quote="Chữa  khỏi tiểu đường", place=replace(lead.evidence[0].place, path="body")
    )
    shown = quoted(str(tmp_path / "again-1.warc.gz"), row)
    assert ">Chữa khỏi tiểu đường</mark>" in shown
    assert "<mark" not in quoted(str(tmp_path / "again-1.warc.gz"), replace(row, quote="không có ở đây"))


def test_two_visits_side_by_side(served: Served, browser: Browsing, tmp_path: Path) -> None:
    visit_again(served.store, tmp_path, PAGE, 1)
    visit_again(served.store, tmp_path, PAGE.replace(b"100.000", b"90.000"), 2)
    page = browser.log_in("officer")
    page.goto(f"{served.origin}/storefront/hoalan.vn")
    assert "tick xanh" in page.inner_text("main").lower()
    with page.expect_navigation():
        page.click("text=Điều gì đã đổi giữa hai lần thăm")
    assert page.inner_text(".diff del") == "Giá 100.000đ" and page.inner_text(".diff ins") == "Giá 90.000đ"
    assert page.locator(".diff .same").count() > 0
    page.select_option("[name=before]", "again-2")
    with page.expect_navigation():
        page.click("main form button")
    assert page.locator(".diff").count() == 0 and "không đổi" in page.inner_text("main")


def test_a_wards_leads_alone(served: Served, browser: Browsing, tmp_path: Path) -> None:
    lead = lead_with_words(served, tmp_path)
    page = browser.log_in("head")
    page.goto(f"{served.origin}/queue")
    page.select_option("[name=ward]", "Phường Bến Thành")
    with page.expect_navigation():
        page.click("text=Lọc")
    shown = page.locator("[data-row] .what")
    assert {shown.nth(n).get_attribute("href") for n in range(shown.count())} >= {
        f"/lead/{lead}?ward=Ph%C6%B0%E1%BB%9Dng+B%E1%BA%BFn+Th%C3%A0nh"
    }
    assert all("hoalan.vn" in text for text in page.locator("[data-row] .where").all_inner_texts())
    about = page.goto(f"{served.origin}/storefront/hoalan.vn")
    assert about is not None and "theo trang của gian hàng" in page.inner_text("main")


def test_none_of_the_payloads_fires_in_what_is_new(served: Served, browser: Browsing, tmp_path: Path) -> None:
    planted = payloads("http://127.0.0.1:9/")
    safe = [p for p in planted if "refresh" not in p]
    for n in range(2):
        body = "".join(f"<p>{n} {p.replace('<', '&lt;')}</p>" for p in safe)
        markup = "".join(planted) if n else ""
        visit_again(served.store, tmp_path, f"{HEAD}{body}<p>Mẫu</p>{markup}</body></html>".encode(), n + 1, "Mẫu",
                    ward="".join(safe)[:4_000])  # fmt: skip
    page = browser.log_in("head")
    lead = next(k for k in served.store.leads() if k.rule == "listing-cure-claim")
    for path in (
        "/compare/hoalan.vn",
        "/storefront/hoalan.vn",
        "/queue?state=all",
        "/team",
        f"/lead/{lead.id}",
    ):
        page.goto(served.origin + path)
        page.wait_for_timeout(200)
    page.keyboard.press("v")
    page.wait_for_timeout(500)
    assert (browser.fired, browser.dialogs) == ([], [])
    assert page.url.startswith(served.origin)


def test_what_was_purged_is_said_on_the_lead(served: Served, tmp_path: Path) -> None:
    from roof.purging import run_purge

    lead = lead_with_words(served, tmp_path)
    url, keeping = served.store.url, Retention(served.store)
    keeping.keep(Kind.EVIDENCE, 1, "Head", T0)
    late = served.clock() + timedelta(days=400)
    assert "again-1" not in {v.id for v in keeping.due(late)}  # the lead is open
    review(served.store, lead, "refer", by="officer", reason="x", at=T0 + timedelta(days=8))
    assert "again-1" not in {v.id for v in keeping.due(late)}
    for word in ("answer", "close"):
        review(served.store, lead, word, by="officer", reason="x", at=T0 + timedelta(days=9))
    assert served.store.lead(lead).kept.state is Step.CLOSED
    path = tmp_path / "again-1.warc.gz"
    assert run_purge(url, "", "", False, late) == 0 and path.exists()
    assert run_purge(url, "Trưởng nhóm", "QĐ 7/QĐ-QLTT", True, late) == 0
    assert not path.exists() and list(verify(tmp_path / "again-1.warc.gz")) == []
    text = served.client("head").get(f"/lead/{lead}").text
    assert "QĐ 7/QĐ-QLTT" in text and "Trưởng nhóm" in text and "234 567" not in text
    assert served.office.trail(what="again-1")[0].act == "purge"
    assert served.office.broken_trail() is None


def test_a_purge_that_was_cut_off_between_store_and_evidence_goes_on(served: Served, tmp_path: Path) -> None:
    from roof.purging import run_purge

    visit_again(served.store, tmp_path, PAGE, 1)
    keeping, late = Retention(served.store), served.clock() + timedelta(days=400)
    keeping.keep(Kind.EVIDENCE, 1, "Head", T0)
    assert keeping.take_out("again-1", "An", "QĐ 1", late) is True  # and then the power went
    path = tmp_path / "again-1.warc.gz"
    assert path.exists() and list(verify(path)) == []
    assert run_purge(served.store.url, "Bình", "QĐ 2", True, late) == 0
    assert not path.exists() and list(verify(path)) == []
    purge = keeping.purge_of("again-1")
    assert purge is not None and (purge.by, purge.under) == ("An", "QĐ 1")
