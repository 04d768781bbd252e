"""Logging in: lock-out, sessions that end, cookies, and where one is sent afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from desk_made import PASSWORD
from desk_served import Served

from desk.guard import safe_back


def test_a_wrong_password_and_an_unknown_name_read_alike(served: Served) -> None:
    client = served.client()
    answers = [client.post("/login", data={"name": n, "password": "x" * 12}) for n in ("officer", "nobody")]
    assert [a.status_code for a in answers] == [401, 401]
    assert answers[0].text == answers[1].text


def test_too_many_failures_lock_the_name_for_a_while(served: Served) -> None:
    client = served.client()
    for _ in range(5):
        assert client.post("/login", data={"name": "officer", "password": "wrong one"}).status_code == 401
    right = {"name": "officer", "password": PASSWORD}
    assert client.post("/login", data=right).status_code == 429
    assert client.post("/login", data={**right, "name": "head"}).status_code == 303
    served.clock.ahead = timedelta(minutes=16)
    assert client.post("/login", data=right).status_code == 303


def test_guesses_that_come_at_once_are_counted_like_others(served: Served) -> None:
    tries = [{"name": "officer", "password": f"wrong {n}"} for n in range(24)]
    with ThreadPoolExecutor(len(tries)) as people:
        answers = list(people.map(lambda data: served.client().post("/login", data=data).status_code, tries))
    assert sorted(answers) == [401] * 5 + [429] * 19


def test_many_names_from_one_address_are_stopped_too(served: Served) -> None:
    client = served.client()
    statuses = [client.post("/login", data={"name": f"n{n}", "password": "x"}).status_code for n in range(31)]
    assert statuses == [401] * 30 + [429]


def test_a_session_ends_by_itself_by_log_out_and_when_the_person_is_locked(served: Served) -> None:
    client = served.client("officer")
    assert client.get("/queue").status_code == 200
    served.clock.ahead = timedelta(hours=11)
    assert client.get("/queue").status_code == 303
    again = served.client("officer")
    cookie = again.cookies["rasoat_desk"]
    again.post("/logout")
    again.cookies.set("rasoat_desk", cookie)
    assert again.get("/queue").status_code == 303
    other, admin = served.client("officer"), served.client("admin")
    from test_roles import token

    admin.post("/people/officer/active", data={"csrf": token(admin, "/people")})
    assert other.get("/queue").status_code == 303
    assert served.client().post("/login", data={"name": "officer", "password": PASSWORD}).status_code == 401


def test_the_cookie_is_out_of_scripts_reach_and_its_secret_is_not_in_the_store(
    served: Served,
) -> None:
    client = served.client()
    answer = client.post("/login", data={"name": "officer", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    secret = client.cookies["rasoat_desk"]
    path = served.store.url
    assert secret.encode() not in open(path, "rb").read()  # noqa: SIM115, PTH123


@pytest.mark.parametrize(
    "bad",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/a\nb",
        "/\t/evil.example",
        "/\r/evil.example",
        "",
        "x",
    ],
)
def test_nobody_is_sent_away_from_the_desk(bad: str) -> None:
    assert safe_back(bad) == "/"
    assert safe_back("/lead/1?a=b") == "/lead/1?a=b"


def test_every_answer_keeps_foreign_things_out(served: Served) -> None:
    for path in ("/login", "/queue", "/none", "/static/desk.css"):
        headers = served.client("officer").get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy and headers["x-content-type-options"] == "nosniff"


def test_the_trail_tells_who_read_and_decided_and_shows_a_change(served: Served) -> None:
    import sqlite3

    client, lead = served.client("officer"), served.store.leads()[0].id
    client.get(f"/lead/{lead}")
    acts = [(row.who, row.act, row.what) for row in served.office.trail()]
    assert ("officer", "read lead", lead) in acts
    assert served.office.broken_trail() is None
    with sqlite3.connect(served.store.url) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            raw.execute("UPDATE trail SET who = 'x'")
        raw.execute("DROP TRIGGER trail_no_update")
        raw.execute("UPDATE trail SET who = 'x' WHERE number = 2")
    assert served.office.broken_trail() == 2
