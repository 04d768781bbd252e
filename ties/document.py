"""Profiles, ties and judgements as plain JSON, and back: what the store keeps and the screens print."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ties.model import Common, Good, Mark, MarkKind, Profile, Reason, Standing, Tie


def profile_text(profile: Profile) -> str:
    """A profile as JSON text."""
    return json.dumps(asdict(profile), ensure_ascii=False, separators=(",", ":"))


def profile_of(text: str) -> Profile:
    """The profile that `profile_text` wrote. Raises what JSON does."""
    data = json.loads(text)
    marks = tuple(_mark(m) for m in data["marks"])
    goods = tuple(Good(**one) for one in data["goods"])
    return Profile(**{**data, "marks": marks, "sketch": tuple(data["sketch"]), "goods": goods})


def tie_text(tie: Tie) -> str:
    """A tie as JSON text."""
    return json.dumps(asdict(tie), ensure_ascii=False, separators=(",", ":"))


def tie_of(text: str) -> Tie:
    """The tie that `tie_text` wrote."""
    data = json.loads(text)
    reasons = tuple(_reason(r) for r in data["reasons"])
    standing = Standing(data["standing"])
    return Tie(**{**data, "reasons": reasons, "signs": tuple(data["signs"]), "standing": standing})


def common_json(common: Common) -> dict[str, Any]:
    """A mark that ties nobody, as plain data."""
    return {**asdict(common), "kind": str(common.kind)}


def common_of(data: Mapping[str, Any]) -> Common:
    """And back."""
    return Common(**{**data, "kind": MarkKind(data["kind"])})


def _mark(data: Mapping[str, Any]) -> Mark:
    return Mark(**{**data, "kind": MarkKind(data["kind"])})


def _reason(data: Mapping[str, Any]) -> Reason:
    left, right = (tuple(_mark(m) for m in data[side]) for side in ("left", "right"))
    return Reason(**{**data, "kind": MarkKind(data["kind"]), "left": left, "right": right})
