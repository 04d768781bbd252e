"""Papers of a programme's case at the desk: handed in, refused with a sentence, kept by digest, given out as a file."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import httpx
import pytest
from browsing import browsing
from desk_served import Served
from test_roles import token

from checker.leads.store.cases import Cases

PDF = b"%PDF-1.7\n1 0 obj <</Type /Page>> endobj"
SHA256 = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def case(served: Served) -> str:
    return Cases(served.store).apply("tick-xanh", "hoalan.vn", "an", served.clock()).id


def hand_in(client: httpx.Client, case: str, name: str, data: bytes, **more: str) -> httpx.Response:
    form = {"csrf": token(client, f"/cases/{case}"), **more}
    return client.post(f"/cases/{case}/documents", data=form, files={"file": (name, data)})


def test_a_paper_is_kept_by_its_digest_and_the_trail_says_by_whom(
    served: Served, case: str, tmp_path: Path
) -> None:
    client = served.client("reviewer")
    assert "Chưa có giấy tờ nào" in client.get(f"/cases/{case}").text
    assert hand_in(client, case, "../giấy phép <b>.pdf", PDF).status_code == 303
    assert (tmp_path / "cases" / case / f"{SHA256}.pdf").read_bytes() == PDF
    page = client.get(f"/cases/{case}").text
    assert SHA256 in page and "giấy phép &lt;b&gt;.pdf" in page
    given = client.get(f"/cases/{case}/documents/{SHA256}")
    assert given.status_code == 200 and given.content == PDF
    assert given.headers["content-disposition"].startswith("attachment; filename*=UTF-8''gi%E1%BA%A5y")
    assert given.headers["content-type"] == "application/octet-stream"
    assert given.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert given.headers["x-content-type-options"] == "nosniff"
    acts = [(row.who, row.act, row.what, row.detail) for row in served.office.trail()]
    assert ("reviewer", "case document", case, SHA256) in acts
    assert ("reviewer", "read document", case, SHA256) in acts
    assert "nhận giấy tờ vào hồ sơ" in served.client("head").get("/trail").text


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x>" + b" " * 60_000_000)
    return out.getvalue()


def test_what_is_not_taken_is_said_and_leaves_nothing_behind(
    served: Served, case: str, tmp_path: Path
) -> None:
    client = served.client("reviewer")
    for name, data, status, words in (
        ("a.exe", b"MZ", 409, "chỉ nhận"),
        ("a.xlsx", bomb(), 409, "phình quá lớn"),
        ("a.pdf", b"%PDF- /S /JavaScript", 409, "tự chạy"),
        ("<img src=x>.html", b"<script>", 409, "chỉ nhận"),
        ("a.pdf", b"%PDF-" + b"0" * 25_000_000, 413, "quá 20 MB"),
        ("", b"", 422, "chọn một tệp"),
    ):
        answer = hand_in(client, case, name, data)
        assert answer.status_code == status and words in answer.text, name
        assert "<img" not in answer.text
    bare = client.post(f"/cases/{case}/documents", data={"csrf": token(client, f"/cases/{case}")})
    assert bare.status_code == 422
    said = {"csrf": token(client, f"/cases/{case}")}
    chunks = client.post(f"/cases/{case}/documents", content=iter([b"csrf="]), headers=said)
    assert chunks.status_code == 411
    assert not (tmp_path / "cases").exists()
    assert len(Cases(served.store).case(case).events) == 1
    assert "case document" not in {row.act for row in served.office.trail()}


def test_a_file_comes_only_with_the_token_of_this_session(served: Served, case: str) -> None:
    client = served.client("reviewer")
    form = {"csrf": token(served.client("head"), "/queue")}
    answer = client.post(f"/cases/{case}/documents", data=form, files={"file": ("a.pdf", PDF)})
    assert answer.status_code == 403
    officer = served.client("officer")
    form = {"csrf": token(officer, "/queue")}
    answer = officer.post(f"/cases/{case}/documents", data=form, files={"file": ("a.pdf", PDF)})
    assert answer.status_code == 403
    # a page that takes no file takes none
    answer = client.post(
        f"/cases/{case}/score", data={"csrf": token(client, "/queue")}, files={"file": ("a.pdf", PDF)}
    )
    assert answer.status_code == 400
    assert len(Cases(served.store).case(case).events) == 1


def test_a_paper_is_given_out_only_as_it_was_handed_in(served: Served, case: str, tmp_path: Path) -> None:
    client = served.client("reviewer")
    hand_in(client, case, "a.pdf", PDF)
    for other in ("0" * 64, "..%2f..%2frasoat.db", "none"):
        assert client.get(f"/cases/{case}/documents/{other}").status_code == 404
    kept = tmp_path / "cases" / case / f"{SHA256}.pdf"
    kept.chmod(0o644)
    kept.write_bytes(PDF + b" ")
    changed = client.get(f"/cases/{case}/documents/{SHA256}")
    assert changed.status_code == 404 and "đã bị sửa sau khi nộp" in changed.text
    kept.unlink()
    gone = client.get(f"/cases/{case}/documents/{SHA256}")
    assert gone.status_code == 404 and "không đọc được" in gone.text
    assert "read document" not in {row.act for row in served.office.trail()}


def test_in_a_browser(served: Served, case: str, tmp_path: Path) -> None:
    paper = tmp_path / "giấy phép.pdf"
    paper.write_bytes(PDF)
    with browsing(served) as browser:
        page = browser.log_in("reviewer")
        page.goto(f"{served.origin}/cases/{case}")
        page.set_input_files("[name=file]", str(paper))
        page.get_by_role("button", name="Nộp", exact=True).click()
        link = page.get_by_role("link", name="giấy phép.pdf")
        link.wait_for()
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == "giấy phép.pdf"
        assert Path(download.value.path()).read_bytes() == PDF
        big = tmp_path / "to.pdf"
        big.write_bytes(b"%PDF-" + b"0" * 25_000_000)
        page.set_input_files("[name=file]", str(big))
        page.get_by_role("button", name="Nộp", exact=True).click()
        page.wait_for_selector("text=Tệp quá 20 MB")


def test_the_page_says_what_is_taken(served: Served, case: str) -> None:
    page = served.client("reviewer").get(f"/cases/{case}").text
    assert re.search(r'accept="\.docx,\.jpeg,\.jpg,\.pdf,\.png,\.xlsx"', page) and "đến 20 MB" in page
