"""Every request passes here: who asks, in which language, whether they may, and whether it is really them."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from checker.leads.people import Session, User
from checker.leads.store import Store
from checker.leads.store.office import Office
from desk.model import DeskSettings, Doors
from desk.passwords import right
from desk.roles import MAY, Act
from desk.seen import Seen

COOKIE = "rasoat_desk"
LANGUAGE = "rasoat_lang"
ROOM = 64_000  # bytes of a form beside its file
OWN = "/me"  # the pages of one's own account


class Refused(Exception):
    """An answer that is no page: its status, and a sentence in both languages."""

    def __init__(self, status: int, vi: str, en: str) -> None:
        super().__init__(en)
        self.status, self.vi, self.en = status, vi, en


class MustChange(Exception):
    """Somebody else gave this person their password: before anything else they choose one of their own."""


class NotIn(Exception):
    """Nobody is logged in. `back`: where they wanted to go."""

    def __init__(self, back: str) -> None:
        super().__init__(back)
        self.back = back


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of somebody who is logged in."""

    request: Request
    session: Session
    lang: str

    @property
    def user(self) -> User:
        """Who asks."""
        return self.session.user

    def may(self, act: Act) -> bool:
        """Whether this person may do that."""
        return act in MAY[self.user.role]

    @property
    def platform(self) -> str:
        """The platform whose shops this person sees; "" for all."""
        return self.user.platform

    def t(self, vi: str, en: str) -> str:
        """The sentence in this person's language."""
        return vi if self.lang == "vi" else en


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page works with."""

    store: Store
    office: Office
    doors: Doors
    settings: DeskSettings
    seen: Seen


def language(request: Request) -> str:
    """The language of the pages: the one that was chosen, else Vietnamese."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE, "vi")
    return "en" if asked == "en" else "vi"


def allowed(desk: Desk, act: Act | None) -> Callable[[Request], Asked]:
    """A dependency: somebody who may do this (None: anybody who is logged in).

    Raises NotIn, MustChange or Refused(403).
    """

    def check(request: Request) -> Asked:
        session = desk.office.session(request.cookies.get(COOKIE, ""), desk.doors.now())
        if session is None:
            raise NotIn(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
        asked = Asked(request, session, language(request))
        if session.user.must_change and not request.url.path.startswith(OWN):
            raise MustChange
        if act is not None and not asked.may(act):
            raise Refused(403, "Vai trò của bạn không mở trang này.", "Your role does not open this page.")
        return asked

    return check


@dataclass(frozen=True, slots=True)
class Sent:
    """A change that somebody asks for, with what they typed."""

    asked: Asked
    form: FormData
    file: tuple[str, bytes] | None = None  # its name, its bytes

    def text(self, name: str, longest: int = 4_000) -> str:
        """What was typed into one field, without spaces around it; "" when nothing was."""
        return str(self.form.get(name, "")).strip()[:longest]


def sends(desk: Desk, act: Act | None, most: int = 0) -> Callable[[Request], Awaitable[Sent]]:
    """A dependency: a change by somebody who may make it, from our own page and this very session.

    `most`: bytes of the one file that may come along, in a field `file`; 0 for none.
    Raises NotIn, MustChange or Refused (403; 411 and 413 for a body of no or too great a length).
    """
    check = allowed(desk, act)

    async def read(request: Request) -> Sent:
        asked = await run_in_threadpool(check, request)
        if most:
            await _fits(request, most)
        form = await _form(asked, desk, 1 if most else 0)
        sent = form.get("file")
        if not isinstance(sent, UploadFile):
            return Sent(asked, form)
        try:
            return Sent(asked, form, (sent.filename or "", await sent.read()))
        finally:
            await form.close()

    return read


async def _fits(request: Request, most: int) -> None:
    """Refuse a body that is too long before any of it is kept. What a browser still sends is read and dropped, so that
    it hears the answer instead of a broken connection."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise Refused(411, "Yêu cầu không cho biết độ dài.", "The request does not say how long it is.")
    if int(length) <= most + ROOM:
        return
    left = most * 10
    async for part in request.stream():
        left -= len(part)
        if left < 0:
            break
    raise Refused(413, f"Tệp quá {most // 1_000_000} MB.", f"The file has more than {most // 1_000_000} MB.")


async def _form(asked: Asked, desk: Desk, files: int) -> FormData:
    request = asked.request
    origin = request.headers.get("origin")
    if origin is not None and origin != desk.settings.origin:
        raise Refused(403, "Yêu cầu đến từ một trang khác.", "The request comes from another site.")
    form = await request.form(max_files=files, max_fields=2_000, max_part_size=64_000)
    if not secrets.compare_digest(str(form.get("csrf", "")).encode(), asked.session.csrf.encode()):
        raise Refused(
            403, "Trang đã cũ; hãy mở lại rồi thử lần nữa.", "The page is too old; open it again and retry."
        )
    return form


def log_in(desk: Desk, name: str, password: str, address: str) -> str:
    """A cookie. Raises Refused: 429 after too many failures, 401 for a wrong name or password."""
    user = prove(desk, name, password, address)
    return begin(desk, user, address)


def prove(desk: Desk, name: str, password: str, address: str) -> User:
    """Whose password this is. Raises Refused, as `log_in`; each failure is counted before the next try is looked at."""
    with _ADDRESSES[hash(address) % _STRIPES], _NAMES[hash(name) % _STRIPES]:
        return _prove(desk, name, password, address)


# tries that come at once stand in line by address and name: else as many as there are threads would pass the count
_STRIPES = 64
_ADDRESSES = tuple(Lock() for _ in range(_STRIPES))
_NAMES = tuple(Lock() for _ in range(_STRIPES))


def _prove(desk: Desk, name: str, password: str, address: str) -> User:
    office, settings, now = desk.office, desk.settings, desk.doors.now()
    of_name, of_address = office.failures(name, address, now - timedelta(minutes=settings.lockout_minutes))
    if of_name >= settings.failures_of_name or of_address >= settings.failures_of_address:
        raise Refused(
            429,
            f"Đăng nhập sai quá nhiều lần. Hãy thử lại sau {settings.lockout_minutes} phút.",
            f"Too many failed log-ins. Try again in {settings.lockout_minutes} minutes.",
        )
    user = office.user(name)
    good = right(user.password if user is not None and user.active else "", password)
    office.note_login(name, address, good, now)
    if not good or user is None:
        raise Refused(401, "Tên hoặc mật khẩu không đúng.", "The name or the password is wrong.")
    return user


def begin(desk: Desk, user: User, address: str, how: str = "") -> str:
    """Begin a session of somebody who proved who they are; out: the cookie. `how`: "" by password."""
    now = desk.doors.now()
    secret, ends = secrets.token_urlsafe(32), now + timedelta(hours=desk.settings.session_hours)
    desk.office.begin_session(secret, user.name, secrets.token_urlsafe(24), now, ends)
    desk.office.note(user.name, "log in", user.name, now, f"{address} {how}".strip())
    return secret


def give_cookie(answer: Response, desk: Desk, secret: str) -> None:
    """Have the browser keep a session: out of scripts' reach, never sent from another site's page."""
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=desk.settings.secure, path="/")


def login_url(back: str) -> str:
    """The log-in page that leads back afterwards."""
    return f"/login?next={quote(back, safe='')}"


def safe_back(asked: str) -> str:
    """A path of our own to go to; anything else becomes the front page. Browsers drop tabs and line ends: /\\t/a.vn
    is another site to them."""
    plain = asked.isprintable() and asked.startswith("/") and not asked.startswith(("//", "/\\"))
    return asked if plain else "/"


def headers(settings: DeskSettings) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Any]:
    """A middleware: what every answer of the desk carries, so that nothing foreign loads, runs or frames it."""
    policy = (
        f"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: {settings.sealed}; "
        f"connect-src 'self'; form-action 'self'; frame-src {settings.sealed}; frame-ancestors 'none'; base-uri 'none'"
    )

    async def add(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        answer = await call_next(request)
        answer.headers.setdefault(
            "Content-Security-Policy", policy
        )  # some answers close more than a page does
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "same-origin"
        answer.headers["X-Frame-Options"] = "DENY"
        answer.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if not request.url.path.startswith("/static/"):
            answer.headers["Cache-Control"] = "no-store"
        return answer

    return add
