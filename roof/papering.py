"""What `rasoat report` does: opens the store, has the paper made, puts the file where it was asked for."""

from __future__ import annotations

from pathlib import Path

from roof import makepaper
from roof.doors import open_store, rulebook
from roof.errors import USAGE, Stop, choice
from roof.lang import t
from roof.paperform import Form, heads, put, wanted_template

KINDS = ("weekly", "dossier", "letter", "yearly", "figures", "publication")

__all__ = ["Form", "check_template", "write_letterhead", "write_template"]


def write_weekly(store: str, sweep: str, form: Form, rules: list[Path] | None) -> Path:
    """The report of a sweep, the latest one where none is named. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.weekly_paper(kept, sweep, rulebook(rules))
    return put(*made, form)


def write_dossier(store: str, storefront: str, lead: str, form: Form) -> Path:
    """A proposal to inspect: a storefront's open leads, or one lead of it. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.dossier_paper(kept, storefront, lead)
    return put(*made, form)


def write_letter(store: str, storefront: str, form: Form) -> Path:
    """A letter to a seller on the leads that a person confirmed. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.letter_paper(kept, storefront)
    return put(*made, form)


def write_yearly(
    store: str, plan: str, since: str | None, until: str | None, form: Form, rules: list[Path] | None
) -> Path:
    """The report along a plan's tasks, against the same days of the year before. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.yearly_paper(kept, plan, since, until, rulebook(rules))
    return put(*made, form)


def write_figures(store: str, sweep: str, against: str, form: Form, rules: list[Path] | None) -> Path:
    """The figures of the plans. Raises Stop."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.figures_paper(kept, sweep, against, rulebook(rules))
    return put(*made, form)


def write_publication(store: str, form: Form) -> Path:
    """The list for publication. Raises Stop when nothing may stand in it."""
    with open_store(store, must_exist=True) as kept:
        made = makepaper.publication_paper(kept)
    return put(*made, form)


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


def _free(target: Path) -> None:
    if target.exists():
        raise Stop(
            t(
                f"{target}: đã có tệp này; chọn tên khác bằng --out",
                f"{target} exists; choose another name by --out",
            ),
            USAGE,
        )
