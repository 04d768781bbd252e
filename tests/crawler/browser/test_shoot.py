"""Pictures of whole pages, in a real browser: the view may be made higher for one, and nobody can see that."""

from __future__ import annotations

from io import BytesIO

import pytest
from hostile import Network
from PIL import Image
from shops import WORDS
from test_settle import drawings, needs_browser

from crawler.browser import shoot

RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)
PLAIN = "<body style='margin:0'><div style='height:3000px;background:green'></div>" + (
    "<div style='height:50px;background:red'>"
)
AS_HIGH = "<body style='margin:0'><div style='height:100vh;background:green'></div>" + (
    "<div style='height:2000px;background:red'></div>"
)
AT_THE_FOOT = (
    PLAIN + "</div><div style='position:fixed;bottom:0;right:0;width:90px;height:90px;background:blue'>"
)
GROWS = (
    PLAIN
    + "</div><script>onresize = () => { if (innerHeight > 1600) document.body.replaceChildren() }</script>"
)
STILL = PLAIN + "</div><script>requestAnimationFrame = () => 0</script>"


def pixel(picture: bytes, x: int, y: int) -> tuple[int, ...]:
    """The colour at a place, as near as JPEG keeps it, in steps of 128 but for 255."""
    with Image.open(BytesIO(picture)) as image:
        found = image.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(min(255, round(value / 128) * 128) for value in found)


@needs_browser
def test_a_page_that_does_not_heed_the_view_is_pictured_in_a_higher_one(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    stretched = shoot._stretched

    async def watched(*args: object) -> bool:
        asked.append(await stretched(*args))  # type: ignore[arg-type]
        return asked[-1]

    monkeypatch.setattr(shoot, "_stretched", watched)
    _, pictures, _ = drawings(
        network, [PLAIN + WORDS, AS_HIGH + WORDS, AT_THE_FOOT + WORDS, GROWS + WORDS, STILL + WORDS, WORDS]
    )
    plain, high, foot, grows, still, short = pictures
    assert asked == [True, False, False, False, False]  # nobody asks for a short one
    assert (pixel(plain, 600, 2900), pixel(plain, 600, 3020)) == (GREEN, RED)
    assert (pixel(high, 600, 1590), pixel(high, 600, 1610)) == (GREEN, RED)
    assert (pixel(foot, 1250, 1550), pixel(foot, 1250, 2900)) == (BLUE, GREEN)
    assert (pixel(still, 600, 2900), pixel(still, 600, 3020)) == (GREEN, RED)
    assert pixel(grows, 600, 3020) in {
        RED,
        (255, 255, 255),
    }  # the page's own doing: no picture is lost over it
    for picture in pictures:
        with Image.open(BytesIO(picture)) as image:
            assert image.width == 1280
            assert image.height >= (1600 if picture is short else 3000)
