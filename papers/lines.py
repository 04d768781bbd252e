"""A lead as a row of a paper's table, and its law as a sentence."""

from __future__ import annotations

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
        f"{basis.provision}, {basis.title or basis.law}" + ("" if basis.confidence == VERIFIED else UNREAD)
        for basis in lead.legal_basis
    )
