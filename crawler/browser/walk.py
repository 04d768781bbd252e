"""Walks one shop to the till in a tab of its own, as a buyer would, and stops before anything is ordered."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler.browser.clear import clear, scroll
from crawler.browser.collect import COLLECT
from crawler.browser.engine import Engine, brief
from crawler.browser.footprints import Footprint, Walked
from crawler.browser.hands import choose, fill, press
from crawler.browser.inpage import LENGTH, OUTER, REST, STILL
from crawler.browser.shoot import shoot
from crawler.browser.traffic import Traffic
from crawler.browser.walkdoor import WalkDoor
from crawler.model import WalkEnd
from crawler.settings import CrawlSettings
from crawler.till.decide import Act, Plan, Progress, decide
from crawler.till.guard import Phase
from crawler.till.kinds import kind_of
from crawler.till.sight import Sight, load_sight
from crawler.till.words import COMPLAINT, Meaning, fold

if TYPE_CHECKING:
    from playwright.async_api import Dialog, JSHandle, Page

PART = "walk"  # of a visit, with cookies of its own: the cart is the walk's
STEPS = 14  # pages of one walk
CALM = 4.0  # seconds; the longest wait for a page to come to rest after a press
SETTLING = 0.35  # seconds after a press in which the page begins to react


@dataclass(slots=True)
class _View:
    """A page as it stands: what is on it, and the tab's own lists of the things."""

    sight: Sight
    handle: JSHandle


class Till:
    """Walks to tills. `may_load` judges what a page fetches, `may_visit` where the tab goes ("" or why not)."""

    def __init__(self, engine: Engine, settings: CrawlSettings) -> None:
        self._engine, self._settings = engine, settings

    async def walk(
        self,
        visit_id: str,
        url: str,
        may_load: Callable[[str], bool],
        may_visit: Callable[[str], Awaitable[str]],
        delay: float,
        seconds: float,
    ) -> Walked:
        """The address of a product in, the walk out. Never raises on what a shop does.

        `delay` seconds pass before each page is asked for; `seconds` is for the whole walk.
        """
        from playwright.async_api import Error

        context = None
        with suppress(Error):
            context = await self._engine.context(visit_id, PART)
        if context is None:
            return Walked(WalkEnd.NO_BROWSER, self._engine.missing or "the browser gave no tab")
        life = self._engine.life
        try:
            page = await self._engine.opened(context.new_page(), life)
        except Error as error:
            await self._engine.drop(life)
            return Walked(WalkEnd.BROKEN, f"the browser gave no tab ({brief(error)})", fell=True)
        walker = _Walker(page, self._settings, WalkDoor(page, url, may_load, may_visit), delay)
        try:
            await asyncio.wait_for(walker.go(url), seconds)
        except TimeoutError:
            walker.ends(WalkEnd.BUDGET, f"the walk was not over within {seconds:.0f} s")
        except Error as error:
            ended = self._engine.ended()
            why = f"the browser could not go on ({brief(error)})"
            walker.ends(WalkEnd.BROKEN, f"{why}: {ended}" if ended else why)
        finally:
            walked = walker.walked
            walked.fell = walked.end is WalkEnd.BROKEN and not await self._engine.lives(life)
            walker.close()
            await self._engine.close_tab(page, life)
            await self._engine.shut(visit_id, PART)
        return walked


class _Walker:
    """One walk under way."""

    def __init__(self, page: Page, settings: CrawlSettings, door: WalkDoor, delay: float) -> None:
        self._page, self._settings, self._door, self._delay = page, settings, door, delay
        self._traffic = Traffic(page)
        self._said: list[str] = []  # what the page's dialogs said
        self._progress = Progress(details=bool(settings.details))
        self.walked = Walked(WalkEnd.BROKEN, "the walk did not begin")
        page.on("dialog", self._dialog)
        page.on("popup", _shut)

    def ends(self, end: WalkEnd, why: str) -> None:
        """Sets how the walk ended."""
        self.walked.end, self.walked.why = end, why

    def close(self) -> None:
        """Gathers what was heard."""
        self._traffic.close()
        self.walked.held = list(dict.fromkeys(self._door.held))[:50]

    async def go(self, url: str) -> None:
        """The walk itself."""
        await self._door.open()
        if refused := await self._goto(url):
            self.ends(*refused)
            return
        did = f"opened {url}"
        for _ in range(STEPS):
            view = await self._look()
            sight = view.sight
            before = _print(sight)
            seen = self._progress.seen
            seen[sight.signature] = seen.get(sight.signature, 0) + 1
            if did:
                await self._keep(sight, did)
            if not (sight.text or sight.spots or sight.fields):
                # says nothing of the shop: an older browser showed all pages so while their answers were looked at
                self.ends(WalkEnd.BROKEN, f"{sight.url} stayed empty in the browser")
                return
            plan = decide(sight, self._progress)
            if plan.act is Act.END:
                self.ends(*self._door.doubted(plan.end, plan.why))
                return
            self._progress.did(sight, plan)
            if plan.act is Act.CHOOSE:
                await self._choose(view, plan)
                seen[sight.signature] -= 1
                did = "chose the first that can be had, one piece"
                continue
            refused = await self._act(view, plan)
            if refused:
                self.ends(*refused)
                return
            did = self._did(plan)
            if plan.act is Act.PRESS and plan.phase is Phase.ADD and not self._progress.added:
                await self._judge_add(before)
                if not self._progress.added:
                    seen[sight.signature] -= 1
                    did = ""
        self.ends(WalkEnd.BUDGET, f"the walk was not over after {STEPS} pages")

    async def _judge_add(self, before: tuple[Any, ...]) -> None:
        """Whether the press put something in the cart, or the page wants a choice first."""
        after = (await self._look()).sight
        news = fold(" ".join(self._said))
        self._said.clear()
        complained = bool(COMPLAINT.search(news)) or bool(
            COMPLAINT.search(after.folded) and not self._door.sent
        )
        changed = _print(after) != before
        self._progress.complained = complained and not self._door.sent
        self._progress.added = bool(self._door.sent) or (not complained and (changed or bool(news)))
        if not self._progress.added and not complained:
            self._progress.complained = True  # nothing came of it: perhaps a choice is open

    async def _act(self, view: _View, plan: Plan) -> tuple[WalkEnd, str] | None:
        """Carries a plan out. Why the walk must end comes out, None when it goes on."""
        await asyncio.sleep(self._delay)
        self._door.begin(plan.phase, self._page.url)
        if plan.act is Act.GO:
            return await self._goto(plan.url)
        if plan.act is Act.FILL:
            self._door.typed = tuple(words for _, words in self._settings.details)
            await fill(view.handle, plan.fields, dict(self._settings.details))
        assert plan.spot is not None
        await press(view.handle, plan.spot)
        await asyncio.sleep(SETTLING)
        await self._settle()
        if self._door.refused:
            return self._door.refused
        if plan.act is Act.FILL:
            self._progress.filled += 1
        return self._would_order(plan)

    def _would_order(self, plan: Plan) -> tuple[WalkEnd, str] | None:
        """Whether the press wanted to order. What is merely not known counts where the press did nothing else."""
        door, text = self._door, plan.spot.text if plan.spot else ""
        held = door.may_order or ("" if door.sent or door.moved else door.unsure)
        return (WalkEnd.WOULD_ORDER, f"pressing {text!r} would have sent {held}") if held else None

    async def _goto(self, url: str) -> tuple[WalkEnd, str] | None:
        from playwright.async_api import Error

        self._door.note_page(url)
        try:
            await self._page.goto(url, wait_until="commit", timeout=self._settings.timeout * 1000)
        except Error as error:
            if self._door.refused:
                return self._door.refused
            if self._door.may_order:
                return WalkEnd.WOULD_ORDER, f"{url} was not opened: {self._door.may_order}"
            return WalkEnd.BROKEN, f"{url} did not open ({brief(error)})"
        await self._settle()
        return self._door.refused

    async def _settle(self) -> None:
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as Late

        ends = asyncio.get_running_loop().time() + CALM
        for _ in range(3):
            try:
                with suppress(Late):
                    await self._page.wait_for_load_state("load", timeout=CALM * 1000)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._rest(), max(0.5, ends - asyncio.get_running_loop().time()))
                return
            except Error as error:
                if "context" not in str(error) and "navigation" not in str(error):
                    raise

    async def _rest(self) -> None:
        while True:
            asked = self._door.asked
            await self._page.evaluate(STILL, REST)
            if not self._door.under_way and self._door.asked == asked and await self._page.evaluate(LENGTH):
                return

    async def _look(self) -> _View:
        from playwright.async_api import Error

        for tries_left in (2, 1, 0):
            try:
                if not self._progress.added:
                    await clear(self._page)
                handle = await self._page.evaluate_handle(COLLECT)
                return _View(load_sight(await handle.evaluate("found => found.data")), handle)
            except Error:
                if not tries_left:
                    raise
                await self._settle()
        raise AssertionError("the last try returns or raises")

    async def _keep(self, sight: Sight, did: str) -> None:
        if not self.walked.pages:
            await scroll(self._page)
        await self._door.pictures(0.5)
        picture = await shoot(self._page) if self._settings.screenshots else b""
        html = str(await self._page.evaluate(OUTER.replace("window.stop();", ""), self._settings.max_body))
        shown = Footprint(
            sight.url, datetime.now(UTC), kind_of(sight), did, html.encode("utf-8", "replace"), picture
        )
        self.walked.pages.append(shown)
        self.walked.traffic += await self._traffic.drain()

    async def _choose(self, view: _View, plan: Plan) -> None:
        """Sizes, colours, numbers: the first that can be had, one piece."""
        self._progress.chosen += 1
        self._progress.complained = False
        self._door.begin(Phase.CHOOSE, self._page.url)
        for one in plan.fields:
            await choose(view.handle, one)
        for spot in plan.spots:
            await press(view.handle, spot)
        await self._settle()
        self._progress.done = {d for d in self._progress.done if d[0] == "go"}

    def _did(self, plan: Plan) -> str:
        if plan.act is Act.GO:
            return f"went to {plan.url}"
        text = plan.spot.text if plan.spot else ""
        typed = "typed the inspection details and " if plan.act is Act.FILL else ""
        return f"{typed}pressed {text!r}"

    async def _dialog(self, dialog: Dialog) -> None:
        from playwright.async_api import Error

        self._said.append(dialog.message)
        with suppress(Error):  # "no" to leaving a page would hold the walk there
            await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())


def _print(sight: Sight) -> tuple[Any, ...]:
    """What changes when a press did something: words, but not the numbers of clocks; the cart's own numbers."""
    carts = tuple(s.text for s in sight.spots if s.meaning is Meaning.CART)
    return (sight.signature, re.sub(r"\d+", "#", sight.folded), carts)


async def _shut(page: Page) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await page.close()
