"""The short way from what a row says to its records: the same leads as `Auditor.leads`, written straight.

A lead of a feed is mostly what its rule says. Of each rule that is made ready once (`Stem`); a `Verdict` is
what the words of a row come to, whoever sells it and wherever it stands; `Clerk.records` puts in the row.
Nothing here decides anything: profiles and the engine do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.engine.compiled import Ready
from checker.engine.evaluate import decide, resting
from checker.engine.profiles import Came
from checker.feed.audit import Auditor, sheet_of, storefront_of, visit_of
from checker.feed.grown import Grown, Stem, Verdict
from checker.feed.known import Known, Memory
from checker.feed.model import Again, FeedRow
from checker.feed.record import LISTING, basis_words
from checker.leads.assemble import RAISES_LEADS, cap_confidence, fixed_names, sanction_on
from checker.leads.fingerprint import fingerprints
from checker.leads.wording import Sentence, show
from checker.model import Fact, Outcome, Severity, SubjectKind

_BARE = "feed"  # what a storefront is called while only the words of a row are judged
_FIXED = frozenset(fixed_names(visit_of(_BARE, "").storefront, "", "", date.min))


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """What a row puts into its leads: its cells, what names stand for, the fingerprint of each rule's lead."""

    own: Mapping[str, Any]
    names: dict[str, str]
    of: Callable[[str], str]


class Clerk:
    """Writes the records of rows in one language. Made once from an auditor; serves any number of rows."""

    def __init__(self, auditor: Auditor, lang: str) -> None:
        self._auditor, self.lang, self.feed = auditor, lang, auditor.feed
        self._stems: dict[str, Stem] = {}
        self.memory = Memory[Known]()

    def judge(self, row: FeedRow) -> Verdict:
        """What the words of a row come to. ValueError when a rule failed with nothing to show for it."""
        auditor = self._auditor
        subject = auditor.read(row)
        sheet = sheet_of(subject, visit_of(_BARE, ""))
        profile = auditor.profiles.of(subject, sheet)
        names: dict[str, str] = {}  # shown once for all leads of the row

        def shown(stem: Stem, facts: tuple[Fact, ...] = ()) -> Mapping[str, str]:
            own = {}
            for name in stem.names:
                if (said := next((fact for fact in facts if fact.name == name), None)) is not None:
                    own[name] = show(said.value, self.lang)
                elif name not in names:
                    first = next(iter(subject.facts.get(name, ())), None)
                    names[name] = show(first.value if first else None, self.lang)
            return names | own if own else names

        stems = [self._stem(rule) for rule in profile.failed]
        leads = [Grown(stem, shown(stem), None) for stem in stems if stem is not None]
        came: list[Came] = []
        for rule in profile.open:
            decided = decide(rule, subject, sheet)
            came.append((rule.rule.id, str(decided.outcome)))
            stem = self._stem(rule) if decided.outcome is Outcome.FAILED else None
            if stem is None:
                continue
            _, facts, searches = resting(rule, decided, subject, sheet)
            if not facts and not any(search.whole for search in searches.values()):
                raise ValueError(f"rule {rule.rule.id} failed without a quote and without a whole search")
            sure = cap_confidence(rule.rule.confidence, rule.rule.strength, facts)
            place = facts[0].place if facts else None
            quoted = (
                (facts[0].quote, place.path.removeprefix("row:"), place.start, place.end, sure)
                if place
                else None
            )
            leads.append(Grown(stem, shown(stem, facts), quoted))
        leads.sort(key=lambda lead: lead.stem.order)
        return Verdict(profile, tuple(came), tuple(leads))

    def records(self, row: FeedRow | Again, verdict: Verdict) -> list[dict[str, Any]]:
        """The records of one row, as `record(row, lead, lang)` makes them of each of its leads."""
        if not verdict.leads:
            return []
        put = self.row(row)
        out = []
        for lead in verdict.leads:
            stem = lead.stem
            record = {**stem.record, **put.own}
            record["id"] = put.of(stem.rule.rule.id)
            put.names.update(lead.shown)
            for column, sentence in stem.sentences:
                record[column] = sentence.filled(put.names)
            if lead.quoted is not None:
                quote, column, start, end, sure = lead.quoted
                record["quote"], record["column"], record["start"], record["end"] = quote, column, start, end
                record["confidence"] = sure
            out.append(record)
        return out

    def row(self, row: FeedRow | Again) -> Put:
        """What a row puts into each of its leads."""
        storefront = storefront_of(row, self.feed)
        url = row.url or f"{row.source}:{row.line}"
        own = {
            "storefront": storefront,
            "subject": row.id,
            "listing": row.title[:LISTING],
            "category": row.category,
            "seller": row.seller,
            "url": url,
            "source": row.source,
            "line": row.line,
        }
        names = self.names(storefront, url, row.id)
        return Put(own, names, fingerprints(storefront, SubjectKind.LISTING, row.id))

    def names(self, storefront: str, url: str, subject: str) -> dict[str, str]:
        """What the names in sentences stand for that no fact gives, each as it is asked for."""
        return _Names(storefront, url, subject, self._auditor.as_of, self.lang)

    def _stem(self, rule: Ready) -> Stem | None:
        """None for a rule that is only a draft."""
        if rule.rule.status not in RAISES_LEADS:
            return None
        stem = self._stems.get(rule.rule.id)
        if stem is None:
            stem = self._stems[rule.rule.id] = _stem(rule, self._auditor.as_of, self.lang)
        return stem


def clerk_of(auditor: Auditor, lang: str) -> Clerk:
    """The clerk of an auditor for one language, made at the first call; the auditor keeps it."""
    clerk: Clerk | None = auditor.clerks.get(lang)
    if clerk is None:
        clerk = auditor.clerks[lang] = Clerk(auditor, lang)
    return clerk


class _Names(dict[str, str]):
    """What names stand for in the sentences of one row: facts as they are put in, the others when asked for."""

    def __init__(self, storefront: str, url: str, subject: str, day: date, lang: str) -> None:
        super().__init__()
        self._row = storefront, url, subject, day, lang

    def __missing__(self, name: str) -> str:
        storefront, url, subject, day, lang = self._row
        if name == "subject.url":  # nearly every sentence names it, few name anything else
            value: object | None = url
        else:
            value = fixed_names(visit_of(storefront, "").storefront, url, subject, day).get(name)
        self[name] = show(value, lang)
        return self[name]


def _stem(rule: Ready, day: date, lang: str) -> Stem:
    one = rule.rule
    title, message, remedy = (
        texts.get(lang, "") for texts in (one.lead or one.title, one.message, one.remedy)
    )
    record: dict[str, Any] = {
        "id": "",
        "status": "",
        "rule": one.id,
        "theme": one.theme,
        "severity": str(Severity(one.severity)),
        "confidence": cap_confidence(one.confidence, one.strength, ()),
        "storefront": "",
        "subject": "",
        "listing": "",
        "category": "",
        "seller": "",
        "url": "",
        "source": "",
        "line": 0,
        "title": title,
        "message": message,
        "remedy": remedy,
        "quote": "",
        "column": "",
        "start": 0,
        "end": 0,
        "legal_basis": basis_words(rule.basis),
        "sanction": sanction_on(one, day),
        "as_of": day.isoformat(),
        "rule_digest": one.digest,
    }
    cut = [
        (name, Sentence(text)) for name, text in (("title", title), ("message", message), ("remedy", remedy))
    ]
    sentences = tuple((name, sentence) for name, sentence in cut if sentence.names)
    names = sorted({name for _, sentence in sentences for name in sentence.names if name not in _FIXED})
    return Stem(rule, (-Severity(one.severity).rank, one.id), record, sentences, tuple(names))
