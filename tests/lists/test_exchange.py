"""The exchange file: its schema, its CSV without formulas, and what each receiver may not see."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lists.exchange import FIELDS, SCHEMA, Known, harmless, record, write_csv, write_json
from lists.masking import Receiver, cover, masked_match, masked_tie, personal
from lists.model import Match
from ties.document import tie_text
from ties.model import Mark, MarkKind, Profile, Reason, Standing, Tie

FIRM = Profile(
    "gom.vn",
    "v1",
    "",
    (
        Mark(MarkKind.NAME, "Công ty TNHH Minh Ánh", "Công ty TNHH Minh Ánh"),
        Mark(MarkKind.TAX_CODE, "0300588569", "0300588569"),
        Mark(MarkKind.ADDRESS, "12 le loi|ho chi minh", "12 Lê Lợi, TP.HCM"),
        Mark(MarkKind.PHONE, "0903418226", "0903418226"),
        Mark(MarkKind.PHONE, "0938222117", "0938222117", alien="Thiết kế web bởi WebNhà"),
        Mark(MarkKind.EMAIL, "lan@gom.vn", "lan@gom.vn"),
        Mark(MarkKind.BANK_ACCOUNT, "190345678901", "190345678901"),
    ),
)
PERSON = Profile(
    "lan.vn",
    "v2",
    "",
    (
        Mark(MarkKind.NAME, "Hộ kinh doanh Trần Thị Lan", "Hộ kinh doanh Trần Thị Lan"),
        Mark(MarkKind.TAX_CODE, "079190001234", "079190001234"),
        Mark(MarkKind.ADDRESS, "7 kim ma|ha noi", "7 Kim Mã, Hà Nội"),
        Mark(MarkKind.PHONE, "0903418227", "0903418227"),
    ),
)
SECRETS = (
    "0903418226",
    "lan@gom.vn",
    "190345678901",
    "Trần Thị Lan",
    "079190001234",
    "7 Kim Mã",
    "0903418227",
)


TIE = Tie(
    "gom.vn",
    "lan.vn",
    9.0,
    0.99,
    Standing.TIED,
    (
        *(
            Reason(
                kind,
                "same",
                1.0,
                tuple(m for m in FIRM.marks if m.kind is kind),
                tuple(m for m in PERSON.marks if m.kind is kind),
            )
            for kind in MarkKind
        ),
        Reason(MarkKind.TEXT, "many", 1.0, (Mark(MarkKind.TEXT, "gọi 0903418226", "gọi 0903418226"),)),
    ),
)


def test_a_tie_leaves_without_what_its_receiver_may_not_see() -> None:
    text = tie_text(masked_tie(TIE, Receiver.AGENCY))
    assert not [secret for secret in (*SECRETS, "WebNhà", "0938222117") if secret in text]
    assert "Công ty TNHH Minh Ánh" in text and "0300588569" in text, "a firm is told whole"
    assert masked_tie(TIE, Receiver.INSPECTOR) == TIE


def test_a_match_covers_a_person_in_the_row_and_in_the_reasons() -> None:
    row = {"owner": "Trần Thị Lan", "tax_code": "079190001234", "address": "7 Kim Mã", "domain": "lan.vn"}
    why = (
        ("domain", "lan.vn", "lan.vn"),
        ("tax_code", "079190001234", "079190001234"),
        ("name", "Trần Thị Lan", "Hộ kinh doanh Trần Thị Lan"),
        ("address", "7 Kim Mã", "7 Kim Mã"),
    )
    match = Match(1, 2, "websites", "storefront", "lan.vn", "lan.vn", True, why, "v#1", row)
    out = masked_match(match, Receiver.AGENCY)
    assert not [secret for secret in SECRETS if secret in f"{out.reasons}{out.values}"]
    assert out.values["domain"] == "lan.vn" and out.reasons[0] == why[0]
    firm = replace(match, values={"owner": "Công ty TNHH Minh Ánh", "tax_code": "0300588569"}, reasons=())
    assert masked_match(firm, Receiver.AGENCY) == firm and masked_match(match, Receiver.INSPECTOR) == match


def known(profile: Profile) -> Known:
    return Known(
        profile.storefront, f"http://{profile.storefront}/", "website", "", "s1", 2, "2026-11-26T00:00:00+00:00",
        3, 1, 1, ("notice-badge-shown",), "other.vn", ("decisions:QLTT:7",),
    )  # fmt: skip


def written(receiver: Receiver) -> str:
    out = io.StringIO()
    write_json(
        out, [record(known(p), p, receiver) for p in (FIRM, PERSON)], receiver, "2026-11-26T00:00:00+00:00"
    )
    return out.getvalue()


@pytest.mark.parametrize("receiver", list(Receiver))
def test_it_holds_to_its_schema(receiver: Receiver) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(written(receiver)), schema)


def test_every_field_is_documented_and_in_the_schema() -> None:
    item = json.loads(SCHEMA.read_text("utf-8"))["properties"]["storefronts"]["items"]
    assert tuple(item["properties"]) == tuple(item["required"]) == FIELDS
    docs = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text("utf-8")
    for name, said in item["properties"].items():
        assert f"| `{name}` |" in docs
        assert said["description"] in docs


@pytest.mark.parametrize("receiver", [Receiver.AGENCY, Receiver.PUBLIC])
def test_nothing_personal_leaves(receiver: Receiver) -> None:
    text = written(receiver)
    assert not [secret for secret in SECRETS if secret in text]
    assert "Công ty TNHH Minh Ánh" in text and "0300588569" in text


def test_the_inspecting_authority_sees_everything() -> None:
    text = written(Receiver.INSPECTOR)
    assert all(secret in text for secret in SECRETS)


def test_the_public_is_told_nothing_unconfirmed() -> None:
    for one in json.loads(written(Receiver.PUBLIC))["storefronts"]:
        assert one["leads_open"] is None and one["leads_referred"] is None
        assert one["clone_of"] == "" and one["on_lists"] == []
        assert one["leads_confirmed"] == 1


def test_somebody_elses_number_is_not_the_shops() -> None:
    assert record(known(FIRM), FIRM, Receiver.INSPECTOR)["phones"] == ["0903418226"]


@pytest.mark.parametrize("number", ["0903418227", "84903418227", "+84903418227"])
def test_a_telephone_in_an_address_is_covered_too(number: str) -> None:
    where = f"zalo.me/{number}"
    about = replace(known(PERSON), storefront=where, url=f"https://{where}?x=1", clone_of=f"zalo.me/{number}")
    assert record(about, PERSON, Receiver.INSPECTOR)["storefront"] == where
    for receiver in (Receiver.AGENCY, Receiver.PUBLIC):
        made = record(about, PERSON, receiver)
        assert "903418227" not in json.dumps(made)
        assert made["storefront"] == "zalo.me/•••27" and {"storefront", "url"} <= set(made["masked"])
    about = replace(about, storefront="shop.vn/p-1209034182275", url="https://shop.vn/p-1209034182275")
    assert record(about, PERSON, Receiver.PUBLIC)["storefront"] == "shop.vn/p-1209034182275"


def test_what_was_covered_is_named() -> None:
    one = record(known(PERSON), PERSON, Receiver.AGENCY)
    assert one["masked"] == ["address", "name", "phones", "tax_code"]
    assert one["phones"] == ["•••27"]


@pytest.mark.parametrize(
    ("name", "code", "person"),
    [
        ("Công ty TNHH Minh Ánh", "0300588569", False),
        ("HTX Tân Tiến", "", False),
        ("Hộ kinh doanh Lan", "", True),
        ("Shop Bé Na", "", True),  # does not say that it is a firm
        ("Công ty TNHH Minh Ánh", "079190001234", True),  # twelve digits are a person's number
        ("", "", True),
    ],
)
def test_who_may_be_a_person(name: str, code: str, person: bool) -> None:
    assert personal(name, code) is person


def test_a_csv_has_no_formulas() -> None:
    evil = Profile("x.vn", marks=(Mark(MarkKind.NAME, "=1+1", '=HYPERLINK("http://evil")'),))
    out = io.StringIO()
    write_csv(out, [record(known(evil), evil, Receiver.INSPECTOR)])
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["name"] == '\'=HYPERLINK("http://evil")'
    assert row["leads_open"] == "3" and row["personal"] == "true"


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not harmless(text).lstrip(" ").startswith(("=", "+", "-", "@"))


@given(st.text(min_size=1))
def test_covering_leaves_at_most_two_characters(text: str) -> None:
    left = cover(text).replace("•", "")
    assert "@" in text or len(left) <= 2
