"""The settings of signing in with the organisation's accounts, from the environment. Read here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from checker.leads.people import Role
from desk.model import SignIn
from roof.errors import USAGE, Stop
from roof.lang import t

PREFIX = "RASOAT_OIDC_"  # these are for the desk alone; what it begins is not told them
CALLBACK = "/oidc/callback"


def sign_in(
    environment: Mapping[str, str], origin: str, secret: bytes, now: Callable[[], datetime]
) -> SignIn | None:
    """What the desk is lent, or None where RASOAT_OIDC_ISSUER is not set. Raises Stop for settings that cannot be."""

    def said(name: str, default: str = "") -> str:
        return environment.get(PREFIX + name, default).strip()

    issuer, client = said("ISSUER"), said("CLIENT_ID")
    if not issuer:
        return None
    try:
        from desk.oidc import Oidc, OidcSettings, safe
    except ModuleNotFoundError as missing:
        raise Stop(
            t(
                f"đăng nhập OIDC cần gói bổ sung ({missing.name}): pip install 'rasoat[oidc]'",
                f"OIDC needs a further package ({missing.name}): pip install 'rasoat[oidc]'",
            ),
            USAGE,
        ) from None
    if not client or not safe(issuer):
        raise Stop(
            t(
                f"{PREFIX}ISSUER phải là địa chỉ https và phải có {PREFIX}CLIENT_ID",
                f"{PREFIX}ISSUER must be an https address, and {PREFIX}CLIENT_ID is needed",
            ),
            USAGE,
        )
    label = said("LABEL")
    settings = OidcSettings(
        issuer=issuer,
        client_id=client,
        client_secret=_secret(said("CLIENT_SECRET"), said("CLIENT_SECRET_FILE")),
        redirect=origin + CALLBACK,
        label={
            "vi": label or "Đăng nhập bằng tài khoản của cơ quan",
            "en": label or "Sign in with the organisation's account",
        },
        claim=said("CLAIM", "preferred_username"),
        role_claim=said("ROLE_CLAIM", "groups"),
        roles=_roles(said("ROLES")),
        authorities=said("CA"),
    )
    try:
        provider = Oidc(settings, secret, now)
    except OSError as error:  # no such file, or no certificate in it
        raise Stop(f"{PREFIX}CA: {error}", USAGE) from error
    return SignIn(settings.label, provider.begin, provider.finish)


def _secret(typed: str, file: str) -> str:
    if typed or not file:
        return typed
    try:
        return Path(file).read_text("utf-8").strip()
    except OSError as error:
        raise Stop(f"{PREFIX}CLIENT_SECRET_FILE: {error}", USAGE) from error


def _roles(text: str) -> dict[str, str]:
    """`group=role, …`. An auditor's platform no group can name, so none is made an auditor."""
    made = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        group, _, role = (piece.strip() for piece in pair.rpartition("="))
        if not group or role not in set(Role) - {Role.AUDITOR}:
            raise Stop(
                t(
                    f"{PREFIX}ROLES: {pair!r} không phải là nhóm=vai-trò (officer, reviewer, head, admin)",
                    f"{PREFIX}ROLES: {pair!r} is no group=role (officer, reviewer, head, admin)",
                ),
                USAGE,
            )
        made[group] = role
    return made
