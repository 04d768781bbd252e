"""What the terms say of the contract: offer, reply, moment, review, termination, keeping a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.facts.clauses import clause, read_clauses
from checker.facts.shelf import Shelf
from checker.facts.terms import Carried
from checker.model import Fact

_WHERE = "contract_conclusion general shipping payment returns"
CLAUSES = (
    clause(
        "contract.offer",
        _WHERE,
        r"(?:don (?:dat )?hang|viec dat hang|yeu cau dat hang|dat hang).{0,80}(?:la|duoc coi la|"
        r"duoc xem la|the hien|cau thanh) (?:mot )?(?:de nghi|loi de nghi|yeu cau)|"
        r"de nghi giao ket(?: hop dong)?",
    ),
    clause(
        "contract.reply",
        _WHERE,
        r"(?:(?:se|goi dien|lien he|gui (?:e-?mail|tin nhan|sms)|thong bao)[^.]{0,60}(?:xac nhan|"
        r"tra loi|phan hoi)[^.]{0,40}(?:don|dat hang|don hang|khach)?)"
        r"|xac (?:nhan|minh) (?:lai )?don hang (?:qua|bang|trong)|goi lai cho (?:ban|quy khach)|"
        r"tra loi (?:de nghi|chap nhan)",
    ),
    clause(
        "contract.moment",
        _WHERE,
        r"hop dong (?:mua ban )?(?:duoc|chi duoc|se)? ?(?:giao ket|hinh thanh|co hieu luc|duoc coi)|"
        r"thoi diem (?:giao ket|hinh thanh)|"
        r"(?:don hang|dat hang|dat xe) (?:\S+ ){0,6}(?:chi )?(?:duoc )?(?:coi la|xem la|co hieu luc|"
        r"duoc xac lap)(?: \S+){0,8} khi|(?:don hang|dat hang|dat xe) (?:\S+ ){0,3}(?:hoan tat|"
        r"thanh cong) (?:chi )?(?:sau )?khi|"
        r"(?:la ban da|khi do ban da) dat \S+ thanh cong|don hang chi (?:duoc|co)(?: \S+){0,4} (?:khi|"
        r"sau khi)",
    ),
    clause(
        "contract.review",
        _WHERE,
        r"(?:kiem tra|xem|ra soat|doc) (?:lai |ky )?(?:thong tin |noi dung )?(?:don hang|gio hang|"
        r"thong tin dat hang)|(?:chinh sua|sua doi|sua|thay doi|them bot|bo sung|cap nhat)"
        r" (?:so luong|don hang|thong tin don|thong tin dat hang|gio hang|noi dung don)",
    ),
    clause(
        "contract.termination",
        _WHERE,
        r"(?:huy|huy bo) (?:\S+ ){0,3}(?:don(?: hang| dat hang)?|dat hang|giao dich|hop dong)|"
        r"tu choi (?:\S+ ){0,3}(?:don hang|giao dich|don dat)|cham dut hop dong|don phuong cham dut",
    ),
    clause(
        "contract.storage",
        _WHERE,
        r"(?:luu(?: lai| giu| tru)?|in|tai ve|tai) (?:\S+ ){0,4}(?:ma don hang|don hang|xac nhan don|"
        r"hop dong|chung tu|hoa don dien tu)|"
        r"(?:e-?mail|tin nhan|sms) xac nhan (?:don|dat)|lich su (?:don|mua) hang|ma don hang",
    ),
)


def read_contract(shelf: Shelf, carried: Mapping[str, Sequence[Carried]]) -> dict[str, tuple[Fact, ...]]:
    """Facts contract.*: the sentences that say each part."""
    return read_clauses(CLAUSES, carried, shelf, "contract:clauses")
