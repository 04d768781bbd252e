"""Signing in with the organisation's accounts, against a provider that signs for real, and the attacks on it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from browsing import browsing
from desk_served import Clock, Served
from provider_fake import CLIENT, SECRET, Provider, Spoil, by_client_secret, start, unsigned

from checker.leads.people import Role
from desk.model import SignIn
from desk.oidc import safe
from roof.errors import Stop
from roof.signing import sign_in


@pytest.fixture
def provider() -> Iterator[Provider]:
    made, server = start("localhost")  # to a browser, another site than the desk's 127.0.0.1
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(serving: Any, provider: Provider) -> Served:
    return serving(sign_in=lambda *with_clock: lend(environment(provider), *with_clock))


def environment(provider: Provider, **more: str) -> dict[str, str]:
    said = {"ISSUER": provider.issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET, **more}
    return {f"RASOAT_OIDC_{name}": value for name, value in said.items()}


def lend(said: dict[str, str], origin: str, clock: Clock) -> SignIn | None:
    return sign_in(said, origin, b"k" * 32, clock)


def go(desk: Served, client: httpx.Client, back: str = "/queue") -> str:
    """To the provider and back, up to the address on which the browser comes home."""
    begun = client.get("/oidc/start", params={"next": back})
    assert begun.status_code == 303, begun.text
    return str(httpx.get(begun.headers["location"]).headers["location"])


def test_a_known_person_comes_in_and_lands_where_they_wanted(desk: Served, provider: Provider) -> None:
    client = desk.client()
    home = client.get(go(desk, client, "/rules"))
    assert home.status_code == 200 and 'content="0;url=/rules"' in home.text
    assert client.get("/queue").status_code == 200
    row = desk.office.trail(what="officer", limit=1)[0]
    assert (row.who, row.act) == ("officer", "log in") and f"oidc {provider.issuer} 7" in row.detail
    assert "rasoat_oidc" not in client.cookies


def test_a_real_browser_comes_back_from_another_site(desk: Served, provider: Provider) -> None:
    with browsing(desk, flags=()) as opened:  # ours resolve no name but 127.0.0.1
        page = opened.context.new_page()
        page.goto(f"{desk.origin}/lead/{desk.store.leads()[0].id}")
        page.click("text=Đăng nhập bằng tài khoản của cơ quan")
        page.wait_for_url("**/lead/*")
        assert page.locator("#decide").count() == 1


def test_somebody_unknown_is_not_let_in_and_no_user_is_made(desk: Served, provider: Provider) -> None:
    provider.person = {"sub": "8", "preferred_username": "stranger", "groups": ["heads"]}
    client = desk.client()
    answer = client.get(go(desk, client))
    assert answer.status_code == 401 and "chưa được dùng bàn này" in answer.text
    assert desk.office.user("stranger") is None and client.get("/queue").status_code == 303


def test_a_mapped_group_makes_a_user_of_that_role_once(serving: Any, provider: Provider) -> None:
    said = environment(provider, ROLES="officers=officer, heads=head")
    desk = serving(sign_in=lambda *with_clock: lend(said, *with_clock))
    provider.person = {"sub": "8", "preferred_username": "Moi@Example.vn", "groups": ["heads"], "name": "Mới"}
    for _ in range(2):
        client = desk.client()
        assert client.get(go(desk, client)).status_code == 200
        assert client.get("/team").status_code == 200
    user = desk.office.user("moi@example.vn")
    assert user is not None and (user.role, user.shown, user.password) == (Role.HEAD, "Mới", "")
    assert [row.act for row in desk.office.trail(what="moi@example.vn")].count("add user") == 1
    assert desk.client().post("/login", data={"name": user.name, "password": ""}).status_code == 401


def test_a_locked_person_is_not_let_in(desk: Served, provider: Provider) -> None:
    office = desk.office
    user = office.user("officer")
    assert user is not None
    office.change_user(replace(user, active=False), desk.clock(), "admin", "lock user")
    client = desk.client()
    assert client.get(go(desk, client)).status_code == 401


def claim(**changed: Any) -> Spoil:
    def spoil(claims: dict[str, Any]) -> None:
        for name, value in changed.items():
            if value is None:
                claims.pop(name)
            else:
                claims[name] = value

    return spoil


NOW = int(time.time())
ATTACKS: dict[str, tuple[Spoil, str]] = {  # how the token is wrong, and the word by which it is refused
    "wrong nonce": (claim(nonce="another"), "(nonce)"),
    "no nonce": (claim(nonce=None), "(nonce)"),
    "wrong audience": (claim(aud="another"), "(aud)"),
    "no audience": (claim(aud=None), "(aud)"),
    "many audiences, none authorised": (claim(aud=[CLIENT, "another"]), "(azp)"),
    "another authorised party": (claim(azp="another"), "(azp)"),
    "wrong issuer": (claim(iss="https://another.example"), "(iss)"),
    "expired": (claim(exp=NOW - 3600), "(exp)"),
    "never expires": (claim(exp=None), "(exp)"),
    "expiry is no time": (claim(exp="2099"), "(exp)"),
    "made long ago": (claim(iat=NOW - 7200), "(iat)"),
    "made tomorrow": (claim(iat=NOW + 86_400), "(iat)"),
    "nobody": (claim(sub=None), "(sub)"),
    "no name": (claim(preferred_username=None), "(preferred_username)"),
    "a name that is no text": (claim(preferred_username=["officer"]), "(preferred_username)"),
    "a letter that looks like ours": (claim(preferred_username="oﬀicer"), "(preferred_username)"),
    "a letter that becomes ours when made small": (
        claim(preferred_username="\u212a"),
        "(preferred_username)",
    ),
    "alg none": (unsigned, "Algorithm"),
    "signed with the client's secret": (by_client_secret, "Algorithm"),
    "signed by somebody else": (lambda claims: Provider(key=Provider().key).sign(claims), "Signature"),
    "a body that was changed": (lambda claims: _changed(claims), "Signature"),
    "no token at all": (lambda claims: "x", "("),
}


def _changed(claims: dict[str, Any]) -> str:
    signer = Provider()
    ours, theirs = signer.sign({**claims, "preferred_username": "admin"}), signer.sign(claims)
    return ".".join([theirs.split(".")[0], ours.split(".")[1], theirs.split(".")[2]])


def test_an_address_of_mail_counts_only_when_it_was_verified(serving: Any, provider: Provider) -> None:
    said = environment(provider, CLAIM="email", ROLES="all=officer")
    desk = serving(sign_in=lambda *with_clock: lend(said, *with_clock))
    person = {"sub": "9", "email": "an@example.vn", "groups": "all"}
    for verified, status in ((None, 401), ("true", 401), (False, 401), (True, 200)):
        provider.person = person if verified is None else {**person, "email_verified": verified}
        client = desk.client()
        assert client.get(go(desk, client)).status_code == status, verified


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_token_that_is_wrong_in_one_way_lets_nobody_in(
    desk: Served, provider: Provider, attack: str
) -> None:
    client = desk.client()
    home = go(desk, client)
    provider.spoil, word = ATTACKS[attack]
    answer = client.get(home)
    assert answer.status_code == 401 and word in answer.text.partition('role="alert"')[2]
    assert client.get("/queue").status_code == 303
    assert not [row for row in desk.office.trail() if row.act == "log in"]


@pytest.mark.parametrize("what", ["state", "none", "code", "iss", "error"])
def test_an_address_that_was_tampered_with_lets_nobody_in(
    desk: Served, provider: Provider, what: str
) -> None:
    client = desk.client()
    home = urlsplit(go(desk, client))
    query = {name: values[0] for name, values in parse_qs(home.query).items()}
    if what == "none":
        query.pop("state")
    else:
        query[what] = "https://another.example"
    assert client.get("/oidc/callback", params=query).status_code == 401
    assert client.get("/queue").status_code == 303


def test_another_persons_coming_back_is_no_use_to_me(desk: Served, provider: Provider) -> None:
    """Log-in CSRF: an attacker's own address, opened in the victim's browser."""
    attacker, victim = desk.client(), desk.client()
    theirs = go(desk, attacker)
    go(desk, victim)
    assert victim.get(theirs).status_code == 401
    assert victim.get("/queue").status_code == 303
    assert desk.client().get(theirs).status_code == 401


def test_coming_back_twice_with_the_same_address_is_refused(desk: Served, provider: Provider) -> None:
    provider.reuse = True  # a careless provider, so that it is we who refuse
    client = desk.client()
    home = go(desk, client)
    kept = client.cookies["rasoat_oidc"]
    assert client.get(home).status_code == 200
    thief = desk.client()
    thief.cookies.set("rasoat_oidc", kept)
    assert thief.get(home).status_code == 401
    provider.reuse = False
    client = desk.client()
    home = go(desk, client)
    provider.codes.clear()
    assert client.get(home).status_code == 401


def test_an_attempt_holds_for_minutes_only(
    desk: Served, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client()
    home = go(desk, client)
    later = time.time() + timedelta(minutes=11).total_seconds()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert client.get(home).status_code == 401


def test_new_keys_of_the_provider_are_found(desk: Served, provider: Provider) -> None:
    client = desk.client()
    assert client.get(go(desk, client)).status_code == 200
    provider.key = Provider(key=type(provider.key).generate_key(2048, {"kid": "second"})).key
    desk.clock.ahead = timedelta(minutes=2)
    now = int(time.time())  # NOW is as old as the collecting of the tests, which on a long run is too old
    provider.spoil = claim(iat=now + 120, exp=now + 500)
    again = desk.client()
    assert again.get(go(desk, again)).status_code == 200, "the keys were not read anew"
    provider.key = Provider().key
    asked = provider.asked.count("/keys")
    for _ in range(5):
        bad = desk.client()
        assert bad.get(go(desk, bad)).status_code == 401
    assert provider.asked.count("/keys") == asked, "strangers' tokens make us ask the provider over and over"


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://another.example"},
        {"token_endpoint": "http://another.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
def test_a_description_that_points_elsewhere_is_not_followed(
    desk: Served, provider: Provider, lie: dict[str, Any]
) -> None:
    provider.described = lie
    answer = desk.client().get("/oidc/start")
    assert answer.status_code == 401 and "openid-configuration" in answer.text


def test_a_provider_that_is_away_is_a_sentence(serving: Any) -> None:
    made, server = start()
    server.shutdown()
    server.server_close()
    desk = serving(sign_in=lambda *with_clock: lend(environment(made), *with_clock))
    answer = desk.client().get("/oidc/start")
    assert answer.status_code == 401 and "thử lại sau" in answer.text
    assert desk.client("officer").get("/queue").status_code == 200


def test_settings_that_cannot_be_are_refused_before_the_desk_opens(provider: Provider) -> None:
    assert lend({}, "http://x", Clock()) is None
    for bad in (
        {"ISSUER": "http://sso.example.vn"},
        {"CLIENT_ID": ""},
        {"ROLES": "heads=chief"},
        {"ROLES": "x=auditor"},
        {"CLIENT_SECRET": "", "CLIENT_SECRET_FILE": "/nowhere"},
        {"CA": "/nowhere.pem"},
    ):
        with pytest.raises(Stop):
            lend(environment(provider, **bad), "http://x", Clock())
    assert safe("https://sso.example.vn") and not safe("http://sso.example.vn") and not safe("")
