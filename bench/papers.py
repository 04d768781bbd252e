"""Seconds of a weekly report of 20,000 storefronts in each form, and of a dossier, on a store made here.

The storefronts, rules and numbers are made by a fixed seed; nothing is fetched. Run: python -m bench.papers
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from checker.leads.fingerprint import fingerprint
from checker.leads.outcome import VisitOutcome
from checker.leads.store import Store
from checker.model import Basis, Evidence, Lead, Place, Severity, SubjectKind
from crawler.model import Storefront
from roof.papering import Form, write_dossier, write_weekly
from rules.load import load

STOREFRONTS, PER_SHOP, SEED = 20_000, 2, 7
T0 = datetime(2026, 11, 16, tzinfo=UTC)


def shops(count: int) -> list[Storefront]:
    return [
        Storefront(
            f"shop{n}.vn",
            f"https://shop{n}.vn/",
            name=f"Cửa hàng số {n}",
            platform=("", "Shopee", "Lazada")[n % 3],
        )
        for n in range(count)
    ]


def lead_of(shop: Storefront, rule: object, at: datetime) -> Lead:
    name = rule.id  # type: ignore[attr-defined]
    return Lead(
        fingerprint(name, shop.id, SubjectKind.STOREFRONT, shop.id), name, "0" * 64, rule.theme,  # type: ignore[attr-defined]
        SubjectKind.STOREFRONT, shop.id, shop.id, shop.url, Severity.SERIOUS, "high", rule.lead,  # type: ignore[attr-defined]
        rule.message, rule.remedy, at.date(), (Basis("a", "Điều 1", "VERIFIED", "Luật mẫu"),), "",  # type: ignore[attr-defined]
        (Evidence(f"v/{shop.id}#1", "d" * 64, shop.url, "lời trích", Place("p", 0, 9), at.isoformat()),),
    )  # fmt: skip


def fill(store: Store, count: int) -> None:
    chance, rules = random.Random(SEED), list(load().rules.values())
    every = shops(count)
    for name, at in (("s1", T0), ("s2", T0 + timedelta(days=7))):
        work = [(shop, f"{name}/{shop.id}") for shop in every]
        store.start_sweep(name, registry="r", as_of=None, rulebook="r", evidence_folder="e", work=work, at=at)
        for start in range(0, count, 500):
            made = [
                VisitOutcome(
                    visit=visit, sweep=name, storefront=shop.id, started=at, ended=at, state="complete", why="",
                    as_of=at.date(), rulebook="r", pages=30,
                    leads=tuple(lead_of(shop, rule, at) for rule in chance.sample(rules, PER_SHOP)),
                )
                for shop, visit in work[start : start + 500]
            ]  # fmt: skip
            store.record(made, at)
        store.finish_sweep(name, at + timedelta(hours=9))


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Prints the seconds that the block took, and how many of them were CPU."""
    begun, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"  {what:20} {time.perf_counter() - begun:6.1f} s, CPU {time.process_time() - cpu:5.1f} s")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STOREFRONTS
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/rasoat.db"
        with Store(path) as store:
            fill(store, count)
        print(f"{count} storefronts, two sweeps, {count * PER_SHOP * 2} sightings (limits: 60 s, 5 s)")
        for form in ("html", "csv", "xlsx", "docx", "pdf"):
            with timed(f"weekly report, {form}"):
                write_weekly(path, "", Form(form, Path(folder) / f"w.{form}"), None)
        for form in ("docx", "pdf"):
            with timed(f"dossier, {form}"):
                write_dossier(path, "shop7.vn", "", Form(form, Path(folder) / f"d.{form}"))


if __name__ == "__main__":
    main()
