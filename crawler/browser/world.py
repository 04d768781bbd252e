"""What we ask inside a page, over the tab's own wire.

Playwright's way into a page first puts a library of its own into each document, 13 kB, and packs what is asked
and told once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

# What Chromium says when a page went elsewhere while it was asked.
GONE = ("context", "given id", "was collected", "navigated")


class World:
    """The world of one document, and what we hold in it. It is gone with its document."""

    def __init__(self, wire: CDPSession, held: str) -> None:
        """`held`: Chromium's id of the object."""
        self._wire, self._held = wire, held

    @classmethod
    async def enter(cls, wire: CDPSession, maker: str) -> World:
        """The world of the tab's present document; the function `maker` makes what is held there."""
        return cls(
            wire, str(_told(await wire.send("Runtime.evaluate", {"expression": f"({maker})()"}))["objectId"])
        )

    async def ask(self, function: str, *arguments: Any) -> Any:
        """What a function says, once it is known, of what is held and the arguments: plain values in and out.

        Playwright's `Error` when the function fails or the world is gone (`is_gone` tells).
        """
        how = {
            "objectId": self._held,
            "functionDeclaration": f"function(...all) {{ return ({function})(this, ...all); }}",
            "arguments": [{"value": value} for value in arguments],
            "awaitPromise": True,
            "returnByValue": True,
        }
        return _told(await self._wire.send("Runtime.callFunctionOn", how)).get("value")


def is_gone(error: Exception) -> bool:
    """Whether a question failed because the page had gone elsewhere."""
    return any(word in str(error) for word in GONE)


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    from playwright.async_api import Error

    if failed := answer.get("exceptionDetails"):
        raise Error(
            f"a page does not let itself be asked: {failed.get('exception', failed).get('description', '')}"
        )
    result: dict[str, Any] = answer["result"]
    return result
