"""`rasoat lists exchange`: what the house knows of each storefront, masked for who receives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.life import OPEN, Step
from checker.leads.store.listbook import ListBook
from checker.leads.store.store import Store
from checker.leads.store.tiebook import TieBook
from lists.exchange import Known, record, write_csv, write_json
from lists.masking import ROLES, Receiver
from roof.doors import open_store, rulebook
from roof.errors import FAILED, Stop, choice
from roof.lang import LANG, t
from roof.listwork import issuers, matches
from roof.sentences import machine
from ties.model import Standing

AT = 0 if LANG == "vi" else 1


def write_exchange(store: str, out: Path, role: str, form: str) -> None:
    """Write the file. Raises Stop."""
    from sweep.profiles import reader

    receiver = Receiver(choice(role, tuple(Receiver), "--role"))
    choice(form, ("json", "csv"), "--format")
    with open_store(store, must_exist=True) as kept:
        profiles = {p.storefront: p for p in TieBook(kept).profiles(reader(rulebook(None)))}
        records = (record(one, profiles.get(one.storefront), receiver) for one in known(kept))
        try:
            with out.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
                if form == "csv":
                    count = write_csv(file, records)
                else:
                    count = write_json(
                        file, records, receiver, datetime.now(UTC).isoformat(timespec="seconds")
                    )
        except OSError as error:
            raise Stop(
                t(f"không ghi được {out}: {machine(error)}", f"cannot write {out}: {error}"), FAILED
            ) from error
    who = ROLES[receiver][AT]
    print(
        t(
            f"Đã ghi {count} gian hàng cho {who} vào {out}.",
            f"{count} storefronts for {who} written to {out}.",
        )
    )


def known(kept: Store) -> Iterator[Known]:
    """Every storefront that was visited, in the order of its id."""
    ties, lists = TieBook(kept), ListBook(kept)
    belongs = ties.belongs()
    sizes: dict[str, int] = defaultdict(int)
    for seller in belongs.values():
        sizes[seller] += 1
    clones = {
        tie.clone: tie.right if tie.clone == tie.left else tie.left
        for tie in ties.every_tie()
        if tie.standing is Standing.CLONE and tie.clone
    }
    held = lists.lists()
    issued = issuers(held)
    on: dict[str, set[str]] = defaultdict(set)
    for found in matches(kept) if held else ():
        if found.sure and found.subject_kind == "storefront":
            on[found.storefront].add(f"{found.kind}:{issued[found.list]}:{found.line}")
    last = {visit.storefront: visit.started.isoformat() for visit in kept.visits()}
    leads = defaultdict(list)
    for lead in kept.leads():
        leads[lead.storefront].append(lead)
    for one in sorted(last):
        about, mine = kept.storefront(one) or {}, leads[one]
        confirmed = [lead for lead in mine if lead.state is Step.CONFIRMED]
        seller = belongs.get(one, "")
        yield Known(
            one,
            about.get("url", ""),
            about.get("kind", "website"),
            about.get("platform", ""),
            seller,
            sizes[seller] if seller else 0,
            last[one],
            sum(lead.state in OPEN for lead in mine),
            len(confirmed),
            sum(lead.state is Step.REFERRED for lead in mine),
            tuple(sorted({lead.rule for lead in confirmed})),
            clones.get(one, ""),
            tuple(sorted(on[one])),
        )
