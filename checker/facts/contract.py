"""What the pages say of the contract: offer, reply, moment, review, termination, keeping a copy.

A passage missed is a false accusation, so every way of saying it counts, in the terms or on the order form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.facts.clauses import clause, read_clauses
from checker.facts.section import Carried
from checker.facts.shelf import Shelf
from checker.model import Fact

_WHERE = "contract_conclusion general shipping payment returns"
_SPEAKING = ("checkout", "cart", "policy", "home", "other", "about", "contact")
_ORDER = (
    r"(?:don(?:(?: dat)? hang)?|gio(?: hang)?|thong tin dat hang|noi dung don|thong tin don|ten (?:hang|"
    r"san pham|hang hoa)|"
    r"tung (?:muc|mon|mat hang|san pham)|so luong|mat hang)"
)
CLAUSES = (
    clause(
        "contract.offer",
        _WHERE,
        r"(?:don (?:dat )?hang|viec dat hang|yeu cau dat hang|dat hang).{0,80}(?:la|duoc coi la|"
        r"duoc xem la|the hien|cau thanh) (?:mot )?(?:de nghi|loi de nghi|yeu cau)|"
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
        r"tra loi (?:de nghi|chap nhan)|(?:we|shop|store|seller)(?: \S+){0,6} (?:accept|decline|confirm)"
        r"(?: \S+){0,6} order|confirm(?:ation)? (?:\S+ ){0,4}(?:by|via) (?:e-?mail|phone|sms)",
        r"tra loi (?:de nghi|chap nhan)|xac nhan don hang",
    ),
    clause(
        "contract.moment",
        _WHERE,
        r"hop dong (?:mua ban )?(?:duoc|chi duoc|se)? ?(?:xem la |coi la )?(?:da )?"
        r"(?:giao ket|hinh thanh|co hieu luc|duoc coi)|"
        r"thoi diem (?:giao ket|hinh thanh)|"
        r"giao dich (?:\S+ ){0,2}(?:coi la|xem la) (?:da )?(?:hoan thanh|thanh cong|xac lap|duoc xac lap)|"
        r"(?:don hang|dat hang|dat xe) (?:\S+ ){0,6}(?:chi )?(?:duoc )?(?:coi la|xem la|co hieu luc|"
        r"duoc xac lap)(?: \S+){0,8} khi|(?:don hang|dat hang|dat xe) (?:\S+ ){0,3}(?:hoan tat|"
        r"thanh cong) (?:chi )?(?:sau )?khi|"
        r"(?:la ban da|khi do ban da) dat \S+ thanh cong|don hang chi (?:duoc|co)(?: \S+){0,4} (?:khi|"
        r"sau khi)|contract (?:\S+ ){0,4}(?:is|becomes|will be|comes) (?:\S+ ){0,2}(?:concluded|formed|binding|made|"
        r"into)",
        r"thoi diem (?:giao ket|hop dong|hinh thanh)",
    ),
    clause(
        "contract.review",
        _WHERE,
        r"(?:kiem tra|xem|ra soat|doc|doi chieu)(?:,? (?:lai|ky|va|xac nhan|hoac|sua|bo sung|sua doi|ky luong|can than|"
        rf"thong tin|noi dung|chi tiet|toan bo|cac))* {_ORDER}|"
        r"(?:chinh sua|sua doi|sua|thay doi|them bot|them|bot|bo sung|cap nhat|dieu chinh|xoa|bo|bo bot)"
        rf"(?:,? (?:va|hoac|hay|huy|sua doi|sua|xoa|bo|bo sung|chinh sua|thong tin|noi dung|cac|lai|bot|"
        rf"toan bo))* {_ORDER}|"
        rf"(?:man hinh|trang|buoc|bang) (?:ra soat|kiem tra|xem lai|xac nhan)|hien lai(?: \S+){{0,3}} don|"
        rf"ra soat(?:,? (?:bo sung|sua doi|xac nhan|chinh sua))+|"
        rf"quay lai (?:\S+ ){{0,3}}(?:sua|chinh|thay doi)|"
        rf"(?:review|check|edit|correct|amend|change|remove)(?:,? (?:or|and|edit|correct|review|remove|your|the|every|"
        rf"any|each|all))* (?:orders?|cart|basket|bag|items?|quantit(?:y|ies)|details|it|them)",
        r"(?:kiem tra|xem|ra soat) lai|ra soat|review (?:your |the )?(?:order|before)|sua doi truoc khi",
    ),
    clause(
        "contract.termination",
        _WHERE,
        r"(?:huy|huy bo) (?:\S+ ){0,3}(?:don(?: hang| dat hang)?|dat hang|giao dich|hop dong)|"
        r"tu choi (?:\S+ ){0,3}(?:don hang|giao dich|don dat)|cham dut hop dong|don phuong cham dut|"
        r"hop dong (?:\S+ ){0,3}cham dut|(?:cancel|end|terminate) (?:\S+ ){0,3}(?:orders?|contract|purchase)|"
        r"right of withdrawal",
        r"huy don|cham dut|cancel",
    ),
    clause(
        "contract.storage",
        _WHERE,
        r"(?:luu(?: lai| giu| tru)?|in|tai ve|tai)(?:,? (?:\S+ ){0,6})(?:ma don hang|don hang|xac nhan(?: don)?|"
        r"hop dong|chung tu|hoa don dien tu)|tai ve, (?:luu|in)|"
        r"(?:e-?mail|tin nhan|sms) xac nhan (?:don|dat)|lich su (?:don|mua) hang|ma don hang|don hang cua toi|"
        r"(?:store|download|print|save|keep)(?:,? (?:or|and|store|download|print|save|keep|your|the|a|copy|of))* "
        r"(?:order|confirmation|contract)|order history",
        r"luu (?:tru|giu|xac nhan|ban)",
    ),
)


def read_contract(shelf: Shelf, carried: Mapping[str, Sequence[Carried]]) -> dict[str, tuple[Fact, ...]]:
    """Facts contract.*: the sentences that say each part, in the terms first, then on any page that speaks."""
    pages = sorted(shelf.of_kind(*_SPEAKING), key=lambda p: _SPEAKING.index(shelf.kind(p)))
    return read_clauses(CLAUSES, carried, shelf, "contract:clauses", pages)
