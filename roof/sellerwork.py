"""What `rasoat sellers` does: build, list, judge, export. Each says in a sentence what came of it."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.store.tiebook import TieBook
from lists.masking import ROLES, Receiver, masked_mark, masked_tie, of_person
from roof.doors import open_store, rulebook, sheets
from roof.errors import FAILED, NOTHING, Stop, as_sentence, choice
from roof.lang import LANG, t
from roof.me import me
from roof.safe import cell
from roof.sentences import machine
from roof.tables import console, plain_table
from ties.model import KINDS, Mark, Profile, Standing, Verdict

AT = 0 if LANG == "vi" else 1


def build_sellers(store: str, jobs: int, rules: list[Path] | None) -> None:
    """Read what is new, tie everything, keep what came of it. Raises Stop."""
    from sweep.profiles import read_profiles, reader
    from ties.resolve import resolve

    book = rulebook(rules)
    with open_store(store, must_exist=True) as kept:
        ties = TieBook(kept)

        def told(done: int, total: int) -> None:
            print(t(f"đã đọc {done}/{total} lần thăm", f"{done}/{total} visits read"), file=sys.stderr)

        for visit, why in read_profiles(ties, book, sheets(), jobs, told):
            print(t(f"không đọc được {visit}: {why}", f"{visit} cannot be read: {why}"), file=sys.stderr)
        profiles = ties.profiles(reader(book))
        if not profiles:
            raise Stop(t("chưa có lần thăm nào đọc được", "no visit that could be read yet"), NOTHING)
        resolution = resolve(profiles, ties.judgements(), ties.belongs())
        fresh = ties.add_run(resolution, datetime.now(UTC))
    many = sum(len(s.storefronts) > 1 for s in resolution.sellers)
    counts = Counter(tie.standing for tie in resolution.ties)
    print(
        t(
            f"{len(profiles)} gian hàng, {len(resolution.sellers)} người bán, {many} người có nhiều gian hàng; "
            f"{counts[Standing.CLONE]} cặp cùng danh tính mà khác liên hệ, "
            f"{counts[Standing.POSSIBLE]} cặp cần người xem, "
            f"{len(resolution.common)} dấu vết dùng chung bị bỏ qua.",
            f"{len(profiles)} storefronts, {len(resolution.sellers)} sellers, {many} with several; "
            f"{counts[Standing.CLONE]} pairs show one identity, {counts[Standing.POSSIBLE]} pairs for a person, "
            f"{len(resolution.common)} shared marks set aside.",
        )
    )
    for quarrel in resolution.quarrels:
        print(
            t(
                f"lời của {quarrel.by} về {quarrel.left} và {quarrel.right} trái với lời sau này; không theo",
                f"what {quarrel.by} said of {quarrel.left} and {quarrel.right} contradicts later words; not followed",
            ),
            file=sys.stderr,
        )
    if not fresh:
        print(t("Không có gì khác lần trước.", "Nothing differs from the run before."))
    print(t("Xem:", "See:"), f"{me()} sellers list --store {store}")


def list_sellers(store: str, form: str, at_least: int) -> None:
    """Print the sellers with so many storefronts. Raises Stop before the first build."""
    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept:
        ties = built(TieBook(kept), store)
        found = ties.sellers(at_least)
        leads = Counter(lead.storefront for lead in kept.leads())
    if form == "json":
        rows = [{"seller": s.id, "storefronts": s.storefronts} for s in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    table = plain_table(
        t("người bán", "seller"), t("gian hàng", "shops"), t("dấu hiệu", "leads"), t("gồm", "among them")
    )
    for seller in found:
        shown = ", ".join(seller.storefronts[:3]) + (" …" if len(seller.storefronts) > 3 else "")
        count = sum(leads[one] for one in seller.storefronts)
        table.add_row(seller.id, str(len(seller.storefronts)), str(count or ""), cell(shown))
    console().print(table)
    if not found:
        print(t("Không có người bán nào như vậy.", "There is no such seller."))


def list_clones(store: str, form: str) -> None:
    """Print the pairs in which one shop shows the other's identity."""
    from ties.words import SIGNS, which

    choice(form, ("table", "json"), "--format")
    with open_store(store, must_exist=True) as kept:
        found = [tie for tie in built(TieBook(kept), store).every_tie() if tie.standing is Standing.CLONE]
    if form == "json":
        rows = [{"left": c.left, "right": c.right, "clone": c.clone, "signs": c.signs} for c in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    shops = t("gian hàng", "storefront"), t("gian hàng", "storefront")
    table = plain_table(*shops, t("dấu hiệu", "signs"))
    for tie in found:
        said = "; ".join((which(tie.clone, AT), *(SIGNS[s][AT] for s in tie.signs)))
        table.add_row(cell(tie.left), cell(tie.right), cell(said))
    console().print(table)


def list_common(store: str, form: str, role: str) -> None:
    """Print the marks that many strangers share, so that they tied nobody."""
    choice(form, ("table", "json"), "--format")
    receiver = receiving(role)
    with open_store(store, must_exist=True) as kept:
        found = sorted(built(TieBook(kept), store).common(), key=lambda c: -c.holders)
    found = [replace(c, value=masked_mark(Mark(c.kind, c.value), receiver, True).value) for c in found]
    if form == "json":
        rows = [
            {"kind": c.kind, "value": c.value, "holders": c.holders, "groups": c.groups, "why": c.why}
            for c in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    why = {
        "alien": t("dòng chữ nói là của bên khác", "its line says whose it is"),
        "unrelated": t("các gian hàng này không có gì chung khác", "those shops share nothing else"),
    }
    table = plain_table(
        t("loại", "kind"),
        t("giá trị", "value"),
        t("gian hàng", "shops"),
        t("nhóm", "groups"),
        t("vì sao", "why"),
    )
    for one in found:
        table.add_row(KINDS[one.kind][AT], cell(one.value), str(one.holders), str(one.groups), why[one.why])
    console().print(table)


def judge(store: str, left: str, right: str, verdict: str, by: str, reason: str) -> None:
    """Add a person's word; it is followed from the next build on."""
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        said = TieBook(kept).judge(left, right, Verdict(verdict), by, reason, datetime.now(UTC))
    again = f"{me()} sellers build --store {store}"
    print(
        t(
            f"Đã ghi lời {said.number} của {said.by}. Chạy `{again}` để gắn lại.",
            f"Word {said.number} of {said.by} is kept. Run `{again}` to tie anew.",
        )
    )


def export_sellers(store: str, form: str, out: Path, role: str) -> None:
    """Write the sellers, their storefronts and ties as FollowTheMoney entities, one JSON object a line."""
    from sweep.profiles import reader
    from ties.ftm import entities, shown

    choice(form, ("ftm",), "FORMAT")
    receiver = receiving(role)
    whole = receiver is Receiver.INSPECTOR
    secret = "" if whole else os.urandom(16).hex()

    def show(profile: Profile, mark: Mark) -> str:
        return masked_mark(mark, receiver, of_person(profile.marks)).shown

    with open_store(store, must_exist=True) as kept:
        ties = built(TieBook(kept), store)
        profiles = {p.storefront: p for p in ties.profiles(reader(rulebook(None)))}
        count = 0
        try:
            with out.open("w", encoding="utf-8") as file:
                told = (masked_tie(tie, receiver) for tie in ties.every_tie())
                for entity in entities(ties.sellers(), profiles, told, shown if whole else show, secret):
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")
                    count += 1
        except OSError as error:
            raise Stop(
                t(f"không ghi được {out}: {machine(error)}", f"cannot write {out}: {error}"), FAILED
            ) from error
    who = ROLES[receiver][AT]
    print(t(f"Đã ghi {count} thực thể cho {who} vào {out}.", f"{count} entities for {who} written to {out}."))


def receiving(role: str) -> Receiver:
    """Who receives it: another agency or the inspecting authority; the public gets the exchange file. Raises Stop."""
    return Receiver(choice(role, (Receiver.AGENCY, Receiver.INSPECTOR), "--role"))


def built(ties: TieBook, store: str) -> TieBook:
    """The same, or a Stop that says what to run when nothing was tied yet."""
    if ties.last_run() is None:
        build = f"{me()} sellers build --store {store}"
        raise Stop(t(f"chưa gắn lần nào; hãy chạy `{build}`", f"nothing is tied yet; run `{build}`"), NOTHING)
    return ties
