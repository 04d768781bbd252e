"""What a person may point at: an address, a row of a registry, or something kept."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.whys import why_in
from crawler.address import storefront_id
from crawler.evidence import Chain, EvidenceError, read
from crawler.model import Storefront, Visit, VisitRecord, VisitState
from crawler.settings import CrawlSettings
from roof.errors import FAILED, NOTHING, USAGE, Stop, as_sentence
from roof.lang import LANG, t

KEPT = (".warc", ".warc.gz", ".wacz", ".html", ".htm", ".xhtml", ".mhtml", ".mht")
_ROW = re.compile(r"(?P<file>.+\.(?:csv|tsv|txt|xlsx|xls|ods)):(?P<line>\d+)", re.IGNORECASE)


def visit_of(target: str, evidence: Path, settings: CrawlSettings) -> Visit:
    """The visit behind a target.

    Something kept is read; an address or a registry row is visited now, and what was seen is kept under
    `evidence`. Raises Stop: wrong usage, nothing to check, or a visit that failed.
    """
    path = Path(target)
    if target.lower().endswith(KEPT) and not target.startswith(("http://", "https://")):
        if not path.exists():
            raise Stop(t(f"không có tệp {target}", f"there is no file {target}"), USAGE)
        with as_sentence(EvidenceError, code=FAILED):
            visit = read(path)
        if not visit.captures:
            raise Stop(t(f"{target}: không có trang nào bên trong", f"{target}: holds no page"), NOTHING)
        return visit
    if row := _ROW.fullmatch(target):
        return visit_now(_row(row["file"], int(row["line"])), evidence, settings)
    # Who types an inner address has opened it: it is no registry's word, nor a page's.
    return visit_now(_storefront(target), evidence, replace(settings, test_network=True))


def _storefront(url: str) -> Storefront:
    if "://" not in url:
        if Path(url).exists():
            wanted = ", ".join(KEPT)
            raise Stop(t(f"{url}: cần tệp {wanted}", f"{url}: a file ending in {wanted} was expected"), USAGE)
        url = "https://" + url
    with as_sentence(ValueError):
        return Storefront(id=storefront_id(url), url=url)


def _row(file: str, line: int) -> Storefront:
    from sweep.faults import RegistryError
    from sweep.registry import load

    with as_sentence(RegistryError):
        registry = load(file, skip_bad=True)
    if line not in registry.lines:
        bad = [fault.say() for fault in registry.faults if fault.line == line]
        raise Stop(
            bad[0] if bad else t(f"{file}: không có dòng {line}", f"{file}: no row on line {line}"), USAGE
        )
    return registry.storefronts[registry.lines.index(line)]


def visit_now(storefront: Storefront, evidence: Path, settings: CrawlSettings) -> Visit:
    """Visit one storefront; keep the evidence under `evidence/<year>/checks/`; give back what lies there."""
    from crawler.crawl import Job, crawl

    now = datetime.now(UTC)
    name = re.sub(r"[^a-z0-9.-]+", "-", storefront.id.lower()).strip("-.")[:80]
    stamp = now.strftime("%Y%m%dT%H%M%S.%fZ")
    path = evidence / now.strftime("%Y") / "checks" / f"{name}-{stamp}.warc.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    for event in crawl([Job(f"check-{stamp}-{name}", storefront, str(path))], settings):
        if isinstance(event, VisitRecord):
            if event.state is VisitState.FAILED:
                raise Stop(f"{storefront.url}: {why_in(event.why, LANG)}", FAILED)
            with as_sentence(EvidenceError, code=FAILED):
                Chain(evidence).add([path], datetime.now(UTC))
            print(t(f"Bằng chứng: {path}", f"Evidence: {path}"), file=sys.stderr)
            return read(path)
    raise Stop(t(f"{storefront.url}: không thăm được", f"{storefront.url}: the visit gave nothing"), FAILED)
