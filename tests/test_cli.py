"""The commands as a stranger types them: a process of its own, real files, real exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.page import SHOP

ROOT = Path(__file__).resolve().parents[1]


def rasoat(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `cwd`, as the console script does."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli; cli.main()"
    return subprocess.run(
        [sys.executable, "-c", start, *words], cwd=cwd, capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "shop.html"
    path.write_text(SHOP, "utf-8")
    return path


def test_help_speaks_both_languages(tmp_path: Path) -> None:
    assert "Rà soát" in rasoat("--help", cwd=tmp_path).stdout
    assert "compliance sweep" in rasoat("--help", "--lang", "en", cwd=tmp_path).stdout


def test_help_is_light() -> None:
    heavy = {"scrapy", "playwright", "spacy", "sqlalchemy", "selectolax", "rich.table", "yaml"}
    heavy |= {"fastapi", "docx", "matplotlib", "duckdb"}
    code = f"import cli, sys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_facts_of_a_saved_page(page: Path) -> None:
    done = rasoat("facts", page.name, "--format", "json", cwd=page.parent)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)["storefront"]
    assert facts["seller.tax_code"]["value"] == "0300588569"
    assert "0300588569" in facts["seller.tax_code"]["quote"]
    assert facts["seller.tax_code"]["url"]


def test_check_prints_the_contract(page: Path) -> None:
    done = rasoat("check", page.name, "--format", "json", cwd=page.parent)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {"storefront", "as_of", "findings", "leads"} <= told.keys()
    assert {"rule", "subject", "outcome", "why"} <= told["findings"][0].keys()
    assert {f["outcome"] for f in told["findings"]} <= {"passed", "failed", "cannot_tell", "inapplicable"}
    wanted = {"id", "rule", "theme", "severity", "confidence", "message", "legal_basis", "evidence"}
    for lead in told["leads"]:
        assert wanted <= lead.keys()


def test_the_same_page_under_the_law_of_two_days(page: Path) -> None:
    days = {}
    for day in ("2026-06-30", "2026-07-01"):
        done = rasoat("check", page.name, "--format", "json", "--as-of", day, cwd=page.parent)
        told = json.loads(done.stdout)
        assert told["as_of"] == day
        days[day] = {lead["rule"]: [b["law"] for b in lead["legal_basis"]] for lead in told["leads"]}
    both = days["2026-06-30"].keys() & days["2026-07-01"].keys()
    assert any(days["2026-06-30"][rule] != days["2026-07-01"][rule] for rule in both)


def test_fail_on_gives_ten_and_a_wrong_word_gives_two(page: Path) -> None:
    assert rasoat("check", page.name, "--fail-on", "minor", cwd=page.parent).returncode == 10
    wrong = rasoat("check", page.name, "--fail-on", "dire", cwd=page.parent)
    assert wrong.returncode == 2
    assert "critical" in wrong.stderr


@pytest.mark.parametrize("form", ["table", "html"])
def test_the_other_forms_hold_every_lead(page: Path, form: str) -> None:
    told = json.loads(rasoat("check", page.name, "--format", "json", cwd=page.parent).stdout)
    done = rasoat("check", page.name, "--format", form, cwd=page.parent)
    assert done.returncode == 0, done.stderr
    assert told["leads"]
    assert "Dấu hiệu không phải là kết luận" in done.stdout


def test_html_never_runs_what_a_shop_wrote(tmp_path: Path) -> None:
    evil = SHOP.replace(
        "Bản sao 1:1", "rep 1:1 <b onclick=alert(1)>&lt;script&gt;alert(1)&lt;/script&gt;</b>"
    )
    (tmp_path / "shop.html").write_text(evil, "utf-8")
    html = rasoat("check", "shop.html", "--format", "html", cwd=tmp_path).stdout
    assert "<script" not in html
    assert "onclick=alert" not in html


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "nothing.warc.gz"], 2),
        (["facts", "notes.txt"], 2),
        (["check", "ftp://shop.example/"], 2),
        (["leads", "--store", "none.db"], 3),
        (["rules", "show", "no-such-rule"], 2),
        (["sweep", "none.csv"], 2),
        (["check", "shop.html", "--as-of", "1/7/2026"], 2),
        (["evidence", "verify", "none"], 2),
        (["nonsense"], 2),
    ],
)
def test_a_wrong_word_is_a_sentence_not_a_traceback(page: Path, words: list[str], code: int) -> None:
    (page.parent / "notes.txt").write_text("x", "utf-8")
    done = rasoat(*words, cwd=page.parent)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_registry_row_is_a_target(page: Path) -> None:
    (page.parent / "so.csv").write_text("tên,url\nA,https://a.example/\nB,khong phai dia chi\n", "utf-8")
    bad = rasoat("check", "so.csv:3", cwd=page.parent)
    assert bad.returncode == 2
    assert "dòng 3" in bad.stderr
    none = rasoat("check", "so.csv:9", cwd=page.parent)
    assert none.returncode == 2
    assert "9" in none.stderr


def test_rules_lint_and_test_run(tmp_path: Path) -> None:
    assert rasoat("rules", "lint", cwd=tmp_path).returncode == 0
    assert rasoat("rules", "test", "notice-badge-own-record", "--mutate", cwd=tmp_path).returncode == 0
    listed = rasoat("rules", "list", "--theme", "notice", cwd=tmp_path)
    assert "notice-badge-own-record" in listed.stdout


def test_a_scorecard_says_that_it_is_an_example(page: Path) -> None:
    done = rasoat("check", page.name, "--criteria", "tick-xanh", cwd=page.parent)
    assert done.returncode == 0, done.stderr
    assert "VÍ DỤ" in done.stdout
    told = json.loads(
        rasoat("check", page.name, "--criteria", "tick-xanh", "--format", "json", cwd=page.parent).stdout
    )
    marks = {one["mark"] for one in told["scorecard"]["criteria"]}
    assert marks <= {"met", "not_met", "cannot_tell", "inapplicable"}


def test_one_saved_page_shows_no_absence_of_the_whole_site(tmp_path: Path) -> None:
    bare = SHOP.replace("<footer>", "<footer hidden>").replace("Mã số thuế: 0300588569", "")
    (tmp_path / "shop.html").write_text(bare, "utf-8")
    told = json.loads(rasoat("check", "shop.html", "--format", "json", cwd=tmp_path).stdout)
    outcomes = {f["rule"]: f["outcome"] for f in told["findings"]}
    assert outcomes["returns-policy-published"] == "cannot_tell"
    assert outcomes["seller-name-shown"] == "cannot_tell"
    assert {lead["subject_kind"] for lead in told["leads"]} == {"listing"}


def test_a_row_on_an_inner_address_is_opened_by_a_setting_or_by_typing_it(tmp_path: Path) -> None:
    """A registry is somebody's word; who types an address, or names his network a test, has said it himself."""
    asked: list[str] = []

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(SHOP.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        (tmp_path / "rows.csv").write_text(f"url\n{url}\n", "utf-8")
        quick = ("--delay", "0", "--pages", "1", "--browser", "never", "--lang", "en")
        closed = rasoat("sweep", "rows.csv", "--store", "closed.db", *quick, cwd=tmp_path)
        assert f"1 storefronts on inner addresses (such as {url})" in closed.stderr
        assert "--test-network" in closed.stderr
        assert asked == []
        opened = rasoat("sweep", "rows.csv", "--store", "open.db", "--test-network", *quick, cwd=tmp_path)
        assert opened.returncode == 0, opened.stderr
        assert "--test-network" not in opened.stderr
        assert "/" in asked
        asked.clear()
        assert rasoat("facts", url, *quick, cwd=tmp_path).returncode == 0
        assert "/" in asked
        server.shutdown()


def test_a_sweep_says_whom_it_visits_by_order_and_what_it_refuses(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("url,theo quyết định\nhttp://127.0.0.1:9/,QĐ 12/QĐ-QLTT\n", "utf-8")
    done = rasoat("sweep", "r.csv", "--browser", "never", "--delay", "0", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 storefronts are visited by order QĐ 12/QĐ-QLTT" in done.stderr
    refused = rasoat("sweep", "r.csv", "--hours", "sáng", cwd=tmp_path)
    assert refused.returncode == 2
    assert "08:00-18:00" in refused.stderr


def test_before_the_hours_a_sweep_says_until_when_it_waits() -> None:
    from datetime import UTC, datetime

    from crawler.settings import CrawlSettings
    from roof.sweeping import beforehand

    night = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)  # half past ten in Vietnam
    [said] = beforehand((), CrawlSettings(hours="08:00-18:00", browser="never"), night)
    assert "08:00 27-11-2026" in said
    assert list(beforehand((), CrawlSettings(hours="20:00-02:00", browser="never"), night)) == []


def test_without_a_browser_a_sweep_says_once_what_is_left_out(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from crawler.settings import CrawlSettings
    from roof.sweeping import beforehand

    noon = datetime(2026, 11, 26, 5, tzinfo=UTC)
    [said] = beforehand((), CrawlSettings(browser_path=str(tmp_path / "chromium")), noon)
    assert "apt-get install chromium-headless-shell" in said
