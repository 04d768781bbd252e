"""What stands behind a rule, by day: its rows of legal basis and what may follow, typed."""

from __future__ import annotations

from datetime import date

from rules.checks import World
from rules.form import Form
from rules.law_file import CONFIDENCES
from rules.model import BasisPeriod, Confidence, Provision
from rules.reader import Rows, Text


def basis(table: Form, world: World) -> tuple[BasisPeriod, ...]:
    """In: the form of `legal_basis`, the names there are. Out: its rows; () for a house rule on no law."""
    periods: list[BasisPeriod] = []
    for word, (line, node) in table.entries.items():
        since = table.as_day(line, "legal_basis", word)
        if since is None:
            continue
        if periods and since <= periods[-1].since:
            table.fault(
                line,
                "days-out-of-order",
                f"legal_basis: {since} stands after {periods[-1].since}.",
                f"legal_basis: {since} đứng sau {periods[-1].since}.",
            )
            continue
        if isinstance(node, Text):
            if node.text not in ("expected", "ended"):
                table.one_of(line, "legal_basis", node.text, ("expected", "ended"))
            periods.append(BasisPeriod(since, node.text))
            continue
        rows = [
            Form(row, table.path, table.ledger, f"legal_basis.{since}[{n}]")
            for n, row in enumerate(node.rows if isinstance(node, Rows) else (), 1)
        ]
        if not rows:
            table.fault(
                line,
                "empty",
                f"legal_basis.{since}: expected a list of provisions, expected or ended.",
                f"legal_basis.{since}: cần danh sách căn cứ, hoặc expected, hoặc ended.",
            )
        periods.append(BasisPeriod(since, "duty", tuple(_provision(row, world) for row in rows)))
    return tuple(periods)


def _provision(form: Form, world: World) -> Provision:
    """One clause; without a `confidence` of its own it has that of its instrument."""
    form.keys(("law", "provision"), ("confidence",))
    law = form.text("law")
    form.known(form.at("law"), "law", "văn bản", law, world.laws)
    whole = str(world.laws[law].confidence) if law in world.laws else "RECALLED"
    word = form.choice("confidence", CONFIDENCES, whole)
    return Provision(law, form.text("provision"), Confidence(word if word in CONFIDENCES else "RECALLED"))


def sanction(table: Form) -> tuple[tuple[date, str], ...]:
    """In: the form of `sanction`. Out: what may follow, from which day on; () when nothing is known."""
    found: list[tuple[date, str]] = []
    for word, (line, node) in table.entries.items():
        since = table.as_day(line, "sanction", word)
        if since is None:
            continue
        if found and since <= found[-1][0]:
            table.fault(
                line,
                "days-out-of-order",
                f"sanction: {since} stands after {found[-1][0]}.",
                f"sanction: {since} đứng sau {found[-1][0]}.",
            )
        found.append((since, table.scalar(node, f"sanction.{since}")))
    return tuple(found)
