"""What a person decides on a lead: confirm, dismiss, ask, refer; with a name and a reason, for good.

A decision names what was judged: the digest of the evidence and of the rule that the person had before
them. It is never changed, only followed by another one.
"""

from __future__ import annotations

import difflib
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from checker.leads.errors import DecisionRefused
from checker.leads.kept import Kept
from checker.leads.life import Step


class Decision(StrEnum):
    """The words a person types."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    ASK = "ask"
    REFER = "refer"


STEPS = {
    Decision.CONFIRM: Step.CONFIRMED,
    Decision.DISMISS: Step.DISMISSED,
    Decision.ASK: Step.ASKED,
    Decision.REFER: Step.REFERRED,
}


class Decides(Protocol):
    """The part of the store that takes a decision."""

    def decide(
        self, start: str, step: Step, *, by: str, reason: str, at: datetime, seen: str = ""
    ) -> Kept: ...


def review(
    store: Decides, lead: str, decision: str, *, by: str, reason: str, at: datetime, seen: str = ""
) -> Kept:
    """Write a decision down and give the lead as it then stands.

    In: the store, the id of a lead (or its beginning), one of confirm|dismiss|ask|refer, who decides and
    why, now (UTC), and, when known, the digest of the evidence that was on the screen. Raises
    DecisionRefused (unknown word, no name, no reason, does not fit the lead's state, evidence changed
    meanwhile) or NoSuchLead.
    """
    step = STEPS[_word(decision)]
    if not by.strip():
        raise DecisionRefused(
            'Thiếu tên người quyết định; ví dụ --by "Nguyễn An".',
            'A decision needs a name; for example --by "An".',
        )
    if not reason.strip():
        raise DecisionRefused(
            "Thiếu lý do; hãy ghi một câu vì sao (--reason).",
            "A decision needs a reason; say why (--reason).",
        )
    return store.decide(lead, step, by=by.strip(), reason=reason.strip(), at=at, seen=seen)


def mark_seen(store: Decides, lead: str, *, by: str, at: datetime) -> Kept:
    """Note that a person opened a lead. It changes the state only of a lead that nobody decided."""
    if not by.strip():
        raise DecisionRefused("Thiếu tên người xem.", "Who has seen the lead? A name is missing.")
    return store.decide(lead, Step.SEEN, by=by.strip(), reason="", at=at)


def _word(text: str) -> Decision:
    try:
        return Decision(text.strip().lower())
    except ValueError:
        words = [str(word) for word in Decision]
        near = difflib.get_close_matches(text.strip().lower(), words, 1)
        maybe_vi = f" Ý bạn là {near[0]}?" if near else ""
        maybe_en = f" Did you mean {near[0]}?" if near else ""
        raise DecisionRefused(
            f"Không có quyết định {text!r}; chọn {', '.join(words)}.{maybe_vi}",
            f"There is no decision {text!r}; choose one of {', '.join(words)}.{maybe_en}",
        ) from None
