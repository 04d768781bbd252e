"""`rasoat sweep`: a registry in, progress while it runs, then what was found and what to type next."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.life import OPEN
from crawler.settings import CrawlSettings
from roof import tables
from roof.doors import open_store, rulebook, sheets
from roof.errors import FAILED, NOTHING, Stop, as_sentence, day
from roof.lang import t
from roof.me import me
from roof.progress import sweep_progress
from roof.verifying import print_head, try_stamp
from sweep.faults import RegistryError
from sweep.registry import load
from sweep.run import Progress, SweepSummary, run


def sweep_registry(
    registry: Path,
    store: str,
    evidence: Path,
    settings: CrawlSettings,
    *,
    as_of: str | None = None,
    jobs: int = 1,
    skip_bad: bool = False,
    rules: list[Path] | None = None,
    tsa: str = "",
    tsa_ca: Path | None = None,
) -> SweepSummary:
    """Sweep every storefront of a registry, or go on with a sweep that was cut off. Raises Stop.

    `tsa`: the timestamp authority that puts its time to the chain when the sweep is done.
    """
    asked, book = day(as_of), rulebook(rules)
    with as_sentence(RegistryError):
        rows = load(registry, skip_bad=skip_bad)
    for fault in rows.faults:
        print(t(f"bỏ qua {fault.say('vi')}", f"left out: {fault.say('en')}"), file=sys.stderr)
    if not rows.storefronts:
        raise Stop(t(f"{registry}: không còn dòng nào để thăm", f"{registry}: no row left to visit"), NOTHING)
    with open_store(store) as kept, sweep_progress(len(rows.storefronts)) as shown:

        def heard(progress: Progress) -> None:
            if progress.step == "page":
                shown.page(progress.url)
            elif progress.step == "done":
                shown.storefront(progress.storefront, progress.state, progress.done, progress.steps)

        try:
            with as_sentence(LeadsError, code=FAILED):
                summary = run(rows, kept, evidence, book, settings, asked, heard, jobs, sheets=sheets())
        except KeyboardInterrupt:
            again = f"{me()} sweep {registry}"
            raise Stop(
                t(
                    f"Đã dừng; không mất gì. Chạy lại `{again} …` để đi tiếp.",
                    f"Stopped; run `{again} …` to go on.",
                ),
                130,
            ) from None
        seen = [lead for lead in kept.leads(states=OPEN) if lead.last_visit.startswith(f"{summary.sweep}/")]
    tables.print_sweep(summary, seen, store, evidence)
    print_head(evidence)
    if tsa:
        try_stamp(evidence, tsa, tsa_ca)
    return summary
