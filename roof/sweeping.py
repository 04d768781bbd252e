"""`rasoat sweep`: a registry in, progress while it runs, then what was found and what to type next."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.life import OPEN
from checker.leads.store import Store
from crawler.browser.chromium import find_browser
from crawler.hours import ICT, Hours
from crawler.model import Storefront, VisitState
from crawler.settings import CrawlSettings
from roof import tables
from roof.closed import tell_closed
from roof.doors import open_store, rulebook, sheets
from roof.errors import FAILED, NOTHING, Stop, as_sentence, day
from roof.lang import t
from roof.me import me
from roof.progress import sweep_progress
from roof.verifying import print_head, try_stamp
from sweep.faults import RegistryError
from sweep.registry import load
from sweep.run import Progress, SweepSummary, run
from sweep.stopping import SweepStopped


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
    closeups: bool = True,
    tsa: str = "",
    tsa_ca: Path | None = None,
    order: int = 0,
) -> SweepSummary:
    """Sweep every storefront of a registry, or go on with a sweep that was cut off. Raises Stop.

    `tsa`: the timestamp authority that puts its time to the chain when the sweep is done.
    `order`: the number under which the desk asked for it.
    `closeups`: afterwards a picture of each place that a lead quotes is taken from the evidence.
    """
    asked, book = day(as_of), rulebook(rules)
    with as_sentence(RegistryError):
        rows = load(registry, skip_bad=skip_bad)
    for fault in rows.faults:
        print(t(f"bỏ qua {fault.say('vi')}", f"left out: {fault.say('en')}"), file=sys.stderr)
    tell_closed(rows.storefronts, settings)
    if not rows.storefronts:
        raise Stop(t(f"{registry}: không còn dòng nào để thăm", f"{registry}: no row left to visit"), NOTHING)
    for said in beforehand(rows.storefronts, settings, datetime.now(UTC)):
        print(said, file=sys.stderr)
    with open_store(store) as kept, sweep_progress(len(rows.storefronts)) as shown:

        def heard(progress: Progress) -> None:
            if progress.step == "page":
                shown.page(progress.url)
            elif progress.step == "done":
                ended = tables.VISITS[VisitState(progress.state)][tables.AT]
                shown.storefront(progress.storefront, ended, progress.done, progress.steps)

        try:
            with as_sentence(LeadsError, code=FAILED):
                summary = run(
                    rows, kept, evidence, book, settings, asked, heard, jobs, sheets=sheets(), order=order
                )
        except KeyboardInterrupt as end:
            again, by = f"{me()} sweep {registry}", end.by if isinstance(end, SweepStopped) else ""
            raise Stop(
                t(
                    f"Đã dừng{f' theo yêu cầu của {by}' if by else ''}; không mất gì. Chạy lại `{again} …` để đi tiếp.",
                    f"Stopped{f' as {by} asked' if by else ''}; run `{again} …` to go on.",
                ),
                130,
            ) from None
        seen = [lead for lead in kept.leads(states=OPEN) if lead.last_visit.startswith(f"{summary.sweep}/")]
        if closeups and seen and settings.browser != "never" and _finds_browser(settings):
            _take_closeups(kept, summary.sweep, settings.browser_path)
    tables.print_sweep(summary, seen, store, evidence)
    print_head(evidence)
    if tsa:
        try_stamp(evidence, tsa, tsa_ca)
    return summary


def _take_closeups(store: Store, sweep: str, browser_path: str) -> None:
    """Says on stderr what could not be shown; a missing picture is no reason to fail."""
    from crawler.evidence import EvidenceError
    from sweep.closeups import take

    try:
        taken = take(store, sweep, browser_path)
    except (EvidenceError, OSError) as error:
        print(t(f"chưa có ảnh cận cảnh: {error}", f"no close-ups: {error}"), file=sys.stderr)
        return
    for why, count in taken.missing.items():
        print(
            t(f"{count} chỗ không chụp cận cảnh được: {why}", f"{count} places without a close-up: {why}"),
            file=sys.stderr,
        )


def _finds_browser(settings: CrawlSettings) -> bool:
    if find_browser(settings.browser_path):
        return True
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache" / "ms-playwright"))
    return not settings.browser_path and any(own.glob("chromium*"))


def beforehand(storefronts: Sequence[Storefront], settings: CrawlSettings, now: datetime) -> Iterator[str]:
    """What a person should know before the first page: orders that replace robots.txt, no browser, hours not begun."""
    orders = Counter(shop.by_order for shop in storefronts if shop.by_order)
    for order, count in orders.items():
        yield t(
            f"{count} gian hàng được thăm theo {order}: quyết định này thay cho robots.txt và được ghi vào chứng cứ.",
            f"{count} storefronts are visited by order {order}: it replaces robots.txt; the evidence says so.",
        )
    if settings.browser != "never" and not _finds_browser(settings):
        yield t(
            "Không thấy Chromium trên máy: trang chỉ JavaScript mới vẽ ra được ghi là chưa đọc, không có ảnh chụp và "
            "không đi tới bước đặt hàng. Cài bằng: apt-get install chromium-headless-shell",
            "No Chromium on this machine: pages that only JavaScript draws are noted as not read, no pictures are "
            "taken and nobody walks to the till. To install it: apt-get install chromium-headless-shell",
        )
    if settings.hours and (opens := Hours.parse(settings.hours).opens(now)) > now:
        at = f"{opens.astimezone(ICT):%H:%M %d-%m-%Y}"
        yield t(
            f"Ngoài giờ thăm {settings.hours}; chờ đến {at} (giờ Việt Nam).",
            f"Outside the hours {settings.hours}; waiting until {at} in Vietnam.",
        )
