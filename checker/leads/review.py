"""What a person decides on a lead, with a name and a reason, for good.

A decision names what was judged: the digest of the evidence and of the rule that the person had before
them. It is never changed, only followed by another one; taking it back is one more event.
"""

from __future__ import annotations

import difflib
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from checker.leads.choice import Choice
from checker.leads.errors import DecisionRefused
from checker.leads.kept import Kept
from checker.leads.life import Step
from checker.leads.reasons import ANSWERS, REASONS


class Decision(StrEnum):
    """The words a person types."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    ASK = "ask"
    REFER = "refer"
    ANSWER = "answer"
    CLOSE = "close"


STEPS = {
    Decision.CONFIRM: Step.CONFIRMED,
    Decision.DISMISS: Step.DISMISSED,
    Decision.ASK: Step.ASKED,
    Decision.REFER: Step.REFERRED,
    Decision.ANSWER: Step.ANSWERED,
    Decision.CLOSE: Step.CLOSED,
}


_CODES = {Step.DISMISSED: tuple(REASONS), Step.ANSWERED: tuple(ANSWERS)}
VI = {Step.DISMISSED: "loại bỏ", Step.ANSWERED: "đã có trả lời"}


class Decides(Protocol):
    """The part of the store that takes a decision."""

    def decide(self, start: str, choice: Choice) -> Kept: ...


def review(
    store: Decides,
    lead: str,
    decision: str,
    *,
    by: str,
    reason: str,
    at: datetime,
    seen: str = "",
    last: int | None = None,
    code: str = "",
    to_whom: str = "",
    paper: str = "",
) -> Kept:
    """Write a decision down and give the lead as it then stands.

    In: the store, the id of a lead (or its beginning), one of confirm|dismiss|ask|refer|answer|close, and what
    `choose` takes. Raises DecisionRefused (see `choose`; does not fit the lead's state; evidence changed
    meanwhile), DecidedMeanwhile or NoSuchLead.
    """
    choice = choose(
        decision, by=by, reason=reason, at=at, seen=seen, last=last, code=code, to_whom=to_whom, paper=paper
    )
    return store.decide(lead, choice)


def choose(
    decision: str,
    *,
    by: str,
    reason: str,
    at: datetime,
    seen: str = "",
    last: int | None = None,
    code: str = "",
    to_whom: str = "",
    paper: str = "",
) -> Choice:
    """A decision made from what a person typed.

    In: the word, who decides and why, now (UTC); when known, the digest of the evidence and the number of the
    last decision that were on the screen; for a dismissal and an answer a code of `checker.leads.reasons`; for a
    referral to whom and under which paper, for an answer under which. Raises DecisionRefused (unknown word or code,
    no name, no reason).
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
    if code and code not in _CODES.get(step, ()):
        said_vi = "; ".join(f"{VI[of]}: {', '.join(codes)}" for of, codes in _CODES.items())
        said_en = "; ".join(f"{of}: {', '.join(codes)}" for of, codes in _CODES.items())
        raise DecisionRefused(
            f"Không có mã {code!r} cho quyết định này. Mã của {said_vi}.",
            f"There is no code {code!r} for this decision. Codes of {said_en}.",
        )
    return Choice(step, by.strip(), at, reason.strip(), seen, last, code, to_whom.strip(), paper.strip())


def mark_seen(store: Decides, lead: str, *, by: str, at: datetime) -> Kept:
    """Note that a person opened a lead. It changes the state only of a lead that nobody decided."""
    if not by.strip():
        raise DecisionRefused("Thiếu tên người xem.", "Who has seen the lead? A name is missing.")
    return store.decide(lead, Choice(Step.SEEN, by.strip(), at))


def assign(store: Decides, lead: str, *, by: str, to_whom: str, at: datetime) -> Kept:
    """Note who is to look at a lead ("" takes the work back from whoever has it)."""
    if not by.strip():
        raise DecisionRefused("Thiếu tên người giao việc.", "Who assigns the lead? A name is missing.")
    return store.decide(lead, Choice(Step.ASSIGNED, by.strip(), at, to_whom=to_whom.strip()))


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
