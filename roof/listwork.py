"""What `rasoat lists` does: import, list, match. Each says in a sentence what came of it."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.store.listbook import ListBook
from checker.leads.store.store import Store
from checker.leads.store.tiebook import TieBook
from lists.exchange import harmless
from lists.faults import ListError
from lists.mapping import kinds, read_mapping, starter
from lists.masking import Receiver, masked_match
from lists.match import REASONS, Seen, match
from lists.model import ColumnMap, KeptList, ListFile, Match
from lists.rows import load
from roof.doors import open_store, rulebook
from roof.errors import FAILED, NOTHING, Stop, as_sentence, choice
from roof.lang import LANG, t
from roof.safe import cell
from roof.sentences import machine
from roof.tables import console, plain_table

AT = 0 if LANG == "vi" else 1
SUBJECTS = {
    "storefront": ("gian hàng", "storefront"),
    "listing": ("tin đăng", "listing"),
    "seller": ("người bán", "seller"),
}


def import_list(store: str, file: Path, mapping: Path, by: str, skip_bad: bool) -> None:
    """Keep the rows of a file; with `skip_bad` bad lines go to FILE.aside.csv. Raises Stop naming every fault."""
    with as_sentence(ListError):
        over = read_mapping(mapping)
        read, faults = load(file, over, skip_bad)
    for fault in faults:
        print(t(f"để riêng {fault.say('vi')}", f"set aside {fault.say('en')}"), file=sys.stderr)
    if read.aside:
        _set_aside(file, read)
    if not read.rows:
        raise Stop(t("không còn dòng nào để nhập", "no row is left to import"), NOTHING)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    with open_store(store) as kept, as_sentence(LeadsError):
        number = _keep(kept, over, file, digest, read, by)
    title = over.kind.title[LANG]
    print(
        t(
            f"Đã nhập danh sách {number} ({title}): {len(read.rows)} dòng, {len(read.aside)} dòng để riêng.",
            f"List {number} ({title}) is kept: {len(read.rows)} rows, {len(read.aside)} set aside.",
        )
    )


def _keep(kept: Store, over: ColumnMap, file: Path, digest: str, read: ListFile, by: str) -> int:
    at = datetime.now(UTC)
    return ListBook(kept).add(over.kind.id, over.issuer, file.name, digest, read.rows, by, at)


def _set_aside(file: Path, read: ListFile) -> None:
    """The bad lines as they stood, each with its number; no cell can be a formula."""
    out = file.with_name(file.name + ".aside.csv")
    try:
        with out.open("w", encoding="utf-8", newline="") as written:
            rows = csv.writer(written)
            for line, cells in read.aside:
                rows.writerow([line, *map(harmless, cells)])
    except OSError as error:
        raise Stop(
            t(f"không ghi được {out}: {machine(error)}", f"cannot write {out}: {error}"), FAILED
        ) from error
    print(t(f"dòng sai nằm trong {out}", f"bad lines are in {out}"), file=sys.stderr)


def print_mapping(kind: str) -> None:
    """Print a starter, or the kinds when none is named."""
    known = kinds()
    if not kind:
        for one in known.values():
            print(f"{one.id:16} {one.title[LANG]}")
        return
    print(starter(known[choice(kind, tuple(known), t("LOẠI", "KIND"))]), end="")


def list_lists(store: str, form: str) -> None:
    """Print what was imported."""
    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept:
        found = ListBook(kept).lists()
    if form == "json":
        rows = [
            {
                "list": k.number,
                "kind": k.kind,
                "issuer": k.issuer,
                "file": k.file,
                "at": k.at,
                "by": k.by,
                "rows": k.rows,
            }
            for k in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = plain_table(
        t("số", "no."),
        t("loại", "kind"),
        t("nguồn", "issuer"),
        t("tệp", "file"),
        t("dòng", "rows"),
        t("lúc", "at"),
    )
    for one in found:
        title = kinds()[one.kind].title[LANG] if one.kind in kinds() else one.kind
        table.add_row(str(one.number), title, cell(one.issuer), cell(one.file), str(one.rows), one.at[:10])
    console().print(table)


def match_lists(store: str, form: str, number: int, role: str) -> None:
    """Print the matches of all lists, or of one."""
    receiver = Receiver(choice(role, (Receiver.AGENCY, Receiver.INSPECTOR), "--role"))
    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept:
        found = [masked_match(one, receiver) for one in matches(kept, number)]
    if form == "json":
        print(json.dumps([_plain(m) for m in found], ensure_ascii=False, indent=1))
        return
    table = plain_table(t("danh sách", "list"), t("là", "is"), t("gì", "which"), t("vì", "because"))
    for one in found:
        why = "; ".join(
            f"{REASONS[c][AT]}: {said}" + (f" | {shown}" if shown != said else "")
            for c, said, shown in one.reasons
        )
        sure = "" if one.sure else t(" (chưa chắc, cần người xem)", " (not sure, a person should look)")
        table.add_row(
            f"{one.list}:{one.line} {one.kind}",
            SUBJECTS[one.subject_kind][AT],
            cell(one.subject),
            cell(why + sure),
        )
    console().print(table)
    print(t(f"{len(found)} chỗ khớp.", f"{len(found)} matches."))


def matches(kept: Store, number: int = 0) -> Iterator[Match]:
    """Every match of the lists with the last visits. Raises Stop when nothing was read yet."""
    from sweep.profiles import reader

    ties, book = TieBook(kept), ListBook(kept)
    held = [one for one in book.lists() if not number or one.number == number]
    profiles = ties.profiles(reader(rulebook(None)))
    if not profiles:
        raise Stop(
            t(
                "chưa đọc dấu vết nào; hãy chạy `rasoat sellers build`",
                "nothing is read yet; run `rasoat sellers build`",
            ),
            NOTHING,
        )
    seen = Seen(profiles, ties.belongs())
    for one in held:
        yield from match(one.number, one.kind, book.rows(one.number), seen)


def issuers(held: tuple[KeptList, ...]) -> dict[int, str]:
    """Number of a list → who issued it."""
    return {one.number: one.issuer for one in held}


def _plain(one: Match) -> dict[str, object]:
    return {
        "list": one.list, "line": one.line, "kind": one.kind, "subject_kind": one.subject_kind,
        "subject": one.subject, "storefront": one.storefront, "sure": one.sure, "capture": one.capture,
        "reasons": [{"code": c, "list": said, "seen": shown} for c, said, shown in one.reasons],
        "row": dict(one.values),
    }  # fmt: skip
