"""A page of terms is asked for twice: who answers otherwise is caught, who changed a page once is not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from hostile import Network, Route, Site, Talk, page, text
from shops import QUICK, WORDS

from checker.facts.cloaking import read_cloaking
from crawler.crawl import Job, crawl
from crawler.evidence import read, verify
from crawler.model import CaptureState, Storefront, Visit

TERMS = "<h1>Chính sách đổi trả</h1><p>Đổi trả trong vòng {} ngày kể từ khi nhận hàng.</p>"
HOME = page('<a href="/doi-tra">Chính sách đổi trả</a>' + WORDS)


def shop(network: Network, says: Callable[[int], str]) -> Site:
    """A shop whose page of returns says for its n-th reader what `says` gives."""
    turns = count()

    async def terms(talk: Talk) -> None:
        await talk.send(page(says(next(turns)) + WORDS))

    routes: dict[str, Route] = {"/": text(HOME), "/doi-tra": terms}
    return network.site(routes)


def visit(site: Site, folder: Path, n: int, before: int = 0) -> Visit:
    last = {"before": str(folder / f"ev/{before}.warc.gz"), "root": str(folder / "ev")} if before else {}
    job = Job(f"v{n}", Storefront("127.0.0.1", site.url), str(folder / f"ev/{n}.warc.gz"), **last)
    list(crawl([job], QUICK))
    assert list(verify(folder / "ev")) == []
    return read(job.path)


def test_a_page_that_answers_otherwise_at_once_is_kept_twice(network: Network, tmp_path: Path) -> None:
    site = shop(network, lambda n: TERMS.format(30 if n % 2 else 2))
    seen = visit(site, tmp_path, 1)
    (again,) = (c for c in seen.captures if c.state is CaptureState.AGAIN)
    first = next(c for c in seen.captures if c.url == again.url)
    assert first.state is CaptureState.OK and first.body != again.body and again.digest
    assert seen.resources[first.url]["asked again"] == f"another answer: {again.id}"
    facts = read_cloaking(seen)["site.cloaking"]
    assert [(fact.capture, "30" in fact.quote) for fact in facts] == [(first.id, False), (again.id, True)]


def test_a_page_that_was_changed_between_visits_is_asked_again_and_is_no_second_face(
    network: Network, tmp_path: Path
) -> None:
    site = shop(network, lambda n: TERMS.format(30 if n < 2 else 7))
    first, second = visit(site, tmp_path, 1), visit(site, tmp_path, 2, 1)
    address = f"{site.url}/doi-tra"
    assert first.resources[address]["asked again"] == second.resources[address]["asked again"] == "the same"
    assert site.hits["/doi-tra"] == 4
    assert not any(c.state is CaptureState.AGAIN for v in (first, second) for c in v.captures)
    assert read_cloaking(second) == {}
    third = visit(site, tmp_path, 3, 2)
    assert site.hits["/doi-tra"] == 5  # nothing changed: nothing to ask twice
    assert "asked again" not in third.resources[address]


def test_what_changes_with_every_answer_is_the_same_page(network: Network, tmp_path: Path) -> None:
    token = '<form><input type="hidden" name="csrf_token" value="a{}"></form>'
    site = shop(network, lambda n: TERMS.format(7) + token.format(n))
    seen = visit(site, tmp_path, 1)
    assert seen.resources[f"{site.url}/doi-tra"]["asked again"] == "the same"


def test_a_guard_that_has_had_enough_of_us_is_no_second_face(network: Network, tmp_path: Path) -> None:
    guard = "<h1>Checking your browser before accessing</h1><p>Chính sách bảo mật. Just a moment...</p>"
    site = shop(network, lambda n: guard if n else TERMS.format(7))
    seen = visit(site, tmp_path, 1)
    assert not any(c.state is CaptureState.AGAIN for c in seen.captures)
    assert "a challenge page stands in its place" in seen.resources[f"{site.url}/doi-tra"]["asked again"]
    assert read_cloaking(seen) == {}
