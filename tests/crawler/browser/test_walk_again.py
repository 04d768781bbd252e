"""A browser that falls during a walk to the till."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hostile import Route, Talk
from test_tills import Walked, walk_all
from tills import ADD_FORM, Shop, one_page

from crawler.browser.chromium import find_browser
from crawler.browser.tree import browsers, kill
from crawler.model import VisitState, WalkEnd

pytestmark = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)


def falling(times: int) -> Shop:
    """A shop with one till whose page takes the browser along, so many times."""
    shop, left = one_page(), [times]
    till = shop.routes["/dat-hang"]

    async def route(talk: Talk) -> None:
        if left[0]:
            left[0] -= 1
            for browser in browsers():
                kill(browser)
        await till(talk)

    routes: Mapping[str, Route] = {"/dat-hang": route}
    shop.routes.update(routes)
    return shop


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    shops = {"once": lambda: falling(1), "ever": lambda: falling(99)}
    return {name: walk_all({name: make}, tmp_path_factory.mktemp(name))[name] for name, make in shops.items()}


def test_a_walk_over_which_the_browser_fell_is_walked_anew(walked: dict[str, Walked]) -> None:
    walk = walked["once"].visit.walk
    assert walk is not None
    assert walk.end is WalkEnd.REACHED_LAST_PAGE, walk.why
    assert "had fallen once" in walk.why
    assert [step.kind for step in walk.steps] == ["product", "cart", "checkout"]
    assert walked["once"].shop.orders == []


def test_a_browser_that_falls_twice_ends_the_walk_and_the_visit_says_so(walked: dict[str, Walked]) -> None:
    walk = walked["ever"].visit.walk
    assert walk is not None
    assert walk.end is WalkEnd.BROKEN
    assert "fell over this walk twice" in walk.why
    assert walk.steps
    assert walked["ever"].visit.state in {VisitState.COMPLETE, VisitState.PARTIAL}
    assert walked["ever"].shop.orders == []


def test_a_page_that_stays_empty_in_the_browser_says_nothing_of_the_shop(tmp_path: Path) -> None:
    def empties() -> Shop:
        shop = one_page()
        shop.product(ADD_FORM + "<script>document.documentElement.innerHTML = ''</script>")
        return shop

    walk = walk_all({"empty": empties}, tmp_path)["empty"].visit.walk
    assert walk is not None
    assert walk.end is WalkEnd.BROKEN
    assert "stayed empty" in walk.why
