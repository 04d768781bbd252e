"""`rasoat programme`, from the application to the certificate that anybody can check."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from papers_made import SHOPS
from test_report_commands import rasoat

from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from papers.handed_in import harmless
from papers.opened import Refused
from rules.load import load

NOW = datetime.now(UTC)
SHOP = SHOPS[0]


def visit(store: Store, name: str, at: datetime, failed: tuple[str, ...]) -> None:
    """A visit of the shop in which every rule of the programme passed but these."""
    rules = {rule for c in load().programmes["tick-xanh"].criteria for rule in c.rules}
    tallies = {(rule, "failed" if rule in failed else "passed"): 1 for rule in rules}
    store.put_storefronts([SHOP])
    made = VisitOutcome(
        visit=name, sweep="", storefront=SHOP.id, started=at, ended=at, state="complete", why="", as_of=at.date(),
        rulebook="r", manifest_digest="m" * 64, tallies=tallies,
    )  # fmt: skip
    store.record([made], at)


def case_of(folder: Path) -> str:
    done = rasoat("programme", "apply", SHOP.id, "--by", "an", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "VÍ DỤ" in done.stdout  # the criteria are an example, and every step says so
    return done.stdout.split()[2].rstrip(":")


def test_from_application_to_certificate_and_warning(tmp_path: Path) -> None:
    with Store(str(tmp_path / "rasoat.db")) as store:
        visit(store, "v1", NOW - timedelta(days=2), ())
    case = case_of(tmp_path)
    made = Document()
    made.add_paragraph("Giấy phép")
    made.save(str(tmp_path / "giay-phep.docx"))
    handed = rasoat("programme", "document", case, "giay-phep.docx", "--by", "an", cwd=tmp_path)
    assert handed.returncode == 0, handed.stderr
    [kept] = list((tmp_path / "cases" / case).iterdir())
    assert kept.stem == hashlib.sha256((tmp_path / "giay-phep.docx").read_bytes()).hexdigest()
    grant = ("programme", "decide", case, "grant", "--by", "an", "--reason", "đủ tiêu chí")
    early = rasoat(*grant, cwd=tmp_path)
    assert early.returncode == 2 and "score" in early.stderr
    assert rasoat("programme", "score", case, "--by", "an", cwd=tmp_path).returncode == 0
    assert rasoat(*grant, cwd=tmp_path).returncode == 0
    written = rasoat("programme", "certificate", case, "--out", "c", cwd=tmp_path)
    assert written.returncode == 0, written.stderr
    sha256 = hashlib.sha256((tmp_path / "c" / "certificate.json").read_bytes()).hexdigest()
    page = (tmp_path / "c" / "certificate.html").read_text("utf-8")
    assert sha256 in page and "VÍ DỤ" in page and "<script" not in page
    for form in ("json", "csv", "html"):
        listed = rasoat("programme", "list", "--public", "--format", form, "--out", f"l.{form}", cwd=tmp_path)
        assert listed.returncode == 0, listed.stderr
        assert sha256 in (tmp_path / f"l.{form}").read_text("utf-8")
    [row] = csv.DictReader(io.StringIO((tmp_path / "l.csv").read_text("utf-8-sig")))
    assert row["state"] == "holds"
    verify = ("programme", "verify", "c/certificate.json", "--list", "l.json")
    assert rasoat(*verify, cwd=tmp_path).returncode == 0
    text = (tmp_path / "c" / "certificate.json").read_text("utf-8")
    (tmp_path / "c" / "certificate.json").write_text(text.replace("2027", "2099"), "utf-8")
    assert rasoat(*verify, cwd=tmp_path).returncode == 1

    same = rasoat("programme", "recheck", cwd=tmp_path)
    assert same.returncode == 0 and "giữ nguyên" in same.stdout
    with Store(str(tmp_path / "rasoat.db")) as store:
        visit(store, "v2", NOW - timedelta(days=1), ("returns-policy-published",))
    for _ in range(2):  # twice: one warning a visit
        fell = rasoat("programme", "recheck", cwd=tmp_path)
        assert fell.returncode == 10 and "SA SÚT" in fell.stdout
    shown = rasoat("programme", "show", case, cwd=tmp_path).stdout
    assert shown.count("cảnh báo") == 2  # the state, and one row of the history
    again = rasoat("programme", "score", case, "--by", "an", cwd=tmp_path)
    assert again.returncode == 0
    refused = rasoat(*grant, cwd=tmp_path)
    assert refused.returncode == 1 and "chưa đạt" in refused.stderr
    revoked = rasoat("programme", "decide", case, "revoke", "--by", "an", "--reason", "sa sút", cwd=tmp_path)
    assert revoked.returncode == 0, revoked.stderr
    assert (
        json.loads(rasoat("programme", "list", "--public", "--format", "json", cwd=tmp_path).stdout)["rows"][
            0
        ]["state"]
        == "revoked"
    )


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x>" + b" " * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"MZ"),
        ("a.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        ("a.png", b"%PDF-"),
        ("a.docx", b"PK"),
        ("a.xlsx", bomb()),
        ("a.jpg", b"\xff\xd8\xff" + b"0" * 20_000_000),
        ("noname", b""),
    ],
)
def test_a_harmful_paper_is_not_taken(name: str, data: bytes) -> None:
    with pytest.raises(Refused):
        harmless(data, name)


def test_a_plain_paper_is_taken() -> None:
    assert harmless(b"%PDF-1.7\n/Type /Page", "a.PDF") == ".pdf"
    assert harmless(b"\xff\xd8\xff\xe0", "b.jpeg") == ".jpeg"
