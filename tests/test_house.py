"""The house's walls: who may import whom, which library lives in which room (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {
    "crawler",
    "rules",
    "checker",
    "sweep",
    "desk",
    "precheck",
    "handover",
    "papers",
    "roof",
    "cli",
    "examples",
    "bench",
    "ties",
    "lists",
}

# room (longest prefix wins) → what of ours it may import, by prefix; a room may always import itself
MAY: dict[str, tuple[str, ...]] = {
    "crawler": (),
    "crawler.egress": ("crawler.address", "crawler.inner"),
    "crawler.till": ("crawler.model",),
    "rules": (),
    "checker.language": (),
    "checker.facts": ("checker.model", "checker.language", "crawler.model"),
    "checker.engine": ("checker.model", "checker.language", "rules.model"),
    "checker.leads": ("checker.model",),
    "checker.leads.store": ("checker.leads", "checker.model", "ties.model", "ties.document", "lists.model"),
    "checker.check": (
        "checker.facts",
        "checker.engine",
        "checker.leads.assemble",
        "checker.model",
        "crawler.model",
        "rules.model",
    ),
    "checker.feed": (
        "checker.facts",
        "checker.engine",
        "checker.leads",
        "checker.model",
        "crawler.model",
        "rules.model",
    ),
    "ties": ("checker.facts", "checker.language", "checker.model", "crawler.model"),
    "ties.document": ("ties.model",),
    "lists": ("checker.language", "sweep.faults", "sweep.taxcode", "ties"),
    "sweep": ("crawler", "rules", "checker", "ties"),
    "desk": ("checker.leads", "checker.model", "ties.model", "ties.words"),
    "precheck": ("checker.feed", "checker.model"),
    "handover": ("crawler", "checker.model", "checker.leads"),
    "papers": ("checker.model", "checker.leads", "rules.model"),
    "roof": (
        *("crawler", "rules", "checker", "sweep", "desk", "precheck"),
        *("handover", "papers", "ties", "lists", "examples"),
    ),
    "cli": ("crawler", "rules", "checker", "sweep", "desk", "roof", "examples"),
    "examples": (),
}

# library → the only rooms that may import it
HOME: dict[str, tuple[str, ...]] = {
    "scrapy": ("crawler.spiders",),
    "twisted": ("crawler.spiders",),
    "uvloop": ("crawler.spiders",),
    "playwright": ("crawler.browser",),
    "warcio": ("crawler.evidence",),
    "rfc3161_client": ("crawler.evidence.stamp",),
    "yaml": ("rules.reader", "examples.market", "roof.audit.columns", "lists.mapping"),
    "selectolax": ("checker.facts.page", "crawler.spiders"),
    "PIL": ("checker.facts.pixels",),
    "zxingcpp": ("checker.facts.pixels",),
    "bs4": ("checker.facts.page",),
    "spacy": ("bench",),
    "sqlalchemy": ("checker.leads.store",),
    "alembic": ("checker.leads.store",),
    "fastapi": ("desk", "precheck", "roof.serve"),
    "starlette": ("desk", "precheck"),
    "pydantic": ("precheck",),
    "jinja2": ("desk.render", "papers.html", "papers.document", "papers.braces"),
    "argon2": ("desk.passwords",),
    "splink": ("ties.score",),
    "authlib": ("desk.oidc",),
    "joserfc": ("desk.oidc",),
    "httpx2": ("desk.oidc",),
    "uvicorn": ("roof.desk", "roof.serve"),
    "backports": ("checker.feed.packed", "checker.feed.archive", "crawler.bodies"),
    "python_calamine": ("sweep.registry", "checker.feed.tables", "lists.sheet"),
    "pyarrow": ("checker.feed.tables", "roof.audit.out", "roof.audit.base", "ties.score"),
    "xlsxwriter": ("roof.audit.out", "papers.sheets"),
    "docx": ("papers.blank", "papers.document", "papers.template"),
    "docxtpl": ("papers.document",),
    "matplotlib": ("papers.chart",),
    "typer": ("cli", "roof"),
    "rich": ("cli", "roof"),
}


def modules() -> Iterator[tuple[str, Path]]:
    """Every Python file of ours with its dotted name."""
    for top in sorted(OURS - {"bench"}):
        for path in [ROOT / f"{top}.py"] if top == "cli" else sorted((ROOT / top).rglob("*.py")):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield dotted.removesuffix(".__init__"), path


def imports(dotted: str, path: Path) -> Iterator[str]:
    """Every module that a file names in an import, made absolute."""
    package = dotted if path.name == "__init__.py" else dotted.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def room_of(dotted: str) -> str | None:
    return max((r for r in MAY if within(dotted, r)), key=len, default=None)


FILES = list(modules())


@pytest.mark.parametrize(("dotted", "path"), FILES, ids=[d for d, _ in FILES])
def test_imports_keep_to_the_rooms(dotted: str, path: Path) -> None:
    names = list(imports(dotted, path))
    if dotted.endswith(".model"):
        outside = [n for n in names if n.split(".")[0] in OURS]
        assert not outside, f"a ground file imports nothing of ours: {outside}"
        return
    room = room_of(dotted)
    for name in names:
        top = name.split(".")[0]
        if top in OURS and room is not None and not within(name, room):
            assert any(within(name, m) for m in MAY[room]), f"{dotted} may not import {name}"
        if top in HOME:
            assert any(within(dotted, home) for home in HOME[top]), (
                f"{top} is at home in {HOME[top]}, not in {dotted}"
            )


def test_the_test_can_fail(tmp_path: Path) -> None:
    """Relative and absolute imports alike are seen."""
    file = tmp_path / "x.py"
    file.write_text("from ..leads import store\nimport scrapy\n", "utf-8")
    assert set(imports("checker.facts.x", file)) == {"checker.leads.store", "scrapy"}


def test_nothing_below_the_roof_reads_the_environment_or_the_clock() -> None:
    """Settings enter at the roof. Capture times and lease heartbeats are the named exceptions."""
    clock = {("datetime", "now"), ("date", "today"), ("datetime", "utcnow"), ("time", "time")}
    may_tell_time = (
        "crawler",
        "sweep",
        "checker.leads.store",
        "checker.leads.review",
        "roof",
        "cli",
        "examples",
    )
    for dotted, path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Attribute):
                continue
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner == "os" and node.attr in {"environ", "getenv"}:
                assert within(dotted, "roof") or dotted == "cli", (
                    f"{dotted}:{node.lineno} reads the environment"
                )
            if (owner, node.attr) in clock:
                assert any(within(dotted, m) for m in may_tell_time), (
                    f"{dotted}:{node.lineno} reads the clock"
                )


def test_files_stay_small() -> None:
    long = {d: n for d, p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 300}
    assert not long, f"a file above 300 lines has more than one idea: {long}"


def test_test_files_have_names_of_their_own() -> None:
    """pytest takes two test files of one name for one module and ends before the first test."""
    seen: dict[str, Path] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        other = seen.setdefault(path.name, path)
        assert other is path, f"{path} and {other} share a name: rename one of them"
