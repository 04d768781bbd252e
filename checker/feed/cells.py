"""Cells of a row, of whatever kind a file holds, made one `FeedRow`."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

from checker.facts.price import prices
from checker.feed.columns import Plan, attribute_name, header
from checker.feed.model import FeedRow, Rejected

_TAGS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d)\b[^>]{0,200}>", re.I)
_TAG = re.compile(r"<[a-z/!][^>]{0,2000}>", re.I)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)
# What upload templates say below their headers instead of a product's name.
_TEMPLATE = frozenset(("bat buoc", "mandatory", "required", "optional", "khong bat buoc", "tuy chon"))
_TEMPLATE_MOST = 60
_WHOLE = 1e21  # below it a number without a fraction is written out: 1.23E+15 in a sheet is an id
_MOST_CELL = 1_000_000  # characters; a longer cell is no listing's text
TITLE = 300  # characters of a title that are repeated, and by which a row without an id is called
_NUMBER = re.compile(r"\s*(\d{1,14})(?:\.0{1,6})?\s*\Z")
# "259.000": no đồng has thousandths
_THOUSANDS = re.compile(r"\s*(\d{1,3}(?:([.,])\d{3})(?:\2\d{3}){0,3})\s*\Z")
_PAID = "price value current_price currentPrice sale_price salePrice final_price amount"
# What programs write where nothing is; nobody is called so.
_NIL = r"None none NONE null Null NULL nan NaN NAN N/A n/a #N/A \N undefined [] {}"
NOTHING = frozenset(("", "Default Title", *_NIL.split()))
_NO_WORD = " \t\r\n\0\xa0\ufeff\u200b"
_MINOR, _LEAST_MINOR = 100_000, 1e9
_KINDS = frozenset(("simple", "variable", "variation", "grouped", "external", "configurable", "virtual"))
_LITERAL_MOST, _NESTED = 50_000, 60  # characters and brackets of a Python literal that is read


def row_of(cells: Sequence[object], plan: Plan, source: str, line: int) -> FeedRow | Rejected:
    """One listing from its cells. Rejected when it has no words or a cell of more than a million characters."""

    def first(name: str) -> object:
        return first_of(cells, plan, name)

    title, description = text_of(first("title")), plain_text(text_of(first("description")))
    short = plain_text(text_of(first("short")))
    if short and short not in description:
        description = f"{short}\n{description}" if description else short
    if len(title) > _MOST_CELL or len(description) > _MOST_CELL:
        return Rejected(source, line, "long", str(max(len(title), len(description))))
    if not title.strip(_NO_WORD) and not description.strip(_NO_WORD):
        return Rejected(source, line, "no_text")
    if _of_template(title):
        return Rejected(source, line, "template")
    url, platform = where_of(cells, plan)
    offers = _offers(first("offers"))
    attributes = dict(attributes_of(first("attributes")))
    for i in plan.others:
        if i < len(cells) and (said := _said(cells[i])):
            attributes.setdefault(attribute_name(plan.names[i]), said)
    for one, two in plan.pairs:
        if two < len(cells) and (name := _said(cells[one])) and (said := _said(cells[two])):
            attributes.setdefault(name, said)
    category, price = text_of(first("category")), first("price")
    paid = price_of(price if price is not None else offers.get("price"))
    return FeedRow(
        source,
        line,
        called(id_of(cells, plan), url, title, source, line),
        title,
        description,
        text_of(first("brand")),
        "" if category in _KINDS else category,
        paid / _MINOR if plan.minor and paid >= _LEAST_MINOR and not paid % _MINOR else paid,
        attributes,
        text_of(first("origin")),
        text_of(first("seller") or offers.get("seller")),
        text_of(first("gtin")),
        url,
        platform,
        plan.fields if len(cells) >= len(plan.names) else plan.given(len(cells)),
    )


def first_of(cells: Sequence[object], plan: Plan, name: str) -> object:
    """The first filled cell of the columns for one field; None when there is none."""
    for i in plan.at.get(name, ()):
        if i < len(cells) and not blank(cells[i]):
            return cells[i]
    return None


def blank(value: object) -> bool:
    """Whether a cell holds nothing, or only the word of a program for nothing ("None", "NaN", "NULL")."""
    return value in NOTHING if isinstance(value, str) else value is None or value == []


def _said(cell: object) -> str:
    """The text of a cell of an attribute; "" for none and for what is no text of a listing."""
    said = "" if blank(cell) else text_of(cell)
    return said if len(said) <= _MOST_CELL else ""


def id_of(cells: Sequence[object], plan: Plan) -> str:
    """What the feed calls the row."""
    return text_of(first_of(cells, plan, "id")).strip()


def called(id: str, url: str, title: str, source: str, line: int) -> str:
    """What a row is called from night to night, wherever it stands by then: its id, else its address, else a digest of
    its title; its place where it has none of them."""
    if id or url:
        return id or url
    told = title[:TITLE].strip().encode("utf-8", "surrogatepass")
    return f"title:{blake2b(told, digest_size=8).hexdigest()}" if told else f"{source}:{line}"


def where_of(cells: Sequence[object], plan: Plan) -> tuple[str, str]:
    """The address of the listing, and its platform."""
    return text_of(first_of(cells, plan, "url")).strip(), text_of(first_of(cells, plan, "platform"))


def _of_template(title: str) -> bool:
    """Whether a title is what templates say below their headers; that is short, but for what stands in brackets."""
    return (len(title) <= _TEMPLATE_MOST or "(" in title or "[" in title) and header(title) in _TEMPLATE


def text_of(value: object) -> str:
    """A cell as text: 1.0 is "1", a thing with a name is its name, a list is joined by " > "."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping):
        return text_of(value.get("name") or value.get("@value") or value.get("value"))
    if isinstance(value, list | tuple):
        return " > ".join(filter(None, map(text_of, value)))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def plain_text(text: str) -> str:
    """A description without the tags of HTML that many exports keep."""
    if "<" in text and _TAG.search(text):
        text = _TAG.sub(" ", _TAGS.sub("\n", text))
    if "&" in text and _ENTITY.search(text):
        import html

        text = html.unescape(text)
    return text


def price_of(value: object) -> float:
    """đồng: a number as it stands, or the first amount of a text ("250.000đ", "250000 VND"); 0 for none."""
    if isinstance(value, bool) or value is None:
        return 0.0
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) and value > 0 else 0.0
    if isinstance(value, Mapping):
        return next((paid for name in _PAID.split() if (paid := price_of(value.get(name)))), 0.0)
    said = text_of(value)[:200]
    if grouped := _THOUSANDS.match(said):
        return float(re.sub(r"\D", "", grouped[1]))
    if plain := _NUMBER.match(said):
        return float(plain[1])
    return next((p.value for p in prices(said) if p.currency == "VND"), 0.0)


def attributes_of(value: object) -> Mapping[str, object]:
    """Attributes by name, from a mapping, a list of {name, value}, the JSON text of either, or "name: value" lines;
    words without a name are one attribute that has none."""
    if isinstance(value, str):
        if blank(value):
            return {}
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            found = _literal(value)
            return {"": value} if found is None and value.strip() else attributes_of(found)
        if isinstance(found, str) and found.lstrip()[:1] not in ("[", "{"):
            return {"": found}
        return attributes_of(found)
    if isinstance(value, Mapping):
        return {str(name): text_of(one) for name, one in value.items() if not blank(one)}
    if isinstance(value, list | tuple):
        out: dict[str, object] = {}
        for one in value:
            if isinstance(one, Mapping):
                name = one.get("name") or one.get("key") or one.get("attribute_name") or one.get("code")
                said = one.get("value", one.get("values", one.get("attribute_value")))
                if isinstance(one.get("attributes"), list):
                    out |= attributes_of(one["attributes"])
                elif name and said is not None:
                    out[text_of(name)] = text_of(said)
            elif isinstance(one, tuple) and len(one) == 2:
                out[text_of(one[0])] = text_of(one[1])
        words = [one for one in value if isinstance(one, str) and not blank(one)]
        return out | ({"": "\n".join(words)} if words else {})
    return {}


def _literal(text: str) -> object:
    """What a cell holds that a program of Python wrote as it prints: "{'Chất liệu': 'da'}"; None for any other text."""
    if (
        text.lstrip()[:1] not in ("{", "[")
        or len(text) > _LITERAL_MOST
        or sum(map(text.count, "[{(")) > _NESTED
    ):
        return None
    try:
        found = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None
    return found if isinstance(found, dict | list) else None


def _offers(value: object) -> Mapping[str, object]:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, Mapping) else {}
