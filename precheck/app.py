"""The service as one web application: one question, its answer, and problems told in two languages."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from checker.feed.audit import Auditor
from checker.feed.one import check_listing, listing
from precheck.model import Answer, Health, Listing, Problem
from precheck.said import answer
from precheck.words import PROBLEMS, Twin, faults, language, say

PATH = "/v1/listings/check"
MOST = 2_500_000  # bytes of a request: the longest listing, each letter escaped (\uXXXX), takes 2.1 million
_JSON, _PROBLEM = "application/json", "application/problem+json"
_BEARER = HTTPBearer(auto_error=False, description="The token that the service was started with")


@dataclass(frozen=True, slots=True)
class Ready:
    """An auditor, the day it answers for and the digest of its rules."""

    auditor: Auditor
    as_of: date
    rulebook: str


class Refused(Exception):
    """There is no answer: its status, what is wrong in both languages, the places, further headers."""

    def __init__(
        self,
        status: int,
        words: Twin,
        errors: list[dict[str, str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(words[1])
        self.status, self.words, self.errors, self.headers = status, words, errors or [], headers or {}


def make(ready: Callable[[], Ready], token: str = "", most: int = MOST) -> FastAPI:
    """The application.

    In: what gives the auditor of the day (asked for every request), the bearer token that callers must show
    ("" for none), and the most bytes of a request.
    """
    app = FastAPI(
        title="Rà soát: kiểm tra tin đăng trước khi đăng · listing check before publication",
        version="1",
        description="Holds one listing against the rules as `rasoat audit` does. A lead is a sign, never a verdict.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    _answers(app)
    guarded = [Depends(_guard(token))] if token else []

    @app.get(
        "/health", operation_id="health", summary="Is the service up, and for which day", responses=_told(405)
    )
    def health() -> Health:
        now = ready()
        return Health(status="ok", as_of=now.as_of.isoformat(), rulebook=now.rulebook)

    @app.post(
        PATH,
        operation_id="checkListing",
        summary="Check one listing before it is published",
        dependencies=guarded,
        responses=_told(413, 415, 422, *([401] if token else [])),
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {
                    _JSON: {"schema": Listing.model_json_schema(ref_template="#/components/schemas/{model}")}
                },
            }
        },
    )
    async def check(request: Request) -> Answer:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != _JSON:
            raise Refused(415, (f"Content-Type phải là {_JSON}", f"Content-Type must be {_JSON}"))
        body = await _body(request, most)
        try:
            asked = Listing.model_validate_json(body)
        except ValidationError as error:
            lang = language(request.headers.get("accept-language", ""))
            found = faults(error.errors(include_url=False, include_input=False), lang)
            raise Refused(422, ("Xem từng lỗi trong errors.", "See each fault in errors."), found) from error
        return await run_in_threadpool(_check, ready(), asked)

    return app


def _check(now: Ready, asked: Listing) -> Answer:
    return answer(
        check_listing(now.auditor, listing(**asked.model_dump())), asked.id, now.as_of, now.rulebook
    )


async def _body(request: Request, most: int) -> bytes:
    """The bytes of a request, read no further than allowed."""
    too_long = Refused(413, (f"Tối đa {most} byte.", f"At most {most} bytes."))
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > most:
        raise too_long
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise too_long
    return bytes(body)


def _guard(token: str) -> Callable[..., None]:
    def guard(shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]) -> None:
        if shown is None or not secrets.compare_digest(shown.credentials.encode(), token.encode()):
            raise Refused(
                401,
                (
                    "Gửi mã truy cập trong Authorization: Bearer …",
                    "Send the token in Authorization: Bearer …",
                ),
                headers={"WWW-Authenticate": "Bearer"},
            )

    return guard


def _told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an address may answer with, for the OpenAPI document."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": PROBLEMS[status][1], "model": Problem, "content": {_PROBLEM: schema}}
        for status in statuses
    }


def _answers(app: FastAPI) -> None:
    """Problems told as RFC 9457 asks, and headers that keep answers out of caches and of guessing browsers."""

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return _problem(request, error.status, error.words, error.errors, error.headers)

    @app.exception_handler(HTTPException)
    def other(request: Request, error: HTTPException) -> Response:
        words = PROBLEMS.get(error.status_code, PROBLEMS[400])
        return _problem(request, error.status_code, words, [], dict(error.headers or {}))

    @app.middleware("http")
    async def headers(request: Request, onward: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await onward(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _problem(
    request: Request, status: int, words: Twin, errors: list[dict[str, str]], headers: dict[str, str]
) -> Response:
    lang = language(request.headers.get("accept-language", ""))
    told = {
        "type": "about:blank",
        "title": say(PROBLEMS.get(status, PROBLEMS[400]), lang),
        "status": status,
        "detail": say(words, lang),
        "errors": errors,
    }
    return JSONResponse(told, status, {**headers, "Content-Language": lang}, _PROBLEM)
