"""The door of the rulebook: folders in, a `Rulebook` out, or every fault of every file at once."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from rules import kept, law_file, lists, vocabulary
from rules.checks import World
from rules.faults import Fault, Ledger, RulebookError
from rules.figure_file import figure
from rules.form import Form
from rules.model import (
    FactName,
    LabelGroup,
    Law,
    Lexicon,
    PlanClause,
    Predicate,
    Programme,
    Rule,
    Rulebook,
    Theme,
)
from rules.places import Found, find
from rules.reader import parse
from rules.rule_file import rule

OURS = Path(__file__).parent
T = TypeVar("T")


@dataclass
class Shelf:
    """What one reading found: the pieces of a rulebook, the forms they came from, and the faults."""

    ledger: Ledger = field(default_factory=Ledger)
    facts: dict[str, FactName] = field(default_factory=dict)
    predicates: dict[str, Predicate] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    plans: dict[str, PlanClause] = field(default_factory=dict)
    obligations: dict[str, Mapping[str, str]] = field(default_factory=dict)
    uncovered: dict[str, Mapping[str, str]] = field(default_factory=dict)
    label_groups: dict[str, LabelGroup] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    figures: dict[str, Rule] = field(default_factory=dict)
    off: dict[str, Mapping[str, str]] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)  # by path, of every readable file
    digest: str = ""

    def book(self) -> Rulebook:
        """The pieces as a rulebook (only to be used when there is no fault)."""
        return Rulebook(
            rules=self.rules,
            laws=self.laws,
            facts=self.facts,
            lexicons=self.lexicons,
            themes=self.themes,
            digest=self.digest,
            off=frozenset(self.off),
            predicates=self.predicates,
            plans=self.plans,
            obligations=self.obligations,
            uncovered=self.uncovered,
            label_groups=self.label_groups,
            programmes=self.programmes,
            off_why=self.off,
            figures=self.figures,
        )


def load(*folders: Path, default: bool = True, cache: Path | None = None) -> Rulebook:
    """In: folders of rules beside ours (`default=False` leaves ours out). Out: the rulebook.

    `cache` is a folder of the user's in which sound rulebooks are kept ready for the next start.
    Raises `RulebookError` with every fault of every file (form, types, names that do not exist). One
    fault anywhere and nothing is loaded: a broken pack must never silently take a rule away.
    """
    ledger = Ledger()
    files = _files(folders, default, ledger)
    name = kept.key(f"{one.found.path}={one.digest}" for one in files) if cache else ""
    book = kept.recall(cache, name) if cache and not ledger.faults else None
    if book is not None:
        return book
    with _collector_at_rest():
        shelf = _shelve(files, ledger)
    if ledger.faults:
        raise RulebookError(ledger.faults)
    book = shelf.book()
    if cache:
        kept.keep(cache, name, book)
    return book


def shelve(folders: Iterable[Path], default: bool = True) -> Shelf:
    """Read all the folders, ours first. Out: what was found, faults included; never raises."""
    ledger = Ledger()
    with _collector_at_rest():
        return _shelve(_files(folders, default, ledger), ledger)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    # Reading makes some hundred thousand small objects and no cycles: half of its time went to the
    # collector looking for some.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _File:
    found: Found
    data: bytes
    digest: str


def _files(folders: Iterable[Path], default: bool, ledger: Ledger) -> list[_File]:
    # A folder given twice, or ours given by name, is read once.
    once = {folder.resolve(): folder for folder in ([OURS] if default else []) + list(folders)}
    files = []
    for found in [one for folder in once.values() for one in find(folder, ledger)]:
        data = found.path.read_bytes()
        files.append(_File(found, data, hashlib.sha256(data).hexdigest()))
    return files


def _shelve(files: Iterable[_File], ledger: Ledger) -> Shelf:
    shelf = Shelf(ledger)
    whole = hashlib.sha256()
    read: list[tuple[Found, Form, str]] = []
    for one in files:
        found, digest = one.found, one.digest
        whole.update(f"{found.folder}/{found.path.name}\0{digest}\n".encode())
        node = parse(one.data, found.path, ledger)
        if node is not None:
            form = Form(node, found.path, shelf.ledger, found.name)
            read.append((found, form, digest))
            shelf.forms[str(found.path)] = form
    shelf.digest = whole.hexdigest()
    for kind in ("facts", "predicates", "law", "plans", "obligations", "lexicon", "theme"):
        for found, form, _ in read:
            if found.kind == kind:
                _words(shelf, kind, form)
    for found, form, _ in read:
        if found.kind == "law":
            law_file.cross(form, shelf.laws)
    world = World(shelf.facts, shelf.predicates, shelf.laws, shelf.plans, shelf.obligations)
    for found, form, digest in read:
        if found.kind == "rule":
            _rule(shelf, form, digest, world)
        elif found.kind == "figure" and (counted := figure(form, digest, world)):
            _merge(form, shelf.figures, {counted.id: counted})
    for found, form, _ in read:
        if found.kind in ("uncovered", "off", "label_groups", "criteria"):
            _lists(shelf, found.kind, form)
    return shelf


def _words(shelf: Shelf, kind: str, form: Form) -> None:
    """Take in one file of the words that rules are made of."""
    if kind == "facts":
        _merge(form, shelf.facts, vocabulary.facts(form))
    elif kind == "predicates":
        _merge(form, shelf.predicates, vocabulary.predicates(form))
    elif kind == "plans":
        _merge(form, shelf.plans, lists.plans(form))
    elif kind == "obligations":
        _merge(form, shelf.obligations, lists.twins(form))
    elif kind == "law":
        law = law_file.law(form)
        if law:
            _merge(form, shelf.laws, {law.id: law})
    elif kind == "theme":
        theme = lists.theme(form)
        _merge(form, shelf.themes, {theme.id: theme})
    else:
        words, extends = vocabulary.lexicon(form)
        if extends and form.known(
            form.at("id"), "lexicon to extend", "danh sách từ để mở rộng", words.id, shelf.lexicons
        ):
            shelf.lexicons[words.id] = vocabulary.extend(shelf.lexicons[words.id], words)
        elif not extends:
            _merge(form, shelf.lexicons, {words.id: words})


def _rule(shelf: Shelf, form: Form, digest: str, world: World) -> None:
    theme = form.path.parent.name
    if theme not in shelf.themes:  # a user's folder without theme.yml; lint asks for it in ours
        shelf.themes[theme] = Theme(theme, {"vi": theme, "en": theme}, (), {"vi": "", "en": ""})
    built = rule(form, theme, digest, world)
    if built:
        _merge(form, shelf.rules, {built.id: built})


def _lists(shelf: Shelf, kind: str, form: Form) -> None:
    """Take in one file that speaks of rules."""
    if kind == "label_groups":
        group = shelf.facts.get("listing.goods_group")
        _merge(form, shelf.label_groups, lists.label_groups(form, shelf.facts, group.values if group else ()))
    elif kind == "criteria":
        programme = lists.programme(form, shelf.rules)
        _merge(form, shelf.programmes, {programme.id: programme})
    elif kind == "uncovered":
        reasons = lists.twins(form)
        for name in reasons:
            form.known(form.at(name), "obligation", "nghĩa vụ", name, shelf.obligations)
        _merge(form, shelf.uncovered, reasons)
    else:
        reasons = lists.twins(form)
        for name in reasons:
            form.known(form.at(name), "rule", "quy tắc", name, shelf.rules)
        shelf.off.update(reasons)


def _merge(form: Form, there: dict[str, T], new: Mapping[str, T]) -> None:
    """Add `new` to what is there. An id that is there already is a fault: nobody overrides anybody."""
    for name, thing in new.items():
        if name in there:
            form.fault(
                "id" if "id" in form.entries else name,
                "id-taken",
                f'"{name}" is taken already; give yours another id (to switch a rule off, write off.yml).',
                f'"{name}" đã có; hãy đặt tên khác (muốn tắt một quy tắc, viết off.yml).',
            )
        else:
            there[name] = thing


__all__ = ["OURS", "Fault", "RulebookError", "Shelf", "load", "shelve"]
