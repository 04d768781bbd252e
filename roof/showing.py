"""`rasoat evidence show`: one visit as one screen."""

from __future__ import annotations

from pathlib import Path

from crawler.evidence import EvidenceError, read
from crawler.evidence.chain import lines, root_of
from crawler.evidence.find import find
from crawler.evidence.manifest import load, manifest_path
from roof.doors import open_store
from roof.errors import FAILED, USAGE, Stop, as_sentence
from roof.lang import t
from roof.target import KEPT


def show_visit(visit: str, out: Path, store: str) -> None:
    """Write the screen of a visit, named by its file or by its id in the store. Raises Stop."""
    from handover.gather import all_pictures
    from handover.screen import screen

    path = Path(visit) if visit.lower().endswith(KEPT) else _of(visit, store)
    with as_sentence(EvidenceError, OSError, code=FAILED):
        seen = read(path)
        ours = manifest_path(path).exists() and load(manifest_path(path)).made_by == "crawl"
        found = find(path) if ours else {}
        shown = all_pictures(path, found) if ours else {}
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(screen(seen, found, shown, _proof(path), t), "utf-8")
    print(t(f"Đã ghi {out}", f"Written: {out}"))


def _of(visit: str, store: str) -> Path:
    with open_store(store, must_exist=True) as kept:
        paths = [row.evidence_path for row in kept.visits() if row.id == visit and row.evidence_path]
    if not paths:
        raise Stop(
            t(f"không có tệp hay lượt thăm {visit!r}", f"there is no file and no visit {visit!r}"), USAGE
        )
    return Path(paths[0])


def _proof(path: Path) -> dict[str, str]:
    """What is known of an evidence file: its digests and its link in the chain."""
    told = {t("Tệp", "File"): str(path)}
    beside = manifest_path(path)
    if beside.exists():
        told["SHA-256"] = load(beside).sha256
    root = root_of(path)
    name = beside.resolve().relative_to(root).as_posix() if root else ""
    for line in lines(root) if root else ():
        if line.link and line.link.file == name:
            told[t("Mắt xích", "Link")] = f"{line.link.n} · {line.digest} · {line.link.at}"
    return told
