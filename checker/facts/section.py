"""A titled part of a page, the smaller parts under it, and what it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.facts.page import Line, Page
from checker.facts.remember import remembered

_NUMBERING = re.compile(
    r"^\W*(?:(?:dieu|muc|phan|chuong|buoc|cau(?: hoi)?)\s*\d+|[ivx]{1,5}|"
    r"\d{1,2}(?:\.\d{1,2}){0,3}|[a-h])\s*[.):\-/]\s*|^[\W_]+"
)
CELL = 60  # characters of a cell that is a heading, and of the least that stands beside it
PSEUDO = 95  # characters of a short line that may head a section
_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?[./)]")
_COUNTED = re.compile(
    r"(?P<roman>[ivx]{1,4})(?=[./)])|(?P<figure>\d{1,2})(?=[./)](?!\d))|(?P<letter>[a-h])(?=[./)])"
)
_ROMAN = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv "
_WRAPPED = "form h1, form header, form footer, form nav"
_MARKS = re.compile(r"^[^\w\s]+\s*")  # "❓ Em ở tỉnh mua thế nào ạ?"
_FIELD = re.compile(  # labels of lines that say more of the part that they stand in
    r"(?:luu y|ghi chu|chu y|hotline|dia chi|e-?mail|dien thoai|vi du|buoc|dieu|muc|website|thoi gian|dieu kien|phi|"
    r"chi phi|quy trinh|doi tuong|hinh thuc|pham vi|truong hop|ngan hang|so tai khoan|stk|noi dung)\b"
)
_SENT = re.compile(r"\bgui hang (?:mien phi|ve|tra|lai|hoan|doi)\b|\bmien phi gui hang\b")
_VALUE = 25  # characters of what a field of goods holds, with its colon
_TIMES = 5  # how often the lines of a page are read as those of parts of one matter
_CONTROLS = ("option", "button", "label")
# The points of a policy on personal data in the words of the law, which shops copy as lines of bold text.
_POINT = re.compile(
    r"(?:muc dich(?: va pham vi)? (?:thu thap|su dung)|pham vi (?:va muc dich )?(?:thu thap|su dung)|"
    r"thoi gian luu (?:tru|giu)|(?:dia chi (?:cua )?)?don vi (?:thu thap|quan ly)|"
    r"nhung (?:nguoi|ca nhan|doi tuong)(?:,? (?:(?:hoac|va|hay) )?(?:to chuc|don vi|ca nhan))? "
    r"(?:(?:co the|duoc|co quyen|duoc phep) ){0,3}tiep can|"
    r"(?:phuong (?:tien|thuc)|cong cu|cach thuc)(?:,? (?:va )?(?:cong cu|phuong tien|cach thuc))? (?:de|cho) "
    r"(?:nguoi|khach) [a-z ]{0,40}?(?:tiep can|chinh sua))(?:(?! la | gom | chi | se )[^\d:]){0,160}$"
)
_LONGEST, _NEAR = 200, 45  # characters of such a line; before the words of the law in a numbered one


@dataclass(slots=True)
class Section:
    """A titled part of a page: the heading's line (None: before any) and the lines under it."""

    heading: Line | None
    title: str  # folded
    level: int
    text: str = ""  # the title as written
    lines: list[tuple[Line, str]] = field(default_factory=list)

    def body(self) -> str:
        """The folded text under the heading."""
        return "\n".join(folded for _, folded in self.lines)


# the number of a part of a page, what it holds as one, and cut at its headings
Nested = tuple[int, Section, tuple[Section, ...]]


def goes_on(last: Section, line: Line) -> bool:
    """Whether a heading stands right below another in its own element: one title on two lines."""
    return last.heading is not None and not last.lines and last.heading.block.number == line.block.number


@dataclass(frozen=True, slots=True)
class Carried:
    """A page carries a matter: where its part begins, how it scores, whether the whole page is about it."""

    page: Page
    matter: str
    section: Section
    score: float
    whole_page: bool
    parts: tuple[Section, ...] = ()  # the section cut at its own headings


def best_first(found: list[Carried]) -> list[Carried]:
    """The strongest page first."""
    return sorted(found, key=lambda c: -c.score)


def nested(parts: list[Section], number: int) -> tuple[Section, tuple[Section, ...]]:
    """A section with the smaller sections under it, as one and cut at its headings."""
    own = parts[number]
    whole = Section(own.heading, own.title, own.level, own.text, list(own.lines))
    cut = [own]
    for at in range(number + 1, len(parts)):
        other = parts[at]
        if other.level <= own.level and not (other.level == own.level == 7 and _stands_over(own, other)):
            break
        if other.heading is not None:
            whole.lines.append((other.heading, other.title))
        whole.lines.extend(other.lines)
        cut.append(other)
    return whole, tuple(cut)


def nested_at(parts: list[Section], numbers: Iterable[int]) -> list[Nested]:
    """The parts of some numbers, each as `nested`, until they hold the lines of the page some times over.

    Headings stand in headings a few deep; of a thousand right above each other each would hold the rest of the page.
    """
    out: list[Nested] = []
    left = _TIMES * sum(1 + len(part.lines) for part in parts)
    for number in numbers:
        whole, cut = nested(parts, number)
        if (left := left - len(whole.lines)) < 0:
            break
        out.append((number, whole, cut))
    return out


def with_others(own: tuple[Section, ...], others: Sequence[Nested]) -> tuple[Section, ...]:
    """A section cut at its headings, then the other parts of its matter, cut likewise.

    A page of general terms says in one part why data are collected, in another how long they are kept.
    """
    if len(others) == 1:
        return own
    cut = {id(part): part for part in own}
    for _, _, parts in others:
        cut |= {id(part): part for part in parts}
    return tuple(cut.values())


def _stands_over(own: Section, other: Section) -> bool:
    """Whether a line that looks like a heading stands right over another as its title.

    One item of a list of purposes ("- Giải quyết khiếu nại") is no title of the part that follows the list.
    """
    return not own.lines and (not _is_item(own) or _is_item(other)) and not _follows(own.title, other.title)


def _follows(title: str, other: str) -> bool:
    """Whether a title is numbered as another and further on: "IV." after "II.", though "1." stands between them."""
    first = _COUNTED.match(title)
    later = _COUNTED.match(other) if first is not None else None
    if first is None or later is None or first.lastgroup != later.lastgroup:
        return False
    mine, its = first.group(), later.group()
    if first.lastgroup == "roman":
        return _ROMAN.find(f" {mine} ") < _ROMAN.find(f" {its} ")
    return int(mine) < int(its) if first.lastgroup == "figure" else mine < its


def _is_item(part: Section) -> bool:
    return part.heading is not None and (part.heading.block.tag == "li" or part.title.startswith("- "))


def sent_back(part: Section) -> bool:
    """Whether a part is headed by a sending: on a page about what comes back it is the customer's."""
    return _SENT.search(part.title) is not None


def left(parts: Sequence[Section], named: Sequence[frozenset[str]], matter: str) -> int:
    """How many characters of a page stand under no heading that names other matters only (`named`, part by part).

    Only h2 to h6 count: an h1 is one of the page's own names, and what merely looks like a heading may be none:
    an item of a list ("Bảo hành tại nhà") says as much as any line.
    """
    count, below = 0, 0  # below: the level of the heading under which everything is about something else
    for part, told in zip(parts, named, strict=True):
        if below and part.level > below:
            continue
        below = part.level if told and matter not in told and 1 < part.level < 7 else 0
        count += 0 if below else sum(len(folded) for _, folded in part.lines)
        count += len(part.title) if not below and part is not parts[0] and _is_item(part) else 0
    return count


def joined(parts: list[Section], numbers: Sequence[int]) -> Section:
    """Parts of one matter as one: "Phạm vi sử dụng thông tin" and "Thời gian lưu giữ thông tin", side by side."""
    own = [parts[number] for number in numbers]
    lines = [pair for part in own for pair in part.lines]
    return Section(own[0].heading, "\n".join(part.title for part in own), own[0].level, own[0].text, lines)


def bare(title: str) -> str:
    """A folded heading without its numbering."""
    return _NUMBERING.sub("", title, count=1).strip(" .:-–*•")


@remembered(20_000)
def bare_pair(title: str, text: str) -> tuple[str, str]:
    """`bare` of a folded heading, and the same part of the heading as written."""
    stripped = bare(title)
    at = title.find(stripped)
    return stripped, text[at : at + len(stripped)] if len(text) == len(title) else ""


def shouts(line: Line, folded: str, below: Line, under: str) -> bool:
    """Whether few words (`heads_next` judges how many) stand above a longer text as a heading, whatever they are.

    In capitals; with a number above dashes ("1/ Gửi thuốc cho bà con ở xa", while a number before one condition of
    many heads nothing); or set apart by a break at the head of a paragraph that goes on ("Về việc gửi mật").
    """
    if line.block.tag in _CONTROLS:
        return False
    if _NUMBERED.match(folded):
        return under.startswith(("-", "+", "•", "–"))
    if line.block.tag in ("td", "th") or len(under) < CELL or folded.startswith(("-", "+", "•")):
        return False
    return line.text.isupper() or (
        below.block.number == line.block.number and line.start == 0 and line.text[:1].isupper()
    )


def heads_next(own: Sequence[tuple[Line, str]], number: int) -> bool:
    """Whether a line heads the next one as `shouts` says, or as the first of two blocks of one item of a list."""
    line, folded = own[number]
    if len(folded) > CELL or folded.endswith((".", ":", "!", ",", ";")) or number + 1 == len(own):
        return False
    below, under = own[number + 1]
    item = line.block.group
    first = item and item == below.block.group and (not number or own[number - 1][0].block.group != item)
    return shouts(line, folded, below, under) or bool(
        first
        and line.block.tag not in ("td", "th", *_CONTROLS)
        and below.block.tag not in ("td", "th")
        and line.text[:1].isupper()
        and len(under) >= CELL
    )


def controls(page: Page, own: Sequence[tuple[Line, str]]) -> tuple[str, ...]:
    """The elements whose own words are controls, no text: a form too, unless it holds the whole page (ASP.NET)."""
    if any(line.block.tag == "form" for line, _ in own) and page.css(_WRAPPED):
        return ("button", "label")
    return ("button", "label", "form")


def labelled(line: Line, folded: str) -> int:
    """Where the text begins after a label of whatever words ("Không ưng mùi: 5 ngày đổi vòng khác …"), or 0."""
    stop = folded.find(": ", 3, PSEUDO // 2)
    told = stop > 0 and len(folded) - stop >= CELL and len(folded) == len(line.text)
    return stop + 2 if told and line.text[:1].isupper() and not _FIELD.match(folded) else 0


def is_point(folded: str) -> bool:
    """Whether a line is a point of the law on personal data, and says nothing by itself; numbered or not."""
    if len(folded) > _LONGEST or ("thong tin" not in folded and "du lieu" not in folded):
        return False
    if folded.endswith((".", ";", ",", "!", "…")):
        return False
    text = bare(folded)
    found = (_POINT.search if text != folded and _NUMBERED.match(folded) else _POINT.match)(text)
    return found is not None and found.start() <= _NEAR


def heads_row(line: Line, below: Line, under: str, above: Line | None) -> bool:
    """Whether a cell is the first of two of a row and the second holds a text: "Cá chết khi nhận", whatever it says."""
    row = line.block.group
    return (
        below.block.group == row
        and (above is None or above.block.group != row)
        and len(under) >= 2 * CELL
        and line.text[:1].isupper()
    )


def asks(line: Line, folded: str) -> bool:
    """Whether a line is a question by itself, as pages of questions and answers head their parts."""
    return (
        folded.endswith("?")
        and len(folded) <= PSEUDO
        and _MARKS.sub("", line.text)[:1].isupper()
        and line.block.tag != "option"
    )


def fills_field(line: Line, folded: str) -> bool:
    """Whether a short line is a field of goods with what it holds ("Bảo hành : 5 năm"), no heading of terms."""
    stop = folded.find(":")
    return not line.block.heading and 0 < stop < len(folded) - 1 and len(folded) - stop <= _VALUE
