"""Which column of a feed means what. A user's map goes before the names that are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.feed.model import COLUMN, FIELDS
from checker.feed.names import FIELD, FLAT, MINOR, OWN_KEY, PAIR_NAME, PAIR_VALUE, RANK, TILL

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOISE = re.compile(r"\(.*?\)|\[.*?\]|\*")
_PREFIX = re.compile(
    r"^(?:(?:g|og|product|schema|item|sp|ns\d?)\s*:|(?:product|item|item_basic|data|node)\.)\s*", re.I
)
MOST_COLUMNS = 2_000
_MOST_MET = 100  # columns that are remembered
_MOST_HEADER = 200  # characters of a header that are read


def header(text: str) -> str:
    """A header out of its dress: no marks, brackets or prefix ("g:"), camelCase cut, words single-spaced."""
    plain = _PREFIX.sub("", _NOISE.sub(" ", unicodedata.normalize("NFKC", str(text)[:_MOST_HEADER])).strip())
    plain = plain.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", _CAMEL.sub(" ", bare).casefold()))


def field_of(name: str, chosen: Mapping[str, str]) -> str:
    """The field that a column stands for ('' when none is known); `chosen` is the user's map, by header."""
    plain = header(name)
    return chosen.get(name) or chosen.get(plain) or FIELD.get(plain) or _of_key(plain)


def _of_key(plain: str) -> str:
    own = OWN_KEY.match(plain)
    return FIELD.get(plain[own.end() :], "") if own else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the cells of one kind of row are read: field → positions of its columns; the others by name.

    `pairs` are positions of an attribute's name and of its value. `fields` are what the feed has at all: fields, and
    "column:<name>" for a column that a label's name stands above. `minor`: prices are counted in hundred-thousandths.
    """

    names: tuple[str, ...]
    at: Mapping[str, tuple[int, ...]]
    others: tuple[int, ...]
    fields: frozenset[str] = field(default_factory=frozenset)
    pairs: tuple[tuple[int, int], ...] = ()
    minor: bool = False

    def given(self, cells: int) -> frozenset[str]:
        """The fields of a row that has fewer cells than there are columns: what it lacks is not absent."""
        return frozenset(name for name in self.fields if any(i < cells for i in self.at.get(name, ())))

    @property
    def useful(self) -> bool:
        """Whether there is anything to read: a title or a description."""
        return not self.fields.isdisjoint(("title", "description", "short"))

    @property
    def read(self) -> frozenset[int]:
        """The positions of all columns that anything is read of."""
        paired = (i for pair in self.pairs for i in pair)
        return frozenset((*self.others, *(i for places in self.at.values() for i in places), *paired))


class Met(dict[str, str]):
    """A user's map which learns what became of the columns of a feed: by field, and those that are left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[str, None]] = {}
        self.left: dict[str, None] = {}
        self.tables: set[str] = set()  # of what an absence may follow: "description", "attributes"

    def meet(self, made: Plan) -> None:
        """Remember the columns of a plan."""
        self.tables |= made.fields & {"description", "attributes"}
        for place, positions in made.at.items():
            self._add(self.found.setdefault(place, {}), (made.names[i] for i in positions))
        further = sorted(made.read.difference(*made.at.values()))
        if further:
            self._add(self.found.setdefault("attributes", {}), (made.names[i] for i in further))
        self._add(self.left, (name for i, name in enumerate(made.names[:MOST_COLUMNS]) if i not in made.read))

    def _add(self, held: dict[str, None], names: Iterable[str]) -> None:
        held.update(
            (name, None)
            for _, name in zip(range(_MOST_MET - len(held)), filter(str.strip, names), strict=False)
        )


def plan(names: Sequence[str], chosen: Mapping[str, str], is_label: Callable[[str], bool]) -> Plan:
    """The plan of a header. Of several columns for one thing the first that is filled counts in a row; `names.RANK`
    says where the feed's order does not.

    Columns of no field become attributes where `is_label` knows their name ("Thành phần"), else nothing. They are no
    table of attributes: from a row nothing follows but what its own columns leave empty.
    """
    at: dict[str, list[int]] = {}
    others: list[int] = []
    fields: set[str] = set()
    known = names[:MOST_COLUMNS]
    pairs, tabled = _pairs(known)
    paired = {i for pair in pairs for i in pair}
    for i, name in enumerate(known):
        place = field_of(name, chosen)
        if place:
            at.setdefault(place, []).append(i)
        elif i in paired:
            continue
        elif FLAT.match(name):
            others.append(i)
        elif is_label(name):
            others.append(i)
            fields.add(COLUMN + name)
    plain = {i: header(known[i]) for places in at.values() if len(places) > 1 for i in places}
    ranked = {
        place: tuple(sorted(places, key=lambda i: RANK.get(plain.get(i, ""), 0)))
        for place, places in at.items()
    }
    fields |= {name for name in at if name in FIELDS}
    if "short" in at:
        fields.add("short")  # of which what is missing is not missing from the description
    if tabled:
        fields.add("attributes")
    if any(TILL.search(header(name)) for name in known):
        fields.discard("attributes")
    minor = all(
        any(header(known[i]) in one for i in (*at.get("id", ()), *at.get("seller", ()))) for one in MINOR
    )
    made = Plan(tuple(names), ranked, tuple(others), frozenset(fields), pairs, minor)
    if isinstance(chosen, Met):
        chosen.meet(made)
    return made


def _pairs(names: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], bool]:
    """The columns of attributes' names and values, paired by their number; whether they are a table of attributes."""
    called: dict[str, int] = {}
    valued: dict[str, int] = {}
    tabled = False
    for i, name in enumerate(names):
        plain = header(name)
        if found := PAIR_NAME.fullmatch(plain):
            called.setdefault(_number(found), i)
            tabled = tabled or found["table"] is not None
        elif found := PAIR_VALUE.fullmatch(plain):
            valued.setdefault(_number(found), i)
    both = tuple((i, valued[number]) for number, i in called.items() if number in valued)
    return both, bool(both) and tabled


def _number(found: re.Match[str]) -> str:
    return next(one for one in found.groups() if one and one.isdigit())


def attribute_name(name: str) -> str:
    """What an attribute is called whose column is called so ("attributes.spec_ram" → "spec_ram")."""
    found = FLAT.match(name)
    return found[1] if found else name


def looks_like_header(cells: Iterable[str], chosen: Mapping[str, str]) -> int:
    """How many different fields the cells of a row would name, were it a header; 0 without a title."""
    found = {place for cell in cells if 0 < len(cell) <= 60 and (place := field_of(cell, chosen))}
    return len(found) if found & {"title", "description"} else 0
