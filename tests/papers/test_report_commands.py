"""`rasoat report`, typed as an office types it, over a real store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from papers_made import SHOPS, T0, WEEK, fill, lead_of

from checker.leads import review
from checker.leads.store import Store

ROOT = Path(__file__).resolve().parents[2]


def rasoat(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "cli", *args], cwd=cwd, env=env, capture_output=True, text=True, timeout=180
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store(str(tmp_path / "rasoat.db")) as store:
        fill(store)
        lead = lead_of(SHOPS[0], "returns-policy-published", T0).id
        for step, more in (
            ("confirm", {}),
            ("refer", {"to_whom": "Đội 4", "paper": "12"}),
            ("answer", {"code": "upheld"}),
        ):
            review.review(store, lead, step, by="an", reason="lý do", at=T0 + WEEK * 2, **more)
    return tmp_path


def test_every_paper_in_every_form(folder: Path) -> None:
    assert rasoat("report", "letterhead", cwd=folder).returncode == 0
    head = folder / "letterhead.toml"
    head.write_bytes(b"\xef\xbb\xbf" + head.read_bytes())  # as editors of Windows save it
    papers = (
        ("weekly",),
        ("dossier", "--storefront", "hoalan.vn"),
        ("letter", "hoalan.vn"),
        ("yearly", "--plan", "tphcm-2450-2023", "--until", "2026-12-31"),
        ("publication",),
    )
    forms = ("docx", "xlsx", "csv", "html")
    for n, paper in enumerate(papers):
        for form in forms if n == 0 else (forms[n % 4],):
            done = rasoat(
                "report",
                *paper,
                "--format",
                form,
                "--letterhead",
                "letterhead.toml",
                "--out",
                f"{paper[0]}.{form}",
                cwd=folder,
            )
            assert done.returncode == 0, done.stderr
            assert (folder / f"{paper[0]}.{form}").stat().st_size > 300
    again = rasoat("report", "weekly", "--format", "csv", "--out", "weekly.csv", cwd=folder)
    assert again.returncode == 2 and "--out" in again.stderr  # nothing is written over


def test_a_pdf_is_printed(folder: Path) -> None:
    done = rasoat("report", "weekly", "--format", "pdf", "--out", "a.pdf", cwd=folder)
    if "Chromium" in done.stderr:
        pytest.skip("no Chromium here")
    assert done.returncode == 0, done.stderr
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_written_is_said(folder: Path) -> None:
    for args, code, said in (
        (("weekly", "--sweep", "none"), 3, "'none'"),
        (("weekly", "--store", "other.db"), 3, "other.db"),
        (("weekly", "--format", "doc"), 2, "docx"),
        (("weekly", "--template", "none.docx"), 2, "none.docx"),
        (("weekly", "--letterhead", "bad.toml"), 2, "signatory"),
        (("dossier",), 2, "--storefront"),
        (("dossier", "--storefront", "xa.vn"), 3, "xa.vn"),
        (("dossier", "--lead", "zz"), 2, "'zz'"),
        (("letter", "evil.vn"), 3, "xác nhận"),
        (("yearly", "--plan", "x"), 2, "tphcm-1707-2024"),
        (
            ("yearly", "--plan", "tphcm-1707-2024", "--since", "2027-01-01", "--until", "2026-01-01"),
            2,
            "--since",
        ),
        (("template", "letters"), 2, "letter"),
    ):
        (folder / "bad.toml").write_text('signatory = "x"\n', "utf-8")
        done = rasoat("report", *args, cwd=folder)
        assert done.returncode == code, (args, done.stderr)
        assert said in done.stderr, (args, done.stderr)
        assert "Traceback" not in done.stderr


def test_a_template_is_written_edited_and_checked(folder: Path) -> None:
    assert rasoat("report", "template", "letter", "--out", "mine.docx", cwd=folder).returncode == 0
    assert rasoat("report", "template", "--check", "mine.docx", cwd=folder).returncode == 0
    done = rasoat("report", "letter", "hoalan.vn", "--template", "mine.docx", "--out", "a.docx", cwd=folder)
    assert done.returncode == 0, done.stderr
    from docx import Document

    broken = Document(str(folder / "mine.docx"))
    broken.add_paragraph("Ký thay: {{ nguoi_ky }}")
    broken.save(str(folder / "mine.docx"))
    done = rasoat("report", "letter", "hoalan.vn", "--template", "mine.docx", "--out", "b.docx", cwd=folder)
    assert done.returncode == 2
    assert "{{ nguoi_ky }}" in done.stderr and "Ký thay" in done.stderr
    assert not (folder / "b.docx").exists()
