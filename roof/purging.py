"""`rasoat evidence retain` and `purge`: how long personal data are kept, and what is over that."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.kept import VisitRow
from checker.leads.store import Store
from checker.leads.store.office import Office
from checker.leads.store.retention import Kind, Retention
from crawler.evidence import Chain, EvidenceError
from crawler.evidence.chain import root_of
from crawler.evidence.manifest import load, manifest_path
from crawler.evidence.purge import purge
from roof.doors import open_store, sheets
from roof.errors import DONE, FAILED, Stop, choice
from roof.lang import t
from sweep.kept import forget

NAMES = {
    Kind.EVIDENCE: ("trang đã chụp và câu trích", "captured pages and quotes"),
    Kind.LOGINS: ("lần đăng nhập", "log-ins"),
}


def retain(store: str, kind: str, days: int | None, by: str) -> None:
    """Show how long each kind is kept, or set one. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        keeping, now = Retention(kept), datetime.now(UTC)
        if kind:
            wanted = Kind(choice(kind, tuple(Kind), "KIND"))
            if days is None or days < 0 or not by.strip():
                raise Stop(
                    t(
                        "cần số ngày (0: giữ mãi) và --by; ví dụ: evidence retain evidence 730 --by An",
                        "days (0: for ever) and --by are needed; for example: evidence retain evidence 730 --by An",
                    )
                )
            keeping.keep(wanted, days, by.strip(), now)
            Office(kept).note(by.strip(), "retain", str(wanted), now, f"{days} days")
        for each, length in keeping.days().items():
            vi, en = NAMES[each]
            if length:
                print(t(f"{each}: {vi}: {length} ngày", f"{each}: {en}: {length} days"))
            else:
                print(t(f"{each}: {vi}: giữ mãi (chưa đặt)", f"{each}: {en}: for ever (not set)"))


def run_purge(store: str, by: str, under: str, really: bool, now: datetime | None = None) -> int:
    """Say what is over its time; with `really` take it out. Out: the exit code. Raises Stop.

    First the store, in one transaction a visit, then the evidence; what was cut off between is taken up again.
    """
    if really and not (by.strip() and under.strip()):
        raise Stop(t("cần --by và --under (văn bản cho phép xóa)", "--by and --under (the paper) are needed"))
    with open_store(store, must_exist=True) as kept:
        keeping, now = Retention(kept), now or datetime.now(UTC)
        before = keeping.purged()
        begun = [(p, v) for p, v in before if Path(v.evidence_path).exists()]
        due, held = _free(kept, keeping.due(now), {visit.id for _, visit in before})
        for visit in due:
            print(
                f"{visit.evidence_path}  {visit.storefront}  {visit.started:%Y-%m-%d}  {visit.bytes:,} byte"
            )
        for visit in held:
            vi = "giữ lại: lần thăm sau còn dựa vào tệp này"
            print(f"{visit.evidence_path}  {t(vi, 'stays: a later visit rests on this file')}")
        old = keeping.old_logins(now)
        more = len(due) + len(begun)
        if not really:
            print(
                t(
                    f"{more} lượt thăm và {old} lần đăng nhập quá hạn. Chưa xóa gì; thêm --yes để xóa.",
                    f"{more} visits and {old} log-ins are over their time. Nothing was removed; add --yes.",
                )
            )
            return DONE
        office, done, failed, chains = Office(kept), 0, 0, dict[Path, Chain]()
        for written, visit in begun:
            done, failed = _tally(_remove(visit, written.by, written.under, written.at, chains), done, failed)
        for visit in due:
            if keeping.take_out(visit.id, by.strip(), under.strip(), now):
                office.note(by.strip(), "purge", visit.id, now, under.strip())
                done, failed = _tally(_remove(visit, by.strip(), under.strip(), now, chains), done, failed)
        _forget(kept, {visit.id: visit.storefront for _, visit in keeping.purged()})
        gone = keeping.forget_logins(now)
        if gone:
            office.note(by.strip(), "purge", "logins", now, f"{gone} · {under.strip()}")
    print(t(f"Đã xóa {done} lượt thăm, {gone} lần đăng nhập.", f"Removed {done} visits, {gone} log-ins."))
    return FAILED if failed else DONE


def _free(store: Store, due: tuple[VisitRow, ...], gone: set[str]) -> tuple[list[VisitRow], list[VisitRow]]:
    """The due visits on whose files nothing that stays rests, and the others. `gone`: the visits purged before."""
    ids = {visit.id for visit in due}
    by_shop: dict[str, list[VisitRow]] = defaultdict(list)
    for visit in due:
        by_shop[visit.storefront].append(visit)
    free, held = list[VisitRow](), list[VisitRow]()
    for shop, waiting in by_shop.items():
        staying = [v for v in store.visits(storefront=shop) if v.id not in ids | gone and v.evidence_path]
        while staying:  # what is held stays too, with all that it rests on itself
            resting = [_origins(visit) for visit in staying]
            staying = [v for v in waiting if any(_holds(v, origins) for origins in resting)]
            waiting = [v for v in waiting if v not in staying]
            held += staying
        free += waiting
    return free, sorted(held, key=lambda visit: visit.started)


def _forget(store: Store, gone: dict[str, str]) -> None:
    """What was read of a storefront is kept for its next visit; without any visit that stays it goes too.

    `gone`: every visit that was purged, and its storefront.
    """
    stay = {visit.storefront for visit in store.visits() if visit.evidence_path and visit.id not in gone}
    for shop in set(gone.values()) - stay:
        forget(sheets(), shop)


def _holds(visit: VisitRow, origins: tuple[str, ...] | None) -> bool:
    """Whether a visit's file is among those that another rests on; a damaged manifest may name any."""
    place = Path(visit.evidence_path).resolve().as_posix()
    return origins is None or any(place.endswith(f"/{name}") for name in origins)


def _origins(visit: VisitRow) -> tuple[str, ...] | None:
    beside = manifest_path(Path(visit.evidence_path))
    try:
        return load(beside).origins if beside.exists() else ()
    except EvidenceError:
        return None


def _remove(visit: VisitRow, by: str, under: str, at: datetime, chains: dict[Path, Chain]) -> bool:
    try:
        path = Path(visit.evidence_path)
        root = root_of(path)
        chain = chains.setdefault(root, Chain(root)) if root is not None else None
        purge(path, by=by, under=under, at=at, chain=chain)
    except (EvidenceError, OSError) as error:
        print(
            t(
                f"Không xóa được {visit.evidence_path}: {error}",
                f"Cannot remove {visit.evidence_path}: {error}",
            )
        )
        return False
    return True


def _tally(good: bool, done: int, failed: int) -> tuple[int, int]:
    return done + good, failed + (not good)
