"""A sweep in a process of its own, told line by line on stdout, so that a test can kill it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checker.leads.errors import LeadsError
from checker.leads.store import Store
from crawler.settings import CrawlSettings
from rules.load import load as load_rules
from sweep.registry import load
from sweep.run import Progress, run

SETTINGS = CrawlSettings(
    test_network=True, delay=0, backoff=0.05, timeout=60.0, browser="never", storefronts_at_once=3, pages=12
)


def tell(progress: Progress) -> None:
    """One line for each step."""
    print(progress.step, progress.storefront, progress.state, flush=True)


def main(registry: str, store: str, evidence: str) -> int:
    """Sweep once. Out: 0 done, 3 refused with a sentence, 130 interrupted."""
    try:
        with Store(store) as opened:
            run(load(registry), opened, Path(evidence), load_rules(), SETTINGS, on_progress=tell)
    except LeadsError as refusal:
        print("refused", refusal.say("en"), flush=True)
        return 3
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        return 130
    return 0


if __name__ == "__main__":
    # whoever started the tests in the background may have had Ctrl-C ignored, and children inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)
    raise SystemExit(main(*sys.argv[1:]))
