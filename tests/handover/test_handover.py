"""What an officer hands on stands without us: every format, every digest, every command that it names."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from swept import Swept
from warcio.archiveiterator import ArchiveIterator

from checker.leads.kept import Dossier
from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from crawler.evidence import EvidenceError, read, verify
from handover.cdxj import surt
from handover.folder import write_folder
from handover.gather import Papers, gather
from handover.paper import paper
from handover.wacz import write_wacz
from handover.words import checks
from roof.handing import printed

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def vi(vietnamese: str, english: str) -> str:
    return vietnamese


def dossiers(swept: Swept) -> list[Dossier]:
    with Store(str(swept.store)) as store:
        return [store.lead(lead) for lead in swept.leads]


@pytest.fixture(scope="module")
def every(swept: Swept) -> list[Papers]:
    return [gather(dossier) for dossier in dossiers(swept)]


def test_every_lead_resolves_to_the_records_it_cites(every: list[Papers]) -> None:
    """`leads show` names captures; each is a record, and the record's payload has the digest that is cited."""
    assert every
    for papers in every:
        assert {row.capture for row in papers.lead.evidence} == {c.capture.id for c in papers.cited}
        for cited in papers.cited:
            with cited.found.file.open("rb") as file:
                file.seek(cited.found.offset)
                member = io.BytesIO(file.read(cited.found.length))
            record = next(iter(ArchiveIterator(member, check_digests="raise")))  # warcio, not our own reader
            assert record.rec_headers["WARC-Record-ID"] == cited.found.record
            body = record.content_stream().read()
            assert hashlib.sha256(body).hexdigest() == cited.capture.digest
            assert all(row.digest == cited.capture.digest for row in cited.quotes)
    # the second visit found its pages unchanged: the papers hold the earlier file too
    assert all(len(papers.files) == 2 for papers in every)


def test_a_folder_verifies_with_the_commands_it_names(every: list[Papers], tmp_path: Path) -> None:
    for number, papers in enumerate(every):
        out = tmp_path / str(number)
        write_folder(papers, out, vi, "vi")
        assert list(verify(out / "evidence")) == []
        assert len(list((out / "pages").glob("*-*.png"))) == sum(len(c.closeups) for c in papers.cited)
        assert read(out / "evidence" / papers.name(papers.files[0][0])) == papers.visit
        for words, command in checks(papers, vi):
            command = command.replace(
                "pip install warcio && warcio", str(Path(sys.executable).with_name("warcio"))
            )
            done = subprocess.run(
                command, shell=True, cwd=out, capture_output=True, text=True, errors="replace"
            )
            assert done.returncode == 0, (command, done.stderr)
            if "zcat" in command:
                assert done.stdout.startswith("WARC/1.1")
            if expected := re.search(r"số phải hiện: ([0-9a-f]{64})", words):
                assert expected[1] in done.stdout
        proof = (out / "chain/proof.tsv").read_text("utf-8")
        others = {"giay-buoc-nhe", "am-chen-lien", "ca-phe-ban-dao"} - {
            papers.visit.storefront.id.split(".")[0]
        }
        assert not any(name in proof for name in others)  # nobody learns whom else the authority looks at
        assert len(proof.splitlines()) == len(papers.chain)


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
def test_close_ups_go_along_with_their_proof(every: list[Papers], tmp_path: Path) -> None:
    """Also those that a visit took over from the one before, whose picture lies beside the earlier evidence."""
    shown = [papers for papers in every if any(cited.closeups for cited in papers.cited)]
    assert shown and any(len(papers.files) > 1 for papers in shown)
    for number, papers in enumerate(shown):
        manifests = [file for file in papers.closeups if file.name.endswith(".manifest.json")]
        linked = {line.link.manifest for line in papers.chain if line.link}
        assert all(hashlib.sha256(file.read_bytes()).hexdigest() in linked for file in manifests)
        assert any(file.suffix == ".png" for file in papers.closeups)
        html = paper(papers, vi, "vi")
        for cited in papers.cited:
            for _, picture in cited.closeups:
                assert hashlib.sha256(picture).hexdigest() in html
        write_wacz(papers, tmp_path / f"{number}.wacz", vi, "vi", NOW)
        with zipfile.ZipFile(tmp_path / f"{number}.wacz") as file:
            names = [name for name in file.namelist() if ".closeups-" in name]
        assert len(names) == len(set(names)) == len(papers.closeups)


def test_a_changed_byte_of_what_was_handed_on_is_seen(every: list[Papers], tmp_path: Path) -> None:
    write_folder(every[0], tmp_path / "a", vi, "vi")
    for path in sorted(p for p in (tmp_path / "a").rglob("*") if p.is_file() and p.name != "SHA256SUMS"):
        sound = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
        done = subprocess.run(
            ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "a", capture_output=True, text=True
        )
        assert done.returncode != 0 and path.name in done.stdout
        path.write_bytes(sound)


def test_a_wacz_is_whole_and_opens_at_the_page_of_the_lead(every: list[Papers], tmp_path: Path) -> None:
    for number, papers in enumerate(every):
        out = tmp_path / f"{number}.wacz"
        write_wacz(papers, out, vi, "vi", NOW)
        with zipfile.ZipFile(out) as file:
            assert file.testzip() is None
            assert {i.compress_type for i in file.infolist() if i.filename.startswith("archive/")} == {0}
            package = json.loads(file.read("datapackage.json"))
            digest = json.loads(file.read("datapackage-digest.json"))
            assert digest["hash"] == f"sha256:{hashlib.sha256(file.read('datapackage.json')).hexdigest()}"
            listed = {row["path"]: row for row in package["resources"]}
            assert set(file.namelist()) - set(listed) == {"datapackage.json", "datapackage-digest.json"}
            for path, row in listed.items():
                data = file.read(path)
                assert (row["hash"], row["bytes"]) == (
                    f"sha256:{hashlib.sha256(data).hexdigest()}",
                    len(data),
                )
            pages = [json.loads(line) for line in file.read("pages/pages.jsonl").splitlines()]
            assert pages[0]["format"] == "json-pages-1.0"
            assert (pages[1]["url"], pages[1]["ts"]) == (package["mainPageURL"], package["mainPageDate"])
            assert pages[1]["url"] in {row.url for row in papers.lead.evidence}
            _index_leads_to_records(file, pages[1]["url"])
        again = read(out)  # our own reader takes it as any archive
        assert {c.digest for c in papers.visit.captures if c.digest and c.via == "http"} <= {
            c.digest for c in again.captures
        }


def _index_leads_to_records(file: zipfile.ZipFile, main: str) -> None:
    lines = file.read("indexes/index.cdx").decode("utf-8").splitlines()
    assert lines == sorted(lines)
    seen = set()
    for line in lines:
        key, stamp, told = line.split(" ", 2)
        row = json.loads(told)
        assert key == surt(row["url"]) and re.fullmatch(r"\d{14}", stamp)
        start, length = int(row["offset"]), int(row["length"])
        member = file.read(f"archive/{row['filename']}")[start : start + length]
        [record] = ArchiveIterator(io.BytesIO(gzip.decompress(member)))
        assert record.rec_headers["WARC-Target-URI"] == row["url"]
        seen.add(row["url"])
    assert main in seen


def test_the_wacz_library_finds_nothing_wrong(every: list[Papers], tmp_path: Path) -> None:
    tool = str(Path(sys.executable).with_name("wacz"))
    for number, papers in enumerate(every):
        write_wacz(papers, tmp_path / f"{number}.wacz", vi, "vi", NOW)
        done = subprocess.run(
            [tool, "validate", "-f", f"{number}.wacz"], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 0 and "valid" in done.stdout, done.stdout + done.stderr


def test_the_links_of_the_chain_are_told_in_both_times(every: list[Papers]) -> None:
    for papers in every:
        links = re.findall(r"Mắt xích \d+.*?</code><br>([^<]+)", paper(papers, vi, "vi"), re.S)
        assert links and all("ICT (UTC+7)" in at and at.endswith("Z") for at in links)


def test_what_a_shop_wrote_never_runs(every: list[Papers]) -> None:
    bad = "</title><script>alert(1)</script><img src=x onerror=alert(2)>"
    papers = every[0]
    cited = [replace(c, quotes=tuple(replace(q, quote=bad, url=bad) for q in c.quotes),
                     capture=replace(c.capture, url=bad)) for c in papers.cited]  # fmt: skip
    visit = replace(papers.visit, why=bad, storefront=replace(papers.visit.storefront, name=bad))
    html = paper(replace(papers, cited=tuple(cited), visit=visit), vi, "vi")
    assert "<script" not in html and "<img src=x" not in html
    assert "default-src 'none'" in html


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
def test_a_pdf_is_printed(every: list[Papers]) -> None:
    data = printed(paper(every[0], vi, "vi"))
    assert data.startswith(b"%PDF-") and len(data) > 20_000


def test_without_a_browser_the_pdf_is_a_sentence(
    every: list[Papers], monkeypatch: pytest.MonkeyPatch
) -> None:
    from crawler.browser.paper import NoBrowser, print_pdf

    with pytest.raises(NoBrowser, match="apt install"):
        print_pdf("<p>", browser_path="/nowhere/chromium")


def test_damaged_or_foreign_evidence_makes_no_papers(
    swept: Swept, every: list[Papers], tmp_path: Path
) -> None:
    dossier = dossiers(swept)[0]
    shutil.copytree(swept.evidence, tmp_path / "ev")
    moved = tmp_path / "ev" / Path(dossier.last.evidence_path).relative_to(swept.evidence)
    here = replace(dossier, last=replace(dossier.last, evidence_path=str(moved)))
    assert gather(here).visit == every[0].visit
    row = replace(dossier.last.lead.evidence[0], digest="0" * 64)
    other = replace(dossier.last, lead=replace(dossier.last.lead, evidence=(row,)), evidence_path=str(moved))
    with pytest.raises(EvidenceError, match="is not the one that lead"):
        gather(replace(dossier, last=other))
    (tmp_path / "ev" / every[0].name(every[0].files[1][0])).unlink()
    with pytest.raises(EvidenceError, match="missing"):
        gather(here)
    moved.unlink()
    with pytest.raises(EvidenceError, match="missing"):
        gather(here)


def test_nothing_is_overwritten(every: list[Papers], tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    for write in (lambda: write_folder(every[0], tmp_path / "a", vi, "vi"),
                  lambda: write_wacz(every[0], tmp_path / "a", vi, "vi", NOW)):  # fmt: skip
        with pytest.raises(EvidenceError, match="already"):
            write()
    assert (tmp_path / "a").read_text() == "mine"
