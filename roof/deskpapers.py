"""What the desk borrows for papers and for a programme's cases; heavy rooms are opened when one is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from rules.model import Rulebook

if TYPE_CHECKING:
    from checker.leads.store import Store
    from desk.model import Documents, PaperWanted
    from papers.model import Letterhead


def lent_papers(book: Rulebook, cases: Path, head: Letterhead | None = None) -> dict[str, Any]:
    """The fields of `desk.model.Doors` that papers and cases need. `cases`: where handed-in papers are kept; `head`:
    the office's names."""
    from papers.yearly import named, plans

    def paper(store: Store, wanted: PaperWanted) -> tuple[str, bytes]:
        return _paper(store, wanted, book, head)

    def case(store: Store, start: str, decision: str, by: str, reason: str, until: date | None) -> str:
        return _case(store, start, decision, by, reason, until, book)

    titles = {name: {"vi": named(book.plans, name), "en": name} for name in plans(book.plans)}
    return {"plans": titles, "paper": paper, "case": case, "documents": _documents(cases, book)}


def _paper(store: Store, wanted: PaperWanted, book: Rulebook, head: Letterhead | None) -> tuple[str, bytes]:
    from desk.model import PaperRefused
    from papers.model import Letterhead
    from roof import makepaper
    from roof.errors import Stop
    from roof.paperform import written

    try:
        if wanted.kind == "evidence":
            return _evidence(store, wanted.lead, wanted.format)
        if wanted.kind == "weekly":
            made = makepaper.weekly_paper(store, wanted.sweep, book)
        elif wanted.kind == "dossier":
            made = makepaper.dossier_paper(store, "" if wanted.lead else wanted.storefront, wanted.lead)
        elif wanted.kind == "letter":
            made = makepaper.letter_paper(store, wanted.storefront)
        elif wanted.kind == "yearly":
            made = makepaper.yearly_paper(store, wanted.plan, None, None, book)
        elif wanted.kind == "figures":
            made = makepaper.figures_paper(store, wanted.sweep, "", book)
        else:
            made = makepaper.publication_paper(store)
        return f"{made[1]}.{wanted.format}", written(made[0], wanted.format, head or Letterhead())
    except Stop as stop:
        raise PaperRefused(*stop.words) from stop


def _evidence(store: Store, lead: str, form: str) -> tuple[str, bytes]:
    from checker.leads.errors import LeadsError
    from roof import handing
    from roof.errors import as_sentence

    with as_sentence(LeadsError):
        dossier = store.lead(lead)
    name = handing.named(dossier, form)
    with TemporaryDirectory(prefix="rasoat-") as folder:
        handing.write(dossier, form, Path(folder, name))
        return name, Path(folder, name).read_bytes()


def _case(
    store: Store, start: str, decision: str, by: str, reason: str, until: date | None, book: Rulebook
) -> str:
    from checker.leads.errors import LeadsError
    from desk.model import CaseRefused
    from roof import casework
    from roof.errors import Stop

    try:
        if decision:
            return casework.decided(store, start, decision, by, reason, until, datetime.now(UTC), book).id
        return casework.scored(store, start, by, datetime.now(UTC), book)[0].id
    except Stop as stop:
        raise CaseRefused(*stop.words) from stop
    except LeadsError as error:
        raise CaseRefused(error.say("vi"), error.say("en")) from error


def _documents(folder: Path, book: Rulebook) -> Documents:
    """Papers of cases, in and out; what is not taken is said in both languages."""
    from checker.leads.errors import LeadsError
    from checker.leads.store.cases import Cases
    from desk.model import CaseRefused, Documents
    from papers.handed_in import KINDS, MOST
    from papers.opened import Refused
    from roof.documents import document, keep_document
    from roof.errors import Stop
    from roof.sentences import machine

    def keep(store: Store, start: str, name: str, data: bytes, by: str) -> str:
        try:
            return keep_document(store, start, name, data, by, datetime.now(UTC), folder)[1].sha256
        except (Refused, LeadsError) as error:
            raise CaseRefused(error.vi, error.en) from error
        except OSError as error:
            raise CaseRefused(
                f"Chưa nhận được: không ghi được vào {folder} ({machine(error)}).",
                f"Not taken: {folder} cannot be written ({error.strerror}).",
            ) from error

    def fetch(store: Store, start: str, sha256: str) -> tuple[str, bytes]:
        try:
            return document(store, start, sha256, folder)
        except LeadsError as error:
            raise CaseRefused(error.vi, error.en) from error

    def certificate(store: Store, start: str, form: str) -> tuple[str, bytes]:
        from papers.certificate import certificate_page
        from roof.casefiles import certified

        try:
            case = Cases(store).case(start)
            granted = certified(case)
        except Stop as stop:
            raise CaseRefused(*stop.words) from stop
        except LeadsError as error:
            raise CaseRefused(error.vi, error.en) from error
        text = (
            granted.certificate if form == "json" else certificate_page(granted.certificate, granted.sha256)
        )
        return f"certificate-{case.id}.{form}", text.encode()

    def public(store: Store, programme: str, form: str) -> tuple[str, bytes]:
        from roof.casefiles import public_text, this_day

        wanted, today = book.programmes[programme], this_day()
        text, _ = public_text(Cases(store).cases(programme), wanted, form, today)
        return f"danh-sach-{programme}-{today:%Y%m%d}.{form}", text.encode()

    return Documents(MOST, KINDS, keep, fetch, certificate, public)
