"""A lead as a row of a paper's table, and its law as a sentence."""

from __future__ import annotations

import re
from datetime import date

from checker.leads.account import Line
from checker.leads.words import SEVERITIES, STATES, sanction_in
from checker.model import Lead
from papers.model import Column
from papers.words import UNREAD, local

SHOWN = 40  # rows of leads in a document; the workbook and the CSV hold all
COLUMNS = (
    Column("Mã", width=13),
    Column("Gian hàng", width=17),
    Column("Dấu hiệu", width=24),
    Column("Nơi thấy", width=22),
    Column("Mức", width=11),
    Column("Trạng thái", width=11),
    Column("Thấy gần nhất", "day", 17),
)
VERIFIED = "VERIFIED"


def row(line: Line) -> tuple[str | date, ...]:
    """The cells of COLUMNS."""
    return (
        line.id[:8],
        line.storefront_name or line.storefront,
        line.lead.title.get("vi", line.lead.rule),
        line.lead.url,
        SEVERITIES[line.severity][0],
        STATES[line.state][0],
        local(line.last_seen),
    )


def sanction(lead: Lead) -> str:
    """What the rule says of sanctions, its marks of confidence in words."""
    return sanction_in(lead.sanction, "vi")


def law(lead: Lead) -> tuple[str, ...]:
    """The provisions that a lead rests on; one that nobody here held against the text says so."""
    return tuple(
        f"{basis.provision} {cited(basis.title or basis.law)}"
        + ("" if basis.confidence == VERIFIED else UNREAD)
        for basis in lead.legal_basis
    )


def cited(title: str) -> str:
    """An instrument as an administrative paper names it. In: its title with its number at the end.

    "Nghị định về nhãn hàng hóa 43/2017/NĐ-CP" → "Nghị định số 43/2017/NĐ-CP về nhãn hàng hóa"; a law keeps its number
    behind its name. Our own note that an instrument is an old one is left out: the provision is that of its day.
    """
    found = _TITLE.fullmatch(title)
    if found is None:
        return title
    kind, name, note, number = (found[part] or "" for part in ("kind", "name", "note", "number"))
    name = name.strip().replace("VPHC", "vi phạm hành chính")
    note = "" if note == "(cũ)" else note
    first = f"{kind} {name} số {number}" if kind in _NAMED else f"{kind} số {number} {name}"
    return f"{first} {note}".rstrip()


_NAMED = frozenset(("Bộ luật", "Luật", "Pháp lệnh"))
_TITLE = re.compile(
    r"(?P<kind>Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư)(?P<name> [^()]*)(?P<note>\([^()]*\))? ?"
    r"(?<= )(?P<number>[\d.]+/\S+)"
)
