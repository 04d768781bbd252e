"""Every page × every role, against a table; and what nobody may do without the token of their session."""

from __future__ import annotations

import re

import httpx
import pytest
from desk_served import Clock, Served
from fastapi.routing import APIRoute

from checker.leads.people import Role
from desk import app

READERS = {Role.OFFICER, Role.REVIEWER, Role.HEAD, Role.AUDITOR}
DECIDERS = {Role.OFFICER, Role.REVIEWER, Role.HEAD}
SWEEPERS = {Role.OFFICER, Role.HEAD, Role.ADMIN}
STARTERS = {Role.HEAD, Role.ADMIN}

# (method, path) → who may; None: everybody, logged in or not
TABLE: dict[tuple[str, str], set[Role] | None] = {
    ("GET", "/login"): None,
    ("POST", "/login"): None,
    ("POST", "/logout"): None,
    ("GET", "/lang/{lang}"): None,
    ("GET", "/oidc/start"): None,
    ("GET", "/oidc/callback"): None,
    ("GET", "/"): set(Role),
    ("GET", "/me"): set(Role),
    ("POST", "/me/password"): set(Role),
    ("POST", "/me/sessions"): set(Role),
    ("GET", "/queue"): READERS,
    ("POST", "/queue/decide"): DECIDERS,
    ("POST", "/queue/undo"): DECIDERS,
    ("POST", "/views"): READERS,
    ("GET", "/lead/{lead}"): READERS,
    ("POST", "/lead/{lead}/decide"): DECIDERS,
    ("POST", "/lead/{lead}/reveal"): DECIDERS,
    ("POST", "/lead/{lead}/undo"): DECIDERS,
    ("POST", "/lead/{lead}/assign"): {Role.HEAD},
    ("GET", "/storefront/{storefront:path}"): READERS,
    ("GET", "/sellers"): DECIDERS,
    ("GET", "/sellers/{seller:path}"): DECIDERS,
    ("POST", "/ties/judge"): DECIDERS,
    ("GET", "/compare/{storefront:path}"): READERS,
    ("GET", "/rules"): READERS,
    ("GET", "/rules/{rule}"): READERS,
    ("GET", "/rules/{rule}/try"): READERS,
    ("GET", "/sweeps"): SWEEPERS,
    ("POST", "/sweeps"): STARTERS,
    ("POST", "/sweeps/stop"): STARTERS,
    ("GET", "/sweeps/schedule"): STARTERS,
    ("GET", "/sweeps/{sweep}"): SWEEPERS,
    ("GET", "/team"): {Role.HEAD},
    ("GET", "/papers"): {Role.OFFICER, Role.HEAD},
    ("GET", "/papers/{kind}"): {Role.OFFICER, Role.HEAD},
    ("GET", "/cases"): {Role.REVIEWER, Role.HEAD},
    ("POST", "/cases"): {Role.REVIEWER, Role.HEAD},
    ("GET", "/cases/public/{form}"): {Role.REVIEWER, Role.HEAD},
    ("GET", "/cases/{case}/certificate/{form}"): {Role.REVIEWER, Role.HEAD},
    ("GET", "/cases/{case}"): {Role.REVIEWER, Role.HEAD},
    ("POST", "/cases/{case}/documents"): {Role.REVIEWER, Role.HEAD},
    ("GET", "/cases/{case}/documents/{sha256}"): {Role.REVIEWER, Role.HEAD},
    ("POST", "/cases/{case}/score"): {Role.REVIEWER, Role.HEAD},
    ("POST", "/cases/{case}/decide"): {Role.REVIEWER, Role.HEAD},
    ("GET", "/people"): {Role.ADMIN},
    ("POST", "/people"): {Role.ADMIN},
    ("GET", "/people/{name}"): {Role.ADMIN},
    ("POST", "/people/{name}"): {Role.ADMIN},
    ("POST", "/people/{name}/active"): {Role.ADMIN},
    ("POST", "/people/{name}/password"): {Role.ADMIN},
    ("POST", "/people/{name}/sessions"): {Role.ADMIN},
    ("GET", "/trail"): {Role.HEAD, Role.ADMIN},
}


def routes(served: Served) -> set[tuple[str, str]]:
    from desk.model import DeskSettings, Doors

    lent = Doors(lambda path, capture: None, {}, {}, {}, Clock())
    made = app.make(served.store, lent, DeskSettings("http://x", "http://y", b"s"))
    found: set[tuple[str, str]] = set()
    waiting = list(made.routes)
    while waiting:
        route = waiting.pop()
        if isinstance(route, APIRoute):
            found |= {(method, route.path) for method in route.methods}
        else:
            inner = getattr(route, "original_router", None) or getattr(route, "router", None)
            waiting += list(getattr(inner, "routes", ()))
    return found


def token(client: httpx.Client, path: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    return found[1] if found else ""


def asked(client: httpx.Client, method: str, path: str, lead: str, csrf: str) -> httpx.Response:
    filled = (
        path.replace("{lead}", lead)
        .replace("{storefront:path}", "shopee.vn/bep")
        .replace("{seller:path}", "s0")
        .replace("{rule}", "returns-policy-published")
        .replace("{sweep}", "none")
        .replace("{name}", "nobody")
        .replace("{lang}", "vi")
    )
    return client.request(method, filled, data={"csrf": csrf} if method == "POST" else None)


def test_the_table_names_every_page(served: Served) -> None:
    assert routes(served) == set(TABLE)


@pytest.mark.parametrize("role", list(Role))
def test_every_page_opens_for_whom_the_table_says_and_for_nobody_else(served: Served, role: Role) -> None:
    lead = served.store.leads(storefront="shopee.vn/bep")[0].id
    client = served.client(str(role))
    csrf = token(client, {Role.ADMIN: "/people"}.get(role, "/queue"))
    assert csrf
    for (method, path), who in TABLE.items():
        if who is None:
            continue
        status = asked(client, method, path, lead, csrf).status_code
        assert (status == 403) == (role not in who), (method, path, role, status)
        assert status < 500, (method, path)


def test_without_a_session_every_page_leads_to_the_log_in(served: Served) -> None:
    client = served.client()
    for (method, path), who in TABLE.items():
        if who is not None:
            answer = asked(client, method, path, "x", "")
            assert answer.status_code == 303 and answer.headers["location"].startswith("/login"), path


@pytest.mark.parametrize("what", ["no token", "another's token", "another origin"])
def test_a_change_needs_the_token_of_this_session_and_our_own_page(served: Served, what: str) -> None:
    lead, client = served.store.leads()[0], served.client("officer")
    data = {"csrf": token(client, "/queue"), "decision": "confirm", "reason": "x"}
    headers = {}
    if what == "no token":
        del data["csrf"]
    elif what == "another's token":
        data["csrf"] = token(served.client("head"), "/queue")
    else:
        headers = {"Origin": "http://evil.example"}
    assert client.post(f"/lead/{lead.id}/decide", data=data, headers=headers).status_code == 403
    assert served.store.leads()[0].state == lead.state


def test_an_auditor_sees_only_their_platform(served: Served) -> None:
    client = served.client("auditor")
    queue = client.get("/queue?state=all").text
    assert "shopee.vn/bep" in queue and "lazada" not in queue.lower() and "hoalan" not in queue
    for kept in served.store.leads():
        status = client.get(f"/lead/{kept.id}").status_code
        assert (status == 200) == (kept.platform == "Shopee")
    assert client.get("/storefront/lazada.vn/ao").status_code == 404
    assert client.get("/storefront/hoalan.vn").status_code == 404
    assert client.get("/compare/hoalan.vn").status_code == 404
    assert "lazada.vn/ao" not in client.get("/queue?platform=Lazada&q=lazada").text
