"""Signing in with the organisation's own accounts: OpenID Connect, the code flow with PKCE (RFC 7636).

The provider is believed only so far as its signature reaches: the ID token must be signed with a key of the
provider, for us, for this very attempt, and now (OpenID Connect Core 1.0, 3.1.3.7). What the browser keeps
between going and coming back is signed by us and holds for minutes.
"""

from __future__ import annotations

import secrets
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from itsdangerous import BadData, URLSafeTimedSerializer
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from checker.leads.errors import LeadsError
from desk.model import SignedIn, Words

FLOW_SECONDS = 600  # between going to the provider and coming back
SKEW_SECONDS = 60  # by which two clocks may differ
FRESH_SECONDS = 3600.0  # how long the provider's addresses and keys are taken as read
LATE_SECONDS = 5.0  # for one answer of the provider
REST_SECONDS = 10.0  # for which a provider that did not answer is not asked again
LARGEST = 1_000_000  # bytes of one answer
# every one asymmetric: "none" proves nothing, and an HMAC could be made by whoever knows the client's secret
SIGNATURES = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SignInRefused(LeadsError):
    """Somebody came back from the provider, and is not let in. The reason names no secret."""


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The provider, and who we are to it. `claim` holds a person's log-in name at the desk.

    `roles` maps a value of the claim `role_claim` to a role: then whoever has one and is not known yet is made
    a user of that role. Without it only known users come in.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect: str
    label: Words
    claim: str = "preferred_username"
    role_claim: str = "groups"
    roles: Mapping[str, str] = field(default_factory=dict)
    authorities: str = ""  # a PEM file of whom to trust for https; "": the machine's own


class Oidc:
    """One provider. `begin` and `finish` are what `desk.model.SignIn` lends the pages. Threads may share it."""

    def __init__(self, settings: OidcSettings, secret: bytes, now: Callable[[], datetime]) -> None:
        self._settings, self._now = settings, now
        self._sealer = URLSafeTimedSerializer(secret, salt="oidc")
        # the environment is not asked: neither for a proxy nor for certificates
        trusted = ssl.create_default_context(cafile=settings.authorities or None)
        self._net: dict[str, Any] = {"verify": trusted, "trust_env": False, "timeout": LATE_SECONDS}
        self._lock = threading.Lock()
        self._used: dict[str, float] = {}  # nonces that let somebody in → when
        self._read: dict[str, tuple[float, Any]] = {}  # address → when, what it said
        self._silent: dict[str, tuple[float, SignInRefused]] = {}  # address → when it did not answer

    def begin(self, back: str) -> tuple[str, str]:
        """The provider's address to go to, and what the browser keeps until it comes back. Raises SignInRefused."""
        about, verifier = self._about(), secrets.token_urlsafe(48)
        nonce, state = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        with self._client() as client:
            address, _ = client.create_authorization_url(
                about["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce
            )
        return str(address), self._sealer.dumps([state, nonce, verifier, back])

    def finish(self, query: Mapping[str, str], kept: str) -> SignedIn:
        """Who came back. In: the query of the address, what the browser kept. Raises SignInRefused."""
        try:
            state, nonce, verifier, back = self._sealer.loads(kept, max_age=FLOW_SECONDS)
        except (BadData, ValueError):
            raise _again() from None
        if not secrets.compare_digest(query.get("state", "").encode(), str(state).encode()):
            raise _again()
        if query.get("iss", self._settings.issuer) != self._settings.issuer:  # RFC 9207
            raise _refused("iss")
        if "error" in query or not query.get("code"):
            raise SignInRefused(
                "Hệ thống tài khoản của cơ quan không cho đăng nhập.", "The organisation's sign-in said no."
            )
        claims = self._claims(self._token(query["code"], str(verifier)), str(nonce))
        self._once(str(nonce))
        return self._person(claims, str(back))

    def _token(self, code: str, verifier: str) -> str:
        """The ID token that a code is exchanged for."""
        try:
            with self._client() as client:
                said = client.fetch_token(self._about()["token_endpoint"], code=code, code_verifier=verifier)
        except (httpx2.HTTPError, AuthlibBaseError, ValueError) as error:
            raise _away(error) from error
        token = said.get("id_token")
        if not isinstance(token, str) or len(token) > LARGEST:
            raise _refused("id_token")
        return token

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        """What an ID token says, once everything about it was found to be right."""
        offered = self._about().get("id_token_signing_alg_values_supported", ["RS256"])
        allowed = sorted(SIGNATURES & {str(name) for name in offered})
        try:
            found = self._signed(token, allowed)
        except (JoseError, ValueError, TypeError) as error:
            raise _refused(type(error).__name__) from error
        claims, now = dict(found.claims), self._now().timestamp()
        audience = claims.get("aud")
        named = audience if isinstance(audience, list) else [audience]
        us = self._settings.client_id
        wrong = {
            "iss": claims.get("iss") != self._settings.issuer,
            "aud": us not in named,
            "azp": claims.get("azp", us) != us or (len(named) > 1 and "azp" not in claims),
            "exp": not _time(claims.get("exp")) or claims["exp"] + SKEW_SECONDS < now,
            "iat": not _time(claims.get("iat")) or not -FLOW_SECONDS <= claims["iat"] - now <= SKEW_SECONDS,
            "nonce": not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()),
            "sub": not claims.get("sub"),
        }
        for what, bad in wrong.items():
            if bad:
                raise _refused(what)
        return claims

    def _signed(self, token: str, allowed: list[str]) -> jwt.Token:
        """The token under a key of the provider; one whose key is new is looked at with the keys read anew."""
        try:
            return jwt.decode(token, self._keys(), algorithms=allowed)
        except (JoseError, ValueError):
            with self._lock:
                age = self._now().timestamp() - self._read.get(self._about()["jwks_uri"], (0.0, None))[0]
                if age > SKEW_SECONDS:  # a stranger's tokens do not make us ask over and over
                    self._read.pop(self._about()["jwks_uri"], None)
            return jwt.decode(token, self._keys(), algorithms=allowed)

    def _once(self, nonce: str) -> None:
        """One attempt lets somebody in once."""
        now = self._now().timestamp()
        with self._lock:
            self._used = {old: at for old, at in self._used.items() if now - at < FLOW_SECONDS}
            if nonce in self._used:
                raise _again()
            self._used[nonce] = now

    def _person(self, claims: Mapping[str, Any], back: str) -> SignedIn:
        settings, name = self._settings, claims.get(self._settings.claim)
        if (
            not isinstance(name, str) or not name or not name.isascii()
        ):  # "K" (U+212A) made small is a plain k
            raise _refused(settings.claim)
        if settings.claim == "email" and claims.get("email_verified") is not True:
            raise _refused("email_verified")
        groups = claims.get(settings.role_claim, [])
        held = {
            group for group in (groups if isinstance(groups, list) else [groups]) if isinstance(group, str)
        }
        role = next((role for group, role in settings.roles.items() if group in held), "")
        shown = claims.get("name", "")
        source = f"oidc {settings.issuer} {claims['sub']}"
        return SignedIn(name.lower(), shown[:120] if isinstance(shown, str) else "", role, back, source[:300])

    def _about(self) -> dict[str, Any]:
        """The provider's own description (OpenID Connect Discovery 1.0)."""
        issuer = self._settings.issuer
        said = self._get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if said.get("issuer") != issuer or not all(safe(str(said.get(name, ""))) for name in wanted):
            raise _refused("openid-configuration")
        return said

    def _keys(self) -> KeySet:
        try:
            return KeySet.import_key_set(self._get(self._about()["jwks_uri"]))  # type: ignore[arg-type]
        except (JoseError, KeyError, TypeError) as error:
            raise _refused("jwks") from error

    def _get(self, address: str) -> dict[str, Any]:
        now = self._now().timestamp()
        at, said = self._read.get(address, (0.0, None))
        if said is None or now - at > FRESH_SECONDS:
            since, silence = self._silent.get(address, (0.0, None))
            if (
                silence is not None and now - since < REST_SECONDS
            ):  # so that nobody's clicks use up our threads
                raise silence
            try:
                answer = httpx2.get(address, follow_redirects=False, **self._net)
                answer.raise_for_status()
                said = answer.json() if len(answer.content) <= LARGEST else None
            except (httpx2.HTTPError, ValueError) as error:
                self._silent[address] = now, _away(error)
                raise self._silent[address][1] from error
            if not isinstance(said, dict):
                raise _refused(urlsplit(address).path)
            self._read[address] = now, said
        return dict(said)

    def _client(self) -> OAuth2Client:
        settings = self._settings
        return OAuth2Client(
            settings.client_id,
            settings.client_secret or None,
            token_endpoint_auth_method="client_secret_basic" if settings.client_secret else "none",
            scope="openid profile email",
            redirect_uri=settings.redirect,
            code_challenge_method="S256",
            follow_redirects=False,
            **self._net,
        )


def safe(address: str) -> bool:
    """Whether a provider may be spoken to there: encrypted, or on this very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _again() -> SignInRefused:
    return SignInRefused(
        "Lượt đăng nhập này không còn hiệu lực; hãy thử lại.",
        "This attempt does not hold any more; try again.",
    )


def _refused(what: str) -> SignInRefused:
    return SignInRefused(
        f"Thông tin từ hệ thống tài khoản của cơ quan không hợp lệ ({what}).",
        f"What the organisation's sign-in sent is not valid ({what}).",
    )


def _away(error: Exception) -> SignInRefused:
    return SignInRefused(
        f"Hệ thống tài khoản của cơ quan không trả lời được ({type(error).__name__}); hãy thử lại sau.",
        f"The organisation's sign-in cannot answer ({type(error).__name__}); try again later.",
    )
