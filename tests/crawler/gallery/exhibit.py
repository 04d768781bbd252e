"""One bad server, what a visit of it must come to, and the two shapes that most of them have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from certificates import Authority
from hostile import Network, Route, Site, Talk, page, text
from shops import WORDS

from crawler.model import CaptureState, VisitState

S, V = CaptureState, VisitState
CONTACT = '<a href="/lien-he">Liên hệ</a>'


@dataclass(frozen=True)
class Stage:
    """Where servers are set up: sockets, and the authority whose certificates are trusted."""

    network: Network
    authority: Authority


@dataclass(frozen=True)
class Exhibit:
    """A bad server. `rude` lists the states that its page "/rude" may have; the reasons are parts of sentences.

    Where several states are true (a page that eats memory may be ended before or after it was read), all stand.
    """

    name: str
    build: Callable[[Stage], Site]
    states: tuple[VisitState, ...]
    why: str = ""
    rude: tuple[CaptureState, ...] = ()
    rude_why: str = ""
    drawn: bool = False
    hits: int = 60  # requests that one visit may at most have made
    words: str = ""  # what the last capture of "/rude" must hold


def send(body: bytes | str, status: str = "200 OK", **headers: str) -> Route:
    """A route that sends one well-made answer."""

    async def route(talk: Talk) -> None:
        await talk.send(body, status, **headers)

    return route


def raw(*pieces: bytes) -> Route:
    """A route that sends bytes as they are and closes."""

    async def route(talk: Talk) -> None:
        await talk.raw(b"".join(pieces))

    return route


def behind(
    name: str,
    route: Route,
    state: CaptureState | Iterable[CaptureState],
    why: str = "",
    *,
    more: dict[str, Route] | None = None,
    drawn: bool = False,
    hits: int = 60,
    words: str = "",
) -> Exhibit:
    """A good shop with one policy page behind which rudeness waits; the good pages must still be read."""
    states = (state,) if isinstance(state, CaptureState) else tuple(state)

    def build(stage: Stage) -> Site:
        home = WORDS + '<a href="/rude">Chính sách bảo hành</a>' + CONTACT
        good = {"/": text(home), "/lien-he": text("<h1>Liên hệ</h1>" + WORDS)}
        return stage.network.site({**good, "/rude": route, **(more or {})})

    ends = tuple(dict.fromkeys(V.COMPLETE if s is S.OK else V.PARTIAL for s in states))
    return Exhibit(name, build, ends, "", states, why, drawn, hits, words)


def whole(
    name: str,
    routes: dict[str, Route],
    *states: VisitState,
    why: str = "",
    hits: int = 60,
    drawn: bool = False,
) -> Exhibit:
    """A site that is bad as a whole."""
    return Exhibit(name, lambda stage: stage.network.site(dict(routes)), states, why, hits=hits, drawn=drawn)


def app(script: str, words: str = WORDS) -> Route:
    """An application: an empty root that a script fills, and then what the script does."""
    fill = f"document.getElementById('app').innerHTML = {words!r};" if words else ""
    return send(page(f'<div id="app"></div><script>{fill}{script}</script>'))
