"""What is asked of one audit, whether it makes sense, and which files it has to do with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.feed.posts import TRANSCRIPTS
from checker.feed.read import REJECTED, SUFFIXES, files_of
from roof.audit.out import BINARY, FORMATS
from roof.checking import SEVERITIES
from roof.errors import NOTHING, USAGE, Stop, choice
from roof.lang import t


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked of one audit."""

    feed: str
    form: str = "table"
    out: Path | None = None
    facts: bool = False
    as_of: str | None = None
    fail_on: str = ""
    baseline: Path | None = None
    sample: int = 0
    map: Path | None = None
    jobs: int = 1
    store: str = ""
    report: Path | None = None
    rules: tuple[Path, ...] = ()
    kind: str = "listing"


KINDS = ("listing", "post")


def sound(wish: Wish, there: bool = False) -> None:
    """Whether what was asked makes sense (`there`: feed and leads lie where a cluster sees them). Raises Stop."""
    choice(wish.form, FORMATS, "--format")
    choice(wish.kind, KINDS, "--kind")
    if wish.fail_on:
        choice(wish.fail_on, SEVERITIES, "--fail-on")
    if there:
        return
    if wish.form in BINARY and wish.out is None:
        raise Stop(t(f"--format {wish.form} cần --out TỆP", f"--format {wish.form} needs --out FILE"), USAGE)
    if wish.facts and wish.form != "jsonl":
        raise Stop(t("--facts đi với --format jsonl", "--facts goes with --format jsonl"), USAGE)
    for name, given in (
        ("--baseline", wish.baseline),
        ("--fail-on", wish.fail_on),
        ("--report", wish.report),
        ("--store", wish.store),
    ):
        if wish.facts and given:
            raise Stop(t(f"{name} không đi với --facts", f"{name} does not go with --facts"), USAGE)
    for name, path in (("--out", wish.out), ("--report", wish.report)):
        if path is not None and not path.parent.is_dir():
            told = t(f"không có thư mục {path.parent}", f"there is no folder {path.parent}")
            raise Stop(f"{name} {path}: {told}", USAGE)
    for path in (wish.out, wish.report, aside_of(wish)):
        if path is not None and Path(wish.feed).is_file() and path.exists() and path.samefile(wish.feed):
            told = t("đó chính là danh mục đang được đọc", "that is the feed which is read")
            raise Stop(f"{path}: {told}", USAGE)
    if wish.feed != "-":
        path = Path(wish.feed)
        if not path.exists():
            raise Stop(t(f"không có tệp {path}", f"there is no file {path}"), USAGE)
        if not files_of(path, SUFFIXES if wish.kind == "listing" else (*SUFFIXES, *TRANSCRIPTS), own(wish)):
            raise Stop(t(f"{path}: không có tệp dữ liệu nào", f"{path}: holds no feed"), NOTHING)


def streams(wish: Wish) -> bool:
    """Whether the feed is standard input, a pipe or a device: it has no name and is read once."""
    path = Path(wish.feed)
    return wish.feed == "-" or not (path.is_file() or path.is_dir())


def own(wish: Wish) -> tuple[Path, ...]:
    """Files that are no part of the feed, though they may lie in its folder."""
    return tuple(path for path in (wish.out, wish.baseline, wish.report) if path is not None)


def aside_of(wish: Wish) -> Path:
    """`<out>.rejected.jsonl`; without an output file `<feed>.rejected.jsonl` in the folder of work."""
    if wish.out is not None:
        return wish.out.with_name(f"{wish.out.name}{REJECTED}")
    return Path(f"{Path(wish.feed).name if wish.feed != '-' else 'stdin'}{REJECTED}")
