"""`rasoat audit` as a stranger types it: every way in, every way out."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

RASOAT = Path(sys.executable).with_name("rasoat")
HEAD = "Mã sản phẩm,Tên sản phẩm,Mô tả,Giá bán,Ngành hàng,Tên shop\n"
FEED = (
    HEAD
    + '1,Giày Nike rep 1:1,"Hàng đẹp, full box",250.000đ,Giày,Shop A\n'
    + "2,Áo thun cotton,Xuất xứ: Việt Nam,99k,Áo,Shop B\n"
    + '3,"=HYPERLINK(""http://x"")",Hàng xách tay Mỹ,120000,Áo,Shop B\n'
    + "4,thừa,a,1,b,c,d,e\n"
)


def run(folder: Path, *arguments: str, feed: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RASOAT, "audit", *arguments], cwd=folder, input=feed, capture_output=True, text=True, timeout=300
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "feed.csv").write_text(FEED, "utf-8")
    return tmp_path


def jsonl(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_summary_and_the_rows_that_could_not_be_read(folder: Path) -> None:
    done = run(folder, "feed.csv", "--report", "r.html")
    assert done.returncode == 0
    assert "3 tin đăng" in done.stdout
    assert "rep 1:1" in done.stdout
    assert "Shop B" in done.stdout
    aside = jsonl((folder / "feed.csv.rejected.jsonl").read_text("utf-8"))
    assert [(row["line"], row["reason"]) for row in aside] == [(5, "cells")]
    assert aside[0]["raw"].startswith("4,thừa")
    page = (folder / "r.html").read_text("utf-8")
    assert "<svg" in page
    assert "rep 1:1" in page
    assert "<script" not in page


def test_facts_of_each_row(folder: Path) -> None:
    done = run(folder, "feed.csv", "--facts", "--format", "jsonl")
    found = {row["id"]: row["facts"] for row in jsonl(done.stdout)}
    assert found["1"]["listing.counterfeit_cue"]["quote"] == "rep 1:1"
    assert found["2"]["listing.origin"]["value"] == "VN"
    assert "listing.counterfeit_cue" not in found["2"]


def test_every_format_holds_the_same_leads(folder: Path) -> None:
    for name in ("jsonl", "csv", "parquet", "xlsx", "sarif"):
        assert run(folder, "feed.csv", "--format", name, "--out", f"o.{name}").returncode == 0
    ids = [row["id"] for row in jsonl((folder / "o.jsonl").read_text("utf-8"))]
    assert len(ids) >= 2
    with (folder / "o.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [row["id"] for row in rows] == ids
    assert all(not row["listing"].startswith("=") for row in rows)
    assert pq.read_table(folder / "o.parquet")["id"].to_pylist() == ids
    sheet = openpyxl.load_workbook(folder / "o.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]][1:] == ids
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    log = json.loads((folder / "o.sarif").read_text("utf-8"))
    assert log["version"] == "2.1.0"
    results = log["runs"][0]["results"]
    assert [result["partialFingerprints"]["rasoatLead/v1"] for result in results] == ids
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)


def test_the_name_of_the_file_says_the_format(folder: Path) -> None:
    assert run(folder, "feed.csv", "--format", "csv", "--out", "asked.csv").returncode == 0
    assert run(folder, "feed.csv", "--out", "named.csv").returncode == 0
    assert (folder / "named.csv").read_bytes() == (folder / "asked.csv").read_bytes()
    assert run(folder, "feed.csv", "--out", "named.table").returncode == 2


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "sarif"])
def test_against_the_last_audit(folder: Path, name: str) -> None:
    run(folder, "feed.csv", "--format", name, "--out", f"last.{name}")
    (folder / "feed.csv").write_text(
        FEED.replace("rep 1:1", "trắng").replace("99k", "98k") + "9,Kem f@ke 1 Dior,x,5,a,b\n"
    )
    done = run(folder, "feed.csv", "--baseline", f"last.{name}", "--format", "jsonl", "--out", "now.jsonl")
    status = {
        (row["subject"], row["rule"]): row["status"]
        for row in jsonl((folder / "now.jsonl").read_text("utf-8"))
    }
    assert status["1", "listing-counterfeit-words"] == "mended"
    assert status["3", "listing-hand-carried"] == "persisting"
    assert status["9", "listing-counterfeit-words"] == "new"
    assert "không còn" in done.stdout


def test_fail_on(folder: Path) -> None:
    assert run(folder, "feed.csv", "--fail-on", "serious").returncode == 10
    assert run(folder, "feed.csv", "--fail-on", "critical").returncode == 0
    run(folder, "feed.csv", "--format", "jsonl", "--out", "last.jsonl")
    assert run(folder, "feed.csv", "--fail-on", "minor", "--baseline", "last.jsonl").returncode == 0


def test_standard_input_and_two_processes(folder: Path) -> None:
    one = run(folder, "-", "--format", "jsonl", feed=FEED)
    two = run(folder, "-", "--format", "jsonl", "--jobs", "2", feed=FEED)
    assert one.returncode == 0
    assert one.stdout == two.stdout


def test_a_map_of_columns(folder: Path) -> None:
    (folder / "x.csv").write_text("a,b\nGiày Nike rep 1:1,chữ\n", "utf-8")
    assert run(folder, "x.csv").returncode == 3
    (folder / "m.yml").write_text("a: title\nb: description\n", "utf-8")
    assert "rep 1:1" in run(folder, "x.csv", "--map", "m.yml").stdout
    (folder / "m.yml").write_text("a: titel\n", "utf-8")
    wrong = run(folder, "x.csv", "--map", "m.yml", "--lang", "en")
    assert wrong.returncode == 2
    assert "titel" in wrong.stderr


def test_into_the_store(folder: Path) -> None:
    assert run(folder, "feed.csv", "--store", "s.db").returncode == 0
    listed = subprocess.run(
        [RASOAT, "leads", "--store", "s.db", "--format", "json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(listed.stdout)
    assert {(lead["storefront"], lead["rule"]) for lead in found} >= {("Shop A", "listing-counterfeit-words")}


def test_a_sample(folder: Path) -> None:
    rows = "".join(f"{n},Áo {n},Vải,5,Áo,S\n" for n in range(50))
    done = run(folder, "-", "--sample", "7", "--facts", "--format", "jsonl", feed=HEAD + rows)
    assert len(done.stdout.splitlines()) == 7


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("none.csv",), 2),
        (("feed.csv", "--format", "pdf"), 2),
        (("feed.csv", "--format", "xlsx"), 2),
        (("feed.csv", "--facts"), 2),
        (("feed.csv", "--fail-on", "huge"), 2),
        (("feed.csv", "--baseline", "feed.csv"), 2),
        (("empty",), 3),
    ],
)
def test_wrong_usage_is_a_sentence(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    (folder / "empty").mkdir()
    done = run(folder, *arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("rasoat: ")


def test_a_transcript_of_a_livestream(folder: Path) -> None:
    (folder / "live.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nGiày Nike rep\n\n2\n00:00:02,000 --> 00:00:03,000\n1:1 nha\n",
        "utf-8",
    )
    done = run(folder, "live.srt", "--kind", "post", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert [row["quote"] for row in jsonl(done.stdout)] == ["[00:00:01.000-00:00:03.000] rep 1:1"]
    assert run(folder, "live.srt").returncode == 3
    assert run(folder, "live.srt", "--kind", "video").returncode == 2
