"""`rasoat evidence …` and `leads show` as a stranger types them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from swept import Swept

from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from crawler.evidence.closeset import folder_of

ROOT = Path(__file__).resolve().parents[2]


def rasoat(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli; cli.main()"
    command = [sys.executable, "-c", start, *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment or None)


def test_verify_says_where_the_chain_stands_and_what_is_wrong(swept: Swept, tmp_path: Path) -> None:
    shutil.copytree(swept.evidence, tmp_path / "ev")
    done = rasoat("evidence", "verify", "ev", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    head = re.search(r"\d+ mắt xích, đầu ([0-9a-f]{64})", done.stdout)
    assert head and "nguyên vẹn" in done.stdout
    assert rasoat("evidence", "verify", "ev", "--head", head[1], cwd=tmp_path).returncode == 0
    wrong = rasoat("evidence", "verify", "ev", "--head", "1" * 64, "--lang", "en", cwd=tmp_path)
    assert wrong.returncode == 1 and "cut or written anew" in wrong.stdout
    path = sorted((tmp_path / "ev").rglob("*.warc.gz"))[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(data))
    done = rasoat("evidence", "verify", "ev", cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(
        r"byte \d+-\d+, bản ghi \d+ \((?:urn:fullPage:)?http://\S+\), lượt \S+: \w+ record:", done.stdout
    ), done.stdout


def test_the_store_betrays_what_was_taken_out_together_with_the_chain(swept: Swept) -> None:
    assert (
        rasoat(
            "evidence", "verify", swept.evidence, "--store", swept.store, cwd=swept.store.parent
        ).returncode
        == 0
    )
    folder = swept.evidence.with_name("cut")
    shutil.copytree(swept.evidence, folder)
    with Store(str(swept.store)) as store:
        paths = [Path(visit.evidence_path) for visit in store.visits()]
    sound = swept.evidence.rename(swept.evidence.with_name("sound"))
    folder.rename(swept.evidence)  # where the store believes it to be
    try:
        (swept.evidence / "chain.tsv").unlink()
        for path in paths[-3:]:
            path.unlink()
            path.with_name(path.name + ".manifest.json").unlink()
            shutil.rmtree(folder_of(path), ignore_errors=True)
        assert rasoat("evidence", "verify", swept.evidence, cwd=swept.store.parent).returncode == 0
        done = rasoat("evidence", "verify", swept.evidence, "--store", swept.store, cwd=swept.store.parent)
        assert done.returncode == 1 and done.stdout.count("the store knows this visit") == 3
    finally:
        shutil.rmtree(swept.evidence)
        sound.rename(swept.evidence)


def test_a_lead_names_its_records_and_is_exported(swept: Swept, tmp_path: Path) -> None:
    shown = rasoat("leads", "show", swept.leads[0], "--store", swept.store, cwd=tmp_path)
    assert re.search(r"→ bản ghi \d+, byte \d+-\d+", shown.stdout), shown.stdout
    for form, name in (("folder", "a"), ("wacz", "a.wacz")):
        done = rasoat("evidence", "export", swept.leads[0][:8], "--format", form, "--store", swept.store,
                      "--out", name, cwd=tmp_path)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).exists()
    done = rasoat("evidence", "export", "ffff", "--store", swept.store, cwd=tmp_path)
    assert done.returncode == 2 and "ffff" in done.stderr
    done = rasoat(
        "evidence", "export", swept.leads[0], "--format", "docx", "--store", swept.store, cwd=tmp_path
    )
    assert done.returncode == 2 and "docx" in done.stderr


@pytest.mark.skipif(not find_browser(), reason="no Chromium here; apt install chromium-headless-shell")
def test_a_pdf_is_written(swept: Swept, tmp_path: Path) -> None:
    done = rasoat("evidence", "export", swept.leads[0], "--format", "pdf", "--store", swept.store,
                  "--out", "a.pdf", cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_visit_is_shown_by_its_id_and_by_its_file(swept: Swept, tmp_path: Path) -> None:
    with Store(str(swept.store)) as store:
        visit = store.visits()[-1]
    for name in (visit.id, visit.evidence_path):
        done = rasoat("evidence", "show", name, "--store", swept.store, "--out", "v.html", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert visit.id in (tmp_path / "v.html").read_text("utf-8")
    done = rasoat("evidence", "show", "nobody", "--store", swept.store, cwd=tmp_path)
    assert done.returncode == 2 and "nobody" in done.stderr
    (tmp_path / "page.html").write_text("<title>Nồi</title><p>Giá 1đ</p>", "utf-8")
    assert rasoat("evidence", "show", "page.html", "--out", "p.html", cwd=tmp_path).returncode == 0


def test_a_stamp_that_fails_is_a_sentence(swept: Swept, tmp_path: Path) -> None:
    done = rasoat("evidence", "stamp", swept.evidence, "--tsa", "http://127.0.0.1:9/", cwd=tmp_path)
    assert done.returncode == 1 and "không trả lời" in done.stderr
    assert "Traceback" not in done.stderr
