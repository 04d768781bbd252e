"""People at the desk: their own password, one that was reset, another role, locked, logged out; with the trail."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from desk_made import PASSWORD
from desk_served import Served
from test_roles import token

from checker.leads.errors import OfficeError
from checker.leads.people import Role, User
from checker.leads.store import Store
from checker.leads.store.office import COMMAND, Office
from desk.passwords import hashed

NEW = "một mật khẩu khác"
CLI = Path(__file__).resolve().parents[2] / "cli.py"


def change(client: httpx.Client, old: str, new: str, again: str | None = None) -> httpx.Response:
    data = {"csrf": token(client, "/me"), "old": old, "new": new, "again": new if again is None else again}
    return client.post("/me/password", data=data)


def status(served: Served, name: str, password: str) -> int:
    return served.client().post("/login", data={"name": name, "password": password}).status_code


def acts(served: Served, name: str) -> list[tuple[str, str]]:
    return [(row.who, row.act) for row in reversed(served.office.trail(what=name)) if row.act != "log in"]


def test_ones_own_password(served: Served) -> None:
    client, other = served.client("officer"), served.client("officer")
    answer = change(client, PASSWORD, NEW)
    assert answer.status_code == 303
    assert "Đã đổi mật khẩu" in client.get(answer.headers["location"]).text
    assert client.get("/queue").status_code == 200, "the one who changed it stays logged in"
    assert other.get("/queue").status_code == 303, "and is logged out everywhere else"
    assert (status(served, "officer", PASSWORD), status(served, "officer", NEW)) == (401, 303)
    assert acts(served, "officer")[-1] == ("officer", "change password")


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("wrong", NEW, NEW),
        (PASSWORD, NEW, "khác"),
        (PASSWORD, "ngắn", "ngắn"),
        (PASSWORD, PASSWORD, PASSWORD),
    ],
)
def test_a_password_that_is_not_changed(served: Served, old: str, new: str, again: str) -> None:
    client = served.client("officer")
    answer = change(client, old, new, again)
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    assert status(served, "officer", PASSWORD) == 303
    assert "change password" not in [act for _, act in acts(served, "officer")]


def test_guessing_the_password_from_an_open_session_is_stopped_too(served: Served) -> None:
    client = served.client("officer")
    statuses = [change(client, f"wrong {n}", NEW).status_code for n in range(6)]
    assert statuses == [422] * 5 + [429]
    assert change(client, PASSWORD, NEW).status_code == 429


def test_a_reset_password_is_shown_once_and_only_lets_its_holder_choose_another(served: Served) -> None:
    admin, officer = served.client("admin"), served.client("officer")
    answer = admin.post("/people/officer/password", data={"csrf": token(admin, "/people/officer")})
    given = re.search(r'class="secret">([^<]+)<', answer.text)
    assert answer.status_code == 200 and given and answer.headers["cache-control"] == "no-store"
    assert given[1] not in admin.get("/people/officer").text
    assert given[1].encode() not in Path(served.store.url).read_bytes()
    assert officer.get("/queue").status_code == 303 and status(served, "officer", PASSWORD) == 401

    client = served.client()
    assert client.post("/login", data={"name": "officer", "password": given[1]}).status_code == 303
    for path in ("/", "/queue", f"/lead/{served.store.leads()[0].id}", "/rules"):
        assert client.get(path).headers["location"] == "/me", path
    lead = served.store.leads()[0]
    data = {"csrf": token(client, "/me"), "decision": "confirm", "reason": "x"}
    assert client.post(f"/lead/{lead.id}/decide", data=data).headers["location"] == "/me"
    assert served.store.lead(lead.id).kept.state == lead.state
    assert change(client, given[1], NEW).status_code == 303
    assert client.get("/queue").status_code == 200
    assert acts(served, "officer")[-2:] == [("admin", "reset password"), ("officer", "change password")]


def test_somebody_who_was_added_chooses_a_password_too(served: Served) -> None:
    admin = served.client("admin")
    data = {"csrf": token(admin, "/people"), "name": "moi", "role": "officer", "password": PASSWORD}
    assert admin.post("/people", data=data).status_code == 303
    assert served.client("moi").get("/queue").headers["location"] == "/me"
    assert acts(served, "moi") == [("admin", "add user")]
    assert admin.post("/people", data={**data, "name": "khac", "password": ""}).status_code == 422


def test_another_role_holds_at_once(served: Served) -> None:
    admin, officer = served.client("admin"), served.client("officer")
    data = {"csrf": token(admin, "/people/officer"), "shown": "An", "role": "auditor", "platform": ""}
    assert admin.post("/people/officer", data=data).status_code == 422
    assert admin.post("/people/officer", data={**data, "role": "chief"}).status_code == 422
    assert officer.get("/queue").status_code == 200
    assert admin.post("/people/officer", data={**data, "platform": "Lazada"}).status_code == 303
    assert officer.get("/queue").status_code == 303, "the session of the old role ended"
    again = served.client("officer")
    assert "hoalan" not in again.get("/queue?state=all").text and again.get("/sweeps").status_code == 403
    row = next(row for row in served.office.trail(what="officer") if row.act == "change user")
    assert (row.who, row.detail) == ("admin", "officer → auditor Lazada")


def test_locked_logged_out_and_back(served: Served) -> None:
    admin, head = served.client("admin"), served.client("head")
    csrf = token(admin, "/people/head")
    assert admin.post("/people/head/sessions", data={"csrf": csrf}).status_code == 303
    assert head.get("/team").status_code == 303 and status(served, "head", PASSWORD) == 303
    head = served.client("head")
    admin.post("/people/head/active", data={"csrf": csrf, "active": "no"})
    admin.post("/people/head/active", data={"csrf": csrf, "active": "no"})
    assert head.get("/team").status_code == 303 and status(served, "head", PASSWORD) == 401
    admin.post("/people/head/active", data={"csrf": csrf, "active": "yes"})
    assert status(served, "head", PASSWORD) == 303
    assert acts(served, "head")[-4:] == [
        ("admin", "end sessions"),
        ("admin", "lock user"),
        ("admin", "lock user"),
        ("admin", "unlock user"),
    ]


def test_logging_out_everywhere_else(served: Served) -> None:
    here, there = served.client("officer"), served.client("officer")
    assert here.post("/me/sessions", data={"csrf": token(here, "/me")}).status_code == 303
    assert here.get("/queue").status_code == 200 and there.get("/queue").status_code == 303


@pytest.mark.parametrize("path", ["", "/active", "/password", "/sessions"])
def test_nobody_changes_their_own_standing(served: Served, path: str) -> None:
    admin = served.client("admin")
    data = {"csrf": token(admin, "/people"), "role": "officer", "active": "no"}
    assert admin.post(f"/people/admin{path}", data=data).status_code == 422
    assert admin.post(f"/people/nobody{path}", data=data).status_code == 404
    assert admin.get("/people").status_code == 200


def test_two_administrators_who_lock_each_other_at_once_leave_one(served: Served) -> None:
    office = served.office
    for name in ("a1", "a2"):
        office.add_user(User(name, "", Role.ADMIN, "", hashed(PASSWORD)), served.clock(), "admin")
    users = {name: office.user(name) for name in ("admin", "a1", "a2")}
    refused: list[OfficeError] = []

    def lock(name: str) -> None:
        user = users[name]
        assert user is not None
        try:
            office.change_user(replace(user, active=False), served.clock(), "x", "lock user")
        except OfficeError as error:
            refused.append(error)

    threads = [threading.Thread(target=lock, args=(name,)) for name in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert sum(user.active for user in office.users() if user.role is Role.ADMIN) == 1
    assert [row.act for row in office.trail()].count("lock user") == 2


def test_people_are_made_and_let_back_in_by_a_command(tmp_path: Path) -> None:
    store = tmp_path / "a.db"

    def rasoat(*words: str, said: str = PASSWORD) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(CLI), "desk", *words, "--store", str(store)]
        return subprocess.run(command, capture_output=True, text=True, input=said + "\n", timeout=120)

    assert rasoat("add-user", "quantri", "--role", "admin").returncode == 0
    assert rasoat("add-user", "quantri", "--role", "admin").returncode == 2
    assert rasoat("set-password", "quantri", said=NEW).returncode == 0
    assert rasoat("set-password", "quantri", said="ngắn").returncode == 2
    assert rasoat("set-password", "nobody").returncode == 2
    with Store(str(store)) as kept:
        rows = [(row.who, row.act, row.what) for row in reversed(Office(kept).trail())]
    assert rows == [(COMMAND, "add user", "quantri"), (COMMAND, "reset password", "quantri")]
