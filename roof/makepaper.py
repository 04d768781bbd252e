"""A paper out of the store: asks what it needs and has the paper written. The command line and the desk use it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from checker.leads.account import Line
from checker.leads.errors import LeadsError
from checker.leads.kept import SweepRow
from checker.leads.life import OPEN, Step, counted
from checker.leads.reasons import ANSWERS
from checker.leads.store import Store
from checker.leads.store.accounts import Accounts
from checker.leads.store.decisions import as_lived
from crawler.hours import ICT
from papers.model import Paper, Picture
from roof.errors import FAILED, NOTHING, USAGE, Stop, as_sentence
from roof.errors import day as typed
from roof.lang import t
from roof.ocop import ocop_list
from rules.model import Rulebook

NEW, MENDED = (Step.NEW, Step.REOPENED), (Step.MENDED,)
ACTED = (Step.CONFIRMED, Step.REFERRED, Step.ANSWERED)  # what a letter may speak of
CLEARED = ("cleared",)  # the authority answered that there is no breach: nothing is written to anybody on it
Named = tuple[Paper, str]  # a paper, and the name of its file without a suffix


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(ICT).date()


def weekly_paper(kept: Store, sweep: str, book: Rulebook) -> Named:
    """The report of a sweep, the latest one where none is named. Raises Stop."""
    from papers.weekly import weekly

    accounts = Accounts(kept)
    row = _sweep(accounts, sweep)
    earlier = accounts.before(row)
    paper = weekly(
        accounts.sweep(row),
        accounts.sweep(earlier) if earlier else None,
        list(accounts.lines(sweep=row.id, steps=NEW)),
        list(accounts.lines(sweep=row.id, steps=MENDED)),
        {name: theme.title["vi"] for name, theme in book.themes.items()},
        today(),
    )
    return paper, f"bao-cao-tuan-{row.id}"


def dossier_paper(kept: Store, storefront: str, lead: str) -> Named:
    """A proposal to inspect: a storefront's open leads, or one lead of it. Raises Stop."""
    from papers.dossier import dossier

    if bool(storefront) == bool(lead):
        raise Stop(t("cần đúng một trong --storefront, --lead", "give one of --storefront and --lead"), USAGE)
    with as_sentence(LeadsError):
        one = kept.lead(lead).kept if lead else None
        storefront = one.storefront if one else storefront
        place, accounts = kept.storefront(storefront), Accounts(kept)
        every = list(accounts.lines(storefront=storefront)) if place else []
        standing = (
            {line.id for line in accounts.lines(storefront=storefront, unless=CLEARED)} if place else set()
        )
        lines = [line for line in every if (line.id == one.id if one else line.state in OPEN)]
        if one and (one.state is Step.DISMISSED or one.id not in standing):
            raise _settled(one.id, one.state)
        lines = [line for line in lines if line.id in standing]
        if place is None or not lines:
            raise _no_lead(storefront, place is not None)
        pictures = {line.id: _pictures(kept.lead(line.id).last.evidence_path, line) for line in lines}
    chosen = {line.id for line in lines}
    acted = sum(_was_acted_on(kept, line.id) for line in every if line.id not in chosen)
    return dossier(place, lines, pictures, acted, today()), f"ho-so-{_plain(storefront)}"


def letter_paper(kept: Store, storefront: str) -> Named:
    """A letter to a seller on the leads that a person confirmed. Raises Stop."""
    from papers.letter import letter

    place = kept.storefront(storefront)
    if place is None:
        raise _no_lead(storefront, False)
    lines = list(Accounts(kept).lines(storefront=storefront, states=ACTED, unless=CLEARED))
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
    return letter(place, lines, today()), f"thu-{_plain(storefront)}"


def yearly_paper(kept: Store, plan: str, since: str | None, until: str | None, book: Rulebook) -> Named:
    """The report along a plan's tasks, against the same days of the year before. Raises Stop."""
    from papers.yearly import yearly

    last = typed(until) or today()
    first = typed(since) or date(last.year, 1, 1)
    if first > last:
        raise Stop(
            t(f"--since {first} sau --until {last}", f"--since {first} is after --until {last}"), USAGE
        )
    accounts = Accounts(kept)
    now = accounts.span(_begin(first), _begin(last + timedelta(days=1)))
    old = accounts.span(_begin(_year_before(first)), _begin(_year_before(last) + timedelta(days=1)))
    with as_sentence(ValueError):
        paper = yearly(plan, book.plans, book.rules, now, old if old.visits else None, today())
    return paper, f"bao-cao-nam-{_plain(plan)}"


def figures_paper(kept: Store, sweep: str, against: str, book: Rulebook) -> Named:
    """The figures of the plans, against the sweep nearest to a year before where none is named. Raises Stop."""
    from papers.figures import figures

    accounts = Accounts(kept)
    now = _sweep(accounts, sweep)
    old = _sweep(accounts, against) if against else accounts.year_before(now)
    with as_sentence(ValueError, code=NOTHING):
        paper = figures(
            book.figures,
            now,
            accounts.figures(now.id, "platform"),
            accounts.figures(now.id, "category"),
            accounts.figures(now.id, "ward"),
            (old, accounts.figures(old.id, "platform")) if old else None,
            today(),
            ocop_list(kept),
            {by: accounts.coverage(now, by) for by in ("platform", "category", "ward")},
        )
    return paper, f"so-lieu-{now.id}"


def publication_paper(kept: Store) -> Named:
    """The list for publication. Raises Stop when nothing may stand in it."""
    from papers.publication import publication

    accounts, ended = Accounts(kept), (Step.ANSWERED, Step.CLOSED)
    published = [code for code, one in ANSWERS.items() if one.published]
    lines = list(accounts.lines(states=ended, answered=published))
    unsaid = sum(1 for _ in accounts.lines(states=ended, answered=("",)))
    if not lines:
        more_vi = f". {unsaid} trường hợp chưa ghi ai trả lời" if unsaid else ""
        more_en = f". Of {unsaid} nobody said who answered" if unsaid else ""
        raise Stop(
            t(
                "chưa có dấu hiệu nào được chuyển bằng văn bản có số và được cơ quan ấy trả lời là có vi phạm "
                f"(rasoat review MÃ answer --code upheld); không có gì để công bố{more_vi}",
                "no lead was referred under a paper's number and answered by that authority as a breach "
                f"(rasoat review ID answer --code upheld); there is nothing to publish{more_en}",
            ),
            NOTHING,
        )
    rows = [(line, said) for line in lines if (said := accounts.answer(line.id)) is not None]
    return publication(rows, today(), unsaid), f"danh-sach-cong-bo-{today():%Y%m%d}"


def _was_acted_on(kept: Store, lead: str) -> bool:
    """Whether a person confirmed or referred it and nobody found since that it was nothing; wherever it stands now."""
    events = kept.events(lead)
    still = {event.number for event in counted(map(as_lived, events))}
    acted = False
    for event in events:
        if event.number not in still:
            continue
        if event.step in (Step.CONFIRMED, Step.REFERRED):
            acted = True
        elif event.step is Step.DISMISSED or (event.step is Step.ANSWERED and event.code in CLEARED):
            acted = False
    return acted


def _settled(lead: str, state: Step) -> Stop:
    if state is Step.DISMISSED:
        return Stop(
            t(
                f"{lead[:8]}: dấu hiệu đã bị loại bỏ; xác nhận lại trước khi đề xuất kiểm tra",
                f"{lead[:8]}: the lead was dismissed; confirm it anew before an inspection is proposed",
            ),
            NOTHING,
        )
    return Stop(
        t(
            f"{lead[:8]}: cơ quan nhận chuyển đã trả lời là không vi phạm; không đề xuất kiểm tra",
            f"{lead[:8]}: the authority answered that there is no breach; no inspection is proposed",
        ),
        NOTHING,
    )


def _pictures(path: str, line: Line) -> list[Picture]:
    """Close-ups of the places that a lead quotes, made from the evidence; none where that cannot be done."""
    from crawler.closeup import closeups
    from crawler.evidence import EvidenceError
    from sweep.closeups import places_of

    evidence = Path(path)
    if not evidence.exists() or not evidence.name.endswith(".warc.gz"):
        return []
    with as_sentence(EvidenceError, code=FAILED):
        taken = list(closeups([(evidence, places_of(line.lead.evidence))]))
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


def _sweep(accounts: Accounts, sweep: str) -> SweepRow:
    row = accounts.latest(sweep)
    if row is None:
        raise Stop(
            t(
                f"không có đợt {sweep!r} trong kho" if sweep else "kho chưa có đợt rà soát nào",
                f"no sweep {sweep!r} in the store" if sweep else "no sweep in the store yet",
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
