"""One finished visit, checked in a process of its own: evidence file in, what the store keeps out.

A worker reads the file itself, so that no page crosses a pipe; it holds one rulebook for its whole life
and ends when the sweep that started it is gone.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import os
import signal
import threading
import traceback
from datetime import UTC, datetime
from multiprocessing.connection import Connection, wait
from pathlib import Path

from checker.check import check, visit_day
from checker.engine.figures import figures
from checker.leads.outcome import READ, VisitOutcome, answered, rows, tallies
from crawler.evidence import read
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from rules.model import Rulebook
from sweep.area import area_of
from sweep.carried import remember
from sweep.order import Order
from sweep.plan import MANIFEST
from sweep.sheets import sheet
from sweep.tills import remember_till


class EvidenceMixedUp(Exception):
    """The evidence file holds another visit than the one that was planned."""


def serve(rulebook: Rulebook, pipe: Connection, kept: bool = False) -> None:
    """The life of a worker: True when it is awake, then orders in, outcomes (or why there is none) out.

    `kept`: fact sheets of earlier visits lie ready.

    Ctrl-C is the parent's affair; the worker ends with the pipe, and at the latest with the parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if not kept:  # else most visits will find nothing changed, and the first that does not pays for it
        warm(rulebook)
    pipe.send(True)
    while True:
        try:
            order: Order = pipe.recv()
        except (EOFError, ConnectionError):
            return
        pipe.send(_try(order, rulebook))


def warm(rulebook: Rulebook) -> None:
    """Do once, while the first pages are still being fetched, what the first check of a process does.

    Lexicons are compiled and libraries loaded (about one CPU second). What lives from here on lives as
    long as the worker, so the collector need not look at it again, nor so often at the many small pieces
    that a page is taken apart into: they go with their page.
    """
    at = datetime(2000, 1, 1, tzinfo=UTC)
    page = Capture("warm#1", _WARM_AT, _WARM_AT, at, CaptureState.OK, status=200, body=_WARM.encode())
    shop = Storefront("warm.example", _WARM_AT)
    check(Visit("warm", shop, at, at, VisitState.COMPLETE, (page,)), rulebook)
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


_WARM_AT = "https://warm.example/"
_WARM = (
    "<html><body><h1>Áo thun rep 1:1, hàng xách tay, không phải hàng giả</h1><p>Giá: 100.000đ</p>"
    "<form action='/cart/add'><button>Thêm vào giỏ hàng</button></form><p>Xuất xứ: Việt Nam</p>"
    "<footer>Công ty TNHH Thử. MST: 0300588569. Địa chỉ: 1 Lê Lợi, Quận 1</footer></body></html>"
)


def examine(order: Order, rulebook: Rulebook) -> VisitOutcome:
    """Read one visit's evidence and hold it against the rulebook.

    Raises `crawler.evidence.EvidenceError` (damaged), EvidenceMixedUp, or ValueError when a finding
    contradicts the visit.
    """
    path = Path(order.path)
    digest = hashlib.sha256(path.with_name(path.name + MANIFEST).read_bytes()).hexdigest()
    visit = read(path)
    done = outcome(visit, rulebook, order, digest)
    remember(order, visit, rulebook, done)
    remember_till(order, visit, rulebook, done)
    return done


def outcome(visit: Visit, rulebook: Rulebook, order: Order, manifest_digest: str) -> VisitOutcome:
    """What the store keeps of one visit. A visit that read nothing is written down without findings."""
    if visit.id != order.visit or visit.storefront.id != order.storefront:
        raise EvidenceMixedUp(
            f"{order.path} holds visit {visit.id} of {visit.storefront.id}; expected visit {order.visit}"
        )
    day = visit_day(visit) if order.as_of is None else order.as_of
    folder = Path(order.sheets) if order.sheets else None
    checked = (
        check(visit, rulebook, day, sheet=sheet(visit, rulebook, folder)) if visit.state in READ else None
    )
    findings = checked.findings if checked else ()
    province, ward, ward_from = area_of(visit.storefront.address, checked.sheet if checked else None)
    return VisitOutcome(
        visit=visit.id,
        sweep=order.sweep,
        storefront=visit.storefront.id,
        started=visit.started,
        ended=visit.ended,
        state=str(visit.state),
        why=visit.why,
        as_of=day,
        rulebook=rulebook.digest,
        evidence_path=order.path,
        manifest_digest=manifest_digest,
        pages=sum(capture.state is CaptureState.OK for capture in visit.captures),
        bytes=sum(len(capture.body) for capture in visit.captures),
        findings=rows(findings),
        tallies=tallies(findings, figures(rulebook, checked.sheet, day) if checked else None),
        leads=checked.leads if checked else (),
        answered=answered(findings, visit.storefront.id, str(visit.state)),
        province=province,
        ward=ward,
        ward_from=ward_from,
    )


def _try(order: Order, rulebook: Rulebook) -> VisitOutcome | str:
    try:
        return examine(order, rulebook)
    except Exception as error:  # noqa: BLE001  a fault in any extractor is the reason of this visit alone
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
