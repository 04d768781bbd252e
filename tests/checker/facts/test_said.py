"""Nobody is asked in vain: who is not asked because a text holds none of their words would have said nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from listing_kit import lexicons, row

from checker.facts import address, contact, label, makers, promotion, responsible, standards
from checker.facts.material import Kit, Material, Passage, kit_of
from checker.facts.units import units
from checker.model import Place


class _All(frozenset[str]):
    """Every list at once."""

    def __contains__(self, name: object) -> bool:
        return True

    def isdisjoint(self, other: object) -> bool:
        return False


_PHRASES = sorted(
    {term.phrase for name, one in lexicons().items() if name != "teencode" for term in one.terms}
)
_said = st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=6).map(" ".join)


@given(_said, _said)
@settings(max_examples=150, deadline=None)
@example("Giày Nike", "bản này giống 98%, auth 2tr9, bên em 450k")
def test_asking_everybody_gives_the_same_facts(title: str, description: str) -> None:
    asked = row(title, description, attributes={"Xuất xứ": "Việt Nam"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Kit, "lists_in", lambda kit, material: _All())
        assert row(title, description, attributes={"Xuất xứ": "Việt Nam"}).facts == asked.facts


def passage(text: str) -> Passage:
    """A description that was read."""
    made = Passage("description", text, lambda start, end: Place("", start, end))
    kit_of(lexicons()).lists_in(Material("u", "c", [made]))
    return made


@given(st.from_regex(label._CERTIFICATE, fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_a_certificate_passes_the_first_look(text: str) -> None:
    assert label._NUMBERED.search(text) or label._MARKETED.search(text)


@pytest.mark.parametrize(("kind", "pattern"), [one[:2] for one in standards._STANDARDS])
def test_a_standard_passes_the_first_look(kind: str, pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern.pattern.partition("(?=")[0], fullmatch=True))
    @settings(max_examples=25, deadline=None)
    def passes(text: str) -> None:
        assert any(need in text for need in standards._NEEDS[kind])
        assert passage(f"Có {text}.").says(standards._NAMES)

    passes()


@given(st.from_regex(promotion._PERCENT, fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_an_offer_passes_the_first_look(text: str) -> None:
    assert promotion._SHARE.search(text)
    assert passage(f"Nay {text}").says(promotion._OFFERING) or promotion._LESS.search(text)


@given(st.from_regex(makers._WORKSHOP, fullmatch=True))
@settings(max_examples=100, deadline=None)
def test_a_workshop_passes_the_first_look(text: str) -> None:
    said = f"Bởi {text} {text}"
    found = passage(said).matches(makers._WORKSHOP, makers._WORKS, len(said))
    assert [one.span() for one in found] == [one.span() for one in makers._WORKSHOP.finditer(said)]


@pytest.mark.parametrize("label", ["Địa chỉ", "ĐỊA CHỈ", "Đ/c", "đc", "ĐC", "Address"])
def test_an_address_passes_the_first_look(label: str) -> None:
    text = f"Công ty TNHH Sao Mai {label}: 12 Nguyễn Trãi, Hà Nội"
    assert responsible._ADDRESS.search(text)
    assert passage(text).says(responsible._ADDRESSES)


@given(
    st.lists(
        st.sampled_from(["Sản xuất: ", "NHẬP KHẨU : ", "\n", " ", "- ", "ACME", "hàng của: "]), max_size=9
    )
)
@settings(max_examples=200, deadline=None)
def test_lines_are_asked_for_makers_as_the_whole_text_is(parts: list[str]) -> None:
    text = "".join(parts)
    wanted = [found.span() for found in makers._MADE_BY.finditer(text)]
    assert [found.span() for found in makers.made_by(passage(text))] == wanted


def test_a_text_that_was_not_read_passes_every_look() -> None:
    assert Passage("description", "Áo", lambda start, end: Place("")).says(["iso"])


_UNIT = st.sampled_from(sorted(units().provinces | units().districts))


@given(
    st.sampled_from(["", "12 duong ", "so 5, ", "thon 3, xa a, "]),
    _UNIT,
    st.sampled_from([", ", " - ", ",", "; ", "."]),
    _UNIT,
    st.sampled_from(["", "q", "q.", "quan ", "tp", "tp.", "huyen ", "tx. ", "("]),
    st.sampled_from(["", ".", ">", "), viet nam", " province"]),
)
@settings(max_examples=300, deadline=None)
def test_a_unit_passes_the_first_look(
    street: str, first: str, between: str, second: str, prefix: str, end: str
) -> None:
    folded = f"{street}{prefix}{first}{between}{prefix}{second}{end}"
    found = address.find.__wrapped__(folded)  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address, "may_name_unit", lambda text: True)
        assert address.find.__wrapped__(folded) == found  # type: ignore[attr-defined]


@given(st.from_regex(contact._EMAIL))
@settings(max_examples=300, deadline=None)
def test_an_address_of_mail_passes_the_first_look(text: str) -> None:
    assert contact.emails(text) == contact._emails(text)
