"""What the pages say of the contract: offer, reply, moment, review, termination, keeping a copy.

A passage missed is a false accusation, so every way of saying it counts, in the terms or on the order form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.facts.clauses import clause, read_clauses
from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.section import Carried
from checker.facts.shelf import Shelf
from checker.facts.terms import named
from checker.model import Fact

_WHERE = "contract_conclusion general shipping payment"
_ENDS = _WHERE + " returns"  # a page about what comes back says how an order is called off
# Terms of these alone confirm, keep and change something else than an order: a complaint, a person's data, a repair.
_ELSE = frozenset(f"terms.{m}" for m in ("returns", "warranty", "privacy", "complaints", "inspection"))
_SPEAKING = ("checkout", "cart", "policy", "home", "other", "about", "contact")
_ORDER = (
    r"(?:don(?:(?: dat)? hang)?|gio(?: hang)?|thong tin dat hang|noi dung don|thong tin don|ten (?:hang|"
    r"san pham|hang hoa)|"
    r"tung (?:muc|mon|mat hang|san pham)|so luong|mat hang)"
)
_OF_ORDERS = re.compile(r"\b(?:xac nhan|don|dat|mua|chot|order\w*|confirm\w*)\b")
CLAUSES = (
    clause(
        "contract.offer",
        _WHERE,
        r"(?:don (?:dat )?hang|viec dat hang|yeu cau dat hang|dat hang).{0,80}(?:la|duoc coi la|"
        r"duoc xem la|the hien|cau thanh) (?:mot )?(?:de nghi|loi de nghi|yeu cau|de xuat)|"
        r"de nghi (?:giao ket|mua)(?: hop dong)?|(?:order|placing an order|submit\w*)[^.]{0,80}(?:is|as|make|"
        r"constitutes?) (?:an|your) offer|offer to (?:buy|purchase)",
        r"de nghi giao ket",
    ),
    clause(
        "contract.reply",
        _WHERE,
        r"(?:(?:se|goi dien|lien he|gui (?:e-?mail|tin nhan|sms)|thong bao)[^.]{0,60}(?:xac nhan|"
        r"tra loi|phan hoi)[^.]{0,40}(?:don|dat hang|don hang|khach)?)"
        r"|xac (?:nhan|minh) (?:lai )?don(?: hang)? (?:qua|bang|trong)|"
        r"(?:lien he|goi)(?: lai| dien)?[^.]{0,30}chot don|goi (?:lai |dien )?xac nhan|goi lai cho (?:ban|quy khach)|"
        r"(?:nhan|cho) (?:duoc )?(?:e-?mail|tin nhan|sms|cuoc goi) xac nhan|"
        r"nhan vien (?:\S+ ){0,3}xac nhan(?: lai)? (?:don|thong tin)|"
        r"contact (?:the |you|our )?(?:\S+ ){0,14}?to (?:verify|confirm)|"
        r"tra loi (?:de nghi|chap nhan)|(?:we|shop|store|seller)(?: \S+){0,6} (?:accept|decline|confirm)"
        r"(?: \S+){0,6} order|confirm(?:ation)? (?:\S+ ){0,4}(?:by|via) (?:e-?mail|phone|sms)|"
        r"orders? (?:\S+ ){0,3}(?:be|are|is) confirmed (?:by|via|in)\b|"
        r"(?:phieu|thu) xac nhan (?:\S+ ){0,20}(?:gui|qua) (?:\S+ ){0,4}(?:e-?mail|tin nhan)",
        r"tra loi (?:de nghi|chap nhan)|xac nhan don hang",
        unless=r"khieu nai|hoan tien|bao hanh|xac nhan (?:\S+ ){0,2}(?:thanh toan|chuyen khoan|da chuyen)",
    ),
    clause(
        "contract.moment",
        _WHERE,
        r"hop dong (?:mua ban )?(?:duoc|chi duoc|se)? ?(?:xem la |coi la )?(?:da )?"
        r"(?:giao ket|hinh thanh|co hieu luc|duoc coi(?! la (?:da )?(?:hoan|cham dut|huy|vo hieu|het)))|"
        r"hop dong (?:\S+ ){0,14}?(?:coi|xem) (?:la|nhu) (?:da )?(?:duoc )?(?:(?:giao|ky) ket|xac lap|hinh thanh|"
        # one that is carried out was concluded before
        r"thanh lap|co hieu luc|rang buoc|hoan (?:tat|thanh) (?:ke )?(?:tu |sau )?(?:khi|luc) (?:\S+ ){0,10}?(?:chap|"
        r"xac) nhan)|"
        r"hop dong (?:\S+ ){0,12}?(?:chi )?duoc (?:giao ket|hinh thanh|xac lap) "
        r"(?:khi|tu khi|sau khi|ngay khi|vao luc)|"
        r"khong (?:\S+ )?cau thanh (?:mot )?hop dong|"
        r"thoi diem (?:giao ket|hinh thanh)|"
        r"giao dich (?:\S+ ){0,2}(?:coi la|xem la) (?:da )?(?:hoan thanh|thanh cong|xac lap|duoc xac lap)|"
        r"(?:don hang|dat hang|dat xe) (?:\S+ ){0,6}(?:chi )?(?:duoc )?(?:coi la|xem la|co hieu luc|"
        r"duoc xac lap)(?: \S+){0,8} khi|(?:don hang|dat hang|dat xe) (?:\S+ ){0,3}(?:hoan tat|"
        r"thanh cong) (?:chi )?(?:sau )?khi|"
        r"hang chi (?:\S+ ){0,4}(?:dat mua|giu)(?: \S+){0,2} (?:khi|sau khi)|"
        r"(?:don hang|dat (?:hang|xe|phong|cho|ve|tour|lich)) (?:\S+ ){0,4}?(?:chi|chinh thuc) (?:\S+ ){0,4}"
        r"(?:xac nhan|dat mua|giu|hoan tat)(?: \S+){0,3}? (?:khi|tu khi|sau khi|tu luc)|"
        r"(?:la ban da|khi do ban da) dat \S+ thanh cong|don hang chi (?:duoc|co)(?: \S+){0,4} (?:khi|"
        r"sau khi)|"
        r"contract(?:ual relationship)? (?:\S+ ){0,4}(?:is|becomes|will be|comes) (?:\S+ ){0,2}(?:concluded|formed|"
        r"established|effective|binding|made|"
        r"into)|contract (?:\S+ ){0,12}?deemed (?:to be )?(?:complete|concluded|formed|made)",
        r"thoi diem (?:giao ket|hop dong|hinh thanh)",
    ),
    clause(
        "contract.review",
        _WHERE,
        r"(?:kiem tra|xem|ra soat|doc|doi chieu)(?:,? (?:lai|ky|va|xac nhan|hoac|sua|bo sung|sua doi|ky luong|can than|"
        rf"thong tin|noi dung|chi tiet|toan bo|cac))* {_ORDER}|"
        r"(?:chinh sua|sua doi|sua|thay doi|them bot|them|bot|bo sung|cap nhat|dieu chinh|xoa|(?<!huy )bo|bo bot)"
        rf"(?:,? (?:va|hoac|hay|huy|sua doi|sua|xoa|bo|bo sung|chinh sua|thong tin|noi dung|cac|lai|bot|"
        rf"toan bo))* {_ORDER}|"
        r"(?:kiem tra|chinh sua|sua)(?: (?!khi|truoc|luc|hang)\S+){1,8} trong (?:don|gio)(?: dat)?(?: hang)?\b|"
        rf"(?:man hinh|trang|buoc|bang) (?:ra soat|kiem tra|xem lai|xac nhan)|hien lai(?: \S+){{0,3}} don|"
        rf"ra soat(?:,? (?:bo sung|sua doi|xac nhan|chinh sua))+|"
        rf"quay lai (?:\S+ ){{0,3}}(?:sua|chinh|thay doi)|"
        rf"(?:review|check|edit|correct|amend|change|remove|modify)(?:,? (?:or|and|edit|correct|review|remove|modify|"
        rf"your|the|every|any|each|all|details of))* "
        rf"(?:orders?|cart|basket|bag|items?|quantit(?:y|ies)|details|it|them)",
        r"(?:kiem tra|xem|ra soat) lai|ra soat|review (?:your |the )?(?:order|before)|sua doi truoc khi",
        unless=r"(?:khi|luc) (?:nhan|giao)|truoc khi nhan|"
        # of goods that came: nobody looks at what an order is made of
        r"kiem tra (?:lai |ky )?(?:so luong|mat hang)(?:,? (?:va )?\S+){0,6}? (?:kich thuoc|chat lieu|chat luong|"
        r"bao bi|tinh trang|ngoai quan|mau ma)(?![^.]{0,80}\b(?:truoc khi|dat hang|thanh toan|bam|dia chi|gui don))|"
        r"(?:kho|khong the|khong duoc) (?:thay|sua|doi)",
    ),
    clause(
        "contract.termination",
        _ENDS,
        r"(?:huy|huy bo) (?:(?!va )\S+ ){0,3}(?:don(?: hang| dat hang)?|dat hang|giao dich|hop dong)|"
        r"tu choi (?:\S+ ){0,3}(?:don hang|giao dich|don dat)|cham dut hop dong|don phuong cham dut|"
        r"orders? (?:\S+ ){0,5}cancell?ed|"
        r"hop dong (?:\S+ ){0,3}cham dut|(?:cancel|end|terminate) (?:\S+ ){0,3}(?:orders?|contract|purchase)|"
        r"right of withdrawal",
        r"huy don|cham dut|cancel",
    ),
    clause(
        "contract.storage",
        _WHERE,
        r"(?:luu(?! y| hanh| kho| bai| thong)(?: lai| giu| tru)?|(?<!dat )(?<!nhan )(?<!may )in(?! an)|"
        r"tai ve|tai xuong)(?:,? (?:\S+ ){0,6})"
        r"(?:ma don hang|don hang|"
        r"xac nhan(?: don)?|"
        r"hop dong|chung tu|hoa don dien tu)|tai ve, (?:luu|in)|"
        r"(?:e-?mail|tin nhan|sms) xac nhan (?:don|dat)|lich su (?:don|mua) hang|"
        r"(?:muc|trang|phan|vao|tai|trong) \W{0,2}don hang cua toi\b|"
        r"(?:he thong|chung toi|shop|cua hang|duoc|se)(?: \S+){0,10} ma don hang|ma don hang (?:\S+ ){0,3}(?:de|duoc)|"
        r"(?:store|download|print|save|keep)(?:,? (?:or|and|store|download|print|save|keep|your|the|a|copy|of))* "
        r"(?:order|confirmation|contract)|order history",
        r"luu (?:tru|giu|xac nhan|ban)(?! (?:\S+ ){0,2}(?:thong tin|du lieu))",
        unless=r"thong tin (?:ca nhan|khach hang|cua)|du lieu",
    ),
)


def read_contract(shelf: Shelf, carried: Mapping[str, Sequence[Carried]]) -> dict[str, tuple[Fact, ...]]:
    """Facts contract.*: the sentences that say each part, in the terms first, then on any page that speaks."""
    pages = sorted(
        (p for p in shelf.of_kind(*_SPEAKING) if not _else(shelf, p)),
        key=lambda p: _SPEAKING.index(shelf.kind(p)),
    )
    out = read_clauses(CLAUSES, carried, shelf, "contract:clauses", pages)
    if any(_of_a_letter(shelf, fact) for fact in out.get("contract.reply", ())):
        del out["contract.reply"]
    return out


def _of_a_letter(shelf: Shelf, fact: Fact) -> bool:
    """Whether a reply is promised beside a form for letters: "Chúng tôi sẽ trả lời bạn sớm nhất" on a contact page."""
    page = shelf.captured(fact.url)
    return page is not None and shelf.kind(page) == "contact" and not _OF_ORDERS.search(fold(fact.quote))


def _else(shelf: Shelf, page: Page) -> bool:
    """Whether a page names itself after terms that say nothing of an order, and after no other; or is a draft."""
    told = frozenset[str]().union(*(named(*name) for name in shelf.names(page)))
    return (bool(told) and told <= _ELSE) or id(page) in shelf.drafts
