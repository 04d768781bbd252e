"""`rasoat evidence verify` and `stamp`: what is wrong and where, and how far the chain stands."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from crawler.evidence import Chain, Damage, EvidenceError
from crawler.evidence import verify as damages
from crawler.evidence.chain import head, root_of
from crawler.evidence.manifest import manifest_path
from crawler.evidence.purge import Purged
from crawler.evidence.stamp import Stamp, authorities, stamp, stamps
from roof.doors import open_store
from roof.errors import DONE, FAILED, as_sentence
from roof.lang import t
from roof.progress import counting


def verify_evidence(path: Path, heads: list[str], store: str, tsa_ca: Path | None) -> int:
    """Print every damage, then where the chain stands. Out: the exit code. Raises Stop."""
    found, purged = 0, list[tuple[Path, Purged]]()
    with as_sentence(EvidenceError), counting(t("Đang kiểm tra", "Verifying")) as on_file:
        trusted = authorities(tsa_ca) if tsa_ca else ()
        for damage in damages(path, on_file, heads, trusted, lambda *taken: purged.append(taken)):
            found += 1
            print(_line(damage))
        for damage in _against_store(path, store) if store else ():
            found += 1
            print(_line(damage))
    for file, note in purged:
        vi = f"{file}: đã xóa ngày {note.at[:10]}, bởi {note.by}, theo {note.under}; mã băm còn giữ"
        print(
            t(vi, f"{file}: purged on {note.at[:10]}, by {note.by}, under {note.under}; its digests are kept")
        )
    root = root_of(path)
    if root is None:
        print(t("Thư mục này không có chuỗi bằng chứng.", "This folder has no chain of evidence."))
    else:
        print_head(root)
        told = len(stamps(root))
        if told and not trusted:
            print(
                t(
                    f"{told} dấu thời gian khớp chuỗi; chữ ký chưa được kiểm tra (thêm --tsa-ca).",
                    f"{told} timestamps fit the chain; their signatures were not looked at (add --tsa-ca).",
                )
            )
    if found:
        print(t(f"{found} chỗ hỏng.", f"{found} damaged."))
        return FAILED
    print(t(f"{path}: nguyên vẹn.", f"{path}: sound."))
    return DONE


def print_head(root: Path) -> None:
    """The head of a folder's chain, to be written down elsewhere."""
    now = head(root)
    print(
        t(f"Chuỗi bằng chứng: {now.n} mắt xích, đầu {now.digest}", f"Chain: {now.n} links, head {now.digest}")
    )


def stamp_head(folder: Path, url: str, tsa_ca: Path | None) -> Stamp:
    """Have the head of a folder's chain stamped and say so. Raises EvidenceError."""
    made = stamp(folder, url, authorities(tsa_ca) if tsa_ca else ())
    when = f"{made.at:%Y-%m-%d %H:%M:%S} UTC"
    print(t(f"Dấu thời gian {when} → {made.path}", f"Timestamp {when} → {made.path}"))
    return made


def link(folder: Path, path: Path) -> None:
    """Add one finished visit to a folder's chain. Raises EvidenceError."""
    Chain(folder).add([path], datetime.now(UTC))


def try_stamp(folder: Path, url: str, tsa_ca: Path | None) -> None:
    """As `stamp_head`, after a sweep: an authority that fails is told, and nothing else is lost."""
    try:
        stamp_head(folder, url, tsa_ca)
    except EvidenceError as error:
        print(t(f"Chưa có dấu thời gian: {error}", f"No timestamp: {error}"), file=sys.stderr)


def _against_store(path: Path, url: str) -> Iterator[Damage]:
    """Visits that the store knows and whose evidence is gone, or has another manifest than it had then."""
    with open_store(url, must_exist=True) as store:
        visits = store.visits()
    here = [
        visit
        for visit in visits
        if visit.evidence_path and Path(visit.evidence_path).resolve().is_relative_to(path.resolve())
    ]
    if here and root_of(path) is None:
        yield Damage(str(path), 0, 0, "", "the chain is missing; the store knows visits that were kept here")
    if not here:
        vi = f"{path}: kho không biết lượt nào ở đây, nên không có gì để đối chiếu."
        print(t(vi, f"{path}: the store knows no visit kept here, so there was nothing to hold it against."))
    for visit in here:
        place = Path(visit.evidence_path)
        beside = manifest_path(place)
        if not beside.exists():
            why = "the store knows this visit; its evidence was removed"
            yield Damage(str(place), 0, 0, "", why, visit.id)
        elif hashlib.sha256(beside.read_bytes()).hexdigest() != visit.manifest_digest:
            why = "the manifest is not the one that the store knows"
            yield Damage(str(beside), 0, beside.stat().st_size, "", why, visit.id)


def _line(damage: Damage) -> str:
    place = f"{damage.path}: byte {damage.start}-{damage.end}"
    if damage.record:
        place += t(f", bản ghi {damage.record}", f", record {damage.record}")
    if damage.url:
        place += f" ({damage.url})"
    if damage.visit:
        place += t(f", lượt {damage.visit}", f", visit {damage.visit}")
    return f"{place}: {damage.why}"
