"""The check of one listing over HTTP, against the real server on loopback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from served import ask, serving

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.read import rows
from precheck.model import Listing
from precheck.words import faults
from rules.load import load

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
REP = {"title": "Giày Nike rep 1:1", "description": "<p>Hàng đẹp</p>", "price": 250000, "id": "sp-1"}
TOKEN = "a-token-of-good-length"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def test_a_lead_with_its_quote_and_both_languages(port: int) -> None:
    status, headers, said = ask(port, REP)
    assert status == 200
    assert headers["cache-control"] == "no-store"
    assert (said["id"], said["as_of"]) == ("sp-1", "2026-11-26")
    lead = next(one for one in said["leads"] if one["rule"] == "listing-counterfeit-words")
    assert lead["evidence"][0] == {"quote": "rep 1:1", "field": "title", "start": 10, "end": 17}
    assert "dấu hiệu" in lead["message"]["vi"]
    assert "shows signs" in lead["message"]["en"]
    assert said["outcomes"]["listing-counterfeit-words"] == "failed"


@pytest.mark.parametrize(
    "fields",
    [
        REP,
        {
            "title": "Áo thun",
            "description": "Xuất xứ: Việt Nam",
            "brand": "",
            "seller": "Shop A",
            "platform": "x",
        },
        {
            "title": "Kem trị nám",
            "description": "",
            "attributes": {"Thành phần": "nước"},
            "origin": "Hàn Quốc",
        },
        {"title": "Trà", "description": "x" * 13_000},
        {"title": "Chỉ có tên"},
    ],
)
def test_the_same_leads_as_the_audit_of_a_feed(port: int, fields: dict[str, Any]) -> None:
    auditor = Auditor(load(), date(2026, 11, 26))
    row = next(iter(rows(io.BytesIO(json.dumps(fields).encode() + b"\n"), is_label=auditor.is_label)))
    assert isinstance(row, FeedRow)
    leads, outcomes = auditor.leads(row)
    _, _, said = ask(port, fields)
    assert [one["rule"] for one in said["leads"]] == [lead.rule for lead in leads]
    assert said["outcomes"] == dict(outcomes.keys())


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        (b"", 422, ""),
        (b"{", 422, ""),
        (b"[]", 422, ""),
        (b"\xff\xfe{}", 422, ""),
        (b"[" * 200_000, 422, ""),
        (b'{"title": "\\ud800"}', 422, ""),
        (b'{"title": "x", "price": NaN}', 422, "/price"),
        (b'{"title": "x", "price": true}', 422, "/price"),
        (b'{"title": "x", "price": 1' + b"0" * 5_000 + b"}", 422, ""),
        (b'{"title": "x", "attributes": {"a/b": []}}', 422, "/attributes/a~1b"),
        (b'{"title": ""}', 422, "/title"),
        (b'{"titel": "x"}', 422, "/titel"),
        (b'{"title": "' + b"x" * 2_600_000 + b'"}', 413, None),
    ],
)
def test_what_cannot_be_read_is_a_problem(port: int, body: bytes, status: int, pointer: str | None) -> None:
    got, headers, said = ask(port, body)
    assert got == said["status"] == status
    assert headers["content-type"] == "application/problem+json"
    if pointer is not None:
        assert pointer in [fault["pointer"] for fault in said["errors"]]
        assert all(fault["detail"] for fault in said["errors"])


def test_the_longest_listing_that_is_allowed_is_not_too_long(port: int) -> None:
    fields = ("brand", "category", "origin", "seller", "gtin", "url", "platform", "title")
    longest = dict.fromkeys(fields, "ấ" * 2_000) | {
        "description": "ấ" * 100_000,
        "id": "ấ" * 200,
        "attributes": {f"{n:03}" + "ấ" * 197: "ấ" * 2_000 for n in range(100)},
    }
    assert ask(port, longest)[0] == 200
    longest["description"] += "ấ"
    status, _, said = ask(port, longest)
    assert (status, [fault["pointer"] for fault in said["errors"]]) == (422, ["/description"])


def test_problems_speak_two_languages(port: int) -> None:
    _, headers, said = ask(port, {"titel": "x"})
    assert headers["content-language"] == "vi"
    assert {"pointer": "/titel", "detail": "không có trường này"} in said["errors"]
    _, headers, said = ask(port, {"titel": "x"}, Accept_Language="en-GB,vi;q=0.5")
    assert headers["content-language"] == "en"
    assert {"pointer": "/titel", "detail": "there is no such field"} in said["errors"]


def test_other_doors(port: int) -> None:
    assert ask(port, REP, Content_Type="text/plain")[0] == 415
    status, headers, _ = ask(port, b"", method="GET")
    assert (status, headers["allow"]) == (405, "POST")
    assert ask(port, b"", path="/nowhere", method="GET")[0] == 404
    assert ask(port, b"", path="/health", method="GET")[2]["as_of"] == "2026-11-26"


def test_a_token_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n", "utf-8")
    with serving("--token-file", str(tmp_path / "token")) as port:
        status, headers, said = ask(port, REP)
        assert (status, headers["www-authenticate"], said["status"]) == (401, "Bearer", 401)
        assert ask(port, REP, Authorization="Bearer wrong-token-of-length")[0] == 401
        assert ask(port, REP, Authorization=f"Bearer {TOKEN}")[0] == 200
        assert ask(port, b"", path="/health", method="GET")[0] == 200
        attack(port, tmp_path, "--max-examples=10", "--header", f"Authorization: Bearer {TOKEN}")


def test_schemathesis_finds_nothing(port: int, tmp_path: Path) -> None:
    attack(port, tmp_path)


def attack(port: int, folder: Path, *options: str) -> None:
    """Every check that schemathesis has, on every phase; always the same cases."""
    done = subprocess.run(
        [
            SCHEMATHESIS,
            "run",
            f"http://127.0.0.1:{port}/openapi.json",
            "--checks=all",
            "--seed=1",
            "--no-color",
            *(options or ("--max-examples=60",)),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]


@pytest.mark.parametrize("token", ["", "short", "with a space in it, long", "có dấu tiếng Việt dài"])
def test_a_bad_token_file_is_a_sentence(tmp_path: Path, token: str) -> None:
    (tmp_path / "token").write_text(token, "utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("rasoat"), "serve", "--token-file", str(tmp_path / "token")],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert "--token-file" in done.stderr


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"title": "Áo"} | {f"k{n}": 1 for n in range(150_000)}, ""),
        ({"title": "Áo", "attributes": {f"k{n}": [1] for n in range(150_000)}}, "/attributes"),
    ],
)
def test_a_flood_of_faults_is_one_fault(sent: dict[str, Any], pointer: str) -> None:
    with pytest.raises(ValidationError) as told:
        Listing.model_validate_json(json.dumps(sent))
    assert told.value.error_count() == 1
    assert [fault["pointer"] for fault in faults(told.value.errors(), "vi")] == [pointer]


@pytest.mark.parametrize("value", [[1], None, {"a": 1}, "x" * 3_000])
def test_a_fault_of_an_attribute_points_to_it(value: object) -> None:
    with pytest.raises(ValidationError) as told:
        Listing.model_validate_json(json.dumps({"title": "Áo", "attributes": {"Cỡ": value}}))
    assert {fault["pointer"] for fault in faults(told.value.errors(), "vi")} == {"/attributes/Cỡ"}
