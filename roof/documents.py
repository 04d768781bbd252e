"""Papers of a programme's case: kept under their digest, given back only as they were handed in."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime
from pathlib import Path

from checker.leads.cases import Case, CaseEvent, CaseStep
from checker.leads.errors import LeadsError
from checker.leads.store import Store
from checker.leads.store.cases import Cases
from roof.sentences import machine

LONGEST = 200  # characters of a file's name


class NoDocument(LeadsError):
    """The case has no such paper, or it does not lie where it was put as it was put there."""


def keep_document(
    kept: Store, start: str, name: str, data: bytes, by: str, at: datetime, folder: Path
) -> tuple[Case, CaseEvent, Path]:
    """Put a paper under its digest and note it in the case: the case, what was noted, where the paper lies.

    Raises `papers.opened.Refused` for a paper that is not taken, LeadsError, OSError. The note comes last, so a
    paper that is spoken of is there.
    """
    from crawler.evidence.manifest import write_durably
    from papers.handed_in import harmless

    name = plain(name)
    suffix = harmless(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    cases = Cases(kept)
    case = cases.case(start)
    target = folder / case.id / f"{sha256}{suffix}"
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not target.exists():
        write_durably(target, data)
    event = CaseEvent(CaseStep.DOCUMENT, at, by, name=name, sha256=sha256)
    return cases.add(case.id, event), event, target


def document(kept: Store, start: str, sha256: str, folder: Path) -> tuple[str, bytes]:
    """A paper of a case: its name and its bytes. Raises NoDocument, LeadsError."""
    case = Cases(kept).case(start)
    event = next((e for e in case.events if e.step is CaseStep.DOCUMENT and e.sha256 == sha256), None)
    if event is None:
        raise NoDocument("Hồ sơ không có giấy tờ này.", "The case has no such paper.")
    suffix = f".{event.name.rpartition('.')[2].lower()}"
    try:
        data = (folder / case.id / f"{event.sha256}{suffix}").read_bytes()
    except OSError as error:
        raise NoDocument(
            f"{event.name}: không đọc được ở thư mục giấy tờ {folder} ({machine(error)}).",
            f"{event.name} cannot be read in the folder of papers {folder} ({error.strerror}).",
        ) from error
    if hashlib.sha256(data).hexdigest() != event.sha256:
        raise NoDocument(
            f"{event.name}: tệp đã bị sửa sau khi nộp (SHA-256 không khớp); không mở.",
            f"{event.name} was changed after it was handed in (its SHA-256 differs); it is not given out.",
        )
    return event.name, data


def plain(name: str) -> str:
    """A file's name without folders and without what cannot be seen (a mark that turns "gpj.exe" around)."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in unicodedata.normalize("NFC", bare) if unicodedata.category(c)[0] != "C")
    stem, dot, suffix = seen.strip().rpartition(".")
    return f"{stem[:LONGEST]}{dot}{suffix[:16]}"
