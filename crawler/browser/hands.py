"""What the walk does with a page: pressing, choosing, typing the inspection details. Nothing else is ever typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from crawler.till.sight import Field, Spot

if TYPE_CHECKING:
    from playwright.async_api import ElementHandle, JSHandle

HERE = """e => { for (const x of [e, e.closest("a"), e.form, e.closest("form")])
 if (x && x.removeAttribute) for (const a of ["target", "formtarget", "ping"]) x.removeAttribute(a); }"""
PRESS = 2_000.0  # milliseconds that a thing gets to become ready


async def press(seen: JSHandle, spot: Spot) -> None:
    """Presses a spot of what was collected."""
    from playwright.async_api import Error

    element = await _element(seen, "spots", spot.n)
    with suppress(Error):  # what it opens must come into this tab, where it is judged and seen
        await element.evaluate(HERE)
    try:
        await element.click(timeout=PRESS, no_wait_after=True)
    except Error:
        with suppress(Error):  # something lies over it: a script's click reaches it still
            await element.evaluate("e => e.click()")


async def choose(seen: JSHandle, field: Field) -> None:
    """Sets a select to its first choice, a radio button to chosen, a number to one."""
    from playwright.async_api import Error

    element = await _element(seen, "fields", field.n)
    with suppress(Error):
        if field.type == "select":
            await element.select_option(value=field.options[0], timeout=PRESS, force=True)
        elif field.type == "radio":
            await element.evaluate("e => (e.labels && e.labels[0] ? e.labels[0] : e).click()")
        else:
            await element.fill("1", timeout=PRESS)


async def fill(seen: JSHandle, fields: Sequence[Field], details: Mapping[str, str]) -> None:
    """Types the details that the fields ask for; what asks for anything else stays empty."""
    from playwright.async_api import Error

    for field in fields:
        if field.type in {"select", "radio"}:
            await choose(seen, field)
        elif field.asks in details:
            element = await _element(seen, "fields", field.n)
            with suppress(Error):
                await element.fill(details[field.asks], timeout=PRESS)


async def _element(seen: JSHandle, which: str, n: int) -> ElementHandle:
    found = (await seen.evaluate_handle(f"(found, n) => found.{which}[n]", n)).as_element()
    assert found is not None
    return found
