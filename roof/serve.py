"""`rasoat serve`: the check of one listing before it is published, over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roof.lang import t
from roof.options import AsOf, Rules

if TYPE_CHECKING:
    from fastapi import FastAPI

_LEAST = 16  # characters of a token
_UNASKED = 5  # seconds that a connection may stay open between two requests


def serve(
    host: Annotated[str, typer.Option(help=t("Nghe ở địa chỉ này", "Listen on this address"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(help=t("Cổng", "Port"))] = 8910,
    as_of: AsOf = None,
    token_file: Annotated[
        Path | None,
        typer.Option(
            help=t("Tệp chứa mã mà người gọi phải gửi", "A file with the token that callers must send")
        ),
    ] = None,
    most: Annotated[
        int,
        typer.Option("--max-bytes", min=1_000, help=t("Số byte tối đa mỗi yêu cầu", "Bytes of a request")),
    ] = 2_500_000,
    rules: Rules = None,
) -> None:
    """Serve until Ctrl-C."""
    import uvicorn

    app = service(as_of, token_file, most, list(rules or ()))
    print(
        t(
            f"Kiểm tra tin đăng: http://{host}:{port}/v1/listings/check   mô tả: /openapi.json   (Ctrl-C để dừng)",
            f"Listing check: http://{host}:{port}/v1/listings/check   described in /openapi.json   (Ctrl-C stops)",
        ),
        flush=True,
    )
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=_UNASKED
    )


def service(as_of: str | None, token_file: Path | None, most: int, rules: list[Path]) -> FastAPI:
    """The application with its rules and token. Raises Stop."""
    from checker.check import VIETNAM
    from checker.feed.audit import Auditor
    from precheck.app import Ready, make
    from roof.doors import rulebook
    from roof.errors import day

    book, fixed, token = rulebook(rules), day(as_of), _token(token_file)

    def of(now: date) -> Ready:
        return Ready(Auditor(book, now), now, book.digest)

    held = of(fixed or datetime.now(VIETNAM).date())

    def ready() -> Ready:
        nonlocal held
        now = fixed or datetime.now(VIETNAM).date()
        if held.as_of != now:
            held = of(now)
        return held

    return make(ready, token, most)


def _token(path: Path | None) -> str:
    from roof.errors import USAGE, Stop

    if path is None:
        return ""
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(f"--token-file {path}: {error}", USAGE) from error
    if len(token) < _LEAST or not token.isascii() or not token.isprintable() or " " in token:
        raise Stop(
            t(
                f"--token-file {path}: mã cần ít nhất {_LEAST} ký tự ASCII, không có dấu cách",
                f"--token-file {path}: a token needs at least {_LEAST} ASCII characters and no space",
            ),
            USAGE,
        )
    return token
