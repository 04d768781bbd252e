"""What can go wrong between a lead and the person who looks at it, said in both languages."""

from __future__ import annotations


class LeadsError(Exception):
    """A sentence for the user: what was expected, what was found, what to do next.

    `say("vi")` and `say("en")` give it in a language; `str()` gives the English one.
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en

    def say(self, lang: str = "vi") -> str:
        """The sentence in "vi" or "en"."""
        return self.vi if lang == "vi" else self.en

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.vi, self.en)


class StoreError(LeadsError):
    """The store cannot be opened or is not ours."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of this program."""


class StoreAway(StoreError):
    """The database does not answer or cannot write now: disk full, server gone. Nothing was half-written."""


class OrderRefused(LeadsError):
    """A sweep that cannot be asked for now, or that was done already."""


class NoSuchLead(LeadsError):
    """No lead, or more than one, begins with the id that was given."""


class DecisionRefused(LeadsError):
    """A decision that does not fit where the lead stands, or lacks a name or a reason."""


class DecidedMeanwhile(DecisionRefused):
    """Somebody else decided first. `first` is their decision (a `checker.leads.kept.Event`)."""

    def __init__(self, vi: str, en: str, first: object) -> None:
        super().__init__(vi, en)
        self.first = first

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.vi, self.en, self.first)


class OfficeError(LeadsError):
    """Something of the desk's people that cannot be: a name twice, a role that does not exist."""


class LeaseTaken(LeadsError):
    """Another process is at work on the same registry and store."""


class LeaseLost(LeadsError):
    """Another process took over while this one stood still."""
