"""A VietQR is read by the rules of EMVCo: lengths, ids, checksum; anything else is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.vietqr import Transfer, checksum, fields, from_address, parse


def field(id: str, value: str) -> str:
    return f"{id}{len(value):02d}{value}"


def payload(
    bin: str = "970436", account: str = "0123456789", holder: str = "", amount: str = "", purpose: str = ""
) -> str:
    """A VietQR as a bank's application makes it."""
    target = field("00", bin) + field("01", account)
    merchant = field("00", "A000000727") + field("01", target) + field("02", "QRIBFTTA")
    text = (
        field("00", "01") + field("01", "12" if amount else "11") + field("38", merchant) + field("53", "704")
    )
    text += field("54", amount) if amount else ""
    text += field("58", "VN")
    text += field("59", holder) if holder else ""
    text += field("62", field("08", purpose)) if purpose else ""
    text += "6304"
    return text + checksum(text)


def test_checksum_of_the_standard_example() -> None:
    assert checksum("123456789") == "29B1", "CRC-16/CCITT-FALSE's check value"


def test_a_transfer() -> None:
    found = parse(payload(holder="NGUYEN THI HOA", amount="150000", purpose="don hang 12"))
    assert found == Transfer(
        "Vietcombank", "970436", "0123456789", "NGUYEN THI HOA", 150000.0, "don hang 12", True
    )


def test_a_wrong_checksum_is_told() -> None:
    text = payload()
    found = parse(text[:-1] + ("0" if text[-1] != "0" else "1"))
    assert found is not None
    assert not found.sound


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.vn",
        "000201",
        "00020101021138",
        payload().replace("A000000727", "A000000728"),
        "9" * 600,
    ],
)
def test_no_transfer(text: str) -> None:
    assert parse(text) is None


def test_uneven_lengths() -> None:
    assert fields("0002011") is None
    assert fields("00ab") is None
    assert fields("000201") == {"00": "01"}


@given(st.text(max_size=80).map(lambda t: "000201" + t) | st.text(alphabet="0123456789A", max_size=80))
def test_any_text(text: str) -> None:
    found = parse(text)
    assert found is None or found.account


@given(st.from_regex(r"97\d{4}", fullmatch=True), st.from_regex(r"[0-9A-Z]{6,19}", fullmatch=True))
def test_every_transfer_comes_back(bin: str, account: str) -> None:
    found = parse(payload(bin, account))
    assert found is not None
    assert (found.bin, found.account, found.sound) == (bin, account, True)


@pytest.mark.parametrize(
    ("url", "bank", "account", "holder"),
    [
        (
            "https://img.vietqr.io/image/970422-19001234567-compact2.png?amount=10&accountName=TRAN%20VAN%20BA",
            "MB Bank",
            "19001234567",
            "TRAN VAN BA",
        ),
        ("https://img.vietqr.io/image/vietcombank-0123456789-print.jpg", "Vietcombank", "0123456789", ""),
        ("https://qr.sepay.vn/img?acc=0987654321&bank=TPBank", "TPBank", "0987654321", ""),
    ],
)
def test_addresses(url: str, bank: str, account: str, holder: str) -> None:
    found = from_address(url)
    assert found is not None
    assert (found.bank, found.account, found.holder) == (bank, account, holder)


@pytest.mark.parametrize(
    "url",
    [
        "https://img.vietqr.io/",
        "https://vietqr.io/image/logo-white.png",
        "https://shop.vn/image/a-1.png",
        "//[",
    ],
)
def test_other_addresses(url: str) -> None:
    assert from_address(url) is None
