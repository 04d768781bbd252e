"""What `rasoat report` does: asks the store, has the paper written, puts the file where it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from checker.leads.account import Line
from checker.leads.errors import LeadsError
from checker.leads.kept import SweepRow
from checker.leads.life import OPEN, Step
from checker.leads.store.accounts import Accounts
from crawler.hours import ICT
from papers.model import Picture
from roof.doors import open_store, rulebook
from roof.errors import FAILED, NOTHING, USAGE, Stop, as_sentence, choice
from roof.errors import day as typed
from roof.lang import t
from roof.paperform import Form, heads, put, wanted_template

KINDS = ("weekly", "dossier", "letter", "yearly", "figures", "publication")
NEW, MENDED = (Step.NEW, Step.REOPENED), (Step.MENDED,)
ACTED = (Step.CONFIRMED, Step.REFERRED, Step.ANSWERED)  # what a letter may speak of

__all__ = ["Form", "check_template", "write_letterhead", "write_template"]


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(ICT).date()


def write_weekly(store: str, sweep: str, form: Form, rules: list[Path] | None) -> Path:
    """The report of a sweep, the latest one where none is named. Raises Stop."""
    from papers.weekly import weekly

    themes = {name: theme.title["vi"] for name, theme in rulebook(rules).themes.items()}
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        accounts = Accounts(kept)
        row = _sweep(accounts, sweep, store)
        earlier = accounts.before(row)
        paper = weekly(
            accounts.sweep(row),
            accounts.sweep(earlier) if earlier else None,
            list(accounts.lines(sweep=row.id, steps=NEW)),
            list(accounts.lines(sweep=row.id, steps=MENDED)),
            themes,
            today(),
        )
    return put(paper, form, f"bao-cao-tuan-{row.id}")


def write_dossier(store: str, storefront: str, lead: str, form: Form) -> Path:
    """A proposal to inspect: a storefront's open leads, or one lead of it. Raises Stop."""
    from papers.dossier import dossier

    if bool(storefront) == bool(lead):
        raise Stop(t("cần đúng một trong --storefront, --lead", "give one of --storefront and --lead"), USAGE)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        if lead:
            one = kept.lead(lead).kept
            storefront = one.storefront
        place = kept.storefront(storefront)
        accounts = Accounts(kept)
        every = list(accounts.lines(storefront=storefront)) if place else []
        lines = [line for line in every if (line.id == one.id if lead else line.state in OPEN)]
        if place is None or not lines:
            raise _no_lead(storefront, place is not None)
        pictures = {line.id: _pictures(kept.lead(line.id).last.evidence_path, line) for line in lines}
        chosen = {line.id for line in lines}
        acted = sum(line.state in (*ACTED, Step.CLOSED) for line in every if line.id not in chosen)
    return put(dossier(place, lines, pictures, acted, today()), form, f"ho-so-{_plain(storefront)}")


def write_letter(store: str, storefront: str, form: Form) -> Path:
    """A letter to a seller on the leads that a person confirmed. Raises Stop."""
    from papers.letter import letter

    with open_store(store, must_exist=True) as kept:
        place = kept.storefront(storefront)
        lines = list(Accounts(kept).lines(storefront=storefront, states=ACTED)) if place else []
    if place is None:
        raise _no_lead(storefront, False)
    if not lines:
        raise Stop(
            t(
                f"{storefront}: chưa có dấu hiệu nào được người xem xét xác nhận; thư chỉ nêu dấu hiệu đã xác nhận "
                "(rasoat review MÃ confirm --by TÊN)",
                f"{storefront}: no lead has been confirmed by a person; a letter speaks of confirmed ones only "
                "(rasoat review ID confirm --by NAME)",
            ),
            NOTHING,
        )
    return put(letter(place, lines, today()), form, f"thu-{_plain(storefront)}")


def write_yearly(
    store: str, plan: str, since: str | None, until: str | None, form: Form, rules: list[Path] | None
) -> Path:
    """The report along a plan's tasks, against the same days of the year before. Raises Stop."""
    from papers.yearly import yearly

    book = rulebook(rules)
    last = typed(until) or today()
    first = typed(since) or date(last.year, 1, 1)
    if first > last:
        raise Stop(
            t(f"--since {first} sau --until {last}", f"--since {first} is after --until {last}"), USAGE
        )
    with open_store(store, must_exist=True) as kept, as_sentence(ValueError):
        accounts = Accounts(kept)
        now = accounts.span(_begin(first), _begin(last + timedelta(days=1)))
        old = accounts.span(_begin(_year_before(first)), _begin(_year_before(last) + timedelta(days=1)))
        paper = yearly(plan, book.plans, book.rules, now, old if old.visits else None, today())
    return put(paper, form, f"bao-cao-nam-{_plain(plan)}")


def write_figures(store: str, sweep: str, against: str, form: Form, rules: list[Path] | None) -> Path:
    """The figures of the plans, against the sweep nearest to a year before where none is named. Raises Stop."""
    from papers.figures import figures

    book = rulebook(rules)
    with open_store(store, must_exist=True) as kept, as_sentence(ValueError, code=NOTHING):
        accounts = Accounts(kept)
        now = _sweep(accounts, sweep, store)
        old = _sweep(accounts, against, store) if against else accounts.year_before(now)
        paper = figures(
            book.figures,
            now,
            accounts.figures(now.id, "platform"),
            accounts.figures(now.id, "category"),
            (old, accounts.figures(old.id, "platform")) if old else None,
            today(),
        )
    return put(paper, form, f"so-lieu-{now.id}")


def write_publication(store: str, form: Form) -> Path:
    """The list for publication. Raises Stop when nothing may stand in it."""
    from papers.publication import publication

    with open_store(store, must_exist=True) as kept:
        accounts = Accounts(kept)
        lines: Sequence[Line] = list(accounts.lines(states=(Step.ANSWERED, Step.CLOSED), paper=True))
        rows = [(line, accounts.papers(line.id)) for line in lines]
    if not rows:
        raise Stop(
            t(
                "chưa có dấu hiệu nào được chuyển bằng văn bản có số và đã có trả lời; không có gì để công bố",
                "no lead was referred under a paper's number and answered; there is nothing to publish",
            ),
            NOTHING,
        )
    return put(publication(rows, today()), form, f"danh-sach-cong-bo-{today():%Y%m%d}")


def write_template(kind: str, out: Path | None) -> Path:
    """The house's DOCX template of a kind of paper, for an office to edit. Raises Stop."""
    from crawler.evidence.manifest import write_durably
    from papers.blank import blank

    choice(kind, KINDS, "KIND")
    target = out or Path(f"mau-{kind}.docx")
    _free(target)
    write_durably(target, blank(kind))
    print(
        t(
            f"Đã ghi {target}; sửa xong thì dùng --template {target}",
            f"Written: {target}; use it with --template {target}",
        )
    )
    return target


def check_template(path: Path) -> None:
    """Say whether an edited template can be filled. Raises Stop with every fault."""
    wanted_template(path)
    print(t(f"{path}: dùng được", f"{path}: can be used"))


def write_letterhead(out: Path) -> Path:
    """The TOML file in which an office writes its names once. Raises Stop when something lies there."""
    _free(out)
    out.write_text(heads(), "utf-8")
    print(
        t(
            f"Đã ghi {out}; điền xong thì dùng --letterhead {out}",
            f"Written: {out}; use it with --letterhead {out}",
        )
    )
    return out


def _pictures(path: str, line: Line) -> list[Picture]:
    """Close-ups of the places that a lead quotes, made from the evidence; none where that cannot be done."""
    from crawler.closeup import closeups
    from crawler.evidence import EvidenceError
    from sweep.closeups import places_of

    evidence = Path(path)
    if not evidence.exists() or not evidence.name.endswith(".warc.gz"):
        return []
    try:
        taken = list(closeups([(evidence, places_of(line.lead.evidence))]))
    except EvidenceError as error:
        raise Stop(str(error), FAILED) from error
    return [
        Picture(
            Path(one.file).read_bytes(), f"Chỗ được trích (bản chụp {one.place.capture.rpartition('/')[2]})"
        )
        for one in taken
        if one.file
    ]


def _no_lead(storefront: str, known: bool) -> Stop:
    if known:
        return Stop(
            t(f"{storefront}: không có dấu hiệu nào đang mở", f"{storefront}: no lead is open"), NOTHING
        )
    return Stop(
        t(
            f"không có gian hàng {storefront!r} trong kho; xem `rasoat leads`",
            f"no storefront {storefront!r} in the store; see `rasoat leads`",
        ),
        NOTHING,
    )


def _sweep(accounts: Accounts, sweep: str, store: str) -> SweepRow:
    row = accounts.latest(sweep)
    if row is None:
        raise Stop(
            t(
                f"không có đợt {sweep!r} trong kho {store}"
                if sweep
                else f"kho {store} chưa có đợt rà soát nào",
                f"no sweep {sweep!r} in {store}" if sweep else f"no sweep in {store} yet",
            ),
            NOTHING,
        )
    return row


def _begin(day: date) -> datetime:
    """The first instant of a day in Vietnam, as UTC."""
    return datetime.combine(day, time(), ICT).astimezone(UTC)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-." else "-" for c in name).strip("-.")[:60]


def _free(target: Path) -> None:
    if target.exists():
        raise Stop(
            t(
                f"{target}: đã có tệp này; chọn tên khác bằng --out",
                f"{target} exists; choose another name by --out",
            ),
            USAGE,
        )
