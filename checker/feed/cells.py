"""Cells of a row, of whatever kind a file holds, made one `FeedRow`."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

from checker.facts.price import prices
from checker.feed.columns import Plan, header
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
    if not title.strip() and not description.strip():
        return Rejected(source, line, "no_text")
    if _of_template(title):
        return Rejected(source, line, "template")
    url, platform = where_of(cells, plan)
    offers = _offers(first("offers"))
    attributes = dict(attributes_of(first("attributes")))
    for i in plan.others:
        if i < len(cells) and (said := text_of(cells[i])) and len(said) <= _MOST_CELL:
            attributes.setdefault(plan.names[i], said)
    return FeedRow(
        source,
        line,
        called(id_of(cells, plan), url, title, source, line),
        title,
        description,
        text_of(first("brand")),
        text_of(first("category")),
        price_of(first("price") if first("price") is not None else offers.get("price")),
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
        if i < len(cells) and cells[i] not in (None, "", []):
            return cells[i]
    return None


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
        return price_of(value.get("price") or value.get("value"))
    said = text_of(value)[:200]
    if plain := _NUMBER.match(said):
        return float(plain[1])
    return next((p.value for p in prices(said) if p.currency == "VND"), 0.0)


def attributes_of(value: object) -> Mapping[str, object]:
    """Attributes by name, from a mapping, a list of {name, value}, the JSON text of either, or "name: value" lines."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return {"": value} if isinstance(value, str) and value.strip() else {}
        return (
            attributes_of(value) if not isinstance(value, str) or value.lstrip()[:1] in "[{" else {"": value}
        )
    if isinstance(value, Mapping):
        return {str(name): text_of(one) for name, one in value.items()}
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
        return out
    return {}


def _offers(value: object) -> Mapping[str, object]:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, Mapping) else {}
