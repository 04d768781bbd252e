"""The shared words, typed: facts.yml, predicates.yml and the lexicons."""

from __future__ import annotations

import re
from dataclasses import replace

from rules.form import Form
from rules.model import FactName, FactType, Lexicon, Predicate, Term

SUBJECTS = ("storefront", "listing", "post")
PAGES = ("home", "contact", "about", "policy", "product", "cart", "checkout", "post", "record")
TYPES = tuple(str(kind) for kind in FactType)
VALUES = ("none", "one", "list", "number", "day", "fact")
ANSWERS = ("true", "false", "unknown")
PLACES = (  # what a message can name beside facts
    "storefront.domain",
    "storefront.url",
    "storefront.name",
    "storefront.id",
    "subject.url",
    "subject.id",
    "as_of",
)
_FACT = re.compile(r"[a-z]+\.[a-z0-9_]+\Z")


def facts(file: Form) -> dict[str, FactName]:
    """In: facts.yml. Out: the vocabulary by name."""
    found: dict[str, FactName] = {}
    for name, (line, node) in file.entries.items():
        form = Form(node, file.path, file.ledger, name, line)
        form.line = line
        form.keys(("subject", "type", "stands_on", "vi", "en"), ("many", "values"))
        if not _FACT.match(name):
            form.fault(
                line,
                "bad-name",
                f'"{name}": a fact is called family.name, lower case.',
                f'"{name}": tên dữ kiện có dạng nhóm.tên, chữ thường.',
            )
        kind = form.choice("type", TYPES, "text")
        subject = form.choice("subject", SUBJECTS, "storefront")
        stands_on = form.texts("stands_on")
        for page in stands_on:
            if page not in PAGES:
                form.one_of(form.at("stands_on"), f"{name}.stands_on", page, PAGES)
        values = form.texts("values")
        if values and kind != "code":
            form.fault(
                "values",
                "values-of-no-code",
                f"{name}: only a code has a closed list of values.",
                f"{name}: chỉ kiểu code mới có danh sách giá trị.",
            )
        found[name] = FactName(
            name,
            FactType(kind if kind in TYPES else "text"),
            subject,
            stands_on,
            form.text("vi"),
            form.text("en"),
            form.flag("many"),
            values,
        )
    return found


def predicates(file: Form) -> dict[str, Predicate]:
    """In: predicates.yml. Out: the tests by name."""
    found: dict[str, Predicate] = {}
    for name, (line, node) in file.entries.items():
        form = Form(node, file.path, file.ledger, name, line)
        form.keys(("takes", "value", "judges", "absent", "vi", "en"))
        takes: list[FactType] = []
        for word in form.texts("takes"):
            if word == "any":
                takes.extend(FactType)
            elif word in TYPES:
                takes.append(FactType(word))
            else:
                form.one_of(form.at("takes"), f"{name}.takes", word, ("any", *TYPES))
        found[name] = Predicate(
            name,
            tuple(takes),
            form.choice("value", VALUES, "none"),
            form.choice("judges", ("some", "every", "fact"), "some"),
            form.choice("absent", ANSWERS, "unknown"),
            form.text("vi"),
            form.text("en"),
        )
    return found


def lexicon(file: Form) -> tuple[Lexicon, bool]:
    """In: one lexicon file. Out: the list, and whether it extends another of the same id."""
    file.keys(("id", "vi", "en", "terms"), ("not_when", "extends", "proven"))
    terms: list[Term] = []
    seen: dict[tuple[str, str], int] = {}
    for form in file.tables("terms"):
        form.keys(("phrase",), ("weight", "code", "positive", "negative"))
        phrase, code = form.text("phrase"), form.text("code")
        weight = form.number("weight", 1.0)
        if not 0 <= weight <= 10:
            form.fault(
                "weight",
                "weight",
                f"{form.name}.weight: {weight} is not between 0 and 10.",
                f"{form.name}.weight: {weight} không nằm giữa 0 và 10.",
            )
        first = seen.setdefault((" ".join(phrase.casefold().split()), code), form.line)
        if first != form.line and phrase:
            form.fault(
                "phrase",
                "twice",
                f'the phrase "{phrase}" stands already in line {first}.',
                f'cụm từ "{phrase}" đã có ở dòng {first}.',
            )
        terms.append(Term(phrase, weight, code, form.texts("positive"), form.texts("negative")))
    if not terms:
        file.fault("terms", "no-terms", "a lexicon needs at least one term.", "cần ít nhất một cụm từ.")
    words = Lexicon(
        file.ident("id", file.path.stem),
        file.text("vi"),
        file.text("en"),
        tuple(terms),
        file.texts("not_when"),
    )
    return words, file.flag("extends")


def extend(ours: Lexicon, theirs: Lexicon) -> Lexicon:
    """Our lexicon with the terms and the innocent surroundings of a user's one added."""
    return replace(ours, terms=ours.terms + theirs.terms, not_when=ours.not_when + theirs.not_when)


def placeholders(text: str) -> list[str]:
    """The names between braces in a message."""
    return re.findall(r"\{([^{}]*)\}", text)
