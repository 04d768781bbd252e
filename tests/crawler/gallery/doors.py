"""Doors that are shut: a refusal or a guard's page must never pass for a shop that shows nothing."""

from __future__ import annotations

from hostile import page
from shops import WORDS

from gallery.exhibit import Exhibit, V, send, whole

SPIN = "<script>setTimeout(() => location.reload(), 5000)</script>"
CLOUDFLARE = f"<html><head><title>Just a moment...</title></head><body>{SPIN}</body></html>"
GUARDS = {
    "Cloudflare's waiting room with 200": send(CLOUDFLARE),
    "Cloudflare's waiting room with 403": send(CLOUDFLARE, "403 Forbidden", Cf_Mitigated="challenge"),
    "Cloudflare's waiting room with 503": send(CLOUDFLARE, "503 Service Unavailable"),
    "a guard that only its header names": send(
        page(SPIN), "503 Service Unavailable", cf_mitigated="challenge"
    ),
    "a captcha in Vietnamese": send(page(f"<h1>Vui lòng xác minh bạn không phải là robot</h1>{SPIN}")),
    "a slider": send(page(f"<h1>Kéo thanh trượt để xác minh</h1><div id=nc_1_wrapper></div>{SPIN}")),
    "a security check": send(page(f"<h1>One more step</h1><p>Please complete the security check</p>{SPIN}")),
    "an interruption": send(page(f"<h1>Pardon Our Interruption</h1>{SPIN}")),
    "Lazada's x5sec": send(page('<script src="//g.alicdn.com/_____tmd_____/punish?x5secdata=1"></script>')),
    "Sucuri": send(page("<script>var sucuri_cloudproxy_js='';S='x'</script>You are being redirected...")),
}


def shut(name: str, status: str, state: V, why: str, hits: int = 3, **headers: str) -> Exhibit:
    return whole(name, {"/": send(page(WORDS), status, **headers)}, state, why=why, hits=hits)


EXHIBITS: list[Exhibit] = [
    *(whole(name, {"/": route}, V.BLOCKED, why="challenge", hits=3) for name, route in GUARDS.items()),
    shut("401", "401 Unauthorized", V.BLOCKED, "401"),
    shut("403", "403 Forbidden", V.BLOCKED, "403"),
    shut("451", "451 Unavailable For Legal Reasons", V.BLOCKED, "451"),
    shut("429 always", "429 Too Many Requests", V.BLOCKED, "429"),
    shut(
        "429 for a day",
        "429 Too Many Requests",
        V.BLOCKED,
        "not to be asked again before",
        Retry_After="86400",
    ),
    shut("503 always", "503 Service Unavailable", V.UNREACHABLE, "503"),
    shut(
        "503 for a day",
        "503 Service Unavailable",
        V.BLOCKED,
        "not to be asked again before",
        Retry_After="86400",
    ),
    shut(
        "503 until 2099",
        "503 Service Unavailable",
        V.BLOCKED,
        "asked again before",
        Retry_After="Thu, 01 Jan 2099 00:00:00 GMT",
    ),
    shut("429 with nonsense", "429 Too Many Requests", V.BLOCKED, "429", Retry_After="soon, perhaps"),
    shut("500 always", "500 Internal Server Error", V.UNREACHABLE, "500"),
    shut("999", "999 Request denied", V.UNREACHABLE, "999"),
]
