"""`rasoat check TARGET --criteria NAME`: a programme's criteria as a scorecard, with the quotes."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from checker.engine.scorecard import Mark, Score, scorecard
from checker.model import Checked, Finding
from crawler.model import Visit
from roof.errors import USAGE, Stop
from roof.lang import LANG, t
from roof.tables import AT, console, plain_table
from rules.faults import meant
from rules.model import Programme, Rulebook

MARKS = {
    Mark.MET: ("đạt", "met", "green"),
    Mark.NOT_MET: ("chưa đạt", "not met", "red"),
    Mark.CANNOT_TELL: ("chưa đủ cơ sở", "cannot tell", "yellow"),
    Mark.INAPPLICABLE: ("không áp dụng", "inapplicable", "dim"),
}
SHOWN = 4  # findings told under one criterion


def programme_of(book: Rulebook, name: str) -> Programme:
    """A programme by its id. Raises Stop with the nearest name."""
    if name not in book.programmes:
        en, vi = meant(name, book.programmes)
        raise Stop(t(f"không có bộ tiêu chí {name!r}.{vi}", f"no criteria {name!r}.{en}"), USAGE)
    return book.programmes[name]


def print_scorecard(visit: Visit, checked: Checked, programme: Programme, book: Rulebook) -> None:
    """Each criterion with its mark, and under it what decided it."""
    out = console()
    out.print(Text(programme.title[LANG], style="bold"))
    if programme.example:
        out.print(programme.note[LANG], style="yellow", markup=False)
    out.print(visit.storefront.url, style="dim", markup=False)
    out.print()
    scores = scorecard(programme, checked.findings)
    table = plain_table(t("tiêu chí", "criterion"), t("kết quả", "mark"), t("vì sao", "why"))
    for score in scores:
        words = MARKS[score.mark]
        table.add_row(score.criterion.title[LANG], Text(words[AT], style=words[2]), _why(score, book))
    out.print(table)
    out.print()
    counts = [
        f"{n} {words[AT]}" for mark, words in MARKS.items() if (n := sum(s.mark is mark for s in scores))
    ]
    out.print(", ".join(counts) + ".")


def _why(score: Score, book: Rulebook) -> Text:
    lines: list[str] = []
    for finding in score.findings[:SHOWN]:
        title = book.rules[finding.rule].title[LANG]
        quote = next((f"“{' '.join(fact.quote.split())[:90]}”" for fact in finding.facts if fact.quote), "")
        if score.mark is Mark.MET:
            lines.append(quote or title)
        else:
            lines.append(" ".join(filter(None, [title + ":", quote or finding.why])))
    if len(score.findings) > SHOWN:
        left = len(score.findings) - SHOWN
        lines.append(t(f"… và {left} nữa", f"… and {left} more"))
    return Text("\n".join(dict.fromkeys(lines)), style="dim")


def scorecard_json(checked: Checked, programme: Programme) -> dict[str, Any]:
    """The scorecard as plain data."""
    return {
        "programme": programme.id,
        "example": programme.example,
        "criteria": [
            {
                "id": score.criterion.id,
                "title": dict(score.criterion.title),
                "mark": str(score.mark),
                "findings": [_finding(finding) for finding in score.findings],
            }
            for score in scorecard(programme, checked.findings)
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        "outcome": str(finding.outcome),
        "why": finding.why,
        "quotes": [{"url": fact.url, "quote": fact.quote} for fact in finding.facts if fact.quote],
    }
