"""A stranger's first hour: sweep a registry, read the list, open a lead, decide, sweep again, verify."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples.market.serve import Market, serve
from tests.test_cli import rasoat

SHOPS = ("gom-bat-xanh", "giay-sieu-cap", "the-thao-song-xanh")  # a clean one, copied goods, a copied badge


@pytest.fixture(scope="module")
def market() -> Iterator[Market]:
    with serve() as running:
        yield running


@pytest.fixture(scope="module")
def swept(market: Market, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hour")
    rows = [row for row in market.registry_rows() if any(shop in row["url"] for shop in SHOPS)]
    with (folder / "registry.csv").open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.DictWriter(out, rows[0].keys(), delimiter=";")
        table.writeheader()
        table.writerows(rows)
    sweep(market, folder)
    return folder


def sweep(market: Market, folder: Path) -> str:
    done = rasoat(
        "sweep", "registry.csv", "--proxy", market.proxy, "--delay", "0", "--browser", "never", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def leads(folder: Path, *more: str) -> list[dict[str, str]]:
    done = rasoat("leads", "--format", "json", *more, cwd=folder)
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, str]] = json.loads(done.stdout)
    return rows


def test_the_list_has_what_was_planted_and_the_clean_shop_nothing(swept: Path) -> None:
    rows = leads(swept)
    assert {"id", "storefront", "rule", "subject", "state", "severity"} <= rows[0].keys()
    assert {"listing-counterfeit-words", "notice-badge-own-record"} <= {row["rule"] for row in rows}
    assert not [row for row in rows if row["storefront"].startswith("gom-bat-xanh")]
    assert {row["state"] for row in rows} == {"new"}


def test_one_lead_is_shown_whole(swept: Path) -> None:
    lead = next(row for row in leads(swept) if row["rule"] == "listing-counterfeit-words")
    told = rasoat("leads", "show", lead["id"][:8], cwd=swept).stdout
    assert "Đã thấy" in told and "sha256" in told and "Căn cứ vào ngày" in told and "khắc phục" in told
    dossier = json.loads(rasoat("leads", "show", lead["id"], "--format", "json", cwd=swept).stdout)
    assert dossier["legal_basis"] and dossier["evidence"][0]["quote"] and dossier["history"]
    assert Path(swept / dossier["evidence_path"]).exists()


def test_a_decision_stays_and_the_next_sweep_doubles_nothing(market: Market, swept: Path) -> None:
    before = leads(swept)
    judged = before[0]["id"]
    done = rasoat("review", judged, "dismiss", "--by", "Lan", "--reason", "đã xem bản chụp", cwd=swept)
    assert done.returncode == 0, done.stderr
    assert rasoat("review", judged, "dismiss", "--by", "", "--reason", "x", cwd=swept).returncode == 2
    assert rasoat("review", judged, "burn", "--by", "Lan", "--reason", "x", cwd=swept).returncode == 2
    sweep(market, swept)
    after = {row["id"]: row for row in leads(swept, "--state", "all")}
    assert after.keys() == {row["id"] for row in before}
    assert after[judged]["state"] == "dismissed"
    assert {row["state"] for lead, row in after.items() if lead != judged} == {"persisting"}
    assert judged not in {row["id"] for row in leads(swept)}


def test_evidence_is_verified_to_the_byte(swept: Path, tmp_path: Path) -> None:
    assert rasoat("evidence", "verify", "evidence", cwd=swept).returncode == 0
    copy = tmp_path / "evidence"
    shutil.copytree(swept / "evidence", copy)
    victim = sorted(copy.rglob("*.warc.gz"))[0]
    victim.chmod(0o644)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 1
    victim.write_bytes(data)
    found = rasoat("evidence", "verify", str(copy), cwd=swept)
    assert found.returncode == 1
    assert victim.name in found.stdout


def test_a_chain_that_was_taken_away_is_missed_by_the_store(swept: Path, tmp_path: Path) -> None:
    chain = swept / "evidence" / "chain.tsv"
    verify = ("evidence", "verify", "evidence", "--store", "rasoat.db")
    assert rasoat(*verify, cwd=swept).returncode == 0
    kept = chain.rename(tmp_path / "chain.tsv")
    try:
        found = rasoat(*verify, cwd=swept)
    finally:
        kept.rename(chain)
    assert found.returncode == 1
    assert "the chain is missing" in found.stdout


def test_what_was_kept_is_checked_again_without_a_visit(swept: Path) -> None:
    kept = next(path for path in (swept / "evidence").rglob("*.warc.gz") if "the-thao" in path.name)
    told = json.loads(rasoat("check", str(kept), "--format", "json", cwd=swept).stdout)
    assert "notice-badge-own-record" in {lead["rule"] for lead in told["leads"]}


def test_another_tools_archive_is_taken_in(swept: Path, tmp_path: Path) -> None:
    kept = sorted((swept / "evidence").rglob("*.warc.gz"))[0]
    foreign = tmp_path / "other-tool.warc.gz"
    shutil.copy(kept, foreign)
    done = rasoat("evidence", "import", str(foreign), "--into", str(tmp_path / "in"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert rasoat("evidence", "verify", str(tmp_path / "in"), cwd=tmp_path).returncode == 0


def test_a_url_is_checked_and_its_evidence_kept(market: Market, tmp_path: Path) -> None:
    done = rasoat(
        "check", market.url("giay-sieu-cap"), "--proxy", market.proxy, "--delay", "0", "--pages", "12",
        "--browser", "never", "--fail-on", "serious", "--format", "json", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 10, done.stderr
    assert json.loads(done.stdout)["leads"]
    assert rasoat("evidence", "verify", "evidence", cwd=tmp_path).returncode == 0


def test_nothing_listens(tmp_path: Path) -> None:
    done = rasoat("check", "http://127.0.0.1:9/", "--delay", "0", cwd=tmp_path)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_the_registry_is_refused_whole_or_told_row_by_row(market: Market, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(
        f"tên,loại,url,mã số thuế\nA,website,{market.url('gom-bat-xanh')},\nB,tiệm,khong,0300588568\n",
        "utf-8",
    )
    done = rasoat("sweep", "r.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("dòng 3") >= 2
    done = rasoat(
        "sweep",
        "r.csv",
        "--skip-bad",
        "--proxy",
        market.proxy,
        "--delay",
        "0",
        "--browser",
        "never",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
