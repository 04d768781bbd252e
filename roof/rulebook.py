"""`rasoat rules …`: read the rulebook, prove it, see what it covers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated

import typer

from roof.errors import FAILED, USAGE, Stop, as_sentence, day
from roof.lang import LANG, t

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t(
        "Bộ quy tắc: xem, kiểm tra, độ phủ, pháp luật theo ngày",
        "The rulebook: list, lint, test, coverage, law",
    ),
)
VIETNAM = timezone(timedelta(hours=7))
Folders = Annotated[
    list[Path] | None,
    typer.Option("--rules", help=t("Thư mục quy tắc bổ sung (lặp lại được)", "A further rules folder")),
]


@app.command("list", help=t("Mọi quy tắc, theo chủ đề", "Every rule, by theme"))
def list_rules(
    theme: Annotated[str, typer.Option(help=t("Chỉ chủ đề này", "Only this theme"))] = "",
    as_of: Annotated[str | None, typer.Option(help=t("Căn cứ của ngày này", "Basis on this day"))] = None,
    rules: Folders = None,
) -> None:
    from roof import ruletables
    from roof.doors import rulebook

    book = rulebook(rules)
    if theme and theme not in book.themes:
        themes = ", ".join(book.themes)
        raise Stop(
            t(f"không có chủ đề {theme!r}; cần {themes}", f"no theme {theme!r}; expected {themes}"), USAGE
        )
    ruletables.print_rules(book, theme, day(as_of) or _today())


@app.command(help=t("Một quy tắc, đầy đủ", "One rule, whole"))
def show(id: Annotated[str, typer.Argument(metavar="ID")], rules: Folders = None) -> None:
    from roof import ruletables
    from roof.doors import rulebook
    from rules.faults import meant

    book = rulebook(rules)
    if id not in book.rules:
        en, vi = meant(id, book.rules)
        raise Stop(t(f"không có quy tắc {id!r}.{vi}", f"no rule {id!r}.{en}"), USAGE)
    ruletables.print_rule(book, book.rules[id])


@app.command(help=t("Kiểm tra hình thức mọi tệp quy tắc", "Find every fault of every rule file"))
def lint(rules: Folders = None) -> None:
    from rules.lint import lint as faults_of

    faults = faults_of(rules or [])
    for fault in faults:
        print(fault.say(LANG))
    if faults:
        print(t(f"{len(faults)} lỗi.", f"{len(faults)} faults."))
        raise typer.Exit(FAILED)
    print(t("Không có lỗi.", "No faults."))


@app.command(help=t("Chạy các ca thử nằm trong tệp quy tắc", "Run the cases that stand in the rule files"))
def test(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]")] = None,
    mutate: Annotated[
        bool,
        typer.Option("--mutate", help=t("Đảo từng phép kiểm: ca thử phải thấy", "Turn every check around")),
    ] = False,
    rules: Folders = None,
) -> None:
    from checker.engine import cases
    from checker.engine.mutate import TRIED, mutate_rule
    from roof.doors import rulebook

    book = rulebook(rules)
    unknown = [one for one in ids or [] if one not in book.rules]
    if unknown:
        raise Stop(t(f"không có quy tắc {unknown[0]!r}", f"no rule {unknown[0]!r}"), USAGE)
    results = cases.run(book, ids or None, LANG)
    wrong = [result for result in results if not result.ok]
    for one in wrong:
        print(f"{one.path}: {one.rule} / {one.case}: {one.expected} ≠ {one.got}: {one.why}")
    print(t(f"{len(results)} ca thử, {len(wrong)} sai.", f"{len(results)} cases, {len(wrong)} wrong."))
    lived = 0
    if mutate:
        chosen = [book.rules[rule] for rule in ids or book.rules]
        tried = [m for rule in chosen if rule.status in TRIED for m in mutate_rule(book, rule)]
        for change in [one for one in tried if one.survived]:
            lived += 1
            print(t(f"{change.path}: sống sót: {change.change}", f"{change.path}: survived: {change.change}"))
        print(t(f"{len(tried)} đột biến, {lived} sống sót.", f"{len(tried)} mutations, {lived} survived."))
    if wrong or lived:
        raise typer.Exit(FAILED)


@app.command(
    help=t("Văn bản có hiệu lực ngày nào đó; hoặc một văn bản", "The law on a day; or one instrument")
)
def law(
    id: Annotated[str, typer.Argument(metavar="[ID]")] = "",
    as_of: Annotated[str | None, typer.Option(help="YYYY-MM-DD")] = None,
    rules: Folders = None,
) -> None:
    from roof import lawtables
    from roof.doors import rulebook
    from rules.faults import meant

    book = rulebook(rules)
    if not id:
        lawtables.print_laws(book, day(as_of) or _today())
        return
    if id not in book.laws:
        en, vi = meant(id, book.laws)
        raise Stop(t(f"không có văn bản {id!r}.{vi}", f"no instrument {id!r}.{en}"), USAGE)
    lawtables.print_law(book, id)


@app.command(
    help=t("Điều khoản kế hoạch × quy tắc; nghĩa vụ chưa phủ", "Plan clauses × rules; duties not covered")
)
def coverage(rules: Folders = None) -> None:
    from roof import lawtables
    from roof.doors import rulebook

    lawtables.print_coverage(rulebook(rules))


@app.command(help=t("Viết một tệp quy tắc mới để điền", "Write a rule file to fill in"))
def new(
    theme: Annotated[str, typer.Argument(metavar="THEME")],
    id: Annotated[str, typer.Argument(metavar="ID")],
    subject: Annotated[str, typer.Option(help="storefront | listing | post")] = "storefront",
    into: Annotated[Path, typer.Option(help=t("Thư mục quy tắc", "The rules folder"))] = Path("rules"),
) -> None:
    from rules.new import write

    with as_sentence(ValueError, FileExistsError):
        path = write(into, theme, id, subject, _today(), new_theme=not (into / "packs" / theme).exists())
    print(path)
    print(t("Tiếp theo: điền tệp, rồi `rasoat rules lint`.", "Next: fill it in, then `rasoat rules lint`."))


@app.command(
    "try", help=t("Xem một quy tắc đọc một trang ra sao, từng phép kiểm", "See one rule read one target")
)
def try_(
    id: Annotated[str, typer.Argument(metavar="ID")],
    target: Annotated[str, typer.Argument(metavar="TARGET")],
    as_of: Annotated[str | None, typer.Option(help="YYYY-MM-DD")] = None,
    proxy: Annotated[str, typer.Option(help=t("Đi qua proxy HTTP này", "Go through this HTTP proxy"))] = "",
    evidence: Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))] = Path(
        "evidence"
    ),
    rules: Folders = None,
) -> None:
    from roof.doors import crawl_settings
    from roof.rulework import try_on

    try_on(id, target, as_of, evidence, crawl_settings(proxy=proxy), rules or [])


@app.command(
    help=t("Đổi quy tắc thì thêm, bớt dấu hiệu nào trên bằng chứng đã có", "What a change of rules changes")
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD")],
    new: Annotated[Path, typer.Argument(metavar="NEW")],
    evidence: Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))] = Path(
        "evidence"
    ),
    as_of: Annotated[str | None, typer.Option(help="YYYY-MM-DD")] = None,
) -> None:
    from roof.rulework import compare

    compare(old, new, evidence, day(as_of) or _today())


@app.command(help=t("Viết lại docs/rules.md, facts.md, coverage.md", "Write the generated pages again"))
def docs(folder: Annotated[Path, typer.Argument()] = Path("docs")) -> None:
    from roof.rulework import write_docs

    write_docs(folder)


@app.command(
    help=t("Lược đồ JSON của tệp quy tắc, cho trình soạn thảo", "JSON schema of a rule file, for editors")
)
def schema() -> None:
    from roof.rulework import write_schema

    write_schema()


def _today() -> date:
    return datetime.now(VIETNAM).date()
