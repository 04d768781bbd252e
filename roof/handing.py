"""`rasoat evidence export`: a lead in, what an officer hands on out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from checker.leads.errors import LeadsError
from checker.leads.kept import Dossier
from crawler.evidence import EvidenceError
from roof.doors import open_store, rulebook
from roof.errors import FAILED, Stop, as_sentence, choice
from roof.lang import LANG, t
from roof.me import me

FORMATS = {"wacz": ".wacz", "folder": "", "pdf": ".pdf"}


def export_lead(store: str, lead: str, form: str, out: Path | None) -> Path:
    """Write the papers of a lead; out: where they lie. Raises Stop, and leaves nothing behind then."""
    choice(form, tuple(FORMATS), "--format")
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        dossier = kept.lead(lead)
    target = out or Path(named(dossier, form))
    write(dossier, form, target)
    print(t(f"Đã ghi {target}", f"Written: {target}"))
    if form == "folder":
        print(t(f"  kiểm chứng: xem {target / 'README.txt'}", f"  to verify it: see {target / 'README.txt'}"))
    elif form == "wacz":
        print(
            t("  mở bằng ReplayWeb.page hoặc: ", "  open it in ReplayWeb.page, or: ")
            + f"{me()} check {target}"
        )
    return target


def named(dossier: Dossier, form: str) -> str:
    """The name of a lead's papers where nobody chose one."""
    return f"lead-{dossier.kept.id[:12]}{FORMATS[form]}"


def write(dossier: Dossier, form: str, target: Path) -> None:
    """Write the papers of a lead in one of FORMATS. Raises Stop, also when something lies at `target` already."""
    from crawler.evidence.manifest import write_durably
    from handover.folder import write_folder
    from handover.gather import gather
    from handover.paper import paper
    from handover.wacz import write_wacz

    with as_sentence(EvidenceError, OSError, code=FAILED):
        facts = rulebook(None).facts
        papers = gather(dossier, {name: getattr(fact, LANG) for name, fact in facts.items()})
        if form == "folder":
            write_folder(papers, target, t, LANG)
        elif form == "wacz":
            write_wacz(papers, target, t, LANG, datetime.now(UTC))
        else:
            if target.exists():
                raise EvidenceError(f"{target}: something lies here already; choose another name")
            target.parent.mkdir(parents=True, exist_ok=True)
            write_durably(target, printed(paper(papers, t, LANG)))


def printed(html: str) -> bytes:
    """A document as PDF. Raises Stop that names the other formats when there is no browser."""
    from crawler.browser.paper import NoBrowser, print_pdf

    try:
        return print_pdf(html)
    except NoBrowser as error:
        raise Stop(
            t(
                f"không in được PDF: {error}. Định dạng folder và wacz không cần trình duyệt.",
                f"no PDF can be printed: {error}. The formats folder and wacz need no browser.",
            )
        ) from error
