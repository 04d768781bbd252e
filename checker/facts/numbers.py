"""Tax codes, registrations, bank accounts: a label decides, a check digit confirms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum.vn import mst

from checker.facts.remember import remembered

_TAX = re.compile(  # a long label may be glued to the word before it, where style sets them apart
    r"(?:(?<![a-z])|(?=ma so (?:thue|doanh)))(?:ma so thue(?: doanh nghiep| dn| ca nhan)?|mst|"
    r"m\.s\.t\.?|ms thue|ma thue|"
    r"ma so (?:doanh nghiep|dn|cong ty|chi nhanh|htx|hop tac xa|ho kinh doanh|hkd)|ma (?:doanh nghiep|chi nhanh)|"
    r"msdn|msdn/mst|tax ?(?:code|id|no\.?|number)|(?:enterprise|business|company) (?:code|id))(?![a-z])"
)
_REG = re.compile(
    r"(?:(?<![a-z])|(?=ma so doanh|giay (?:phep|chung nhan|cn)))(?:gp ?(?:đ|d)?kkd|gpdkkd|gpdk|gpkd|gp kd|"
    r"(?:gp|gcn|cn)(?!dkhd)[dkhn]{3,7}|"  # every order of these letters is written
    r"so dkkd|(?<!phong )dkkd|gcn ?(?:dkdn|dkkd|dkhkd|dk)|gcndkkd|gcndkhkd|"
    r"cn ?(?:dkdn|dkhkd)|dkhkd|(?:giay )?(?:gcn ?|cn ?)?dkhtx|giay (?:dkhkd|cndkhkd)|cndkdn|gcndkdn|dkdn|gcnđkdn|"
    r"(?:giay )?(?:chung nhan|cn|phep|gcn)(?: so)? ?(?:dang k[yi]|dk|dkkd|dkdn|dkhkd)(?: (?:kinh doanh|doanh nghiep|"
    r"ho kinh doanh|kd|dn))*(?! (?:nhan hieu|ban quyen|quyen|chat luong|luu hanh))|"
    r"giay (?:phep|chung nhan) kinh doanh|giay phep dkkd|giay cndkdn|giay cndkkd|giay dkkd(?: ho)?|"
    r"(?<!phong )(?:so |ma so )?dang k[yi] (?:kinh doanh|doanh nghiep|ho kinh doanh|hkd)|ma so (?:doanh nghiep|dn|"
    r"chi nhanh|htx|hop tac xa|"
    r"ho kinh doanh|hkd|dkkd)|msdn|mshkd|"
    r"(?:business|enterprise|company) (?:registration|licen[sc]e)(?: (?:no|number|code|certificate))?|"
    r"(?:enterprise|business|company) (?:code|id))(?![a-z])"
)
_NUMBER = re.compile(r"(?<![\d/])(\d(?:[\d]|[ .\-](?=\d)){7,17}\d)(?![\d/])")
_EXAMPLE = re.compile(r"\b(?:vi du|vd|e\.?g|vidu|mau)\b")  # "mã số thuế (ví dụ 0100109106)"
_HOUSEHOLD = re.compile(r"(?<![\da-z])(\d{2}[.-]?[a-z][.-]?\d[.-]?\d{5,8}(?:/hkd|cs)?)(?![\da-z])")
_CERTIFICATE = re.compile(
    rf"(?<![a-z])(?:gcn|giay chung nhan|giay phep)(?: so)?\s*:?\s*{_HOUSEHOLD.pattern}"
)  # "Số GCN: 41A8012345": only households have such codes
_OF_HOUSEHOLD = re.compile(
    r"(?<![a-z])(?:ho kinh doanh|hkd|chu (?:so huu|ho|co so|cua hang))(?![a-z])"
)  # "Hộ kinh doanh: Gốm An Số 41N8031130", "Chủ sở hữu website: Ngô An - Số: 41A8031130"
_ACCOUNT = re.compile(
    r"(?<![a-z])(?:so tai khoan|stk|so tk|tai khoan so|tai khoan(?: ngan hang)?|"
    r"account (?:no|number)\.?|tk)\b"
    r"\s*(?:\([^)]{0,20}\))?\s*(?:[:.\-]|so|la)?\s*[:.]?\s*"
)
_ACCOUNT_ABOVE = re.compile(r"\W*(?:so tai khoan|stk|so tk|tai khoan ngan hang|account number)\W*")
# Of these words one stands in all that a label means.
OF_ACCOUNTS = ("tai khoan", "tk", "account ")
_OF_TAX = (
    *("ma so ", "thue", "mst", "m.s.t", "ma doanh", "ma chi", "msdn", "tax"),
    *("enterprise ", "business ", "company "),
)
_OF_REG = (
    *(
        "ma so ",
        "dk",
        "dang k",
        "gp",
        "cn",
        "giay phep",
        "chung nhan",
        "msdn",
        "mshkd",
        "ho kinh doanh",
        "hkd",
    ),
    *("chu so huu", "chu ho", "chu co so", "chu cua hang", "enterprise ", "business ", "company "),
)
_ACCOUNT_NUMBER = re.compile(r"(?<!\d)(\d(?:\d|[ .\-](?=\d)){5,22}\d)(?!\d)")
_MONEY = re.compile(r"\s?(?:(?:d|vnd|dong)\b|₫)")  # "Gọng titan TK-88 1.850.000đ"
_SHORT_YEAR = 2  # figures: no business registration of today bears a year of the last century in two
_OTHER_LABEL = re.compile(
    r"dien thoai|hotline|holine|\btel|phone|\bsdt|\bdt\b|zalo|di dong|mobile|\bfax|lien he|\bgoi\b|tong dai|"
    r"\bstk\b|tai khoan|cccd|cmnd|can cuoc"
)
_IN_NAME = re.compile(r"\b(?:cong ty|cty|ctcp)\b.*?(?:di dong|mobile|phone|\bdt\b(?=\W*[a-z]))")
_BRANCH = re.compile(r" ?- ?(\d{3})(?!\d|[ .-]\d)")  # "0312345678 - 001"
_GAP = 42  # characters between a label and its number
_HOUSEHOLD_GAP = 90  # characters from "hộ kinh doanh" over its name to the end of its number


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a line: characters start…end of it as written, digits (or household code) and how sure."""

    start: int
    end: int
    digits: str
    sure: float


def citizen(digits: str) -> bool:
    """Whether 12 digits can be a citizen number: province 001-096, century and sex 0-9, two digits of a year."""
    return len(digits) == 12 and digits.isdigit() and 1 <= int(digits[:3]) <= 96 and len(set(digits)) > 2


def _filler(digits: str) -> bool:
    return (
        len(set(digits)) <= 2
        or digits in "01234567890123456789"
        or digits in "98765432109876543210"
        or digits.startswith(("123456789", "012345678"))
    )


def tax_code(written: str) -> tuple[str, float]:
    """The digits of a tax code and how sure it is one (0: it is none). 10 digits, 13 with branch, 12 for persons."""
    found = re.match(r"(\d{10})\s*-\s*(\d{3})(?!\d)", written)
    digits = found[1] + found[2] if found else re.sub(r"\D", "", written)
    if _filler(digits):
        return "", 0.0
    if len(digits) in (10, 13):
        return digits, 1.0 if mst.is_valid(digits) else 0.6
    if len(digits) == 12 and citizen(digits):
        return digits, 0.9
    return "", 0.0


def _labelled(words: tuple[str, ...], folded: str, before: str) -> bool:
    """A cheap look before a label's pattern: whether one of its words stands in a line or the line above."""
    for word in words:  # noqa: SIM110 (`any` takes half as long again)
        if word in folded or word in before:
            return True
    return False


def _after(label: re.Pattern[str], folded: str, before: str) -> list[tuple[int, int]]:
    """(start, end) windows of a line that follow a label; the whole line when the line above is the label."""
    out = [(m.end(), min(len(folded), m.end() + _GAP + 20)) for m in label.finditer(folded)]
    if not out and before and len(before) <= 45 and label.search(before) and not re.search(r"\d{6}", before):
        out.append((0, min(len(folded), _GAP)))
    return out


def _of_another_label(between: str) -> bool:
    """Whether a number's own label stands between it and the one before: no word of a firm, as "… Di Động: 03…"."""
    return bool(_OTHER_LABEL.search(_IN_NAME.sub("", between)))


def tax_codes(folded: str, before: str = "") -> tuple[Number, ...]:
    """Numbers labelled as tax code in a folded line."""
    return _tax_codes(folded, before) if _labelled(_OF_TAX, folded, before) else ()


@remembered(20_000)
def _tax_codes(folded: str, before: str) -> tuple[Number, ...]:
    out = []
    for start, end in _after(_TAX, folded, before):
        for found in _NUMBER.finditer(folded, start, min(len(folded), end + 20)):
            if found.start() - start > _GAP or _EXAMPLE.search(folded, start, found.start()):
                break
            if _of_another_label(folded[start : found.start()]):
                break  # "MST: đang cập nhật. Hotline: 0909 …": the label has no number of its own
            branch = _BRANCH.match(folded, found.end(1))
            end = branch.end() if branch else found.end(1)
            digits, sure = tax_code(found[1] + (f"-{branch[1]}" if branch else ""))
            if digits:
                out.append(Number(found.start(1), end, digits, sure))
            break
    return tuple(dict.fromkeys(out))


def registrations(folded: str, before: str = "") -> tuple[Number, ...]:
    """Numbers labelled as business registration in a folded line."""
    return _registrations(folded, before) if _labelled(_OF_REG, folded, before) else ()


@remembered(20_000)
def _registrations(folded: str, before: str) -> tuple[Number, ...]:
    out = []
    for owner in _OF_HOUSEHOLD.finditer(folded):
        number = _HOUSEHOLD.search(folded, owner.end(), owner.end() + _HOUSEHOLD_GAP)
        if number and not _REG.search(folded, owner.end(), number.start()):
            out.append(Number(number.start(1), number.end(1), number[1].upper(), 0.9))
    if not out and (found := _CERTIFICATE.search(folded)):
        out.append(Number(found.start(1), found.end(1), found[1].upper(), 0.9))
    for start, end in _after(_REG, folded, before):
        household = _HOUSEHOLD.search(folded, start, min(len(folded), end))
        if household and household.start() - start <= _GAP:
            out.append(Number(household.start(1), household.end(1), household[1].upper(), 0.9))
            continue
        for found in _NUMBER.finditer(folded, start, min(len(folded), end + 20)):
            if found.start() - start > _GAP or _of_another_label(folded[start : found.start()]):
                break
            branch = _BRANCH.match(folded, found.end(1))
            end = branch.end() if branch else found.end(1)
            digits = re.sub(r"\D", "", folded[found.start(1) : end])
            if 8 <= len(digits) <= 13 and not _filler(digits):
                out.append(Number(found.start(1), end, digits, 1.0 if mst.is_valid(digits) else 0.7))
            break
    return tuple(dict.fromkeys(out))


def day(year: str, month: str, number: str) -> str:
    """An ISO day, or '' when there is no such day."""
    try:
        return date(int(year) + 2000 * (len(year) == _SHORT_YEAR), int(month), int(number)).isoformat()
    except ValueError:
        return ""


def accounts(folded: str, before: str = "") -> tuple[Number, ...]:
    """Bank account numbers labelled as such in a folded line."""
    return _accounts(folded, before) if _labelled(OF_ACCOUNTS, folded, before) else ()


@remembered(20_000)
def _accounts(folded: str, before: str) -> tuple[Number, ...]:
    out = []
    windows = [(m.end(), m.end() + 40) for m in _ACCOUNT.finditer(folded)]
    if not windows and _ACCOUNT_ABOVE.fullmatch(before):
        windows = [(0, 40)]
    for start, end in windows:
        found = _ACCOUNT_NUMBER.search(folded, start, min(len(folded), end))
        if found and not (
            re.search(r"[a-z]{12}", folded[start : found.start()]) or _MONEY.match(folded, found.end())
        ):
            digits = re.sub(r"\D", "", found[1])
            if 6 <= len(digits) <= 19 and not _filler(digits):
                out.append(Number(found.start(1), found.end(1), digits, 0.9))
    return tuple(out)


def masked(folded: str) -> str:
    """`folded` with labelled state numbers and accounts blanked out: no telephone is read there."""
    spans = [(n.start, n.end) for n in (*tax_codes(folded), *registrations(folded), *accounts(folded))]
    for start, end in spans:
        folded = folded[:start] + "#" * (end - start) + folded[end:]
    return folded
