"""Where the files of a rule folder lie, and which of them is what."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from rules.faults import Ledger, listed, meant

SINGLE = ("facts", "predicates", "plans", "obligations", "uncovered", "label_groups", "off")
MANY = {"laws": "law", "lexicons": "lexicon", "criteria": "criteria", "figures": "figure"}


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a rule folder: what kind it is, and what to call it in a sentence."""

    path: Path
    kind: str
    name: str
    folder: str  # the file's folder within the rule folder, "" at the top


def find(folder: Path, ledger: Ledger) -> list[Found]:
    """In: a rule folder. Out: its files in a fixed order. A stray YAML file is a fault, never skipped."""
    if not folder.is_dir():
        ledger.add(
            folder, 0, "no-folder", "there is no such folder of rules.", "không có thư mục quy tắc này."
        )
        return []
    found: list[Found] = []
    faults = len(ledger.faults)
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yml", ".yaml") and p.is_file()):
        parts = path.relative_to(folder).parts
        if any(part.startswith((".", "_")) for part in parts):
            continue
        kind = _kind(parts)
        if kind:
            found.append(Found(path, kind, path.stem, "/".join(parts[:-1])))
        else:
            _stray(path, parts, ledger)
    if not found and len(ledger.faults) == faults:
        ledger.add(
            folder,
            0,
            "no-rules",
            "the folder holds no rule file (<theme>/<id>.yml or packs/<theme>/<id>.yml).",
            "thư mục không có tệp quy tắc nào (<chủ đề>/<mã>.yml hoặc packs/<chủ đề>/<mã>.yml).",
        )
    return found


def _kind(parts: tuple[str, ...]) -> str:
    """What the file at this place is; "" when nothing of ours stands there."""
    stem, suffix = Path(parts[-1]).stem, Path(parts[-1]).suffix
    if suffix != ".yml":
        return ""
    if len(parts) == 1:
        return stem if stem in SINGLE else ""
    if len(parts) == 2 and parts[0] in MANY:
        return MANY[parts[0]]
    theme = parts[:-1] if parts[0] != "packs" else parts[1:-1]
    if len(theme) == 1 and not _near(theme[0]):
        return "theme" if stem == "theme" else "rule"
    return ""


def _near(folder: str) -> bool:
    """True for a folder that must be `packs`, `laws`, … misspelt: no theme is meant by it."""
    return bool(difflib.get_close_matches(folder, ["packs", *MANY], n=1, cutoff=0.8))


def _stray(path: Path, parts: tuple[str, ...], ledger: Ledger) -> None:
    places = [
        *(f"{name}.yml" for name in SINGLE),
        *(f"{name}/<id>.yml" for name in MANY),
        "packs/<theme>/<id>.yml",
        "<theme>/<id>.yml",
    ]
    en, vi = meant("/".join(parts), places)
    ledger.add(
        path,
        0,
        "stray-file",
        f"a file in this place would not be read; the places are {listed(places, 20)}.{en}",
        f"tệp ở chỗ này sẽ không được đọc; các chỗ đúng là {listed(places, 20)}.{vi}",
    )
