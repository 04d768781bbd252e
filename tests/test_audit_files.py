"""What `rasoat audit` does to files: nothing it was given is lost, nothing half done stands under a final name."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

RASOAT = Path(sys.executable).with_name("rasoat")
HEAD = "id,title,description,shop\n"
COPY = "10001,Giày Nike rep 1:1,đẹp,A\n"
COPIES = COPY + "10002,Túi Gucci siêu cấp rep,da,A\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RASOAT, "audit", *arguments], cwd=folder, capture_output=True, text=True, timeout=300
    )


def leads(path: Path) -> dict[str, str]:
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["subject"]: row["status"] for row in rows}


@pytest.mark.parametrize("option", ["--out", "--report"])
def test_the_feed_is_not_written_over(tmp_path: Path, option: str) -> None:
    (tmp_path / "feed.jsonl").write_text('{"title": "Giày Nike rep 1:1"}\n', "utf-8")
    done = run(tmp_path, "feed.jsonl", option, "feed.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith("rasoat: ")
    assert (tmp_path / "feed.jsonl").read_text("utf-8") == '{"title": "Giày Nike rep 1:1"}\n'


def test_rows_set_aside_may_be_read_and_are_not_lost(tmp_path: Path) -> None:
    (tmp_path / "o.jsonl.rejected.jsonl").write_text('{"title": "Giày"}\n', "utf-8")
    assert run(tmp_path, "o.jsonl.rejected.jsonl", "--out", "o.jsonl").returncode == 2
    assert (tmp_path / "o.jsonl.rejected.jsonl").exists()


def test_leads_within_the_folder_of_the_feed_are_no_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY + "1,a,b,c,d,e\n", "utf-8")
    for _ in range(2):
        done = run(tmp_path, ".", "--out", "leads.jsonl", "--lang", "en")
        assert "1 listings, 1 leads on 1 of them, 1 rows not readable" in done.stdout


def test_rows_set_aside_by_an_earlier_audit_go(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY + "1,a,b,c,d,e\n", "utf-8")
    run(tmp_path, "feed.csv", "--out", "o.jsonl")
    assert (tmp_path / "o.jsonl.rejected.jsonl").exists()
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    run(tmp_path, "feed.csv", "--out", "o.jsonl")
    assert not (tmp_path / "o.jsonl.rejected.jsonl").exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet", "xlsx", "sarif"])
def test_a_folder_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path, form: str) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    for option, name in (("--out", f"none/o.{form}"), ("--report", "none/r.html")):
        done = run(tmp_path, "feed.csv", option, name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"rasoat: {option} none/")


@pytest.mark.parametrize("name", ["o.jsonl", "o.parquet"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_stood_there_stays_until_all_is_written(tmp_path: Path, name: str, how: signal.Signals) -> None:
    out = tmp_path / name
    out.write_bytes(b"of yesterday")
    with subprocess.Popen(
        [RASOAT, "audit", "-", "--out", name], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as audit:
        assert audit.stdin is not None
        audit.stdin.write((HEAD + COPY).encode() * 4_000)  # more than is held before it is worked on
        audit.stdin.flush()
        while not (tmp_path / f"{name}.partial").exists():
            time.sleep(0.05)
        audit.send_signal(how)
        audit.communicate()
    assert out.read_bytes() == b"of yesterday"
    assert (tmp_path / f"{name}.partial").exists() == (how is signal.SIGKILL)
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    assert run(tmp_path, "feed.csv", "--out", name).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.csv", name]


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    done = run(tmp_path, "feed.csv", "--format", "jsonl", "--out", "/dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("rasoat: /dev/full: ")


def test_a_reader_that_goes_away_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY * 3_000, "utf-8")
    with subprocess.Popen(
        [RASOAT, "audit", "feed.csv", "--format", "jsonl", "--lang", "en"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as audit:
        assert audit.stdout is not None
        assert audit.stderr is not None
        audit.stdout.readline()
        audit.stdout.close()
        told = audit.stderr.read()
    assert audit.returncode == 1
    assert told == "rasoat: the output was closed before all was written\n"


def test_a_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with subprocess.Popen(
        [RASOAT, "audit", "pipe.csv", "--lang", "en"], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as audit:
        (tmp_path / "pipe.csv").write_text(HEAD + COPY, "utf-8")
        told = audit.communicate()[0]
    assert "1 listings, 1 leads" in told


@pytest.mark.parametrize(
    "others", [("--baseline", "l.jsonl"), ("--fail-on", "minor"), ("--report", "r.html")]
)
def test_facts_are_no_leads(tmp_path: Path, others: tuple[str, str]) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    run(tmp_path, "feed.csv", "--out", "l.jsonl")
    assert run(tmp_path, "feed.csv", "--facts", "--format", "jsonl", *others).returncode == 2


def test_the_night_after_has_the_same_leads(tmp_path: Path) -> None:
    """A date in the name of the file, rows in another order and without ids: the same suspicions still."""
    head = "title,description\n"
    rows = ["Giày Nike rep 1:1,đẹp\n", "Túi Gucci siêu cấp rep,da\n", "Áo thun,vải\n"]
    (tmp_path / "export-2026-11-26.csv").write_text(head + "".join(rows), "utf-8")
    (tmp_path / "export-2026-11-27T0300.csv").write_text(head + "".join(reversed(rows)), "utf-8")
    run(tmp_path, "export-2026-11-26.csv", "--out", "last.jsonl")
    run(tmp_path, "export-2026-11-27T0300.csv", "--out", "now.jsonl", "--baseline", "last.jsonl")
    assert list(leads(tmp_path / "now.jsonl").values()) == ["persisting", "persisting"]


def test_mended_leads_are_counted_where_none_are_written(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPIES, "utf-8")
    run(tmp_path, "feed.csv", "--out", "last.jsonl")
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    done = run(tmp_path, "feed.csv", "--baseline", "last.jsonl", "--lang", "en")
    assert "New 0, persisting 1, mended 1" in " ".join(done.stdout.split())


UNREAD = {
    "a row that is broken": HEAD + "10002,Túi Gucci siêu cấp rep,da,A,thừa\n" + COPY,
    "a file with other columns": "x,y\n" + COPIES,
}


@pytest.mark.parametrize("how", UNREAD)
def test_what_cannot_be_read_is_not_mended(tmp_path: Path, how: str) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPIES, "utf-8")
    run(tmp_path, "feed.csv", "--out", "last.sarif")
    (tmp_path / "feed.csv").write_text(UNREAD[how], "utf-8")
    run(tmp_path, "feed.csv", "--baseline", "last.sarif", "--out", "now.jsonl")
    assert leads(tmp_path / "now.jsonl")["10002"] == "unread"
    (tmp_path / "feed.csv").write_text(HEAD + COPY, "utf-8")
    run(tmp_path, "feed.csv", "--baseline", "now.jsonl", "--out", "later.jsonl")
    assert leads(tmp_path / "later.jsonl") == {"10001": "persisting", "10002": "mended"}


def test_a_sample_says_nothing_of_what_is_not_in_it(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text(HEAD + COPIES, "utf-8")
    run(tmp_path, "feed.csv", "--out", "last.jsonl")
    run(tmp_path, "feed.csv", "--baseline", "last.jsonl", "--sample", "1", "--out", "now.jsonl")
    assert list(leads(tmp_path / "now.jsonl").values()) == ["persisting"]
