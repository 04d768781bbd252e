"""Sentences of rules: filled once or many times they are the same; a stranger's text stays on its line."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from checker.leads.wording import Sentence, one_line, render, show


@given(st.text(), st.text())
def test_a_sentence_cut_once_says_what_its_template_says(one: str, other: str) -> None:
    template = "Tin “{listing.title}” tại { subject.url }: {listing.title}{x"
    values = {"listing.title": one, "subject.url": other}
    sentence = Sentence(template)
    assert set(sentence.names) == values.keys()
    assert sentence.filled({name: show(v, "vi") for name, v in values.items()}) == render(
        template, values.get, "vi"
    )
    assert Sentence("x {y").filled({}) == "x {y"


@given(st.text())
def test_what_controls_or_hides_does_not_reach_a_line(text: str) -> None:
    found = one_line(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for char in found)
    kept = [c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs")]
    assert found.replace(" ", "") == "".join(kept)
